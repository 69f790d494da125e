import { closeSync, ftruncateSync, openSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { conformed, example, folderWith, happening, happeningsFile, paperText, scratch, variant } from "./program.ts";

// What is wrong, and exactly what the program says of it. Nothing of it is ever written.

const store = join(scratch, "store");

/** Every file of a folder with its content, to compare what was there with what is. */
function contents(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size < 1_000_000);
  return new Map(files.map((path) => [path, readFileSync(path, "latin1")]));
}

/** The program's answer, after which every file is as it was and there is no store. */
async function answered(...words: readonly string[]) {
  const before = contents(scratch);
  const answer = await conformed(...words);
  expect(contents(scratch)).toEqual(before);
  expect(readdirSync(scratch)).not.toContain("store");
  return answer;
}

const file = (content: string | Uint8Array) => join(folderWith({ "letter.txt": content }), "letter.txt");

function large(): string {
  const path = join(folderWith({}), "letter.txt");
  const handle = openSync(path, "w");
  ftruncateSync(handle, 50 * 1024 * 1024);
  closeSync(handle);
  return path;
}

describe("a paper that cannot be read", () => {
  test.each([
    [
      "empty",
      file(""),
      "file.empty",
      1,
      "the file says nothing. Fill it in, or take away its name where it is listed.",
    ],
    [
      "blank",
      file(" \n\t\n"),
      "file.empty",
      1,
      "the file says nothing. Fill it in, or take away its name where it is listed.",
    ],
    [
      "binary",
      file("Dear Sirs,\n\0\u0001"),
      "file.not_text",
      2,
      "the file holds a NUL character. Save it as UTF-8 text.",
    ],
    ["50 MB", large(), "file.too_large", 1, "the file has 52428800 bytes; 16777216 are read at most. Split it."],
    [
      "missing",
      join(scratch, "none.txt"),
      "file.not_found",
      1,
      'there is no file "none.txt". Put it there, or correct the name.',
    ],
    [
      "a folder",
      folderWith({}),
      "file.not_readable",
      1,
      `"FOLDER" cannot be read: it is not a file. Name a file that can be.`,
    ],
  ])("%s", async (_, path, code, line, says) => {
    const told = `error[${code}]: ${path}:${line}:1: ${says.replace("FOLDER", basename(path))}`;
    expect(await answered("read", path)).toMatchObject({ code: 2, out: "", err: told });
    expect(await answered("read", path, "--json")).toMatchObject({ code: 2, out: "", err: told });
    // The same file is as unusable as a proposal, and as a list of happenings.
    expect(await answered("whatif", example, "--paper", path)).toMatchObject({ code: 2, out: "", err: told });
    expect(await answered("record", example, path, "--dry-run")).toMatchObject({ code: 2, out: "", err: told });
  });
});

describe("a letter that was cut off", () => {
  const letter = paperText("2002-10-31-letter-amendment");

  // In its head, in the quoted definition, in a list of conditions, before its signatures, in Exhibit A.
  test.each([
    ["its opening", "the parties"],
    ["the definition it puts in place", "the higher rate"],
    ["the sentence it puts in place", "Renewal Date"],
    ["its conditions", "Conditions Precedent"],
    ["the words before its signatures", "Very truly yours"],
  ])("in %s is no whole letter", async (_, mark) => {
    const at = letter.indexOf(mark, 400);
    const cut = letter.slice(0, at === -1 ? Math.floor(letter.length / 3) : at);
    const answer = await answered("read", file(cut), "--json");
    expect(answer).toMatchObject({ code: 1, err: "" });
    const { findings, unread } = answer.json;
    expect(findings.length + unread.length).toBeGreaterThan(0);
  });

  test("is never in effect", async () => {
    for (const share of [0.1, 0.25, 0.4]) {
      const cut = letter.slice(0, Math.floor(letter.length * share));
      const folder = variant({ papers: { "letter-2002-10-31": cut }, omit: ["amendment-fee-charged", ...exhibit] });
      const { json, err } = await conformed("rate", folder, "--on", "2002-11-10", "--json");
      expect(err).toBe("");
      expect(json.rates[0]).toMatchObject({ rate: "4.75%", clause: "Letter of October 1, 1999 § 1" });
    }
  });

  const exhibit = ["signed-lpc", "signed-lrg", "signed-congress", "received-lpc"].map((each) => `exhibit-a-${each}`);
});

