import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readWorkbook } from "../../src/documents/workbook.ts";
import { conformed, folderWith } from "../cli/program.ts";

// Workbooks as spreadsheets write them: texts, numbers as the machine keeps them, days as numbers with a format.

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";

/** A cell: a text, a number as it stands in the file, or the number of a day. */
type Cell = string | { readonly number: string } | { readonly day: number };

function workbook(rows: readonly (readonly Cell[])[], change: (xml: string) => string = (xml) => xml): Buffer {
  const sheet = rows.map(
    (cells, index) => `<row r="${index + 1}">${cells.map((c, at) => cellXml(c, at, index)).join("")}</row>`,
  );
  const files: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook ${main} xmlns:r="${relation}"><sheets><sheet name="Aging" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": change(`<worksheet ${main}><sheetData>${sheet.join("")}</sheetData></worksheet>`),
  };
  const bytes = Object.entries(files).map(([path, xml]) => [path, strToU8(head + xml)] as const);
  return Buffer.from(zipSync(Object.fromEntries(bytes)));
}

function cellXml(cell: Cell, column: number, row: number): string {
  const at = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
  if (typeof cell === "string") return `<c ${at} t="inlineStr"><is><t>${cell}</t></is></c>`;
  return "day" in cell ? `<c ${at} s="1"><v>${cell.day}</v></c>` : `<c ${at}><v>${cell.number}</v></c>`;
}

const aging = workbook([
  ["Customer", "invoice", "invoice date", "Balance", "disputed"],
  // 45747 is the thirty-first of March, 2025.
  ["Alder", { number: "1001" }, { day: 45_747 }, { number: "1234.5600000000001" }, ""],
  ["Birch", "B-7", { day: 45_748 }, { number: "-200" }, ""],
  ["Cedar", "C-1", "04/02/2025", { number: "0.1" }, { number: "5.0000000000000003E-2" }],
]);

test("a sheet is a table of texts: days in one form, numbers as a spreadsheet shows them", async () => {
  expect(await readWorkbook(aging)).toEqual({
    ok: true,
    value: [
      ["Customer", "invoice", "invoice date", "Balance", "disputed"],
      ["Alder", "1001", "2025-03-31", "1234.56", ""],
      ["Birch", "B-7", "2025-04-01", "-200", ""],
      ["Cedar", "C-1", "04/02/2025", "0.1", "0.05"],
    ],
  });
});

test.each([
  ["a row far below the last", 'r="A999999999"'],
  ["a column far to the right", 'r="ZZZZZZZ1"'],
  ["both", 'r="XFD1048576"'],
  ["a reference that hides its number", 'r="A&#57;99999999"'],
])("a sheet with %s is refused and takes no memory", async (_, far) => {
  const there = workbook([["Customer", "Balance"]], (xml) => xml.replace('r="B1"', far));
  const read = await readWorkbook(there);
  expect(read.ok ? "read" : read.failure.reason).toMatch(/cells is not read$/);
});

const columns = ["--holds", "receivables", "--column", "debtor=Customer", "--column", "amount=Balance"];

test("a workbook becomes the CSV that a facility files", async () => {
  const folder = folderWith({ "aging.xlsx": aging });
  const { code, out } = await conformed("schedule", `${folder}/aging.xlsx`, ...columns, "--dates", "month_first");
  expect(code).toBe(0);
  expect(out.split("\n").slice(0, 4)).toEqual([
    "debtor,invoice,amount,invoice date,due date,country,affiliate,government,bill and hold,disputed",
    "Alder,1001,1234.56,2025-03-31,,,,,,",
    "Birch,B-7,-200.00,2025-04-01,,,,,,",
    "Cedar,C-1,0.10,2025-04-02,,,,,,0.05",
  ]);
  const again = folderWith({ "aging.csv": out });
  const read = await conformed(
    "schedule",
    `${again}/aging.csv`,
    "--holds",
    "receivables",
    "--total",
    "1034.66",
    "--json",
  );
  expect(read.json).toMatchObject({ rows: 3, sum: "1034.66" });
});

test("what is wrong in a workbook is told by row and column", async () => {
  const folder = folderWith({ "aging.xlsx": aging });
  const file = `${folder}/aging.xlsx`;
  const { code, err } = await conformed("schedule", file, ...columns);
  expect(code).toBe(2);
  expect(err).toContain(`${file}:4:3: "04/02/2025" is no day written YYYY-MM-DD`);
  const short = await conformed("schedule", file, ...columns, "--dates", "month_first", "--total", "1,034.65");
  expect(short.err).toContain(`${file}:4:4: the total is 1034.65 and the rows add up to 1034.66`);
  expect((await conformed("schedule", file, ...columns, "--sheet", "June")).err).toContain("use.not_a_workbook");
});

test("a part that says it unpacks to more than its directory does is refused before the library believes it", async () => {
  const bytes = Buffer.from(aging);
  // The size of the first part as its own header has it. @source PKWARE APPNOTE.TXT 6.3.10, section 4.3.7
  bytes.writeUInt32LE(469_763_305, 22);
  expect(await readWorkbook(bytes)).toEqual({
    ok: false,
    failure: { code: "use.not_a_workbook", reason: "its directory is damaged" },
  });
});
