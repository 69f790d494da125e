import { wrapped } from "../../base/wrap.ts";
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { dayOf, instant, type Instant } from "../../base/instant.ts";
import { endOfDay } from "../../base/instant.ts";
import type { FiledPaper } from "../../events/facility.ts";
import type { Report } from "../../events/record.ts";
import type { Change } from "../../agreement/diff.ts";
import { decideAll } from "../../servicing/decide.ts";
import { openFacility } from "../../servicing/facility.ts";
import { type ChangedAmount, type WhatIf, whatIf } from "../../servicing/whatif.ts";
import { amountText, difference } from "../amount.ts";
import { type ExitCode, Stop } from "../exit.ts";
import { jsonText, moneyJson, standingJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown, orStop, parsedDay, toldRefusals } from "../load.ts";
import { heldIn, stopOn, withStore } from "../stored.ts";
import { reportsIn, paperIn } from "../supposed.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { misuse } from "../use.ts";

type WhatIfOptions = AskOptions & {
  readonly paper?: string;
  readonly title?: string;
  readonly happenings?: string;
  readonly effective?: string;
  readonly through?: string;
  readonly adopt?: boolean;
};

/**
 * `conformed whatif FACILITY --paper FILE --happenings FILE`: what a proposed paper or happening would change.
 *
 * Nothing is kept, unless `--adopt` is given for a facility in the store.
 */
export async function whatIfCommand(terminal: Terminal, name: string, options: WhatIfOptions): Promise<ExitCode> {
  if (options.paper === undefined && options.happenings === undefined) {
    throw misuse({ code: "use.nothing_supposed" });
  }
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const through = options.through === undefined ? on : parsedDay("--through", options.through);
  const recordedAt = momentAfter(facility.reports);
  const papers = options.paper === undefined ? [] : [proposed(options.paper, options, recordedAt)];
  const supposed =
    options.happenings === undefined ? [] : reportsIn(options.happenings, facility.file, facility.reports);
  const reports = supposed.map(({ report }) => report);
  const result = orStop(whatIf(facility, { papers, reports }, on, through));
  terminal.out(options.json === true ? jsonText(whatIfJson(result, on)) : whatIfText(terminal, result, on));
  if (options.adopt === true)
    await adopt(
      terminal,
      name,
      options,
      papers.map(({ paper }) => paper),
      reports,
    );
  return 0;
}

function proposed(file: string, { title, effective }: WhatIfOptions, recordedAt: Instant) {
  const name = basename(file).replace(/\.[^.]*$/, "");
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  const { decoded, original } = paperIn(file);
  const paper: FiledPaper = {
    id,
    title: title ?? name,
    names: [],
    file: basename(file),
    text: decoded.text,
    original,
    recordedAt,
  };
  return effective === undefined ? { paper } : { paper, effectiveOn: parsedDay("--effective", effective) };
}

// A proposal is later than everything on record, and known whatever moment is asked about.
function momentAfter(reports: readonly Report[]): Instant {
  const last = reports
    .map(({ recordedAt }) => recordedAt)
    .toSorted()
    .at(-1);
  const beginning = instant("1900-01-01T00:00Z");
  if (last !== undefined) return endOfDay(dayOf(last));
  if (beginning.ok) return beginning.value;
  throw new Error("the first moment is one");
}

const notAdopted = { sentence: "Nothing was adopted. Correct these first, or record what they wait for." };

async function adopt(
  terminal: Terminal,
  name: string,
  options: WhatIfOptions,
  papers: readonly FiledPaper[],
  reports: readonly Report[],
): Promise<void> {
  if (existsSync(name)) throw misuse({ code: "use.store_needed", name });
  await withStore(options.store, async (store) => {
    const { facility, records } = await heldIn(store, name);
    const file = { ...facility, papers: [...facility.papers, ...papers] };
    const refused = decideAll(openFacility(file, [...records, ...reports]));
    if (refused.length > 0) throw new Stop(1, [...toldRefusals(refused, { placeOf: () => undefined }), notAdopted]);
    const imported = await store.importFacility(file, [...records, ...reports]);
    if (!imported.ok) throw stopOn(imported.failure, 1);
    terminal.err(
      `${name}: adopted; the store now has ${imported.value.papers} papers and ${imported.value.records} records.`,
    );
  });
}

function whatIfJson({ supposed, redline, terms, lines, days, balance, defaults }: WhatIf, on: string) {
  const { file } = supposed;
  const changed = redline.provisions.filter(({ before, after }) => before !== after);
  const amounts = ({ what, day, before, after }: ChangedAmount) => ({
    what,
    day,
    before: moneyJson(before),
    after: moneyJson(after),
    difference: moneyJson(difference(after, before)),
  });
  return {
    facility: file.id,
    on,
    text: changed.map(({ node, before, after, changes, because }) => ({
      clause: node.clause.cite,
      before,
      after,
      changes: changes.map(({ change, text }) => ({ change, text })),
      because: [...because],
    })),
    terms: terms.map((term) => ({ ...term })),
    lines: lines.map(amounts),
    days: days.map(amounts),
    balance: amounts(balance),
    defaults: defaults.map(({ id, before, after, cites }) => ({ id, before, after, cites: [...cites] })),
    instruments: supposed.closing.standings.map(standingJson),
  };
}

function whatIfText(terminal: Terminal, result: WhatIf, on: string): string {
  const { redline, terms, lines, days, balance, defaults } = result;
  const changed = redline.provisions.filter(({ before, after }) => before !== after);
  const text = changed.map(
    ({ node, changes, because }) =>
      `  ${node.clause.cite} {${because.join("; ")}}\n${wrapped(changes.map((run) => marked(terminal, run)).join(""), "    ")}`,
  );
  const amountRow = ({ what, day, before, after }: ChangedAmount) => [
    `  ${day}`,
    what,
    amountText(before),
    amountText(after),
    amountText(difference(after, before)),
  ];
  return [
    styled(terminal, "bold", `What would change (text and terms on ${on})`),
    section("Text", text.join("\n")),
    section("Terms", columns(terms.map(({ term, before, after, cite }) => [`  ${term}`, before, "→", after, cite]))),
    section("Interest charged", columns(lines.map(amountRow), [2, 3, 4])),
    section("Interest of a day", columns(days.slice(0, 40).map(amountRow), [2, 3, 4])),
    section("Owed", columns([amountRow(balance)], [2, 3, 4])),
    section(
      "Defaults",
      columns(defaults.map(({ id, before, after, cites }) => [`  ${id}`, before, "→", after, cites.join("; ")])),
    ),
  ].join("\n\n");
}

function section(title: string, body: string): string {
  return `${title}:${body === "" ? " no change" : `\n${body}`}`;
}

function marked(terminal: Terminal, { change, text }: Change): string {
  if (change === "same") return text;
  return change === "deleted" ? styled(terminal, "red", `[-${text}-]`) : styled(terminal, "green", `{+${text}+}`);
}
