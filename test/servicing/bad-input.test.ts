import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainServicing } from "../../src/cli/say.ts";
import { everything } from "../../src/base/instant.ts";
import type { Happening, HappeningOf } from "../../src/events/happening.ts";
import { bearingOf, happeningKinds, type MovingHappening } from "../../src/servicing/bearing.ts";
import { decide } from "../../src/servicing/decide.ts";
import { closedRefusal } from "../../src/servicing/decide-books.ts";
import { knownBy, type OpenFacility } from "../../src/servicing/facility.ts";
import { sweep } from "../../src/servicing/sweep.ts";
import { day, differing, example, percent, report, usd } from "../say.ts";
import { ofType } from "../wire/arbitrary.ts";

// What cannot be so is refused with its code, the clause that it bears on, and what to do; and which happenings move
// money is told in one place, for every kind there is.

const on = day("2002-12-20");
const amount = usd("1,000.00");
const index = (rate: string): Happening => ({
  type: "IndexPublished",
  on: day("2002-11-07"),
  index: "Prime Rate",
  rate: percent(rate),
  publisher: "H.15",
});
const closed = report("december-closed", {
  type: "MonthClosed",
  on: day("2002-12-31"),
  through: day("2002-12-31"),
});
const eurodollar: Happening = {
  type: "EurodollarLoanMade",
  on: day("2002-10-20"),
  loan: "E9",
  amount,
  rate: percent("1000"),
  periodEndsOn: day("2002-11-20"),
};
const sofr = (rate: string) => ({
  type: "IndexPublished" as const,
  on: day("2025-06-02"),
  index: "SOFR",
  rate: percent(rate),
  publisher: "a bank",
});
type Bad = {
  readonly what: string;
  readonly happening: Happening;
  readonly open: OpenFacility;
  readonly code: string;
  readonly clause: string;
  readonly remedy: string;
  readonly recorded?: string;
};

const alder = example("alder-loans");
const refused: readonly Bad[] = [
  {
    what: "an index of 1000%",
    happening: { ...index("1000"), on: day("2002-12-20") },
    open: example(),
    code: "rate.out_of_bounds",
    clause: "Letter of October 31, 2002 § 1(a)",
    remedy: "Check the point",
  },
  {
    what: "a loan at 1000%",
    happening: eurodollar,
    open: example(),
    code: "rate.out_of_bounds",
    clause: "Letter of October 1, 1999 § 1",
    remedy: "Check the point",
  },
  {
    what: "a term loan at 1000%",
    happening: {
      type: "TermLoanMade",
      on,
      loan: "T1",
      instrument: "accounts-agreement",
      clause: "2.1",
      amount,
      rate: percent("1000"),
      instalments: [],
      maturesOn: day("2003-06-01"),
    },
    open: example(),
    code: "rate.out_of_bounds",
    clause: "Accounts Financing Agreement § 2.1",
    remedy: "Check the point",
  },
  {
    what: "a loan repaid that can be lent again at 1000%",
    happening: { type: "LoanPrepaid", on: day("2025-06-12"), loan: "T1", amount, redeployedAt: percent("1000") },
    open: alder,
    code: "rate.out_of_bounds",
    clause: "Loan Agreement § 2.3",
    remedy: "Check the point",
  },
  {
    what: "the Prime Rate of a day with another value",
    happening: index("4.5"),
    open: example(),
    code: "rate.published_twice",
    clause: "Letter of October 31, 2002 § 1(a)",
    remedy: "correct that report if it is wrong",
  },
  {
    what: "SOFR of a day with another value",
    happening: sofr("9"),
    open: alder,
    code: "rate.published_twice",
    clause: "Loan Agreement § 2.2; Loan Agreement § 2.4",
    remedy: "correct that report if it is wrong",
  },
  {
    what: "a payment before servicing begins",
    happening: { type: "CollectionApplied", on: day("2002-10-30"), amount },
    open: example(),
    code: "servicing.begins_later",
    clause: "Accounts Financing Agreement § 3.2",
    remedy: "Leave it out, or correct its day",
  },
  {
    what: "a fee paid before servicing begins",
    happening: { type: "FeePaid", on: day("2002-10-30"), instrument: "letter-2002-10-31", clause: "6", amount },
    open: example(),
    code: "servicing.begins_later",
    clause: "Letter of October 31, 2002 § 6",
    remedy: "Leave it out, or correct its day",
  },
  {
    what: "an advance in a closed month",
    happening: { type: "AdvanceMade", on: day("2002-12-30"), amount },
    open: differing(example(), { reports: [closed] }),
    code: "posting.month_closed",
    clause: "Accounts Financing Agreement § 3.2",
    remedy: "Record it on a later day",
    recorded: "2002-12-31T23:00:00Z",
  },
];

test.each(refused)("$what is refused with its clause and a remedy", ({ happening, open, code, clause, ...told }) => {
  const result = decide(open, report("bad", happening, told.recorded ?? "2026-01-05T12:00:00Z"));
  if (result.ok) throw new Error("accepted");
  expect(result.failure).toMatchObject({ code, clause, key: "bad" });
  const sentence = explainServicing(result.failure);
  expect(sentence).toContain(`[${clause}]`);
  expect(sentence).toContain(told.remedy);
});

test("what no paper in effect has a clause for is refused all the same", () => {
  const other = { ...sofr("1000"), index: "an index of no paper" };
  const result = decide(example(), report("bad", other, "2026-01-05T12:00:00Z"));
  expect(result.ok ? undefined : result.failure).toMatchObject({ code: "rate.out_of_bounds", clause: "" });
  expect(result.ok ? "" : explainServicing(result.failure)).not.toContain("[");
});

