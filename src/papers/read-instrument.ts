import type { IsoDate } from "../base/date.ts";
import type { Act } from "./acts/act.ts";
import type { Surroundings } from "./acts/draft.ts";
import { openingEffect } from "./acts/general.ts";
import { isPromise, withOwnPromises } from "./undertakings.ts";
import { withEffectOfParts } from "./effect-of-parts.ts";
import { withDayOfPaper } from "./effective-as-of.ts";
import { withDaysOverLists } from "./days-over-lists.ts";
import { type PartReading, readPart } from "./read-part.ts";
import { withEndsElsewhere } from "./ends-elsewhere.ts";
import { provisionOf } from "./provision-of.ts";
import { executionOf, isBase, isHeadedAsBase, isBaseKind, kindOf } from "./kind.ts";
import type { GivenName, Instrument, InstrumentKind, StatedDefinition, Unread } from "./reading.ts";
import type { Stretch } from "./structure/instruments.ts";
import { namedTermsIn, partiesIn } from "./structure/names.ts";
import { withoutBlock } from "./structure/absent.ts";
import { statesDefinition } from "./structure/definition.ts";
import { outlineOf, type Part } from "./structure/outline.ts";
import { effectiveDatesDefined } from "./structure/own-dates.ts";
import type { Provision } from "./structure/provision.ts";
import type { Signature } from "./structure/signature.ts";
import { unreadQualifications } from "./terms/qualification.ts";
import { valuesIn } from "./terms/value.ts";
import type { Flow } from "./text/flow.ts";
import { type BadPhrase, dateFromWords, dateWords } from "./text/phrases.ts";
import type { Run } from "./text/sentences.ts";
import type { Finding, Placed, Span } from "./text/span.ts";

/** What was read of one instrument of a file. */
export type InstrumentReading = {
  readonly instrument: Instrument;
  readonly findings: readonly Finding[];
  readonly unread: readonly Unread[];
};

/**
 * Reads one instrument of a file: its parties, names, parts, acts and signatures.
 *
 * `id` is its place in the file; `doubtful` are the phrases of the file from which no value may be taken, `slips` the
 * places of what looks like a slip of recognition.
 */
export function readInstrument(
  flow: Flow,
  stretch: Stretch,
  id: string,
  doubtful: readonly BadPhrase[],
  slips: readonly Span[],
): InstrumentReading {
  const { parts, findings } = outlineOf(flow, stretch.body, isHeadedAsBase(stretch));
  const names = givenNames(flow, stretch);
  const dated = dateOf(flow, stretch);
  const brokenAt = brokenAtOf(flow, stretch);
  const surroundings: Surroundings = {
    flow,
    ...(dated === undefined ? {} : { dateHereof: dated.value }),
    ...namesKnown(names, effectiveDatesDefined(flow, stretch.body)),
    debts: new Map(),
    doubtful,
    slips,
    ...(brokenAt === undefined ? {} : { brokenAt }),
  };
  const read = isBase(flow, stretch) ? [] : parts.map((part) => readPart(part, surroundings));
  const gate = gateOf(read);
  const opened = gate === undefined ? openingActs(flow, stretch) : [];
  const attached = stretch.attachment !== "" && id !== "main";
  const { acts, deeds, unread } = ownActs(read, opened, attached ? [] : parts, surroundings);
  const signatures = signaturesOf(flow, stretch);
  const parties = partiesIn(openingText(flow, stretch));
  const absent = withoutBlock(parties, signatures, deeds, endingText(flow, stretch));
  const execution = executionOf(signatures, absent.length);
  const kind = kindOf(flow, stretch, deeds, attached ? execution : undefined);
  const amends = !isBaseKind(kind);
  const provisions = parts.map((part) => provisionOf(flow, part));
  const instrument: Instrument = {
    id,
    kind,
    title: stretch.title,
    ...(attached ? { attachment: stretch.attachment } : {}),
    span: spanOf(stretch),
    ...(dated === undefined ? {} : { dated }),
    parties,
    names,
    definitions: provisions.flatMap(definitionsIn),
    provisions,
    acts: amends ? acts : [],
    ...(gate === undefined ? {} : { gate }),
    signatures,
    execution,
  };
  return {
    instrument,
    findings: [
      ...findings,
      ...absent.map(({ name }) => absentFinding(name, spanOf(stretch))),
      ...endFindings(instrument, deeds, brokenAt),
      ...read.flatMap((each) => each.findings),
      ...parts.flatMap((part) => qualificationsIn(flow, part, !amends)),
    ],
    unread: unread.filter(({ text }) => amends || amendsHere.test(text)),
  };
}

function gateOf(read: readonly PartReading[]): Instrument["gate"] {
  const [waits] = read.flatMap((each) => each.gates);
  return waits === undefined ? undefined : { clause: waits.clause, span: waits.span };
}

