import { ok, refuse, type Result } from "../base/result.ts";
import { tablesIn } from "../papers/structure/table.ts";
import { linesOf } from "../papers/text/lines.ts";
import { decodeText, type FileText, type NoText } from "./charset.ts";
import type { ChangesRead, DecodedPaper } from "./decoded.ts";
import { readDocx } from "./docx.ts";
import { Draft } from "./draft.ts";
import { type IntakeProblem, Refused } from "./failure.ts";
import { remarkFindings } from "./findings.ts";
import { readHtml } from "./html.ts";
import { readPdf } from "./pdf.ts";
import { documentsIn, isEncoded } from "./submission.ts";

/** Why a file could not be decoded: what stands against it, and the byte that shows it for what is no text. */
export type DecodeFailure = Exclude<IntakeProblem, { readonly code: "file.not_text" }> | NoText;

/**
 * Makes of a file of any form the lines that the reader of papers reads, with the way back to the file.
 *
 * The form is known from the bytes; the end of the name only tells HTML from text where neither says so.
 *
 * Refuses `file.not_text`, `file.form_not_read`, `file.content_broken`, `file.part_too_large`,
 * `file.declares_entities`, `file.markup_too_deep`, `file.locked`, `file.no_text_layer`, `file.takes_too_long`.
 */
export function decodeFile(
  bytes: Uint8Array,
  name: string,
  read: ChangesRead = "accepted",
): Result<DecodedPaper, DecodeFailure> {
  try {
    const form = foreignForm(bytes);
    if (form === "pdf") return ok(readPdf(bytes, read));
    if (form === "zip") return ok(readDocx(bytes, read));
    if (form !== undefined) return refuse({ code: "file.form_not_read", form });
    const file = decodeText(bytes);
    return file.ok ? ok(decodedText(file.value, name, read)) : file;
  } catch (error) {
    if (error instanceof Refused && error.problem.code !== "file.not_text") return refuse(error.problem);
    throw error;
  }
}

const signatures: readonly [begins: string, form: string][] = [
  ["%PDF-", "pdf"],
  ["PK\u0003\u0004", "zip"],
  ["\u00d0\u00cf\u0011\u00e0", "a document of an old Word, or one protected by a password"],
  ["{\\rtf", "RTF"],
  ["\u0089PNG", "a picture"],
  ["\u00ff\u00d8\u00ff", "a picture"],
  ["GIF8", "a picture"],
  ["II*\u0000", "a picture"],
  ["MM\u0000*", "a picture"],
  ["\u00ffWPC", "a document of WordPerfect"],
];

function foreignForm(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  const plain = signatures.find(([begins]) => head.startsWith(begins))?.[1];
  return plain ?? (/^\s*%PDF-/.test(head) ? "pdf" : undefined);
}

const beginsAsHtml = /^\s*(?:<!--[^]*?-->\s*)?(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b/i;
const namedHtml = /\.x?html?$/i;

function decodedText({ text, encoding }: FileText, name: string, read: ChangesRead): DecodedPaper {
  const documents = documentsIn(text);
  const isHtml = (part: string) => beginsAsHtml.test(part);
  if (
    !namedHtml.test(name) &&
    !isHtml(text) &&
    !documents.some(({ start, end }) => isForeign(text.slice(start, end)))
  ) {
    return plainText(text, encoding);
  }
  const draft = new Draft();
  const parts = documents.length === 0 ? [{ start: 0, end: text.length, type: "" }] : documents;
  const changes = [];
  let hidden = 0;
  for (const { start, end, type } of parts) {
    const part = text.slice(start, end);
    if (draft.length > 0) draft.page();
    if (isEncoded(part)) {
      const message = `The document of type ${type === "" ? "not stated" : type} in this file is not text; it is not read.`;
      const span = { start: draft.length, end: draft.length };
      draft.findings.push({ code: "paper.document_unread", severity: "warning", message, span });
    } else if (isHtml(part) || documents.length === 0) {
      const found = readHtml(draft, part, start, read);
      changes.push(...found.changes);
      hidden += found.hidden;
    } else draft.put(part, { at: "file", start, end });
  }
  const words = draft.text();
  const met = { changes, comments: [], hidden, symbols: 0, pictures: 0, read, end: words.length };
  const { origins, marks, tables } = draft;
  const findings = [...remarkFindings(met), ...draft.findings];
  return {
    form: "html",
    encoding,
    lineStarts: lineStartsOf(text),
    text: words,
    origins,
    marks,
    tables,
    changes,
    comments: [],
    findings,
  };
}

function isForeign(part: string): boolean {
  return beginsAsHtml.test(part) || isEncoded(part);
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function plainText(text: string, encoding: FileText["encoding"]): DecodedPaper {
  let tables: DecodedPaper["tables"] | undefined;
  return {
    form: "text",
    encoding,
    lineStarts: lineStartsOf(text),
    text,
    origins: [{ from: 0, to: text.length, place: { at: "file", start: 0, end: text.length } }],
    marks: [],
    // The reader finds the tables of a text for itself; few ask for them here.
    get tables() {
      tables ??= tablesIn(linesOf(text));
      return tables;
    },
    changes: [],
    comments: [],
    findings: [],
  };
}
