import { expect, test } from "vitest";
import { redlineHtml } from "../../src/documents/html.ts";
import { type RedlineCopy, redlineCopy, type RedlineProvision } from "../../src/documents/redline-copy.ts";
import { citesText } from "../../src/documents/said.ts";
import { redlineText } from "../../src/documents/text.ts";
import { agreementOf, standing, type Work, words } from "../agreement/handmade.ts";
import { lexingtonCopy, lexingtonRedline, type Moment } from "./lexington.ts";

const before: Moment = ["2002-10-30"];
const after: Moment = ["2002-11-01"];
const blind: Moment = ["2002-11-01", "2002-10-30"];

function all({ papers }: RedlineCopy): RedlineProvision[] {
  return papers.flatMap(({ provisions }) => provisions);
}

function shown({ runs }: Pick<RedlineProvision, "runs">): string {
  return runs
    .map((run) => {
      if (run.change === "same") return "…";
      const [open, close] = run.change === "inserted" ? ["{+", "+}"] : ["[-", "-]"];
      return `${open}${run.text.length > 60 ? `${run.text.slice(0, 30)}~${run.text.slice(-20)}` : run.text}${close}<${citesText(run.causes)}>`;
    })
    .join("");
}

const letter = "Letter of October 31, 2002";
const rate = [
  "Letter of January 31, 1995 § 1(c)",
  "changed",
  `…[-Loans, one-half of one (.50%) ~sted Eurodollar Rate-]<${letter} § 1(a)>{+Loans from and after November ~ Congress has signed+}<${letter} § 1(a)>…`,
];
const term = [
  "Accounts Financing Agreement § 9.1",
  "changed",
  `…[-November 1, 2002-]<${letter} § 2>{+January 3, 2003+}<${letter} § 2>…`,
];
const capital = [
  [
    "Covenant Supplement § IV(g)(i)",
    "changed",
    `[-maintain Working Capital:-]<${letter} § 4>{+(i) Intentionally deleted; and+}<${letter} § 4>`,
  ],
  [
    "Covenant Supplement § IV(g)(i)(a)",
    "deleted",
    `[-at each fiscal quarter end of ~than $5,500,000; and-]<${letter} § 4>`,
  ],
  [
    "Covenant Supplement § IV(g)(i)(b)",
    "deleted",
    `[-as of the last day of each mon~than $5,000,000; and-]<${letter} § 4>`,
  ],
];

test.each([
  ["two days, by all that is on record: the covenant was gone on both", before, after, [term, rate]],
  ["one day, as known before the letter and after it", blind, after, [term, ...capital, rate]],
  ["nothing between two days of no change", ["2002-11-02"] as Moment, ["2002-11-30"] as Moment, []],
])("what changed: %s", (_, from, to, expected) => {
  const changed = all(lexingtonRedline(from, to)).filter(({ status }) => status !== "unchanged");
  expect(changed.map((each) => [each.clause, each.status, shown(each)])).toEqual(expected);
});

test("an unchanged provision has one fingerprint in both states, a changed one has two", () => {
  for (const { status, before: old, after: current, runs } of all(lexingtonRedline(blind, after))) {
    if (status === "unchanged") {
      expect(old).toEqual(current);
      expect(runs.every(({ change }) => change === "same")).toBe(true);
    } else expect(old?.sha256).not.toBe(current?.sha256);
  }
});

test.each([
  [blind, after],
  [after, blind],
  [["1980-01-01"] as Moment, after],
])("the runs of %j to %j are exactly the two conformed copies", (from, to) => {
  const copy = all(lexingtonRedline(from, to));
  for (const [moment, change, side] of [
    [from, "deleted", "before"],
    [to, "inserted", "after"],
  ] as const) {
    const conformed = lexingtonCopy(...moment).papers.flatMap(({ provisions }) => provisions);
    const there = conformed.filter(({ deleted, text }) => deleted === undefined || text !== "");
    const joined = copy
      .filter((each) => each[side] !== undefined)
      .map(({ id, runs, [side]: state }) => [
        id,
        runs.flatMap((run) => (run.change === "same" || run.change === change ? [run.text] : [])).join(""),
        state?.sha256,
      ]);
    expect(joined).toEqual(there.map(({ id, text, sha256 }) => [id, text, sha256]));
  }
});

