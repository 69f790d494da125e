import { dateInWords, type IsoDate } from "../base/date.ts";
import type { ActOf } from "../papers/acts/act.ts";
import type { Target } from "../papers/acts/target.ts";
import { isMoved } from "../papers/edits/moved.ts";
import { readDates } from "../papers/terms/renewal.ts";
import { datesIn, type Phrase } from "../papers/text/phrases.ts";
import type { FiledAct, ResolvedAct } from "./instrument.ts";
import type { ProvisionNode } from "./node.ts";
import type { Edit } from "./quoted.ts";
import { type Fragment, plainText, type ReadProvision } from "./reading.ts";

/** An act that moves a date of the agreement. */
export type DateAct = ResolvedAct & { readonly act: ActOf<"extendDate"> };

/** Whether an act moves a date of the agreement. */
export function isDateAct(filed: FiledAct): filed is DateAct {
  return filed.act.kind === "extendDate";
}

/**
 * Whether the words of a provision give a date the name by which an act calls it, `until D (the "Renewal Date")`, or
 * say when the term ends, where the act moves the end of the term.
 */
export function givesDate({ text }: ProvisionNode, { target }: DateAct["act"]): boolean {
  return daysNamed(text, target).length > 0;
}

/** Whether a definition says no day and points to where it is given: `has the meaning set forth in Section 9.1`. */
export function pointsElsewhere({ text }: ProvisionNode): boolean {
  const points = /\b(?:has the meaning|is (?:used )?as defined|as defined in|set forth in|specified in|provided in)\b/;
  return points.test(text) && datesIn(text).found.length === 0;
}

// `June 30, 2001 (as it may be extended, the "Maturity Date")`
const givenName = /^,? \((?:[^()"]{0,80}[ ,])?"([^"]{1,80})"/;

// The days that words give the name of the target, or with which the term ends.
function daysNamed(text: string, target: Target): readonly Phrase<IsoDate>[] {
  if (target.kind !== "definition") {
    const all = datesIn(text).found;
    return readDates(text).flatMap(({ from, to }) => all.filter((day) => day.from < to && from < day.to));
  }
  const name = target.term.toLowerCase();
  return datesIn(text).found.filter(({ to }) => {
    const [, called = ""] = givenName.exec(text.slice(to, to + 200)) ?? [];
    return called.toLowerCase() === name;
  });
}

// What stands before the day of a definition that is that day, or of a part headed with its name.
const meansDay =
  /(?:\b(?:means?|is|shall be)|"):?,? (?:the (?:day|date)(?: of)? )?(?:(?:the )?close of business on )?(?:the )?$/;
const endsOnDay =
  /\b(?:(?:ends?|ending|expires?|expiring|terminates?|terminating|matures?|maturing|payable|paid|repaid|due)(?: in full)? on|until|through|is|shall be|means?)(?: and including)? (?:the )?$/;
// Of several days the words mean the first or the last that comes, so that one of them alone does not say when.
const amongOthers =
  /\b(?:earlier|earliest|sooner|soonest|first|later|latest|last)\b[^.;]{0,300}(?:\([a-z0-9]{1,4}\)|\bof:?|,|\band|\bor) (?:the )?$/;

/**
 * What the words of a provision have in place of their day once it is moved; `undefined` when it cannot be told, "done"
 * when they have it already. `followed` says that parts stand under the provision.
 *
 * It is told only of the one day to which the words give the name, or of the only day that they have; of one among
 * others ("the earlier of") only where the act says which it is. What the same paper has put there itself is not moved
 * again, but by a change of another day.
 */
export function dayPut(before: ReadProvision, filed: DateAct, followed: boolean): Edit | "done" | undefined {
  const day = dayIn(before, filed, followed);
  if (day === undefined) return undefined;
  const { from, to } = filed.act;
  if (day.value === to) return "done";
  if ((from ?? day.value) !== day.value || !isMoved(day.value, filed.act)) return undefined;
  if (putBySamePaper(before.fragments, day, filed)) return undefined;
  return { ...withArticle(plainText(before), day), text: dateInWords(to) };
}

// The day of the words that the act moves.
function dayIn(before: ReadProvision, filed: DateAct, followed: boolean): Phrase<IsoDate> | undefined {
  const text = plainText(before);
  const named = daysNamed(text, filed.act.target);
  const { found, bad } = datesIn(text);
  const [day, ...more] = named.length > 0 ? named : followed || bad.length > 0 ? [] : found;
  if (day === undefined || more.length > 0) return undefined;
  if (named.length === 0 && !isItsDay(text, day, before, filed)) return undefined;
  return filed.act.alone === true && !/^[\s.;,]*$/.test(text.slice(day.to)) ? undefined : day;
}

// Whether the only day of some words is the day itself, and not one from which another is counted.
function isItsDay(text: string, { from }: Phrase<IsoDate>, { node }: ReadProvision, { act }: DateAct): boolean {
  const said = text.slice(0, from);
  const [sentence = ""] = /[^;]*$/.exec(said) ?? [];
  if (amongOthers.test(sentence)) return act.from !== undefined && act.alone !== true;
  return (node.defines === undefined ? endsOnDay : meansDay).test(sentence);
}

function putBySamePaper(fragments: readonly Fragment[], day: Phrase<IsoDate>, { act, by }: DateAct): boolean {
  let end = 0;
  const there = fragments.find(({ text }) => (end += text.length) > day.from)?.act;
  if (there === undefined || there.by.id !== by.id) return false;
  return !isDateAct(there) || there.act.effect.from?.value === act.effect.from?.value;
}

const ordinalDay = /^\d{1,2}[a-z]{2} day of/i;

// `the 30th day of June, 2001` gives way as a whole to `June 30, 2002`.
function withArticle(text: string, { from, to }: Phrase<IsoDate>): Pick<Edit, "from" | "to"> {
  const article = ordinalDay.test(text.slice(from, to)) ? /\bthe $/i.exec(text.slice(0, from))?.[0].length : 0;
  return { from: from - (article ?? 0), to };
}