// The acts, and those of them that tell what kind of instrument it is: any paper may promise something.
function ownActs(
  read: readonly PartReading[],
  opened: readonly Act[],
  parts: readonly Part[],
  surroundings: Surroundings,
) {
  const acts = opened.concat(read.flatMap((each) => each.acts));
  const whole = withEffectOfParts({ acts, unread: read.flatMap((each) => each.unread) });
  const [waits] = read.flatMap((each) => each.gates);
  const counting = withDayOfPaper(withDaysOverLists(whole.acts, parts, surroundings), waits?.from);
  const dated = { ...whole, acts: withEndsElsewhere(counting, whole.unread) };
  const own = withOwnPromises(dated, parts, surroundings.flow);
  return { ...own, deeds: own.acts.filter((act) => !isPromise(act)) };
}

// What the readers know of the names that the instrument gives.
function namesKnown(
  names: readonly GivenName[],
  defined: readonly string[],
): Pick<Surroundings, "members" | "named" | "ownDates"> {
  return {
    members: new Map(names.filter(({ members }) => members.length > 0).map(({ term, members }) => [term, members])),
    named: new Map(names.map(({ term, means }) => [term, means])),
    ownDates: [
      ...names.filter(({ term, means }) => /\bdate$/i.test(term) && !spelledDay.test(means)).map(({ term }) => term),
      ...defined,
    ],
  };
}

// An opening such as `This Amendment is dated … and is effective as of …` does what a sentence of its own would do.
function openingActs(flow: Flow, { front, body }: Stretch): Act[] {
  const [opening] = [...front, ...body.slice(0, 1)].flatMap(({ from, to }) => {
    const found = openingEffect(flow.text.slice(from, to));
    return found === undefined ? [] : [{ ...found, from }];
  });
  if (opening === undefined) return [];
  const { on, from, length } = opening;
  return [
    {
      kind: "setEffectiveDate",
      on,
      clause: "",
      effect: {},
      terms: [],
      values: valuesIn(flow.text.slice(from, from + length), from, flow),
      span: flow.spanOf(from, from + length),
    },
  ];
}

// Of a paper that is taken whole, only a sentence that plainly amends another is missed.
const amendsHere = /\bhereby (?:further )?(?:amended|deleted|replaced|changed|modified|restated|added|waived)\b/;

