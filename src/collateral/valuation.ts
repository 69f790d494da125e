import type { Sourced } from "../agreement/terms.ts";
import type { IsoDate } from "../base/date.ts";
import { type Currency, moneyText } from "../base/money.ts";
import { compare, negate, plus, type Ratio, zero } from "../base/ratio.ts";
import { leaf, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { BorrowingBaseRules, Figure, InventoryPool } from "../events/collateral.ts";
import type { ReserveKind } from "../events/collateral-happening.ts";
import type { Happening } from "../events/happening.ts";
import { type Report, type ReportOf, reportsOf } from "../events/record.ts";
import type { CollateralFailure } from "./failure.ts";
import { amountFigure, type Clauses, neededFigure, percentage } from "./figure.ts";

/** A reserve on a day: a fixed amount in cents, or a part of the eligible receivables; whose it is, why, since when. */
export type Reserve = {
  readonly id: string;
  readonly kind: ReserveKind;
  readonly measure: { readonly fixed: bigint } | { readonly ofEligible: Ratio };
  readonly owner: string;
  readonly reason: string;
  readonly since: IsoDate;
  readonly source: Receipt;
};

/** How a pool is lent on: its rate of cost, its rate of liquidation value with the appraisal, its sublimit in cents. */
export type PoolValuation = {
  readonly id: string;
  readonly cost: Sourced<Ratio>;
  readonly nolv?: { readonly rate: Sourced<Ratio>; readonly appraised: Sourced<Ratio> };
  readonly sublimit?: Sourced<bigint>;
};

/** What is lent on eligible collateral on a day, as the papers say and the lender has elected. Units: cents, parts. */
export type Valuation = {
  readonly receivables: Sourced<Ratio>;
  readonly receivablesSublimit?: Sourced<bigint>;
  readonly pools: readonly PoolValuation[];
  readonly inventorySublimit?: Sourced<bigint>;
  readonly reserves: readonly Reserve[];
  readonly maximumCredit: Sourced<bigint>;
};

/** What a day's valuation is asked of. */
export type ValuationAsked = {
  readonly rules: BorrowingBaseRules;
  readonly clauses: Clauses;
  readonly known: readonly Report[];
  readonly currency: Currency;
};

/** The line of advance rates on receivables; those of a pool are its id with `:cost` or `:nolv` after it. */
export const receivablesLine = "receivables";

/** The valuation of a day. Refuses what a figure of a clause refuses, and `collateral.appraisal_missing`. */
export function valuationOn(asked: ValuationAsked): Result<Valuation, CollateralFailure> {
  const { rules } = asked;
  const receivables = rateOn(asked, receivablesLine, rules.receivables.rate);
  if (!receivables.ok) return receivables;
  const receivablesSublimit = limitOn(asked, rules.receivables.sublimit);
  if (!receivablesSublimit.ok) return receivablesSublimit;
  const inventorySublimit = limitOn(asked, rules.inventory?.sublimit);
  if (!inventorySublimit.ok) return inventorySublimit;
  const maximumCredit = neededAmount(asked, rules.maximumCredit);
  if (!maximumCredit.ok) return maximumCredit;
  const pools: PoolValuation[] = [];
  for (const pool of rules.inventory?.pools ?? []) {
    const valued = poolOn(asked, pool);
    if (!valued.ok) return valued;
    pools.push(valued.value);
  }
  return ok({
    receivables: receivables.value,
    pools,
    ...(inventorySublimit.value.sublimit === undefined ? {} : { inventorySublimit: inventorySublimit.value.sublimit }),
    ...(receivablesSublimit.value.sublimit === undefined
      ? {}
      : { receivablesSublimit: receivablesSublimit.value.sublimit }),
    reserves: reservesOn(asked.known, asked.clauses.standing.on),
    maximumCredit: maximumCredit.value,
  });
}

function poolOn(asked: ValuationAsked, pool: InventoryPool): Result<PoolValuation, CollateralFailure> {
  const cost = rateOn(asked, `${pool.id}:cost`, pool.cost);
  if (!cost.ok) return cost;
  const limit = limitOn(asked, pool.sublimit);
  if (!limit.ok) return limit;
  const valued = { id: pool.id, cost: cost.value, ...limit.value };
  if (pool.nolv === undefined) return ok(valued);
  const rate = rateOn(asked, `${pool.id}:nolv`, pool.nolv);
  if (!rate.ok) return rate;
  const { on } = asked.clauses.standing;
  const appraisal = latest(
    reportsOf(asked.known, "InventoryAppraised").filter(({ happening }) => happening.pool === pool.id),
    on,
  );
  if (appraisal === undefined) return refuse({ code: "collateral.appraisal_missing", pool: pool.id, on });
  const { nolv, appraiser, on: appraisedOn } = appraisal.happening;
  const source = leaf("fact", `appraised by ${appraiser} on ${appraisedOn}`, {
    cite: appraisal.key,
    value: percentage.write(nolv),
  });
  return ok({ ...valued, nolv: { rate: rate.value, appraised: { value: nolv, source } } });
}

// The clause gives the rate and, where it leaves it to the lender, what was last elected takes its place.
function rateOn(asked: ValuationAsked, line: string, { clause, value }: Figure<Ratio>) {
  const given = neededFigure(asked.clauses, clause, percentage, value);
  if (!given.ok) return given;
  const elected = latest(
    reportsOf(asked.known, "AdvanceRateElected").filter(({ happening }) => happening.line === line),
    asked.clauses.standing.on,
  );
  if (elected === undefined) return given;
  const { rate, electedBy, on, reason } = elected.happening;
  const source = leaf("fact", `elected by ${electedBy} from ${on}: ${reason}`, {
    cite: elected.key,
    value: percentage.write(rate),
    because: [given.value.source],
  });
  return ok({ value: rate, source });
}

function limitOn(
  asked: ValuationAsked,
  limit: Figure<bigint> | undefined,
): Result<{ readonly sublimit?: Sourced<bigint> }, CollateralFailure> {
  if (limit === undefined) return ok({});
  const amount = neededAmount(asked, limit);
  return amount.ok ? ok({ sublimit: amount.value }) : amount;
}

function neededAmount({ clauses, currency }: ValuationAsked, { clause, value }: Figure<bigint>) {
  return neededFigure(clauses, clause, amountFigure(currency), value);
}

/** The reserves held on a day: of each name the one last established, unless it was released since. */
export function reservesOn(known: readonly Report[], on: IsoDate): Reserve[] {
  const byName = new Map<string, Reserve | undefined>();
  for (const { happening, key } of inTime(known, on)) {
    const reserve = reserveOf(happening, key);
    if (reserve !== undefined) byName.set(reserve.id, reserve);
    if (happening.type === "ReserveReleased") byName.set(happening.reserve, undefined);
  }
  return [...byName.values()].flatMap((reserve) => reserve ?? []);
}

function reserveOf(happening: Happening, key: string): Reserve | undefined {
  if (happening.type !== "ReserveEstablished" && happening.type !== "DilutionReserveEstablished") return undefined;
  const { reserve: id, setBy: owner, reason, on: since } = happening;
  const held = (value: string) => leaf("fact", `held by ${owner} since ${since}: ${reason}`, { cite: key, value });
  if (happening.type === "ReserveEstablished") {
    const { kind, amount } = happening;
    return { id, kind, owner, reason, since, measure: { fixed: amount.minor }, source: held(moneyText(amount)) };
  }
  const over = plus(happening.dilution, negate(happening.tolerated));
  const ofEligible = compare(over, zero) > 0 ? over : zero;
  const source = held(`${percentage.write(happening.dilution)} over ${percentage.write(happening.tolerated)}`);
  return { id, kind: "dilution", owner, reason, since, measure: { ofEligible }, source };
}

/** Reports by the day of what they report, those of one day in the order in which they became known. */
export function inTime<Each extends Report>(reports: readonly Each[], through: IsoDate): Each[] {
  return reports
    .filter(({ happening }) => happening.on <= through)
    .toSorted((a, b) => (a.happening.on < b.happening.on ? -1 : a.happening.on > b.happening.on ? 1 : 0));
}

/** The last of some reports by a day. */
export function latest<Type extends Happening["type"]>(
  reports: readonly ReportOf<Type>[],
  on: IsoDate,
): ReportOf<Type> | undefined {
  return inTime(reports, on).at(-1);
}
