import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type IsoDate } from "../../../src/base/date.ts";
import { endOfDay, everything, type Instant } from "../../../src/base/instant.ts";
import { obligationHeads } from "../../../src/events/application.ts";
import { obligationAccounts } from "../../../src/ledger/entry.ts";
import { balancesOf } from "../../../src/ledger/posting.ts";
import { accountOf } from "../../../src/servicing/account.ts";
import { knownBy, type OpenFacility } from "../../../src/servicing/facility.ts";
import { postings } from "../../../src/servicing/postings.ts";
import { alder, alderBooks } from "./alder.ts";
import type { Account } from "./alder-account.ts";
import { knownAt } from "./as-known.ts";
import { engineOf, learnedLate, reportsOf } from "./alder-engine.ts";
import { facilities, span } from "./alder-facilities.ts";
import { expectSame } from "./alder-same.ts";

const learning = fc.record({
  delays: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90 })), { minLength: 40, maxLength: 40 }),
  corrections: fc.array(
    fc.record({ which: fc.nat(30), wait: fc.integer({ min: 0, max: 60 }), part: fc.bigInt({ min: 1n, max: 7n }) }),
    { maxLength: 3 },
  ),
});
const lengths = fc.integer({ min: 1, max: span + 60 });

test("the account as the books have it at a moment is that of the model, whatever is learned late or corrected", () => {
  fc.assert(
    fc.property(facilities, learning, lengths, lengths, (facility, late, known, length) => {
      const learned = learnedLate(facility, late);
      const open = engineOf(facility, reportsOf(learned));
      const at = endOfDay(addDays(facility.began, known));
      const through = addDays(facility.began, length);
      const account = accountOf(knownBy(open, at), through);
      if (!account.ok) throw new Error(JSON.stringify(account.failure));
      expectSame(account.value, alderBooks(learned, facility.deal, at, through));
    }),
    { numRuns: 450, seed: 20_021_220 },
  );
});

// What stands on every account in the books, by all that was posted by a moment.
function posted(open: OpenFacility, at: Instant, through: IsoDate): ReadonlyMap<string, bigint> {
  const made = postings(open, at, through);
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  return balancesOf(made.value);
}

function standing(account: Account): Readonly<Record<string, bigint>> {
  const heads = obligationHeads.map((head) => [obligationAccounts[head], account.dues[head]] as const);
  const loans = account.loans.map(
    ({ loan, kind, left }) => [`loans:${kind === "term" ? "term" : "eurodollar"}:${loan}`, left] as const,
  );
  const held = [
    ["held:letters-of-credit", -account.held.letters] as const,
    ["held:borrower", -account.held.borrower] as const,
  ];
  const all = [
    ...heads,
    ...loans,
    ...held,
    ["loans:prime", account.prime] as const,
    ["loans:true-ups", account.trueUps] as const,
  ];
  return Object.fromEntries(all.filter(([, minor]) => minor !== 0n));
}

function besidesMoney(balances: ReadonlyMap<string, bigint>): Readonly<Record<string, bigint>> {
  return Object.fromEntries(
    [...balances].filter(([name, minor]) => minor !== 0n && /^(?:loans|obligations|held):/.test(name)),
  );
}

test("what was posted by a moment adds up to the books of the model, account by account", () => {
  fc.assert(
    fc.property(facilities, learning, lengths, lengths, (facility, late, known, length) => {
      const learned = learnedLate(facility, late);
      const open = engineOf(facility, reportsOf(learned));
      const at = endOfDay(addDays(facility.began, known));
      const through = addDays(facility.began, length);
      const books = alderBooks(learned, facility.deal, at, through);
      expect(besidesMoney(posted(open, at, through))).toEqual(standing(books));
    }),
    { numRuns: 150, seed: 20_030_310 },
  );
});

test("where true-ups compound, all that was posted comes to the account of what is known in the end", () => {
  fc.assert(
    fc.property(facilities, learning, lengths, (facility, late, length) => {
      const learned = learnedLate(facility, late);
      const open = engineOf(facility, reportsOf(learned));
      const settings = { ...open.file.settings, trueUpInterest: "compounded" as const };
      const through = addDays(facility.began, length);
      const inTheEnd = alder(knownAt(learned, everything), facility.deal, through);
      const compounded = { ...open, file: { ...open.file, settings } };
      expect(besidesMoney(posted(compounded, everything, through))).toEqual(standing(inTheEnd));
    }),
    { numRuns: 150, seed: 20_030_401 },
  );
});
