import type { EffectRule, Operation } from "./act.ts";
import type { ActReader, Draft, LeadIn, Sentence, Surroundings } from "./draft.ts";
import { masked, type Source, wordEditsIn } from "./edit-words.ts";
import { actionsIn } from "./edit-clauses.ts";
import { textEditsIn, type TextEdit } from "./edit-text.ts";
import { complete } from "./edit.ts";
import { startIn, timed } from "./effect.ts";
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
  /^(?:(?:Upon|On|As of|Effective (?:as of|on(?: \(?and subject to the occurrence of\)?)?|upon|at)|From and after|Subject to|Simultaneously with) )(?:and (?:subject to|upon) )?(?:the )?(?:(?:occurrence of the )?(?:\w+ )*(?:Effective|Closing) Date(?: \(as (?:hereinafter )?defined[^()]*\))?(?: of this (?:\w+ )?Amendment)?(?: (?:provided for|specified|defined|set forth) in section \d+(?:\.\d+)? (?:hereof|below|of this \w+))?|effectiveness (?:hereof|of this (?:\w+ )?\w+)|satisfaction of (?:each of )?the conditions(?: precedent)?(?: to effectiveness)?(?: set forth| contained| specified| described)? in Section \d+(?:\.\d+)? (?:hereof|below|of this (?:\w+ )?\w+)),? /i;

const within =
  /,? effective (?:as of|on|upon|at) (?:the )?((?:[A-Z]\w+ )*Date)(?: \((?:as )?(?:hereinafter )?defined[^()]*\))?,(?= )/;

/** Whether the paper itself names a date of that name, and not by a day, so that it is its own effectiveness. */
function ownEffectiveness(words: string, { ownDates }: Surroundings): boolean {
  const named = /((?:\w+ )*(?:Effective|Closing) Date)/i.exec(words)?.[1];
  if (named === undefined) return true;
  const plain = named.replace(/^.*?\bthe /i, "").toLowerCase();
  return ownDates?.some((each) => plain.endsWith(each.toLowerCase())) ?? false;
}

/** Reads instructions that work on words, on several parts at once, on attachments, and items of a list of them. */
export const readInstruction: ActReader = (sentence, surroundings) => {
  const said = saidIn(sentence, surroundings);
  if (said === undefined) return [];
  const { text, effect, at } = said;
  const mask = masked(text);
  const context = sentence.lead?.says === "amends" ? sentence.lead.target : undefined;
  const { payload } = sentence;
  if (payload !== undefined) {
    const edits = textEditsIn(text, mask, context, payload, surroundings);
    const all = edits.length > 0 ? edits : clausesIn(text, mask, context, at, payload, surroundings);
    return all.flatMap(({ operation, put }) => complete(operation, put, sentence, surroundings));
  }
  const read = operationsIn(text, mask, context, at, surroundings);
  if (read.length > 0) return read.map((operation): Draft => ({ ...operation, effect }));
  return clausesIn(text, mask, context, at, undefined, surroundings).map(({ operation }) => ({ ...operation, effect }));
};

// Actions one after the other on what stands before the verb, or on what the words above the list name.
// oxlint-disable-next-line complexity -- the forms are tried one after another, and their order is the grammar
function clausesIn(
  text: string,
  mask: string,
  context: Target | undefined,
  at: number | undefined,
  put: Sentence["payload"],
  surroundings: Surroundings,
): readonly TextEdit[] {
  if (at === undefined) return [];
  const payload = (from: number, to: number) => ({
    text: text.slice(from, to),
    at: at + from,
    span: surroundings.flow.spanOf(at + from, at + to),
  });
  const lead = /^\([a-z]+\) /.exec(mask)?.[0].length ?? 0;
  const passive = swappedIn.exec(mask);
  if (passive !== null && put !== undefined) return passivelySwapped(passive, text, context, put, surroundings);
  const subject = subjectVerb.exec(mask.slice(lead));
  if (subject === null && context === undefined) return [];
  const [target, ...more] =
    subject === null ? [context] : targetsOf(text.slice(lead, lead + (subject[1] ?? "").length), context);
  const after = subject === null ? lead : lead + subject[0].length;
  if (target === undefined || more.length > 0 || /deleted|replaced|redesig|renumb|relett/i.test(subject?.[2] ?? ""))
    return [];
  const by = subject === null ? 0 : toOperate.exec(mask.slice(after))?.[0].length;
  if (by === undefined) return [];
  const actions = { text, mask, target, payload, surroundings, ...(put === undefined ? {} : { put }) };
  const edits = actionsIn(actions, after + by);
  const { flow } = surroundings;
  const stands = ({ put: { at: from, text: words } }: TextEdit) => flow.text.slice(from, from + words.length) === words;
  return edits.every(stands) ? edits : [];
}

