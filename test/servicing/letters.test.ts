import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { letterKinds } from "../../src/servicing/letters/asked.ts";
import { conformed, folderWith, happening, root, variant } from "../cli/program.ts";

const facility = (name: string): string => join(root, "examples", name);
const rescinded = facility("lexington-rescission");
const excess = facility("lexington-over-advance");
const lenders = facility("modern-abl-covenants");

async function wordsOf(...asked: readonly string[]): Promise<string[]> {
  const { json, err } = await conformed("letter", ...asked, "--json");
  expect(err).toBe("");
  return json.parts.map((part: any) => (part.part === "table" ? part.rows.flat().join(" | ") : part.words));
}

const written: readonly (readonly [kind: string, ...asked: readonly string[]])[] = [
  ["over-advance", excess, "--on", "2002-11-19"],
  ["default", rescinded, "--on", "2002-12-18"],
  ["reservation", rescinded, "--on", "2002-12-18"],
  ["waiver", rescinded, "--on", "2002-12-18", "--until", "2003-01-31"],
  ["rate-election", rescinded, "--on", "2002-12-30"],
  ["covenant-certificate", lenders, "--to", "harbor"],
  ["payoff", facility("lexington"), "--on", "2003-01-03", "--until", "2003-01-05"],
  ["rate-notice", facility("alder-loans"), "--on", "2025-06-05"],
  ["invoice", facility("lexington"), "--on", "2002-12-01"],
];

test("every kind of letter is written below", () => {
  expect(written.map(([kind]) => kind)).toEqual([...letterKinds]);
});

// A statement that rests on nothing on record would be one that somebody made up.
function nodesOf(receipt: any): any[] {
  return [receipt, ...receipt.because.flatMap(nodesOf)];
}

test.each(written)("whatever a letter of %s asserts rests on a clause or a fact", async (kind, name, ...rest) => {
  const { json } = await conformed("letter", name ?? "", kind, ...rest, "--json");
  const asserted = json.parts.filter(({ part }: any) => part === "statement" || part === "table");
  expect(asserted.length).toBeGreaterThan(0);
  for (const { rests } of asserted) {
    expect(rests.flatMap(nodesOf).some(({ kind: own }: any) => own === "clause" || own === "fact")).toBe(true);
  }
});

test.each(written)("a letter of %s is written in each form, the same each time", async (kind, name, ...rest) => {
  const folder = folderWith({});
  for (const [form, starts] of [
    ["txt", ""],
    ["docx", "PK"],
    ["pdf", "%PDF-"],
  ] as const) {
    const files = ["first", "second"].map((each) => join(folder, `${each}.${form}`));
    for (const file of files) {
      expect((await conformed("letter", name ?? "", kind, ...rest, "--out", file)).err).toBe("");
    }
    const [first, second] = files.map((file) => readFileSync(file));
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
    expect(first?.subarray(0, starts.length).toString("latin1")).toBe(starts);
  }
});

test("the PDF holds the words of the text, read back from its pages", async () => {
  const file = join(folderWith({}), "notice.pdf");
  await conformed("letter", excess, "over-advance", "--on", "2002-11-19", "--out", file);
  const { getDocumentProxy, extractText } = await import("unpdf");
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(readFileSync(file))), { mergePages: true });
  const flat = text.replaceAll(/\s+/g, " ");
  expect(flat).toContain("more was outstanding than may be: $500,000.00 more.");
  expect(flat).toContain("Letter of October 31, 2002 § 1(a)");
});

// Loans of 6,580,000 against 6,080,000. Notice on the 12th: 13, 14, 15, so from the 16th; read with the last day, the 15th.
test("an over-advance notice gives the figures and the clock of the notice on record", async () => {
  const words = await wordsOf(excess, "over-advance", "--on", "2002-11-19");
  expect(words).toContain(
    "Loans outstanding | $6,580,000.00 | May be outstanding | $6,080,000.00 | Excess | $500,000.00",
  );
  expect(words.join(" ")).toContain("from November 16, 2002");
  expect(words).toContain("This letter confirms that notice in writing.");
});

test("before any notice the letter is the notice, and runs from its own day", async () => {
  const words = await wordsOf(excess, "over-advance", "--on", "2002-11-11");
  expect(words).toContain("This letter is written notice of the excess.");
  expect(words).toContain("Given on the day that it bears, it sets the rate going from November 15, 2002.");
});

test("the higher rate on the excess is 79.44 beside 28,886.67 of interest", async () => {
  const { json } = await conformed("statement", excess, "--month", "2002-11", "--json");
  expect(json.lines.find(({ kind }: any) => kind === "interest").amount).toBe("28966.11");
});

