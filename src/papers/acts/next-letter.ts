import { romanValue } from "../structure/label.ts";
import { partLetters } from "./reference.ts";

const each = new RegExp(partLetters, "g");

// No paper goes down so many levels.
const deepest = 20;

/**
 * The path of a part that a list cites by letters alone, after the path before it: `(iii)` after 4.2(a)(i) is
 * 4.2(a)(iii), `(b)` after that is 4.2(b). It is beside the innermost part whose letter it can follow.
 */
export function pathAfter(before: string, item: string): string | undefined {
  const letters = before.match(each) ?? [];
  if (letters.length > deepest) return undefined;
  const number = before.slice(0, before.length - letters.join("").length);
  const [next = "", ...below] = item.match(each) ?? [];
  for (let level = letters.length - 1; level >= 0; level -= 1) {
    const last = letters[level] ?? "";
    if (level > 0 ? isLater(last, next) : true) return [number, ...letters.slice(0, level), next, ...below].join("");
  }
  return undefined;
}

// Below the first level small letters are numerals; a hundred of them is a letter.
function isLater(before: string, next: string): boolean {
  const [one, other] = [valueOf(before), valueOf(next)];
  return one !== undefined && other !== undefined && one.kind === other.kind && other.value > one.value;
}

function valueOf(letter: string): { readonly kind: string; readonly value: number } | undefined {
  const inner = letter.slice(1, -1);
  if (/^\d+$/.test(inner)) return { kind: "figure", value: Number(inner) };
  if (/^[ivx]+$/.test(inner)) return { kind: "numeral", value: romanValue(inner) ?? 0 };
  if (/^[A-Z]$/.test(inner)) return { kind: "capital", value: inner.charCodeAt(0) };
  return /^[a-z]$/.test(inner) ? { kind: "letter", value: inner.charCodeAt(0) } : undefined;
}