const swappedIn =
  // oxlint-disable-next-line no-control-regex -- the mark stands for quoted words in a masked text
  /^In (.+?), (the (?:words?|phrase|date|amount|figure|number|reference(?: to)?) "\u0001+") (?:is|are) (?:hereby )?deleted(?: in its entirety)? and the following (?:is|are) (?:hereby )?(?:substituted|inserted) (?:therefor|in (?:lieu|place) thereof):\s*$/i;

// `In the definition of "A", the phrase "b" is deleted and the following is substituted therefor`
function passivelySwapped(
  [, subject = "", old = ""]: RegExpExecArray,
  text: string,
  context: Target | undefined,
  put: NonNullable<Sentence["payload"]>,
  surroundings: Surroundings,
): readonly TextEdit[] {
  const [target, ...more] = targetsOf(text.slice(3, 3 + subject.length), context);
  if (target === undefined || more.length > 0) return [];
  const words = text.slice(5 + subject.length, 5 + subject.length + old.length);
  const active = `deleting ${words} and substituting the following therefor:`;
  return actionsIn({ text: active, mask: masked(active), target, put, payload: () => put, surroundings }, 0);
}

// The words of the instruction, without those that say when; `undefined` when they say it and no day can be found.
function saidIn(
  sentence: Sentence,
  surroundings: Surroundings,
): { readonly text: string; readonly effect: EffectRule; readonly at: number | undefined } | undefined {
  const own = withInstrument.exec(sentence.text);
  const lead = own !== null && ownEffectiveness(own[0], surroundings) ? own[0].length : 0;
  const label = lead === 0 ? (/^\([a-z]+\) (?=[A-Z])/.exec(sentence.text)?.[0].length ?? 0) : lead;
  const said = sentence.text.slice(label);
  const inner = within.exec(masked(said));
  const rest = inner !== null && ownEffectiveness(inner[0], surroundings) ? said.replace(inner[0], "") : said;
  const ruled = timed(rest, sentence, surroundings);
  if (ruled === undefined) return undefined;
  const { text, effect } = ruled;
  const at = sentence.text.indexOf(text);
  if (at >= 0) return { text, effect, at: sentence.at + at };
  // Words that say when were taken out of the middle: what follows them has kept its distance from the end.
  const whole = sentence.text.trimEnd();
  return {
    text,
    effect,
    at: whole.endsWith(text.slice(-20)) ? sentence.at + whole.length - text.trimEnd().length : undefined,
  };
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
  const whole = wholeOperations(match, source, context, targets);
  if (whole !== undefined) return whole;
  if (match[2]?.toLowerCase() === "deleted") return deletions(source.mask.slice(after), targets);
  const by = toOperate.exec(source.mask.slice(after));
  return by === null || targets.length > 1 || !placed ? [] : wordEditsIn(source, after + by[0].length, target);
}

const nothingMore = new RegExp(`^${wholly}(?: (?:therefrom|from the (?:[A-Z]\\w+ )*Agreement))?[.;]?(?: and)?$`, "i");

const attachedName = "((?:Exhibit|Schedule|Annex|Appendix) [\"']?[A-Z0-9][\\w.-]*[\"']?)";
const asAttached = new RegExp(
  `^(?: and (?:hereby )?restated)?${wholly}(?:,? (?:so as )?to (?:be and )?read)?${wholly}(?:,? (?:as )?(?:(?:set forth|provided|contained|shown) (?:on|in) |in the form of )${attachedName}(?: (?:which is )?(?:attached )?(?:hereto|to this \\w+)| attached)(?: and made a part hereof)?| as attached (?:hereto|to this \\w+))\\s*\\.?$`,
  "i",
);

