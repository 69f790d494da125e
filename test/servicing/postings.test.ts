import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, firstOfNextMonth } from "../../src/base/date.ts";
import { endOfDay, everything } from "../../src/base/instant.ts";
import { money, moneyText } from "../../src/base/money.ts";
import type { Report } from "../../src/events/record.ts";
import { balancesOf, owedInBooks, type Posting } from "../../src/ledger/posting.ts";
import type { OpenFacility } from "../../src/servicing/facility.ts";
import { knownBy } from "../../src/servicing/facility.ts";
import { accountOf } from "../../src/servicing/account.ts";
import { statementAsPosted } from "../../src/servicing/as-posted.ts";
import { postings } from "../../src/servicing/postings.ts";
import { owedIn } from "../../src/servicing/owed.ts";
import { sweep } from "../../src/servicing/sweep.ts";
import { day, differing, example, moment, report, usd } from "../say.ts";
import { learned, learnedLate } from "./histories.ts";
import { advancePutRight } from "./told.ts";

function booked(open: OpenFacility, knownAt = everything, through = day("2003-01-31")): readonly Posting[] {
  const made = postings(open, knownAt, through);
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  return made.value;
}

// postedOn, valueOn, what the loans move by, the label and the causes of a difference.
function differences(made: readonly Posting[]) {
  return made.flatMap(({ postedOn, valueOn, description, legs, difference }) => {
    const moved = legs.find(({ account }) => account.startsWith("loans:"));
    const amount = moved === undefined ? "" : moneyText(moved.amount);
    return difference === undefined
      ? []
      : [[postedOn, valueOn, description, amount, difference.label, difference.causes.join()]];
  });
}

const prime = "Interest on Prime Rate Loans, 2002-11-01 to 2002-11-30";

test("what is known in time is posted once, on the day it is due, and adds up to the sweep", () => {
  const made = booked(example());
  const swept = sweep(knownBy(example()), day("2003-01-31"));
  expect(differences(made)).toEqual([]);
  expect(made.map(({ postedOn, description }) => [postedOn, description])).toEqual(
    swept.ok ? swept.value.entries.map(({ postedOn, description }) => [postedOn, description]) : [],
  );
  expect(owedInBooks(made)).toBe(swept.ok ? owedIn(swept.value).minor : 0n);
});

test("an advance learned late is owed from the day it is known, and its interest for November is a true-up", () => {
  // 360,000 from November 10 for 21 days at 5.25%: 360,000 × 5.25% × 21/360.
  const late = report(
    "late",
    { type: "AdvanceMade", on: day("2002-11-10"), amount: usd("360,000.00") },
    "2002-12-20T12:00:00Z",
  );
  const made = booked(differing(example(), { reports: [late] }));
  expect(differences(made)).toEqual([
    ["2002-12-20", "2002-11-10", "Advance", "360000.00", "late_knowledge", "late"],
    ["2002-12-20", "2002-12-01", `True-up of ${prime}`, "1102.50", "late_knowledge", "late"],
  ]);
  // December's interest runs on the advance and not on the true-up: 37,086.41 + 360,000 × 5.25% × 31/360.
  const december = made.find(({ description }) => description.startsWith("Interest on Prime Rate Loans, 2002-12"));
  expect(december?.legs[0]?.amount).toEqual(usd("38713.91"));
});

test("the other reading lets a true-up bear interest, and the books are the sweep", () => {
  const late = report(
    "late",
    { type: "AdvanceMade", on: day("2002-11-10"), amount: usd("360,000.00") },
    "2002-12-20T12:00:00Z",
  );
  const open = differing(example(), {
    file: { settings: { ...example().file.settings, trueUpInterest: "compounded" } },
    reports: [late],
  });
  const made = booked(open);
  const swept = sweep(knownBy(open), day("2003-01-31"));
  expect(differences(made).map(([, , description, amount]) => [description, amount])).toEqual([
    [prime, "1102.50"],
    ["Advance", "360000.00"],
  ]);
  expect(owedInBooks(made)).toBe(swept.ok ? owedIn(swept.value).minor : 0n);
});

const rescinded: readonly Report[] = [
  report(
    "trustee-accelerates",
    {
      type: "DebtHolderActed",
      on: day("2002-12-10"),
      debt: "senior-subordinated-12-75",
      act: "accelerate",
      by: "the trustee",
    },
    "2002-12-18T12:00:00Z",
  ),
  report(
    "elected",
    {
      type: "RateElected",
      on: day("2002-12-18"),
      from: day("2002-11-01"),
      electedBy: "Congress",
      ground: "event_of_default",
      occurrence: "nonpayment of the 12-3/4% senior subordinated notes",
    },
    "2002-12-18T13:00:00Z",
  ),
];

