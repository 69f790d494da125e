import { addDays, firstOfNextMonth, type IsoDate } from "../../../src/base/date.ts";
import { compare, plus, type Ratio } from "../../../src/base/ratio.ts";
import type { Happening } from "../../../src/events/happening.ts";
import { day, percent, usd } from "../../say.ts";
import { bankHolidays, businessDaysFrom } from "./business-days.ts";

// What the agreements of the Alder examples say of a day: its rate (§§ 1.2 and 1.7), its fees (§§ 3.4 to 3.7), whether
// an Event of Default exists, and what ending it costs (§ 4.2).

/**
 * Something that was told of the account, by the name it was told under. `first` is the day that was told of it first,
 * where it was told again.
 */
export type Told = { readonly name: string; readonly happening: Happening; readonly first?: IsoDate };

/** What the agreement of one facility says where those of the examples, or agreements like them, differ. */
export type Deal = {
  /** Section 1.7; without it the margin is one percent. */
  readonly grid: Grid | undefined;
  /** Section 3.4: whether what is unused is averaged or taken each day, and whether term loans are a use of the line. */
  readonly unused: { readonly measured: "average" | "each_day"; readonly termLoans: boolean };
  /** Section 3.7. */
  readonly collectionDays: number;
  /** Section 3.8: the most that the law lets be charged, and from when. */
  readonly maximum: { readonly rate: Ratio; readonly from: IsoDate } | undefined;
};

/** How a margin hangs on certificates. */
export type Grid = {
  readonly every: "month" | "quarter";
  readonly dueDays: number;
  readonly takesEffect: "on_delivery" | "day_after_delivery" | "first_of_next_month";
  readonly late: "highest" | "unchanged";
  readonly wrong: "true_up" | "from_then_on";
};

type Of<Type extends Happening["type"]> = Extract<Happening, { readonly type: Type }>;

/** What was told of one type, in the order in which it became known. */
export function told<Type extends Happening["type"]>(all: readonly Told[], type: Type): readonly Of<Type>[] {
  return all.map(({ happening }) => happening).filter((each): each is Of<Type> => each.type === type);
}

/** The rate of Prime Rate Loans by the agreement. */
export function interestRate(all: readonly Told[], deal: Deal, on: IsoDate): Ratio {
  return plus(primeRate(all, on), deal.grid === undefined ? percent("1") : applicableMargin(all, deal.grid, on));
}

/** Section 3.8: interest which would exceed the most that the law lets be charged is not charged. */
export function lawful({ maximum }: Deal, rate: Ratio, on: IsoDate): Ratio {
  return maximum !== undefined && on >= maximum.from && compare(rate, maximum.rate) > 0 ? maximum.rate : rate;
}

// Section 3.3: a change takes effect on the day on which it is announced.
function primeRate(all: readonly Told[], on: IsoDate): Ratio {
  let latest: Of<"IndexPublished"> | undefined;
  for (const each of told(all, "IndexPublished")) {
    if (each.on <= on && (latest === undefined || each.on > latest.on)) latest = each;
  }
  if (latest === undefined) throw new Error("the index has a value");
  return latest.rate;
}

// Section 1.7: the level of the last certificate, the highest margin while one is late, Level II until the first.
function applicableMargin(all: readonly Told[], grid: Grid, on: IsoDate): Ratio {
  let margin = percent("1");
  for (const tested of periodEnds(grid, on)) {
    const certificates = all
      .flatMap(({ happening, first }) => {
        if (happening.type !== "FiguresReported" || happening.asOf !== tested) return [];
        // One that is told again was delivered when it was told first.
        const delivered = first !== undefined && first < happening.on ? first : happening.on;
        return [{ delivered, average: happening.figures[0]?.value }];
      })
      .toSorted((a, b) => (a.delivered < b.delivered ? -1 : a.delivered > b.delivered ? 1 : 0));
    const inForce = certificates.filter(({ delivered }) => pricesFrom(grid, delivered) <= on);
    const right = grid.wrong === "true_up" ? certificates.at(-1) : inForce.at(-1);
    const average = right?.average;
    if (inForce.length > 0 && average !== undefined) margin = marginOf(average);
    else if (addDays(tested, grid.dueDays) < on && grid.late === "highest") margin = percent("1.5");
  }
  return margin;
}

