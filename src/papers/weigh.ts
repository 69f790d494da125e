import { type Act, type ActKind, type ActOf } from "./acts/act.ts";
import { type DoubtCode, formOf, joinedForms, type OtherReading, type RuleName } from "./acts/certainty.ts";
import { bareTerm } from "./acts/reference.ts";
import type { Payload, Target } from "./acts/target.ts";
import type { Sentence, Surroundings } from "./acts/draft.ts";
import { endOf } from "./part-sentences.ts";
import { sentencesIn } from "./text/sentences.ts";
import type { Span } from "./text/span.ts";
import { qualifications } from "./terms/qualification.ts";

// What is granted under a limit that nobody read is granted too widely.
const granting: ReadonlySet<ActKind> = new Set<ActKind>([
  "waive",
  "overlay",
  "imposeFee",
  "forbear",
  "consent",
  "release",
]);
const limit =
  /\b(?:provided,? (?:that|however|further|the|such|no)|unless|so long as|only (?:if|to the extent)|only(?=[,.;)])|except as (?:set forth|set out|described|listed|disclosed|shown) (?:in|on) (?:the )?(?:schedule|exhibit|annex))\b/i;

/**
 * The acts of one sentence, each with what keeps it from being certain. `rule` is the rule that read it, and `others`
 * what the rules after it make of the sentence.
 */
export function weighed(
  acts: readonly Act[],
  rule: RuleName,
  others: readonly OtherReading[],
  sentence: Sentence,
  surroundings: Surroundings,
): readonly Act[] {
  const qualified = qualificationsIn(sentence);
  const shared = sharedDoubts(others, qualified, sentence, surroundings);
  const doubts = acts.map((act) => [...shared, ...ownDoubts(act, sentence)]);
  if (doubts.every((own) => own.length === 0)) return acts;
  const form = joinedForms([sentence.text, ...qualified].map(formOf));
  return acts.map((act, index) => {
    const own = doubts[index] ?? [];
    if (own.length === 0) return act;
    const shorter = own.includes("end_by_layout") && acts.length === 1 ? firstParagraphOnly(act) : [];
    // Another reading is one of the whole sentence: it is offered once.
    const otherwise = index === 0 ? [...others, ...shorter] : [];
    return { ...act, uncertain: { rule, form, doubts: own, otherwise } };
  });
}

function ownDoubts(act: Act, { text }: Sentence): readonly DoubtCode[] {
  if (granting.has(act.kind) && limit.test(text)) return ["limit_passed_over"];
  const ofText = doubtOfText(act) ?? doubtOfWords(act, text);
  if (ofText !== undefined) return [ofText];
  return "target" in act && isLettered(act.target) && letterOfProviso.test(text) ? ["letter_of_proviso"] : [];
}

// What the words of the sentence show of what they name.
function doubtOfWords(act: Act, text: string): DoubtCode | undefined {
  if (act.kind === "substituteWords" && otherNames.test(text)) return "other_names";
  if (act.kind === "replaceExhibit" && showing.test(text)) return "not_said_whole";
  const proviso = "target" in act && act.target.kind === "passage" && act.target.unit === "proviso";
  return proviso && !/\bprovisos?\b/i.test(text) ? "named_amiss" : undefined;
}

const otherNames = /, (?:whether|either) as (?:an? )?[A-Z]/;
const showing = /\bto (?:reflect|show|set forth) the following\b/i;

// What a text put in place shows by itself.
function doubtOfText(act: Act): DoubtCode | undefined {
  if (act.kind === "restateAll" && act.marked === true) return "marked_copy";
  if (isDraft(act)) return "left_blank";
  if (act.kind === "replaceDefinition" && definesAnother(act)) return "other_term";
  return act.kind === "replaceProvision" && bearsAnother(act) ? "other_number" : undefined;
}

const letterOfProviso =
  /\b(?:sub-?)?(?:clause|paragraph|section)s? \([A-Za-z]{1,5}\)[^.;:"]{0,60}? (?:of|in|to) (?:the|such|said) (?:[a-z]+ )?(?:proviso|parenthetical)\b/i;

function isLettered(target: Target): boolean {
  return "path" in target && (target.path ?? "").endsWith(")");
}

const blank = /_{3,}|\[\s*(?:[●•]|_+|\*+|TBD|dates?|amounts?|insert[^\]]*)?\s*\]/i;
const bracketed = /^\[(?!(?:intentionally )?(?:omitted|deleted|reserved|left blank)\b)[^\]]*\]$/i;

// `$_____`, `[●]`, and words in brackets: what was to be filled in or agreed when the copy was made.
function isDraft(act: Act): boolean {
  if (!("payload" in act) || act.payload === undefined || act.kind === "replaceExhibit" || act.kind === "restateAll")
    return false;
  const { text } = act.payload;
  return blank.test(text) || (act.kind !== "replaceProvision" && bracketed.test(text));
}

