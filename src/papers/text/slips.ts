import type { Finding, Span } from "./span.ts";
import { allMatches } from "./match.ts";

/** A kind of slip that recognition of letters or a change of character set leaves behind, and what it stands for. */
type Slip = {
  readonly code: string;
  /** A quicker pattern, without which the text has no such slip. */
  readonly mayBe?: RegExp;
  readonly pattern: RegExp;
  readonly tell: (words: string) => string;
};

/** Words before which a converter left the letter A for the quotation mark that opens them, `ANovember 24, 1998"`. */
export const letterForMark = /(?<![\w"“”@])A([A-Z][a-z][^"“”@\n]{0,78}[^\s"“”@])["”@](?=[\s,.;:)]|$)/g;

// Each pattern wants figures beside the slip, so that words with such letters are left alone.
const slips: readonly Slip[] = [
  {
    code: "text.letter_for_figure",
    mayBe: /[lO][\d,.]*\d|[\d,.][lIOo]|(?:Sections?|Article|§) l/,
    pattern:
      /(?<![\w.])[$.]?(?:\d[\d,.]*[lIOo]{1,3}(?=[\d,.%]|\b)|[lO](?=[\d,.]*\d))(?:[\d,.lIOo]*[\dlIOo])?%?(?!\w)|(?<=\b(?:Section|Sections|Article|§) )[\d.]*l[\d.l]*\b/g,
    tell: (words) =>
      `In “${words}” a letter stands for a figure. Nothing was corrected; find out which number was meant.`,
  },
  {
    code: "text.dot_for_point",
    pattern: /\d[·•∙]\d+%?/g,
    tell: (words) => `In “${words}” a dot stands where a decimal point is expected. Find out which number was meant.`,
  },
  {
    code: "text.symbol_of_font",
    pattern: /[³£÷](?<=[\s(].)(?=\s*[\d$.])/g,
    tell: (words) =>
      `“${words}” before a number may be a sign of another font, such as “at least” or “at most”. Look at the paper.`,
  },
  {
    code: "text.letter_for_mark",
    mayBe: /(?<![\w"“”@])A[A-Z][a-z]/,
    pattern: letterForMark,
    tell: (words) =>
      `“${words}” is read as words in quotation marks, of which the letter A is the first. Look at the paper.`,
  },
  {
    code: "text.characters_lost",
    pattern: /\ufffd+/g,
    tell: () => "Characters were lost here when the file was written. Look at the paper.",
  },
];

/**
 * Slips of recognition in a text as filed: a letter l for a figure one, a middle dot for a decimal point, a sign of a
 * symbol font, characters that were lost. They are told, and never repaired but for a lost quotation mark, which
 * changes no word; an act that rests on such words is in doubt.
 */
export function slipsIn(text: string): Finding[] {
  const findings = slips.flatMap(({ code, mayBe, pattern, tell }) =>
    allMatches(pattern, text, mayBe).map(({ 0: words, index }): Finding => {
      const span: Span = { start: index, end: index + words.length };
      return { code, severity: "warning", message: tell(words), span };
    }),
  );
  return findings.toSorted((a, b) => a.span.start - b.span.start);
}
