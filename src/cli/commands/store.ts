import type { FacilityFile } from "../../events/facility.ts";
import type { Report } from "../../events/record.ts";
import { decide } from "../../servicing/decide.ts";
import { openFacility } from "../../servicing/facility.ts";
import { readFacilityFolder } from "../../wire/folder.ts";
import { sentence } from "../../wire/sentences.ts";
import type { Store } from "../../store/open.ts";
import { storeSentence } from "../../store/sentences.ts";
import { type ExitCode, Stop } from "../exit.ts";
import { jsonText } from "../json.ts";
import { type AskOptions, loadFacility } from "../load.ts";
import { explainServicing } from "../say.ts";
import { reportsIn } from "../supposed.ts";
import { storeLocation, withStore } from "../stored.ts";
import { columns, type Terminal } from "../terminal.ts";

/** `conformed open FOLDER`: takes a facility into the store, whole or not at all. */
export async function openCommand(terminal: Terminal, folder: string, options: AskOptions): Promise<ExitCode> {
  const read = readFacilityFolder(folder);
  if (!read.ok)
    throw new Stop(
      2,
      read.failure.map((failure) => `${folder}/${sentence(failure)}`),
    );
  const { facility, reports } = read.value;
  if (terminal.colour) terminal.err("Opening the store …");
  return withStore<ExitCode>(options.store, async (store) => {
    const imported = await store.importFacility(facility, reports);
    if (!imported.ok) throw new Stop(2, [storeSentence(imported.failure)]);
    const { outcome, papers, records } = imported.value;
    const where = storeLocation(options.store);
    const place = "dataDir" in where ? where.dataDir : "the server of DATABASE_URL";
    terminal.out(
      options.json === true
        ? jsonText({ facility: facility.id, outcome, papers, records })
        : `${facility.id}: ${outcome} in ${place}, ${papers} papers and ${records} records.`,
    );
    return 0;
  });
}

/** `conformed list`: the facilities in the store. */
export async function listCommand(terminal: Terminal, options: AskOptions): Promise<ExitCode> {
  return withStore<ExitCode>(options.store, async (store) => {
    const entries = await store.list();
    terminal.out(
      options.json === true
        ? jsonText(entries.map(({ id, title, records }) => ({ id, title, records })))
        : columns(
            [
              ["FACILITY", "RECORDS", "TITLE"],
              ...entries.map(({ id, title, records }) => [id, String(records), title]),
            ],
            [1],
          ),
    );
    return 0;
  });
}

/**
 * `conformed record FACILITY FILE`: decides the happenings of a file, one after the other, and records those of a
 * facility in the store. With `--dry-run`, and for a facility in a folder, it only decides.
 */
export async function recordCommand(
  terminal: Terminal,
  name: string,
  file: string,
  options: AskOptions & { readonly dryRun?: boolean },
): Promise<ExitCode> {
  if (options.dryRun === true) {
    const open = await loadFacility(name, options);
    const outcome = await takeIn(open.file, open.reports, reportsIn(file, open.file), undefined);
    return tell(terminal, outcome, options);
  }
  return withStore<ExitCode>(options.store, async (store) => {
    const held = await store.read(name);
    if (!held.ok) throw new Stop(2, [storeSentence(held.failure)]);
    const { facility, records } = held.value;
    return tell(terminal, await takeIn(facility, records, reportsIn(file, facility), store), options);
  });
}

type Outcome = { readonly key: string; readonly decision: string; readonly clause: string; readonly refused?: string };

// Each happening is decided on all before it, and what is accepted is kept before the next is looked at.
async function takeIn(
  facility: FacilityFile,
  before: readonly Report[],
  reports: readonly Report[],
  store: Store | undefined,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const accepted = [...before];
  for (const report of reports) {
    const decided = decide(openFacility(facility, accepted), report);
    if (!decided.ok) {
      outcomes.push({ key: report.key, decision: "refused", clause: "", refused: explainServicing(decided.failure) });
      continue;
    }
    const { decision, cite } = decided.value;
    const kept = await store?.append(facility.id, report);
    if (kept !== undefined && !kept.ok) {
      outcomes.push({ key: report.key, decision: "refused", clause: "", refused: storeSentence(kept.failure) });
      continue;
    }
    accepted.push(report);
    const repeated = kept?.value.repeated === true ? ", recorded before" : "";
    outcomes.push({ key: report.key, decision: `${decision}${repeated}`, clause: cite });
  }
  return outcomes;
}

function tell(
  terminal: Terminal,
  outcomes: readonly Outcome[],
  options: AskOptions & { readonly dryRun?: boolean },
): ExitCode {
  const refused = outcomes.some(({ refused: why }) => why !== undefined);
  if (options.json === true) {
    terminal.out(
      jsonText({
        recorded: options.dryRun !== true,
        happenings: outcomes.map(({ key, decision, clause, refused: why }) => ({
          key,
          decision,
          clause,
          refused: why ?? null,
        })),
      }),
    );
  } else {
    for (const { key, decision, clause, refused: why } of outcomes) {
      const note = decision.startsWith("discretionary") ? ": the lender is not obligated" : "";
      terminal.out(
        `${key}: ${decision}${note}${clause === "" ? "" : ` [${clause}]`}${why === undefined ? "" : `: ${why}`}`,
      );
    }
  }
  return refused ? 1 : 0;
}
