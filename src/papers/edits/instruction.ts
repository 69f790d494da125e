import { partLetters } from "../acts/reference.ts";
import { dateWords } from "../text/phrases.ts";
import type { Sentence, Surroundings } from "../acts/draft.ts";
import type { Operation } from "../acts/act.ts";

/** A text that an instruction puts in place, with where it stands in the flow. */
export type Put = NonNullable<Sentence["payload"]>;

/** An operation with the text it puts in place; words that it only takes out put an empty one. */
export type Edit = { readonly operation: Operation; readonly put: Put };

/**
 * The words of an instruction as they are read from the left.
 *
 * Shape: `mask` is `text` with what stands between quotation marks hidden, mark for mark, so that grammar is not sought
 * in it; `put` the text that follows the last word; `words` makes a text to be put in place of a stretch.
 */
export type Instruction = {
  readonly text: string;
  readonly mask: string;
  readonly put?: Put;
  readonly words: (from: number, to: number) => Put;
  readonly surroundings: Surroundings;
};

/** Words with what stands between quotation marks hidden. */
export function masked(text: string): string {
  return text.replaceAll(/"[^"]*"/g, (quoted) => `"${"\u0001".repeat(quoted.length - 2)}"`);
}

/** Words in quotation marks, as they stand in a mask. */
export const quote = '"\u0001+"';

/** Words that need no quotation marks to be told from those around them: amounts, days, percentages, ratios. */
export const plainValue = `[A-Z][a-z]+(?:[ -](?:and )?[A-Z][a-z]+){0,9} Dollars \\(\\$[\\d,]*\\d(?:\\.\\d{1,2})?\\)|\\$[\\d,]*\\d(?:\\.\\d{1,2})?(?: (?:million|billion))?|${dateWords}|\\d+(?:\\.\\d+)?%|\\d+(?:\\.\\d+)? ?(?:to|:) ?1(?:\\.0+)?\\b`;

/** The nouns for a part of a paper that is cited by a number or a letter. */
export const partNoun = "(?:(?:Sub-?)?(?:Section|Paragraph|Clause|Article)|Item|Part|Subpart|Proviso)s?(?: number)?";

/** A citation as it follows such a noun: `4.2(b)`, `IV`, `(iii)`. */
export const citation = `(?:(?:\\d+(?:\\.\\d+)*[A-Z]?|[IVXLC]+)(?: ?${partLetters})*|${partLetters}+)`;

/** Words that say that all of something is meant: `in its entirety`, `in full`. */
export const entirely = "in (?:(?:its|their|the)(?: respective)? )?(?:entirety|entireties)|in full|in whole";

/** The noun and the name of an attachment. */
export const attachmentNoun = "(?:Schedule|Exhibit|Annex|Appendix|Attachment)";

/** What a sticky pattern finds at a position of the mask. */
export function step(pattern: RegExp, { mask }: Instruction, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(mask) ?? undefined;
}

/** The position after what a sticky pattern finds, or the same position where it finds nothing. */
export function past(pattern: RegExp, instruction: Instruction, at: number): number {
  return at + (step(pattern, instruction, at)?.[0].length ?? 0);
}

/** What was read of an instruction, and where the reading ended. */
export type Read<What> = { readonly what: What; readonly to: number };