// Where the text ends in mid-sentence with nothing after it: no formula, no signatures. Schedules end as lists do.
function brokenAtOf(flow: Flow, { attachment, body, closing, blocks }: Stretch): Run | undefined {
  const last = body.at(-1);
  if (last === undefined || /^schedule/i.test(attachment) || closing.length > 0 || blocks.length > 0) return undefined;
  const text = flow.text.slice(last.from, last.to);
  // The last row of a table needs no full stop.
  return /[.!?]["')\]]*$/.test(text) || text.includes("\t") ? undefined : last;
}

const amending = new Set<InstrumentKind>(["letter_amendment", "amendment", "waiver", "consent"]);

// A paper without any signature block may be a part of one; when its words break off, it is.
function endFindings(
  { kind, span, signatures, attachment }: Instrument,
  acts: readonly Act[],
  brokenAt: Run | undefined,
): Finding[] {
  if (signatures.length > 0) return [];
  // A form of a certificate states facts; it does nothing. A list or a form is signed with what it is attached to.
  const isList = attachment !== undefined && (kind === "other" || isBaseKind(kind));
  const does = !isList && acts.some((act) => act.kind !== "represent");
  const at = { start: span.end, end: span.end };
  if (does || amending.has(kind) || (brokenAt !== undefined && kind !== "other")) {
    const message =
      brokenAt === undefined
        ? "The copy ends without a signature block. Check that no page is missing before relying on it."
        : "The copy breaks off in mid-sentence. Get the whole paper; nothing in its last paragraph is acted on.";
    return [{ code: "instrument.cut_off", severity: "error", message, span: at }];
  }
  if (kind === "other") return [];
  const message = "No signature block stands in the copy. Whether it was signed must be recorded as a fact.";
  return [{ code: "instrument.no_signatures", severity: "warning", message, span: at }];
}

function openingText(flow: Flow, { body, front }: Stretch): string {
  return [...front, ...body]
    .slice(0, front.length + 3)
    .map(({ from, to }) => flow.text.slice(from, to))
    .join("\n");
}

// The words of the signature pages: from the formula over the first block to the end of the last.
function endingText(flow: Flow, { closing, blocks }: Stretch): string {
  const lines = flow.lines.slice(blocks[0]?.first ?? 0, blocks.length === 0 ? 0 : (blocks.at(-1)?.last ?? 0) + 1);
  const formula = closing.map(({ from, to }) => flow.text.slice(from, to));
  return [...formula, ...lines.map(({ text }) => text)].join("\n");
}

function spanOf({ front, body, closing, blocks }: Stretch) {
  const all = [...front, ...body, ...closing];
  const first = all[0]?.lines[0]?.start ?? blocks[0]?.signature.span.start ?? 0;
  const ends = [all.at(-1)?.lines.at(-1)?.end ?? 0, blocks.at(-1)?.signature.span.end ?? 0];
  return { start: first, end: Math.max(...ends) };
}

function givenNames(flow: Flow, { body }: Stretch): GivenName[] {
  return body.flatMap(({ from, to }) =>
    namedTermsIn(flow.text.slice(from, to)).map((named) => ({
      term: named.term,
      means: named.means,
      members: named.members,
      span: flow.spanOf(from + named.from, from + named.to),
    })),
  );
}

const spelledDay = new RegExp(dateWords);
const dateAlone = new RegExp(`^(?:as of )?(${dateWords})$`, "i");
const ownWords =
  "\\b(?:[Tt]his|THIS) (?!reference\\b)(?:(?!\\b(?:part of|attached|reference)\\b)(?:\\b[Nn][Oo]\\. |[^.;])){0,160}?(?:\\b(?:is |which is )?(?<!\\b(?:to|TO) (?:that certain|the|that|THE) [A-Z][^,;(]{0,80},? )dated|\\b(?:is )?made|\\bentered into|(?<!dated )\\bas of)\\b";
const connecting = "(?: and effective| effective)?(?: as of| AS OF| on)?(?: this| the)?:?";
const dateInWords = new RegExp(`${ownWords}(?:,? and entered into)?${connecting} (${dateWords})`);

// `AMENDMENT NO. 1, dated as of August 8, 2005 (this "Amendment"), to the Credit Agreement, dated as of …`.
const dateAfterTitle = new RegExp(
  `^(?:[A-Z][A-Z0-9 .,&'-]{3,120}?|[A-Z][\\w .&'-]{3,120}?(?=,? dated[^()]{0,40}\\((?:this|the) "))(?: \\([^()]*\\))?,? (?:DATED|dated)${connecting} (${dateWords})`,
);

const executedInWords = new RegExp(
  `^(?:THIS|This|IN WITNESS|In witness)\\b[^.;]*?\\b(?:EXECUTED|[Ee]xecuted|[Ee]ntered into|[Dd]elivered)\\b[^.;]*?\\b(?:AS OF|as of|ON|on) (${dateWords}|[A-Z]{3,9} \\d{1,2}, ?\\d{4})`,
);

// A letter bears its date over the salutation; an agreement says it in its opening words, or where it is executed.
function dateOf(flow: Flow, { front, body, closing }: Stretch): Placed<IsoDate> | undefined {
  for (const [paragraphs, pattern] of [
    [front, dateAlone],
    [body.slice(0, 1), dateAfterTitle],
    [body.slice(0, 1), dateInWords],
    [front, dateInWords],
    [[...body, ...closing].slice(-12), executedInWords],
  ] as const) {
    for (const { from, to } of paragraphs) {
      const match = pattern.exec(flow.text.slice(from, to));
      const words = match?.[1] ?? "";
      const value = dateFromWords(titled(words));
      if (match !== null && value !== undefined) {
        const at = from + match.index + match[0].length - words.length;
        return { value, span: flow.spanOf(at, at + words.length) };
      }
    }
  }
  return undefined;
}

// `JUNE 14` as `June 14`.
function titled(words: string): string {
  return words.replace(/^([A-Z])([A-Z]+)/, (_, first: string, rest: string) => first + rest.toLowerCase());
}

const statedCapacity =
  /\b[Tt]he undersigned,? (?:(?:being|as) )?(?:an? |the )?(guarantor|surety|pledgor|grantor|borrower|lender|agent|trustee|creditor)s?\b/;

function signaturesOf(flow: Flow, { blocks, body }: Stretch): Signature[] {
  if (blocks.every(({ signature }) => signature.capacity !== "party")) return blocks.map(({ signature }) => signature);
  const text = body.map(({ from, to }) => flow.text.slice(from, to)).join("\n");
  const stated = statedCapacity.exec(text)?.[1];
  return blocks.map(({ signature }) => ({
    ...signature,
    capacity: signature.capacity === "party" && stated !== undefined ? stated : signature.capacity,
  }));
}

// Of an amending paper, only the definitions that it states itself are looked at.
function qualificationsIn(flow: Flow, { from, to, parts }: Part, whole: boolean): Finding[] {
  const text = flow.text.slice(from, to);
  const own = whole || statesDefinition.test(text) ? unreadQualifications(text, from, flow) : [];
  return [...own, ...parts.flatMap((part) => qualificationsIn(flow, part, whole))];
}

// A part whose words open with a defined term states that definition.
function definitionsIn({ path, text, textSpan, terms, parts }: Provision): StatedDefinition[] {
  const below = parts.flatMap(definitionsIn);
  const term = statesDefinition.exec(text)?.[1];
  return term === undefined ? below : [{ term, path, text, span: textSpan, terms }, ...below];
}

function absentFinding(name: string, { end }: Span): Finding {
  const message = `${name} is a party and has no signature block in the copy. Check that the copy is complete.`;
  return { code: "instrument.party_without_signature", severity: "warning", message, span: { start: end, end } };
}
