import type { Act } from "./acts/act.ts";
import { readCondition } from "./acts/condition.ts";
import { doubtOf, doubtText, impossibleStartOrEnd } from "./acts/doubt.ts";
import type { ActReader, Draft, LeadIn, Sentence, Surroundings } from "./acts/draft.ts";
import { readEdit } from "./acts/edit.ts";
import { startIn } from "./acts/effect.ts";
import { readFee } from "./acts/fee.ts";
import { readGeneral, readRepresentation } from "./acts/general.ts";
import { readOverlay } from "./acts/overlay.ts";
import { readRescission, readReservation, readWaiver } from "./acts/waiver.ts";
import type { Unread } from "./reading.ts";
import { statesDefinition } from "./structure/definition.ts";
import type { Part } from "./structure/outline.ts";
import { splitPayload } from "./text/payload.ts";
import { sentencesIn } from "./text/sentences.ts";
import type { Span } from "./text/span.ts";

/** What the sentences of a part do. `gate` is set when the part makes the instrument wait for conditions. */
export type PartReading = {
  readonly acts: Act[];
  readonly unread: Unread[];
  readonly gates: { clause: string; span: Span }[];
};

/** In the order in which they are asked: the first reader that understands a sentence has it. */
const readers: readonly ActReader[] = [
  readCondition,
  readEdit,
  readRescission,
  readReservation,
  readWaiver,
  readOverlay,
  readFee,
  readRepresentation,
  readGeneral,
];

/** Reads a part and the parts below it. `lead` is what the words above the part's list say of it. */
export function readPart(part: Part, surroundings: Surroundings, lead?: LeadIn): PartReading {
  const result: PartReading = { acts: [], unread: [], gates: [] };
  readInto(result, part, surroundings, lead);
  return result;
}

function readInto(result: PartReading, part: Part, surroundings: Surroundings, lead: LeadIn | undefined): void {
  const { flow, brokenAt } = surroundings;
  const extent = extentOf(part, surroundings);
  const own = sentencesOf(part, extent === "with_its_parts" ? part.whole.to : part.to, surroundings, lead);
  const parts = extent === "with_its_parts" ? [] : part.parts;
  const broken = brokenAt !== undefined && parts.length === 0 && part.whole.to >= brokenAt;
  const fee = broken ? undefined : wholeFee(part, own, surroundings);
  let below: LeadIn | undefined = lead?.says === "notwithstanding" ? lead : undefined;
  for (const sentence of fee === undefined ? own : [fee]) {
    const found = parts.length > 0 ? leadIn(sentence, surroundings) : undefined;
    if (found !== undefined) {
      below = found;
      if (found.says === "conditions") {
        const span = flow.spanOf(sentence.at, sentence.at + sentence.text.length);
        result.gates.push({ clause: part.path, span });
      }
    } else if (broken) result.unread.push(unread(sentence, surroundings, breaksOff));
    else if (extent === "unclear" && puts.test(sentence.text)) result.unread.push(unread(sentence, surroundings, noEnd));
    else readSentence(sentence, surroundings, result, below);
  }
  for (const child of parts) readInto(result, child, surroundings, below);
}

const noEnd = "It puts text in place, but where that text ends could not be made out.";
const breaksOff = "The copy breaks off in this part, so that nothing in it is acted on.";

const puts = /\b(?:(?:amended|restated)\b[^:]*\bto read|replaced|substituted|inserted|added)\b[^:]*:\s*(?:\n|$)/i;
const goesOn = /\b[Tt]his (?:Amendment|Waiver|[Ll]etter)\b|\b(?:is|are|shall be) hereby\b/;

type Extent = "own_words" | "with_its_parts" | "unclear";

// The parts below words such as "is amended to read as follows:" are text put in place, and do nothing themselves;
// unless words of the instrument come among them, so that nobody can say where the text put in place ends.
function extentOf({ from, to, parts, whole }: Part, { flow }: Surroundings): Extent {
  if (parts.length === 0 || !puts.test(flow.text.slice(from, to))) return "own_words";
  return goesOn.test(flow.text.slice(to, whole.to)) ? "unclear" : "with_its_parts";
}

// The sentences of a part's words up to a position, each with the text it puts in place.
function sentencesOf(part: Part, to: number, { flow }: Surroundings, lead: LeadIn | undefined): Sentence[] {
  const text = flow.text.slice(part.from, to);
  const { head, payload, rest } = splitPayload(text);
  const runs = sentencesIn(head);
  const further = rest === undefined ? [] : sentencesIn(text.slice(rest));
  const shared = { clause: part.path, heading: part.heading, ...(lead === undefined ? {} : { lead }) };
  return [
    ...runs.map(({ from, to }, index) => {
      const plain = { text: head.slice(from, to), at: part.from + from, ...shared };
      if (payload === undefined || index < runs.length - 1) return plain;
      const span = flow.spanOf(part.from + payload.from, part.from + payload.to);
      return { ...plain, payload: { text: payload.text, at: part.from + payload.from, span } };
    }),
    ...further.map(({ from, to }) => {
      const at = (rest ?? 0) + from;
      return { text: text.slice(at, (rest ?? 0) + to), at: part.from + at, ...shared };
    }),
  ];
}

