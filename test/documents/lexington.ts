import { fileURLToPath } from "node:url";
import { endOfDay, instant } from "../../src/base/instant.ts";
import { type ConformedCopy, conformedCopy } from "../../src/documents/conformed-copy.ts";
import { type RedlineCopy, redlineCopy } from "../../src/documents/redline-copy.ts";
import { type KnownFacility, knownBy, openFacility, standingOn } from "../../src/servicing/facility.ts";
import { pendingInstruments } from "../../src/servicing/statement.ts";
import { readFacilityFolder } from "../../src/wire/folder.ts";
import { day } from "../agreement/handmade.ts";

const read = readFacilityFolder(fileURLToPath(new URL("../../examples/lexington", import.meta.url)));
if (!read.ok) throw new Error("the example facility is readable");
const open = openFacility(read.value.facility, read.value.reports);

/** The example facility, as known at the end of a day or at a moment; all that is on record, unless one is given. */
export function lexington(known?: string): KnownFacility {
  return known === undefined ? knownBy(open) : knownBy(open, momentOf(known));
}

function momentOf(known: string) {
  if (!known.includes("T")) return endOfDay(day(known));
  const moment = instant(known);
  if (!moment.ok) throw new Error(`${known} is no moment`);
  return moment.value;
}

/** The conformed copy of the example facility on a day. */
export function lexingtonCopy(on: string, known?: string): ConformedCopy {
  const facility = lexington(known);
  return conformedCopy({
    title: facility.file.title,
    agreement: facility.agreement,
    standing: standingOn(facility, day(on)),
    pending: pendingInstruments(facility),
    ...(known === undefined ? {} : { knownAt: momentOf(known) }),
  });
}

/** A day, and what was known. */
export type Moment = readonly [on: string, known?: string];

/** The redline of the example facility between two days, each with what was known. */
export function lexingtonRedline(from: Moment, to: Moment): RedlineCopy {
  const side = ([on, known]: Moment) => ({
    standing: standingOn(lexington(known), day(on)),
    pending: pendingInstruments(lexington(known)),
    ...(known === undefined ? {} : { knownAt: momentOf(known) }),
  });
  return redlineCopy({
    title: open.file.title,
    agreement: open.agreement,
    from: side(from),
    to: side(to),
  });
}
