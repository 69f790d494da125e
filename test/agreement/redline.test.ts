import { expect, test } from "vitest";
import { redlineOf, stands } from "../../src/agreement/redline.ts";
import { agreementOf, type Part, standing, type Work, words } from "./handmade.ts";

const parts: readonly Part[] = [
  { path: "1", text: "", heading: "RATES" },
  { path: "1.1", text: "The rate is 2.50%. It is paid monthly.", parent: "1" },
  { path: "2", text: "Held:", heading: "COVENANTS" },
  { path: "2(a)", text: "net worth;", parent: "2" },
  { path: "2(b)", text: "working capital.", parent: "2" },
];
const rate: Work = {
  by: "2002-01-01",
  clause: "1",
  on: "1.1",
  operation: {
    kind: "replaceSentence",
    target: { kind: "sentence", ordinal: 1, path: "1.1" },
    payload: words("The rate is 2.75%."),
  },
};
const monthly: Work = {
  by: "2002-02-01",
  clause: "1",
  on: "1.1",
  operation: {
    kind: "substituteWords",
    occurrence: "sole",
    target: { kind: "provision", path: "1.1" },
    old: "monthly",
    payload: words("quarterly"),
  },
};
const gone: Work = {
  by: "2002-03-01",
  clause: "4",
  on: "2",
  operation: {
    kind: "deleteProvision",
    target: { kind: "provision", path: "2" },
    placeholder: words("Intentionally deleted."),
  },
};
const until: Work = { ...gone, until: "2002-06-30" };

type Row = [
  what: string,
  works: readonly Work[],
  before: [string, string[]],
  after: [string, string[]],
  said: string[],
];

const rows: Row[] = [
  [
    "one act",
    [rate],
    ["2002-01-15", ["Agreement"]],
    ["2002-01-15", ["Agreement", "2002-01-01"]],
    ["1.1: The rate is [-2.50-]{+2.75+}%. It is paid monthly. <2002-01-01 § 1>"],
  ],
  [
    "two acts on one provision",
    [rate, monthly],
    ["2002-02-15", ["Agreement"]],
    ["2002-02-15", ["Agreement", "2002-01-01", "2002-02-01"]],
    ["1.1: The rate is [-2.50-]{+2.75+}%. It is paid [-monthly-]{+quarterly+}. <2002-01-01 § 1; 2002-02-01 § 1>"],
  ],
  [
    "only the act that came between",
    [rate, monthly],
    ["2002-01-15", ["Agreement", "2002-01-01", "2002-02-01"]],
    ["2002-02-15", ["Agreement", "2002-01-01", "2002-02-01"]],
    ["1.1: The rate is 2.75%. It is paid [-monthly-]{+quarterly+}. <2002-02-01 § 1>"],
  ],
  [
    "a deletion takes what it holds with it",
    [gone],
    ["2002-02-01", ["Agreement", "2002-03-01"]],
    ["2002-03-01", ["Agreement", "2002-03-01"]],
    [
      "2: [-Held:-]{+Intentionally deleted.+} <2002-03-01 § 4>",
      "2(a): [-net worth;-] <2002-03-01 § 4>",
      "2(b): [-working capital.-] <2002-03-01 § 4>",
    ],
  ],
  [
    "an act that ends gives the words back",
    [until],
    ["2002-06-29", ["Agreement", "2002-03-01"]],
    ["2002-06-30", ["Agreement", "2002-03-01"]],
    [
      "2: [-Intentionally deleted.-]{+Held:+} <2002-03-01 § 4>",
      "2(a): {+net worth;+} <2002-03-01 § 4>",
      "2(b): {+working capital.+} <2002-03-01 § 4>",
    ],
  ],
  ["nothing", [rate], ["2002-01-15", ["Agreement"]], ["2003-01-15", ["Agreement"]], []],
];

test.each(rows)("%s", (_, works, before, after, said) => {
  const { provisions } = redlineOf(agreementOf(parts, works), standing(...before), standing(...after));
  const mark = { same: ["", ""], deleted: ["[-", "-]"], inserted: ["{+", "+}"] } as const;
  const changed = provisions.filter((each) => each.before !== each.after);
  expect(
    changed.map(({ node, changes, because }) => {
      const runs = changes.map(({ change, text }) => `${mark[change][0]}${text}${mark[change][1]}`);
      return `${node.clause.path}: ${runs.join("")} <${because.join("; ")}>`;
    }),
  ).toEqual(said);
});

test("a provision that is gone in both states is not told, though one without words of its own is", () => {
  const agreement = agreementOf(parts, [gone]);
  const { provisions } = redlineOf(
    agreement,
    standing("2002-04-01", ["Agreement", "2002-03-01"]),
    standing("2002-05-01", ["Agreement", "2002-03-01"]),
  );
  expect(provisions.map(({ node, changes }) => [node.clause.path, changes.map(({ change }) => change)])).toEqual([
    ["1", []],
    ["1.1", ["same"]],
    ["2", ["same"]],
  ]);
});

test("a paper that is not in effect has no readings, whatever would be done to it", () => {
  const agreement = agreementOf(parts, [rate]);
  const { provisions } = redlineOf(
    agreement,
    standing("1999-12-31", ["Agreement", "2002-01-01"]),
    standing("2002-01-01", ["Agreement", "2002-01-01"]),
  );
  expect(provisions.map(({ earlier }) => earlier)).toEqual(provisions.map(() => undefined));
  expect(provisions.every(({ later }) => stands(later))).toBe(true);
  expect(provisions.find(({ node }) => node.clause.path === "1.1")).toMatchObject({
    before: "",
    after: "The rate is 2.75%. It is paid monthly.",
    because: ["2002-01-01 § 1"],
  });
});

test("a redline the other way round is its mirror", () => {
  const agreement = agreementOf(parts, [rate, monthly, gone]);
  const [first, second] = [
    standing("2001-01-01", ["Agreement"]),
    standing("2002-04-01", ["Agreement", "2002-01-01", "2002-02-01", "2002-03-01"]),
  ];
  const there = redlineOf(agreement, first, second).provisions;
  const back = redlineOf(agreement, second, first).provisions;
  expect(back.map(({ node, before, after, because }) => [node.id, after, before, because.toSorted()])).toEqual(
    there.map(({ node, before, after, because }) => [node.id, before, after, because.toSorted()]),
  );
});
