import { aboveOf, lastLetterOf } from "../papers/acts/above.ts";
import type { Act, ActOf } from "../papers/acts/act.ts";
import type { Target } from "../papers/acts/target.ts";
import { follows } from "../papers/edits/new-part.ts";
import { sentencesIn } from "../papers/text/sentences.ts";
import type { Stretch } from "./words.ts";

/** A clause that stands in the midst of a text: what holds that text, and the letter before the clause. */
export type InMidst = { readonly holder: Target; readonly label: string };

/**
 * The clause in the midst of a text that an act on words may mean where no part goes by its citation: clause (b) of
 * `(a) mills; and (b) looms`. Only words within it are told there, since where the last of such clauses ends no mark
 * tells.
 */
export function inMidst(act: Act): InMidst | undefined {
  if (!isOnWords(act)) return undefined;
  const lettered = lastLetterOf(act.target);
  const holder = lettered === undefined ? undefined : aboveOf(act.target, lettered.above);
  return lettered === undefined || holder === undefined ? undefined : { holder, label: lettered.letter };
}

// The last of some words may stand behind the last clause; what goes to its end would, too.
function isOnWords(act: Act): act is ActOf<"substituteWords" | "insertWords"> {
  if (act.kind === "substituteWords") return act.occurrence !== "last";
  return act.kind === "insertWords" && typeof act.anchor === "object" && act.anchor.occurrence !== "last";
}

const letters = /(?<=^|[\s(])\((?:[A-Za-z]{1,5}|\d{1,2})\)(?=\s)/g;
// The longest of these words and a space: what stands further before a letter does not cite it.
const citingWords = 12;
const citing = /(?:clauses?|paragraphs?|sections?|subsections?|items?|articles?|\d|\)) $/i;

/**
 * Where a clause stands in the midst of a text, from its letter to the next one's or to the end of its sentence;
 * `undefined` unless each letter up to it and after it stands there once, as a list has them.
 */
export function clauseInMidst(text: string, label: string): Stretch | undefined {
  const found = [...text.matchAll(letters)].filter(
    ({ index }) => !citing.test(text.slice(Math.max(0, index - citingWords), index)),
  );
  const [own, ...others] = found.filter(([mark]) => mark === label);
  if (own === undefined || others.length > 0) return undefined;
  const at = own.index;
  const [next, ...later] = found.filter(([mark]) => follows(label, mark));
  const begun = first.test(label) || found.some(({ 0: mark, index }) => follows(mark, label) && index < at);
  if (!begun || later.length > 0 || (next !== undefined && next.index < at)) return undefined;
  return { from: at, to: next?.index ?? endOfSentence(text, at) };
}

const first = /^\((?:a|A|i|I|1)\)$/;

function endOfSentence(text: string, at: number): number {
  return sentencesIn(text).find(({ to }) => to > at)?.to ?? text.length;
}
