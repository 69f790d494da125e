import { ordinalWords } from "../text/numbers.ts";
import type { Occurrence } from "../acts/target.ts";
import { attachmentNoun, citation, partNoun, past, quote, step, type Instruction } from "./instruction.ts";
import { countedBy, placeAt, type Where } from "./where.ts";

/** Quoted words as references to them: where the quotation stands in the instruction, and which of them are meant. */
export type Referred = {
  readonly inner: { readonly from: number; readonly to: number };
  readonly where: Where;
  readonly each: boolean;
  readonly to: number;
};

const thing = "(?:references?|mentions?|occurrences?|instances?|uses?)";
const counted = new RegExp(
  `(?:the )?(?:(?<all>all|each and every|each|every|any|both)(?: of the)?(?: other)?|(?<ordinal>${ordinalWords}|final|second to last|penultimate|single|only|sole)) ${thing}(?= )`,
  "iy",
);
// `the second "five"`
const countedWords = new RegExp(
  `the (${ordinalWords}|final|penultimate) (?:(?:words?|phrases?|figures?|amounts?|numbers?|dates?) )?(${quote})`,
  "iy",
);
const uncounted = new RegExp(`(?:the |a )?${thing}(?= )`, "iy");
const inside =
  /(?=,? (?:(?:contained|appearing|made|set forth) )?(?:in|within|throughout|therein|thereof) ?)(?!,? in (?:lieu|place))/iy;
const quoted = new RegExp(
  `,? (?:to|of) (?:the )?(?:(?:defined )?(?:terms?|words?|phrases?|dollar amounts?|amounts?|figures?|dates?|percentages?|numbers?) )?(${quote})`,
  "iy",
);

const capital =
  "(?:(?:[A-Z]\\.){2,4}|(?!(?:Sub)?(?:Section|Article|Clause|Paragraph)|Schedule|Exhibit|Annex|Appendix)[A-Z][\\w&-]*)";
// A name that is told by its capitals alone, and all of it.
const capitals = new RegExp(
  ` (?:to|of) (?:the )?(${capital}(?: (?:of (?:the )?(?=[A-Z]))?${capital}){0,5}(?:, (?:N\\.A\\.|Inc\\.|Ltd\\.|L\\.P\\.|L\\.L\\.C\\.|LLC))?)(?=,? (?:in|contained|appearing|set forth|therein|are|is|shall|with|by|(?:whether|either) as|and (?:by )?(?:insert|substitut|replac)ing)\\b|[.;]?\\s*$)`,
  "y",
);
// A citation is told by its noun and its number. One that goes on has more words than can be told, and of several,
// some may be told together with others: `Sections 4.1 and 4.2`.
const cited = new RegExp(
  ` (?:to|of) (${partNoun} ${citation}|${attachmentNoun} (?!(?:in|to|of|and|or)\\b)[A-Z\\d][\\w.-]{0,8}(?:\\([A-Za-z\\d]+\\))*)(?=,? (?:in (?!lieu|place|substitution)|contained|appearing|set forth|therein|are|is|shall|with|by|(?:and )?(?:by |to )?(?:insert|substitut|replac)[a-z]+)\\b|,? in (?:lieu|place|substitution)|,? therefor|[.;]?\\s*$)`,
  "iy",
);
// `, whether as Continental or as a Bank,`: other words for the same, which the act is in doubt for.
const otherwise = /, (?:whether|either) as (?:an? )?[A-Z]\w+(?: or as (?:an? )?[A-Z]\w+)*(?=,)/y;

/**
 * Reads references that are counted or whose place is said before what they refer to: `the last reference to "x"`,
 * `all references in the Agreement to "x"`.
 */
export function referencesAt(instruction: Instruction, at: number, where: Where): Referred | undefined {
  const found = step(counted, instruction, at) ?? step(uncounted, instruction, at);
  if (found === undefined) return countedAt(instruction, at, where);
  const { all, ordinal } = found.groups ?? {};
  const after = at + found[0].length;
  const place =
    step(inside, instruction, after) === undefined
      ? { where, to: after }
      : placeAt(instruction, after, where, "stands", (to) => referredTo(instruction, to) !== undefined);
  const words = referredTo(instruction, place.to);
  const occurrence = occurrenceOf(ordinal);
  const each = all !== undefined || (ordinal === undefined && /references$/i.test(found[0]));
  if (words === undefined || occurrence === undefined || (each && words.cited)) return undefined;
  const counting = ordinal === undefined ? place.where : { ...place.where, occurrence };
  return { inner: words.inner, where: counting, each, to: words.to };
}

function countedAt(instruction: Instruction, at: number, where: Where): Referred | undefined {
  const found = step(countedWords, instruction, at);
  const occurrence = found === undefined ? undefined : occurrenceOf(found[1]);
  if (found?.[2] === undefined || occurrence === undefined) return undefined;
  const to = at + found[0].length;
  return { inner: { from: to - found[2].length + 1, to: to - 1 }, where: { ...where, occurrence }, each: false, to };
}

type Words = Pick<Referred, "inner" | "to"> & { readonly cited: boolean };

function referredTo(instruction: Instruction, at: number): Words | undefined {
  const marked = step(quoted, instruction, at);
  const named = marked ?? step(capitals, instruction, at);
  const words = named ?? step(cited, instruction, at);
  if (words?.[1] === undefined) return undefined;
  const to = at + words[0].length;
  const mark = marked === undefined ? 0 : 1;
  const inner = { from: to - words[1].length + mark, to: to - mark };
  return { inner, to: past(otherwise, instruction, to), cited: named === undefined };
}

// A count from the end is said of the last alone.
function occurrenceOf(ordinal: string | undefined): Occurrence | undefined {
  if (ordinal === undefined || /^(?:single|only|sole)$/i.test(ordinal)) return "sole";
  const count = countedBy(ordinal);
  if (count === -1) return "last";
  return count === undefined || count < 1 ? undefined : count;
}
