/** What a hyphen at the end of a line is: of the word, put in to break it, or none that parts a word. */
export type WordBreak = "hyphen" | "broken" | "none";

const endsBroken = /(?<![A-Za-z])([A-Za-z]{1,30})-\s*$/;
const beginsWith = /^\s*([A-Za-z]{1,30})/;

/**
 * Tells what the hyphen between two lines is. A word that the paper has elsewhere without the hyphen was broken by the
 * setter; else the hyphen is one of the word, as in "interest-" before "bearing".
 */
export function wordBreak(last: string, next: string, wordsOf: () => ReadonlySet<string>): WordBreak {
  if (!last.trimEnd().endsWith("-")) return "none";
  const [before, after] = [endsBroken.exec(last)?.[1], beginsWith.exec(next)?.[1]];
  if (before === undefined || after === undefined || /^(?:and|or|to)$/.test(after)) return "none";
  const isLower = /^[a-z]/.test(after) || before === before.toUpperCase();
  return isLower && wordsOf().has(`${before}${after}`.toLowerCase()) ? "broken" : "hyphen";
}

/** The words of a paper in small letters, without those that a hyphen parts. */
export function wordsIn(text: string): ReadonlySet<string> {
  return new Set(
    Array.from(text.matchAll(/(?<![A-Za-z-])[A-Za-z]{3,40}(?![A-Za-z-])/g), ([word]) => word.toLowerCase()),
  );
}
