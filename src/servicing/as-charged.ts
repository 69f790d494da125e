import type { IsoDate } from "../base/date.ts";
import { money } from "../base/money.ts";
import { type Entry, transfer } from "../ledger/entry.ts";

/**
 * The interest that has been charged to the account: for each day of charging up to `through`, the entries as they were
 * first posted. What is then found to have been due is not charged again as principal of that day.
 */
export type AsCharged = { readonly through: IsoDate | undefined; readonly on: ReadonlyMap<IsoDate, readonly Entry[]> };

/** Nothing has been charged yet: all interest is charged as it is now known. */
export const nothingCharged: AsCharged = { through: undefined, on: new Map() };

/**
 * The charges of interest of a day, given what each line comes to as known.
 *
 * A line charged before stays charged as it was, and what it now differs by is a true-up: owed, but bearing no interest
 * itself. A line that nobody knew of is a true-up in whole; a charge for which no line is left is taken back by one.
 */
export function chargesBefore({ through, on }: AsCharged, day: IsoDate, lines: readonly Entry[]): readonly Entry[] {
  if (through === undefined || day > through) return lines;
  const charged = on.get(day) ?? [];
  const now = new Set(lines.map(({ description }) => description));
  return [
    ...lines.flatMap((line) => {
      const before = charged.find(({ description }) => description === line.description);
      const owed = chargedBy(line) - (before === undefined ? 0n : chargedBy(before));
      return [...(before === undefined ? [] : [before]), ...trueUp(line, owed)];
    }),
    ...charged
      .filter(({ description }) => !now.has(description))
      .flatMap((before) => [before, ...trueUp(before, -chargedBy(before))]),
  ];
}

function trueUp(line: Entry, minor: bigint): Entry[] {
  const [leg, income] = line.legs;
  if (minor === 0n || leg === undefined || income === undefined) return [];
  const { cite, cause, receipt, valueOn } = line;
  const facts = { on: valueOn, description: `True-up of ${line.description}`, kind: "trueUp" as const, cite, cause };
  const of = line.loan === undefined ? {} : { loan: line.loan };
  return [transfer({ ...facts, ...of, receipt }, money(leg.amount.currency, minor), "loans:true-ups", income.account)];
}

/** What a charge made owed, first in the loan account or beside it. Unit: cents. */
function chargedBy({ legs }: Entry): bigint {
  return legs[0]?.amount.minor ?? 0n;
}
