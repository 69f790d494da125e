import { existsSync } from "node:fs";
import type { Recorded, Report } from "../../events/record.ts";
import type { OverAdvance } from "../../servicing/decide-collateral.ts";
import { decide, decideAll } from "../../servicing/decide.ts";
import { openFacility, type OpenFacility } from "../../servicing/facility.ts";
import type { Store } from "../../store/open.ts";
import { type Appended, placeReport } from "../../store/place.ts";
import { storeSentence } from "../../store/sentences.ts";
import { chain } from "../../wire/chain.ts";
import type { FiledReport } from "../../wire/happenings-file.ts";
import { type ExitCode, Stop } from "../exit.ts";
import { amountText } from "../amount.ts";
import { jsonText, moneyJson } from "../json.ts";
import { type AskOptions, folderNamed, loadFacility, toldRefusals } from "../load.ts";
import { explainServicing } from "../say.ts";
import { reportsIn } from "../supposed.ts";
import { heldIn, isStoreThere, readStored, stopOn, storeLocation, withStore } from "../stored.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { misuse } from "../use.ts";

/** `conformed open FOLDER`: takes a facility into the store, whole or not at all. */
export async function openCommand(terminal: Terminal, folder: string, options: AskOptions): Promise<ExitCode> {
  const { file, reports, placeOf } = folderNamed(folder);
  // The record is never edited, so what is not allowed is corrected before it is taken in.
  const refused = decideAll(openFacility(file, reports));
  if (refused.length > 0) {
    const remark = "Nothing was taken into the store. Correct the happenings first.";
    throw new Stop(1, [...toldRefusals(refused, { placeOf }), { sentence: remark }]);
  }
  if (terminal.colour) terminal.err("Opening the store …");
  return withStore<ExitCode>(options.store, async (store) => {
    const imported = await store.importFacility(file, reports);
    if (!imported.ok) throw stopOn(imported.failure, 2);
    const { outcome, papers, records } = imported.value;
    const where = storeLocation(options.store);
    const place = "dataDir" in where ? where.dataDir : "the server of DATABASE_URL";
    terminal.out(
      options.json === true
        ? jsonText({ facility: file.id, outcome, papers, records })
        : `${file.id}: ${outcome} in ${place}, ${papers} papers and ${records} records.`,
    );
    return 0;
  });
}

/** `conformed list`: the facilities in the store. */
export async function listCommand(terminal: Terminal, options: AskOptions): Promise<ExitCode> {
  const entries = isStoreThere(options.store) ? await withStore(options.store, async (store) => store.list()) : [];
  if (options.json === true) {
    const facilities = entries.map(({ id, title, records, lastRecordedAt }) => ({
      id,
      title,
      records,
      lastRecordedAt: lastRecordedAt ?? null,
    }));
    terminal.out(jsonText({ facilities }));
    return 0;
  }
  const rows = entries.map(({ id, title, records }) => [id, String(records), title]);
  const none = 'The store holds no facility. Take one in with "conformed open FOLDER".';
  terminal.out(rows.length === 0 ? none : columns([["FACILITY", "RECORDS", "TITLE"], ...rows], [1]));
  return 0;
}

type RecordOptions = AskOptions & { readonly dryRun?: boolean };

/**
 * `conformed record FACILITY FILE`: decides the happenings of a file, one after the other, and records those that are
 * allowed in the store. With `--dry-run`, also of a facility in a folder, it only decides.
 */
export async function recordCommand(
  terminal: Terminal,
  name: string,
  path: string,
  options: RecordOptions,
): Promise<ExitCode> {
  if (options.dryRun === true) {
    const open = await loadFacility(name, options);
    const outcomes = await takeIn({ open, records: chain(open.reports) }, reportsIn(path, open.file, open.reports));
    return tellOutcomes(terminal, outcomes, options);
  }
  if (existsSync(name)) throw misuse({ code: "use.store_needed", name });
  // Nothing is made for a facility that cannot be there.
  if (!isStoreThere(options.store)) await readStored(name, options.store);
  return withStore<ExitCode>(options.store, async (store) => {
    const { facility, records } = await heldIn(store, name);
    const reports = reportsIn(path, facility, records);
    return tellOutcomes(
      terminal,
      await takeIn({ open: openFacility(facility, records), records, store }, reports),
      options,
    );
  });
}

