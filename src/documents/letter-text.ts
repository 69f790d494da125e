import { wrapped } from "../base/wrap.ts";
import type { Letter, LetterTable } from "../servicing/letter.ts";
import { type LetterBlock, letterBlocks } from "./letter-layout.ts";

/** A letter as plain text, its statements numbered, each with the clauses that it rests on. */
export function letterText(letter: Letter): string {
  return `${letterBlocks(letter).map(blockText).join("\n\n")}\n`;
}

function blockText(block: LetterBlock): string {
  switch (block.block) {
    case "words":
      return wrapped(block.role === "title" ? block.words.toUpperCase() : block.words, "");
    case "statement": {
      const number = `${block.number}. `;
      const indent = " ".repeat(number.length);
      const words = number + wrapped(block.words, indent).trimStart();
      return block.cited === "" ? words : `${words}\n${wrapped(`[${block.cited}]`, indent)}`;
    }
    case "table":
      return tableText(block.table, block.cited);
    case "signature":
      return [block.party, "", ...block.lines.map((line) => `${line.padEnd(7)}${"_".repeat(32)}`)].join("\n");
    default:
      return block satisfies never;
  }
}

function tableText({ heads, rows, amounts }: LetterTable, cited: string): string {
  const width = (column: number) => Math.max(...[heads, ...rows].map((row) => (row[column] ?? "").length));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (amounts.includes(at) ? cell.padStart(width(at)) : cell.padEnd(width(at))))
      .join("  ")
      .trimEnd();
  const table = [heads, ...rows].map((row) => `   ${line(row)}`).join("\n");
  return cited === "" ? table : `${table}\n${wrapped(`[${cited}]`, "   ")}`;
}
