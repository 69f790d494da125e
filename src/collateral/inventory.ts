import { unreachable } from "../base/assert.ts";
import { daysBetween, type IsoDate } from "../base/date.ts";
import { leaf } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { InventoryPool, InventoryRow } from "../events/collateral.ts";
import type { CollateralFailure } from "./failure.ts";
import { type Open, openOf, type Part, Taking } from "./part.ts";
import type { InventoryRuleInForce } from "./rules.ts";

/** A listing of inventory as rules are applied to it. */
export type Listing = { readonly rows: readonly InventoryRow[]; readonly asOf: IsoDate; readonly file: string };

/** The eligible inventory, and how much of it stands in each pool. Unit: cents at the lower of cost or market. */
export type EligibleInventory = Part & { readonly pools: ReadonlyMap<string, bigint> };

/** The line of what is in no pool: nothing is lent on it, since no clause gives a rate. */
export const outsidePools = "outside-pools";

type Item = Open & { readonly said: InventoryRow };

/**
 * The eligible inventory: what is left of a listing when every rule has, in its turn, taken what it reaches, and what
 * belongs to no pool has gone with it. Refuses `collateral.cell_missing` for a day of last movement that a rule needs.
 */
export function eligibleInventory(
  { rows, asOf, file }: Listing,
  rules: readonly InventoryRuleInForce[],
  pools: readonly InventoryPool[],
): Result<EligibleInventory, CollateralFailure> {
  const items = rows.map((said): Item => ({ row: said.row, amount: said.cost, open: said.cost, said }));
  const removed = [];
  for (const rule of rules) {
    const undated = items.find(({ open, said }) => open !== 0n && said.lastMovedOn === undefined);
    if (rule.rule === "slow_moving" && undated !== undefined) {
      const { row } = undated;
      return refuse({ code: "collateral.cell_missing", file, row, column: "last moved", rule: rule.id });
    }
    const taking = new Taking();
    for (const item of items) if (reaches(rule, item, asOf)) taking.take(item, item.open);
    removed.push(taking.line(rule));
  }
  const outside = new Taking();
  const inPool = new Map(pools.flatMap(({ id, classes }) => classes.map((each) => [plain(each), id] as const)));
  for (const item of items) if (!inPool.has(plain(item.said.class))) outside.take(item, item.open);
  const source = leaf("gap", "no pool of the facility file holds its class");
  if (outside.amount !== 0n) removed.push(outside.line({ id: outsidePools, cite: "", source }));
  const eligible = new Map(pools.map(({ id }) => [id, 0n]));
  for (const { open, said } of items) {
    const pool = inPool.get(plain(said.class));
    if (pool !== undefined) eligible.set(pool, (eligible.get(pool) ?? 0n) + open);
  }
  const gross = rows.reduce((sum, { cost }) => sum + cost, 0n);
  return ok({ gross, removed, eligible: openOf(items), pools: eligible });
}

function reaches(rule: InventoryRuleInForce, { said, open }: Item, asOf: IsoDate): boolean {
  if (open === 0n) return false;
  switch (rule.rule) {
    case "class":
      return rule.classes.some((each) => plain(each) === plain(said.class));
    case "location":
      return said.location !== undefined && rule.locations.map(plain).includes(plain(said.location));
    case "slow_moving":
      return said.lastMovedOn !== undefined && daysBetween(said.lastMovedOn, asOf) > rule.days;
    case "consigned":
      return said.consigned;
    default:
      return unreachable(rule);
  }
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
