import fc from "fast-check";
import { expect, test } from "vitest";
import { accruedTotal } from "../../../src/accruals/accrual.ts";
import { addDays } from "../../../src/base/date.ts";
import { endOfDay } from "../../../src/base/instant.ts";
import { equals, zero } from "../../../src/base/ratio.ts";
import { accountOf } from "../../../src/servicing/account.ts";
import { knownBy } from "../../../src/servicing/facility.ts";
import { learned, learnedLate } from "../histories.ts";
import { booksDayByDay } from "./lexington.ts";

const lengths = fc.integer({ min: 1, max: 200 });

test("the example's account as the books have it, elections, notices and loans learned late among what is known", () => {
  fc.assert(
    fc.property(learned, lengths, lengths, (late, known, length) => {
      const [{ footing, happenings }] = late;
      const open = learnedLate(late);
      const began = happenings[0]?.on;
      if (began === undefined) throw new Error("servicing has begun");
      const [at, through] = [endOfDay(addDays(began, known)), addDays(began, length)];
      const account = accountOf(knownBy(open, at), through);
      if (!account.ok) throw new Error(JSON.stringify(account.failure));
      const told = open.reports.map(({ key, recordedAt, happening }) => ({ name: key, at: recordedAt, happening }));
      const own = told.filter(({ name }) => name.startsWith("fact-"));
      const slow = booksDayByDay(own, footing, at, through);
      const { prime, trueUps, loans, termLoans, accruing } = account.value;
      expect([prime.minor, trueUps.minor]).toEqual([slow.prime, slow.trueUps]);
      expect(
        new Map([
          ...loans.map(({ loan, amount }): [string, bigint] => [loan, amount.minor]),
          ...termLoans.map(({ loan, principal }): [string, bigint] => [loan, principal]),
        ]),
      ).toEqual(slow.loans);
      for (const loan of new Set([...accruing.keys(), ...slow.accrued.keys()])) {
        const exact = accruedTotal(accruing.get(loan) ?? []);
        expect([loan, equals(exact, slow.accrued.get(loan) ?? zero)]).toEqual([loan, true]);
      }
    }),
    { numRuns: 150, seed: 20_021_106 },
  );
});
