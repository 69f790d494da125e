import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { decodeFile } from "../../src/intake/decode.ts";
import type { ChangesRead } from "../../src/intake/decoded.ts";
import { placesOf } from "../../src/intake/places.ts";
import { readPaper } from "../../src/papers/read.ts";
import { type DrawnPage, pdfOf } from "./forms.ts";

function decoded(pages: readonly DrawnPage[], read: ChangesRead = "accepted") {
  const result = decodeFile(pdfOf(pages), "paper.pdf", read);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

test("lines, paragraphs, columns and pages are as they stand on the pages", () => {
  const lines = ["1. The rate is", "as follows:", "", "Level I      1.00%", "Level II     2.00%"];
  const words = lines.flatMap((line, row) => (line === "" ? [] : [[72, 700 - 12 * row, line] as const]));
  const spread = [
    [90, 600, "Indented"],
    [72, 588, "Left"],
    [300, 588, "Right"],
    [102, 588, "next"],
  ] as const;
  const paper = decoded([{ words: [...words, ...spread] }, { words: [[72, 700, "over"]] }]);
  expect(paper.text).toBe(
    `1. The rate is\nas follows:\n\nLevel I      1.00%\nLevel II     2.00%\n\n   Indented\nLeft next${" ".repeat(29)}Right\n\n\f\nover`,
  );
});

// Courier of 10 points: each letter is 6 points wide. A line at 3 points over the foot of the letters strikes them.
const text = "rate of 2.50%2.75% per annum";
const [struckFrom, struckTo] = [72 + 8 * 6, 72 + 13 * 6];

test.each<[ChangesRead, string]>([
  ["accepted", "rate of 2.75% per annum"],
  ["original", "rate of 2.50%2.75% per annum"],
])("words that a line strikes through are told apart, read as %s", (read, says) => {
  const rules = [
    [struckFrom, 703, struckTo],
    [struckTo, 698, struckTo + 30],
  ] as const;
  const paper = decoded([{ words: [[72, 700, text]], rules }], read);
  expect(paper.text).toBe(says);
  expect(paper.changes.map(({ kind, text: words, kept }) => [kind, words, kept])).toEqual([
    ["struck", "2.50%", read === "original"],
  ]);
  const underlined = paper.marks.filter(({ kind }) => kind === "underlined");
  expect(underlined.map(({ span }) => paper.text.slice(span.start, span.end))).toEqual(["2.75%"]);
});

test("a span leads to a rectangle on its page", () => {
  const paper = decoded([{ words: [[72, 700, "first"]] }, { words: [[72, 650, "the Interest Rate"]] }]);
  const start = paper.text.indexOf("Interest");
  expect(placesOf(paper, { start, end: start + 8 })).toEqual([
    { at: "page", page: 2, left: 72 + 4 * 6, bottom: 648, right: 72 + 12 * 6, top: 658 },
  ]);
});

test("a number raised beside a number is no digit of it", () => {
  expect(
    decoded([
      {
        words: [
          [72, 700, "$10,000"],
          [114, 704, "1", 6],
        ],
      },
    ]).text,
  ).toBe("$10,000 1");
});

test("letters that are cast as one are read as they are spelt", () => {
  expect(decoded([{ words: [[72, 700, "the \u001frst day"]] }]).text).toBe("the first day");
});

test("the head and the foot of pages cut no sentence and give no condition", () => {
  const sentences = [
    ["1. Section 2.1 of the Loan Agreement", "is hereby amended", "by deleting the"],
    [
      "figure $1,000,000 and substituting",
      "therefor the figure",
      "$2,000,000.",
      "2. Section 2.2 of the Loan Agreement",
      "is hereby deleted in its entirety.",
    ],
    ["3. Section 2.3 of the Loan Agreement", "is hereby deleted", "in its entirety."],
  ];
  const pages = sentences.map((lines, index) => ({
    words: [
      [72, 750, "Subject to Conditions Precedent - Second Amendment"] as const,
      ...lines.map((line, row) => [72, 700 - 12 * row, line] as const),
      [290, 40, `Page ${index + 1} of 3`] as const,
    ],
  }));
  const { instruments, unread } = readPaper(decoded(pages).text);
  expect(unread).toEqual([]);
  const acts = instruments.flatMap((instrument) => instrument.acts);
  expect(acts.map(({ kind }) => kind)).toEqual(["substituteWords", "deleteProvision", "deleteProvision"]);
});

function packed(streams: readonly { readonly filter: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const parts = streams.flatMap(({ filter, bytes }, index) => [
    Buffer.from(`${index + 1} 0 obj\n<< /Filter ${filter} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from("\nendstream\nendobj\n"),
  ]);
  return Buffer.concat([Buffer.from("%PDF-1.4\n"), ...parts]);
}

test("a stream that unpacks to too much is refused before it is read", () => {
  const bomb = deflateSync(Buffer.alloc(129 * 1024 * 1024), { level: 1 });
  const failure = { code: "file.part_too_large", part: "a stream of the PDF" };
  expect(decodeFile(packed([{ filter: "/FlateDecode", bytes: bomb }]), "a.pdf")).toMatchObject({ ok: false, failure });
  const nested = [{ filter: "[/FlateDecode /FlateDecode]", bytes: deflateSync(Buffer.from("a")) }];
  expect(decodeFile(packed(nested), "a.pdf")).toMatchObject({ ok: false, failure });
});
