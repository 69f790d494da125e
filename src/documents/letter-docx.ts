import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  type ITableBordersOptions,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Letter, LetterTable } from "../servicing/letter.ts";
import { docxBytes } from "./docx-page.ts";
import { type LetterBlock, letterBlocks, type LetterRole } from "./letter-layout.ts";
import { printable } from "./printable.ts";

/** A letter as a DOCX that can be edited and signed: the blocks of the text, set on a page. */
export async function letterDocx(letter: Letter): Promise<Uint8Array> {
  const paragraphs = letterBlocks(letter).flatMap(blockDocx);
  return docxBytes({ title: letter.title, on: letter.on, paragraphs });
}

const settings: { readonly [Role in LetterRole]: IParagraphOptions & { readonly bold?: boolean } } = {
  sender: { bold: true, spacing: { after: 40 } },
  remark: { style: "Said", spacing: { after: 320 } },
  date: { spacing: { after: 240 } },
  addressee: { spacing: { after: 240 } },
  subject: { bold: true, spacing: { after: 240 } },
  title: { bold: true, alignment: AlignmentType.CENTER, spacing: { before: 120, after: 240 } },
  heading: { bold: true, keepNext: true, spacing: { before: 200, after: 100 } },
  said: { spacing: { after: 160 } },
  gap: { bold: true, spacing: { after: 160 } },
  copies: { style: "Said", spacing: { before: 240 } },
};

function blockDocx(block: LetterBlock): (Paragraph | Table)[] {
  switch (block.block) {
    case "words": {
      const { bold = false, ...setting } = settings[block.role];
      return [new Paragraph({ ...setting, children: [run(block.words, bold)] })];
    }
    case "statement":
      return statementDocx(block);
    case "table":
      return [tableDocx(block.table), clauses(block.cited, 80)];
    case "signature":
      return [
        new Paragraph({ keepNext: true, spacing: { before: 480, after: 240 }, children: [run(block.party, true)] }),
        ...block.lines.map(
          (line, index) =>
            new Paragraph({
              keepNext: index < block.lines.length - 1,
              spacing: { after: 120 },
              tabStops: [
                { type: "left", position: 900 },
                { type: "left", position: 5400, leader: "underscore" },
              ],
              children: [run(`${line}\t\t`)],
            }),
        ),
      ];
    default:
      return block satisfies never;
  }
}

const hanging = { left: 440, hanging: 440 };

function statementDocx({ number, words, cited }: Extract<LetterBlock, { block: "statement" }>): Paragraph[] {
  const statement = new Paragraph({
    indent: hanging,
    keepNext: cited !== "",
    spacing: { after: cited === "" ? 160 : 0 },
    tabStops: [{ type: "left", position: 440 }],
    children: [run(`${number}.\t${words}`)],
  });
  return cited === "" ? [statement] : [statement, clauses(cited)];
}

function clauses(cited: string, left = 440): Paragraph {
  return new Paragraph({
    style: "Said",
    indent: { left },
    spacing: { before: 40, after: 160 },
    children: [run(cited)],
  });
}

const line = { style: BorderStyle.SINGLE, size: 4, color: "A8A29E" };
const none = { style: BorderStyle.NONE };
const borders: ITableBordersOptions = {
  top: line,
  bottom: line,
  left: none,
  right: none,
  insideHorizontal: line,
  insideVertical: none,
};

function tableDocx({ heads, rows, amounts, totals }: LetterTable): Table {
  const row = (cells: readonly string[], bold: boolean, isHead = false) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: heads.map((_, at) => cellDocx(cells[at] ?? "", amounts.includes(at), bold)),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders,
    rows: [row(heads, true, true), ...rows.map((cells, index) => row(cells, index >= rows.length - totals))],
  });
}

function cellDocx(words: string, isAmount: boolean, bold: boolean): TableCell {
  const alignment = isAmount ? AlignmentType.RIGHT : AlignmentType.LEFT;
  return new TableCell({
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    children: [new Paragraph({ alignment, children: [run(words, bold)] })],
  });
}

function run(words: string, bold = false): TextRun {
  return new TextRun({ text: printable(words), bold });
}
