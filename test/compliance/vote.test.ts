import { describe, expect, test } from "vitest";
import { ratio, toDecimal } from "../../src/base/ratio.ts";
import { defaultsOn } from "../../src/compliance/defaults.ts";
import { votesOn } from "../../src/compliance/vote.ts";
import type { Compliance } from "../../src/events/compliance.ts";
import type { Report } from "../../src/events/record.ts";
import { forDefaults, knownBy } from "../../src/servicing/facility.ts";
import { day, differing, example, known, moment, report } from "../say.ts";

// A holds 55%, B 25% and C 20% of the commitments.
const open = example("modern-abl-covenants");
const [A, B, C] = ["harbor", "quarry", "summit"] as const;

function called(matter: string, affected: readonly string[] = []): Report {
  return report("called", {
    type: "VoteCalled",
    on: day("2025-07-20"),
    vote: "v",
    matter,
    about: "a change",
    affected,
  });
}

function cast(lender: string, says: "yes" | "no", on = "2025-07-21"): Report {
  return report(`${lender} ${on}`, { type: "VoteCast", on: day(on), vote: "v", lender, says });
}

function vote(reports: readonly Report[], on = "2025-07-31", compliance?: Partial<Compliance>) {
  const entered = open.file.compliance as Compliance;
  const file = { compliance: { ...entered, ...compliance } };
  const facility = knownBy(differing(open, { file, without: open.reports.map(({ key }) => key), reports }));
  const [told] = votesOn(forDefaults(facility), day(on));
  if (told === undefined) throw new Error("a vote was called");
  return told;
}

const interest = "waiver of default interest";
const advance = "increase of an advance rate";
const rate = "reduction of the rate";
const collateral = "release of collateral";

describe("how many must agree", () => {
  test.each<[string, string, readonly Report[], string, readonly string[]]>([
    ["default interest, A", interest, [cast(A, "yes")], "passed", []],
    ["default interest, B and C", interest, [cast(B, "yes"), cast(C, "yes")], "open", []],
    ["default interest, without A", interest, [cast(A, "no")], "failed", []],
    ["default interest, A against B and C", interest, [cast(A, "yes"), cast(B, "no"), cast(C, "no")], "passed", []],
    ["advance rate, A", advance, [cast(A, "yes")], "open", []],
    ["advance rate, A and B", advance, [cast(A, "yes"), cast(B, "yes")], "passed", []],
    ["advance rate, A and C", advance, [cast(A, "yes"), cast(C, "yes")], "passed", []],
    ["advance rate, A, B and C against", advance, [cast(A, "yes"), cast(B, "no"), cast(C, "no")], "failed", []],
    ["the rate, A and B", rate, [cast(A, "yes"), cast(B, "yes")], "open", [C]],
    ["the rate, all", rate, [cast(A, "yes"), cast(B, "yes"), cast(C, "yes")], "passed", []],
    ["the rate, C against", rate, [cast(A, "yes"), cast(B, "yes"), cast(C, "no")], "failed", [C]],
    ["collateral, A and B", collateral, [cast(A, "yes"), cast(B, "yes")], "open", [C]],
    ["collateral, all", collateral, [cast(A, "yes"), cast(B, "yes"), cast(C, "yes")], "passed", []],
    ["nobody", interest, [], "open", []],
    ["the last word of a lender counts", interest, [cast(A, "yes"), cast(A, "no", "2025-07-22")], "failed", []],
  ])("%s", (_, matter, votes, standing, needed) => {
    const told = vote([called(matter), ...votes]);
    expect([told.standing, told.needed]).toEqual([standing, needed]);
  });

  test("only the lenders affected are asked, where each of them must agree", () => {
    const told = vote([called(rate, [A]), cast(A, "yes")]);
    expect([told.standing, told.needed]).toEqual(["passed", []]);
  });

  test("all means all, whoever is affected", () => {
    expect(vote([called(collateral, [A]), cast(A, "yes")]).standing).toBe("open");
  });
});

// Two lenders of one half each: neither is more than a half, and both are at least two thirds.
test.each([
  ["50%, and more must agree", true, ratio(1n, 2n), "open"],
  ["50%, and that is enough", false, ratio(1n, 2n), "passed"],
] as const)("exactly %s", (_, moreThan, share, standing) => {
  const commitments = [A, B].map((party) => ({ party, amount: ratio(100n), from: day("2024-12-16") }));
  const votes = [
    {
      matter: interest,
      paper: "credit-agreement",
      provision: "7.1",
      needs: "share",
      share,
      moreThan,
      called: "Required",
    },
  ] as const;
  expect(vote([called(interest), cast(A, "yes")], "2025-07-31", { commitments, votes }).standing).toBe(standing);
});

