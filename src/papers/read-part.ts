import type { Act } from "./acts/act.ts";
import { readCondition } from "./acts/condition.ts";
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
import { sentencesIn } from "./text/sentences.ts";
import type { Span } from "./text/span.ts";
import { splitPayload } from "./text/payload.ts";

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
  const { flow } = surroundings;
  const own = sentencesOf(part, surroundings, lead);
  const whole = wholeFee(part, own, surroundings);
  const result: PartReading = { acts: whole.acts, unread: [], gates: [] };
  let below: LeadIn | undefined = lead?.says === "notwithstanding" ? lead : undefined;
  for (const sentence of own.filter(({ at }) => !whole.covers(at))) {
    const found = part.parts.length > 0 ? leadIn(sentence, surroundings) : undefined;
    if (found !== undefined) {
      below = found;
      if (found.says === "conditions") {
        const span = flow.spanOf(sentence.at, sentence.at + sentence.text.length);
        result.gates.push({ clause: part.path, span });
      }
      continue;
    }
    readSentence(sentence, surroundings, result, below);
  }
  for (const child of part.parts) {
    const { acts, unread, gates } = readPart(child, surroundings, below);
    result.acts.push(...acts);
    result.unread.push(...unread);
    result.gates.push(...gates);
  }
  return result;
}

// The sentences of a part's own words, each with the text it puts in place.
function sentencesOf(part: Part, { flow }: Surroundings, lead: LeadIn | undefined): Sentence[] {
  const text = flow.text.slice(part.from, part.to);
  const { head, payload } = splitPayload(text);
  const runs = sentencesIn(head);
  return runs.map(({ from, to }, index) => ({
    text: head.slice(from, to),
    at: part.from + from,
    clause: part.path,
    heading: part.heading,
    ...(payload === undefined || index < runs.length - 1
      ? {}
      : {
          payload: {
            text: payload.text,
            at: part.from + payload.from,
            span: flow.spanOf(part.from + payload.from, part.from + payload.to),
          },
        }),
    ...(lead === undefined ? {} : { lead }),
  }));
}

function readSentence(
  sentence: Sentence,
  surroundings: Surroundings,
  into: PartReading,
  above: LeadIn | undefined,
): void {
  for (const reader of readers) {
    const drafts = reader(sentence, surroundings);
    if (drafts.length > 0) {
      into.acts.push(...drafts.map((draft) => finished(draft, sentence, surroundings)));
      return;
    }
  }
  if (isNarrative(sentence) || (above !== undefined && supports(sentence.text))) return;
  into.unread.push({
    clause: sentence.clause,
    text: sentence.text,
    span: surroundings.flow.spanOf(sentence.at, sentence.at + sentence.text.length),
    reason: reasonFor(sentence),
  });
}

function reasonFor({ payload, text }: Sentence): string {
  if (payload !== undefined) return "It puts text in place, but what it works on could not be made out.";
  if (/\bwaive/.test(text)) return "It speaks of a waiver whose cause could not be made out.";
  return "No known form of operation fits it.";
}

function finished(draft: Draft, sentence: Sentence, { flow }: Surroundings): Act {
  const { effect = {}, terms = [], clause = sentence.clause, ...operation } = draft;
  const end =
    sentence.payload === undefined
      ? sentence.at + sentence.text.length
      : sentence.payload.at + sentence.payload.text.length;
  return { ...operation, clause, effect, terms, span: flow.spanOf(sentence.at, end) };
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

// A fee is often told over several sentences of one part; read together they are one fee.
function wholeFee(part: Part, own: readonly Sentence[], surroundings: Surroundings) {
  const [first] = own;
  const nothing = { acts: [] as Act[], covers: (_at: number) => false };
  if (own.length < 2 || first === undefined || part.parts.length > 0) return nothing;
  const telling = own.filter(({ text }) => /\bfee\b/i.test(text));
  if (telling.length !== own.length || own.some(({ payload }) => payload !== undefined)) return nothing;
  const text = surroundings.flow.text.slice(part.from, part.to);
  const together: Sentence = { ...first, text };
  const drafts = readFee(together, surroundings);
  return drafts.length === 0
    ? nothing
    : { acts: drafts.map((draft) => finished(draft, together, surroundings)), covers: (_at: number) => true };
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
