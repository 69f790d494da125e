/** The first match of the first pattern that fits. Give the patterns in order of preference, with like groups. */
export function matchFirst(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match;
  }
  return undefined;
}

/** A kind of loan by its plural name, as rules name it: `a Prime Rate Loan` is one of the `Prime Rate Loans`. */
export function plural(loans: string): string {
  return loans.endsWith("s") ? loans : `${loans}s`;
}
