import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { decodeFile } from "../../src/intake/decode.ts";
import { placesOf } from "../../src/intake/places.ts";
import { flowOf } from "../../src/papers/text/flow.ts";
import { inShared, sharedFolder } from "../shared.ts";

// Papers as they were filed: their marks are no words, their tables are found, and offsets are those of the file.

function papers(): string[] {
  return ["agreements", "amendments", "certificates"].flatMap((folder) =>
    readdirSync(join(sharedFolder, "papers", folder)).map((name) => join(sharedFolder, "papers", folder, name)),
  );
}

inShared("no mark of the register is left among the words of any paper", () => {
  for (const path of papers()) {
    const decoded = decodeFile(readFileSync(path), path);
    if (!decoded.ok) throw new Error(path);
    const { text, form } = decoded.value;
    expect(form).toBe("text");
    const left = flowOf(text).text.match(/<\/?(?:PAGE|TABLE|CAPTION|S|C)>/gi) ?? [];
    expect([path, left]).toEqual([path, []]);
  }
});

inShared("every table that a paper marks is found, with its cells in place", () => {
  for (const path of papers()) {
    const decoded = decodeFile(readFileSync(path), path);
    if (!decoded.ok) throw new Error(path);
    const { text, tables } = decoded.value;
    for (const { rows } of tables) {
      for (const { span, text: words } of rows.flat()) {
        const shown = placesOf(decoded.value, span);
        expect(words === "" || shown.length === 1).toBe(true);
        expect(text.slice(span.start, span.start + 1)).toBe(
          words === "" ? text.slice(span.start, span.start + 1) : words[0],
        );
      }
    }
    const marked = [...text.matchAll(/^\s*<TABLE>\s*$/gim)].filter(({ index }) => {
      const inside = text.slice(index, text.slice(index).search(/<\/TABLE>/i) + index);
      return (inside.match(/^\S.*\S {3,}\S/gm) ?? []).length > 1;
    });
    const found = marked.filter(({ index }) => {
      const end = text.slice(index).search(/<\/TABLE>/i) + index;
      return tables.some(({ span }) => span.start >= index && span.end <= end + 10);
    });
    expect([path, marked.length - found.length]).toEqual([path, 0]);
  }
});
