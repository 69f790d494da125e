/**
 * The word among `known` that was probably meant by `text`: at most two letters away, or a third of its length.
 *
 * Shape: Levenshtein distance, capitals alike. The first of several at the same distance.
 */
export function nearest(text: string, known: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(text.length / 3));
  if (text.length > 64) return undefined;
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const word of known) {
    const distance = distanceBetween(text.toLowerCase(), word.toLowerCase());
    if (distance <= limit && distance < word.length && (best === undefined || distance < best.distance)) {
      best = { word, distance };
    }
  }
  return best?.word;
}

function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of a.split("").entries()) {
    const next = [i + 1];
    for (const [j, other] of b.split("").entries()) {
      const swap = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
