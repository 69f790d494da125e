import { decodeFile } from "../src/intake/decode.ts";
import { tablesIn } from "../src/papers/structure/table.ts";
import { flowOf } from "../src/papers/text/flow.ts";
import { linesOf } from "../src/papers/text/lines.ts";
import { readPaper } from "../src/papers/read.ts";

/** Something measured: how fast text was taken, or how long one input took and what it held. Units in the names. */
export type IntakeFigure = { readonly what: string; readonly milliseconds: number; readonly megabytes: number };

const million = 1_000_000;

/** Text of a million characters and more, made of whole copies of a letter. */
function copiesOf(letter: string, length: number): string {
  return Array.from({ length: Math.ceil(length / letter.length) }, () => letter).join("\n\n");
}

function repeated(piece: string): (length: number) => string {
  return (length) => piece.repeat(Math.ceil(length / piece.length));
}

/** How fast whole papers are decoded, folded and read. */
export function intakeSpeeds(median: (times: number, work: () => unknown) => number, letter: string): IntakeFigure[] {
  const text = copiesOf(letter, 2 * million);
  const html = `<html><body>${text
    .replaceAll("&", "&amp;")
    .split("\n\n")
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("\n")}</body></html>`;
  const figure = (what: string, input: string, work: () => unknown): IntakeFigure => ({
    what,
    milliseconds: median(9, work),
    megabytes: input.length / million,
  });
  return [
    figure("decoding text", text, () => decodeFile(Buffer.from(text), "a.txt")),
    figure("decoding HTML", html, () => decodeFile(Buffer.from(html), "a.html")),
    figure("folding text", text, () => flowOf(text)),
    figure("finding tables", text, () => tablesIn(linesOf(text))),
    figure("reading acts and terms", text, () => readPaper(text)),
  ];
}

/** What might take more than its share of time, at any length. */
const hard: Readonly<Record<string, (length: number) => string>> = {
  "one line": repeated("words and "),
  "one word": repeated("a"),
  spaces: (length) => `a${" ".repeat(length)}b`,
  "tabs and cells": repeated("a\tb\n"),
  "rows of columns": repeated("Level I     1.00%     2.00%\n"),
  "open tables": repeated("<TABLE>\n<S> <C>\na   1\n"),
  "quotation marks": repeated('"a" '),
  "open quotations": repeated('"Term" means "'),
  brackets: repeated("(a) "),
  "nested brackets": repeated("("),
  capitals: repeated("A"),
  "lines of capitals": repeated("CAPITALS IN A LINE OF CAPITALS\n"),
  digits: repeated("1"),
  "digits and letters": repeated("1l"),
  "figures in brackets": repeated("one (1) "),
  parties: repeated("the Borrower and the Lender and "),
  dates: repeated("January 1, 2001 "),
  labels: repeated("1. A\n(a) b\n"),
  sections: repeated('Section 1.1 is amended by deleting "a" and inserting "b". '),
  definitions: repeated('"A" means B.\n\n'),
  signatures: repeated("By: /s/ A\n"),
  "signatures side by side": repeated("By: /s/ A     By: /s/ B\n"),
  "signatures on one line": repeated("By: /s/ A     By: /s/ B     "),
  "a signed line of spaces": (length) => `By: /s/ A     By: /s/ B${" ".repeat(length)}`,
  "lists in columns": repeated("(a)   b   c\n"),
  pages: repeated("\n\n<PAGE> 2\n\nword and"),
  "form feeds": repeated("\f\n"),
  dollars: repeated("$1,000,"),
  percentages: repeated("a fee of 1.00%, "),
  commas: repeated("a,"),
  "full stops": repeated(". "),
  rules: repeated("-----\n"),
  "open tags": repeated("<"),
};

/** The same of HTML. */
const hardMarkup: Readonly<Record<string, (length: number) => string>> = {
  "paragraphs never closed": repeated("<p>a"),
  "elements nested as deep as allowed": repeated(`${"<div>".repeat(900)}a${"</div>".repeat(900)}`),
  "ends without beginnings": repeated("</b>"),
  "one tag of many attributes": (length) => `<p ${repeated("a1=b ")(length)}>`,
  entities: repeated("&amp;&#147;"),
  "cells never closed": (length) => `<table>${repeated("<td>a")(length)}`,
  comments: repeated("<!-- a -->"),
  "formatting never closed": repeated("<b>a</b><i>"),
};

// So that what follows is taken for the words of a contract, and every reader of sentences tries it.
const opening =
  "AMENDMENT NO. 1\n\nThe parties to the Credit Agreement dated as of January 1, 2001 agree that it is amended as follows.\n\n" +
  "1. Amendments. Section 2.1 is hereby amended by deleting the words ";

/** The hard inputs: what each is, the name of its file, and how to make one of a length. */
export function inputs(): readonly (readonly [what: string, name: string, make: (length: number) => string])[] {
  return [
    ...Object.entries(hard).map(
      ([what, make]) => [what, "a.txt", (length: number) => `${opening}${make(length)}.\n`] as const,
    ),
    ...Object.entries(hardMarkup).map(
      ([what, make]) => [`HTML: ${what}`, "a.html", (length: number) => `<html>${make(length)}`] as const,
    ),
  ];
}

/** How long each hard input of a million characters takes through all of reading. */
export function hardInputs(): IntakeFigure[] {
  return inputs().map(([what, name, make]) => {
    const content = make(million);
    const start = performance.now();
    const decoded = decodeFile(Buffer.from(content), name);
    if (decoded.ok) readPaper(decoded.value.text);
    return { what, milliseconds: performance.now() - start, megabytes: content.length / million };
  });
}
