import type { Receipt } from "../base/receipt.ts";

/** What one rule removed. Unit: cents. `rows` are the rows of the schedule it took something from, in order. */
export type Removed = {
  readonly id: string;
  readonly amount: bigint;
  readonly cite: string;
  readonly rows: readonly number[];
  readonly source: Receipt;
};

/** A part of the collateral: `gross` is `eligible` and all that was `removed`. Unit: cents. */
export type Part = { readonly gross: bigint; readonly removed: readonly Removed[]; readonly eligible: bigint };

/** Something of a schedule of which rules may still take: what is left, and what was there. Unit: cents. */
export type Open = { readonly row: number; readonly amount: bigint; open: bigint };

/** A line being filled by one rule: each dollar that it takes is no longer there for the next. */
export class Taking {
  amount = 0n;
  readonly #rows = new Set<number>();

  /** Takes so much of what is left; nothing, or less, is not a row that was touched. */
  take(from: Open, amount: bigint): void {
    if (amount === 0n) return;
    from.open -= amount;
    this.amount += amount;
    this.#rows.add(from.row);
  }

  /** The line of the rule that did the taking. */
  line({ id, cite, source }: { readonly id: string; readonly cite: string; readonly source: Receipt }): Removed {
    return { id, amount: this.amount, cite, source, rows: [...this.#rows].toSorted((a, b) => a - b) };
  }
}

/** The sum of what is left. Unit: cents. */
export function openOf(list: readonly Open[]): bigint {
  return list.reduce((sum, { open }) => sum + open, 0n);
}
