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

const saidAt = new RegExp(`(${markNoun})(?: mark)?(?:(?:,? followed by|,? and) the word "(and|or),?")?`, "iy");

/**
 * Whether a mark put in place is named in a text where it says it stands: `substituting a semicolon`, with the word
 * that follows it, as in `a semicolon and the word "and"`.
 */
export function isNamedAt({ text: put, at }: Put, text: string): boolean {
  saidAt.lastIndex = at;
  const [, noun = "", word] = saidAt.exec(text) ?? [];
  const mark = markCalled(noun);
  return mark === put || (word !== undefined && `${mark} ${word}` === put);
}
