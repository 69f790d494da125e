import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeFile } from "../../src/intake/decode.ts";
import { placesOf } from "../../src/intake/places.ts";
import { readPaper } from "../../src/papers/read.ts";
import type { Act } from "../../src/papers/acts/act.ts";
import { docxOf, htmlOf, typedPdf } from "./forms.ts";

// One letter, of our own words, in every form in which a letter comes: it must do the same in each.

const letter = readFileSync("examples/lexington/papers/2002-10-31-letter-amendment.txt", "utf8");

const forms = [
  ["letter.txt", Buffer.from(letter)],
  ["letter.txt", Buffer.from(letter.replaceAll("\n", "\r\n"))],
  ["letter.txt", Buffer.from(`\ufeff${letter}`)],
  ["letter.txt", Buffer.from(`\ufeff${letter}`, "utf16le")],
  ["letter.txt", Buffer.from(letter.replaceAll(/"([^"]*)"/g, "\u0093$1\u0094"), "latin1")],
  ["letter.htm", Buffer.from(htmlOf(letter))],
  ["letter.txt", Buffer.from(htmlOf(letter))],
  ["letter.docx", await docxOf(letter)],
  ["letter.pdf", typedPdf(letter)],
] as const;

/** What an act is, apart from where it stands and how the white space in its words was set. */
function bare(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll(/[\s"“”]+/g, " ");
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !/span|^from$|^to$/i.test(key));
  return Object.fromEntries(entries.map(([key, each]) => [key, bare(each)]));
}

function read(name: string, bytes: Uint8Array) {
  const decoded = decodeFile(bytes, name);
  if (!decoded.ok) throw new Error(decoded.failure.code);
  return { decoded: decoded.value, reading: readPaper(decoded.value.text) };
}

const plain = readPaper(letter);

test.each(forms)("%s says what the text says", (name, bytes) => {
  const { decoded, reading } = read(name, bytes);
  expect(decoded.findings).toEqual([]);
  expect(reading.findings).toEqual([]);
  expect(reading.unread).toEqual([]);
  const acts = (instruments: readonly { readonly acts: readonly Act[] }[]) =>
    instruments.map((each) => bare(each.acts));
  expect(acts(reading.instruments)).toEqual(acts(plain.instruments));
  const heads = (of: typeof plain) =>
    of.instruments.map(({ id, kind, title, dated, execution, parties, signatures }) =>
      bare({ id, kind, title, dated: dated?.value, execution, parties, signatures }),
    );
  expect(heads(reading)).toEqual(heads(plain));
});

test.each(forms)("every act of %s leads back to its place", (name, bytes) => {
  const { decoded, reading } = read(name, bytes);
  const acts = reading.instruments.flatMap((each) => each.acts);
  expect(acts.length).toBeGreaterThan(30);
  for (const { span } of acts) expect(placesOf(decoded, span).length).toBeGreaterThan(0);
});
