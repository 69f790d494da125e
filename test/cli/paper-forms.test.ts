import { join } from "node:path";
import { expect, test } from "vitest";
import { docxOf, docxWith, htmlOf, typedPdf } from "../intake/forms.ts";
import { conformed, example, folderWith, paperText } from "./program.ts";

const letter = paperText("2002-10-31-letter-amendment");
const file = (name: string, content: string | Uint8Array) => join(folderWith({ [name]: content }), name);

test.each<[name: string, content: () => string | Uint8Array | Promise<Uint8Array>, place: RegExp]>([
  ["letter.txt", () => letter, /§ 1\(a\) replaceDefinition[^\n]*\n {4}line \d+, column \d+, to line \d+/],
  ["letter.html", () => htmlOf(letter), /§ 1\(a\) replaceDefinition[^\n]*\n {4}line \d+, column \d+, to line \d+/],
  [
    "letter.docx",
    () => docxOf(letter),
    /§ 1\(a\) replaceDefinition[^\n]*\n {4}word\/document\.xml paragraph \d+, run 1/,
  ],
  ["letter.pdf", () => typedPdf(letter), /§ 1\(a\) replaceDefinition[^\n]*\n {4}page 1, \d+ \d+ \d+ \d+/],
])("read %s --show-spans tells where each act stands", async (name, content, place) => {
  const path = file(name, await content());
  const told = await conformed("read", path, "--show-spans");
  expect(told.err).toBe("");
  expect(told.out).toMatch(place);
  const { json } = await conformed("read", path, "--show-spans", "--json");
  expect(json.acts.length).toBeGreaterThan(30);
  for (const act of json.acts) expect(act.place.length).toBeGreaterThan(0);
});

test("a place in HTML is that of its characters", async () => {
  const html = htmlOf(letter);
  const { json } = await conformed("read", file("letter.html", html), "--show-spans", "--json");
  const fee = json.acts.find(({ kind }: { kind: string }) => kind === "imposeFee");
  const [{ start, end, line }] = fee.place;
  expect(html.slice(start, end).replaceAll(/\s+/g, " ")).toContain("$80,000");
  expect(html.slice(0, start).split("\n").length).toBe(line);
});

test("a draft is read as accepted, or with --original as it was", async () => {
  const by = 'w:id="1" w:author="A" w:date="2002-10-30T09:00:00Z"';
  const path = file(
    "draft.docx",
    docxWith(
      `<w:r><w:t>pay </w:t></w:r><w:del ${by}><w:r><w:delText>$60,000</w:delText></w:r></w:del><w:ins ${by}><w:r><w:t>$80,000</w:t></w:r></w:ins>`,
    ),
  );
  const changes = async (...words: string[]) => (await conformed("read", path, "--json", ...words)).json.changes;
  const kept = (list: { text: string; kept: boolean }[]) => list.filter((each) => each.kept).map(({ text }) => text);
  expect(kept(await changes())).toEqual(["$80,000"]);
  expect(kept(await changes("--original"))).toEqual(["$60,000"]);
});

test("a proposed paper may come in any form", async () => {
  const asked = async (name: string, content: string | Uint8Array) => {
    const { json } = await conformed("whatif", example, "--paper", file(name, content), "--json");
    return JSON.stringify(json).replaceAll(/letter\.\w+/g, "letter");
  };
  expect(await asked("letter.docx", await docxOf(letter))).toBe(await asked("letter.txt", letter));
});
