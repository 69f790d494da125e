import type { Act } from "./acts/act.ts";
import type { ActsRead, Unread } from "./reading.ts";
import type { Part } from "./structure/outline.ts";
import type { Flow } from "./text/flow.ts";

/**
 * What was read of an instrument, with those promises put among what is unread that may be words of another paper: text
 * put in place whose end was missed reads as if the instrument said it.
 *
 * A promise is the instrument's own only where that is no whole agreement, in a section to which its numbering leads,
 * one after the other, which is not headed as conditions, and in which nothing puts text in place or was to put it.
 */
export function withOwnPromises({ acts, unread }: ActsRead, parts: readonly Part[], flow: Flow): ActsRead {
  const promises = acts.filter(isPromise);
  if (promises.length === 0) return { acts, unread };
  const stretches = stretchesOf(parts, flow);
  const whole = isWholeAgreement(flow.text.slice(parts[0]?.whole.from ?? 0, parts.at(-1)?.whole.to ?? 0));
  const sectionAt = ({ span }: Pick<Act, "span">) => stretches.findLast(({ start }) => start <= span.start);
  const mixed = new Set([
    ...stretches.filter(({ own, waits }) => !own || waits).map(({ section }) => section),
    ...[...acts.filter(putsText), ...unread.filter(({ text }) => edits.test(text))].map(
      (each) => sectionAt(each)?.section,
    ),
  ]);
  const isOthers = (act: Act) => {
    const section = sectionAt(act)?.section;
    return isPromise(act) && (whole || section === undefined || section === 0 || mixed.has(section));
  };
  const others = promises.filter(isOthers).map(asUnread);
  return {
    acts: acts.filter((act) => !isOthers(act)),
    unread: others.length === 0 ? unread : [...unread, ...others].toSorted((a, b) => a.span.start - b.span.start),
  };
}

// An agreement calls itself one in most of its sections; what amends it, an amendment.
const amending =
  /\b[Tt]his (?:[A-Z]\w+ ){0,3}(?:Amendment|Waiver|Consent|Modification|Forbearance|[Ll]etter)\b|\bthis letter\b/g;
const agreeing = /\b[Tt]his (?:[A-Z]\w+ ){0,2}Agreement\b/g;

function isWholeAgreement(text: string): boolean {
  return (text.match(agreeing)?.length ?? 0) > (text.match(amending)?.length ?? 0);
}

const edits =
  /\b(?:is|are|shall be|be)(?: and)?(?:,? (?:hereby|further|also))* (?:amended|deleted|replaced|restated|modified|added|inserted|changed)\b|\bas follows:?$/;

function putsText(act: Act): boolean {
  return "payload" in act || "placeholder" in act || "with" in act;
}

type Promise = Extract<Act, { readonly kind: "undertake" | "addEventOfDefault" }>;

/** Whether an act is one that a covenant of an agreement would be read as: a promise, an Event of Default. */
export function isPromise(act: Act): act is Promise {
  return act.kind === "undertake" || act.kind === "addEventOfDefault";
}

function asUnread({ clause, text, span, values }: Promise): Unread {
  const reason = "It promises something, but may be a condition or words of the paper that is amended.";
  return { clause, text, span, values, reason };
}

/**
 * A stretch of the file from a numbered part on. `section` is the main section it stands in, 0 before the first;
 * `waits` says that it is headed as conditions.
 */
type Stretch = { readonly start: number; readonly section: number; readonly own: boolean; readonly waits: boolean };

// Parts with numbers, in the order of the file: each follows the one before it, or is of another paper.
function stretchesOf(parts: readonly Part[], flow: Flow): Stretch[] {
  const stretches: Stretch[] = [];
  let before: Numbered = { section: 0, below: 0 };
  for (const { label, heading, whole } of parts.flatMap(inOrder)) {
    const [, section, below, deeper] = /^(?:section |article |§ ?)?(\d+)(?:\.(\d+))?(\.\d+)*\.?$/i.exec(label) ?? [];
    if (section === undefined) continue;
    const numbered = { section: Number(section), below: Number(below ?? 0) };
    const own = deeper === undefined && follows(numbered, before);
    if (own) before = numbered;
    stretches.push({
      start: flow.spanOf(whole.from, whole.to).start,
      section: before.section,
      own,
      waits: /\bconditions?\b/i.test(heading),
    });
  }
  return stretches;
}

type Numbered = { readonly section: number; readonly below: number };

function follows({ section, below }: Numbered, before: Numbered): boolean {
  if (section === before.section) return below === before.below + 1;
  // The first section may be headed without its number on the line.
  return below <= 1 && (section === before.section + 1 || (section === 2 && before.section === 0));
}

function inOrder(part: Part): Part[] {
  return [part, ...part.parts.flatMap(inOrder)];
}