const numbered = /^["']{0,2}(?:(?:Section|SECTION) )?(?:(\d+(?:\.\d+)+)|\(([b-hj-uwyzB-HJ-UWYZ])\))/;

// `4.5` in place of 4.2, `(c)` of (b). A 4.2.1, (a), (i) or (1) may open what stands within the part.
function bearsAnother({ target, payload }: ActOf<"replaceProvision">): boolean {
  if (target.kind !== "provision") return false;
  const [, number, letter] = numbered.exec(payload.text) ?? [];
  if (number !== undefined) {
    const within = target.path.startsWith(number) || number.startsWith(`${target.path}.`);
    return /^\d/.test(target.path) && !within;
  }
  const own = /\(([a-z])\)$/i.exec(target.path)?.[1];
  return letter !== undefined && own !== undefined && letter.toLowerCase() !== own.toLowerCase();
}

// A definition of one term that reads from now on as that of another may be a new name, or a slip.
function definesAnother({ target, payload }: ActOf<"replaceDefinition">): boolean {
  const stated = /^['"]{0,2}([A-Z0-9][^"'\n]{0,79})['"]{1,2},?(?: (?:means?|shall|is|has)\b| ?[:(-])/.exec(
    payload.text,
  )?.[1];
  if (stated === undefined || target.kind !== "definition") return false;
  return bareTerm(stated.trim()).toLowerCase() !== target.term.toLowerCase();
}

function sharedDoubts(
  others: readonly OtherReading[],
  qualified: readonly string[],
  sentence: Sentence,
  { flow, slips }: Surroundings,
): readonly DoubtCode[] {
  const { payload } = sentence;
  const { start, end } = flow.spanOf(sentence.at, endOf(sentence));
  const found: DoubtCode[] = [];
  if (others.length > 0) found.push("two_rules");
  if (slips !== undefined && meets(slips, start, end)) found.push("slip_in_words");
  if (payload === undefined) return found;
  if (opensQuotation(payload)) found.push("quotation_open");
  if (qualified.length > 0) found.push("term_qualified");
  if (isLoose(sentence, flow.text)) found.push(isRunOn(payload, flow.text) ? "end_in_paragraph" : "end_by_layout");
  return found;
}

// What a text put in place says of a rate beyond what is understood.
function qualificationsIn({ payload }: Sentence): readonly string[] {
  return payload === undefined ? [] : qualifications(payload.text);
}

// The slips stand in their order, and there may be many.
function meets(slips: readonly Span[], start: number, end: number): boolean {
  let [low, high] = [0, slips.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slips[middle]?.end ?? end) <= start) low = middle + 1;
    else high = middle;
  }
  return (slips[low]?.start ?? end) < end;
}

/**
 * Whether a text put in place is empty, or opens a quotation that never closes.
 *
 * A mark that a paragraph begins with only to carry a quotation on closes with it, and the mark before the term of a
 * definition may be the one that opens the whole.
 */
export function opensQuotation({ text }: Pick<Payload, "text">): boolean {
  if (text.trim() === "") return true;
  const marks = (words: string) => words.split('"').length - 1;
  if (marks(text) % 2 === 0) return false;
  return (
    marks(text.replaceAll(/(?<=\n)\s*"/g, "")) % 2 !== 0 &&
    !/^[^"\n]{1,80}"(?:[:,]| (?:means?|shall|has|is)\b| \()/.test(text)
  );
}

// Several paragraphs that no quotation marks enclose, or what stands in the midst of one.
function isLoose({ payload }: Sentence, text: string): boolean {
  if (payload === undefined || text[payload.at - 1] === '"' || payload.text.startsWith('"')) return false;
  return payload.text.includes("\n") || text[payload.at - 1] === " ";
}

// Of several sentences after a colon in one paragraph, the last may be the paper's own.
function isRunOn({ at, text: put }: { readonly at: number; readonly text: string }, text: string): boolean {
  return text[at - 1] === " " && (put.includes("\n") || sentencesIn(put).length > 1);
}

function firstParagraphOnly(act: Act): readonly OtherReading[] {
  if ((act.kind !== "replaceProvision" && act.kind !== "insertProvision") || !act.payload.text.includes("\n"))
    return [];
  const { parts: _, ...put } = act.payload;
  const text = (put.text.split("\n")[0] ?? "").trimEnd();
  const span = { start: put.span.start, end: put.span.start + text.length };
  return [{ rule: "first_paragraph", acts: [{ ...act, terms: [], values: [], payload: { text, span } }] }];
}
