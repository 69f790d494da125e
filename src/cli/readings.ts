import type { IsoDate } from "../base/date.ts";
import type { Money } from "../base/money.ts";
import { interpretationPoints, type SettingName, settingNames } from "../events/settings.ts";
import { type KnownFacility, knownBy } from "../servicing/facility.ts";
import { owedIn } from "../servicing/owed.ts";
import { accountOf } from "../servicing/account.ts";
import { difference } from "./amount.ts";
import { type Json, moneyJson } from "./json.ts";

/** A reading that was not taken, and what it would move. `moves` is absent where that reading gives no figure. */
export type OtherReading = {
  readonly name: SettingName;
  readonly question: string;
  readonly reading: string;
  readonly other: string;
  readonly moves?: Money;
};

/** Runs a figure under every other reading of every open point, and tells those that change it or undo it. */
export function otherReadings(
  facility: KnownFacility,
  figure: (facility: KnownFacility) => Money | undefined,
): OtherReading[] {
  const now = figure(facility);
  return settingNames.flatMap((name) =>
    interpretationPoints[name].readings
      .filter((reading) => reading !== facility.file.settings[name])
      .flatMap((other): OtherReading[] => {
        const settings = { ...facility.file.settings, [name]: other };
        const then = figure(knownBy({ ...facility, file: { ...facility.file, settings } }, facility.knownAt));
        if (now === undefined || then?.minor === now.minor) return [];
        const { question } = interpretationPoints[name];
        const told = { name, question, reading: facility.file.settings[name], other };
        return [then === undefined ? told : { ...told, moves: difference(then, now) }];
      }),
  );
}

/** What is owed at the end of a day, as a figure to be run under other readings. */
export function owedOn(facility: KnownFacility, on: IsoDate): Money | undefined {
  const swept = accountOf(facility, on);
  return swept.ok ? owedIn(swept.value) : undefined;
}

/** A reading that was not taken, as JSON; `moves` is null where it gives no figure. */
export function readingJson({ name, question, reading, other, moves }: OtherReading): Json {
  return { name, question, reading, other, moves: moves === undefined ? null : moneyJson(moves) };
}
