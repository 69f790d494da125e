import { ranged } from "../acts/range.ts";
import { ordinalWords } from "../text/numbers.ts";
import { citation, partNoun, quote, step, type Instruction } from "./instruction.ts";
import type { Found, Named } from "./named.ts";
import { newTitledPart } from "./titled-part.ts";
import type { Where } from "./where.ts";

const comingNoun =
  "definitions?|defined terms?|terms?|sentences?|text|language|words?|provisos?|parentheticals?|paragraphs?|phrases?|tables?|charts?|grids?|rows?|provisions?|covenants?|subsections?";
const announced = new RegExp(
  `(?:(?:the )?definitions? (?:of|for) (?:each of )?|each of )?(?:(?:the|a|an) )?(?:following(?: ,)?|new|additional|two|three)(?:,? (?:and|or|new|additional|amended|revised|substituted(?= [dtp])|following|pricing|defined|corresponding|respective|replacement|restated|updated|(?:${ordinalWords})(?= sentence\\b)))*(?: (?:${comingNoun}|${partNoun}))*(?: and (?:their |the )?(?:respective |corresponding )?definitions?(?: thereof)?)?(?: (?:of|for) the following (?:defined )?terms(?= ))?(?: (${citation}(?:(?:,? and |, | through )(?:${partNoun} )?${citation})*))?(?: \\([A-Z][^()]{0,90}\\)|,? (?:entitled|captioned|titled|headed) ${quote},?)?(?=[ ,:.]|$)`,
  "iy",
);
// A term that the text defines, in quotation marks or told by its capitals.
const ofTerm = new RegExp(
  ` (?:of|for) (?:the term )?(${quote}|[A-Z][\\w-]+(?: [A-Z][\\w-]+){0,6})(?: \\([A-Z][^()]{0,90}\\))?(?=[ ,:.]|$)`,
  "y",
);
// `adding a Section 5.9 to read as follows:`, `adding language to the end thereof`: a text that follows.
const unannounced = new RegExp(
  `(?:the (?:defined terms?|definitions?|sentences?|text|language|paragraphs?|sections?|subsections?|clauses?) (?:set forth |appearing )?below|language|text|(?:a|an) (?:new |further |final |first |separate )*(?:sentence|proviso|paragraph|definition|clause|section|subsection)(?: (${citation}))?(?: of such [a-z]+)?)(?: \\([A-Z][^()]{0,90}\\))?(?=[ ,:.]|$)`,
  "iy",
);
// `adding Section 4.2(e) thereto as follows:`
const bare = new RegExp(
  `(?:${partNoun}) (${citation})(?= (?:thereto|therein)(?:[ ,:]|$)|,? (?:to read|reading|as follows|which shall read)\\b|:)`,
  "iy",
);

/** A new part that is named by its number alone, where something new is named. */
export function barelyNamed(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = instruction.put === undefined ? undefined : step(bare, instruction, at);
  if (found?.[1] === undefined) return undefined;
  const noun = (firstNoun.exec(found[0])?.[1] ?? "").toLowerCase();
  return { named: { is: "text", noun, labels: [found[1]] }, where, to: at + found[0].length };
}

const firstNoun = new RegExp(`(${comingNoun}|${partNoun})`, "i");

// `the following as a new Section 5.9`
const asNew = new RegExp(
  ` as (?:a |the )?(?:new |additional )?(?:${partNoun}) (${citation}(?:(?:,? and |, )(?:${partNoun} )?${citation})*)(?: \\([A-Z][^()]{0,90}\\))?(?=[ ,:.]|$)`,
  "iy",
);
const nounAhead = new RegExp(`^${partNoun} `, "i");

function labelsIn(list: string): readonly string[] {
  return list
    .split(/,? and |, /)
    .filter((each) => each !== "")
    .flatMap((each) => ranged(each.replace(nounAhead, "")));
}

/** The numbers or letters under which something new will go, where the words name them: `as new Section 5.9`. */
export function newNamesAt(
  instruction: Instruction,
  at: number,
): { readonly labels: readonly string[]; readonly to: number } | undefined {
  const found = step(asNew, instruction, at);
  return found === undefined ? undefined : { labels: labelsIn(found[1] ?? ""), to: at + found[0].length };
}

/** A text that follows, as the words announce it: `the following new Section 5.9`, `the following definition`. */
export function coming(instruction: Instruction, at: number, where: Where): Found | undefined {
  const titled = newTitledPart(instruction, at);
  if (titled !== undefined) return { ...titled, where };
  const told = announcedAt(instruction, at);
  if (told === undefined) return undefined;
  const { labels, noun, to } = told;
  const named: Named = { is: "text", noun, labels };
  const of = /^(?:defin|term)/.test(noun) ? step(ofTerm, instruction, to) : undefined;
  if (of?.[1] === undefined) return { named, where, to };
  const start = to + of[0].indexOf(of[1]);
  const term = instruction.text.slice(start, start + of[1].length).replaceAll('"', "");
  return { named: { ...named, term }, where, to: to + of[0].length };
}

type Announced = { readonly labels: readonly string[]; readonly noun: string; readonly to: number };

function announcedAt(instruction: Instruction, at: number): Announced | undefined {
  const unsaid = instruction.put === undefined ? undefined : step(unannounced, instruction, at);
  const found = step(announced, instruction, at) ?? unsaid;
  if (found === undefined) return undefined;
  const [whole, list = ""] = found;
  const noun = (firstNoun.exec(whole)?.[1] ?? "").toLowerCase();
  const end = at + whole.length;
  const further = list === "" ? newNamesAt(instruction, end) : undefined;
  return further === undefined ? { labels: labelsIn(list), noun, to: end } : { ...further, noun };
}
