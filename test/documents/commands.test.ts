import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { bodyOf, revisionsOf } from "./tracked.ts";

const example = fileURLToPath(new URL("../../examples/lexington", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "conformed-documents-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(...words: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(words, { out: (text) => out.push(text), err: (text) => err.push(text), colour: false });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

const redline = ["redline", example, "--from-on", "2002-10-30", "--on", "2002-11-01"];
const text = ["text", example, "--on", "2002-11-01"];

test("a redline on the terminal tells only what changed", async () => {
  const { code, out } = await ask(...redline);
  expect(code).toBe(0);
  expect(out).toContain("ending on [-November 1, 2002-]{+January 3, 2003+}");
  expect(out).not.toContain("§ 10.4 Governing Law");
});

test("--from-known asks for the earlier state as it was known then", async () => {
  const blind = await ask(...redline, "--from-known", "2002-10-30", "--json");
  const copy = JSON.parse(blind.out);
  expect(copy.from).toEqual({ on: "2002-10-30", knownAt: "2002-10-30T23:59:59.999Z" });
  expect(copy.to).toEqual({ on: "2002-11-01" });
  const provisions = copy.papers.flatMap((paper: { provisions: unknown[] }) => paper.provisions);
  expect(provisions.find(({ path }: { path: string }) => path === "IV(g)(i)").status).toBe("changed");
});

test.each([
  ["redline", redline],
  ["text", text],
])("%s writes the three forms, and does not replace a file unless it is told to", async (command, words) => {
  for (const form of ["txt", "html", "docx"]) {
    const file = join(folder, `${command}.${form}`);
    expect(await ask(...words, "--out", file)).toEqual({ code: 0, out: `Wrote ${file}.`, err: "" });
    const first = readFileSync(file);
    expect(first.length).toBeGreaterThan(10_000);
    const again = await ask(...words, "--out", file);
    expect(again.code).toBe(2);
    expect(again.err).toContain(`${file} is already there. Add --force to replace it.`);
    expect((await ask(...words, "--out", file, "--force")).code).toBe(0);
    expect(readFileSync(file).equals(first)).toBe(true);
  }
  expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
});

test("the written redline has the tracked changes, the whole agreement is in it", async () => {
  const file = join(folder, "tracked.docx");
  await ask(...redline, "--out", file);
  const body = bodyOf(readFileSync(file));
  expect(revisionsOf(body).length).toBeGreaterThan(0);
  expect(body).toContain("§ 10.4 Governing Law");
});

test("a part of the conformed copy is written by itself", async () => {
  const file = join(folder, "part.txt");
  await ask("text", example, "9.1", "--on", "2002-11-01", "--out", file);
  const written = readFileSync(file, "utf8");
  expect(written).toContain("§ 9.1 Term and Renewal");
  expect(written).not.toContain("§ 9.2");
});

test.each([
  ["a form that is not written", "copy.pdf", /copy\.pdf names no form\. End it in \.txt, \.html or \.docx\.$/],
  ["a folder that is not there", "no/such/copy.txt", /cannot be written: .*no\/such is not a folder\./],
  ["a folder in its place", "folder.txt", /folder\.txt is a folder\. Name a file in it\.$/],
  ["a file where the folder should be", "file.txt/copy.txt", /cannot be written: .*file\.txt is not a folder\./],
])("--out refuses %s before anything is worked out", async (_, name, sentence) => {
  writeFileSync(join(folder, "file.txt"), "");
  rmSync(join(folder, "folder.txt"), { recursive: true, force: true });
  if (name === "folder.txt") mkdirSync(join(folder, name));
  const { code, out, err } = await ask(...redline, "--out", join(folder, name));
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(sentence);
});

test("a redline without the earlier day is refused", async () => {
  expect((await ask("redline", example)).code).toBe(2);
  const { code, err } = await ask("redline", example, "--from-on", "2002-02-30");
  expect(code).toBe(2);
  expect(err).toContain("--from-on 2002-02-30 names no day of the calendar.");
});
