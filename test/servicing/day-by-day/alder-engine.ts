import { addDays, type IsoDate } from "../../../src/base/date.ts";
import { dayOf, type Instant, instant } from "../../../src/base/instant.ts";
import type { Money } from "../../../src/base/money.ts";
import { ratio, times } from "../../../src/base/ratio.ts";
import type { AccountFee } from "../../../src/events/account-fee.ts";
import type { FacilityFile } from "../../../src/events/facility.ts";
import type { Report } from "../../../src/events/record.ts";
import { type KnownFacility, knownBy, openFacility, type OpenFacility } from "../../../src/servicing/facility.ts";
import { day, example } from "../../say.ts";
import type { Learned as Known } from "./as-known.ts";
import type { Facility } from "./alder-facilities.ts";
import type { Deal, Told } from "./alder-terms.ts";

/** Something told of the account at a moment. */
export type Learned = Told & Known;

// A random facility as the engine is told of it: the papers of an Alder example, and what is entered from them.

const counted = ["one (1) Business Day", "two (2) Business Days", "three (3) Business Days"];

const opened = new Map<string, OpenFacility>();

// The papers are read once for each number of collection days that § 3.7 may have.
function withDays(name: "alder-fees" | "alder-grid", days: number): OpenFacility {
  const before = opened.get(`${name} ${days}`);
  if (before !== undefined) return before;
  const { file } = example(name);
  const papers = file.papers.map((paper) => ({
    ...paper,
    text: paper.text.replace("one (1) Business Day which they take", `${counted[days - 1]} which they take`),
  }));
  const open = openFacility({ ...file, papers }, []);
  opened.set(`${name} ${days}`, open);
  return open;
}

/** The facility with these reports, ready to be asked. */
export function engineOf({ deal }: Pick<Facility, "deal">, reports: readonly Report[]): OpenFacility {
  const open = withDays(deal.grid === undefined ? "alder-fees" : "alder-grid", deal.collectionDays);
  return { ...open, file: { ...open.file, ...enteredFrom(open.file, deal) }, reports };
}

/** The same, as known in the end. Which papers are in effect hangs on nothing that was told. */
export function knownInTheEnd(facility: Facility): KnownFacility {
  return knownBy(engineOf(facility, reportsOf(learnedAtOnce(facility))));
}

function enteredFrom(file: FacilityFile, { grid, unused, collectionDays, maximum }: Deal): Partial<FacilityFile> {
  const fees = (file.fees ?? []).map((fee): AccountFee => {
    if (fee.kind === "collection_days") return { ...fee, days: collectionDays };
    if (fee.kind !== "unused_line") return fee;
    const counts = [
      "revolving_loans",
      "letters_of_credit",
      ...(unused.termLoans ? (["term_loans"] as const) : []),
    ] as const;
    return { ...fee, measured: unused.measured, counts };
  });
  const usury = { id: "usury", title: "Maximum lawful rate", paper: "loan-agreement", provision: "3.3", law: "a law" };
  const bankDays = { paper: "loan-agreement", provision: "1.1", calendars: ["new_york"] as const };
  const conversion = { id: "c", term: "conversionAtPeriodEnd", value: "Eurodollar Rate Loans into Prime Rate Loans" };
  return {
    fees,
    businessDay: bankDays,
    assumptions: [
      { ...conversion, term: "conversionAtPeriodEnd", reason: "a test", by: "a test", on: day("2002-10-01") },
    ],
    lawfulRates: maximum === undefined ? [] : [{ ...usury, ...maximum }],
    ...(grid === undefined ? {} : { pricing: (file.pricing ?? []).map((each) => ({ ...each, ...grid })) }),
  };
}

const start = Date.parse("2002-10-01T19:00:00Z");

/** The same happenings as if all had been told before servicing began, one after another. */
export function learnedAtOnce({ happenings }: Facility): readonly Learned[] {
  return happenings.map((each, index) => ({ ...each, at: momentOf(new Date(start + index * 1_000).toISOString()) }));
}

/** How the happenings of a facility became known: after how many days each, and what was put right some days later. */
export type Learning = {
  readonly delays: readonly number[];
  readonly corrections: readonly { readonly which: number; readonly wait: number; readonly part: bigint }[];
};

/** The same happenings as they became known. What comes first is what servicing begins with. */
export function learnedLate(facility: Facility, { delays, corrections }: Learning): readonly Learned[] {
  const { began, happenings } = facility;
  const first = happenings.map((each, index): Learned => {
    const { on } = each.happening;
    const told: IsoDate = index < 2 ? began : addDays(on < began ? began : on, delays[index % delays.length] ?? 0);
    const hour = index < 2 ? "00" : String(8 + (index % 12)).padStart(2, "0");
    return { ...each, at: momentOf(`${told}T${hour}:00:${String(index % 60).padStart(2, "0")}Z`) };
  });
  const later = new Map(corrections.map((each) => [first[2 + (each.which % first.length)], each]));
  return [
    ...first,
    ...[...later].flatMap(([wrong, each]) => (wrong === undefined ? [] : putRight(wrong, each))),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

// What was told wrong, told again some days later: another amount, and for an advance another day.
function putRight(wrong: Learned, { wait, part }: Learning["corrections"][number]): Learned[] {
  const { happening, name } = wrong;
  const at = momentOf(
    `${addDays(dayOf(wrong.at), wait)}T23:00:${name.slice(-2).replace(/\D/g, "0").padStart(2, "0")}Z`,
  );
  const told = { name: `${name}-right`, at, corrects: name };
  switch (happening.type) {
    case "AdvanceMade":
      return [
        { ...told, happening: { ...happening, on: addDays(happening.on, wait), amount: partOf(happening, part) } },
      ];
    case "FiguresReported": {
      const figures = happening.figures.map((each) => ({ ...each, value: times(each.value, ratio(part, 4n)) }));
      return [{ ...told, first: happening.on, happening: { ...happening, figures, on: addDays(happening.on, wait) } }];
    }
    case "ObligationIncurred":
      return [{ ...told, happening: { ...happening, amount: partOf(happening, part) } }];
    case "IndexPublished":
      return [{ ...told, happening: { ...happening, rate: times(happening.rate, ratio(part, 4n)) } }];
    default:
      return [];
  }
}

function partOf({ amount }: { readonly amount: Money }, part: bigint): Money {
  return { ...amount, minor: (amount.minor * part) / 4n + 1n };
}

/** What was learned as reports. */
export function reportsOf(all: readonly Learned[]): Report[] {
  return all.map(({ name, at, happening, corrects }) => ({
    key: name,
    by: "a test",
    recordedAt: at,
    happening,
    ...(corrects === undefined ? {} : { corrects }),
  }));
}

function momentOf(text: string): Instant {
  const at = instant(text);
  if (!at.ok) throw new Error(`${text} is a moment`);
  return at.value;
}