function pricesFrom({ takesEffect }: Grid, delivered: IsoDate): IsoDate {
  if (takesEffect === "on_delivery") return delivered;
  return takesEffect === "day_after_delivery" ? addDays(delivered, 1) : firstOfNextMonth(delivered);
}

function marginOf(value: Ratio): Ratio {
  const average = value.numerator / value.denominator;
  return percent(average < 750_000n ? "1.5" : average < 1_500_000n ? "1" : "0.5");
}

/** The days tested up to a day: the last of each month or quarter from December 31, 2002 on. */
export function periodEnds({ every }: Pick<Grid, "every">, through: IsoDate): IsoDate[] {
  const ends: IsoDate[] = [];
  for (let end = day("2002-12-31"); end <= through; end = addDays(firstOfNextMonth(addDays(end, 1)), -1)) {
    if (every === "month" || ["03", "06", "09", "12"].includes(end.slice(5, 7))) ends.push(end);
  }
  return ends;
}

/** Whether an Event of Default exists on a day: one that is matured and that nobody has found to have ended. */
export function inDefault(all: readonly Told[], on: IsoDate): boolean {
  return told(all, "DefaultOccurred").some(
    (each) =>
      each.maturity === "matured" &&
      each.on <= on &&
      !told(all, "ContinuanceEnded").some((ended) => ended.occurrence === each.id && ended.on <= on),
  );
}

/** What is undrawn of the letters of credit at the end of a day; one counts to the day on which it expires. */
export function undrawnOn(all: readonly Told[], on: IsoDate): bigint {
  let sum = 0n;
  for (const { letter, amount, on: issued, expiresOn } of told(all, "LetterOfCreditIssued")) {
    const ended = told(all, "LetterOfCreditEnded").some((each) => each.letter === letter && each.on <= on);
    if (on < issued || expiresOn < on || ended) continue;
    const drawings = told(all, "LetterOfCreditDrawn").filter((each) => each.letter === letter && each.on <= on);
    const undrawn = drawings.reduce((left, drawing) => left - drawing.amount.minor, amount.minor);
    if (undrawn > 0n) sum += undrawn;
  }
  return sum;
}

/** Section 3.4: what is left of $5,500,000 beside what is lent and the letters of credit; nothing once it is ended. */
export function unusedLine(
  all: readonly Told[],
  { unused }: Deal,
  on: IsoDate,
  lent: { readonly revolving: bigint; readonly termLoans: bigint },
): bigint {
  if (told(all, "AgreementTerminated").some((each) => each.on <= on)) return 0n;
  const used = lent.revolving + undrawnOn(all, on) + (unused.termLoans ? lent.termLoans : 0n);
  const left = usd("5,500,000.00").minor - used;
  return left < 0n && unused.measured === "each_day" ? 0n : left;
}

/**
 * Collections that have not cleared at the end of a day, less what was returned of them: those for which a day of
 * clearance was told, which bear interest until then, or those that take the Business Days of § 3.7.
 */
export function uncleared(
  all: readonly Told[],
  { collectionDays }: Deal,
  on: IsoDate,
  which: "day told" | "section 3.7",
): bigint {
  let sum = 0n;
  for (const { name, happening } of all) {
    if (happening.type !== "CollectionApplied") continue;
    if ((happening.clearsOn !== undefined) !== (which === "day told")) continue;
    const clears = happening.clearsOn ?? businessDaysFrom(happening.on, collectionDays, bankHolidays);
    if (on < happening.on || clears <= on) continue;
    const returned = told(all, "CollectionReturned").filter((each) => each.collection === name && each.on <= on);
    sum += returned.reduce((left, { amount }) => left - amount.minor, happening.amount.minor);
  }
  return sum;
}

/** Section 4.2. */
export function terminationFee(on: IsoDate): bigint {
  if (on < "2003-10-01") return usd("100,000.00").minor;
  return on < "2004-10-01" ? usd("50,000.00").minor : 0n;
}
