import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";

// The house rules that no compiler or linter states. Each one names every place that breaks it.

/** From the ground up: a room may import itself and the rooms before it, nothing after. */
const rooms = [
  "base",
  "papers",
  "events",
  "agreement",
  "ledger",
  "accruals",
  "collateral",
  "compliance",
  "servicing",
  "intake",
  "wire",
  "store",
  "documents",
  "cli",
];

/** Rooms that must give the same answer for the same arguments, for ever. */
const pure = new Set(rooms.slice(0, rooms.indexOf("intake")));

const banned: readonly [pattern: RegExp, use: string][] = [
  [/\bDate\.now\b|\bnew Date\b/, "a date or instant passed in"],
  [/\bMath\.(random|round|fround)\b/, "settle() with a named rounding"],
  [/\bparseFloat\b|\.toFixed\(/, "ratio() and exact text"],
  [/\bnew Intl\b|toLocale/, "formatting in the cli room"],
];

const bannedEverywhere: readonly [pattern: RegExp, use: string][] = [
  [/\bexport default\b|\bexport \*/, "named exports from the file that owns them"],
  [/\b(FIXME|XXX|HACK|TODO)\b/, "the work itself"],
  [/\bas any\b|@ts-ignore|@ts-expect-error/, "a type"],
];

type Source = { readonly path: string; readonly room: string; readonly lines: readonly string[] };

/** What is wrong with a line, if anything. */
type Rule = (line: string, source: Source, index: number) => string | undefined;

const sources: Source[] = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"))
  .map((path) => sourceOf(path, readFileSync(`src/${path}`, "utf8")));

function sourceOf(path: string, text: string): Source {
  return { path, room: path.split("/")[0] ?? "", lines: text.split("\n") };
}

function places(check: Rule, among: readonly Source[] = sources): string[] {
  return among.flatMap((source) =>
    source.lines.flatMap((line, index) => {
      const complaint = check(line, source, index);
      return complaint === undefined ? [] : [`src/${source.path}:${index + 1}: ${complaint}`];
    }),
  );
}

/** The room that an import leads to, or the package it names. */
function imported(line: string, { path }: Source): { room?: string; package?: string } | undefined {
  const target = /^(?:import|export|\}).*? from "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/
    .exec(line)
    ?.slice(1)
    .find(Boolean);
  if (target === undefined) return undefined;
  if (!target.startsWith(".")) return { package: target };
  const room = posix.join(posix.dirname(path), target).split("/")[0];
  return room === undefined ? undefined : { room };
}

const order: Rule = (line, source) => {
  const target = imported(line, source)?.room;
  if (target === undefined || rooms.indexOf(target) <= rooms.indexOf(source.room)) return undefined;
  return `${source.room} may not import ${target}`;
};

const purity: Rule = (line, source) =>
  pure.has(source.room) && imported(line, source)?.package !== undefined ? "no packages in a pure room" : undefined;

const bans: Rule = (line, { room }) => {
  const list = pure.has(room) ? [...banned, ...bannedEverywhere] : bannedEverywhere;
  const hit = list.find(([pattern]) => pattern.test(line));
  return hit && `${hit[0].exec(line)?.[0]} is banned, use ${hit[1]}`;
};

// A literal that is too long by itself cannot be broken; everything else is.
const width: Rule = (line, { lines }, index) => {
  if (line.length <= 120 || isInTemplate(lines.slice(0, index))) return undefined;
  const longest = Math.max(0, ...(line.match(literal) ?? []).map(({ length }) => length));
  return longest < 60 ? "line over 120 columns" : undefined;
};

const literal =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*(?:`|$)|\/(?![/*])(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+\//g;

function isInTemplate(before: readonly string[]): boolean {
  const code = before.filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line)).join("\n");
  return (code.match(/`/g) ?? []).length % 2 === 1;
}

const documented: Rule = (line, { lines }, index) =>
  line.startsWith("export ") && !(lines[index - 1] ?? "").trimEnd().endsWith("*/")
    ? "export without a doc comment"
    : undefined;

// The name of an example's folder, which commands show in their help, is all that may be known of it.
const unknowing: Rule = (line) =>
  /Lexington|Congress|\bLPC\b|\bLRG\b/.test(line) ? "names a party of one facility" : undefined;

// Where and on what errand it was written is no part of it.
const discreet: Rule = (line) =>
  /\/(?:work|tmp|home|root|Users)\/|\bissue #?\d+/i.test(line)
    ? "names a place or an errand outside the house"
    : undefined;

test("the house has rooms and imports to look at", () => {
  expect(new Set(sources.map(({ room }) => room))).toEqual(new Set(rooms));
  expect(places((line, source) => imported(line, source)?.room).length).toBeGreaterThan(200);
});

test.each([
  ["a room stands only on the rooms before it", order],
  ["a pure room imports nothing but the house", purity],
  ["nothing banned is used", bans],
  ["lines fit on a screen", width],
  ["every export says what it is", documented],
  ["no source knows the papers of one facility", unknowing],
  ["no source tells where or why it was written", discreet],
])("%s", (_, rule) => {
  expect(places(rule)).toEqual([]);
});

