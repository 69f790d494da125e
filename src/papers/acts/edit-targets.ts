import type { Operation } from "./act.ts";
import type { ActReader, Draft, LeadIn, Sentence, Surroundings } from "./draft.ts";
import { masked, type Source, wordEditsIn } from "./edit-words.ts";
import { textEditsIn } from "./edit-text.ts";
import { complete } from "./edit.ts";
import { startIn, startIsUnclear, withoutStart } from "./effect.ts";
import { targetsOf } from "./targets.ts";
import type { Target } from "./target.ts";

const subjectVerb =
  /^(.+?)(?:,)? (?:shall be,? and (?:it |they |the same )?(?:hereby )?(?:is|are)|(?:hereby )?(?:is|are)|shall be|be|is to be)(?: and)?(?:,? (?:hereby|further|also))* (amended|modified|changed|revised|deleted|replaced|restated|redesignated|renumbered|relettered)(?: and (?:hereby )?(?:supplemented|modified))?\b/i;
const wholly = "(?:,? in (?:its|their|the) entirety| in full| in whole)?";
const toOperate = /^,? (?:(?:as follows|in the following (?:respects?|manner)): ?)?(?:by|to) (?=[a-z(])/i;
const listStart = /^(?:\([a-z]+\) )?(?:by )?/i;

/**
 * The instrument's own effectiveness, in words: `Effective on the Effective Date of this Amendment provided for in
 * section 4 hereof`. The closing set decides it, so that an act so given takes effect with its instrument.
 */
const withInstrument =
  /^(?:(?:Upon|On|As of|Effective (?:as of|on|upon|at)|From and after|Subject to|Simultaneously with) )(?:and (?:subject to|upon) )?(?:the )?(?:(?:occurrence of the )?(?:\w+ )*Effective Date(?: \(as (?:hereinafter )?defined[^()]*\))?(?: of this (?:\w+ )?Amendment)?(?: (?:provided for|specified|defined|set forth) in section \d+(?:\.\d+)? (?:hereof|below|of this \w+))?|effectiveness (?:hereof|of this (?:\w+ )?\w+)|satisfaction of (?:each of )?the conditions(?: precedent)?(?: to effectiveness)?(?: set forth| contained| specified| described)? in Section \d+(?:\.\d+)? (?:hereof|below|of this (?:\w+ )?\w+)),? /i;

/** Whether the paper itself names a date of that name, and not by a day, so that it is its own effectiveness. */
function ownEffectiveness(words: string, { ownDates }: Surroundings): boolean {
  const named = /((?:\w+ )*Effective Date)/i.exec(words)?.[1];
  if (named === undefined) return true;
  const plain = named.replace(/^.*?\bthe /i, "").toLowerCase();
  return ownDates?.some((each) => plain.endsWith(each.toLowerCase())) ?? false;
}

/** Reads instructions that work on words, on several parts at once, on attachments, and items of a list of them. */
export const readInstruction: ActReader = (sentence, surroundings) => {
  const timed = timedText(sentence, surroundings);
  if (timed === undefined) return [];
  const { text, at } = timed;
  const mask = masked(text);
  const context = sentence.lead?.says === "amends" ? sentence.lead.target : undefined;
  const { payload } = sentence;
  if (payload !== undefined) {
    const edits = textEditsIn(text, mask, context, payload, surroundings);
    return edits.flatMap(({ operation, put }) => complete(operation, put, sentence, surroundings));
  }
  const from = startIn(sentence, surroundings);
  const effect = from === undefined ? {} : { from };
  return operationsIn(text, mask, context, at, surroundings).map((operation): Draft => ({ ...operation, effect }));
};

// The words of the instruction, without those that say when; `undefined` when they say it and no day can be found.
function timedText(
  sentence: Sentence,
  surroundings: Surroundings,
): { readonly text: string; readonly at: number | undefined } | undefined {
  const own = withInstrument.exec(sentence.text);
  const lead = own !== null && ownEffectiveness(own[0], surroundings) ? own[0].length : 0;
  const rest = sentence.text.slice(lead);
  const text = withoutStart(rest);
  if (startIsUnclear(masked(text))) return undefined;
  const from = startIn(sentence, surroundings);
  if (text !== rest.trim() && from === undefined) return undefined;
  const at = sentence.text.indexOf(text);
  return { text, at: at < 0 ? undefined : sentence.at + at };
}

function operationsIn(
  text: string,
  mask: string,
  context: Target | undefined,
  at: number | undefined,
  { flow }: Surroundings,
): readonly Operation[] {
  const source: Source = {
    text,
    mask,
    payload: (from, to) => ({
      text: text.slice(from, to),
      span: at === undefined ? { start: 0, end: 0 } : flow.spanOf(at + from, at + to),
    }),
  };
  const match = subjectVerb.exec(mask);
  if (match !== null) return headedOperations(match, source, context, at !== undefined);
  if (context === undefined || context.kind === "paper" || at === undefined) return [];
  return wordEditsIn(source, listStart.exec(mask)?.[0].length ?? 0, context);
}

function headedOperations(
  match: RegExpExecArray,
  source: Source,
  context: Target | undefined,
  placed: boolean,
): readonly Operation[] {
  const targets = targetsOf(source.text.slice(0, match[1]?.length ?? 0), context);
  const [target] = targets;
  if (target === undefined) return [];
  const after = match.index + match[0].length;
  if (match[2]?.toLowerCase() === "deleted") return deletions(source.mask.slice(after), targets);
  const by = toOperate.exec(source.mask.slice(after));
  return by === null || targets.length > 1 || !placed ? [] : wordEditsIn(source, after + by[0].length, target);
}

const nothingMore = new RegExp(`^${wholly}(?: (?:therefrom|from the (?:[A-Z]\\w+ )*Agreement))?[.;]?(?: and)?$`, "i");

function deletions(rest: string, targets: readonly Target[]): readonly Operation[] {
  if (!nothingMore.test(rest)) return [];
  const acts = targets.map((target): Operation | undefined => {
    if (target.kind === "definition") return { kind: "deleteDefinition", target };
    return target.kind === "provision" || target.kind === "attachment"
      ? { kind: "deleteProvision", target }
      : undefined;
  });
  return acts.every((act) => act !== undefined) ? acts : [];
}

const container =
  /^(.+?),? (?:is|are|shall be)(?:,? (?:hereby|further|also))* (?:amended|modified)(?: and supplemented)?,?(?: (?:as follows|in the following (?:respects?|manner)|as set forth below|by))?\s*[:.]$/i;

/** What the words above a list of instructions say that its items work on. */
export function amendingLead(sentence: Sentence, surroundings: Surroundings): LeadIn | undefined {
  if (sentence.payload !== undefined || startIn(sentence, surroundings) !== undefined) return undefined;
  const timed = timedText(sentence, surroundings);
  const subject = timed === undefined ? undefined : container.exec(timed.text)?.[1];
  if (subject === undefined) return undefined;
  const context = sentence.lead?.says === "amends" ? sentence.lead.target : undefined;
  const [target, ...more] = targetsOf(subject, context);
  return target === undefined || more.length > 0 ? undefined : { says: "amends", target };
}
