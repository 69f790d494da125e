import { ordinalWords } from "../text/numbers.ts";
import type { Target } from "../acts/target.ts";
import { addedThere, addedTo, created, type Subject } from "./added.ts";
import { asAttached } from "./attached.ts";
import { asMarkedCopy } from "./marked-copy.ts";
import { attachmentReplaces } from "./attachment-replaces.ts";
import { holderOfParagraph } from "./in-paragraph.ts";
import { definitionsAnew, deleted, exchanged, restated } from "./change.ts";
import { inserted } from "./insertion.ts";
import { deemedAt } from "./deemed.ts";
import { inPlace } from "./in-place.ts";
import { concluded, type Doing, reading } from "./doing.ts";
import { entirely, past, step, type Instruction, type Read } from "./instruction.ts";
import { phraseAt, type Phrase } from "./phrase.ts";
import { partsStated } from "./put.ts";
import { restatedAsQuoted } from "./quoted-text.ts";
import { renamed } from "./rename.ts";
import { respectively } from "./respectively.ts";
import { targetsOfSubject } from "./subject.ts";
import { inPaperOf, placeAt, within } from "./where.ts";

// `is hereby`, `shall be, and hereby is,`
const be =
  "(?:(?:shall|will) be,? and (?:it |they |the same )?(?:hereby )?(?:is|are)|(?:hereby )?(?:is|are)|(?:shall|will) (?:each )?be|be|is to be|to be)(?: and)?(?:,? (?:hereby|further|also|each|either|in each case|in their entirety|deemed(?: to (?:be|have been))?))*,?";
const verb = new RegExp(
  `,? ${be} (created|amended|modified|changed|revised|supplemented|deleted|stricken|removed|replaced|restated|added|inserted|included|substituted|re-?(?:designated|numbered|lettered)|increased|reduced|decreased|extended)\\b`,
  "gi",
);
const longestSubject = 600;
const mostVerbs = 5;

/** Reads the statement at a position: a subject, what is done to it in the passive voice, and with what. */
export function statementAt(instruction: Instruction, at: number, base: Target | undefined): Read<Doing> | undefined {
  const attachment = attachmentReplaces(instruction, at, base);
  if (attachment !== undefined) return attachment;
  const turned = step(inverted, instruction, at);
  if (turned !== undefined) return addedThere(instruction, at + turned[0].length, base);
  const { from, on } = inPlace(instruction, at, base);
  const read = statedOf(instruction, from, on);
  // `In Section 4.2, "a" is replaced with "b" and "c" is deleted`
  return read === undefined || from === at || on === undefined
    ? read
    : { what: { ...read.what, within: on }, to: read.to };
}

function statedOf(instruction: Instruction, from: number, on: Target | undefined): Read<Doing> | undefined {
  const deemed = deemedAt(instruction, from, on);
  if (deemed !== undefined) return deemed;
  verb.lastIndex = from;
  for (let count = 0; count < mostVerbs; count += 1) {
    const found = verb.exec(instruction.mask);
    if (found === null || found.index - from > longestSubject) return undefined;
    const after = found.index + found[0].length;
    const subject = { from, to: found.index, on };
    const read = done(instruction, subject, (found[1] ?? "").toLowerCase(), after);
    if (read !== undefined) return read;
    verb.lastIndex = after;
  }
  return undefined;
}

const inverted = /There (?:is|are|(?:shall|will) be) (?:hereby )?(?:also )?(?:added|inserted) /iy;

type Deed = (instruction: Instruction, subject: Subject, at: number) => Read<Doing> | undefined;

/** What is done in the passive voice, by the participle that says it. */
const deeds: readonly (readonly [participles: RegExp, deed: Deed])[] = [
  [/^(?:amended|modified|changed|revised|supplemented|restated)$/, amended],
  [/^(?:amended|modified|changed|revised|increased|reduced|decreased|extended)$/, changedTo],
  [/^(?:deleted|stricken|removed)$/, gone],
  [/^replaced$/, replaced],
  [/^(?:added|inserted|included)$/, addedTo],
  [/^created$/, createdAs],
  [/^substituted$/, substitutedFor],
  [/^(?:re-?(?:designated|numbered|lettered)|changed)$/, rename],
];

