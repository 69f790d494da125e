/** The first match of the first pattern that fits. Give the patterns in order of preference, with like groups. */
export function matchFirst(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match;
  }
  return undefined;
}

/**
 * Every match of a pattern in a text, in order. The pattern carries the flag g; `mayBe` is a quicker one that every
 * text with a match fits.
 *
 * The same as `matchAll`, which makes a new pattern each time that it is called: a reader asks this of every sentence.
 */
export function allMatches(pattern: RegExp, text: string, mayBe?: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  if (mayBe?.test(text) === false) return found;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex += 1;
  }
  return found;
}

/** A kind of loan by its plural name, as rules name it: `a Prime Rate Loan` is one of the `Prime Rate Loans`. */
export function plural(loans: string): string {
  return loans.endsWith("s") ? loans : `${loans}s`;
}
