import type { FiledInstrument } from "../agreement/instrument.ts";
import { partyNamed } from "../agreement/resolve.ts";
import { type IsoDate, laterOf } from "../base/date.ts";
import type { Party } from "../events/facility.ts";
import { type Report, reportsOf } from "../events/record.ts";
import { withoutBlock } from "../papers/structure/absent.ts";

/** The day of the last signature of an instrument, absent until all have signed, and who has not. */
export type Execution = { readonly on: IsoDate | undefined; readonly unsigned: readonly string[] };

/**
 * How far an instrument is executed, on some facts. A copy's "/s/" shows a signature as of the paper's date, or of the
 * day that the facility file gives for its execution; a blank line needs a recorded counterpart, and so does every
 * party that a copy without any signature names.
 */
export function executionOf(
  { id, instrument, dated, paper }: FiledInstrument,
  parties: readonly Party[],
  facts: readonly Report[],
): Execution {
  const counterparts = reportsOf(facts, "CounterpartSigned").filter(({ happening }) => happening.instrument === id);
  const countersigned = (party: string | undefined) =>
    counterparts
      .filter(({ happening }) => happening.party === party)
      .map(({ happening }) => happening.on)
      .toSorted()[0];
  // Of a copy without any signature, the facility file may say when it was executed.
  const bare = instrument.signatures.length === 0 && instrument.attachment === undefined;
  if (bare && paper.executedOn !== undefined) return { on: paper.executedOn, unsigned: [] };
  const shown = paper.executedOn ?? dated;
  const blocks = instrument.signatures.map(({ entity, form }) => {
    const party = partyNamed(parties, entity)?.id;
    return { party: party ?? entity, on: form === "conformed" ? shown : countersigned(party) };
  });
  // A party that the copy has no block for has not signed in it, whoever else has.
  const unshown = bare ? instrument.parties : withoutBlock(instrument.parties, instrument.signatures, instrument.acts);
  const absent = unshown.map(({ name }) => {
    const party = partyNamed(parties, name)?.id;
    return { party: party ?? name, on: countersigned(party) };
  });
  const signatories = [...blocks, ...absent];
  const unsigned = signatories.filter(({ on }) => on === undefined).map(({ party }) => party);
  const days = signatories.flatMap(({ on }) => (on === undefined ? [] : [on]));
  const complete = unsigned.length === 0 && days.length > 0;
  return { on: complete ? days.reduce(laterOf) : undefined, unsigned };
}

/**
 * The days on which instruments were executed, by their ids, on all that is on record. What was known earlier need not
 * be asked: an instrument is not in effect, and governs nothing, before it is known to be executed.
 */
export function executedDays(
  instruments: readonly FiledInstrument[],
  parties: readonly Party[],
  facts: readonly Report[],
): ReadonlyMap<string, IsoDate> {
  return new Map(
    instruments.flatMap((each) => {
      const { on } = executionOf(each, parties, facts);
      return on === undefined ? [] : [[each.id, on] as const];
    }),
  );
}