const advance = { type: "AdvanceMade", amount: "100.00" };
const on = "2002-12-20";

// Each with the word of it at which it is told. A list is on lines of its own, of which the first happening has line 2.
const malformed: readonly (readonly [what: string, wrong: object, code: string, at: string, says: string])[] = [
  [
    "learned at an impossible moment",
    { ...happening("a", on, advance), recordedAt: "2002-11-31T20:00:00Z" },
    "file.instant_not_a_moment",
    '"2002-11-31T20',
    '"2002-11-31T20:00:00Z" names no moment. Write a moment in UTC, such as 2002-10-31T17:00:00Z.',
  ],
  [
    "on an impossible day",
    { ...happening("a", on, advance), on: "2003-02-29" },
    "file.date_not_a_calendar_day",
    '"2003-02-29"',
    '"2003-02-29" names no day of the calendar. Write a day as YYYY-MM-DD.',
  ],
  [
    "of a negative amount",
    happening("a", on, { ...advance, amount: "-100.00" }),
    "file.amount_not_positive",
    '"-100.00"',
    '"-100.00" is not above zero. Write the size of the amount; the type of the happening says which way it goes.',
  ],
  [
    "of nothing",
    happening("a", on, { ...advance, amount: "0.00" }),
    "file.amount_not_positive",
    '"0.00"',
    '"0.00" is not above zero. Write the size of the amount; the type of the happening says which way it goes.',
  ],
  [
    "with a rate that is not per cent",
    happening("a", on, { type: "IndexPublished", index: "Prime Rate", rate: "0.0425", publisher: "H.15" }),
    "file.rate_not_a_percentage",
    '"0.0425"',
    '"0.0425" is no rate. Write percent per annum, such as 4.30%.',
  ],
  [
    "of an unknown type",
    happening("a", on, { ...advance, type: "AdvanceMad" }),
    "file.value_not_allowed",
    '"AdvanceMad"',
    '"AdvanceMad" is not allowed here. Perhaps "AdvanceMade" is meant.',
  ],
  [
    "of an unknown party",
    happening("a", on, { type: "ConversionRequested", amount: "1.00", requestedBy: "LPX" }),
    "file.unknown_reference",
    '"LPX"',
    '"LPX" is not a party of this facility. Perhaps "LPC" is meant.',
  ],
  [
    "of an unknown debt",
    happening("a", on, { type: "DebtHolderActed", debt: "senior-10-6", act: "accelerate", actedBy: "a holder" }),
    "file.unknown_reference",
    '"senior-10-6"',
    '"senior-10-6" is not an item of other debt of this facility. Perhaps "senior-10-5" is meant.',
  ],
  [
    "to an unknown paper",
    happening("a", on, { type: "InstrumentReceived", instrument: "letter-2003-10-31", receivedBy: "LPC" }),
    "file.unknown_reference",
    '"letter-2003-10-31"',
    '"letter-2003-10-31" is not a paper of this facility. Perhaps "letter-2002-10-31" is meant.',
  ],
  [
    "without an amount",
    happening("a", on, { type: "AdvanceMade" }),
    "file.key_missing",
    "{",
    '"amount" is missing. Add it.',
  ],
];

