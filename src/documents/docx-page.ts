import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  type ICommentOptions,
  type IParagraphOptions,
  type IStylesOptions,
  Packer,
  PageNumber,
  type Paragraph,
  Paragraph as NewParagraph,
  type Table,
  TextRun,
} from "docx";
import type { IsoDate } from "../base/date.ts";
import { escaped } from "./html-page.ts";
import type { ParagraphRole } from "./marked-paragraph.ts";
import { undatedZip } from "./undated-zip.ts";

/** A document to be written. `on` is the date it bears: nothing in it tells when or where it was written. */
export type DocxPage = {
  readonly title: string;
  readonly on: IsoDate;
  readonly paragraphs: readonly (Paragraph | Table)[];
  readonly footnotes?: Readonly<Record<string, { readonly children: readonly Paragraph[] }>>;
  readonly comments?: readonly ICommentOptions[];
};

/** Writes a DOCX. The same page gives the same bytes. */
export async function docxBytes({ title, on, paragraphs, footnotes, comments }: DocxPage): Promise<Uint8Array> {
  const document = new Document({
    title,
    styles,
    ...(footnotes === undefined ? {} : { footnotes }),
    ...(comments === undefined || comments.length === 0 ? {} : { comments: { children: comments } }),
    sections: [
      {
        properties: { page: { size: { width: inches(8.5), height: inches(11) }, margin: margins } },
        footers: { default: new Footer({ children: [pageNumber(title)] }) },
        children: paragraphs,
      },
    ],
  });
  const properties = { path: "docProps/core.xml", data: coreProperties(title, on) };
  return undatedZip(new Uint8Array(await Packer.toArrayBuffer(document, undefined, [properties])));
}

/** The midnight, in UTC, at which a date begins, in the form of a tracked change. */
export function midnightOf(date: IsoDate): string {
  return `${date}T00:00:00Z`;
}

/** How a paragraph of a role is set, by its depth. */
export function settingOf(role: ParagraphRole, depth: number): IParagraphOptions {
  const indent = { left: inches(Math.min(depth, 6) * 0.3) };
  switch (role) {
    case "title":
      return { heading: HeadingLevel.TITLE };
    case "paper":
      return { heading: HeadingLevel.HEADING_1 };
    case "heading":
      return { heading: headings[Math.min(depth, headings.length - 1)] ?? HeadingLevel.HEADING_4, indent };
    case "said":
      return { style: "Said" };
    case "end":
      return { style: "Said", alignment: AlignmentType.CENTER, spacing: { before: 360 } };
    case "words":
    case "numbered":
      return { style: "Words", indent };
    default:
      return role satisfies never;
  }
}

const headings = [HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const;

const margins = { top: inches(1), bottom: inches(1), left: inches(1.1), right: inches(1.1) };

// A length in twentieths of a point.
function inches(length: number): number {
  return Math.round(length * 1440);
}

const serif = "Times New Roman";
const ink = "1C1B19";
const soft = "57534E";

const styles: IStylesOptions = {
  default: {
    document: { run: { font: serif, size: 22, color: ink }, paragraph: { spacing: { line: 264 } } },
    title: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 120 } } },
    heading1: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 480, after: 160 }, keepNext: true } },
    heading2: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 280, after: 80 }, keepNext: true } },
    heading3: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 160, after: 40 }, keepNext: true } },
    heading4: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 120, after: 40 }, keepNext: true } },
    footnoteText: { run: { size: 18, color: soft }, paragraph: { spacing: { line: 220, after: 0 } } },
  },
  paragraphStyles: [
    {
      id: "Words",
      name: "Words",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: { spacing: { after: 120 } },
    },
    {
      id: "Said",
      name: "Said",
      basedOn: "Normal",
      run: { size: 20, color: soft },
      paragraph: { spacing: { after: 60 } },
    },
    {
      id: "Fingerprint",
      name: "Fingerprint",
      basedOn: "Normal",
      run: { size: 14, color: soft, font: "Courier New" },
      paragraph: { spacing: { after: 40, line: 200 } },
    },
  ],
};

function pageNumber(title: string): Paragraph {
  const run = { size: 16, color: soft };
  return new NewParagraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ ...run, text: `${title} · ` }),
      new TextRun({ ...run, children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] }),
    ],
  });
}

// The library would write the moment of writing.
function coreProperties(title: string, on: IsoDate): string {
  const moment = `xsi:type="dcterms:W3CDTF">${midnightOf(on)}<`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>Conformed</dc:creator><dcterms:created ${moment}/dcterms:created><dcterms:modified ${moment}/dcterms:modified></cp:coreProperties>`;
}
