import { addDays, type IsoDate } from "../../../src/base/date.ts";
import type { Instant } from "../../../src/base/instant.ts";
import type { Happening } from "../../../src/events/happening.ts";
import { percent } from "../../say.ts";
import { Account, type FallenDue } from "./alder-account.ts";
import {
  type Deal,
  inDefault,
  interestRate,
  lawful,
  terminationFee,
  told,
  type Told,
  uncleared,
  undrawnOn,
  unusedLine,
} from "./alder-terms.ts";
import { asKnown, type Charged, type Learned, nothingCharged } from "./as-known.ts";
import { bankHolidays, paymentDay } from "./business-days.ts";

// The account of the Alder agreements, worked out one day after another. It knows them by heart and none of the
// program's grids, books or waterfalls.

/** The account at the end of a day, from what was told in the order in which it became known. */
export function alder(
  all: readonly Told[],
  deal: Deal,
  through: IsoDate,
  charged: Charged<FallenDue> = nothingCharged(),
): Account {
  const [opening] = told(all, "BalanceBroughtForward");
  if (opening === undefined) throw new Error("servicing has begun");
  const account = new Account();
  for (let day = opening.on; day <= through; day = addDays(day, 1)) {
    endPeriods(account, day);
    if (day.endsWith("-01")) account.charge();
    payInstalments(account, day);
    const ofToday = all.filter(({ happening }) => happening.on === day);
    const defaulted = inDefault(all, day);
    if (defaulted && ofToday.some(({ happening }) => happening.type === "CollectionApplied")) account.bill();
    account.enter(day, charged);
    for (const { happening } of ofToday) happen(account, happening, { defaulted, undrawn: undrawnOn(all, day) });
    if (day !== opening.on) grow(account, all, deal, day);
  }
  return account;
}

/** The account at the end of a day, as the books have it by what was known at a moment. */
export function alderBooks(all: readonly (Told & Learned)[], deal: Deal, at: Instant, through: IsoDate): Account {
  return asKnown(all, [at, through], (known, end, charged: Charged<FallenDue>) => alder(known, deal, end, charged));
}

// A loan for a period becomes a Prime Rate Loan when its period ends.
function endPeriods(account: Account, day: IsoDate): void {
  for (const loan of account.loans) {
    if (loan.kind !== "period" || loan.endsOn !== day) continue;
    account.prime += loan.left;
    loan.left = 0n;
  }
}

// What falls due of a term loan is charged to the loan account; at its maturity all that is left, and its interest.
function payInstalments(account: Account, day: IsoDate): void {
  for (const loan of account.loans) {
    if (loan.kind !== "term") continue;
    for (const { on, amount } of loan.instalments) {
      if (on !== day) continue;
      const part = amount < loan.left ? amount : loan.left;
      account.prime += part;
      loan.left -= part;
    }
    if (loan.endsOn !== day) continue;
    if (account.accrued.has(loan.loan)) account.fallDue(loan.loan, "principal");
    account.prime += loan.left;
    loan.left = 0n;
  }
}

type Then = { readonly defaulted: boolean; readonly undrawn: bigint };

function happen(account: Account, happening: Happening, { defaulted, undrawn }: Then): void {
  switch (happening.type) {
    case "BalanceBroughtForward":
    case "AdvanceMade":
    case "FeeCharged":
    case "LetterOfCreditDrawn":
    case "CollectionReturned":
      account.prime += happening.amount.minor;
      return;
    case "CollectionApplied":
      if (defaulted) account.collectAfter(happening.amount.minor, undrawn);
      else account.collectBefore(happening.amount.minor);
      return;
    case "ObligationIncurred":
      account.dues[happening.head] += happening.amount.minor;
      return;
    case "AgreementTerminated":
      account.prime += terminationFee(happening.on);
      return;
    case "EurodollarLoanMade":
    case "TermLoanMade":
      make(account, happening);
      return;
    default:
  }
}

function make(
  account: Account,
  made: Extract<Happening, { readonly type: "EurodollarLoanMade" | "TermLoanMade" }>,
): void {
  const { loan, amount, rate } = made;
  const lent = { loan, left: amount.minor, rate };
  if (made.type === "EurodollarLoanMade") {
    account.loans.push({ ...lent, kind: "period", endsOn: made.periodEndsOn, instalments: [] });
    return;
  }
  const moved = (day: IsoDate) => paymentDay(day, made.paymentDays ?? "unadjusted", bankHolidays);
  const instalments = made.instalments.map((each) => ({ on: moved(each.on), amount: each.amount.minor }));
  account.loans.push({ ...lent, kind: "term", endsOn: moved(made.maturesOn), instalments });
}

// One day's interest and fees (§§ 3.1, 3.4 to 3.8).
function grow(account: Account, all: readonly Told[], deal: Deal, day: IsoDate): void {
  const rate = interestRate(all, deal, day);
  const undrawn = undrawnOn(all, day);
  account.accrue("prime", account.prime + uncleared(all, deal, day, "day told"), lawful(deal, rate, day));
  for (const loan of account.loans) account.accrue(loan.loan, loan.left, lawful(deal, loan.rate ?? rate, day));
  const lent = (kind: "period" | "term") =>
    account.loans.reduce((sum, each) => (each.kind === kind ? sum + each.left : sum), 0n);
  const unused = unusedLine(all, deal, day, { revolving: account.prime + lent("period"), termLoans: lent("term") });
  account.accrue("unused", unused, percent("0.375"));
  account.accrue("letters", undrawn, percent(inDefault(all, day) ? "3.5" : "1.5"));
  account.accrue("fronting", undrawn, percent("0.125"));
  account.accrue("clearing", uncleared(all, deal, day, "section 3.7"), lawful(deal, rate, day));
}
