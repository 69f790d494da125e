import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  type ICommentOptions,
  InsertedTextRun,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from "docx";
import type { IsoDate } from "../base/date.ts";
import { docxBytes, midnightOf, settingOf } from "./docx-page.ts";
import { type MarkedParagraph, markedParagraphs } from "./marked-paragraph.ts";
import { printable } from "./printable.ts";
import type { RedlineCopy } from "./redline-copy.ts";
import type { RedlineRun, RunCause } from "./run-cause.ts";
import { citesText } from "./said.ts";

/**
 * A redline as a DOCX with tracked changes: the author of a change is the clause that made it, its date the day that
 * clause's paper is dated. Accepting all changes leaves the later state, rejecting all the earlier. Comments tell what
 * each clause did, and which rules begin or end to stand over words that did not change.
 */
export async function redlineDocx(copy: RedlineCopy): Promise<Uint8Array> {
  const writer = new RevisionWriter(copy.to.on);
  const paragraphs = markedParagraphs(copy).map((each) => writer.paragraph(each));
  return docxBytes({ title: `${copy.title}: redline`, on: copy.to.on, paragraphs, comments: writer.comments });
}

type Revision = { readonly id: number; readonly author: string; readonly date: string };

/** Numbers the revisions and comments of one document. */
class RevisionWriter {
  readonly comments: ICommentOptions[] = [];
  readonly #on: IsoDate;
  #revisions = 0;

  constructor(on: IsoDate) {
    this.#on = on;
  }

  paragraph({ role, depth, runs, end, notes }: MarkedParagraph): Paragraph {
    const strong = role === "numbered";
    const children = runs.map((run, index) => this.#run(run, strong && index === 0));
    return new Paragraph({
      ...settingOf(role, depth),
      ...(end.change === "same" ? {} : { run: this.#endOf(end.change, end.causes) }),
      children: notes.length === 0 ? children : this.#commented(children, notes, runs),
    });
  }

  #run(run: RedlineRun, bold: boolean): ParagraphChild {
    const text = { text: printable(run.text), ...(bold ? { bold } : {}) };
    if (run.change === "same") return new TextRun(text);
    const revision = this.#revision(run.causes);
    return run.change === "inserted"
      ? new InsertedTextRun({ ...text, ...revision })
      : new DeletedTextRun({ ...text, ...revision });
  }

  #endOf(change: "inserted" | "deleted", causes: readonly RunCause[]) {
    const revision = this.#revision(causes);
    return change === "inserted" ? { insertion: revision } : { deletion: revision };
  }

  #revision(causes: readonly RunCause[]): Revision {
    this.#revisions += 1;
    return { id: this.#revisions, author: authorOf(causes), date: midnightOf(datedOf(causes) ?? this.#on) };
  }

  #commented(children: ParagraphChild[], notes: readonly string[], runs: readonly RedlineRun[]): ParagraphChild[] {
    const id = this.comments.length;
    const causes = runs.flatMap((run) => (run.change === "same" ? [] : run.causes));
    this.comments.push({
      id,
      author: causes.length === 0 ? "Conformed" : authorOf(causes),
      initials: "§",
      date: new Date(midnightOf(datedOf(causes) ?? this.#on)),
      children: notes.map((note) => new Paragraph({ children: [new TextRun(printable(note))] })),
    });
    return [
      new CommentRangeStart(id),
      ...children,
      new CommentRangeEnd(id),
      new TextRun({ children: [new CommentReference(id)] }),
    ];
  }
}

// The standard gives the name of an author 255 characters.
function authorOf(causes: readonly RunCause[]): string {
  const cites = printable(citesText(causes));
  if (cites === "") return "Conformed";
  return cites.length <= 255 ? cites : `${cites.slice(0, 254).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

// Where several papers made a change, the day of the last.
function datedOf(causes: readonly RunCause[]): IsoDate | undefined {
  return causes
    .map(({ dated }) => dated)
    .toSorted()
    .at(-1);
}
