import { expect } from "vitest";
import { accruedOn } from "../../../src/accruals/loan-state.ts";
import { compare, zero } from "../../../src/base/ratio.ts";
import { obligationHeads } from "../../../src/events/application.ts";
import { obligationAccounts } from "../../../src/ledger/entry.ts";
import type { Sweep } from "../../../src/servicing/swept.ts";
import type { Account } from "./alder-account.ts";

// Under which names the engine keeps what the model has accrued of fees.
const books: Readonly<Record<string, string>> = {
  unused: "fee:unused-line",
  letters: "fee:letters-of-credit",
  fronting: "fee:fronting",
  clearing: "fee:collection-days",
};

/** Expects of an account that the engine worked out what the model has of it, exact interest and fees included. */
export function expectSame(swept: Sweep, slow: Account): void {
  const beside = (head: (typeof obligationHeads)[number]) => swept.beside.get(obligationAccounts[head]) ?? 0n;
  expect({
    prime: swept.prime.minor,
    trueUps: swept.trueUps.minor,
    loans: Object.fromEntries(slow.loans.map(({ loan }) => [loan, swept.books.get(loan)?.principal])),
    dues: Object.fromEntries(obligationHeads.map((head) => [head, beside(head)])),
    letters: -(swept.beside.get("held:letters-of-credit") ?? 0n),
    borrower: -(swept.beside.get("held:borrower") ?? 0n),
  }).toEqual({
    prime: slow.prime,
    trueUps: slow.trueUps,
    loans: Object.fromEntries(slow.loans.map(({ loan, left }) => [loan, left])),
    dues: slow.dues,
    letters: slow.held.letters,
    borrower: slow.held.borrower,
  });
  const names = new Map([...slow.accrued.keys()].map((name) => [books[name] ?? name, slow.accrued.get(name) ?? zero]));
  for (const name of new Set([...swept.books.keys(), ...names.keys()])) {
    const state = swept.books.get(name);
    expect([name, compare(state === undefined ? zero : accruedOn(state), names.get(name) ?? zero)]).toEqual([name, 0]);
  }
}
