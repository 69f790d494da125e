const unprintable = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/**
 * Text without what neither XML nor HTML can hold: control characters other than the tab and the line feed, and
 * halves of a character. Each becomes U+FFFD, so that it is seen that something stood there.
 */
export function printable(text: string): string {
  return text.replaceAll(unprintable, "\uFFFD");
}
