import { boxesAfterParagraphs } from "./docx-boxes.ts";
import { type ChangeList, struckByHand } from "./change-list.ts";
import type { ChangesRead, MarginComment, MarkKind, OriginalPlace } from "./decoded.ts";
import type { Numbers } from "./docx-numbering.ts";
import { type RunSetting, settingOf, type Styles } from "./docx-styles.ts";
import type { Draft } from "./draft.ts";
import { readXml, type XmlListener } from "./xml.ts";

/** A tracked change that words stand in. */
type Revision = {
  readonly kind: "inserted" | "deleted" | "movedHere" | "movedAway";
  readonly by: string;
  readonly on: string;
};

/** The words of comments and notes, by their ids. */
export type Remark = { readonly by: string; readonly on: string; readonly text: string };

/** What the words of a part are read with. */
export type Context = {
  readonly draft: Draft;
  readonly read: ChangesRead;
  readonly styles: Styles;
  readonly numbers: Numbers;
  readonly remarks: ReadonlyMap<string, Remark>;
};

/** What is found in a part beside its words. Counts are of runs, of symbols, of pictures. */
export type BodyParts = {
  readonly changes: ChangeList;
  readonly comments: MarginComment[];
  /** Ids of notes in the order in which they are referred to. */
  readonly notes: { readonly kind: "footnote" | "endnote"; readonly id: string }[];
  hidden: number;
  symbols: number;
  pictures: number;
};

type Paragraph = {
  readonly index: number;
  style: string | undefined;
  list: string | undefined;
  level: number | undefined;
  mark: Revision | undefined;
  run: number;
  isOpened: boolean;
  said: boolean;
};

const revisions = new Map<string, Revision["kind"]>([
  ["w:ins", "inserted"],
  ["w:del", "deleted"],
  ["w:moveTo", "movedHere"],
  ["w:moveFrom", "movedAway"],
]);

// What is inside these says how it was before a change of form, or is shown only where something else cannot be.
const passedOver =
  /^(?:mc:Fallback|w:\w+PrChange|w:tblGridChange|w:instrText|w:delInstrText|w:tblGrid|w:tblPr|w:sdtPr|w:fldData|w:ffData)$/;

const worded = new Set(["w:t", "w:delText", "m:t"]);

const marksOf: readonly MarkKind[] = ["bold", "italic", "underlined", "struck", "raised", "heading"];

/** Reads one part of a document, paragraph by paragraph, into a draft. */
export function readBody(context: Context, part: string, xml: string, parts: BodyParts): void {
  readXml(part, xml, boxesAfterParagraphs(new BodyReader(context, part, parts).listener()));
}

class BodyReader {
  readonly #context: Context;
  readonly #part: string;
  readonly #parts: BodyParts;
  readonly #stack: string[] = [];
  readonly #paragraphs: Paragraph[] = [];
  readonly #revisions: Revision[] = [];
  readonly #rows: (Revision | undefined)[] = [];
  readonly #commentStarts = new Map<string, number>();
  #setting: RunSetting = {};
  #words: string | undefined;
  #at = 0;
  #count = 0;
  #passed = 0;
  #cell = { columns: 1, rows: 1, opened: true };

  constructor(context: Context, part: string, parts: BodyParts) {
    this.#context = context;
    this.#part = part;
    this.#parts = parts;
  }