function done(instruction: Instruction, subject: Subject, participle: string, at: number): Read<Doing> | undefined {
  for (const [participles, deed] of deeds) {
    const read = participles.test(participle) ? deed(instruction, subject, at) : undefined;
    if (read !== undefined) return read;
  }
  return undefined;
}

function createdAs(instruction: Instruction, subject: Subject, at: number): Read<Doing> | undefined {
  const part = partsOf(instruction, subject);
  return part === undefined ? undefined : created(instruction, subject, part, at);
}

function rename(instruction: Instruction, subject: Subject, at: number): Read<Doing> | undefined {
  const target = partsOf(instruction, subject);
  return target === undefined ? undefined : renamed(instruction, { ...target, to: at });
}

// The parts, definitions or attachments that a subject names, every word of it.
function partsOf({ text }: Instruction, { from, to, on }: Subject): Phrase | undefined {
  const targets = targetsOfSubject(text.slice(from, to), on);
  const [target] = targets;
  if (target === undefined) return undefined;
  return { named: { is: "targets", targets }, target, occurrence: "sole", to };
}

// Whatever a subject names, every word of it.
function subjectOf(instruction: Instruction, subject: Subject): Phrase | undefined {
  const parts = partsOf(instruction, subject);
  if (parts !== undefined) return parts;
  const phrase = phraseAt(instruction, subject.from, subject.on);
  return phrase?.to === subject.to ? phrase : undefined;
}

const also =
  /(?:,? and|,)(?:,? as so amended,?)? (?:(?:is |are )?(?:hereby )?(?:restated|supplemented|modified|replaced|amended|further amended))\b/iy;
const wholly = new RegExp(`(?:,? (?:${entirely}|to the extent necessary))*`, "iy");
const listing =
  /,? ?(?:as follows|in the following (?:respects?|manner)|as set forth below)?[:,]? ?(?=(?:\(?(?:[a-z]{1,4}|\d{1,2})\) )?(?:by|to) )/iy;
const operate = new RegExp(
  `(?:\\(?(?:[a-z]{1,4}|\\d{1,2})\\) )?(?:by|to) (?=(?:\\((?:[a-z]{1,4}|\\d{1,2})\\) )?(?:(?:the )?(?:addition|insertion|inclusion|deletion|replacement|substitution) of|delet|strik|remov|replac|chang|increas|reduc|decreas|extend|substitut|insert|(?:the )?add(?:ing)?[ ,]|includ(?:e|ing) |re-?designat|re-?number|re-?letter|amend|restat|modify|revis))`,
  "iy",
);

// `is amended, modified and restated in its entirety`
function pastDeeds(instruction: Instruction, at: number): number {
  const over = past(wholly, instruction, at);
  const next = past(also, instruction, over);
  return next === over ? over : pastDeeds(instruction, next);
}

// `is amended by …`, `is amended and restated to read as follows:`, `is amended in the form of Annex A hereto`
function amended(instruction: Instruction, subject: Subject, at: number): Read<Doing> | undefined {
  const after = pastDeeds(instruction, at);
  const holder = holderOfParagraph(instruction, subject.from, subject.to, subject.on);
  const inWords = holder === undefined ? undefined : inWordsOnly(worked(instruction, [holder], after));
  if (inWords !== undefined) return inWords;
  const out = subjectOf(instruction, subject);
  if (out?.named.is === "text") return listedAnew(instruction, out, after);
  if (out?.named.is !== "targets") return undefined;
  const { targets } = out.named;
  return (
    asMarkedCopy(instruction, targets, after) ??
    broughtAbout(instruction, targets, after) ??
    worked(instruction, targets, after) ??
    asAttached(instruction, targets, after) ??
    leftEmpty(instruction, targets, after) ??
    anew(instruction, targets, at, after)
  );
}

