import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import PdfPage from "pdfkit";

/** The kinds of input that are mutated. */
export const materialKinds = ["text", "html", "docx", "pdf", "csv", "xlsx", "yaml"] as const;

/** A kind of input that is mutated. */
export type MaterialKind = (typeof materialKinds)[number];

/** Sound inputs of every kind, as texts: papers, tables, and files of facilities; and one PDF. */
export type Materials = {
  readonly papers: readonly string[];
  readonly tables: readonly string[];
  readonly sheets: readonly string[];
  readonly pdf: Uint8Array;
};

const root = fileURLToPath(new URL("..", import.meta.url));

/** The inputs of the examples, and the real papers beside the project where they are at hand, read in place. */
export async function materialsAtHand(): Promise<Materials> {
  const examples = filesBelow(join(root, "examples"));
  const real = filesBelow(join(root, "../shared/papers")).filter((path) => path.endsWith(".txt"));
  const read = (paths: readonly string[], ending: RegExp) =>
    paths.filter((path) => ending.test(path)).map((path) => readFileSync(path, "utf8"));
  const papers = read([...examples, ...real], /\.txt$/);
  return {
    papers,
    tables: read(examples, /\.csv$/),
    sheets: read(examples, /\.yaml$/),
    pdf: await pdfOf((papers[0] ?? "").slice(0, 4000)),
  };
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  return names.map((name) => join(folder, name));
}

async function pdfOf(text: string): Promise<Uint8Array> {
  const document = new PdfPage({ size: "LETTER", compress: false });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve) => document.on("end", resolve));
  document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  document.fontSize(10).text(text.replaceAll(/[^\n -~]/g, " "));
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** A table as the XML of a sheet, each cell with its words in it. */
export function sheetXml(table: string): string {
  const rows = table.split(/\r?\n/).map((line, row) => {
    const cells = line.split(",").map((cell, column) => {
      const words = cell.replaceAll(/[<&]/g, " ");
      return `<c r="${String.fromCharCode(65 + (column % 26))}${row + 1}" t="inlineStr"><is><t>${words}</t></is></c>`;
    });
    return `<row r="${row + 1}">${cells.join("")}</row>`;
  });
  return `<worksheet ${main}><sheetData>${rows.join("")}</sheetData></worksheet>`;
}

/** A workbook of one sheet. */
export function workbookOf(sheet: string): Uint8Array {
  const files = {
    "[Content_Types].xml": `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": sheet,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