  listener(): XmlListener {
    return {
      open: (name, attributes) => {
        if (this.#passed > 0 || passedOver.test(name)) this.#passed += 1;
        else {
          this.#open(name, attributes);
          this.#stack.push(name);
        }
      },
      text: (words) => {
        if (this.#passed === 0 && this.#words !== undefined) this.#words += words;
      },
      close: (name) => {
        if (this.#passed > 0) this.#passed -= 1;
        else {
          this.#stack.pop();
          this.#close(name);
        }
      },
    };
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    const kind = revisions.get(name);
    if (kind !== undefined) return this.#openRevision(kind, attributes);
    if (this.#stack.includes("w:rPr")) return this.#setRun(name, attributes);
    if (this.#stack.at(-1) === "w:pPr" || this.#stack.at(-1) === "w:numPr") return this.#setParagraph(name, attributes);
    this.#openStructure(name, attributes);
    this.#openInline(name, attributes);
  }

  #openStructure(name: string, attributes: Readonly<Record<string, string>>): void {
    const { draft } = this.#context;
    if (name === "w:p") {
      this.#openCell();
      this.#count += 1;
      this.#paragraphs.push({
        index: this.#count,
        style: undefined,
        list: undefined,
        level: undefined,
        mark: undefined,
        run: 0,
        isOpened: false,
        said: false,
      });
    } else if (name === "w:tbl") {
      this.#openCell();
      draft.feed(2);
      draft.openTable();
    } else if (name === "w:tr") {
      this.#rows.push(undefined);
      draft.openRow();
    } else if (name === "w:tc") this.#cell = { columns: 1, rows: 1, opened: false };
    else if (name === "w:gridSpan") this.#cell.columns = Math.max(1, Number(attributes["w:val"] ?? "1"));
    else if (name === "w:r") {
      this.#setting = {};
      this.#at = 0;
      const paragraph = this.#paragraphs.at(-1);
      if (paragraph !== undefined) paragraph.run += 1;
    }
  }

  #openInline(name: string, attributes: Readonly<Record<string, string>>): void {
    if (worded.has(name)) this.#words = "";
    else if (this.#stack.includes("w:r")) this.#openInRun(name, attributes);
    if (name === "a:blip" || name === "v:imagedata") this.#parts.pictures += 1;
    if (name.startsWith("w:comment")) this.#remark(name, attributes["w:id"] ?? "");
  }

  #openInRun(name: string, attributes: Readonly<Record<string, string>>): void {
    const character = characters.get(name);
    if (character !== undefined) this.#say(character);
    else if (name === "w:br") this.#say(attributes["w:type"] === "page" ? "\f" : "\n");
    else if (name === "w:sym") {
      this.#parts.symbols += 1;
      this.#say("\ufffd");
    } else if (name === "w:footnoteReference" || name === "w:endnoteReference") {
      const kind = name === "w:footnoteReference" ? "footnote" : "endnote";
      this.#parts.notes.push({ kind, id: attributes["w:id"] ?? "" });
    }
  }

  #remark(name: string, id: string): void {
    const { draft, remarks } = this.#context;
    if (name === "w:commentRangeStart") this.#commentStarts.set(id, draft.length);
    if (name !== "w:commentReference") return;
    const remark = remarks.get(id);
    const start = this.#commentStarts.get(id) ?? draft.length;
    if (remark !== undefined) this.#parts.comments.push({ ...remark, span: { start, end: draft.length } });
  }

  #close(name: string): void {
    const { draft } = this.#context;
    if (revisions.has(name)) {
      if (!this.#isProperty()) this.#revisions.pop();
    } else if (worded.has(name)) {
      const said = this.#words ?? "";
      this.#words = undefined;
      this.#say(said);
    } else if (name === "w:p") this.#closeParagraph();
    else if (name === "w:tc") {
      this.#openCell();
      draft.closeCell();
    } else if (name === "w:tr") this.#rows.pop();
    else if (name === "w:tbl") draft.closeTable();
  }

