import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
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
const depthLimit = 100;

/**
 * Reads a YAML text without interpreting its scalars.
 *
 * Aliases, tags and keys that are not text are refused, since none of them means what it shows.
 * Refuses `file.nested_too_deep`, `file.not_yaml`, `file.key_repeated`, `file.empty`, all that there are.
 */
export function readSheet(text: string, file: string): Result<Sheet, readonly WireFailure[]> {
  const placeAt = placesIn(text, file);
  const fail = (offset: number, problem: WireProblem, path: Path = []): WireFailure => {
    return { ...problem, path: pathText(path), ...placeAt(offset) };
  };
  const deep = tooDeepAt(text);
  if (deep !== undefined) return refuseAll([fail(deep, { code: "file.nested_too_deep", limit: depthLimit })]);
  const document = parseDocument(text, { schema: "failsafe", prettyErrors: false });
  const errors = syntaxErrors(document, text).map(({ offset, problem }) => fail(offset, problem));
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
    placeOf: (path) => placeAt(at(path, "value")),
    failuresOf: (found) =>
      found.map(({ problem, path }) =>
        fail(at(path, problem.code === "file.key_unknown" ? "key" : "value"), problem, path),
      ),
  });
}

type SyntaxError = { readonly offset: number; readonly problem: WireProblem };

// All repeated keys, and the first of the errors in form: the ones after it mostly follow from it.
function syntaxErrors(document: Document.Parsed, text: string): readonly SyntaxError[] {
  const errors = [...document.errors, ...document.warnings].map(({ code, message, pos: [offset] }): SyntaxError => {
    if (code === "DUPLICATE_KEY") return { offset, problem: { code: "file.key_repeated" } };
    const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset + 1);
    const reason = /^ *\t/.test(line) ? "A line is indented with spaces, never with tabs" : message;
    return { offset, problem: { code: "file.not_yaml", reason } };
  });
  const malformed = errors.filter(({ problem }) => problem.code === "file.not_yaml");
  const [first] = malformed.toSorted((a, b) => a.offset - b.offset);
  const repeated = errors.filter((error) => !malformed.includes(error));
  return first === undefined ? repeated : [...repeated.filter(({ offset }) => offset < first.offset), first];
}

function placesIn(text: string, file: string): (offset: number) => Place {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    const line = Math.max(1, countUpTo(starts, offset));
    return { file, line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
}

// How many of the numbers, which ascend, are at most `limit`.
function countUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
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
  return isScalar(node) && typeof node.value === "string" ? node.value : "";
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
function tooDeepAt(text: string): number | undefined {
  let [depth, start] = [0, 0];
  for (const line of text.split("\n")) {
    const lead = /^(?:[ \t]*[-?:](?=[ \t]))*[ \t]*/.exec(line)?.[0] ?? "";
    const dashes = lead.replaceAll(/[ \t]/g, "").length;
    if (dashes > depthLimit || lead.length - dashes > 4 * depthLimit) return start;
    for (const { 0: bracket, index } of line.matchAll(/[[\]{}]/g)) {
      depth = Math.max(depth + (bracket === "[" || bracket === "{" ? 1 : -1), 0);
      if (depth > depthLimit) return start + index;
    }
    start += line.length + 1;
  }
  return undefined;
}
