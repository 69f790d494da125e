import { expect, test } from "vitest";
import { addDays } from "../../src/base/date.ts";
import { moneyText } from "../../src/base/money.ts";
import { waived } from "../../src/compliance/defaults.ts";
import { forDefaults, knownBy } from "../../src/servicing/facility.ts";
import { rescissionReadings } from "../../src/servicing/rescission.ts";
import { statementOf } from "../../src/servicing/statement.ts";
import { day, differing, example, known, moment, percent } from "../say.ts";

const open = example("lexington-rescission");
const exhibit = "letter-2002-10-31/exhibit-a";
const notes = [
  "nonpayment of the 14% junior subordinated notes",
  "nonpayment of the junior subordinated convertible notes",
  "nonpayment of the 12-3/4% senior subordinated notes",
  "nonpayment of the 10-1/2% senior note",
];
const covenant = "working capital test of August 31, 2002";

function moves(facility = known(open), through = "2002-12-31"): Record<string, string[]> {
  const told = rescissionReadings(facility, exhibit, day(through));
  if (!told.ok) throw new Error(told.failure.code);
  return Object.fromEntries(
    told.value.map(({ reading, lines, total }) => [
      reading,
      [...lines.map(({ from, to, amount }) => `${from} ${to} ${moneyText(amount)}`), moneyText(total)],
    ]),
  );
}

// Prospective: (8,271,186.87 × 21 + 9,771,186.87) / 36,000. From the beginning, November and the whole of December.
test("what each reading of the rescission moves, to the cent", () => {
  expect(moves()).toEqual({
    prospective: ["2002-12-10 2003-01-01 5096.28", "5096.28"],
    ab_initio: ["2002-11-01 2002-12-01 6087.50", "2002-12-01 2003-01-01 7064.08", "13151.58"],
  });
});

test("a premium goes no higher than the law lets it", () => {
  const usury = {
    id: "usury",
    title: "Maximum lawful rate",
    law: "a statute",
    rate: percent("5.75"),
    from: day("2002-12-01"),
  };
  const lawfulRates = [{ ...usury, paper: "accounts-agreement", provision: "3.2" }];
  // Half of one percent is left above 5.25%: 5,096.28 / 2.
  expect(moves(known(differing(open, { file: { lawfulRates } })))["prospective"]).toEqual([
    "2002-12-10 2003-01-01 2548.14",
    "2548.14",
  ]);
});

test("the days add up: one percent of each day's balance, over 360", () => {
  const dated: readonly (readonly [from: string, to: string, cents: bigint])[] = [
    ["2002-11-01", "2002-11-05", 608_000_000n],
    ["2002-11-05", "2002-11-15", 658_000_000n],
    ["2002-11-15", "2002-11-20", 858_000_000n],
    ["2002-11-20", "2002-12-01", 783_000_000n],
    ["2002-12-01", "2002-12-10", 787_118_687n],
    ["2002-12-10", "2002-12-31", 827_118_687n],
    ["2002-12-31", "2003-01-01", 977_118_687n],
  ];
  const sum = (first: string, end: string) => {
    let cents = 0n;
    for (const [from, to, balance] of dated) {
      for (let on = day(from); on < day(to); on = addDays(on, 1)) if (on >= first && on < end) cents += balance;
    }
    return (cents + 18_000n) / 36_000n;
  };
  expect([sum("2002-11-01", "2002-12-01"), sum("2002-12-01", "2003-01-01"), sum("2002-12-10", "2003-01-01")]).toEqual([
    608_750n,
    706_408n,
    509_628n,
  ]);
});

test("what it moves does not depend on whether the rate was elected", () => {
  expect(moves(knownBy(differing(open, { without: ["higher-rate-elected"] })))).toEqual(moves());
  // Read from the beginning, what was charged for November would itself bear interest in December: it is left out.
  const settings = { ...open.file.settings, rescissionEffect: "ab_initio" as const };
  expect(moves(knownBy(differing(open, { file: { settings } })))).toEqual(moves());
});

test("it moves nothing before the act, and nothing where there was none", () => {
  expect(moves(known(open), "2002-12-09")).toMatchObject({ prospective: ["0.00"] });
  expect(moves(knownBy(differing(open, { without: ["trustee-accelerated", "trustee-withdrew"] })))).toEqual({});
});

test("the statement of December charges the higher rate from the day of the act", () => {
  const statement = statementOf(known(open), day("2002-12-01"));
  const prime = statement.ok
    ? statement.value.lines.find(({ kind, bands }) => kind === "interest" && bands.length > 1)
    : undefined;
  // 37,086.41 without it, and 5,096.28.
  expect(prime && moneyText(prime.amount)).toBe("42182.69");
});

// December 3: the holder of (d), which rescinds nothing. December 10: the trustee of (c), learned on December 18.
test.each([
  ["2002-12-15", "2002-12-10", [true, true, true, true]],
  ["2002-12-15", "2002-12-15", [true, true, true, true]],
  ["2002-12-18", "2002-12-09", [true, true, true, true]],
  ["2002-12-18", "2002-12-10", [false, false, false, false]],
  ["2002-12-18", "2002-12-18", [false, false, false, false]],
  ["2002-12-20", "2002-12-20", [false, false, false, false]],
  ["2002-12-31", "2002-12-31", [false, false, false, false]],
])("as known %s, the notes on %s", (knownAt, on, expected) => {
  const facility = knownBy(open, moment(knownAt));
  const asked = forDefaults(facility);
  expect(notes.map((id) => waived(asked, id, day(on))?.waived)).toEqual(expected);
  // The waiver of the covenant, in the letter, stands whatever holders of notes do.
  expect(waived(asked, covenant, day(on))?.waived).toBe(true);
});

test("the acceleration of (d) is a default of its own, outside the words, about which rights are reserved", () => {
  const answer = waived(forDefaults(known(open)), "acceleration of senior-10-5 on 2002-12-03", day("2002-12-09"));
  expect(answer?.status.occurrence).toMatchObject({
    maturity: "matured",
    limb: "cross_acceleration",
    ruleCite: "Accounts Financing Agreement § 8.1(d)",
  });
  expect([answer?.waived, answer?.grounds.map(({ reason }) => reason), answer?.reserved.length]).toEqual([
    false,
    ["cause_outside", "cause_outside"],
    1,
  ]);
});

test("the withdrawal changes no answer", () => {
  const without = knownBy(differing(open, { without: ["trustee-withdrew"] }));
  for (const on of ["2002-12-19", "2002-12-20", "2003-01-02"]) {
    const told = (facility: typeof without) =>
      notes.map((id) =>
        waived(forDefaults(facility), id, day(on))?.grounds.map(({ reason, supports }) => [reason, supports]),
      );
    expect(told(known(open))).toEqual(told(without));
  }
});
