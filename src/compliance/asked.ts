import type { IsoDate } from "../base/date.ts";
import type { Agreement } from "../agreement/agreement.ts";
import { occurredBy, type InEffect } from "../agreement/effect.ts";
import type { Standing } from "../agreement/reading.ts";
import { type Compliance, noCompliance } from "../events/compliance.ts";
import type { FacilityFile } from "../events/facility.ts";
import type { Report } from "../events/record.ts";

/** What the status of defaults depends on: the agreement, what is in effect, and what is known. */
export type DefaultsAsked = {
  readonly facility: FacilityFile;
  readonly agreement: Agreement;
  readonly known: readonly Report[];
  readonly inEffect: InEffect;
};

/** What the papers ask for, as entered; nothing where nobody entered it. */
export function complianceOf({ facility }: Pick<DefaultsAsked, "facility">): Compliance {
  return facility.compliance ?? noCompliance;
}

/** A day, with what is in effect and the readings in use, as the agreement is asked about it. */
export function standingOf({ facility, inEffect, known }: DefaultsAsked, on: IsoDate): Standing {
  return { on, inEffect, settings: facility.settings, occurred: occurredBy(known) };
}