// What was lent while the waiver held is no advance in the face of a default, though the waiver fell later.
test("a reservation of rights names the advances made while a default stood, and no others", async () => {
  const words = (await wordsOf(rescinded, "reservation", "--on", "2002-12-18")).join(" ");
  expect(words).toContain("$400,000.00 was made on December 10, 2002");
  expect(words).not.toContain("November 5, 2002");
  expect(words).toContain("rescinded on December 10, 2002");
});

test("as known before the lender learned of the act, no default on the notes stands to give notice of", async () => {
  const words = (await wordsOf(rescinded, "default", "--on", "2002-12-15", "--known", "2002-12-15")).join(" ");
  expect(words).toContain("the 10-1/2% Senior Note");
  expect(words).not.toContain("did not pay principal");
});

test("a certificate says of a test without figures that it is not known", async () => {
  const words = await wordsOf(lenders, "covenant-certificate", "--as-of", "2025-06-30", "--to", "harbor");
  expect(words).toContain("Fixed charge coverage | unknown | at least 1.00x | not known");
  expect(words.join(" ")).not.toMatch(/\bmet\b/);
});

test("a certificate tells what the figures give, and where the one delivered says otherwise", async () => {
  const told = ["covenant-certificate", "--on", "2002-10-15", "--known", "2002-10-15"] as const;
  const words = await wordsOf(facility("lexington-covenants"), ...told);
  expect(words[1]).toContain("Working Capital, monthly | 3,100,000.00 | at least 5,000,000.00 | not met");
  expect(words).toContain("The certificate delivered states 5,100,000, which the figures do not give.");
});

test("a waiver to be given names what stands and waives nothing else", async () => {
  const words = await wordsOf(
    rescinded,
    "waiver",
    "--on",
    "2002-12-18",
    "--occurrence",
    "acceleration of senior-10-5 on 2002-12-03",
    "--until",
    "2003-01-31",
  );
  expect(words[0]).toContain("A holder declared the 10-1/2% Senior Note due May 1, 2002 due before the day.");
  expect(words[1]).toContain("until January 31, 2003, on which day it ends without notice");
});

test("a waiver on record is confirmed with what it does not reach", async () => {
  const words = await wordsOf(
    facility("lexington"),
    "waiver",
    "--waiver",
    "Letter of October 31, 2002 § 5(a)",
    "--on",
    "2002-11-10",
  );
  expect(words.join(" ")).toContain("was not kept as of August 31, 2002. That came about on August 31, 2002.");
  expect(words).toContain("It does not reach “nonpayment of the 10-1/2% senior note”.");
});

test("a discretionary advance past what is available names who let it through", async () => {
  const asked = { type: "AdvanceRequested", amount: "100.00", requestedBy: "LPC", approvedBy: "R. Hale" };
  const over = variant({
    happenings: [
      happening("available", "2002-12-11", { type: "AvailabilityStated", amount: "1,000,000.00" }),
      happening("asked", "2002-12-12", asked),
    ],
  });
  const words = (await wordsOf(over, "reservation", "--on", "2002-12-12")).join(" ");
  expect(words).toContain("An advance of $100.00 asked for on December 12, 2002 was let through by R. Hale.");
});

test("each default stands under its clause, and one whose clause nobody entered leaves a place for it", async () => {
  const told = async (name: string, on: string) =>
    (await conformed("letter", join(root, "examples", name), "default", "--on", on, "--json")).json.parts;
  const cites = (parts: any[]) =>
    parts.flatMap(({ part, rests = [] }) =>
      part === "statement" ? [rests.filter(({ kind }: any) => kind === "clause").map(({ cite }: any) => cite)] : [],
    );
  const ruled = await told("lexington-rescission", "2002-12-20");
  expect(cites(ruled)).toEqual(Array.from({ length: 6 }, () => ["Accounts Financing Agreement § 8.1(d)"]));
  expect(ruled.some(({ part }: any) => part === "gap")).toBe(false);
  const unruled = await told("lexington-exhibit-a-unsigned", "2002-11-10");
  const statements = unruled.filter(({ part }: any) => part === "statement");
  expect(cites(unruled).filter((each) => each.length === 0)).toHaveLength(4);
  expect(unruled.filter(({ part }: any) => part === "gap")).toHaveLength(4);
  expect(unruled[unruled.indexOf(statements[0]) + 1]).toMatchObject({ part: "gap", wanting: ["clause"] });
});
