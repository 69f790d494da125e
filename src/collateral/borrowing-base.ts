import { type Currency, money, moneyText } from "../base/money.ts";
import { times } from "../base/ratio.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import { percentage } from "./figure.ts";
import type { EligibleInventory } from "./inventory.ts";
import type { Part } from "./part.ts";
import { shareOf } from "./receivables.ts";
import type { PoolValuation, Reserve, Valuation } from "./valuation.ts";

/** The collateral that is lent on: eligible receivables and, where the papers lend on it, eligible inventory. */
export type EligibleCollateral = { readonly receivables: Part; readonly inventory?: EligibleInventory };

/**
 * A line of a borrowing base. Unit: cents; what is taken off is written as its size.
 *
 * Shape: `id` is the name under which certificates report it; `part` says whether it is an amount of its own, taken
 * off the one before, or worked out from those above; `rows` are the rows of the schedule it rests on, where a rule
 * chose them; `cite` is the clause.
 */
export type BaseLine = {
  readonly id: string;
  readonly label: string;
  readonly amount: bigint;
  readonly part: "amount" | "less" | "result";
  readonly cite: string;
  readonly rows: readonly number[];
  readonly source: Receipt;
};

/** A borrowing base, line by line. Units: cents. `limit` is the lesser of the base and the Maximum Credit. */
export type BorrowingBase = {
  readonly lines: readonly BaseLine[];
  readonly gross: bigint;
  readonly reserves: bigint;
  readonly base: bigint;
  readonly maximumCredit: bigint;
  readonly limit: bigint;
};

/** Works out what may be lent on eligible collateral. Each product is settled once, half-up; no line is below zero. */
export function borrowingBaseOf(
  currency: Currency,
  { receivables, inventory }: EligibleCollateral,
  valuation: Valuation,
): BorrowingBase {
  const lines = new Lines(currency);
  lines.part("receivables", "Receivables", receivables, "eligible-receivables", "Eligible receivables");
  const onReceivables = lines.limited(
    lines.product("receivables-availability", "Eligible receivables", receivables.eligible, valuation.receivables),
    valuation.receivablesSublimit,
  );
  const onInventory = inventory === undefined ? 0n : inventoryLines(lines, inventory, valuation);
  const gross = onReceivables + onInventory;
  lines.result("gross-availability", "Gross availability", gross);
  const reserves = valuation.reserves.reduce((sum, held) => sum + lines.reserve(held, receivables.eligible), 0n);
  const base = gross > reserves ? gross - reserves : 0n;
  lines.result("borrowing-base", "Borrowing base", base);
  const { value: maximumCredit, source } = valuation.maximumCredit;
  lines.put({ id: "maximum-credit", label: "Maximum Credit", amount: maximumCredit, part: "amount", source });
  const limit = least(base, maximumCredit);
  lines.result("limit", "Lesser of borrowing base and Maximum Credit", limit);
  return { lines: lines.all, gross, reserves, base, maximumCredit, limit };
}

function inventoryLines(lines: Lines, inventory: EligibleInventory, valuation: Valuation): bigint {
  lines.part("inventory", "Inventory", inventory, "eligible-inventory", "Eligible inventory");
  const amounts = valuation.pools.map((pool) => poolLines(lines, pool, inventory.pools.get(pool.id) ?? 0n));
  const sum = amounts.reduce((total, amount) => total + amount, 0n);
  lines.result("inventory-availability", "Inventory availability", sum);
  return lines.limited(sum, valuation.inventorySublimit);
}

// The lesser of a rate of cost and a rate of what an orderly liquidation would bring.
function poolLines(lines: Lines, { id, cost, nolv, sublimit }: PoolValuation, eligible: bigint): bigint {
  lines.put({ id, label: `Eligible ${id}`, amount: eligible, part: "amount", source: leaf("fact", "listed") });
  const atCost = lines.product(`${id}:cost`, `${id} at cost`, eligible, cost);
  if (nolv === undefined) return lines.limited(atCost, sublimit);
  const { rate, appraised } = nolv;
  const source = figure(`${id} at liquidation value`, "", [rate.source, appraised.source]);
  const both = { value: times(rate.value, appraised.value), source };
  const atLiquidation = lines.product(`${id}:nolv`, `${id} at liquidation value`, eligible, both);
  return lines.limited(least(atCost, atLiquidation), sublimit);
}

type Given = Omit<BaseLine, "cite" | "rows"> & { readonly rows?: readonly number[] };

/** The lines so far; an amount that is worked out rests on those above it. */
class Lines {
  readonly all: BaseLine[] = [];
  readonly #currency: Currency;

  constructor(currency: Currency) {
    this.#currency = currency;
  }

  put({ rows = [], ...given }: Given): bigint {
    this.all.push({ ...given, rows, cite: citesOf(given.source).join("; ") });
    return given.amount;
  }

  part(id: string, label: string, { gross, removed, eligible }: Part, eligibleId: string, eligibleLabel: string): void {
    this.put({ id, label, amount: gross, part: "amount", source: leaf("fact", "as listed") });
    for (const { id: rule, amount, rows, source } of removed) {
      this.put({ id: rule, label: rule, amount, part: "less", rows, source });
    }
    this.result(eligibleId, eligibleLabel, eligible);
  }

  product(id: string, label: string, of: bigint, rate: Valuation["receivables"]): bigint {
    const amount = of > 0n ? shareOf(of, rate.value) : 0n;
    const written = `${label} at ${percentage.write(rate.value)}`;
    const eligible = leaf("fact", label, { value: this.#text(of) });
    const source = figure(written, this.#text(amount), [rate.source, eligible]);
    return this.put({ id, label: written, amount, part: "result", source });
  }

  limited(amount: bigint, limit: Valuation["inventorySublimit"]): bigint {
    if (limit === undefined) return amount;
    const id = `${this.all.at(-1)?.id ?? ""}-limited`;
    const label = `At most ${this.#text(limit.value)}`;
    return this.put({ id, label, amount: least(amount, limit.value), part: "result", source: limit.source });
  }

  reserve({ id, kind, measure, source }: Reserve, eligible: bigint): bigint {
    const amount = "fixed" in measure ? measure.fixed : eligible > 0n ? shareOf(eligible, measure.ofEligible) : 0n;
    return this.put({ id, label: `Reserve: ${kind.replaceAll("_", " ")}`, amount, part: "less", source });
  }

  result(id: string, label: string, amount: bigint): void {
    this.put({ id, label, amount, part: "result", source: figure(label, this.#text(amount), []) });
  }

  #text(minor: bigint): string {
    return moneyText(money(this.#currency, minor));
  }
}

// The clauses a line rests on, wherever they stand in its receipt.
function citesOf({ kind, cite, because }: Receipt): string[] {
  const own = kind === "clause" && cite !== undefined ? [cite] : [];
  return [...new Set([...own, ...because.flatMap(citesOf)])];
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