const refused: readonly (readonly [what: string, fields: object, code: string, says: string])[] = [
  [
    "on an unknown loan",
    { type: "ContinuationRequested", loan: "E7", requestedBy: "LPC" },
    "loan.unknown",
    "No loan “E7” was made. The Eurodollar Rate Loans are E2, E1.",
  ],
  [
    "of an unknown instrument",
    { type: "FeePaid", instrument: "letter-2002-10-31/exhibit-b", clause: "6", amount: "1.00" },
    "happening.instrument_unknown",
    "No instrument “letter-2002-10-31/exhibit-b” is on file. It is one of accounts-agreement, covenant-supplement, " +
      "letter-1995-01-31, letter-1997-03-11, letter-1999-10-01, letter-2002-07-15, letter-2002-08-29, " +
      "letter-2002-10-31, letter-2002-10-31/consent, letter-2002-10-31/exhibit-a, lrg-letter-2002-10-31.",
  ],
  [
    "of an advance before servicing begins",
    { ...advance, on: "2002-10-30" },
    "servicing.begins_later",
    "Servicing begins on 2002-10-31; 2002-10-30 is before it [Accounts Financing Agreement § 3.2]. What was owed then is in " +
      "the balance brought forward. Leave it out, or correct its day.",
  ],
];

describe("a happening", () => {
  test.each(malformed)("%s is told with its place, in a folder and in a file", async (_, wrong, code, at, says) => {
    const folder = variant({ happenings: [wrong] });
    const place = `2:${JSON.stringify(wrong).indexOf(at) + 1}`;
    expect(await answered("balance", folder)).toMatchObject({
      code: 2,
      out: "",
      err: `error[${code}]: ${folder}/happenings.yaml:${place}: ${says}`,
    });
    expect((await answered("open", folder, "--store", store)).code).toBe(2);
    const given = happeningsFile(wrong);
    const told = { code: 2, out: "", err: `error[${code}]: ${given}:${place}: ${says}` };
    expect(await answered("record", example, given, "--dry-run")).toMatchObject(told);
    expect(await answered("whatif", example, "--happenings", given)).toMatchObject(told);
  });

  test.each(refused)("%s is refused, with its place in the folder", async (_, fields, code, says) => {
    const folder = variant({
      happenings: [happening("good", on, advance), { ...happening("bad", on, {}), ...fields }],
    });
    const place = `${folder}/happenings.yaml:3:1`;
    const remark = "error: No figure is given on a record with refused happenings. Correct them first.";
    for (const words of [["balance"], ["rate"], ["statement", "--month", "2002-12"]]) {
      const [command = "", ...rest] = words;
      expect(await answered(command, folder, ...rest)).toMatchObject({
        code: 1,
        out: "",
        err: `error[${code}]: ${place}: happening bad: ${says}\n${remark}`,
      });
    }
    const { json } = await answered("check", folder, "--json");
    expect(json.findings).toContainEqual({ kind: "refused", code, where: place, message: `happening bad: ${says}` });
    expect((await answered("open", folder, "--store", store)).code).toBe(1);
  });

  test("of a key that another has, with other content, is told with both places", async () => {
    const folder = variant({
      happenings: [happening("a", on, advance), { ...happening("a", on, advance), by: "another" }],
    });
    expect(await answered("balance", folder)).toMatchObject({
      code: 2,
      err:
        `error[file.duplicate_key]: ${folder}/happenings.yaml:3:8: "a" is already the key of another report, at ` +
        `${folder}/happenings.yaml:2:8, that says something else. Give this one its own key.`,
    });
  });

  test("refused in a facility that another extends is told where it stands", async () => {
    const account = readFileSync(join(example, "happenings/loan-account.yaml"), "utf8");
    const early = account.replace("on: 2002-11-05", "on: 2002-10-05");
    const files = {
      "base/happenings/loan-account.yaml": early,
      "late/facility.yaml": "facility: late\nextends: ../base\n",
    };
    const folder = folderWith({ ...Object.fromEntries(texts(example, "base")), ...files });
    const { err, code } = await answered("balance", join(folder, "late"));
    expect(code).toBe(1);
    expect(err).toContain(
      `: ${folder}/base/happenings/loan-account.yaml:20:3: happening advance-2002-11-05: Servicing begins`,
    );
  });
});

function texts(folder: string, under: string): [string, string][] {
  return [...contents(folder)].map(([path, text]) => [
    join(under, path.slice(folder.length)),
    Buffer.from(text, "latin1").toString(),
  ]);
}

