import type { ConformedCopy } from "./conformed-copy.ts";
import { conformedHtml, redlineHtml } from "./html.ts";
import type { RedlineCopy } from "./redline-copy.ts";
import type { Letter } from "../servicing/letter.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { letterText } from "./letter-text.ts";
import { conformedText, redlineText } from "./text.ts";

/** The forms of a document: plain text, one HTML file, or a DOCX. */
export type DocumentForm = "txt" | "html" | "docx";

/** A conformed copy in a form: text, or the bytes of a DOCX. */
export async function writeConformed(copy: ConformedCopy, form: DocumentForm): Promise<string | Uint8Array> {
  if (form === "txt") return conformedText(copy);
  if (form === "html") return conformedHtml(copy);
  return (await import("./conformed-docx.ts")).conformedDocx(copy);
}

/** A redline of the whole agreement in a form: text, or the bytes of a DOCX. */
export async function writeRedline(copy: RedlineCopy, form: DocumentForm): Promise<string | Uint8Array> {
  if (form === "txt") return redlineText(copy, "whole");
  if (form === "html") return redlineHtml(copy);
  return (await import("./redline-docx.ts")).redlineDocx(copy);
}

/** The forms of a letter: plain text, a DOCX to work on, a PDF to send. */
export type LetterForm = "txt" | "docx" | "pdf";

/** A letter in a form. Refuses `document.not_drawn` where a PDF's own fonts lack a character of it. */
export async function writeLetter(
  letter: Letter,
  form: LetterForm,
): Promise<
  Result<string | Uint8Array, { readonly code: "document.not_drawn"; readonly characters: readonly string[] }>
> {
  if (form === "txt") return ok(letterText(letter));
  if (form === "docx") return ok(await (await import("./letter-docx.ts")).letterDocx(letter));
  const { letterPdf, notDrawn } = await import("./letter-pdf.ts");
  const characters = notDrawn(letter);
  return characters.length > 0 ? refuse({ code: "document.not_drawn", characters }) : ok(await letterPdf(letter));
}