function readSentence(
  sentence: Sentence,
  surroundings: Surroundings,
  into: PartReading,
  above: LeadIn | undefined,
): void {
  const doubt = doubtOf(sentence);
  for (const reader of readers) {
    const drafts = reader(sentence, surroundings);
    if (drafts.length === 0) continue;
    if (doubt === undefined) into.acts.push(...drafts.map((draft) => finished(draft, sentence, surroundings)));
    else if (sentence.lead?.says === "conditions") {
      // A condition is never lost: what it asks for is left to a person.
      into.acts.push(
        finished({ kind: "requireCondition", condition: { condition: "other" }, text: sentence.text }, sentence, surroundings),
      );
    } else into.unread.push(unread(sentence, surroundings, doubtText(doubt)));
    return;
  }
  const silent = impossibleStartOrEnd(sentence.text) === undefined;
  if (silent && (isNarrative(sentence) || (above !== undefined && supports(sentence.text)))) return;
  into.unread.push(unread(sentence, surroundings, doubt === undefined ? reasonFor(sentence) : doubtText(doubt)));
}

function unread({ clause, text, at, payload }: Sentence, { flow }: Surroundings, reason: string): Unread {
  const end = payload === undefined ? at + text.length : payload.at + payload.text.length;
  return { clause, text, span: flow.spanOf(at, end), reason };
}

function reasonFor({ payload, text }: Sentence): string {
  if (payload !== undefined) return "It puts text in place, but what it works on could not be made out.";
  if (/\bwaive/.test(text)) return "It speaks of a waiver whose cause could not be made out.";
  return "No known form of operation fits it.";
}

function finished(draft: Draft, { clause: own, at, text, payload }: Sentence, { flow }: Surroundings): Act {
  const { effect = {}, terms = [], clause = own, ...operation } = draft;
  const end = payload === undefined ? at + text.length : payload.at + payload.text.length;
  return { ...operation, clause, effect, terms, span: flow.spanOf(at, end) };
}

const stating = /\b([A-Z]\w+) (?:further )?(?:hereby )?(?:represents?|warrants?)\b(?! that \([a-z]\))/;

// What a sentence over a list says of each item.
function leadIn(sentence: Sentence, surroundings: Surroundings): LeadIn | undefined {
  const { text } = sentence;
  if (/\bconditions? precedent\b|\bsatisfaction of (?:each of )?the following\b/.test(text))
    return { says: "conditions" };
  if (/\bnotwithstanding\b/i.test(text) && text.trim().endsWith(":")) {
    const from = startIn(sentence, surroundings);
    return { says: "notwithstanding", text, ...(from === undefined ? {} : { from }) };
  }
  const by = stating.exec(text)?.[1];
  return by === undefined ? undefined : { says: "represents", by };
}

// A fee is often told over several sentences of one part; read together they are one sentence.
function wholeFee(part: Part, own: readonly Sentence[], surroundings: Surroundings): Sentence | undefined {
  const [first] = own;
  if (own.length < 2 || first === undefined || part.parts.length > 0) return undefined;
  if (!own.every(({ text, payload }) => payload === undefined && /\bfee\b/i.test(text))) return undefined;
  const together: Sentence = { ...first, text: surroundings.flow.text.slice(part.from, part.to) };
  return readFee(together, surroundings).length === 0 ? undefined : together;
}

const narrative =
  /^the following definitions?\b[^.]*:$|^this (?:agreement|amendment|waiver|consent)\b[^.]*?\bdated\b[^.]*?\b(?:among|between)\b|^(?:reference is made|whereas|we refer|now,? therefore|for good and valuable|by the(?:ir)? signatures?|in witness)\b|\bagree[sd]?\b[^.]*?(?:\bas (?:set forth|follows|stated)\b[^.]*|\bfollowing respects[^.]*|\bagree):$|\b(?:is|are) (?:(?:called|referred to (?:herein )?as) )?(?:the )?"[^"]+"\.$|^the parties to this\b/i;

const deeds = /\b(?:shall|hereby|agrees?|waives?|must|(?:is|are) (?:amended|deleted|replaced))\b/;
const statements = /\b(?:is|are|has|have|may|will|takes?)\b/;

// Words that tell rather than do: recitals, the enacting words, a sentence that only gives a name.
function isNarrative({ text, clause }: Sentence): boolean {
  if (narrative.test(text.trim()) || statesDefinition.test(text)) return true;
  return !deeds.test(text) && (clause === "" || !statements.test(text));
}

// A remark on the whole of a list whose items are the acts.
function supports(text: string): boolean {
  return /\b(?:continuing|survives?|additional|incorporated)\b/.test(text);
}
