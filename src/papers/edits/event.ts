import { type Sentence, spanIn, type Surroundings } from "../acts/draft.ts";
import type { Placed } from "../text/span.ts";

const happening =
  "(?:completion|consummation|closing|occurrence|effectiveness|delivery|receipt|repayment|payment|sale|acquisition|merger|termination|expiration|issuance|release)";
/** What must come about first, in words: `Upon completion of the substitution set forth in Section 2, …`. */
const upon = new RegExp(
  `^(?:Upon|Following|Effective upon|From and after|Concurrently with|Simultaneously with) ((?:the )?${happening} (?:of|by) [^;:"]{3,200}?), (?=(?:the |each |all )?(?:definitions?|terms?|first|second|last|Sections?|Articles?|Schedules?|Exhibits?|Annex|Appendix|clauses?|paragraphs?|references?)\\b)`,
  "di",
);
// What the parties do to make their own paper effective is judged by its conditions.
const ofItsOwn =
  /\b(?:hereof|hereto|hereby|this (?:\w+ ){0,3}(?:Amendment|Waiver|Letter|Agreement|Consent)|counterparts?|conditions?|(?:Effective|Closing) Date)\b/i;

/** What must come about before an act begins, and where its words end in their sentence. */
export type Event = { readonly trigger: Placed<string>; readonly to: number };

/** The event that a sentence opens with after its label; none where that is what makes its own paper effective. */
export function eventAt(label: number, sentence: Sentence, surroundings: Surroundings): Event | undefined {
  const found = upon.exec(sentence.text.slice(label));
  const [, words = ""] = found ?? [];
  const [from, to] = found?.indices?.[1] ?? [0, 0];
  if (found === null || ofItsOwn.test(words)) return undefined;
  const span = spanIn(sentence, surroundings, label + from, label + to);
  return { trigger: { value: words, span }, to: label + found[0].length };
}
