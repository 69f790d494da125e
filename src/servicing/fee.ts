import type { IsoDate } from "../base/date.ts";
import { leaf, type Receipt } from "../base/receipt.ts";
import { partyNamed } from "../agreement/resolve.ts";
import { type Clause, clauseOf, type FiledInstrument } from "../agreement/instrument.ts";
import type { HappeningOf } from "../events/happening.ts";
import { reportsOf } from "../events/record.ts";
import type { FeeTerms } from "../papers/acts/act.ts";
import type { KnownFacility } from "./facility.ts";

/** A fee that an instrument imposes, with where and how it stands. */
export type FeeStanding = {
  readonly fee: FeeTerms;
  readonly clause: Clause;
  readonly instrument: FiledInstrument;
  readonly effectiveOn?: IsoDate;
  /** The day on which the event that makes it payable happened; absent while it is awaited. */
  readonly payableOn?: IsoDate;
  readonly awaiting?: string;
  readonly settled?: { readonly by: "payment" | "charge"; readonly on: IsoDate; readonly key: string };
};

/** Every fee of the papers on file, as known. */
export function feesOf(facility: KnownFacility): FeeStanding[] {
  return facility.agreement.acts.flatMap(({ act, by, clause }) =>
    act.kind === "imposeFee" && "minor" in act.fee && by.recordedAt <= facility.knownAt
      ? [standing(facility, act.fee, clause, by)]
      : [],
  );
}

function standing(facility: KnownFacility, fee: FeeTerms, clause: Clause, by: FiledInstrument): FeeStanding {
  const effectiveOn = facility.closing.inEffect.get(by.id);
  const trigger = triggerOf(facility, fee, by);
  const payableOn = latest([effectiveOn, fee.payableOn, trigger.on]);
  const settled = settlementOf(facility, by.id, clause.path);
  const ready = effectiveOn !== undefined && trigger.awaiting === undefined;
  const awaiting = effectiveOn === undefined ? `${by.id} is not in effect` : trigger.awaiting;
  return {
    fee,
    clause,
    instrument: by,
    ...(effectiveOn === undefined ? {} : { effectiveOn }),
    ...(ready && payableOn !== undefined ? { payableOn } : {}),
    ...(awaiting === undefined ? {} : { awaiting }),
    ...(settled === undefined ? {} : { settled }),
  };
}

// `upon receipt by Borrower of a fully executed Agreement in the form of Exhibit A`
function triggerOf(facility: KnownFacility, fee: FeeTerms, by: FiledInstrument): { on?: IsoDate; awaiting?: string } {
  if (fee.uponReceipt === undefined) return {};
  const { attachment, by: receiver } = fee.uponReceipt;
  const awaiting = `${receiver} has not received an executed ${attachment}`;
  const form = facility.agreement.instruments.find(
    ({ paper, instrument }) => paper.id === by.paper.id && instrument.attachment === attachment,
  );
  if (form === undefined) return { awaiting: `${attachment} is not on file` };
  const executed = facility.closing.standings.find(({ instrument }) => instrument.id === form.id)?.executedOn;
  const party = partyNamed(facility.file.parties, receiver)?.id;
  const received = reportsOf(facility.known, "InstrumentReceived").find(
    ({ happening }) => happening.instrument === form.id && happening.by === party,
  )?.happening.on;
  const on = latest([executed, received]);
  return executed === undefined || received === undefined || on === undefined ? { awaiting } : { on };
}

function settlementOf(facility: KnownFacility, instrument: string, path: string): FeeStanding["settled"] {
  const settlements = [...reportsOf(facility.known, "FeeCharged"), ...reportsOf(facility.known, "FeePaid")];
  const found = settlements.find(({ happening }) => happening.instrument === instrument && happening.clause === path);
  if (found === undefined) return undefined;
  const { type, on } = found.happening;
  return { by: type === "FeeCharged" ? "charge" : "payment", on, key: found.key };
}

function latest(days: readonly (IsoDate | undefined)[]): IsoDate | undefined {
  return days
    .flatMap((day) => (day === undefined ? [] : [day]))
    .toSorted()
    .at(-1);
}

/** The fee that a settlement settles: its name, and the clause that imposes it. */
export function feeClause(
  { agreement }: KnownFacility,
  { instrument, clause }: HappeningOf<"FeeCharged" | "FeePaid">,
): { readonly called: string; readonly cite: string; readonly receipt: Receipt } {
  const by = agreement.instruments.find(({ id }) => id === instrument);
  const act = agreement.acts.find(
    (each) => each.by.id === instrument && each.clause.path === clause && each.act.kind === "imposeFee",
  );
  const cite = by === undefined ? instrument : clauseOf(by, clause).cite;
  const called = act?.act.kind === "imposeFee" ? act.act.fee.called : "fee";
  return { called: nameOfFee(called), cite, receipt: leaf("clause", called, { cite }) };
}

/** A fee as a line is headed with it. */
export function nameOfFee(called: string): string {
  return called.charAt(0).toUpperCase() + called.slice(1);
}