  // Inside the properties of a paragraph mark or a row a change is that of the mark or the row, and holds no words.
  #isProperty(): boolean {
    const holder = this.#stack.at(-1);
    return holder === "w:rPr" || holder === "w:trPr" || holder === "w:tcPr" || holder === "w:numPr";
  }

  #openRevision(kind: Revision["kind"], attributes: Readonly<Record<string, string>>): void {
    const revision = { kind, by: attributes["w:author"] ?? "", on: attributes["w:date"] ?? "" };
    if (!this.#isProperty()) this.#revisions.push(revision);
    else if (this.#stack.at(-1) === "w:trPr") this.#rows[this.#rows.length - 1] = revision;
    else if (this.#stack.at(-2) === "w:pPr") {
      const paragraph = this.#paragraphs.at(-1);
      if (paragraph !== undefined) paragraph.mark = revision;
    }
  }

  #setRun(name: string, attributes: Readonly<Record<string, string>>): void {
    if (!this.#stack.includes("w:r")) return;
    const own = name === "w:rStyle" ? this.#context.styles.settingOf(attributes["w:val"]) : settingOf(name, attributes);
    this.#setting = { ...this.#setting, ...own };
  }

  #setParagraph(name: string, attributes: Readonly<Record<string, string>>): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined) return;
    const value = attributes["w:val"];
    if (name === "w:pStyle") paragraph.style = value;
    else if (name === "w:numId") paragraph.list = value;
    else if (name === "w:ilvl") paragraph.level = Number(value ?? "0");
  }

  // The properties of a cell come before its first paragraph, and say how far it reaches.
  #openCell(): void {
    if (this.#cell.opened) return;
    this.#cell.opened = true;
    this.#context.draft.openCell(this.#cell.columns, this.#cell.rows, false);
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined) return;
    if (!paragraph.isOpened && this.#isKept(paragraph.mark)) this.#openParagraph(paragraph);
    // Where the end of a paragraph goes, the next paragraph joins on.
    if (!this.#isKept(paragraph.mark)) return;
    this.#context.draft.feed(2);
  }

  #openParagraph(paragraph: Paragraph): void {
    paragraph.isOpened = true;
    const { styles, numbers, draft } = this.#context;
    const styled = styles.listOf(paragraph.style);
    const list = paragraph.list ?? styled.list;
    if (list === undefined || list === "0" || !this.#isKept(paragraph.mark)) return;
    const label = numbers.next({ list, level: paragraph.level ?? styled.level ?? 0 });
    const place = { part: this.#part, paragraph: paragraph.index, run: 0, start: 0, end: 0 };
    if (label !== "") draft.put(`${label} `, { at: "part", ...place });
  }

  #isKept(revision: Revision | undefined): boolean {
    if (revision === undefined) return true;
    const added = revision.kind === "inserted" || revision.kind === "movedHere";
    return added === (this.#context.read === "accepted");
  }

  #say(said: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (said === "" || paragraph === undefined) return;
    const { draft, styles, read } = this.#context;
    const setting = { ...styles.settingOf(paragraph.style), ...this.#setting };
    const start = this.#at;
    this.#at += said.length;
    if (setting.hidden === true) {
      this.#parts.hidden += 1;
      return;
    }
    const within = [...this.#rows, ...this.#revisions].filter((revision) => revision !== undefined);
    const isStruck = setting.struck === true;
    const kept = within.every((revision) => this.#isKept(revision)) && !(isStruck && read === "accepted");
    const { index, run } = paragraph;
    const place: OriginalPlace = { at: "part", part: this.#part, paragraph: index, run, start, end: this.#at };
    if (kept && !paragraph.isOpened) this.#openParagraph(paragraph);
    const from = draft.length;
    if (kept) this.#write(said, setting, place);
    const change =
      within.findLast((revision) => kept || !this.#isKept(revision)) ?? (isStruck ? struckByHand : undefined);
    const span = { start: from, end: draft.length };
    if (change !== undefined) this.#parts.changes.add(change, said, kept, span, place);
  }

  #write(said: string, setting: RunSetting, place: OriginalPlace): void {
    const { draft } = this.#context;
    if (said === "\f") return draft.page();
    // The raised number of a note, or the upper half of a fraction, is no further digit of the number before it.
    if (setting.raised === true && /\d/.test(draft.last) && /^\d/.test(said)) draft.put(" ");
    const from = draft.length;
    draft.put(said, place);
    for (const kind of marksOf) if (setting[kind] === true) draft.mark(kind, from);
  }
}

const characters = new Map([
  ["w:tab", "\t"],
  ["w:ptab", "\t"],
  ["w:cr", "\n"],
  ["w:noBreakHyphen", "-"],
]);
