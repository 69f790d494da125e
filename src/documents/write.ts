import type { ConformedCopy } from "./conformed-copy.ts";
import { conformedHtml, redlineHtml } from "./html.ts";
import type { RedlineCopy } from "./redline-copy.ts";
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
