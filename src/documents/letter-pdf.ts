import PdfPage from "pdfkit";
import type { Letter, LetterTable } from "../servicing/letter.ts";
import { midnightOf } from "./docx-page.ts";
import { type LetterBlock, letterBlocks, type LetterRole } from "./letter-layout.ts";
import { printable } from "./printable.ts";

const ink = "#1C1B19";
const soft = "#57534E";
const rule = "#A8A29E";
const [serif, bold] = ["Times-Roman", "Times-Bold"] as const;
// Points. A page is 612 by 792; text is 11 points high, small text 9.
const margins = { top: 72, bottom: 72, left: 80, right: 80 };
const indent = 22;

/** The characters of a letter that the fonts every reader of PDF has cannot draw, each once. */
export function notDrawn(letter: Letter): string[] {
  const text = letterBlocks(letter).map(wordsOf).join("");
  return [...new Set(printable(text))].filter((character) => !drawn.test(character));
}

// The characters of the encoding in which PDF names those of its own fonts.
const drawn = /[\n\t\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/u;

function wordsOf(block: LetterBlock): string {
  switch (block.block) {
    case "words":
      return block.words;
    case "statement":
      return block.words + block.cited;
    case "table":
      return [...block.table.heads, ...block.table.rows.flat(), block.cited].join("");
    case "signature":
      return block.party;
    default:
      return block satisfies never;
  }
}

/** A letter as a PDF: the blocks of the text, set on pages with numbers. The same letter gives the same bytes. */
export async function letterPdf(letter: Letter): Promise<Uint8Array> {
  const date = new Date(midnightOf(letter.on));
  const page = new PdfPage({
    size: "LETTER",
    margins,
    bufferPages: true,
    lang: "en-US",
    info: { Title: `${letter.title}: ${letter.subject}`, Author: letter.from, CreationDate: date, ModDate: date },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    page.on("data", (chunk: Buffer) => chunks.push(chunk));
    page.on("end", resolve);
    page.on("error", reject);
  });
  for (const block of letterBlocks(letter)) setBlock(page, block);
  numberPages(page, letter.title);
  page.end();
  await done;
  return new Uint8Array(Buffer.concat(chunks));
}

type Page = PDFKit.PDFDocument;

type Setting = { readonly font?: string; readonly size?: number; readonly color?: string; readonly after: number };

const settings: { readonly [Role in LetterRole]: Setting & { readonly centred?: boolean } } = {
  sender: { font: bold, size: 13, after: 2 },
  remark: { size: 9, color: soft, after: 18 },
  date: { after: 14 },
  addressee: { after: 14 },
  subject: { font: bold, after: 14 },
  title: { font: bold, size: 13, after: 14, centred: true },
  heading: { font: bold, after: 6 },
  said: { after: 9 },
  gap: { font: bold, after: 9 },
  copies: { size: 9, color: soft, after: 0 },
};

function setBlock(page: Page, block: LetterBlock): void {
  switch (block.block) {
    case "words": {
      const { centred = false, ...setting } = settings[block.role];
      if (block.role === "heading") keep(page, 60);
      return put(page, block.words, setting, 0, centred ? "center" : "left");
    }
    case "statement":
      return setStatement(page, block);
    case "table":
      return setTable(page, block.table, block.cited);
    case "signature":
      return setSignature(page, block);
    default:
      return block satisfies never;
  }
}

// Goes on to the next page where less than so much is left of this one.
function keep(page: Page, height: number): void {
  if (page.y + height > page.page.height - margins.bottom) page.addPage();
}

function put(page: Page, words: string, setting: Setting, left: number, align: "left" | "center" = "left"): void {
  const { font = serif, size = 11, color = ink, after } = setting;
  page.font(font).fontSize(size).fillColor(color);
  page.text(printable(words), margins.left + left, page.y, { width: widthOf(page) - left, align, lineGap: 2 });
  page.y += after;
}

function widthOf(page: Page): number {
  return page.page.width - margins.left - margins.right;
}

function setStatement(page: Page, { number, words, cited }: Extract<LetterBlock, { block: "statement" }>): void {
  page.font(serif).fontSize(11);
  keep(page, Math.min(page.heightOfString(printable(words), { width: widthOf(page) - indent }) + 30, 200));
  const top = page.y;
  page.fillColor(ink).text(`${number}.`, margins.left, top, { lineBreak: false });
  page.y = top;
  put(page, words, { after: cited === "" ? 9 : 1 }, indent);
  if (cited !== "") put(page, cited, { size: 9, color: soft, after: 9 }, indent);
}

const padding = 4;

function setTable(page: Page, table: LetterTable, cited: string): void {
  const { heads, rows, amounts, totals } = table;
  const widths = columnWidths(page, table);
  const setRow = (cells: readonly string[], isBold: boolean): void => {
    page.font(isBold ? bold : serif).fontSize(10);
    const inner = (at: number) => (widths[at] ?? 0) - 2 * padding;
    const height = Math.max(...cells.map((cell, at) => page.heightOfString(printable(cell), { width: inner(at) })));
    keep(page, height + 2 * padding);
    const top = page.y;
    page.fillColor(ink);
    let left = margins.left;
    for (const [at, cell] of cells.entries()) {
      const align = amounts.includes(at) ? "right" : "left";
      page.text(printable(cell), left + padding, top + padding, { width: inner(at), align });
      left += widths[at] ?? 0;
    }
    page.y = top + height + 2 * padding;
    page.moveTo(margins.left, page.y).lineTo(left, page.y).lineWidth(0.5).strokeColor(rule).stroke();
  };
  keep(page, 60);
  setRow(heads, true);
  for (const [index, row] of rows.entries()) setRow(row, index >= rows.length - totals);
  page.y += 4;
  if (cited === "") page.y += 6;
  else put(page, cited, { size: 9, color: soft, after: 10 }, padding);
}

// Amounts get what their widest needs; the rest is shared by what the other columns would take, none counted for more
// than half the page, so that a long list of clauses leaves room for names.
function columnWidths(page: Page, { heads, rows, amounts }: LetterTable): number[] {
  page.font(bold).fontSize(10);
  const natural = heads.map((head, at) => {
    const cells = [head, ...rows.map((row) => row[at] ?? "")];
    const widest = Math.max(...cells.map((cell) => page.widthOfString(printable(cell))));
    return Math.min(widest + 2 * padding + 4, widthOf(page) / 2);
  });
  const fixed = natural.reduce((sum, width, at) => (amounts.includes(at) ? sum + width : sum), 0);
  const free = natural.reduce((sum, width, at) => (amounts.includes(at) ? sum : sum + width), 0);
  const left = widthOf(page) - fixed;
  return natural.map((width, at) => (amounts.includes(at) || free === 0 ? width : (width / free) * left));
}

function setSignature(page: Page, { party, lines }: Extract<LetterBlock, { block: "signature" }>): void {
  keep(page, 50 + lines.length * 20);
  page.y += 14;
  put(page, party, { font: bold, after: 12 }, 0);
  for (const line of lines) {
    const top = page.y;
    put(page, line, { after: 6 }, 0);
    page
      .moveTo(margins.left + 44, top + 12)
      .lineTo(margins.left + 270, top + 12)
      .lineWidth(0.5)
      .strokeColor(rule)
      .stroke();
  }
  page.y += 10;
}

function numberPages(page: Page, title: string): void {
  const { start, count } = page.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    page.switchToPage(index);
    // Below the text, where a line would begin a new page.
    page.page.margins.bottom = 0;
    page.font(serif).fontSize(8).fillColor(soft);
    const place = page.page.height - 46;
    const options = { width: widthOf(page), align: "center" as const, lineBreak: false };
    page.text(printable(`${title} · ${index + 1} / ${count}`), margins.left, place, options);
  }
}
