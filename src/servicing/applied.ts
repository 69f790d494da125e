import { isCommitmentAct } from "../agreement/commitment.ts";
import { isDateAct } from "../agreement/extend-date.ts";
import { actsCalling, inOrder } from "../agreement/order.ts";
import type { Standing } from "../agreement/reading.ts";
import type { FiledInstrument, ResolvedAct } from "../agreement/instrument.ts";
import { isPresent, readingOf } from "../agreement/text.ts";
import type { Agreement } from "../agreement/agreement.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import type { FacilityFile, FiledPaper, Party } from "../events/facility.ts";
import { defaultSettings } from "../events/settings.ts";
import { editingKinds } from "../papers/acts/act.ts";
import { targetText } from "../papers/acts/target.ts";
import { openFacility, type OpenFacility } from "./facility.ts";

/** What came of an instruction: it changed the text as it says, with a remark where there is one, or it did not. */
export type Instruction = {
  readonly act: ResolvedAct;
  readonly cite: string;
  readonly kind: string;
  readonly target: string;
  readonly result: "applied" | "unresolved";
  readonly reason: string;
};

/**
 * Amendments carried out on an agreement, one after another.
 *
 * Shape: `standings` are the agreement before any of them, then after each; `instructions` in the order of the papers.
 */
export type Applied = {
  readonly open: OpenFacility;
  readonly standings: readonly Standing[];
  readonly instructions: readonly Instruction[];
};

/**
 * Applies amendments to an agreement as if each had taken effect in the order given: what they are conditioned on is
 * not asked. `base` comes first among `papers`.
 */
export function applied(papers: readonly FiledPaper[]): Applied {
  const open = openFacility(facilityOf(papers), []);
  const { agreement } = open;
  const states = papers.map((_, index) => standingAfter(agreement, papers.slice(0, index + 1)));
  const last = states.at(-1);
  const standings = last === undefined ? [] : states.map((state) => ({ ...state, on: last.on }));
  const instructions = agreement.instruments
    .flatMap(({ id }) => agreement.acts.filter(({ by, act }) => by.id === id && editingKinds.has(act.kind)))
    .map((act) => instruction(agreement, act, standings));
  return { open, standings, instructions: inPapers(instructions) };
}

function inPapers(instructions: readonly Instruction[]): Instruction[] {
  return instructions.toSorted((a, b) =>
    a.act.by.id === b.act.by.id ? a.act.act.span.start - b.act.act.span.start : 0,
  );
}

// The parties are those that the papers name.
function facilityOf(papers: readonly FiledPaper[]): FacilityFile {
  const file = {
    id: "applied",
    title: papers[0]?.title ?? "",
    illustration: false,
    currency: "USD" as const,
    otherDebt: [],
    settings: defaultSettings,
    assumptions: [],
  };
  const { agreement } = openFacility({ ...file, parties: [], papers }, []);
  return { ...file, parties: partiesOf(agreement.instruments), papers };
}

function partiesOf(instruments: readonly FiledInstrument[]): Party[] {
  const parties = new Map<string, Party>();
  const former = new Set(
    instruments.flatMap(({ instrument }) => instrument.parties.flatMap(({ formerly }) => formerly)),
  );
  for (const { instrument } of instruments) {
    for (const { name, shortNames } of instrument.parties) {
      if (former.has(name)) continue;
      const before = parties.get(name)?.aliases ?? [];
      const aliases = [...new Set([...before, ...shortNames])];
      parties.set(name, { id: name, name, role: "affiliate", aliases });
    }
  }
  return [...parties.values()];
}

// Every paper given so far is in effect, from its own date; one that bears none, from the day after those before it.
function standingAfter(agreement: Agreement, papers: readonly FiledPaper[]): Standing & { readonly on: IsoDate } {
  const inEffect = new Map<string, IsoDate>();
  let latest: IsoDate | undefined;
  for (const { id } of papers) {
    for (const each of agreement.instruments.filter(({ paper }) => paper.id === id)) {
      const day = each.dated ?? (latest === undefined ? undefined : addDays(latest, 1)) ?? firstDay;
      if (latest === undefined || day > latest) latest = day;
      inEffect.set(each.id, day);
    }
  }
  const ends = agreement.acts.flatMap(({ act }) => act.effect.from?.value ?? []);
  const on = [...ends, ...(latest === undefined ? [] : [latest])].toSorted().at(-1);
  return { on: on ?? firstDay, inEffect, settings: defaultSettings };
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a day before every paper
const firstDay = "1900-01-01" as IsoDate;

function instruction(agreement: Agreement, filed: ResolvedAct, standings: readonly Standing[]): Instruction {
  const { act, clause } = filed;
  const what = "target" in act ? targetText(act.target) : "";
  const target = act.kind === "insertDefinition" ? `“${act.term}” in ${what}` : what;
  const told = { act: filed, cite: clause.cite, kind: act.kind, target };
  const finding = agreement.findings.find((each) => each.clause === clause && each.what === what);
  if (finding !== undefined) return { ...told, result: "unresolved", reason: `${finding.code}: ${finding.remedy}` };
  const { fromTrigger: event } = act.effect;
  if (event !== undefined) return { ...told, result: "unresolved", reason: `it waits for “${event.value}”` };
  if (act.kind === "overlay") return { ...told, result: "applied", reason: "stands over the text" };
  const own = standings.find(({ inEffect }) => inEffect.has(filed.by.id));
  const met = own === undefined ? undefined : metBy(agreement, filed, own);
  return { ...told, result: met?.result ?? "unresolved", reason: met?.reason ?? "the provision is not there then" };
}

const unlikeWords = "the words it quotes do not stand there, or stand more than once";
const unlikeAmount = "the words do not state one amount of the commitment that the change fits";
const unlikeDay = "the words do not state one day of that name that the change fits";

function unlike(filed: ResolvedAct): string {
  return isCommitmentAct(filed) ? unlikeAmount : isDateAct(filed) ? unlikeDay : unlikeWords;
}

// What came of an act on the text as it stands once its own paper is in effect.
function metBy(
  agreement: Agreement,
  filed: ResolvedAct,
  standing: Standing,
): Pick<Instruction, "result" | "reason"> | undefined {
  const present = inOrder(agreement).filter((node) => isPresent(agreement, node, standing));
  const put = present.filter((node) => node.put?.by === filed);
  if (filed.act.kind.startsWith("insert") && filed.act.kind !== "insertWords") {
    if (put.length > 0) return { result: "applied", reason: "" };
    return { result: "unresolved", reason: "a part of that name is there already" };
  }
  const there = [...put, ...present.filter((node) => actsCalling(agreement, node).includes(filed))];
  if (there.length === 0) return undefined;
  const readings = there.map((node) => readingOf(agreement, node, standing));
  if (readings.some(({ failed }) => failed.includes(filed))) {
    return { result: "unresolved", reason: unlike(filed) };
  }
  const rival = readings.flatMap(({ conflicts }) => conflicts).find((pair) => pair.includes(filed));
  if (rival !== undefined) return { result: "unresolved", reason: "another act of the same day says otherwise" };
  const loosely = readings.some((reading) => reading.loosely.includes(filed));
  return { result: "applied", reason: loosely ? "on words that differ a little from those quoted" : "" };
}
