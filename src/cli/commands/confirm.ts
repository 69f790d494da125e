import { existsSync } from "node:fs";
import { choicesOf, type Questioned, questionedIn, subjectIn } from "../../agreement/confirm.ts";
import { isoDate } from "../../base/date.ts";
import { dayOf, instant, type Instant } from "../../base/instant.ts";
import { wrapped } from "../../base/wrap.ts";
import { known, type Report } from "../../events/record.ts";
import type { Act } from "../../papers/acts/act.ts";
import { type Certainty, doubts } from "../../papers/acts/certainty.ts";
import { openFacility, type OpenFacility } from "../../servicing/facility.ts";
import { chain } from "../../wire/chain.ts";
import { happeningsText } from "../../wire/encode.ts";
import { effectTexts, objectText } from "../act-text.ts";
import type { ExitCode } from "../exit.ts";
import { actJson, anyJson, jsonText, termJson } from "../json.ts";
import { type AskOptions, knownAt, loadFacility } from "../load.ts";
import { heldIn, isStoreThere, readStored, withStore } from "../stored.ts";
import { styled, type Terminal } from "../terminal.ts";
import { misuse } from "../use.ts";
import { takeIn, tellOutcomes } from "./store.ts";

/** What is listed, and what is found of an act. */
export type ConfirmOptions = AskOptions & {
  readonly level?: Certainty;
  readonly as?: string;
  readonly by?: string;
  readonly because?: string;
  readonly at?: string;
  readonly dryRun?: boolean;
};

/**
 * `conformed confirm FACILITY`: the acts that are read with less certainty than the facility asks for, as known, each
 * with its words, its reading and why it is in question. With `PAPER#ACT --as …` a person's finding is recorded.
 */
export async function confirmCommand(
  terminal: Terminal,
  name: string,
  act: string | undefined,
  options: ConfirmOptions,
): Promise<ExitCode> {
  if (act !== undefined) return record(terminal, name, act, options);
  const open = await loadFacility(name, options);
  const facts = known(open.reports, knownAt(options.known));
  const below = options.level ?? open.file.certainty ?? "likely";
  const asked = questionedIn(open.asRead.instruments, facts, below).filter(
    ({ by }) => by.recordedAt <= knownAt(options.known),
  );
  const waiting = asked.filter(({ choice }) => choice === undefined);
  if (options.json === true) {
    terminal.out(jsonText({ facility: open.file.id, below, acts: asked.map((each) => questionedJson(each)) }));
    return waiting.length === 0 ? 0 : 1;
  }
  terminal.out(styled(terminal, "bold", `${open.file.title}: what is less than ${below}`));
  if (asked.length === 0) terminal.out("\nEvery act on file is certain enough.");
  for (const each of asked) terminal.out(`\n${questionedText(terminal, each)}`);
  return waiting.length === 0 ? 0 : 1;
}

function questionedText(terminal: Terminal, each: Questioned): string {
  const { id, subject, by, clause, certainty } = each;
  const line = by.paper.text.slice(0, subject.span.start).split("\n").length;
  const lines = [
    `${styled(terminal, "bold", id)}  ${styled(terminal, "cyan", clause.cite)}  ${certainty}: ${stateText(each)}`,
    ...subject.uncertain.doubts.map((code) => wrapped(doubts[code].because, "  ")),
    `  words, from line ${line} of ${by.paper.file}:`,
    styled(terminal, "yellow", wrapped(wordsOf(each), "    ")),
    `  read as: ${subjectText(each)}`,
    ...subject.uncertain.otherwise.map(({ rule, acts }) =>
      wrapped(`or as ${rule}: ${acts.map(readingText).join("; ")}`, "  "),
    ),
    `  found of it may be: ${choicesOf(subject).join(", ")}`,
  ];
  return lines.join("\n");
}

function stateText({ choice, chosenIn, reusedOf }: Questioned): string {
  if (choice === undefined || chosenIn === undefined) return "waits, and changes nothing";
  const reused = reusedOf === undefined ? "" : `, as of ${reusedOf}, whose words have the same form`;
  const { by, happening } = chosenIn;
  return `${choice}, found by ${by} on ${happening.on}${reused}: ${happening.because}`;
}

