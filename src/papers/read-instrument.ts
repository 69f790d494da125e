import type { IsoDate } from "../base/date.ts";
import type { Act } from "./acts/act.ts";
import type { Surroundings } from "./acts/draft.ts";
import { readPart } from "./read-part.ts";
import type {
  Execution,
  GivenName,
  Instrument,
  InstrumentKind,
  Provision,
  StatedDefinition,
  Unread,
} from "./reading.ts";
import type { Stretch } from "./structure/instruments.ts";
import { namedTermsIn, partiesIn } from "./structure/names.ts";
import { statesDefinition } from "./structure/definition.ts";
import { outlineOf, type Part } from "./structure/outline.ts";
import type { Signature } from "./structure/signature.ts";
import { readTerms } from "./terms/read-terms.ts";
import type { Flow } from "./text/flow.ts";
import { dateFromWords, dateWords } from "./text/phrases.ts";
import type { Finding, Placed } from "./text/span.ts";

/** Reads one instrument of a file: its parties, names, parts, acts and signatures. `id` is its place in the file. */
export function readInstrument(
  flow: Flow,
  stretch: Stretch,
  id: string,
): { readonly instrument: Instrument; readonly findings: readonly Finding[]; readonly unread: readonly Unread[] } {
  const { parts, findings } = outlineOf(flow, stretch.body);
  const names = givenNames(flow, stretch);
  const dated = dateOf(flow, stretch);
  const surroundings: Surroundings = {
    flow,
    ...(dated === undefined ? {} : { dateHereof: dated.value }),
    members: new Map(names.filter(({ members }) => members.length > 0).map(({ term, members }) => [term, members])),
    debts: new Map(),
  };
  const read = parts.map((part) => readPart(part, surroundings));
  const acts = read.flatMap((each) => each.acts);
  const gate = read.flatMap((each) => each.gates)[0];
  const signatures = signaturesOf(flow, stretch);
  const execution = executionOf(signatures);
  const kind = kindOf(flow, stretch, acts, execution);
  const amends = kind !== "agreement" && kind !== "supplement";
  const instrument: Instrument = {
    id,
    kind,
    title: stretch.title,
    ...(stretch.attachment === "" || id === "main" ? {} : { attachment: stretch.attachment }),
    span: spanOf(stretch),
    ...(dated === undefined ? {} : { dated }),
    parties: partiesIn(openingText(flow, stretch)),
    names,
    definitions: parts.flatMap((part) => definitionsIn(flow, part)),
    provisions: parts.map((part) => provisionOf(flow, part)),
    acts: amends ? acts : [],
    ...(gate === undefined ? {} : { gate }),
    signatures,
    execution,
  };
  return { instrument, findings, unread: amends ? read.flatMap((each) => each.unread) : [] };
}

function openingText(flow: Flow, { body, front }: Stretch): string {
  return [...front, ...body]
    .slice(0, front.length + 3)
    .map(({ from, to }) => flow.text.slice(from, to))
    .join("\n");
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

// A letter bears its date over the salutation; an agreement says it in its opening words.
function dateOf(flow: Flow, { front, body }: Stretch): Placed<IsoDate> | undefined {
  const alone = new RegExp(`^(?:as of )?(${dateWords})$`, "i");
  const own = "\\b[Tt]his [^.;]{0,80}?(?:\\b(?:is |which is )?dated|\\b(?:is )?made|\\bentered into|\\bas of)\\b";
  const inWords = new RegExp(`${own}(?:,? and entered into)?(?: as of| on)?:? (${dateWords})`);
  for (const [paragraphs, pattern] of [
    [front, alone],
    [body.slice(0, 1), inWords],
    [front, inWords],
  ] as const) {
    for (const { from, to } of paragraphs) {
      const match = pattern.exec(flow.text.slice(from, to));
      const words = match?.[1] ?? "";
      const value = dateFromWords(words);
      if (match !== null && value !== undefined) {
        const at = from + match.index + match[0].length - words.length;
        return { value, span: flow.spanOf(at, at + words.length) };
      }
    }
  }
  return undefined;
}

function signaturesOf(flow: Flow, { blocks, body }: Stretch): Signature[] {
  const text = body.map(({ from, to }) => flow.text.slice(from, to)).join("\n");
  const stated = /\b[Tt]he undersigned,? (?:being (?:an? |the )?)?(?!hereby)([a-z]+)\b/.exec(text)?.[1];
  return blocks.map(({ signature }) => ({
    ...signature,
    capacity: signature.capacity === "party" && stated !== undefined ? stated : signature.capacity,
  }));
}

function executionOf(signatures: readonly Signature[]): Execution {
  if (signatures.length === 0) return "unknown";
  const count = (form: Signature["form"]) => signatures.filter((signature) => signature.form === form).length;
  if (count("conformed") === signatures.length) return "executed";
  if (count("conformed") > 0) return "partly_executed";
  return count("blank") === signatures.length ? "form" : "unknown";
}

const editing = new Set<string>([
  "replaceDefinition",
  "insertDefinition",
  "deleteDefinition",
  "replaceProvision",
  "deleteProvision",
  "replaceSentence",
  "substituteWords",
  "overlay",
]);

function kindOf(flow: Flow, stretch: Stretch, acts: readonly Act[], execution: Execution): InstrumentKind {
  const title = stretch.title.toLowerCase();
  const letter = stretch.front.some(({ from, to }) => /^(?:gentlemen|ladies|dear)\b/i.test(flow.text.slice(from, to)));
  const amends = acts.some(({ kind }) => editing.has(kind)) || /\bamend/.test(title);
  if (stretch.attachment !== "" && execution === "form") return "exhibit_form";
  if (/\bconsent|reaffirm|ratification/.test(title) || (acts[0]?.kind === "consent" && acts.length <= 3))
    return "consent";
  if (letter && amends) return "letter_amendment";
  const named = kindNamed(title);
  if (named !== undefined) return named === "agreement" && amends ? "amendment" : named;
  return letter ? "letter" : "other";
}

function kindNamed(title: string): InstrumentKind | undefined {
  if (/\bsupplement\b/.test(title)) return "supplement";
  if (/\bamendment\b/.test(title)) return "amendment";
  if (/\bwaiver\b/.test(title)) return "waiver";
  return /\bagreement\b|\bnote\b|\bguarant/.test(title) ? "agreement" : undefined;
}

function provisionOf(flow: Flow, part: Part): Provision {
  const text = flow.text.slice(part.from, part.to);
  return {
    path: part.path,
    label: part.label,
    heading: part.heading,
    text,
    textSpan: flow.spanOf(part.from, part.to),
    span: flow.spanOf(part.whole.from, part.whole.to),
    terms: readTerms(text, part.from, flow),
    parts: part.parts.map((each) => provisionOf(flow, each)),
  };
}

// A part whose words open with a defined term states that definition.
function definitionsIn(flow: Flow, part: Part): StatedDefinition[] {
  const text = flow.text.slice(part.from, part.to);
  const below = part.parts.flatMap((each) => definitionsIn(flow, each));
  const term = statesDefinition.exec(text)?.[1];
  if (term === undefined) return below;
  const span = flow.spanOf(part.from, part.to);
  return [{ term, path: part.path, text, span, terms: readTerms(text, part.from, flow) }, ...below];
}
