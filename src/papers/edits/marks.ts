import type { Put } from "./instruction.ts";

/** The nouns for marks of punctuation, as a pattern. */
export const markNoun = "(?:period|comma|semicolon|semi-colon|colon)";

const marks: { readonly [noun: string]: string } = {
  period: ".",
  comma: ",",
  semicolon: ";",
  "semi-colon": ";",
  colon: ":",
};

/** The mark that a noun names. */
export function markCalled(noun: string): string | undefined {
  return marks[noun.toLowerCase()];
}

const nounAt = new RegExp(markNoun, "iy");

/** Whether a mark put in place is named in a text where it says it stands: `substituting a semicolon`. */
export function isNamedAt({ text: mark, at }: Put, text: string): boolean {
  nounAt.lastIndex = at;
  return markCalled(nounAt.exec(text)?.[0] ?? "") === mark;
}
