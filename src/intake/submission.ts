/** A document among several in one file of the register. Unit: characters of the file, of what stands inside it. */
export type FiledDocument = { readonly start: number; readonly end: number; readonly type: string };

const opening = /<DOCUMENT>\s*<TYPE>([^\n<]*)|<TEXT>|<\/TEXT>/gi;

/** The documents of a file as the register sends it, between its marks; none where it has no such marks. */
export function documentsIn(text: string): FiledDocument[] {
  const documents: FiledDocument[] = [];
  let type = "";
  let from: number | undefined;
  for (const { 0: mark, 1: named, index } of text.matchAll(opening)) {
    if (named !== undefined) type = named.trim();
    else if (mark.startsWith("</")) {
      if (from !== undefined) documents.push({ start: from, end: index, type });
      from = undefined;
    } else from ??= index + mark.length;
  }
  return documents;
}

/** Whether a document is a file of another kind, written as letters. */
export function isEncoded(part: string): boolean {
  return /^\s*(?:<PDF>\s*)?begin \d{3} \S/.test(part);
}