test("a paper that takes effect is inserted whole, and says so", () => {
  const { papers } = lexingtonRedline(["1980-01-01"], after);
  expect(papers.map(({ title, status, cause }) => [title, status, cause?.what])).toEqual([
    ["Accounts Financing Agreement", "inserted", "paper takes effect"],
    ["Covenant Supplement", "inserted", "paper takes effect"],
    ["Letter of January 31, 1995", "inserted", "paper takes effect"],
  ]);
});

test("a rule that begins is told where the loans it rules are spoken of", () => {
  const ruled = all(lexingtonRedline(before, after)).filter(({ overlays }) => overlays.length > 0);
  expect(ruled.map(({ path }) => path)).toContain("3.3");
  expect(new Set(ruled.flatMap(({ overlays }) => overlays.map(({ change }) => change)))).toEqual(new Set(["begins"]));
  const back = all(lexingtonRedline(after, before)).flatMap(({ overlays }) => overlays.map(({ change }) => change));
  expect(new Set(back)).toEqual(new Set(["ends"]));
});

const first: Work = {
  by: "2002-01-01",
  clause: "1",
  on: "1",
  operation: {
    kind: "replaceSentence",
    target: { kind: "sentence", ordinal: 1, path: "1" },
    payload: words("The rate is 2.75% per annum."),
  },
};
const second: Work = {
  by: "2002-02-01",
  clause: "7",
  on: "1",
  operation: {
    kind: "substituteWords",
    occurrence: "sole",
    target: { kind: "provision", path: "1" },
    old: " without any demand",
    payload: words(""),
  },
};
const third: Work = {
  by: "2002-03-01",
  clause: "9",
  on: "1",
  operation: {
    kind: "substituteWords",
    occurrence: "sole",
    target: { kind: "provision", path: "1" },
    old: "monthly",
    payload: words("quarterly"),
  },
};
const text = "The rate is 2.50% per annum. It is paid monthly to the agent without any demand.";
const one = ["Agreement", "2002-01-01"];
const three = [...one, "2002-02-01", "2002-03-01"];

test.each([
  [
    "each run has the clause of its own words",
    [first, third],
    ["Agreement"],
    three,
    "…[-2.50-]<2002-01-01 § 1>{+2.75+}<2002-01-01 § 1>…[-monthly-]<2002-03-01 § 9>{+quarterly+}<2002-03-01 § 9>…",
  ],
  [
    "only the clauses that are new are named",
    [first, third],
    one,
    three,
    "…[-monthly-]<2002-03-01 § 9>{+quarterly+}<2002-03-01 § 9>…",
  ],
  [
    "words that went where none came have the clause that took them out",
    [first, second],
    ["Agreement"],
    three,
    "…[-2.50-]<2002-01-01 § 1>{+2.75+}<2002-01-01 § 1>…[- without any demand-]<2002-02-01 § 7>…",
  ],
  [
    "words given back name the clause that no longer applies",
    [first],
    one,
    ["Agreement"],
    "…[-2.75-]<2002-01-01 § 1>{+2.50+}<2002-01-01 § 1>…",
  ],
])("%s", (_, works, from, to, expected) => {
  const agreement = agreementOf([{ path: "1", text }], works);
  const copy = redlineCopy({
    title: "T",
    agreement,
    from: { standing: standing("2003-01-01", from), pending: [] },
    to: { standing: standing("2003-01-01", to), pending: [] },
  });
  expect(all(copy).map(shown)).toEqual([expected]);
});

test("the redline as text and as a page", async () => {
  const copy = lexingtonRedline(blind, after);
  await expect(redlineText(copy, "changed")).toMatchFileSnapshot("snapshots/redline-changed.txt");
  const html = redlineHtml(copy);
  expect(html).not.toMatch(/<(?:script|link|img|iframe)\b|@import|url\(|https?:/);
  expect(html).toContain(
    `<del title="${letter} § 2">November 1, 2002</del><ins title="${letter} § 2">January 3, 2003</ins>`,
  );
  expect(html).toContain(`<aside class="notes"><p>${letter} § 2: sentence replaced</p></aside>`);
});
