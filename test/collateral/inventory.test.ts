import { expect, test } from "vitest";
import { addDays } from "../../src/base/date.ts";
import { leaf } from "../../src/base/receipt.ts";
import { eligibleInventory } from "../../src/collateral/inventory.ts";
import type { InventoryRuleInForce } from "../../src/collateral/rules.ts";
import type { InventoryRow } from "../../src/events/collateral.ts";
import { asOf } from "./aging.ts";

const common = { clause: { paper: "p", provision: "1" }, cite: "P § 1", source: leaf("clause", "rule") };
const clause = { paper: "p", provision: "1" };
const pools = [
  { id: "finished", classes: ["Finished Goods"], cost: { clause } },
  { id: "raw", classes: ["raw", "components"], cost: { clause } },
];
const item = (kind: string, cost: bigint, more: Partial<InventoryRow> = {}) => ({
  row: 2,
  item: "i",
  class: kind,
  cost,
  consigned: false,
  ...more,
});
const moved = (days: number) => ({ lastMovedOn: addDays(asOf, -days) });

const wip: InventoryRuleInForce = { ...common, id: "wip", rule: "class", classes: ["WIP"] };
const abroad: InventoryRuleInForce = { ...common, id: "abroad", rule: "location", locations: ["Tijuana"] };
const slow: InventoryRuleInForce = { ...common, id: "slow", rule: "slow_moving", days: 365 };
const consigned: InventoryRuleInForce = { ...common, id: "consigned", rule: "consigned" };

test.each<[what: string, rules: InventoryRuleInForce[], rows: InventoryRow[], removed: bigint[], eligible: string]>([
  ["a class that is taken out", [wip], [item("wip", 5n), item("raw", 7n)], [5n], "finished 0, raw 7"],
  [
    "a place that is taken out",
    [abroad],
    [item("raw", 5n, { location: "tijuana" }), item("raw", 7n)],
    [5n],
    "finished 0, raw 7",
  ],
  ["365 days without moving are not over 365", [slow], [item("raw", 5n, moved(365))], [0n], "finished 0, raw 5"],
  ["366 are", [slow], [item("raw", 5n, moved(366))], [5n], "finished 0, raw 0"],
  [
    "each dollar once",
    [slow, consigned],
    [item("raw", 5n, { ...moved(366), consigned: true })],
    [5n, 0n],
    "finished 0, raw 0",
  ],
  ["what is in no pool is told", [], [item("scrap", 5n), item("finished goods", 7n)], [5n], "finished 7, raw 0"],
  ["two classes of one pool", [], [item("raw", 5n), item("Components", 7n)], [], "finished 0, raw 12"],
])("%s", (_, rules, rows, removed, eligible) => {
  const part = eligibleInventory({ rows, asOf, file: "inv.csv" }, rules, pools);
  if (!part.ok) throw new Error(part.failure.code);
  expect(part.value.removed.map(({ amount }) => amount)).toEqual(removed);
  expect([...part.value.pools].map(([pool, cost]) => `${pool} ${cost}`).join(", ")).toBe(eligible);
  const taken = part.value.removed.reduce((sum, { amount }) => sum + amount, 0n);
  expect(part.value.gross).toBe(part.value.eligible + taken);
});

test("a rule on movement refuses an item that nobody says has moved, unless it is out already", () => {
  const listing = (kind: string) => ({ rows: [item(kind, 5n)], asOf, file: "inv.csv" });
  expect(eligibleInventory(listing("raw"), [slow], pools)).toMatchObject({
    failure: { code: "collateral.cell_missing", row: 2, column: "last moved" },
  });
  expect(eligibleInventory(listing("wip"), [wip, slow], pools).ok).toBe(true);
});
