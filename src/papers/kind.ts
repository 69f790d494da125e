import { type Act, type ActKind, editingKinds } from "./acts/act.ts";
import type { Execution, InstrumentKind } from "./reading.ts";
import { type Stretch, withoutDate } from "./structure/instruments.ts";
import type { Signature } from "./structure/signature.ts";
import type { Flow } from "./text/flow.ts";

/** Whether the signature blocks show that all signed, some, or none. A party without a block has not signed there. */
export function executionOf(signatures: readonly Signature[], absent: number): Execution {
  if (signatures.length === 0) return "unknown";
  const count = (form: Signature["form"]) => signatures.filter((signature) => signature.form === form).length;
  if (count("conformed") === signatures.length && absent === 0) return "executed";
  if (count("conformed") > 0) return "partly_executed";
  return count("blank") === signatures.length ? "form" : "unknown";
}

/** Whether instruments of a kind are base papers: they are taken whole and change no other. */
export function isBaseKind(kind: InstrumentKind | undefined): boolean {
  return kind === "agreement" || kind === "supplement";
}

// What an agreement says of its own commitments, by steps, amends nothing.
const stepping = new Set<ActKind>(["reduceCommitment", "increaseCommitment"]);

// What stands over nothing that is named stands over the paper itself.
function changesAnother(act: Act): boolean {
  if (act.kind === "overlay" && act.over.length === 0) return false;
  return editingKinds.has(act.kind) && !stepping.has(act.kind);
}

const consents = /\bconsent|reaffirm|ratification/;
const waiving = new Set<string>(["waive", "rescindWaivers"]);

function opensAsLetter(flow: Flow, { front }: Stretch): boolean {
  return front.some(({ from, to }) => /^(?:gentlemen|ladies|dear)\b/i.test(flow.text.slice(from, to)));
}

// A heading in capitals names the paper itself; the subject line of a letter may name what it is about.
function headed({ title }: Stretch): boolean {
  const heading = withoutDate(title);
  return heading === heading.toUpperCase();
}

const mayAmend =
  /\b(?:is|are|shall be|is to be)(?: and)?(?: hereby)?(?: further)? (?:amended|deleted|replaced|changed|modified|restated)\b|\bhereby extended\b|, be (?:hereby )?(?:amended|deleted|replaced|changed|modified|restated)\b|\bfollowing (?:new )?definitions?\b|\b(?:[Nn]otwithstanding|[Dd]espite) any|\bwaives?\b[^.]*\bEvents? of Default\b/;

/** Whether a stretch is headed as an agreement or supplement, whatever its words do. */
export function isHeadedAsBase(stretch: Stretch): boolean {
  const title = stretch.title.toLowerCase();
  return isBaseKind(kindNamed(title)) && !consents.test(title) && headed(stretch);
}

/** Whether a stretch is an agreement or supplement in whose words nothing amends or waives: it has no acts to read. */
export function isBase(flow: Flow, stretch: Stretch): boolean {
  return isHeadedAsBase(stretch) && !stretch.body.some(({ from, to }) => mayAmend.test(flow.text.slice(from, to)));
}

/**
 * What kind of instrument a stretch is, by its form, its title and what it does.
 *
 * `execution` is given for what is attached to another instrument: unsigned, it is a form.
 */
export function kindOf(
  flow: Flow,
  stretch: Stretch,
  acts: readonly Act[],
  execution: Execution | undefined,
): InstrumentKind {
  const title = stretch.title.toLowerCase();
  const named = kindNamed(title);
  if (execution === "form" || (execution === "unknown" && named !== undefined)) return "exhibit_form";
  const edits = acts.some(changesAnother);
  if (!edits && consenting(title, acts)) return "consent";
  const amends = edits || /\bamend/.test(title);
  if (opensAsLetter(flow, stretch)) return letterKind(amends, headed(stretch) ? named : undefined);
  return named === "agreement" ? agreementKind(amends, acts) : (named ?? "other");
}

function letterKind(amends: boolean, named: InstrumentKind | undefined): InstrumentKind {
  return amends ? "letter_amendment" : (named ?? "letter");
}

function consenting(title: string, acts: readonly Act[]): boolean {
  return consents.test(title) || (acts[0]?.kind === "consent" && acts.length <= 3);
}

// Amendments and waivers often call themselves agreements, too.
function agreementKind(amends: boolean, acts: readonly Act[]): InstrumentKind {
  if (amends) return "amendment";
  return acts.some(waivesDefault) ? "waiver" : "agreement";
}

// An agreement says what each party waives as long as it runs; a waiver of a default that is told forgives one.
function waivesDefault(act: Act): boolean {
  return act.kind === "waive" ? act.cause.cause !== "described" : waiving.has(act.kind);
}

// What extends an agreement amends it; what extends credit is one.
const amending =
  /\b(?:amendment|modification)\b|(?<!\bcredit )\bextension (?:agreement|letter)\b|\bagreement of extension\b/;

function kindNamed(title: string): InstrumentKind | undefined {
  if (/\bsupplement\b/.test(title)) return "supplement";
  if (amending.test(title)) return "amendment";
  if (/\b(?:waiver|forbearance)\b/.test(title)) return "waiver";
  return /\bagreement\b|\bnote\b|\bguarant/.test(title) ? "agreement" : undefined;
}
