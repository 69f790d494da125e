import type { Target } from "../acts/target.ts";
import { attachmentsAdded } from "./attachment-added.ts";
import { newNamesAt } from "./coming.ts";
import { concluded, type Doing } from "./doing.ts";
import { insert, quotedAfter } from "./insert.ts";
import { inserted, insertedByTerms, type Position } from "./insertion.ts";
import { past, type Edit, type Instruction, type Read } from "./instruction.ts";
import type { Named } from "./named.ts";
import { phraseAt, type Phrase } from "./phrase.ts";
import { positionAt } from "./position.ts";
import { titledSubject } from "./titled-part.ts";
import { placeAt, targetAt, within } from "./where.ts";

/** The subject of a statement: where its words stand, and what they work on. */
export type Subject = { readonly from: number; readonly to: number; readonly on: Target | undefined };

// `There is hereby added to Section 1.1 of the Agreement the following definition:`
/** What is added by a sentence that begins with its verb. */
export function addedThere(instruction: Instruction, at: number, base: Target | undefined): Read<Doing> | undefined {
  const place = placeAt(instruction, at, within(base));
  const on = targetAt(place.where);
  return on === undefined ? undefined : insert(instruction, past(/,? /iy, instruction, place.to), on);
}

/** What is added, and to what: `The following definitions are added to Section 1.1 in alphabetical order:`. */
export function addedTo(instruction: Instruction, subject: Subject, at: number): Read<Doing> | undefined {
  const attached = attachmentsAdded(instruction, subject, at);
  if (attached !== undefined) return attached;
  const said = subjectAt(instruction, subject);
  if (said === undefined || past(aside, instruction, said.to) !== subject.to) return undefined;
  const base = said.named.is === "targets" ? subject.on : (said.target ?? subject.on);
  const ahead = orRestated(instruction, at, base);
  const { labels, placed } = goingTo(instruction, ahead.to, base);
  const ordered = ahead.place === undefined || placed.anchor !== undefined ? placed : { ...placed, place: ahead.place };
  const inMidst = instruction.put === undefined ? quotedAfter(instruction, said, placed) : undefined;
  if (inMidst !== undefined) return inMidst;
  const edits = putAs(instruction, said, labels, ordered, { either: ahead.either, on: subject.on });
  return concluded(instruction, edits, textual, past(thereto, instruction, placed.to));
}

function subjectAt(instruction: Instruction, { from, on }: Subject): Phrase | undefined {
  const titled = titledSubject(instruction, from);
  if (titled === undefined) return phraseAt(instruction, from, on);
  return { ...titled, occurrence: "sole", ...(on === undefined ? {} : { target: on }) };
}

// Where it goes and what it will be called, in either order: `to Section 4.2 as new Section 4.2(d)`.
function goingTo(
  instruction: Instruction,
  at: number,
  base: Target | undefined,
): { readonly labels: readonly string[]; readonly placed: Position } {
  const first = newNamesAt(instruction, at);
  const place = placeAt(instruction, first?.to ?? at, within(base), "comes");
  const on = targetAt(place.where);
  const position = positionAt(instruction, place.to, on);
  const after = position?.to ?? place.to;
  const names = first ?? newNamesAt(instruction, after);
  const to = first === undefined && names !== undefined ? names.to : after;
  return { labels: names?.labels ?? [], placed: { target: on, place: { at: "unsaid" }, ...position, to } };
}

const textual: Named = { is: "text", noun: "", labels: [] };

// What is added is a text that follows, or terms whose definitions follow.
function putAs(
  instruction: Instruction,
  phrase: Phrase,
  labels: readonly string[],
  placed: Position,
  { either, on }: { readonly either: boolean; readonly on: Target | undefined },
): readonly Edit[] {
  const { named } = phrase;
  if (named.is !== "targets") {
    const called = named.is === "text" && named.labels.length === 0 && labels.length > 0 ? { ...named, labels } : named;
    return inserted(instruction, { ...phrase, named: called }, placed, either);
  }
  const target = placed.target?.kind === "definition" ? on : placed.target;
  return insertedByTerms(instruction, phrase, { ...placed, target }, either);
}

/** A section that is created by its number: `Section 9.15 is created to read as follows:`. */
export function created(
  instruction: Instruction,
  subject: Subject,
  phrase: Phrase,
  at: number,
): Read<Doing> | undefined {
  const [target, ...more] = phrase.named.is === "targets" ? phrase.named.targets : [];
  if (target?.kind !== "provision" || target.path === "" || more.length > 0) return undefined;
  const { paper } = target;
  const holder: Target | undefined = paper === undefined ? subject.on : { kind: "paper", paper };
  const named: Named = { is: "text", noun: "section", labels: [target.path] };
  const placed = { target: holder, place: { at: "unsaid" } as const, to: at };
  return concluded(instruction, inserted(instruction, { ...phrase, named }, placed, false), named, at);
}

const restatedToo =
  /,? or,? (?:hereby )?amended and restated,? as applicable,?|,? amended,? or restated(?:,? as applicable,?)?/iy;

// `are added, in alphabetical order, or amended and restated, as applicable, in Section 1.1`
function orRestated(instruction: Instruction, at: number, base: Target | undefined) {
  const order = positionAt(instruction, at, base);
  const from = order?.to ?? at;
  const to = past(restatedToo, instruction, from);
  return to === from ? { either: false, to: at } : { either: true, to, place: order?.place };
}

const aside = / ?\([^()]{0,300}\)/iy;
const thereto = / ?(?:thereto|therein)/iy;
