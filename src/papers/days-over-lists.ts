import type { IsoDate } from "../base/date.ts";
import { type Act, editingKinds } from "./acts/act.ts";
import type { Surroundings } from "./acts/draft.ts";
import { dateNamed } from "./acts/reference.ts";
import type { Part } from "./structure/outline.ts";
import { dateWords } from "./text/phrases.ts";
import { sentencesIn } from "./text/sentences.ts";
import type { Placed, Span } from "./text/span.ts";

const fromDay = `(?:effective|with effect)(?: \\([^()]{1,60}\\))?,? (?:on and as of|as of|as from|from and after|on and after|from|on)? ?(${dateWords}|the date (?:hereof|of this \\w+|first (?:above )?written))`;
const amended = "(?:amended|modified|changed|revised)";
const be = "(?:is|are|shall be)";

// The words that amend, and the day beside them; a day that stands elsewhere may be that of a paper they only name.
const overList = new RegExp(
  `^(?:[A-Z]+,? ){0,3}${fromDay},? [^.:]{1,400}:$|\\bagree(?:s|d)?(?: that)?,? ${fromDay},? [^.:]{1,400}:$` +
    `|\\b${be}(?: hereby)?,? ${fromDay},? (?:hereby )?${amended}\\b[^.:]{0,80}:$` +
    `|\\b${amended}(?: hereby)?,? ${fromDay},? [^.:]{0,80}:$|\\b(?:as follows|in the following respects),? ${fromDay}:$`,
  "id",
);

/** Whether words over a list name the day from which its items apply. */
export function namesDayOverList(text: string): boolean {
  const words = text.trim();
  return words.endsWith(":") && overList.test(words);
}

/**
 * The acts of an instrument, those that amend under words which name a day for a list with that day, unless they name
 * one themselves: `The parties agree that, effective as of May 1, 1999, the Agreement is amended as follows:`.
 */
export function withDaysOverLists(
  acts: readonly Act[],
  parts: readonly Part[],
  surroundings: Surroundings,
): readonly Act[] {
  const lists = listsIn(parts, surroundings);
  if (lists.length === 0) return acts;
  return acts.map((act) => {
    const over = lists.findLast(({ span }) => act.span.start >= span.start && act.span.end <= span.end);
    const { from, loans } = act.effect;
    const given = over === undefined || !editingKinds.has(act.kind) || from !== undefined || loans !== undefined;
    return given ? act : { ...act, effect: { ...act.effect, from: over.day } };
  });
}

type List = { readonly day: Placed<IsoDate>; readonly span: Span };

// The list is that of the parts below, or, over the first numbered part, of those that follow.
function listsIn(parts: readonly Part[], surroundings: Surroundings): readonly List[] {
  const { flow } = surroundings;
  return parts.flatMap((part, index) => {
    const day = dayOver(part, surroundings);
    const opens = part.label === "" && parts.slice(0, index + 1).every(({ label }) => label === "");
    const to = part.parts.length > 0 ? part.whole.to : opens ? (parts.at(-1)?.whole.to ?? part.to) : part.to;
    const own = day === undefined || to <= part.to ? [] : [{ day, span: flow.spanOf(part.to, to) }];
    return [...own, ...listsIn(part.parts, surroundings)];
  });
}

function dayOver({ from, to, puts }: Part, { flow, dateHereof }: Surroundings): Placed<IsoDate> | undefined {
  const words = flow.text.slice(from, to);
  if (!words.trimEnd().endsWith(":") || puts.some(({ clear }) => clear)) return undefined;
  const last = sentencesIn(words).at(-1);
  const text = last === undefined ? "" : words.slice(last.from, last.to).trim();
  const place = overList
    .exec(text)
    ?.indices?.slice(1)
    .find((each) => each !== undefined);
  const value = place === undefined ? undefined : dateNamed(text.slice(...place), dateHereof);
  if (place === undefined || value === undefined || last === undefined) return undefined;
  const start = from + words.indexOf(text, last.from);
  return { value, span: flow.spanOf(start + place[0], start + place[1]) };
}
