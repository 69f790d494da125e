import type { ActKind } from "./acts/act.ts";
import { readInstrument } from "./read-instrument.ts";
import type { Instrument, Reading, Unread } from "./reading.ts";
import { stretchesOf } from "./structure/instruments.ts";
import { flowOf, type Flow } from "./text/flow.ts";
import { slipsIn } from "./text/slips.ts";
import { type BadPhrase, doubtfulIn } from "./text/phrases.ts";
import type { Finding } from "./text/span.ts";
import { opensQuotation } from "./weigh.ts";

/**
 * Reads a paper: its instruments, what each of their sentences does, and the terms in their words.
 *
 * What is not understood is listed in `unread`, with its place; nothing is guessed. The text is as filed: offsets of
 * every span lead back into it.
 */
export function readPaper(text: string): Reading {
  const flow = flowOf(text);
  const doubtful = doubtfulIn(flow.text);
  const slips = slipsIn(text);
  const findings = [...doubtful.map((phrase) => doubtFinding(flow, phrase)), ...slips];
  const places = slips.map(({ span }) => span);
  const instruments: Instrument[] = [];
  const unread: Unread[] = [];
  const nextId = ids();
  for (const stretch of stretchesOf(flow)) {
    const id = nextId(stretch.attachment, stretch.title);
    const { instrument, ...read } = readInstrument(flow, stretch, id, doubtful, places);
    instruments.push(instrument);
    for (const finding of [...read.findings, ...quotationFindings(instrument)]) findings.push(finding);
    for (const each of read.unread) unread.push(each);
  }
  return { instruments, findings: findings.toSorted((a, b) => a.span.start - b.span.start), unread };
}

// Gives each instrument its place in the file: `main`, then `consent`, `exhibit-a`, `exhibit-a-2`.
function ids(): (attachment: string, title: string) => string {
  const counts = new Map<string, number>();
  return (attachment, title) => {
    const plain = (attachment === "" ? (title.split(/[ ,]/)[0] ?? "") : attachment)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-");
    const base = counts.size === 0 ? "main" : plain === "" ? "part" : plain;
    let count = counts.get(base) ?? 0;
    let id = base;
    do {
      count += 1;
      id = count === 1 ? base : `${base}-${count}`;
    } while (count > 1 && counts.has(id));
    counts.set(base, count);
    if (id !== base) counts.set(id, 1);
    return id;
  };
}

const remarks: Record<BadPhrase["code"], (text: string) => string> = {
  "date.not_a_calendar_day": (text) => `“${text}” names no day of the calendar. Find out which day was meant.`,
  "number.words_and_figures_differ": (text) =>
    `In “${text}” the words and the figures are different numbers. Find out which was meant; no figure is taken from it.`,
};

function doubtFinding(flow: Flow, { code, text, from, to }: BadPhrase): Finding {
  return { code, severity: "error", message: remarks[code](text), span: flow.spanOf(from, to) };
}

// Acts that put nothing in the place of what they take out where nothing is said to go there.
const takesOut: ReadonlySet<ActKind> = new Set<ActKind>(["substituteWords", "replaceSentence"]);

// Text put in place whose quotation marks never close was cut off, or filed with a slip.
function quotationFindings({ acts }: Instrument): Finding[] {
  return acts.flatMap((act) => {
    if (!("payload" in act)) return [];
    if (!opensQuotation(act.payload) || (takesOut.has(act.kind) && act.payload.text === "")) return [];
    const message =
      "The quotation marks of the text put in place do not pair: one of two is left out. Check that the copy is complete and where the text ends.";
    return [{ code: "act.quotation_not_closed", severity: "warning" as const, message, span: act.payload.span }];
  });
}