test("waivers that fall as if never given: 6,087.50 for November as a true-up, 7,064.08 more in December", () => {
  const settings = { ...example().file.settings, rescissionEffect: "ab_initio" as const };
  const open = differing(example(), { file: { settings }, reports: rescinded });
  const made = booked(open);
  // 1% on 6,080,000 for 4 days, 6,580,000 for 10, 8,580,000 for 5, 7,830,000 for 11: 219,150,000/36,000.
  expect(differences(made)).toEqual([
    ["2002-12-18", "2002-12-01", `True-up of ${prime}`, "6087.50", "legal_retroactivity", "elected"],
  ]);
  const extra = owedInBooks(made, day("2003-01-01")) - owedInBooks(booked(example()), day("2003-01-01"));
  // Each line is rounded once: 44,150.485 less 37,086.407 for December, where the 7,064.08 alone would round up.
  expect(moneyText(money("USD", extra))).toBe("13151.57");
});

test("a correction takes back what was wrong and posts what is right, each on its day", () => {
  const made = booked(differing(example(), { reports: [advancePutRight] }));
  // 50,000 less for 2 days at 5.75% and 24 at 5.25%: -(50,000 × (11.5 + 126)%)/360 = -190.97
  expect(differences(made)).toEqual([
    ["2002-12-05", "2002-11-05", "Advance, taken back", "-500000.00", "error_correction", "right"],
    ["2002-12-05", "2002-11-05", "Advance", "450000.00", "error_correction", "right"],
    ["2002-12-05", "2002-12-01", `True-up of ${prime}`, "-190.97", "error_correction", "right"],
  ]);
});

test("what is learned of a closed month is posted on the first open day", () => {
  const closed = report("closed", { type: "MonthClosed", on: day("2002-12-20"), through: day("2002-12-25") });
  const index = report(
    "index",
    {
      type: "IndexPublished",
      on: day("2002-11-20"),
      index: "Prime Rate",
      rate: { numerator: 4n, denominator: 100n },
      publisher: "H.15",
    },
    "2002-12-22T18:00:00Z",
  );
  const made = booked(differing(example(), { reports: [closed, index] }));
  expect(differences(made).map(([postedOn, valueOn]) => [postedOn, valueOn])).toEqual([["2002-12-26", "2002-12-01"]]);
});

test("the books only grow, balance, and add up to the account, whether true-ups compound or not", () => {
  fc.assert(
    fc.property(learned, fc.integer({ min: 0, max: 200 }), (late, wait) => {
      const open = learnedLate(late);
      const through = day("2003-05-31");
      const settings = { ...open.file.settings, trueUpInterest: "compounded" as const };
      const compounded = { ...open, file: { ...open.file, settings } };
      for (const each of [open, compounded]) {
        const all = booked(each, everything, day("2003-06-30"));
        const account = accountOf(knownBy(each), through);
        expect(owedInBooks(booked(each, everything, through))).toBe(account.ok ? owedIn(account.value).minor : 0n);
        for (const { legs } of all) expect(legs.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBe(0n);
        // What was known at a moment and posted by its day is the beginning of what is known later.
        const at = endOfDay(addDays(day("2002-11-15"), wait));
        const then = booked(each, at, addDays(day("2002-11-15"), wait));
        expect(all.slice(0, then.length)).toEqual(then);
      }
      expect(accountOf(knownBy(compounded), through)).toEqual(sweep(knownBy(compounded), through));
    }),
    { numRuns: 20, seed: 20_021_220 },
  );
});

test("a statement as posted foots, and that of a month that is over stays as it was first issued", () => {
  fc.assert(
    fc.property(learned, (late) => {
      const open = learnedLate(late);
      for (const first of ["2002-11-01", "2002-12-01", "2003-01-01"].map(day)) {
        const issued = statementAsPosted(knownBy(open, endOfDay(addDays(firstOfNextMonth(first), -1))), first);
        const after = statementAsPosted(knownBy(open), first);
        if (!issued.ok || !after.ok) {
          expect(issued.ok).toBe(false);
          continue;
        }
        expect(after).toEqual(issued);
        const { opening, lines, closing, balances } = after.value;
        expect(lines.reduce((sum, { amount }) => sum + amount.minor, opening.minor)).toBe(closing.minor);
        expect(balances.reduce((sum, { balance }) => sum + balance.minor, 0n)).toBe(closing.minor);
      }
    }),
    { numRuns: 15, seed: 20_021_130 },
  );
});

test("an account stands where its legs leave it", () => {
  const balances = balancesOf(booked(example(), moment("2002-11-30"), day("2002-11-30")));
  expect(Object.fromEntries([...balances].map(([account, minor]) => [account, minor]))).toEqual({
    "loans:prime": 783_000_000n,
    "loans:eurodollar:E1": 0n,
    "loans:eurodollar:E2": 150_000_000n,
    opening: -600_000_000n,
    cash: -325_000_000n,
    "income:fees": -8_000_000n,
  });
});
