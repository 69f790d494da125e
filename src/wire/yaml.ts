import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { ok, type Result } from "../base/result.ts";
import { type Path, pathText, type Place, refuseAll, type WireFailure, type WireProblem } from "./failure.ts";
import type { Found } from "./issues.ts";

/** A YAML text as plain lists, mappings and texts, with the place of everything in it. */
export type Sheet = {
  /** Every scalar is its text as written: no number, date or truth value is guessed. */
  readonly value: unknown;
  /** Where the value at a path begins; where its holder begins when there is none. */
  readonly placeOf: (path: Path) => Place;
  /** Puts problems in their places: an unknown key at the key, anything else at the value. */
  readonly failuresOf: (found: readonly Found[]) => readonly WireFailure[];
};

/** Lists and mappings inside one another beyond which a text is refused, because reading it could exhaust the stack. */
export const depthLimit = 100;

/**
 * Reads a YAML text without interpreting its scalars.
 *
 * Aliases, tags and keys that are not text are refused, since none of them means what it shows.
 * Refuses `file.nested_too_deep`, `file.not_yaml`, `file.key_repeated`, `file.empty`, all that there are.
 */
export function readSheet(text: string, file: string): Result<Sheet, readonly WireFailure[]> {
  const deep = tooDeepAt(text);
  const lines = new LineCounter();
  const fail = (offset: number, problem: WireProblem, path: Path = []): WireFailure => {
    const { line, col } = lines.linePos(offset);
    return { ...problem, path: pathText(path), file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (deep !== undefined) {
    return refuseAll([{ code: "file.nested_too_deep", limit: depthLimit, path: "", file, ...deep }]);
  }
  const document = parseDocument(text, { schema: "failsafe", lineCounter: lines, prettyErrors: false });
  const errors = [...document.errors, ...document.warnings].map(({ code, message, pos: [offset] }) =>
    fail(offset, code === "DUPLICATE_KEY" ? { code: "file.key_repeated" } : { code: "file.not_yaml", reason: message }),
  );
  if (errors.length > 0) return refuseAll(errors);
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === "")) return refuseAll([fail(0, { code: "file.empty" })]);
  const strange: WireFailure[] = [];
  const value = plain(root, (node, reason) => {
    strange.push(fail(offsetOf(node), { code: "file.not_yaml", reason }));
  });
  if (strange.length > 0) return refuseAll(strange);
  const at = (path: Path, side: "key" | "value"): number => offsetOf(nodeAt(root, path, side));
  return ok({
    value,
    placeOf: (path) => {
      const { line, column } = fail(at(path, "value"), { code: "file.empty" });
      return { file, line, column };
    },
    failuresOf: (found) =>
      found.map(({ problem, path }) =>
        fail(at(path, problem.code === "file.key_unknown" ? "key" : "value"), problem, path),
      ),
  });
}

function plain(node: unknown, refuse: (node: unknown, reason: string) => void): unknown {
  if (isSeq(node)) return node.items.map((item) => plain(item, refuse));
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => {
        if (!isScalar(key)) refuse(key, "A key must be a word, not a list or a mapping");
        return [isScalar(key) ? String(key.value) : "", plain(value, refuse)];
      }),
    );
  }
  if (isAlias(node)) refuse(node, "An alias (*) stands for something written elsewhere; write it out");
  return isScalar(node) ? String(node.value ?? "") : "";
}

function nodeAt(root: Node, path: Path, side: "key" | "value"): unknown {
  let node: unknown = root;
  for (const [index, step] of path.entries()) {
    const [key, value] = childOf(node, step);
    const next = index === path.length - 1 && side === "key" ? key : value;
    if (next === undefined || next === null) return node;
    node = next;
  }
  return node;
}

function childOf(node: unknown, step: string | number): readonly [key: unknown, value: unknown] {
  if (isSeq(node) && typeof step === "number") return [undefined, node.items[step]];
  const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === step) : undefined;
  return [pair?.key, pair?.value];
}

function offsetOf(node: unknown): number {
  const positioned = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);
  return positioned ? (node.range?.[0] ?? 0) : 0;
}

// Counts without parsing: brackets wherever they stand, and the dashes and indentation that begin a line.
function tooDeepAt(text: string): { readonly line: number; readonly column: number } | undefined {
  let depth = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const lead = /^(?:[ \t]*[-?:](?=[ \t]))*[ \t]*/.exec(line)?.[0] ?? "";
    const dashes = lead.replaceAll(/[ \t]/g, "").length;
    if (dashes > depthLimit || lead.length - dashes > 4 * depthLimit) return { line: index + 1, column: 1 };
    for (let column = lead.length; column < line.length; column += 1) {
      const letter = line[column];
      if (letter === "[" || letter === "{") depth += 1;
      else if ((letter === "]" || letter === "}") && depth > 0) depth -= 1;
      if (depth > depthLimit) return { line: index + 1, column: column + 1 };
    }
  }
  return undefined;
}