// A whole paper or an attachment that reads anew as an attachment of the amending paper does.
function attachmentPut(rest: string, [target, ...more]: readonly Target[]): readonly Operation[] {
  const match = asAttached.exec(rest);
  if (match === null || target === undefined || more.length > 0) return [];
  const named = match[1]?.replaceAll(/["']/g, "");
  if (target.kind === "attachment") return [{ kind: "replaceExhibit", target, with: named ?? target.name }];
  return target.kind === "paper" && named !== undefined ? [{ kind: "restateAll", target, with: named }] : [];
}

// What is done to a whole that is no text: an attachment exchanged, a part cited anew; `undefined` for anything else.
function wholeOperations(
  match: RegExpExecArray,
  source: Source,
  context: Target | undefined,
  targets: readonly Target[],
): readonly Operation[] | undefined {
  const after = match.index + match[0].length;
  const put = attachmentPut(source.text.slice(after), targets);
  if (put.length > 0) return put;
  if (/^(?:redesignated|renumbered|relettered)$/i.test(match[2] ?? ""))
    return redesignation(source.mask.slice(after), targets);
  const exchanged = attachmentsExchanged.exec(source.text);
  return exchanged === null ? undefined : attachmentsPut(exchanged, context);
}

const listOfNames = "((?:Exhibit|Schedule|Annex|Appendix)(?:e?s)? .+?)";
const attachmentsExchanged = new RegExp(
  `^${listOfNames}((?: of| to) the .+?)? (?:is|are) hereby deleted(?: in (?:its|their)(?: respective)? (?:entirety|entireties))?,? and ${listOfNames}(?: attached hereto)? (?:is|are) hereby substituted (?:therefor|in (?:lieu|place) thereof)(?:, respectively)?[. ]*$`,
);

// The attachments that go and those of the amending paper that take their places must be the same by name.
function attachmentsPut([, old = "", where = "", put = ""]: RegExpExecArray, context: Target | undefined): Operation[] {
  const names = namesListed(old);
  if (names.length === 0 || names.join() !== namesListed(put).join()) return [];
  return names.flatMap((name): Operation[] => {
    const [target] = targetsOf(name + where, context);
    return target?.kind === "attachment" ? [{ kind: "replaceExhibit", target, with: target.name }] : [];
  });
}

function namesListed(list: string): string[] {
  const [, noun = "", names = ""] = /^(Exhibit|Schedule|Annex|Appendix)(?:e?s)? (.+)$/.exec(list) ?? [];
  const items = names.replaceAll(/["',]/g, " ").replaceAll(/ and /g, " ").trim().split(/ +/);
  return items.every((item) => /^[A-Z0-9][\w.-]*$/.test(item)) ? items.map((item) => `${noun} ${item}`) : [];
}

const newLabel =
  /^ (?:as|to be)(?: the)?(?: new)? (?:Sub)?(?:Section|Paragraph|Clause|Article) ((?:\d+(?:\.\d+)*[A-Z]?)?(?:\([A-Za-z0-9]{1,5}\))*)[.;]?$/i;

function redesignation(rest: string, [target, ...more]: readonly Target[]): readonly Operation[] {
  const label = newLabel.exec(rest)?.[1] ?? "";
  if (label === "" || target?.kind !== "provision" || more.length > 0) return [];
  return [{ kind: "redesignate", target, label }];
}

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
  const said = saidIn(sentence, surroundings);
  const subject = said === undefined ? undefined : container.exec(said.text)?.[1];
  if (subject === undefined) return undefined;
  const context = sentence.lead?.says === "amends" ? sentence.lead.target : undefined;
  const [target, ...more] = targetsOf(subject, context);
  return target === undefined || more.length > 0 ? undefined : { says: "amends", target };
}
