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
  "compliance",
  "servicing",
  "wire",
  "store",
  "documents",
  "cli",
];

/** Rooms that must give the same answer for the same arguments, for ever. */
const pure = new Set(rooms.slice(0, rooms.indexOf("wire")));

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

const sources: Source[] = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path, room: path.split("/")[0] ?? "", lines: readFileSync(`src/${path}`, "utf8").split("\n") }));

function places(check: (line: string, source: Source, index: number) => string | undefined): string[] {
  return sources.flatMap((source) =>
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

test("the house has rooms and imports to look at", () => {
  expect(new Set(sources.map(({ room }) => room))).toEqual(new Set(rooms));
  expect(places((line, source) => imported(line, source)?.room).length).toBeGreaterThan(200);
});

test("a room stands only on the rooms before it", () => {
  const found = places((line, source) => {
    const target = imported(line, source)?.room;
    if (target === undefined || rooms.indexOf(target) <= rooms.indexOf(source.room)) return undefined;
    return `${source.room} may not import ${target}`;
  });
  expect(found).toEqual([]);
});

test("a pure room imports nothing but the house", () => {
  const found = places((line, source) =>
    pure.has(source.room) && imported(line, source)?.package !== undefined ? "no packages in a pure room" : undefined,
  );
  expect(found).toEqual([]);
});

test("nothing banned is used", () => {
  const found = places((line, { room }) => {
    const list = pure.has(room) ? [...banned, ...bannedEverywhere] : bannedEverywhere;
    const hit = list.find(([pattern]) => pattern.test(line));
    return hit && `${hit[0].exec(line)?.[0]} is banned, use ${hit[1]}`;
  });
  expect(found).toEqual([]);
});

test("files fit in a sitting and lines on a screen", () => {
  // A pattern or a sentence cannot be broken over lines; everything else is.
  const long = places((line) => (line.length > 120 && !/["'`/:]/.test(line) ? "line over 120 columns" : undefined));
  const large = sources.filter(({ lines }) => lines.length > 400).map(({ path }) => `src/${path}: over 400 lines`);
  expect([...long, ...large]).toEqual([]);
});

test("every export says what it is", () => {
  const found = places((line, { lines }, index) =>
    line.startsWith("export ") && !(lines[index - 1] ?? "").trimEnd().endsWith("*/")
      ? "export without a doc comment"
      : undefined,
  );
  expect(found).toEqual([]);
});

test("no folder is a drawer, and no source knows the papers of one facility", () => {
  const drawers = sources.filter(({ path }) => /\b(?:utils|helpers|common|misc)\b/.test(path)).map(({ path }) => path);
  // The name of an example's folder, which commands show in their help, is all that may be known of it.
  const knowing = places((line) =>
    /Lexington|Congress|\bLPC\b|\bLRG\b/.test(line) ? "names a party of one facility" : undefined,
  );
  expect([...drawers, ...knowing]).toEqual([]);
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