// `by deleting such Sections in their entirety and substituting the following therefor:`
const allAnew = new RegExp(
  `(?:by|to) (?:deleting|delete|striking|strike) (?:(?:each of )?(?:such|said|those) [a-z]+|them|the same|each(?: such)?(?: (?:definition|term|section|clause|paragraph|schedule|exhibit))?)(?:,? (?:${entirely}))?,? and (?:by |to )?(?:(?:substitut|insert|add)(?:ing|e)?(?: in (?:lieu|place|substitution) thereof| therefore?)? the following(?: [a-z]+)?|replac(?:ing|e) (?:them|such [a-z]+|the same|each)(?: ${entirely})? (?:with|by) the following(?: [a-z]+)?)(?: therefore?| in (?:lieu|place|substitution) thereof| in (?:its|their) (?:place|stead))?(?:,? respectively)?\\s*[:.]?\\s*$`,
  "iy",
);

// `is amended as follows: by …`: the actions come, and work on one target.
// `is amended deleting …`
const byLeftOut = / (?=(?:deleting|striking|replacing|substituting|inserting|adding) )/iy;

const byWord = / ?(?:by|to) /iy;

function worked(instruction: Instruction, [on, ...alike]: readonly Target[], at: number): Read<Doing> | undefined {
  const listed = past(listing, instruction, at);
  const by = past(byLeftOut, instruction, listed);
  if (on === undefined || (by === listed && step(operate, instruction, by) === undefined)) return undefined;
  const paired = respectively(instruction, past(byWord, instruction, by), [on, ...alike]);
  if (paired !== undefined) return paired;
  if (alike.length > 0 && instruction.put !== undefined && step(allAnew, instruction, by) !== undefined) {
    const edits = restated(instruction, [on, ...alike], instruction.put);
    return edits.length === 0 ? undefined : { what: { edits }, to: instruction.mask.length };
  }
  return { what: alike.length === 0 ? { edits: [], on } : { edits: [], on, alike }, to: by };
}

function inWordsOnly(read: Read<Doing> | undefined): Read<Doing> | undefined {
  return read === undefined ? undefined : { what: { ...read.what, wordsOnly: true }, to: read.to };
}

