import { strToU8, zipSync } from "fflate";
import { readWorkbook } from "../src/documents/workbook.ts";
import { decodeFile } from "../src/intake/decode.ts";
import { placesOf } from "../src/intake/places.ts";
import { lintPaper } from "../src/papers/lint/lint.ts";
import { readPaper } from "../src/papers/read.ts";
import { decodeFacilityFile } from "../src/wire/facility-file.ts";
import { decodeFiguresTable } from "../src/wire/figures-table.ts";
import { readFixings } from "../src/wire/fixings.ts";
import { decodeHappeningsFile } from "../src/wire/happenings-file.ts";
import { readCsv, readSchedule } from "../src/wire/schedule.ts";
import { type MaterialKind, type Materials, sheetXml, workbookOf } from "./materials.ts";

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

/** What came of a mutated input: it was read, or refused by name. */
export type Outcome = "read" | "refused";

/** A mutated input: of which kind it is, and what reads it. What is neither read whole nor refused by name throws. */
export type Mutant = { readonly kind: MaterialKind; readonly read: () => Promise<Outcome> };

// How often each is drawn; a PDF is read on a thread of its own and takes a thousand times as long as a text.
const shares: readonly (readonly [MaterialKind, number])[] = [
  ["text", 4000],
  ["html", 1300],
  ["docx", 1300],
  ["csv", 1490],
  ["xlsx", 500],
  ["yaml", 1400],
  ["pdf", 10],
];
const all = shares.reduce((sum, [, share]) => sum + share, 0);

function kindBy(chance: Chance): MaterialKind {
  let left = chance(all);
  for (const [kind, share] of shares) {
    if (left < share) return kind;
    left -= share;
  }
  return "text";
}

/** The mutant of a seed: the same seed gives the same, as long as the materials are the same. */
export function mutantOf(materials: Materials, seed: number, only?: MaterialKind): Mutant {
  const chance = chanceOf(seed);
  const drawn = kindBy(chance);
  const kind = only ?? drawn;
  const one = (texts: readonly string[]) => texts[chance(texts.length)] ?? "";
  switch (kind) {
    case "text":
    case "html":
    case "docx":
      return { kind, read: async () => readPaperFile(...paperFile(kind, one(materials.papers), chance)) };
    case "pdf":
      return { kind, read: async () => readPaperFile("a.pdf", damaged(materials.pdf, 1 + chance(12), chance)) };
    case "csv":
      return { kind, read: async () => readTable(mutated(one(materials.tables), chance), chance) };
    case "xlsx": {
      const table = one(materials.tables).slice(0, 4000);
      // Mutated markup is mostly refused as a whole; mutated cells are read on.
      const sheet = chance(2) === 0 ? mutated(sheetXml(table), chance) : sheetXml(plain(mutated(table, chance)));
      const archive = workbookOf(sheet);
      return { kind, read: async () => readBook(damaged(archive, chance(3) === 0 ? chance(4) : 0, chance)) };
    }
    case "yaml":
      return { kind, read: async () => readSheets(mutated(one(materials.sheets), chance)) };
    default:
      return kind satisfies never;
  }
}

// Words that markup can hold as they are.
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what XML forbids
  return text.replaceAll(/[<&\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/g, " ");
}

const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;

// A line as a paragraph of a DOCX: plain mostly, or struck, inserted, deleted, in a table, cut into runs.
const paragraphs: readonly ((words: string) => string)[] = [
  (words) => `<w:p>${run(words)}</w:p>`,
  (words) => `<w:p>${run(words)}</w:p>`,
  (words) => `<w:p>${[...words.matchAll(/.{1,7}/g)].map(([part]) => run(part)).join("")}</w:p>`,
  (words) => `<w:p><w:ins w:id="1" w:author="a">${run(words)}</w:ins></w:p>`,
  (words) => `<w:p>${run("kept ")}<w:del w:id="2"><w:r><w:delText>${words}</w:delText></w:r></w:del></w:p>`,
  (words) => `<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>${words}</w:t></w:r>${run(words)}</w:p>`,
  (words) => `<w:tbl><w:tr><w:tc><w:p>${run(words)}</w:p></w:tc><w:tc><w:p>${run("1")}</w:p></w:tc></w:tr></w:tbl>`,
  (words) => `<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr>${run(words)}</w:p>`,
  (words) => `<w:p>${run(words)}<w:r><w:br w:type="page"/><w:tab/></w:r></w:p>`,
];

// A stretch of a paper as a file of some form, mutated.
function paperFile(kind: "text" | "html" | "docx", paper: string, chance: Chance): [name: string, bytes: Uint8Array] {
  const at = chance(Math.max(1, paper.length));
  const words = paper.slice(at, at + 200 + chance(1200));
  if (kind === "text") return ["a.txt", Buffer.from(mutated(words, chance))];
  if (kind === "html") {
    const html = `<html><body>${words.replaceAll("\n\n", "</p><p>")}<table><tr><td>1</table></body></html>`;
    return ["a.html", Buffer.from(mutated(html, chance))];
  }
  const whole = chance(2) === 0;
  const said = whole ? mutated(words, chance) : words;
  const runs = said.split("\n").map((line) => paragraphs[chance(paragraphs.length)]?.(plain(line)) ?? "");
  const xml = `<w:document ${space}><w:body>${runs.join("")}</w:body></w:document>`;
  const archive = zipSync({ "word/document.xml": [strToU8(whole ? xml : mutated(xml, chance)), { level: 0 }] });
  return ["a.docx", damaged(archive, chance(4) === 0 ? chance(4) : 0, chance)];
}

// Some bytes changed, and now and then the end cut off.
function damaged(bytes: Uint8Array, places: number, chance: Chance): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let left = places; left > 0; left -= 1) copy[chance(copy.length)] = chance(256);
  return places > 0 && chance(10) === 0 ? copy.slice(0, chance(copy.length)) : copy;
}

function readPaperFile(name: string, bytes: Uint8Array): Outcome {
  const decoded = decodeFile(bytes, name);
  if (!decoded.ok) return "refused";
  const { text, origins } = decoded.value;
  const reading = readPaper(text);
  const spans = [...reading.instruments.flatMap(({ acts }) => acts), ...lintPaper(reading)];
  for (const { span } of spans) {
    if (span.start > span.end || span.end > text.length) throw new Error("a span leaves the text");
    placesOf({ origins }, span);
  }
  return "read";
}

const form = { columns: {}, dates: "year_first" } as const;
const holdings = ["receivables", "payables", "inventory"] as const;

function readTable(text: string, chance: Chance): Outcome {
  const table = readCsv(text, "a.csv");
  const holds = holdings[chance(holdings.length)] ?? "receivables";
  const read = [
    table.ok ? readSchedule(table.value, "a.csv", { ...form, holds }) : table,
    decodeFiguresTable(text, "a.csv", "USD"),
    readFixings(text, "a.csv", { dateColumn: "Effective Date", rateColumn: "Rate (%)" }),
  ];
  return read.some(({ ok }) => ok) ? "read" : "refused";
}

async function readBook(bytes: Uint8Array): Promise<Outcome> {
  const table = await readWorkbook(Buffer.from(bytes));
  if (!table.ok) return "refused";
  readSchedule(table.value, "a.xlsx", { ...form, holds: "receivables" });
  return "read";
}

function readSheets(text: string): Outcome {
  const read = [decodeFacilityFile(text, "facility.yaml"), decodeHappeningsFile(text, "a.yaml", "USD")];
  return read.some(({ ok }) => ok) ? "read" : "refused";
}
