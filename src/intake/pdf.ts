import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { ChangeList, struckByHand } from "./change-list.ts";
import type { ChangesRead, DecodedPaper, MarginComment, OriginalPlace } from "./decoded.ts";
import { Draft } from "./draft.ts";
import { Refused } from "./failure.ts";
import { remarkFindings } from "./findings.ts";
import { guardPdf } from "./pdf-guard.ts";
import { linesOfPages, type PageLine, type Piece } from "./pdf-lines.ts";
import type { Page, PdfMessage } from "./pdf-message.ts";

/** How long a PDF may take: some seconds to begin with, and a second more for every 100,000 bytes. */
const secondsFor = (bytes: Uint8Array): number => 15 + Math.ceil(bytes.length / 100_000);

/**
 * Reads a PDF that has text: its lines as they stand on its pages, with what is struck through or underlined.
 *
 * The file is read on a thread of its own, which is left behind when it takes too long, and with a bound on its memory.
 * Struck words are read as deleted. Throws `Refused`.
 */
export function readPdf(bytes: Uint8Array, read: ChangesRead, seconds = secondsFor(bytes)): DecodedPaper {
  guardPdf(bytes);
  const pages = pagesOf(bytes, seconds);
  if (pages.every(({ items }) => items.every(({ words }) => words.trim() === ""))) {
    throw new Refused({ code: "file.no_text_layer", pages: pages.length });
  }
  const draft = new Draft();
  const changes = new ChangeList(" ");
  const comments: MarginComment[] = [];
  const set = linesOfPages(pages);
  pages.forEach((page, index) => {
    if (index > 0) draft.page();
    writePage(draft, set[index] ?? [], index + 1, read, changes);
    const at = draft.length;
    comments.push(...page.remarks.map((remark) => ({ ...remark, span: { start: at, end: at } })));
    remarkOnPage(draft, page, index + 1);
  });
  const { origins, marks, tables, findings } = draft;
  const text = draft.text();
  const met = { changes: changes.all(), comments, hidden: 0, symbols: 0, pictures: 0, read, end: text.length };
  return {
    form: "pdf",
    text,
    origins,
    marks,
    tables,
    changes: met.changes,
    comments,
    findings: [...remarkFindings(met), ...findings],
  };
}

function writePage(
  draft: Draft,
  lines: readonly PageLine[],
  number: number,
  read: ChangesRead,
  changes: ChangeList,
): void {
  for (const { pieces, isApart } of lines) {
    draft.feed(isApart ? 2 : 1);
    let due = 0;
    for (const piece of pieces) {
      due += piece.spaces;
      const place = placeOf(piece, number);
      const isStruck = piece.set.has("struck");
      const start = draft.length;
      const kept = !isStruck || read === "original";
      if (kept) {
        writePiece(draft, piece, due, place);
        due = 0;
      }
      if (isStruck) changes.add(struckByHand, piece.words.trim(), kept, { start, end: draft.length }, place);
    }
  }
}

function writePiece(draft: Draft, { words, set }: Piece, due: number, place: OriginalPlace): void {
  // The raised number of a note, or the upper half of a fraction, is no further digit of the number before it.
  const isNote = set.has("raised") && /\d/.test(draft.last) && /^\d/.test(words);
  draft.put(" ".repeat(due === 0 && isNote ? 1 : due));
  const start = draft.length;
  draft.put(words, place);
  for (const kind of set) draft.mark(kind, start);
}

function placeOf({ left, right, bottom, top }: Piece, page: number): OriginalPlace {
  return { at: "page", page, left, bottom, right, top };
}

// What the page shows and the text does not have.
function remarkOnPage(draft: Draft, { items, pictures, turned, isDrawn }: Page, number: number): void {
  const span = { start: draft.length, end: draft.length };
  if (items.length === 0 && pictures > 0) {
    const message = `Page ${number} has no text, only pictures. Have it recognised as text, and compare the result.`;
    draft.findings.push({ code: "paper.page_without_text", severity: "error", message, span });
  }
  if (items.length > 0 && !isDrawn) {
    const message = `The lines drawn on page ${number} cannot be seen, so struck words may have been read. Look at the page.`;
    draft.findings.push({ code: "paper.page_not_drawn", severity: "error", message, span });
  }
  if (turned > 0) {
    const message = `Page ${number} has words that do not run level; they are not read. Look at the page.`;
    draft.findings.push({ code: "paper.words_turned", severity: "warning", message, span });
  }
}

function pagesOf(bytes: Uint8Array, seconds: number): readonly Page[] {
  const signal = new SharedArrayBuffer(4);
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(threadFile(), {
    workerData: { bytes: Uint8Array.from(bytes), signal, port: port2 },
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: 400 },
    stdout: true,
    stderr: true,
  });
  worker.unref();
  Atomics.wait(new Int32Array(signal), 0, 0, seconds * 1000);
  const received: { readonly message: PdfMessage } | undefined = receiveMessageOnPort(port1);
  port1.close();
  void worker.terminate();
  if (received === undefined) throw new Refused({ code: "file.takes_too_long", seconds });
  const { message } = received;
  if (message.outcome === "read") return message.pages;
  if (message.outcome === "locked") throw new Refused({ code: "file.locked", form: "PDF" });
  throw new Refused({ code: "file.content_broken", form: "PDF", reason: message.reason });
}

// The thread is a file of its own among those that were built, beside this one or seen from its source.
function threadFile(): URL {
  const isSource = import.meta.url.endsWith(".ts");
  return new URL(isSource ? "../../dist/pdf-thread.js" : "./pdf-thread.js", import.meta.url);
}
