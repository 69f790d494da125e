import { expect, test } from "vitest";
import { moneyText } from "../../src/base/money.ts";
import { type FacilityFolder, readFacilityFolder } from "../../src/wire/folder.ts";
import { sentence } from "../../src/wire/sentences.ts";
import { inFolder, wholeFolder } from "./folders.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

const base: Files = Object.fromEntries(Object.entries(wholeFolder).map(([path, text]) => [`base/${path}`, text]));

function read(files: Files, folder = ""): FacilityFolder {
  const result = inFolder(files, (root) => readFacilityFolder(`${root}/${folder}`));
  if (!result.ok) throw new Error(result.failure.map(sentence).join("\n"));
  return result.value;
}

function told(files: Files, folder: string): readonly string[] {
  const result = inFolder(files, (root) => readFacilityFolder(`${root}/${folder}`));
  return result.ok ? [] : result.failure.map(sentence);
}

test("a folder gives the facility with its papers, and the reports in the order of knowledge", () => {
  const { facility, reports } = read(wholeFolder);
  expect(facility).toMatchObject({
    id: "riverside",
    illustration: true,
    currency: "USD",
    papers: [{ id: "agreement", file: "papers/agreement.txt", text: "1. The Lender shall lend.\n" }],
    settings: { untilDate: "inclusive", primeChange: "same_day" },
  });
  expect(reports.map(({ key }) => key)).toEqual(["prime-1", "adv-1"]);
  const amounts = reports.map(({ happening }) => ("amount" in happening ? moneyText(happening.amount) : ""));
  expect(amounts).toEqual(["", "6000000.00"]);
});

test("an amount is read from its digits as they stand in the file", () => {
  const text = wholeFolder["happenings.yaml"].replace("6,000,000.00", "90071992547409931234.07");
  const { reports } = read({ ...wholeFolder, "happenings.yaml": text });
  expect(reports[1]?.happening).toMatchObject({ amount: { minor: 9_007_199_254_740_993_123_407n } });
});

test("a byte order mark and Windows line ends change nothing", () => {
  const windows = Object.fromEntries(
    Object.entries(wholeFolder).map(([path, text]) => [
      path,
      path.endsWith("yaml") ? `\uFEFF${text.replaceAll("\n", "\r\n")}` : text,
    ]),
  );
  expect(read(windows)).toEqual(read(wholeFolder));
});

test("a variant tells only the differences", () => {
  const variant = {
    "late/facility.yaml": `facility: riverside-late
extends: ../base
title: The advance came late
omit: [adv-1]
papers: [{ id: letter, title: Letter, file: letter.txt, recordedAt: 2002-11-01T12:00:00Z }]
settings: { primeChange: first_of_next_month }
assumptions:
  - { id: a1, term: dayCount, value: actual/365F, reason: to compare, by: desk, on: 2002-01-02 }
happenings: [more.yaml]
`,
    "late/letter.txt": "A letter.\n",
    "late/more.yaml": `- key: adv-1
  recordedAt: 2002-11-05T17:00:00Z
  by: desk
  on: 2002-11-05
  type: AdvanceMade
  amount: 1
- key: signed-1
  recordedAt: 2002-11-05T17:00:00Z
  by: desk
  on: 2002-11-05
  type: CounterpartSigned
  instrument: letter/consent
  party: congress
  person: A. Signatory
`,
  };
  const { facility, reports } = read({ ...base, ...variant }, "late");
  expect(facility).toMatchObject({ id: "riverside-late", title: "The advance came late", illustration: true });
  expect(facility.papers.map(({ id, file }) => [id, file])).toEqual([
    ["agreement", "../base/papers/agreement.txt"],
    ["letter", "letter.txt"],
  ]);
  expect(facility.settings).toMatchObject({ primeChange: "first_of_next_month", untilDate: "inclusive" });
  expect(facility.assumptions.map(({ id, value }) => [id, value])).toEqual([["a1", "actual/365F"]]);
  expect(reports.map(({ key, recordedAt }) => [key, recordedAt.slice(0, 10)])).toEqual([
    ["prime-1", "2002-10-31"],
    ["adv-1", "2002-11-05"],
    ["signed-1", "2002-11-05"],
  ]);
});

test("a variant of a variant inherits from both", () => {
  const files = {
    ...base,
    "b/facility.yaml": "{ facility: b, extends: ../base, omit: [prime-1] }",
    "c/facility.yaml": "{ facility: c, extends: ../b, title: C }",
  };
  const { facility, reports } = read(files, "c");
  expect([facility.id, facility.title, facility.papers.length, reports.length]).toEqual(["c", "C", 1, 1]);
});

test("the same report in two files is one report", () => {
  const facility = wholeFolder["facility.yaml"].replace("- happenings.yaml", "- happenings.yaml\n  - again.yaml");
  const files = { ...wholeFolder, "facility.yaml": facility, "again.yaml": wholeFolder["happenings.yaml"] };
  expect(read(files)).toEqual(read(wholeFolder));
});

test("a variant that omits what is not there, or says other than what it inherits, is told where", () => {
  const files = {
    ...base,
    "v/facility.yaml": "facility: v\nextends: ../base\nomit: [adv-2]\nhappenings: [a.yaml]\n",
    "v/a.yaml": wholeFolder["happenings.yaml"].replace("6,000,000.00", "7"),
  };
  expect(told(files, "v")).toEqual([
    'facility.yaml:3:8: "adv-2" is not the key of a happening of this facility. Perhaps "adv-1" is meant.',
    'a.yaml:1:8: "adv-1" is already the key of another report, at ../base/happenings.yaml:1:8, that says something ' +
      "else. Give this one its own key.",
  ]);
});

test("what is wrong with the extended facility is told in its own files", () => {
  const files = {
    ...base,
    "base/happenings.yaml": wholeFolder["happenings.yaml"].replace("4.30%", "4"),
    "v/facility.yaml": "facility: v\nextends: ../base\n",
  };
  expect(told(files, "v")).toEqual([
    '../base/happenings.yaml:13:9: "4" is no rate. Write percent per annum, such as 4.30%.',
  ]);
});

test("two variants that extend one another are refused", () => {
  const files = {
    "a/facility.yaml": "facility: a\nextends: ../b\n",
    "b/facility.yaml": "facility: b\nextends: ../a\n",
  };
  expect(told(files, "a")).toEqual([
    '../b/facility.yaml:2:10: "../a" extends this facility in turn. Extend one that stands on its own.',
  ]);
});