test("files fit in a sitting", () => {
  const large = sources.filter(({ lines }) => lines.length > 400).map(({ path }) => `src/${path}: over 400 lines`);
  expect(large).toEqual([]);
});

test("no folder is a drawer", () => {
  expect(sources.filter(({ path }) => isDrawer(path)).map(({ path }) => path)).toEqual([]);
});

function isDrawer(path: string): boolean {
  return /\b(?:utils?|helpers?|common|misc)\b/.test(path);
}

test("the pure rooms are those that compile without a platform", () => {
  const { include } = JSON.parse(readFileSync("tsconfig.json", "utf8")) as { readonly include: readonly string[] };
  expect(new Set(include)).toEqual(new Set([...pure].map((room) => `src/${room}`)));
});

test("every example is a facility marked as an illustration", () => {
  const folders = readdirSync("examples");
  expect(folders.length).toBeGreaterThan(0);
  const unmarked = folders.filter(
    (folder) =>
      !existsSync(`examples/${folder}/facility.yaml`) ||
      !/^illustration: true$/m.test(readFileSync(`examples/${folder}/facility.yaml`, "utf8")),
  );
  expect(unmarked).toEqual([]);
});

// What each rule is for: planted once where it must be found, and once where it is allowed.
test.each<[what: string, rule: Rule, path: string, line: string, found: boolean]>([
  ["a later room", order, "base/money.ts", 'import { a } from "../papers/read.ts";', true],
  [
    "a later room, from a folder within",
    order,
    "papers/text/flow.ts",
    'import { a } from "../../agreement/text.ts";',
    true,
  ],
  ["a later room, imported over lines", order, "base/money.ts", '} from "../cli/main.ts";', true],
  ["a later room, exported", order, "base/money.ts", 'export { a } from "../cli/main.ts";', true],
  ["a later room, when needed", order, "wire/json.ts", 'const a = await import("../cli/main.ts");', true],
  ["an earlier room", order, "papers/text/flow.ts", 'import { a } from "../../base/money.ts";', false],
  ["its own room, from a folder within", order, "papers/text/flow.ts", 'import { a } from "../acts/act.ts";', false],
  ["a package in a pure room", purity, "base/money.ts", 'import { a } from "zod";', true],
  ["the platform in a pure room", purity, "servicing/sweep.ts", 'import { a } from "node:fs";', true],
  ["the platform in a room that is not pure", purity, "wire/json.ts", 'import { a } from "node:fs";', false],
  ["the clock", bans, "accruals/fixing.ts", "const now = Date.now();", true],
  ["the platform's date", bans, "accruals/fixing.ts", "const now = new Date();", true],
  ["chance", bans, "base/ratio.ts", "Math.random()", true],
  ["rounding by the way", bans, "base/ratio.ts", "Math.round(1.5)", true],
  ["a float", bans, "base/ratio.ts", "parseFloat(text)", true],
  ["digits cut off", bans, "base/ratio.ts", "value.toFixed(2)", true],
  ["the platform's formats", bans, "base/ratio.ts", "new Intl.NumberFormat()", true],
  ["the machine's language", bans, "base/ratio.ts", "value.toLocaleString()", true],
  ["a default export", bans, "cli/main.ts", "export default main;", true],
  ["a barrel", bans, "cli/main.ts", 'export * from "./json.ts";', true],
  ["work put off", bans, "cli/main.ts", "// HACK for now", true],
  ["a type given up", bans, "cli/main.ts", "const a = b as any;", true],
  ["the clock in a room that is not pure", bans, "cli/main.ts", "const now = Date.now();", false],
  ["a long line of code", width, "base/money.ts", `const a = ${"b + ".repeat(40)}b;`, true],
  ["a long line with a short literal", width, "base/money.ts", `const a = ${"b + ".repeat(40)}"b";`, true],
  ["a long comment", width, "base/money.ts", `// ${"words and ".repeat(15)}`, true],
  ["a long pattern", width, "base/money.ts", `  /${"a|".repeat(80)}b/i,`, false],
  ["a long sentence", width, "base/money.ts", `  message: "${"words and ".repeat(15)}",`, false],
  ["a line of 120", width, "base/money.ts", "x".repeat(120), false],
  ["an export that says nothing", documented, "base/money.ts", "export const a = 1;", true],
  ["a party", unknowing, "base/money.ts", "// as Congress reads it", true],
  ["the folder of an example", unknowing, "cli/main.ts", '"check examples/lexington"', false],
  ["a path of a machine", discreet, "base/money.ts", "// see /home/somebody/notes", true],
  ["an errand", discreet, "base/money.ts", "// for issue 12", true],
])("planted: %s", (_, rule, path, line, found) => {
  expect(places(rule, [sourceOf(path, line)]).length).toBe(found ? 1 : 0);
});

test.each([
  ["utils/money.ts", true],
  ["base/helpers/money.ts", true],
  ["base/common.ts", true],
  ["base/commonly.ts", false],
])("planted: %s is a drawer: %s", (path, drawer) => {
  expect(isDrawer(path)).toBe(drawer);
});
