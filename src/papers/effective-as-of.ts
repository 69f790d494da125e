import type { IsoDate } from "../base/date.ts";
import { type Act, type ActKind, editingKinds } from "./acts/act.ts";
import { type Sentence, spanIn, type Surroundings } from "./acts/draft.ts";
import { dateNamed } from "./acts/reference.ts";
import { dateWords } from "./text/phrases.ts";
import type { Placed } from "./text/span.ts";

const asOf = new RegExp(
  "\\b(?:is|are|be|becomes?|takes?)\\b(?: deemed| retroactively| fully| and become)*(?: to (?:be|have become))? (?:effective|effect),?(?: retroactively)? " +
    `(?:as of|as from|with effect from|retroactive(?:ly)? to)(?: and from)? (${dateWords}|the date (?:hereof|of this \\w+|first (?:above )?(?:written|set forth)(?: above)?))`,
);

/** The day as of which a paper is effective once what it waits for has come: `effective as of May 1, 1999 when …`. */
export function effectiveAsOf(sentence: Sentence, surroundings: Surroundings): Placed<IsoDate> | undefined {
  const found = asOf.exec(sentence.text);
  const words = found?.[1];
  const value = words === undefined ? undefined : dateNamed(words, surroundings.dateHereof);
  if (found === null || words === undefined || value === undefined) return undefined;
  const to = found.index + found[0].length;
  return { value, span: spanIn(sentence, surroundings, to - words.length, to) };
}

const counting: ReadonlySet<ActKind> = new Set<ActKind>([...editingKinds, "waive"]);

/** The acts of a paper effective as of a day: what it changes and waives counts from then, unless it says otherwise. */
export function withDayOfPaper(acts: readonly Act[], day: Placed<IsoDate> | undefined): readonly Act[] {
  if (day === undefined) return acts;
  return acts.map((act) => {
    const { from, loans } = act.effect;
    const given = !counting.has(act.kind) || from !== undefined || loans !== undefined;
    return given ? act : { ...act, effect: { ...act.effect, from: day } };
  });
}
