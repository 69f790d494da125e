import { expect, test } from "vitest";
import { moneyText } from "../../src/base/money.ts";
import { reportsOf } from "../../src/events/record.ts";
import { accountOf } from "../../src/servicing/account.ts";
import { knownBy } from "../../src/servicing/facility.ts";
import { day, differing, example, moment } from "../say.ts";

// What the account, as known after all of it, holds of the equipment loan's interest at maturity.
function interestAt(maturity: string, to: string, learned: string) {
  const open = example("lexington-term-loan");
  const [made] = reportsOf(open.reports, "TermLoanMade");
  if (made === undefined) throw new Error("the example makes a term loan");
  const { instalments, ...loan } = made.happening;
  const happening = { ...loan, instalments, maturesOn: day(to) };
  const corrected = { ...made, key: "corrected", recordedAt: moment(learned), corrects: made.key, happening };
  const account = accountOf(knownBy(differing(open, { reports: [corrected] })), day("2003-02-01"));
  if (!account.ok) throw new Error(JSON.stringify(account.failure));
  return account.value.entries
    .filter(({ kind, postedOn }) => (kind === "interest" || kind === "trueUp") && postedOn === day(maturity))
    .map(({ kind, legs }) => `${kind} ${legs.map((leg) => `${leg.account} ${moneyText(leg.amount)}`).join()}`);
}

test("interest charged on a maturity that is then found to be another day stays charged and is owed back", () => {
  // 125.42 was charged on January 3; by the correction nothing falls due before January 20.
  expect(interestAt("2003-01-03", "2003-01-20", "2003-01-10")).toEqual([
    "interest loans:prime 125.42,income:interest -125.42",
    "trueUp loans:true-ups -125.42,income:interest 125.42",
  ]);
  // Known before the day came, it was never charged.
  expect(interestAt("2003-01-03", "2003-01-20", "2003-01-02")).toEqual([]);
});