describe("a facility", () => {
  test("without facility.yaml", async () => {
    const folder = folderWith({ "papers/letter.txt": "1. Lend.\n" });
    expect(await answered("check", folder)).toMatchObject({
      code: 2,
      out: "",
      err:
        `error[file.not_found]: ${folder}/facility.yaml:1:1: there is no file "facility.yaml". ` +
        "Put it there, or correct the name.",
    });
  });

  test("that is no YAML", async () => {
    const folder = folderWith({ "facility.yaml": "facility: x\ntitle: [unclosed\nparties:\n  - a\n" });
    const { code, out, err } = await answered("rate", folder);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(
      /^error\[file\.not_yaml\]: .*\/facility\.yaml:3:1: this is not YAML as read here: .*\. Correct the line\.$/,
    );
  });

  test("that is named by its file", async () => {
    const { code, err } = await answered("rate", join(example, "facility.yaml"));
    expect(code).toBe(2);
    expect(err).toMatch(
      /^error\[use\.not_a_folder\]: .*facility\.yaml is a file\. Name the folder that holds facility\.yaml\.$/,
    );
  });

  test("without any value of the Prime Rate", async () => {
    const folder = variant({ omit: ["prime-2001-12-12", "prime-2002-11-07"] });
    expect(await answered("rate", folder, "--on", "2002-11-10")).toMatchObject({
      code: 1,
      err:
        "error[rate.no_fixing]: Prime Rate has no value on 2002-11-10 (Letter of October 31, 2002 § 1(a)). " +
        "Record an IndexPublished for Prime Rate on or before that day.",
    });
  });
});

describe("a facility of which a paper is silent", () => {
  test("does not say how days are counted, and takes an assumption instead", async () => {
    const agreement = paperText("1990-01-11-accounts-financing-agreement");
    const without = agreement.replace(/three hundred sixty \(360\) day year and actual days elapsed/, "year");
    expect(without).not.toBe(agreement);
    const papers = { "accounts-agreement": without };
    expect(await answered("balance", variant({ papers }), "--on", "2002-11-30")).toMatchObject({
      code: 1,
      err:
        "error[terms.missing]: No paper in effect on 2002-11-01 gives the dayCount. " +
        "File the paper, or add an assumption for dayCount to facility.yaml.",
    });
    // The remedy works.
    const assumed = {
      id: "days",
      term: "dayCount",
      value: "actual/360",
      reason: "as the parties do",
      by: "counsel",
      on,
    };
    const { json } = await answered(
      "balance",
      variant({ papers, assumptions: [assumed] }),
      "--on",
      "2003-01-01",
      "--json",
    );
    expect(json.balance).toBe("9813635.78");
  });
});

test.each([
  [["rate", example, "--on", "2002-02-30"], "use.not_a_day", "--on 2002-02-30 names no day of the calendar."],
  [["statement", example, "--month", "2002-13"], "use.not_a_month", "--month 2002-13 names no month."],
  [["rate", example, "--known", "yesterday"], "use.not_a_moment", "--known yesterday names no day."],
  [["why", example, "interest"], "use.figure_unknown", "“interest” is no figure that can be taken apart."],
  [["why", example, "statement"], "use.month_needed", "Say which month with --month YYYY-MM."],
  [["accrue", example, "--loan", "E7"], "loan.unknown", "No loan “E7” was made."],
  [["text", example, "99.9"], "use.provision_unknown", "No provision 99.9 is on file."],
  [["text", example, "--on", "1980-01-01"], "use.nothing_in_effect", "No paper on file is in effect on 1980-01-01."],
  [["terms", example, "Nonsense"], "use.term_unknown", "No paper in effect on 2002-12-10 defines “Nonsense”."],
  [["whatif", example], "use.nothing_supposed", "Nothing is supposed."],
  [["record", example, "x.yaml"], "use.store_needed", `${example} is a folder, and only a facility in the store`],
])("%j is wrong use", async (words, code, says) => {
  const answer = await answered(...words);
  expect(answer).toMatchObject({ code: 2, out: "" });
  expect(answer.err.startsWith(`error[${code}]: ${says}`), answer.err).toBe(true);
});