test("two thirds are two thirds, and not 66.67%", () => {
  const commitments = [A, B, C].map((party) => ({ party, amount: ratio(1n), from: day("2024-12-16") }));
  const told = vote([called(advance), cast(A, "yes"), cast(B, "yes")], "2025-07-31", { commitments });
  expect([told.standing, toDecimal(told.inFavour)]).toEqual(["passed", "2/3"]);
});

test("a vote stands on a day as it was said by then, and passes on the day enough had agreed", () => {
  const reports = [called(advance), cast(A, "yes", "2025-07-21"), cast(B, "yes", "2025-07-25")];
  expect([vote(reports, "2025-07-24").standing, vote(reports, "2025-07-25").standing]).toEqual(["open", "passed"]);
  expect(vote(reports).passedOn).toBe("2025-07-25");
});

test("the last word is the last said, whenever it was learned", () => {
  const first = { ...cast(A, "yes", "2025-07-21"), recordedAt: moment("2025-07-30") };
  expect(vote([called(interest), cast(A, "no", "2025-07-22"), first]).standing).toBe("failed");
});

test("commitments are those of the day on which the vote is called", () => {
  const moved = [
    { party: A, amount: ratio(60n), from: day("2024-12-16") },
    { party: B, amount: ratio(40n), from: day("2024-12-16") },
    { party: A, amount: ratio(40n), from: day("2025-07-20") },
    { party: B, amount: ratio(60n), from: day("2025-07-20") },
  ];
  expect(vote([called(interest), cast(A, "yes")], "2025-07-31", { commitments: moved }).standing).toBe("open");
});

test.each<[string, Partial<Compliance>]>([
  ["no rule for the matter", { votes: [] }],
  ["no commitments", { commitments: [] }],
])("with %s nobody can say", (_, compliance) => {
  expect(vote([called(interest), cast(A, "yes")], "2025-07-31", compliance).standing).toBe("unknown");
});

test("a rule whose clause is not on file decides nothing", () => {
  const votes = [{ matter: interest, paper: "credit-agreement", provision: "7.9", needs: "all" }] as const;
  const all = [A, B, C].map((lender) => cast(lender, "yes"));
  expect(vote([called(interest), ...all], "2025-07-31", { votes }).standing).toBe("unknown");
});

test("the votes of the example: default interest with A alone, the rate not without C, the advance rate with A and B", () => {
  const told = votesOn(forDefaults(known(open)), day("2025-07-31"));
  expect(told.map(({ called: { happening }, standing }) => [happening.vote, standing])).toEqual([
    ["default-interest", "passed"],
    ["rate", "failed"],
    ["advance-rate", "passed"],
  ]);
});

// The waiver is given on July 20 and the vote passes on July 25.
test("a waiver that needs a vote holds from the day the vote passes", () => {
  const reports = [
    report("occurred", {
      type: "DefaultOccurred",
      on: day("2025-07-01"),
      id: "d",
      maturity: "matured",
      causes: [{ kind: "other", what: "insurance" }],
    }),
    called(advance),
    cast(A, "yes", "2025-07-21"),
    report("given", {
      type: "WaiverGiven",
      on: day("2025-07-20"),
      id: "w",
      givenBy: A,
      form: "written",
      scope: "specific",
      solely: true,
      occurrences: ["d"],
      reaches: [],
      conditions: [],
      rescindedBy: [],
      vote: "v",
    }),
  ];
  const isWaived = (on: string, more: readonly Report[]) => {
    const facility = knownBy(
      differing(open, { without: open.reports.map(({ key }) => key), reports: [...reports, ...more] }),
    );
    const status = defaultsOn(forDefaults(facility), day(on)).find(({ occurrence }) => occurrence.id === "d");
    return status?.grounds.length === 1;
  };
  const second = cast(B, "yes", "2025-07-25");
  expect([isWaived("2025-07-31", []), isWaived("2025-07-24", [second]), isWaived("2025-07-25", [second])]).toEqual([
    false,
    false,
    true,
  ]);
});