function subjectText({ subject, by }: Questioned): string {
  if ("act" in subject) return readingText(subject.act);
  return subject.part.terms
    .map(
      (term) =>
        `${term.name} “${shortened(by.paper.text.slice(term.span.start, term.span.end).replaceAll(/\s+/g, " "), 80)}”`,
    )
    .join("; ");
}

function readingText(act: Act): string {
  const object = objectText(act);
  const put = "payload" in act && act.payload !== undefined ? [`puts “${shortened(act.payload.text, 160)}”`] : [];
  const parts = [object, ...put, ...effectTexts(act.effect)].filter((part) => part !== "");
  return `${act.kind} ${parts.join(", ")}`;
}

// The words that are in question, from the paper as filed.
function wordsOf({ by, subject: { span } }: Questioned): string {
  return shortened(by.paper.text.slice(span.start, span.end).replaceAll(/\s+/g, " "), 1200);
}

function shortened(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function questionedJson(each: Questioned) {
  const { id, number, subject, by, clause, certainty, choice, chosenIn, reusedOf } = each;
  const { rule, form, doubts: codes, otherwise } = subject.uncertain;
  return {
    id,
    instrument: by.id,
    act: number,
    clause: clause.cite,
    certainty,
    doubts: codes.map((code) => ({ code, because: doubts[code].because })),
    rule,
    form,
    file: by.paper.file,
    words: wordsOf(each),
    span: anyJson(subject.span),
    reading:
      "act" in subject ? actJson(subject.act, undefined) : { kind: "rates", terms: subject.part.terms.map(termJson) },
    otherwise: otherwise.map((other) => ({ rule: other.rule, acts: other.acts.map((one) => actJson(one, undefined)) })),
    choices: [...choicesOf(subject)],
    choice: choice ?? null,
    foundBy: chosenIn?.by ?? null,
    because: chosenIn?.happening.because ?? null,
    reusedOf: reusedOf ?? null,
  };
}

async function record(terminal: Terminal, name: string, act: string, options: ConfirmOptions): Promise<ExitCode> {
  if (options.dryRun === true) {
    const open = await loadFacility(name, options);
    const report = reportOf(open, act, options);
    const [outcome] = await takeIn({ open, records: chain(open.reports) }, [placed(report)]);
    if (outcome?.refused !== undefined || options.json === true) {
      return tellOutcomes(terminal, outcome === undefined ? [] : [outcome], options);
    }
    terminal.out(happeningsText([report]).trimEnd());
    return 0;
  }
  if (existsSync(name)) throw misuse({ code: "use.store_needed", name });
  if (!isStoreThere(options.store)) await readStored(name, options.store);
  return withStore<ExitCode>(options.store, async (store) => {
    const { facility, records } = await heldIn(store, name);
    const open = openFacility(facility, records);
    const report = reportOf(open, act, options);
    return tellOutcomes(terminal, await takeIn({ open, records, store }, [placed(report)]), options);
  });
}

function placed(report: Report) {
  return { report, placeOf: () => ({ file: "conformed confirm", line: 1, column: 1 }) };
}

function reportOf(open: OpenFacility, id: string, { as: choice, by, because, at }: ConfirmOptions): Report {
  const [instrument = "", number = ""] = id.split("#");
  const filed = open.asRead.instruments.find((each) => each.id === instrument);
  const act = filed === undefined ? undefined : subjectIn(filed, Number(number));
  if (act === undefined) {
    const every = questionedIn(open.asRead.instruments, [], "certain").map((each) => each.id);
    throw misuse({ code: "use.act_not_in_question", act: id, known: every });
  }
  const offered = choicesOf(act);
  if (choice === undefined || by === undefined || because === undefined) {
    throw misuse({ code: "use.finding_incomplete", act: id, offered });
  }
  const recordedAt = momentOf(at);
  const { rule, form } = act.uncertain;
  const on = dayOf(recordedAt);
  return {
    key: `reading of ${id} at ${recordedAt}`,
    recordedAt,
    by,
    happening: { type: "ReadingConfirmed", on, instrument, act: Number(number), rule, form, choice, because },
  };
}

function momentOf(text: string | undefined): Instant {
  const moment = instant(text ?? new Date().toISOString());
  if (moment.ok) return moment.value;
  const day = isoDate(text ?? "");
  if (day.ok) return knownAt(text);
  throw misuse({ code: "use.not_a_moment", text: text ?? "" });
}
