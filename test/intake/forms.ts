import { strToU8, zipSync } from "fflate";
import { Document, Packer, Paragraph, TextRun } from "docx";

/** A page of a PDF: lines of words, each at its place, and lines drawn. Unit: points from the lower left corner. */
export type DrawnPage = {
  readonly words: readonly (readonly [x: number, y: number, words: string, size?: number])[];
  /** Operators put in as they are. */
  readonly more?: string;
  readonly rules?: readonly (readonly [left: number, y: number, right: number])[];
};

/**
 * The bytes of a PDF with these pages, in Courier, whose letters are 0.6 of their size wide. The character 31 is drawn as
 * `fi` cast as one letter.
 */
export function pdfOf(pages: readonly DrawnPage[], extra = ""): Uint8Array {
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${extra}>>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Courier " +
      "/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [31 /fi] >> >>",
    ...pages.flatMap((page, index) => {
      const content = contentOf(page);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + index * 2} 0 R ` +
          "/Resources << /Font << /F1 3 0 R >> >> >>",
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(file, "latin1"));
}

function contentOf({ words, more = "", rules = [] }: DrawnPage): string {
  const shown = words.map(([x, y, text, size = 10]) => `/F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj`);
  const drawn = rules.map(([left, y, right]) => `${left} ${y} m ${right} ${y} l S`);
  return ["BT", ...shown, "ET", ...drawn, more].join("\n");
}

function escaped(text: string): string {
  return text.replaceAll(/[\\()]/g, (mark) => `\\${mark}`);
}

/** A text file as a PDF of its lines, some to a page, as a typewriter would set them. */
export function typedPdf(text: string, linesPerPage = 54): Uint8Array {
  const lines = text.split("\n");
  const pages: DrawnPage[] = [];
  for (let from = 0; from < lines.length; from += linesPerPage) {
    const words = lines.slice(from, from + linesPerPage).flatMap((line, row) => {
      const lead = line.length - line.trimStart().length;
      return line.trim() === "" ? [] : [[72 + lead * 6, 740 - row * 12, line.trim()] as const];
    });
    pages.push({ words });
  }
  return pdfOf(pages);
}

/** The paragraphs of a text file: what stands between blank lines, each line by itself. */
function paragraphsIn(text: string): string[][] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split("\n").filter((line) => line.trim() !== ""))
    .filter((lines) => lines.length > 0);
}

/** A text file as HTML: a paragraph for each of its own, its lines kept where it sets them short. */
export function htmlOf(text: string): string {
  const body = paragraphsIn(text).map((lines) => {
    const words = lines.map((line) =>
      line.trim().replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&#147;").replaceAll("§", "&sect;"),
    );
    return `<p style="margin-left:2em"><font size=2>${words.join(isSetShort(lines) ? "<br>\n" : "\n")}</font></p>`;
  });
  return `<!DOCTYPE html>\n<html><head><title>Exhibit</title><style>p { color: black }</style></head>\n<body>\n${body.join("\n")}\n</body></html>\n`;
}

/** The least DOCX: one paragraph, as it is written inside, and the comments on it. */
export function docxWith(paragraph: string, comments = ""): Uint8Array {
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipSync({
    "word/document.xml": strToU8(`<w:document ${space}><w:body><w:p>${paragraph}</w:p></w:body></w:document>`),
    "word/comments.xml": strToU8(`<w:comments ${space}>${comments}</w:comments>`),
  });
}

/** A text file as a DOCX. */
export async function docxOf(text: string): Promise<Uint8Array> {
  const children = paragraphsIn(text).map((lines) => {
    const short = isSetShort(lines);
    const runs = (short ? lines : [lines.map((line) => line.trim()).join(" ")]).map(
      (line, index) => new TextRun({ text: line.trim(), ...(index > 0 ? { break: 1 } : {}) }),
    );
    return new Paragraph({ children: runs });
  });
  return Uint8Array.from(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

// Addresses and signature blocks are set in short lines; the lines of a paragraph fill the page.
function isSetShort(lines: readonly string[]): boolean {
  return lines.slice(0, -1).some((line) => line.trim().length < 56);
}
