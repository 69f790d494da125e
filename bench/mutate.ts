import { strToU8, zipSync } from "fflate";
import { decodeFile } from "../src/intake/decode.ts";
import { placesOf } from "../src/intake/places.ts";
import { readPaper } from "../src/papers/read.ts";

/** Numbers from a seed, each below the bound asked for; the same seed gives the same numbers. */
export type Chance = (below: number) => number;

/** @source Steele and Vigna, xorshift generators; 32 bits are enough to mutate with. */
export function chanceOf(seed: number): Chance {
  let state = (seed ^ 0x9e3779b9) | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** What is put into a text: marks and words on which something turns somewhere. */
const pieces = [
  ..."\"'()[]<>&;:.,$%·l§ \t\n\f\r\u00a0“”’\ufeff\ufffd".split(""),
  "\n\n",
  "<PAGE> 2\n",
  "<TABLE>\n<S> <C>\n",
  "</TABLE>",
  "<b>",
  "</p>",
  "<table><tr><td>",
  "&#x110000;",
  "&nbsp",
  "<!--",
  "<w:del>",
  "</w:p>",
  "<w:tbl>",
  "<w:tc>",
  "By: /s/ A\n",
  "Section 1.1",
  "(a)",
  "(iv)",
  "February 30, 2003",
  "one (2%) percent",
  "$1,000,00",
  'is amended by deleting "',
  "as follows:\n",
  "notwithstanding",
  "0".repeat(400),
  "(".repeat(200),
  "\ud800",
  "\0",
];

/** A text changed in some places: pieces put in, taken out, doubled, moved or cut off. */
export function mutated(text: string, chance: Chance): string {
  let result = text;
  for (let left = 1 + chance(6); left > 0; left -= 1) {
    const [at, length] = [chance(result.length + 1), chance(60)];
    const [before, middle, after] = [result.slice(0, at), result.slice(at, at + length), result.slice(at + length)];
    const ways = [
      () => before + (pieces[chance(pieces.length)] ?? "") + middle + after,
      () => before + after,
      () => before + middle + middle + after,
      () => before + (pieces[chance(pieces.length)] ?? "") + after,
      () => middle + before + after,
      () => before + String.fromCharCode(chance(0x3000)) + middle.slice(1) + after,
      () => (chance(20) === 0 ? before : result),
    ];
    result = ways[chance(ways.length)]?.() ?? result;
  }
  return result;
}

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A stretch of a letter as the file of some form, mutated: what it is called and its bytes. */
export function mutant(letter: string, chance: Chance): { readonly name: string; readonly bytes: Uint8Array } {
  const at = chance(letter.length);
  const words = letter.slice(at, at + 200 + chance(1200));
  const form = chance(10);
  if (form < 6) return { name: "a.txt", bytes: Buffer.from(mutated(words, chance)) };
  if (form < 8) {
    const html = `<html><body>${words.replaceAll("\n\n", "</p><p>")}<table><tr><td>1</table></body></html>`;
    return { name: "a.html", bytes: Buffer.from(mutated(html, chance)) };
  }
  const runs = words.split("\n").map((line) => `<w:p><w:r><w:t>${line.replaceAll(/[<&]/g, " ")}</w:t></w:r></w:p>`);
  const xml = `<w:document ${space}><w:body>${runs.join("")}<w:ins><w:r><w:t>x</w:t></w:r></w:ins></w:body></w:document>`;
  const archive = zipSync({ "word/document.xml": [strToU8(mutated(xml, chance)), { level: 0 }] });
  if (form === 9) for (let left = chance(4); left > 0; left -= 1) archive[chance(archive.length)] = chance(256);
  return { name: "a.docx", bytes: archive };
}

/** Reads a mutant, and throws where it is neither read whole nor refused by name. */
export function readMutant(letter: string, seed: number): "read" | "refused" {
  const { name, bytes } = mutant(letter, chanceOf(seed));
  const decoded = decodeFile(bytes, name);
  if (!decoded.ok) return "refused";
  const { text, origins } = decoded.value;
  const { instruments } = readPaper(text);
  for (const { span } of instruments.flatMap(({ acts }) => acts)) {
    if (span.start > span.end || span.end > text.length) throw new Error("a span leaves the text");
    placesOf({ origins }, span);
  }
  return "read";
}
