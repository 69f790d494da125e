/** One line of a paper as filed. Offsets are into the file's text; the line break is not part of the line. */
export type Line = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Columns of white space before the first mark, a tab counting to the next multiple of eight. */
  readonly indent: number;
  /** `mark` is page furniture: a page number, a page break, a remark that the page is left blank. */
  readonly kind: "text" | "blank" | "rule" | "mark";
};

const pageMark = /^(?:-\s*\d{1,4}\s*-|<PAGE>\s*\d*|Page\s+\d+(?:\s+of\s+\d+)?|\[[^\]]*\bpage\b[^\]]*\])$/i;

/** The lines of a paper, each with its place and what kind of line it is. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length;) {
    const end = lineEnd(text, start);
    const content = text.slice(start, text[end - 1] === "\r" ? end - 1 : end);
    lines.push({ start, end: start + content.length, text: content, indent: indentOf(content), kind: kindOf(content) });
    start = end + 1;
  }
  return withoutLoneNumbers(lines);
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const mark = text.charCodeAt(at);
    if (mark === 10 || mark === 12) return at;
  }
  return text.length;
}

function indentOf(content: string): number {
  let columns = 0;
  for (const mark of content) {
    if (mark === " " || mark === "\u00a0") columns += 1;
    else if (mark === "\t") columns += 8 - (columns % 8);
    else break;
  }
  return columns;
}

function kindOf(content: string): Line["kind"] {
  const inner = content.trim();
  if (inner === "") return "blank";
  if (pageMark.test(inner)) return "mark";
  return /^[-_=*~]{3,}$/.test(inner) ? "rule" : "text";
}

// A number alone between blank lines is a page number, not a line of the contract.
function withoutLoneNumbers(lines: readonly Line[]): Line[] {
  const quiet = (line: Line | undefined) => line === undefined || line.kind === "blank" || line.kind === "mark";
  return lines.map((line, index) =>
    line.kind === "text" && /^\s*\d{1,3}\s*$/.test(line.text) && quiet(lines[index - 1]) && quiet(lines[index + 1])
      ? { ...line, kind: "mark" }
      : line,
  );
}
