import { type Clause, clauseOf, type FiledInstrument } from "../agreement/instrument.ts";
import { signatoriesOf } from "../agreement/resolve.ts";
import type { FacilityFile, Party } from "../events/facility.ts";
import { editingKinds } from "../papers/acts/act.ts";
import { isBaseKind } from "../papers/kind.ts";
import type { Closing, InstrumentStanding } from "./closing.ts";

/**
 * A guarantor that may be released, because an amendment is in effect to which it has not consented.
 *
 * `clause` is its unsigned consent where one is on file with the amendment, and otherwise the amendment itself.
 */
export type GuarantorRisk = {
  readonly guarantor: string;
  readonly amendment: string;
  readonly clause: Clause;
  readonly explanation: string;
};

/**
 * The amendments in effect to which a guarantor has not consented, as known, in the order of the papers.
 *
 * A guarantor consents by signing the amendment, or a consent that is filed with it; consent to one amendment is none
 * to the next. The consent is no condition of the amendment, which is in effect without it.
 * @source White Rose Food v. Saleh, 99 NY2d 589 (2003)
 */
export function guarantorRisks({ standings }: Closing, { parties }: FacilityFile): GuarantorRisk[] {
  const borrowers = parties.filter(({ role }) => role === "borrower").map(({ id }) => id);
  const guarantors = parties.filter(({ role }) => role === "guarantor");
  const amendments = standings.filter(
    (each) => each.effectiveOn !== undefined && changesTerms(each) && isSignedByAny(each, borrowers, parties),
  );
  return amendments.flatMap((amendment) => {
    const consents = standings.filter((each) => isConsentTo(each, amendment));
    return guarantors.flatMap(({ id, name }): GuarantorRisk[] => {
      if ([amendment, ...consents].some((each) => isSignedByAny(each, [id], parties))) return [];
      return [risk(amendment.instrument, { id, name }, consents[0]?.instrument)];
    });
  });
}

function risk(
  amendment: FiledInstrument,
  guarantor: { readonly id: string; readonly name: string },
  consent: FiledInstrument | undefined,
): GuarantorRisk {
  const changed = clauseOf(amendment, "").cite;
  const without =
    consent === undefined ? "no consent of it is on file" : `its consent, ${clauseOf(consent, "").cite}, is not signed`;
  const explanation = `${guarantor.name} may be released by ${changed}, a modification made without its consent: ${without}.`;
  return { guarantor: guarantor.id, amendment: amendment.id, clause: clauseOf(consent ?? amendment, ""), explanation };
}

// A letter may also state definitions that take the place of earlier ones; the base papers themselves change nothing.
function changesTerms({ instrument: { instrument } }: InstrumentStanding): boolean {
  const { kind, acts, definitions } = instrument;
  const changes = acts.some((act) => editingKinds.has(act.kind) || act.kind === "imposeFee");
  return !isBaseKind(kind) && (definitions.length > 0 || changes);
}

function isConsentTo({ instrument }: InstrumentStanding, amendment: InstrumentStanding): boolean {
  return instrument.instrument.kind === "consent" && instrument.paper.id === amendment.instrument.paper.id;
}

function isSignedByAny(
  { instrument, unsigned }: InstrumentStanding,
  sought: readonly string[],
  parties: readonly Party[],
): boolean {
  return signatoriesOf(instrument, parties).some((party) => sought.includes(party) && !unsigned.includes(party));
}
