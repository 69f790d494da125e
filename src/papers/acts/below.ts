import { partLetters } from "./reference.ts";

const each = new RegExp(partLetters, "g");
// Letters that are numerals, too: a clause (i) may well hold another.
const twofold = /^\([ivxlc]+\)$/i;

const deepest = 20;

/**
 * The path of a part below another by the letters that cite it. Letters with which the holder's path ends already are
 * not said of a part below it again: `(a)(v)` in Section 7.2(a) is 7.2(a)(v). `undefined` where they may be either.
 */
export function pathBelow(path: string, letters: string): string | undefined {
  const own = letters.match(each) ?? [];
  // No paper goes down so many levels.
  if (own.length > deepest) return undefined;
  for (let said = own.length - 1; said > 0; said -= 1) {
    const first = own.slice(0, said);
    if (!path.endsWith(first.join(""))) continue;
    return first.some((letter) => twofold.test(letter)) ? undefined : path + own.slice(said).join("");
  }
  return path + letters;
}