const soThat =
  /,? to [^":;]{1,300}? so that,? (?:as so amended,? )?(?:it|they|the same|such [a-z]+)(?:,? as so amended,?)? (?:shall )?(?:reads?|provides?|states?)\b/iy;

// `is amended to include reference to X, so that as so amended such clause reads as follows:`: the text says it all.
function broughtAbout(instruction: Instruction, targets: readonly Target[], at: number): Read<Doing> | undefined {
  const said = step(soThat, instruction, at);
  return said === undefined ? undefined : anew(instruction, targets, at, at + said[0].length);
}

const emptyAs =
  /(?:,? (?:(?:so as )?to read|to provide|as follows|in (?:its|their) entirety))+:? (?:(\([A-Za-z]{1,5}\)|\d[\d.]*) )?(\[(?:intentionally )?(?:omitted|deleted|reserved|left blank)\.?\])(?=[;,.]?(?: and)?\s*$|[;,] )/iy;

// `is restated as follows: (f) [Intentionally Omitted]`: words in the sentence itself that leave the part empty.
function leftEmpty(instruction: Instruction, targets: readonly Target[], at: number): Read<Doing> | undefined {
  const found = step(emptyAs, instruction, at);
  const [target, ...more] = targets;
  if (found === undefined || target?.kind !== "provision" || more.length > 0) return undefined;
  const [whole, label = "", words = ""] = found;
  if (label !== "" && !target.path.endsWith(label.replace(/\.$/, ""))) return undefined;
  const to = at + whole.length;
  const edits = restated(instruction, [target], instruction.words(to - words.length, to));
  return edits.length === 0 ? undefined : { what: { edits }, to };
}

const withWhatFollows =
  /,? (?:with|by) (?:the )?following(?: (?:definitions?|terms?|language|text|provisions?))?(?=\s*[:.]?\s*$)/iy;

function anew(instruction: Instruction, targets: readonly Target[], from: number, at: number): Read<Doing> | undefined {
  if (!restates(instruction, from)) return undefined;
  const quoted = restatedAsQuoted(instruction, targets, at);
  if (quoted !== undefined || instruction.put === undefined) return quoted;
  const stated = ownParts(instruction, targets, at);
  if (stated !== undefined) return stated;
  const over = past(withWhatFollows, instruction, past(wholly, instruction, at));
  return concluded(instruction, restated(instruction, targets, instruction.put), undefined, over);
}

const asFollows = /,? (?:as follows|as set forth below|in the following (?:respects?|manner|particulars))\s*:?\s*$/iy;

// `Section 3 is modified as follows:` over `3.4 …`, or over definitions: those only are put anew.
function ownParts(instruction: Instruction, targets: readonly Target[], at: number): Read<Doing> | undefined {
  const { put } = instruction;
  const [target, ...more] = targets;
  if (put === undefined || target?.kind !== "provision" || more.length > 0) return undefined;
  if (step(asFollows, instruction, at) === undefined) return undefined;
  const { caption: _caption, ...section } = target;
  const parts = partsStated(put, target.path).map((path) => ({ ...section, path }));
  const edits = parts.length === 0 ? definitionsAnew(instruction, put, target) : restated(instruction, parts, put);
  return edits.length === 0 ? undefined : { what: { edits }, to: instruction.mask.length };
}

const states = /restated|\b(?:read|reads|provide|state|follows)\b|entirety/i;

// A target is put anew only where the words say that it reads, or is restated.
function restates({ mask }: Instruction, at: number): boolean {
  return states.test(mask.slice(Math.max(0, at - 10)));
}

const eitherWay =
  /,? ?(?:either )?(?:amended and restated )?(?:in their entirety )?(?:to read as follows )?(?:or|and\/or) (?:hereby )?(?:added|incorporated|inserted)\b[^:.]*[:.]\s*$/iy;

// `The following definitions are amended and restated …`
function listedAnew(instruction: Instruction, out: Phrase, at: number): Read<Doing> | undefined {
  const { named } = out;
  const { put } = instruction;
  if (named.is !== "text" || put === undefined || !/^(?:defin|term)/.test(named.noun)) return undefined;
  const either = step(
    eitherWay,
    instruction,
    past(/ (?:to (?:be and )?read|as follows)*(?: as follows)?/iy, instruction, at),
  );
  if (either !== undefined) {
    const place = /alphabetic/i.test(either[0]) ? ("alphabetical" as const) : ("unsaid" as const);
    const edits = inserted(instruction, out, { target: out.target, place: { at: place }, to: at }, true);
    return edits.length === 0 ? undefined : { what: { edits }, to: instruction.mask.length };
  }
  const over = past(withWhatFollows, instruction, past(wholly, instruction, at));
  return concluded(instruction, definitionsAnew(instruction, put, out.target), undefined, over);
}

const fromTo = /,? from /iy;
const onTo = /,? (?:to(?: read)?|to be) /iy;

// `the amount "a" is changed to "b"`, `references to "a" shall be changed to "b"`, `is increased from a to b`
function changedTo(instruction: Instruction, subject: Subject, at: number): Read<Doing> | undefined {
  const out = subjectOf(instruction, subject);
  if (out === undefined) return undefined;
  const from = step(fromTo, instruction, at);
  const old = from === undefined ? out : phraseAt(instruction, at + from[0].length, out.target);
  if (old === undefined || (old.named.is !== "words" && old.named.is !== "mark")) return undefined;
  const to = from === undefined ? at : old.to;
  const join = step(onTo, instruction, to);
  const taken = join === undefined ? undefined : phraseAt(instruction, to + join[0].length, old.target);
  if (taken === undefined) return undefined;
  const edits = exchanged(instruction, old, taken);
  return edits.length === 0 ? undefined : { what: { edits }, to: taken.to };
}

const whence = /(?=,? (?:therefrom|from )(?!and after))/iy;
const noForce =
  /,? (?:and (?:(?:is|are|shall be) )?(?:hereby )?of no further force (?:and|or) effect|and (?:(?:is|are|shall be) )?(?:hereby )?(?:intentionally (?:omitted|deleted)|reserved)|without (?:substitution|replacement))/iy;
const clauseEnd = /(?=[.;,]|\s*$| and )/iy;
const thenReplaced = new RegExp(
  `,? and (?:(?:in (?:its|their) (?:place|stead)|in (?:lieu|place) thereof),? (?:there )?(?:is|are|shall be) (?:hereby )?(?:inserted|substituted|added) |(?:is |are |shall be )?(?:hereby )?(?:replaced|amended|restated|redefined)(?: (?:${entirely}))?(?:(?=,? (?:so as )?(?:to read )?(?:in full )?as follows)| (?:with|by|to read) )|(?:there (?:is|are) (?:hereby )?)?(?:substituted|inserted|replaced)(?:,? (?:in (?:lieu|place|substitution) (?:thereof|therefore?)|in (?:its|their) (?:place|stead)|therefore?))?(?: with| by)?(?: |(?=:))|(?:by )?(?:replacing|substituting) (?:(?:it|them|therefore?) )?(?:(?:with|by) )?)`,
  "iy",
);
const thenIs = new RegExp(`,? and (?=(?:the |a |new )?)`, "iy");

// `is deleted from Section 1.1 of the Agreement`: where it stood is said after the deed.
function takenFrom(instruction: Instruction, out: Phrase, at: number): Read<Phrase> | undefined {
  if (step(whence, instruction, at) === undefined) return { what: out, to: at };
  const { where, to } = placeAt(instruction, at, within(out.target), "comes");
  const { base } = where;
  if (out.named.is !== "targets") return { what: { ...out, ...(base === undefined ? {} : { target: base }) }, to };
  const targets = out.named.targets.map((target) => inPaperOf(target, base));
  const strange =
    targets.some(({ kind }) => kind !== "definition") && base?.kind === "provision" && base !== out.target;
  return strange ? undefined : { what: { ...out, named: { is: "targets", targets } }, to };
}

// `is deleted`, `is deleted and replaced with …`, `is deleted and the following is substituted therefor:`
function gone(instruction: Instruction, subject: Subject, at: number): Read<Doing> | undefined {
  const said = subjectOf(instruction, subject);
  const from = said === undefined ? undefined : takenFrom(instruction, said, past(wholly, instruction, at));
  if (from === undefined) return undefined;
  const { what: out } = from;
  const after = past(wholly, instruction, from.to);
  const taken = takenInstead(instruction, out, after);
  if (taken !== undefined) return taken;
  const over = past(noForce, instruction, after);
  const edits = deleted(instruction, out);
  if (out.named.is === "text") return concluded(instruction, edits, out.named, over);
  if (step(clauseEnd, instruction, over) === undefined) return undefined;
  return edits.length === 0 ? undefined : { what: { edits }, to: over };
}

const isPut = new RegExp(
  `,?(?: (?:is|are|(?:shall|will) be))?(?: hereby)?(?: deemed to (?:be|have been))? (?:(?:substituted|inserted|added|put),? (?:therefore?|thereof|for (?:it|them|the same)|in (?:lieu|place|substitution)(?: and stead)? (?:thereof|therefore?)|in (?:its|their) (?:place|stead))|substituted(?=:))`,
  "iy",
);

const thenAsAttached = /,? and (?:(?:is|are|shall be) )?(?:hereby )?(?:replaced|amended|restated)(?= )/iy;

function takenInstead(instruction: Instruction, out: Phrase, at: number): Read<Doing> | undefined {
  const anewAt = past(thenAsAttached, instruction, at);
  const attached =
    anewAt > at && out.named.is === "targets" ? asAttached(instruction, out.named.targets, anewAt) : undefined;
  if (attached !== undefined) return attached;
  const join = step(thenReplaced, instruction, at);
  if (join !== undefined) {
    const taken = replacementAt(instruction, out, at + join[0].length);
    if (taken !== undefined) return taken;
  }
  const and = step(thenIs, instruction, at);
  const taken = and === undefined ? undefined : phraseAt(instruction, at + and[0].length, out.target);
  const put = taken === undefined ? undefined : step(isPut, instruction, taken.to);
  if (taken === undefined || put === undefined) return undefined;
  return exchangedTo(instruction, out, taken, taken.to + put[0].length);
}

const numbered = new RegExp(`(?:the )?(?:following )?(?:(?:${ordinalWords}|two|three|new) )*`, "iy");

function replacementAt(instruction: Instruction, out: Phrase, at: number): Read<Doing> | undefined {
  const taken = phraseAt(instruction, at, out.target);
  if (taken !== undefined) return exchangedTo(instruction, out, taken, taken.to);
  // `and replaced with: "…"`
  const stop = step(reading, instruction, past(numbered, instruction, at));
  if (stop === undefined || instruction.put === undefined || out.named.is !== "targets") return undefined;
  const edits = restated(instruction, out.named.targets, instruction.put);
  return edits.length === 0 ? undefined : { what: { edits }, to: instruction.mask.length };
}

const insteadThereof =
  /(?:,? (?:respectively|therefore?|thereof|in (?:lieu|place|substitution) (?:thereof|therefore?)|in (?:its|their) (?:place|stead)))*/iy;

function exchangedTo(instruction: Instruction, out: Phrase, taken: Phrase, at: number): Read<Doing> | undefined {
  return concluded(instruction, exchanged(instruction, out, taken), taken.named, past(insteadThereof, instruction, at));
}

const withWords = /,? (?:with|by) /iy;

function replaced(instruction: Instruction, subject: Subject, at: number): Read<Doing> | undefined {
  const out = subjectOf(instruction, subject);
  if (out === undefined) return undefined;
  const after = past(wholly, instruction, at);
  const attached = out.named.is === "targets" ? asAttached(instruction, out.named.targets, after) : undefined;
  const join = step(withWords, instruction, after);
  if (attached !== undefined || join === undefined) return attached ?? anewAsFollows(instruction, out, after);
  return replacementAt(instruction, out, after + join[0].length);
}

// `shall be replaced in its entirety as follows:`
function anewAsFollows(instruction: Instruction, { named }: Phrase, at: number): Read<Doing> | undefined {
  const over = named.is === "targets" ? step(asFollows, instruction, at) : undefined;
  if (named.is !== "targets" || over === undefined || instruction.put === undefined) return undefined;
  return concluded(instruction, restated(instruction, named.targets, instruction.put), undefined, at + over[0].length);
}

const forWords = /,? (?:for|in (?:lieu|place) of|in substitution for) /iy;

// `"b" is substituted for "a"`
function substitutedFor(instruction: Instruction, subject: Subject, at: number): Read<Doing> | undefined {
  const taken = phraseAt(instruction, subject.from, subject.on);
  const join = step(forWords, instruction, at);
  if (taken?.to !== subject.to || join === undefined) return undefined;
  const out = phraseAt(instruction, at + join[0].length, taken.target ?? subject.on);
  if (out === undefined) return undefined;
  return concluded(instruction, exchanged(instruction, out, taken), taken.named, out.to);
}
