/** Text broken into lines at most so wide, each after an indent. */
export function wrapped(text: string, indent: string, width = 96): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, indent + line].join("\n");
}

/** Rows whose cells are parted by tabs, set in columns after an indent. */
export function inColumns(rows: readonly string[], indent: string): string {
  const cells = rows.map((row) => row.split("\t").map((cell) => cell.trim()));
  const width = (column: number) => Math.max(...cells.map((row) => row[column]?.length ?? 0));
  return cells
    .map(
      (row) =>
        indent +
        row
          .map((cell, column) => cell.padEnd(width(column)))
          .join("  ")
          .trimEnd(),
    )
    .join("\n");
}
