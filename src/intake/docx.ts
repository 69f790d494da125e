import { ChangeList } from "./change-list.ts";
import type { ChangesRead, DecodedPaper } from "./decoded.ts";
import { type BodyParts, readBody, type Remark } from "./docx-body.ts";
import { Numbers } from "./docx-numbering.ts";
import { Styles } from "./docx-styles.ts";
import { Draft } from "./draft.ts";
import { Refused } from "./failure.ts";
import { remarkFindings } from "./findings.ts";
import { readXml } from "./xml.ts";
import { type Archive, openZip } from "./zip.ts";

/**
 * Reads a DOCX: its paragraphs with the numbers that Word shows, its tables and notes, in one of two readings.
 *
 * Words of a tracked change are read or left out as a whole, and listed either way, so that deleted words never run
 * together with those put in their place. Struck words are read as deleted. Comments stand beside the text. Headers and
 * footers are left out as page furniture. Throws `Refused`.
 *
 * @source ECMA-376 part 1, section 17
 */
export function readDocx(bytes: Uint8Array, read: ChangesRead): DecodedPaper {
  const archive = openZip(bytes);
  const main = mainPart(archive);
  const beside = (name: string) => partText(archive, `${main.slice(0, main.lastIndexOf("/") + 1)}${name}`);
  const draft = new Draft();
  const remarks = remarksIn("word/comments.xml", beside("comments.xml"), "w:comment");
  const context = {
    draft,
    read,
    styles: new Styles("word/styles.xml", beside("styles.xml")),
    numbers: new Numbers("word/numbering.xml", beside("numbering.xml")),
    remarks,
  };
  const parts: BodyParts = { changes: new ChangeList(""), comments: [], notes: [], hidden: 0, symbols: 0, pictures: 0 };
  readBody(context, main, partText(archive, main) ?? "", parts);
  for (const kind of ["footnote", "endnote"] as const) {
    const name = `${kind}s.xml`;
    const notes = beside(name);
    if (notes !== undefined && parts.notes.some((note) => note.kind === kind)) {
      readBody(context, `word/${name}`, notes, parts);
    }
  }
  const { comments } = parts;
  const changes = parts.changes.all();
  const text = draft.text();
  const { origins, marks, tables } = draft;
  const findings = remarkFindings({ ...parts, changes, read, end: text.length });
  return { form: "docx", text, origins, marks, tables, changes, comments, findings };
}

function mainPart({ names }: Archive): string {
  const main = names.find((name) => /^word\/document\d*\.xml$/.test(name));
  if (main !== undefined) return main;
  const form = names.some((name) => name.startsWith("xl/"))
    ? "a workbook"
    : names.some((name) => name.startsWith("ppt/"))
      ? "a presentation"
      : "an archive";
  throw new Refused({ code: "file.form_not_read", form });
}

function partText(archive: Archive, name: string): string | undefined {
  const bytes = archive.read(name);
  if (bytes === undefined) return undefined;
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
  return new TextDecoder(wide).decode(bytes);
}

function remarksIn(part: string, xml: string | undefined, element: string): ReadonlyMap<string, Remark> {
  const remarks = new Map<string, Remark>();
  if (xml === undefined) return remarks;
  let open: { id: string; by: string; on: string; text: string } | undefined;
  let inText = false;
  readXml(part, xml, {
    open: (name, attributes) => {
      if (name === element) {
        const { "w:id": id = "", "w:author": by = "", "w:date": on = "" } = attributes;
        open = { id, by, on, text: "" };
      }
      if (name === "w:p" && open !== undefined && open.text !== "") open.text += "\n";
      inText = name === "w:t";
    },
    text: (words) => {
      if (inText && open !== undefined) open.text += words;
    },
    close: (name) => {
      inText = false;
      if (name !== element || open === undefined) return;
      const { id, ...remark } = open;
      remarks.set(id, remark);
      open = undefined;
    },
  });
  return remarks;
}
