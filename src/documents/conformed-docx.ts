import { FootnoteReferenceRun, Paragraph, type ParagraphChild, TextRun } from "docx";
import type { ConformedCopy, ConformedProvision } from "./conformed-copy.ts";
import { docxBytes, settingOf } from "./docx-page.ts";
import { numberGap, type ParagraphRole } from "./marked-paragraph.ts";
import { changeNote, conflictNote, failedNote, overlayNote, pendingNote } from "./marks.ts";
import { titleOf } from "./place.ts";
import { printable } from "./printable.ts";
import { conformedState } from "./said.ts";

/**
 * A conformed copy as a DOCX without tracked changes: a footnote at each part that a later paper changed, at each
 * provision taken away, and at each over which a rule stands or for which an act waits. Fingerprints are at the end.
 */
export async function conformedDocx(copy: ConformedCopy): Promise<Uint8Array> {
  const writer = new FootnoteWriter();
  const paragraphs = [
    set("title", copy.title),
    set("said", conformedState(copy)),
    ...copy.papers.flatMap(({ title, provisions }) => [
      set("paper", title),
      ...provisions.flatMap((provision) => writer.provision(provision)),
    ]),
    ...pendingParagraphs(copy),
    ...fingerprintParagraphs(copy),
  ];
  return docxBytes({
    title: `${copy.title}: conformed copy`,
    on: copy.on,
    paragraphs,
    footnotes: writer.footnotes,
  });
}

/** Numbers the footnotes of one document. */
class FootnoteWriter {
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  #count = 0;

  provision(provision: ConformedProvision): Paragraph[] {
    const { heading, depth, text, deleted } = provision;
    const title = titleOf(provision);
    const ends = this.#endNotes(provision);
    if (deleted !== undefined && text === "") {
      const gone = [new TextRun({ text: printable(`${title} [deleted]`.trim()), italics: true }), ...ends];
      return [new Paragraph({ ...settingOf("words", depth), children: gone })];
    }
    const number = heading === "" && title !== "" ? [new TextRun({ text: title + numberGap, bold: true })] : [];
    const words = this.#words(provision, number, ends);
    const head = heading === "" ? [] : [set("heading", title, depth, text === "" ? ends : [])];
    return text === "" && number.length === 0 ? head : [...head, ...words];
  }

  #words({ fragments, depth }: ConformedProvision, number: TextRun[], ends: ParagraphChild[]): Paragraph[] {
    const paragraphs: ParagraphChild[][] = [[...number]];
    for (const { text, by } of fragments) {
      for (const [index, line] of text.split("\n").entries()) {
        if (index > 0) paragraphs.push([]);
        paragraphs.at(-1)?.push(new TextRun(printable(line)));
      }
      if (by !== undefined) paragraphs.at(-1)?.push(this.#note([changeNote(by)]));
    }
    paragraphs.at(-1)?.push(...ends);
    return paragraphs.map((children) => new Paragraph({ ...settingOf("words", depth), children }));
  }

  #endNotes({ deleted, text, overlays, pending, failed, conflicts }: ConformedProvision): ParagraphChild[] {
    const notes = [
      ...(deleted !== undefined && text === "" ? [changeNote(deleted)] : []),
      ...overlays.map(overlayNote),
      ...pending.map(pendingNote),
      ...failed.map(failedNote),
      ...conflicts.map(conflictNote),
    ];
    return notes.length === 0 ? [] : [this.#note(notes)];
  }

  #note(notes: readonly string[]): FootnoteReferenceRun {
    this.#count += 1;
    this.footnotes[this.#count] = {
      children: notes.map(
        (note) => new Paragraph({ style: "FootnoteText", children: [new TextRun(printable(` ${note}`))] }),
      ),
    };
    return new FootnoteReferenceRun(this.#count);
  }
}

function set(role: ParagraphRole, text: string, depth = 0, after: readonly ParagraphChild[] = []): Paragraph {
  return new Paragraph({ ...settingOf(role, depth), children: [new TextRun(printable(text)), ...after] });
}

function pendingParagraphs({ pending }: ConformedCopy): Paragraph[] {
  if (pending.length === 0) return [];
  return [
    set("paper", "Pending"),
    ...pending.flatMap(({ title, instrument, awaiting }) => [
      set("words", `${title} (${instrument}) is on file and not in effect. It waits for:`),
      ...awaiting.map((each) => set("words", `– ${each}`, 1)),
    ]),
  ];
}

function fingerprintParagraphs({ papers }: ConformedCopy): Paragraph[] {
  const worded = papers.flatMap(({ provisions }) => provisions.filter(({ text }) => text !== ""));
  return [
    set("paper", "Fingerprints"),
    set("said", "The SHA-256 of the words of each provision, in UTF-8. Equal fingerprints are equal words."),
    ...worded.map(
      ({ sha256, clause }) =>
        new Paragraph({ style: "Fingerprint", children: [new TextRun(printable(`${sha256}  ${clause}`))] }),
    ),
  ];
}
