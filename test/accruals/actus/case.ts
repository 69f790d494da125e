import { existsSync, readdirSync, readFileSync } from "node:fs";
import { addDays, type IsoDate } from "../../../src/base/date.ts";
import { fromDecimal, type Ratio, ratio } from "../../../src/base/ratio.ts";
import { day } from "../../say.ts";
import { sharedFolder } from "../../shared.ts";

/** A case of the ACTUS test suite as its file writes it: numbers are sometimes text, lists sometimes single values. */
export type Case = {
  readonly identifier: string;
  readonly terms: { readonly [term: string]: Written | readonly Written[] };
  readonly to: string;
  readonly dataObserved: { readonly [index: string]: { readonly data: readonly Observation[] } };
  readonly eventsObserved: readonly { readonly time: string; readonly type: string }[];
  readonly results: readonly ExpectedRow[];
};

type Written = string | number;

type Observation = { readonly timestamp: string; readonly value: Written };

/** An event that a case expects, with the state after it. */
export type ExpectedRow = {
  readonly eventDate: string;
  readonly eventType: string;
  readonly payoff: Written;
  readonly notionalPrincipal: Written;
  readonly nominalInterestRate: Written;
  readonly accruedInterest: Written;
};

/** Every case in the folder beside the project, in the order of its files; none where there is no such folder. */
export function allCases(): Case[] {
  const folder = `${sharedFolder}/vectors/actus`;
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files.toSorted().flatMap((name) => {
    const cases: Record<string, Case> = JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
    return Object.values(cases);
  });
}

/** The terms of a case, each read when it is asked for; a term that is not there is `undefined`. */
export class Terms {
  readonly #case: Case;

  constructor(one: Case) {
    this.#case = one;
  }

  text(term: string): string | undefined {
    return this.list(term)[0];
  }

  list(term: string): string[] {
    const written = this.#case.terms[term];
    if (written === undefined) return [];
    return (typeof written === "object" ? written : [written]).map((each) => String(each).trim());
  }

  day(term: string): IsoDate | undefined {
    const written = this.text(term);
    return written === undefined ? undefined : dayOf(written);
  }

  number(term: string): Ratio | undefined {
    const written = this.text(term);
    return written === undefined ? undefined : numberOf(written);
  }

  amount(term: string): bigint | undefined {
    const written = this.text(term);
    return written === undefined ? undefined : amountOf(written);
  }

  /** The value of an index on a day: what was observed last. */
  observed(index: string, on: IsoDate): Ratio {
    const all = this.#case.dataObserved[index]?.data ?? [];
    const known = all.filter(({ timestamp }) => dayOf(timestamp) <= on);
    const last = known.toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1)).at(-1);
    return numberOf(needed(last?.value, `${index} on ${on}`));
  }
}

/** One unit of a case's currency in the units the engine settles to, so fine that settling shows in no sixth decimal. */
export const unit = 10n ** 12n;

/** An amount in the units the engine settles to. */
export function amountOf(written: Written): bigint {
  const { numerator, denominator } = numberOf(written);
  return (numerator * unit) / denominator;
}

/** A number as the cases write it, exactly; `1e-9` is one too. */
export function numberOf(written: Written): Ratio {
  const [digits = "", exponent = "0"] = String(written).trim().toLowerCase().split("e");
  const { numerator, denominator } = needed(fromDecimal(digits), `number ${written}`);
  const power = 10n ** BigInt(Math.abs(Number(exponent)));
  return Number(exponent) < 0 ? ratio(numerator, denominator * power) : ratio(numerator * power, denominator);
}

/** The civil day of a moment. The last minute of a day is the beginning of the next, to which its interest runs. */
export function dayOf(moment: string): IsoDate {
  const civil = civilDayOf(moment);
  return moment.slice(11, 16) === "23:59" ? addDays(civil, 1) : civil;
}

/** The day as written, whatever its hour: cycles are counted to it. */
export function civilDayOf(moment: string): IsoDate {
  return day(moment.slice(0, 10));
}

/** What every case of its kind has. */
export function needed<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`the case has no ${what}`);
  return value;
}
