import { money } from "../../src/base/money.ts";
import type { FacilityFile } from "../../src/events/facility.ts";
import type { Report } from "../../src/events/record.ts";
import { defaultSettings } from "../../src/events/settings.ts";
import { dayOf, momentOf } from "../wire/arbitrary.ts";

/** A facility with one paper and no happenings, under any id. */
export function facilityNamed(id: string): FacilityFile {
  const recordedAt = momentOf("1990-01-11T17:00:00Z");
  return {
    id,
    title: "Riverside revolver",
    illustration: true,
    currency: "USD",
    parties: [{ id: "congress", name: "Congress", role: "lender", aliases: ["CFC"] }],
    papers: [{ id: "agreement", title: "Agreement", names: [], file: "a.txt", text: "Lend.\n", recordedAt }],
    otherDebt: [{ id: "notes", names: ["the Notes"], obligors: ["congress"] }],
    settings: defaultSettings,
    assumptions: [],
  };
}

/** An advance of so many cents, reported at noon of a day of November 2002. */
export function advance(key: string, minor = 100n, day = 1): Report {
  const on = dayOf(`2002-11-${String(day).padStart(2, "0")}`);
  const happening = { type: "AdvanceMade", on, amount: money("USD", minor) } as const;
  return { key, recordedAt: momentOf(`${on}T12:00:00Z`), by: "desk", happening };
}
