import { createHash } from "node:crypto";
import type { Span } from "../src/papers/text/span.ts";

const pageMark = /<PAGE>[^\n]*/g;
const pageNumber = /\n[ \t]*-?[ \t]*\d{1,3}[ \t]*-?[ \t]*(?=\n)/g;

/** Words as they are compared: marks of pages left out, quotation marks and dashes plain, white space single. */
export function fold(text: string): string {
  return text
    .replaceAll(pageMark, "")
    .replaceAll(pageNumber, "\n")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[–—]/g, "-")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The first eight digits of the SHA-256 of the folded words: enough to see that an offset has slipped. */
export function hashOf(words: string): string {
  return createHash("sha256").update(fold(words)).digest("hex").slice(0, 8);
}

const opens = /^(?:<\/?[A-Z]+>|[^\p{L}\p{N}<]|<(?!\/?[A-Z]+>))+/u;
const closes = /(?:<\/?[A-Z]+>|[^\p{L}\p{N}>]|(?<!<\/?[A-Z]+)>)+$/u;

/** A run from its first letter or digit to its last, since quotation marks and stops around a text are drawn variously. */
export function inner({ start, end }: Span, text: string): Span {
  const words = text.slice(start, end);
  const lead = opens.exec(words)?.[0].length ?? 0;
  const tail = lead === words.length ? 0 : (closes.exec(words)?.[0].length ?? 0);
  return { start: start + lead, end: end - tail };
}

/** Whether two runs have a character in common. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
