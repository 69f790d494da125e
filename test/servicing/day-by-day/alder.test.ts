import fc from "fast-check";
import { test } from "vitest";
import { addDays } from "../../../src/base/date.ts";
import { sweep } from "../../../src/servicing/sweep.ts";
import { alder } from "./alder.ts";
import { knownInTheEnd } from "./alder-engine.ts";
import { facilities, span } from "./alder-facilities.ts";
import { expectSame } from "./alder-same.ts";

test("fees, levels, maxima and waterfalls are those of the agreement read day by day, on facilities of their own terms", () => {
  fc.assert(
    fc.property(facilities, fc.integer({ min: 1, max: span + 30 }), (facility, length) => {
      const through = addDays(facility.began, length);
      const swept = sweep(knownInTheEnd(facility), through);
      if (!swept.ok) throw new Error(JSON.stringify(swept.failure));
      expectSame(swept.value, alder(facility.happenings, facility.deal, through));
    }),
    { numRuns: 1_400, seed: 20_021_231 },
  );
});
