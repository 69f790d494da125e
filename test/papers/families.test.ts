import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { type Case, caseOf, familiesIn, type Family, lackingIn, marked } from "./family-folders.ts";
import { toldOf } from "./family-views.ts";

// The folders of cases: what is read of each family of phrasing, and near it what must not be read so.

const folder = fileURLToPath(new URL("families", import.meta.url));
const families = familiesIn(folder);

function expectTold(family: Family, each: Case): string {
  const told = toldOf(each, family.form);
  for (const [view, text] of told) expect(text, view).toBe(each.told.get(view));
  return [...told.values()].join("\n");
}

test("every family has its sentence, its marks, cases of both kinds, and something expected of each", () => {
  expect(families.flatMap(lackingIn)).toEqual([]);
  expect(families.length).toBeGreaterThan(15);
});

describe.each(families.map((family) => [family.name, family] as const))("%s", (_, family) => {
  test.each(family.good.map((each) => [each.name, each] as const))("good: %s", (__, each) => {
    expect(marked(family, expectTold(family, each))).not.toEqual([]);
  });

  test.each(family.bad.map((each) => [each.name, each] as const))("bad: %s", (__, each) => {
    expect(marked(family, expectTold(family, each))).toEqual([]);
  });
});

test("the page of families is what the folders hold", async () => {
  const rows = families.map(({ name, says, good, bad }) => `| ${name} | ${says} | ${good.length} | ${bad.length} |`);
  const count = (kind: "good" | "bad") => families.reduce((sum, each) => sum + each[kind].length, 0);
  const page = `# Families of phrasing

What the reader knows by folders of cases: \`test/papers/families/FAMILY/good\` holds words of a family with what is read of
them, \`bad\` words near it that must not be read so, each with what is read instead and why. This page is written by the test that reads the folders.

| family | what its words do | good | bad |
|---|---|---|---|
${rows.join("\n")}

${families.length} families, ${count("good")} good cases and ${count("bad")} bad ones.
`;
  await expect(page).toMatchFileSnapshot("../../docs/FAMILIES.md");
});

const scratch = mkdtempSync(join(tmpdir(), "families-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const whole = {
  "family.txt": "A part goes.\nmark: deleteProvision: \n",
  "good/plain.txt": "It goes.\n=== acts\ndeleteProvision: § 4\n",
  "bad/recital.txt": "It went.\n=== acts\nnothing\n=== why\nA recital.\n",
};

test.each<[string, Readonly<Record<string, string | undefined>>, string[]]>([
  ["nothing", {}, []],
  ["a sentence", { "family.txt": "\nmark: deleteProvision: \n" }, ["no sentence in family.txt"]],
  ["marks", { "family.txt": "A part goes.\n" }, ["no mark in family.txt"]],
  ["a file of its own", { "family.txt": undefined }, ["no sentence in family.txt", "no mark in family.txt"]],
  ["good cases", { "good/plain.txt": undefined }, ["no case in good/"]],
  ["bad cases", { "bad/recital.txt": undefined }, ["no case in bad/"]],
  ["words", { "good/plain.txt": "=== acts\nnothing\n" }, ["/good/plain: no words of a paper"]],
  ["anything expected", { "good/plain.txt": "It goes.\n" }, ["/good/plain: nothing that is expected"]],
  ["what acts are told", { "good/plain.txt": "It goes.\n=== acts\n\n" }, ["/good/plain: nothing under “acts”"]],
  ["a reason", { "bad/recital.txt": "It went.\n=== acts\nnothing\n" }, ["/bad/recital: no reason under “why”"]],
])("a family that lacks %s is told so", (title, changes, lacking) => {
  const root = mkdtempSync(join(scratch, "root-"));
  for (const [file, text] of Object.entries({ ...whole, ...changes })) {
    if (text === undefined) continue;
    const path = join(root, "gone", file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const told = familiesIn(root).flatMap(lackingIn);
  expect(told).toEqual(lacking.map((each) => (each.startsWith("/") ? `gone${each}` : `gone: ${each}`)));
  expect(title).not.toBe("");
});

test("a section that no view tells is refused", () => {
  expect(() => caseOf("plain", "It goes.\n=== act\nnothing\n")).toThrow("“act” is no section");
});

test("a mark shows in an entry that has all its pieces and is not in doubt", () => {
  const family = { marks: [["substituteWords: ", "  occurrence: each"]] };
  const entry = "substituteWords: § 4\n  old: a\n  occurrence: each";
  expect(marked(family, `deleteProvision: § 3\n${entry}`)).toEqual([entry]);
  expect(marked(family, `${entry}\n  doubtful: two_rules`)).toEqual([]);
  expect(marked(family, "substituteWords: § 4\n  old: a\ninsertWords: § 5\n  occurrence: each")).toEqual([]);
});