const moving: { readonly [Type in MovingHappening["type"]]: HappeningOf<Type> } = {
  BalanceBroughtForward: { type: "BalanceBroughtForward", on, amount },
  AdvanceMade: { type: "AdvanceMade", on, amount },
  LetterOfCreditDrawn: { type: "LetterOfCreditDrawn", on, letter: "L1", amount },
  CollectionApplied: { type: "CollectionApplied", on, amount },
  CollectionReturned: { type: "CollectionReturned", on, collection: "collection-2002-11-20", amount },
  LoanPrepaid: { type: "LoanPrepaid", on, loan: "E2", amount },
  ObligationIncurred: { type: "ObligationIncurred", on, head: "costs", what: "counsel", amount },
  AgreementTerminated: { type: "AgreementTerminated", on, terminatedBy: "alder" },
  FeeCharged: { type: "FeeCharged", on, instrument: "letter-2002-10-31", clause: "6", amount },
  FeePaid: { type: "FeePaid", on, instrument: "letter-2002-10-31", clause: "6", amount },
  EurodollarLoanMade: {
    type: "EurodollarLoanMade",
    on,
    loan: "E9",
    amount,
    rate: percent("4"),
    periodEndsOn: day("2003-01-20"),
  },
  OptionLoanMade: {
    type: "OptionLoanMade",
    on: day("2025-06-02"),
    loan: "T9",
    option: "Term SOFR Loans",
    amount,
    periodEndsOn: day("2025-07-02"),
    madeBy: "advance",
  },
  TermLoanMade: {
    type: "TermLoanMade",
    on,
    loan: "T9",
    instrument: "accounts-agreement",
    clause: "2.1",
    amount,
    instalments: [],
    maturesOn: day("2003-06-01"),
  },
};

// Where the clauses are on which a kind of happening moves money.
const examples: { readonly [Type in Happening["type"]]?: string } = {
  OptionLoanMade: "alder-loans",
  AgreementTerminated: "alder-fees",
};

function entriesWith(happening: Happening): readonly string[] {
  const reports = [report("this one", happening, "2026-01-05T12:00:00Z")];
  const begun = happening.type === "BalanceBroughtForward" ? { without: ["brought-forward-2002-10-31"] } : {};
  const open = example(examples[happening.type] ?? "lexington");
  const swept = sweep(knownBy(differing(open, { ...begun, reports }), everything), happening.on);
  if (!swept.ok) throw new Error(JSON.stringify(swept.failure));
  return swept.value.entries.filter(({ cause }) => cause === "this one").map(({ description }) => description);
}

describe("of every kind of happening", () => {
  const kinds = happeningKinds();

  test("the list is whole: the kinds that files may tell, each once", () => {
    expect(kinds.toSorted()).toEqual(Object.keys(ofType).toSorted());
  });

  test.each(kinds)("%s is posted when, and only when, it bears on the books", (type) => {
    const made = Object.entries(moving).find(([kind]) => kind === type)?.[1];
    expect(made !== undefined).toBe(bearingOf(type) !== "nothing");
    if (made !== undefined) {
      expect(entriesWith(made)).toHaveLength(1);
      return;
    }
    for (const sample of fc.sample(ofType[type], { numRuns: 5, seed: 7 })) {
      expect(entriesWith({ ...sample, on })).toEqual([]);
    }
  });

  test.each(kinds)("%s is refused in a closed month when, and only when, it bears on the books", (type) => {
    for (const sample of fc.sample(ofType[type], { numRuns: 3, seed: 7 })) {
      const late = report("late", { ...sample, on }, "2002-12-31T23:00:00Z");
      expect(closedRefusal([closed], late)?.code).toBe(
        bearingOf(type) === "nothing" ? undefined : "posting.month_closed",
      );
    }
  });

  test.each(kinds)("%s before servicing begins is refused when, and only when, it moves what is owed", (type) => {
    const made = Object.entries(moving).find(([kind]) => kind === type)?.[1];
    const [sample] = fc.sample(ofType[type], { numRuns: 1, seed: 7 });
    const early = { ...(made ?? sample), on: day("2002-10-29") } as Happening;
    const result = decide(example(), report("early", early, "2026-01-05T12:00:00Z"));
    const refusedFor = result.ok ? undefined : result.failure.code;
    if (bearingOf(type) === "posts") expect(refusedFor).toBe("servicing.begins_later");
    else expect(refusedFor).not.toBe("servicing.begins_later");
  });
});

test("a loan converted before servicing began is no part of the balance brought forward", () => {
  const [began] = alder.reports.filter(({ happening }) => happening.type === "BalanceBroughtForward");
  if (began === undefined) throw new Error("servicing begins");
  const converted = (convertedOn: string, key: string): Happening => ({
    type: "OptionLoanMade",
    on: day(convertedOn),
    loan: key,
    option: "SOFR Loans",
    amount,
    periodEndsOn: day("2025-07-02"),
    madeBy: "conversion",
  });
  const primeWith = (...made: readonly Happening[]): bigint => {
    const reports = made.map((happening, at) => report(`made-${at}`, happening, "2026-01-05T12:00:00Z"));
    const swept = sweep(knownBy(differing(alder, { reports })), began.happening.on);
    if (!swept.ok) throw new Error(JSON.stringify(swept.failure));
    return swept.value.prime.minor;
  };
  expect(primeWith(converted("2025-05-02", "C1"))).toBe(primeWith());
  expect(primeWith(converted(began.happening.on, "C2"))).toBe(primeWith() - amount.minor);
});