/** What came of a happening. `decision` is "refused" where `refused` says why. */
export type Outcome = {
  readonly key: string;
  readonly place: string;
  readonly decision: string;
  readonly clause: string;
  readonly overAdvance?: OverAdvance;
  readonly refused?: Refused;
};

type Refused = { readonly code: string; readonly sentence: string };

/** A record to take happenings into; without a store, only to decide them. */
export type Taking = { readonly open: OpenFacility; readonly records: readonly Recorded[]; readonly store?: Store };

/** Decides each happening on all before it; what is accepted is kept before the next is looked at. */
export async function takeIn(
  { open, records, store }: Taking,
  filed: readonly Pick<FiledReport, "report" | "placeOf">[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const accepted = [...records];
  for (const { report, placeOf } of filed) {
    const { file, line, column } = placeOf([]);
    const told = { key: report.key, place: `${file}:${line}:${column}` };
    const decided = decideNext({ ...open, reports: accepted }, accepted, report);
    if (!("clause" in decided)) {
      outcomes.push({ ...told, decision: "refused", clause: "", refused: decided });
      continue;
    }
    const { placed, ...decision } = decided;
    const kept = placed.repeated ? undefined : await store?.append(open.file.id, report);
    if (kept !== undefined && !kept.ok) {
      const refused = { code: kept.failure.code, sentence: storeSentence(kept.failure) };
      outcomes.push({ ...told, decision: "refused", clause: "", refused });
      continue;
    }
    if (!placed.repeated) accepted.push(kept?.value.recorded ?? placed.recorded);
    outcomes.push({ ...told, ...decision });
  }
  return outcomes;
}

type Decided = {
  readonly decision: string;
  readonly clause: string;
  readonly overAdvance?: OverAdvance;
  readonly placed: Appended;
};

// What was recorded before is acknowledged again, and is not decided a second time on what happened since.
function decideNext(open: OpenFacility, records: readonly Recorded[], report: Report): Decided | Refused {
  const { currency } = open.file;
  const earlier = records.find(({ key }) => key === report.key);
  const placed = placeReport({ currency, earlier, last: records.at(-1) }, report, "but for when it became known");
  if (!placed.ok) return { code: placed.failure.code, sentence: storeSentence(placed.failure) };
  if (placed.value.repeated) return { decision: "recorded before", clause: "", placed: placed.value };
  const decided = decide(open, report);
  if (!decided.ok) return { code: decided.failure.code, sentence: explainServicing(decided.failure) };
  const { decision, cite, overAdvance } = decided.value;
  return { decision, clause: cite, placed: placed.value, ...(overAdvance === undefined ? {} : { overAdvance }) };
}

/** Tells what came of happenings. Gives 1 when one of them was refused. */
export function tellOutcomes(terminal: Terminal, outcomes: readonly Outcome[], options: RecordOptions): ExitCode {
  if (options.json === true) {
    const happenings = outcomes.map(({ key, place, decision, clause, overAdvance, refused }) => ({
      key,
      place,
      decision,
      clause,
      overAdvance:
        overAdvance === undefined
          ? null
          : { amount: moneyJson(overAdvance.amount), approvedBy: overAdvance.approvedBy },
      refused: refused ?? null,
    }));
    terminal.out(jsonText({ dryRun: options.dryRun === true, happenings }));
  } else {
    for (const outcome of outcomes) terminal.out(outcomeText(terminal, outcome));
  }
  return outcomes.some(({ refused }) => refused !== undefined) ? 1 : 0;
}

function outcomeText(terminal: Terminal, outcome: Outcome): string {
  const { key, place, decision, clause, overAdvance, refused } = outcome;
  if (refused !== undefined) {
    return `${styled(terminal, "red", `refused[${refused.code}]`)}: ${place}: happening ${key}: ${refused.sentence}`;
  }
  const note =
    overAdvance === undefined
      ? decision === "discretionary"
        ? ": the lender is not obligated"
        : ""
      : prompt(overAdvance);
  return `${key}: ${decision}${note}${clause === "" ? "" : ` ${styled(terminal, "cyan", `[${clause}]`)}`}`;
}

// Lending on with an excess known and nothing said is how a right is lost.
function prompt({ amount, approvedBy }: OverAdvance): string {
  return `: an over-advance of ${amountText(amount)} approved by ${approvedBy}. Reserve rights in a letter, since lending on in silence may be read as a waiver`;
}
