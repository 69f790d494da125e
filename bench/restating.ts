import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { addDays, type IsoDate } from "../src/base/date.ts";
import { money } from "../src/base/money.ts";
import { everything } from "../src/base/instant.ts";
import { ratio } from "../src/base/ratio.ts";
import type { Happening } from "../src/events/happening.ts";
import type { Report } from "../src/events/record.ts";
import { type KnownFacility, knownBy, openFacility } from "../src/servicing/facility.ts";
import type { Sweep } from "../src/servicing/swept.ts";
import { resume, sweep } from "../src/servicing/sweep.ts";
import { readFacilityFolder } from "../src/wire/folder.ts";
import { dayByDay } from "../test/servicing/day-by-day/lexington.ts";
import { day, report } from "../test/say.ts";

/** One figure of the account of ten years: what it is, how long it took, and what it is held against. */
export type RestatingFigure = { readonly what: string; readonly taken: number; readonly slow: number };

const began = day("2002-10-31");
const through = day("2012-10-31");

// Ten years of an account that moves every day, and of an index that moves every month.
function happenings(): Happening[] {
  const list: Happening[] = [
    { type: "BalanceBroughtForward", on: began, amount: money("USD", 600_000_000n) },
    published(day("2001-12-12"), 475n),
  ];
  let index = 0n;
  for (let on = addDays(began, 1); on <= through; on = addDays(on, 1)) {
    index += 1n;
    const type = index % 2n === 0n ? "CollectionApplied" : "AdvanceMade";
    list.push({ type, on, amount: money("USD", 10_000_000n + (index % 97n) * 1_000n) });
    if (on.endsWith("-15")) list.push(published(on, 300n + (index % 11n) * 25n));
  }
  return list;
}

function published(on: IsoDate, points: bigint): Happening {
  return { type: "IndexPublished", on, index: "Prime Rate", rate: ratio(points, 10_000n), publisher: "H.15" };
}

const account = new Set<Happening["type"]>([
  "BalanceBroughtForward",
  "AdvanceMade",
  "CollectionApplied",
  "EurodollarLoanMade",
  "IndexPublished",
  "FeeCharged",
]);

/** A facility on the example's papers whose account moves every day for ten years. */
function facilityOf(list: readonly Happening[]): KnownFacility {
  const read = readFacilityFolder(fileURLToPath(new URL("../examples/lexington", import.meta.url)));
  if (!read.ok) throw new Error("the example is readable");
  const { facility, reports } = read.value;
  const own = list.map((happening, index): Report => report(`fact-${index}`, happening));
  // What is in effect does not hang on the account.
  const rest = reports.filter(({ happening }) => !account.has(happening.type));
  const { closing } = knownBy(openFacility(facility, rest));
  const open = openFacility(facility, [...rest, ...own]);
  return { ...open, questioned: [], knownAt: everything, known: open.reports, closing };
}

// As when something more has become known: what was kept for the facts as known before is of no use.
function anew(facility: KnownFacility): KnownFacility {
  return { ...facility, known: [...facility.known] };
}

/** The account of ten years worked out whole, and again from the last month untouched by what is learned. */
export function restatingFigures(median: (times: number, work: () => unknown) => number): {
  readonly figures: readonly RestatingFigure[];
  readonly days: number;
  readonly bytesOfYear: number;
} {
  const list = happenings();
  const facility = facilityOf(list);
  const whole = must(sweep(facility, through));
  const slow = dayByDay(list, { inEffect: true, primeChange: "same_day" }, through);
  if (slow.prime !== whole.prime.minor) throw new Error("the day-by-day account comes to something else");
  const slowTaken = median(3, () => dayByDay(list, { inEffect: true, primeChange: "same_day" }, through));
  // As in a service that has answered before: the program is compiled as it runs.
  const full = median(200, () => must(sweep(anew(facility), through)));
  // An act that reaches back three months: all that is kept is a checkpoint of the month before.
  const checkpoint = must(sweep(facility, day("2012-07-31")));
  const quarter = median(50, () => must(resume(anew(facility), checkpoint, through)));
  return {
    figures: [
      { what: "restating ten years from the first day", taken: full, slow: slowTaken },
      { what: "restating them from three months ago", taken: quarter, slow: slowTaken },
    ],
    days: list.length,
    bytesOfYear: bytesOf(facility),
  };
}

// What the sweep of one year holds on to, receipts with it, by what the heap grows when twenty are kept.
function bytesOf(facility: KnownFacility): number {
  const before = must(sweep(facility, day("2010-12-31")));
  const start: Sweep = { ...before, entries: [], lines: [] };
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  const heap = () => {
    if (typeof collect === "function") collect();
    return process.memoryUsage().heapUsed;
  };
  const kept: Sweep[] = [must(resume(facility, start, day("2011-12-31")))];
  const first = heap();
  for (let count = 0; count < 20; count += 1) kept.push(must(resume(facility, start, day("2011-12-31"))));
  return (heap() - first) / (kept.length - 1);
}

function must(result: ReturnType<typeof sweep>): Sweep {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
