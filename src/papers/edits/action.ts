import type { Target } from "../acts/target.ts";
import { targetsOf } from "../acts/targets.ts";
import { definitionsAnew, deleted, exchanged, restated } from "./change.ts";
import { besideAt } from "./beside.ts";
import { insert, unnamedAt } from "./insert.ts";
import { concluded, type Doing, reading } from "./doing.ts";
import {
  attachmentNoun,
  citation,
  partNoun,
  past,
  quote,
  step,
  type Edit,
  type Instruction,
  type Read,
} from "./instruction.ts";
import { phraseAt, type Phrase, wordsAt } from "./phrase.ts";
import { positionAt } from "./position.ts";
import { restatedAsQuoted } from "./quoted-text.ts";
import { renamed } from "./rename.ts";
import { respectively } from "./respectively.ts";
import { ordinalWords } from "../text/numbers.ts";
import { countedBy, everyPlaceAt, placeAt, targetAt, within } from "./where.ts";

/** What is done by a verb, read from the words after it. */
export type Action = (instruction: Instruction, at: number, target: Target | undefined) => Read<Doing> | undefined;

/** Actions in the active voice, each known by its verb, in the order in which they are tried. */
const actions: readonly (readonly [verb: RegExp, action: Action])[] = [
  [
    new RegExp(`(?:changing|change) (?=(?:the )?${partNoun} ${citation} to ${partNoun} ${citation}(?=[ ,;.]|$))`, "iy"),
    relabel,
  ],
  [/(?:replacing|replace|changing|change)(?: therein)? /iy, readAnew],
  [/(?:the )?deletion of /iy, drop],
  [/(?:the )?replacement of /iy, swap],
  [/(?:the )?(?:addition|insertion|inclusion|substitution)(?: thereto| therein)? of /iy, insert],
  [
    /(?:deleting|striking(?: out)?|removing|delete|strike|remove)(?: therefrom)?(?:,? in (?:its|their) entirety,?)? /iy,
    drop,
  ],
  [
    /(?:replacing|replace|changing|change|increasing|increase|reducing|reduce|decreasing|decrease|extending|extend|amending|amend|revising|revise) (?=the (?:[a-z]+ ){0,3}from )/iy,
    swap,
  ],
  [/(?:replacing|replace|changing|change)(?: therein)? /iy, swap],
  [/(?:increasing|reducing|decreasing|extending)(?: therein)? /iy, moved],
  [
    /(?:the (?=adding |inserting ))?(?:substituting|inserting|adding|including|placing|substitute|insert|add|include|place)(?: (?:thereto|therein|thereafter|to such \w+))?,? /iy,
    insert,
  ],
  [/re-?(?:designating|numbering|lettering|designate|number|letter) /iy, rename],
  [/chang(?:ing|e) (?=(?:the )?(?:existing |current )?(?:clause|section|paragraph|subsection)s? [\d(])/iy, rename],
  [/(?:restating|restate|revising|revise) (?=the [a-z]+ ")/iy, swap],
  [
    /(?:amending and restating|amending|restating|amend and restate|amend|restate|modifying|modify|revising|revise) /iy,
    restate,
  ],
];

/** Reads the action at a position. `before` is the one before, whose verb may be left out: the reading says so. */
export function actionAt(
  instruction: Instruction,
  at: number,
  target: Target | undefined,
  before?: Action,
): (Read<Doing> & { readonly action: Action; readonly elided: boolean }) | undefined {
  const paired = target === undefined ? undefined : respectively(instruction, at, [target]);
  if (paired !== undefined) return { ...paired, action: swap, elided: false };
  for (const [verb, action] of actions) {
    const found = step(verb, instruction, at);
    const read =
      found === undefined ? undefined : action(instruction, past(label, instruction, at + found[0].length), target);
    if (read !== undefined) return { ...read, action, elided: false };
  }
  const again = before === undefined ? undefined : before(instruction, at, target);
  return again === undefined || before === undefined ? undefined : { ...again, action: before, elided: true };
}

// `replacing (i) "a" with "b" and (ii) "c" with "d"`
const label = /\((?:[a-z]+|\d{1,2})\) (?=["(]|the |in |each |all )/iy;

const joined =
  /,? (?:and|and by|by|and to) (?:\([a-z]{1,4}\) )?(?:substituting|inserting|adding|substitute|insert|add|putting|the (?:insertion|substitution)(?: therefore?| in (?:its|their) place)? of)(,? (?:in (?:the )?(?:lieu|place|substitution)(?: and (?:stead|in substitution))? (?:thereof|therefore?|of such [a-z]+)|in (?:its|their) (?:place|stead)(?: and stead)?|therefore?|thereof|instead),?(?: respectively,)?)?(?: therein)?(?:,? |(?=:))/iy;
const swapped =
  /,? (?:and (?:by |to )?|(?=replacing (?:it|the (?:period|comma|semi-?colon|colon)) ))(?:replacing|replace|substituting|substitute for)(?: (?:it|them|the same|each|the (?:period|comma|semi-?colon|colon|words?|phrases?|figures?|amounts?|dates?)|(?:such|said) [a-z]+(?: \([a-z]+\))?|that [a-z]+))?(?: in (?:its|their) entirety)? (?:with|by)(?: |(?=:))/iy;
const lieu =
  /,? (?:in (?:lieu|place|substitution|replacement)(?: and (?:stead|in substitution|replacement))? (?:thereof|therefore?)|in (?:its|their) (?:place|stead)|therefore?|thereof|instead)/iy;

function drop(instruction: Instruction, at: number, target: Target | undefined): Read<Doing> | undefined {
  const out = phraseAt(instruction, at, target);
  if (out === undefined) return undefined;
  const placed = besideAt(instruction, out, target);
  const instead = restatedIt(instruction, standing(placed)) ?? replacedAt(instruction, standing(placed));
  // What is said to be replaced does not only go, though what replaces it was not understood.
  if (instead === "unclear") return undefined;
  return instead ?? (isRestOfPlace(instruction, at, placed) ? undefined : goneAt(instruction, placed));
}

const verbBefore = /(?:delet|strik|remov)\w* (?:\([a-z]+\) )?$/i;

// `deleting "a" in the first sentence and the second sentence`: a sentence after no verb of its own says where.
function isRestOfPlace({ mask }: Instruction, at: number, { named }: Phrase): boolean {
  const sentence = named.is === "targets" && named.targets.some(({ kind }) => kind === "sentence");
  return sentence && !verbBefore.test(mask.slice(Math.max(0, at - 30), at));
}

// `deleting the following definition of "A" … and replacing it with the following:`: the one that stands there.
function standing(out: Phrase): Phrase {
  const term = out.named.is === "text" && out.named.noun.startsWith("defin") ? out.named.term : undefined;
  if (term === undefined) return out;
  const paper = out.target?.paper === undefined ? {} : { paper: out.target.paper };
  const target: Target = { kind: "definition", term, ...paper };
  return { ...out, named: { is: "targets", targets: [target] }, target };
}

function goneAt(instruction: Instruction, out: Phrase): Read<Doing> | undefined {
  const listed = termsListedAt(instruction, out);
  if (listed !== undefined) return listed;
  const to = out.named.is === "text" ? past(reading, instruction, out.to) : out.to;
  const edits = isCitedBare(instruction, out) ? [] : deleted(instruction, out);
  return edits.length === 0 ? undefined : { what: { edits }, to };
}

const citedPart = new RegExp(`(?:${partNoun}|${attachmentNoun}) `, "iy");

// `deleting the reference to Section 4.2`, which may stand there as "Section 4.2(a)": how much goes, nobody can say.
function isCitedBare(instruction: Instruction, { named }: Phrase): boolean {
  const { mask } = instruction;
  return (
    named.is === "words" &&
    mask[named.inner.from - 1] === " " &&
    step(citedPart, instruction, named.inner.from) !== undefined
  );
}

const termList = new RegExp(`,? ?:? ?(${quote}(?:(?:,? and |, )${quote})*)(?=[.,;]|\\s*$)`, "iy");

// `deleting the following definitions in their entirety "A", "B" and "C"`: the terms go on in the sentence.
function termsListedAt(instruction: Instruction, out: Phrase): Read<Doing> | undefined {
  const found =
    out.named.is === "text" && instruction.put === undefined ? step(termList, instruction, out.to) : undefined;
  const said = found?.[1];
  if (found === undefined || said === undefined) return undefined;
  const to = out.to + found[0].length;
  const put = instruction.words(to - said.length + 1, to - 1);
  const edits = deleted({ ...instruction, put }, out);
  return edits.length === 0 ? undefined : { what: { edits }, to };
}

// `deleting the word "a" and inserting the term "b"`: words take the place of words.
function takenAt(instruction: Instruction, at: number, { named, target }: Phrase): Phrase | undefined {
  const words = named.is === "words" ? wordsAt(instruction, at, target) : undefined;
  return words ?? phraseAt(instruction, at, target);
}

// `deleting … and substituting … therefor`: what goes and what takes its place are one action.
function replacedAt(instruction: Instruction, out: Phrase): Read<Doing> | "unclear" | undefined {
  const anew = step(swapped, instruction, out.to);
  const join = anew ?? step(joined, instruction, out.to);
  if (join === undefined) return undefined;
  const from = out.to + join[0].length;
  const taken = takenAt(instruction, from, out) ?? unnamedAt(instruction, from);
  const instead = anew !== undefined || join[1] !== undefined || /substitut/i.test(join[0]);
  if (taken === undefined) return instead ? "unclear" : undefined;
  const after = past(lieu, instruction, taken.to);
  if (!instead && after === taken.to && !closes(instruction, out, taken, from)) return undefined;
  return inEvery(instruction, placedBy(out, taken), taken, after) ?? "unclear";
}

// `deleting "a" and substituting "b" in the second sentence`: the place said of what is put is that of both.
function placedBy(out: Phrase, taken: Phrase): Phrase {
  const words = out.named.is === "words" && taken.named.is === "words";
  return words && taken.target !== undefined ? { ...out, ...occurring(out, taken) } : out;
}

const newSentence = new RegExp(`^a new (${ordinalWords}) sentence\\b`, "i");

// `deleting the first sentence thereof and inserting a new first sentence`: the one takes the place of the other.
function isSameSentence(said: string, out: Phrase, taken: Phrase): boolean {
  const [only, ...more] = out.named.is === "targets" ? out.named.targets : [];
  if (only?.kind !== "sentence" || more.length > 0 || taken.named.is !== "text") return false;
  return countedBy(newSentence.exec(said)?.[1] ?? "") === only.ordinal;
}

const itAnew =
  /,? and (?:by |to )?(?:replacing|replace|restating|restate|amending and restating) (?:it|them|the same|such [a-z]+)(?: in (?:its|their) entirety)?(?= (?:to read |to provide )?as follows\s*:?\s*$)/iy;

// `deleting such definition and restating it as follows:`
function restatedIt(instruction: Instruction, out: Phrase): Read<Doing> | undefined {
  const said = step(itAnew, instruction, out.to);
  if (said === undefined || instruction.put === undefined || out.named.is !== "targets") return undefined;
  const edits = restated(instruction, out.named.targets, instruction.put);
  return edits.length === 0 ? undefined : { what: { edits }, to: instruction.mask.length };
}

// `deleting "a" and substituting "b" therefor in each place it appears`
function inEvery(instruction: Instruction, out: Phrase, taken: Phrase, at: number): Read<Doing> | undefined {
  const to = out.occurrence === "sole" ? everyPlaceAt(instruction, at) : at;
  return finished(instruction, to > at ? { ...out, occurrence: "each" } : out, taken, to);
}

// `deleting the period at the end thereof and adding "; and"`: what is added without a place goes where the mark was,
// as do words where words went, `deleting "a" and inserting "b"`.
function closes(instruction: Instruction, out: Phrase, taken: Phrase, from: number): boolean {
  if (out.named.is === "targets") return isSameSentence(instruction.mask.slice(from, taken.to), out, taken);
  if (out.named.is === "words") return isInstead(instruction, out, taken);
  if (out.named.is !== "mark" || out.occurrence !== "last") return false;
  const placed = taken.target !== out.target || positionAt(instruction, taken.to, taken.target) !== undefined;
  return !placed && (taken.named.is !== "text" || taken.named.labels.length === 0);
}

const clauseEnd =
  /(?=[.;]|\s*$|,? and (?:by |\([a-z]+\) (?:by )?)?(?:delet|strik|replac|substitut|insert|add|chang)ing\b)/iy;

function isInstead(instruction: Instruction, out: Phrase, taken: Phrase): boolean {
  if (taken.named.is === "text") return isBareText(instruction, taken);
  if (taken.named.is !== "words" || taken.named.each || out.beside !== undefined) return false;
  const here = JSON.stringify(taken.target) === JSON.stringify(out.target) && taken.occurrence === "sole";
  return here && step(clauseEnd, instruction, taken.to) !== undefined;
}

// `deleting "a" and inserting the following: "b"`
function isBareText(instruction: Instruction, { named, to }: Phrase): boolean {
  const wordy =
    named.is === "text" && named.labels.length === 0 && /^(?:|text|words?|phrases?|language)$/.test(named.noun);
  return wordy && instruction.put !== undefined && step(/\s*:?\s*$/iy, instruction, to) !== undefined;
}

const toRead = /,? to read(?: in full)?(?: as follows)?\s*:?\s*$/iy;

// `changing the definition of "A" to read as follows:`
function readAnew(instruction: Instruction, at: number, target: Target | undefined): Read<Doing> | undefined {
  const { put } = instruction;
  const out = put === undefined ? undefined : phraseAt(instruction, at, target);
  if (put === undefined || out?.named.is !== "targets") return undefined;
  if (step(toRead, instruction, out.to) === undefined) return undefined;
  return concluded(instruction, restated(instruction, out.named.targets, put), undefined, out.to);
}

const by =
  /,? (?:with|by|to(?: read)?|as(?= (?:the [a-z]+ )?")|(?:and )?substituting (?:therefore?|in (?:lieu|place) thereof)|to be) /iy;

// `replacing … with …`, `changing … from … to …`
function swap(instruction: Instruction, at: number, target: Target | undefined): Read<Doing> | undefined {
  const named = phraseAt(instruction, at, target);
  const first =
    named === undefined || step(by, instruction, named.to) === undefined
      ? (changedFrom(instruction, at, target) ?? named)
      : named;
  if (first === undefined) return undefined;
  const join = step(by, instruction, first.to);
  if (join === undefined) return replacedBy(instruction, first);
  const taken = phraseAt(instruction, first.to + join[0].length, first.target);
  return taken === undefined ? undefined : swappedFor(instruction, first, taken);
}

const byHowMuch = /,? by /iy;

// `increasing "a" to "b"`: "by" would say by how much.
function moved(instruction: Instruction, at: number, target: Target | undefined): Read<Doing> | undefined {
  const out = phraseAt(instruction, at, target);
  return out !== undefined && step(byHowMuch, instruction, out.to) !== undefined
    ? undefined
    : swap(instruction, at, target);
}

function swappedFor(instruction: Instruction, first: Phrase, taken: Phrase): Read<Doing> | undefined {
  // `replacing "a" with "b" in clause (i)`: the place is said last.
  if (taken.vague && first.occurrence !== "sole") return undefined;
  const placed =
    taken.named.is === "words" && taken.target !== undefined ? { ...first, ...occurring(first, taken) } : first;
  return finished(instruction, placed, taken, taken.to);
}

const asFollows = /,? (?:so as )?(?:to read )?as follows\s*:?\s*$/iy;

// `replacing the second sentence thereof in its entirety as follows:`, `replacing "a" and inserting "b" in lieu thereof`
function replacedBy(instruction: Instruction, out: Phrase): Read<Doing> | undefined {
  const { named, to } = out;
  const over = named.is === "targets" ? step(asFollows, instruction, to) : undefined;
  if (named.is !== "targets" || over === undefined || instruction.put === undefined) {
    const instead = replacedAt(instruction, standing(out));
    return instead === "unclear" ? undefined : instead;
  }
  return concluded(instruction, restated(instruction, named.targets, instruction.put), undefined, to + over[0].length);
}

function occurring(first: Phrase, { target, occurrence, line, others }: Phrase): Partial<Phrase> {
  const which = first.occurrence === "sole" ? occurrence : first.occurrence;
  const counted = first.line ?? line;
  return {
    occurrence: which,
    ...(target === undefined ? {} : { target }),
    ...(others === undefined ? {} : { others }),
    ...(counted === undefined ? {} : { line: counted }),
  };
}

const changing =
  /(?:the |such |each )?(?:[a-z]+ ){0,3}?(?:reference|date|amount|number|percentage|ratio|figure)s?(?: of [a-z]+)?(?=[ ,])/iy;
const comingFrom = /,? from /iy;

// `changing the reference in the definition of "A" from "b" to "c"`
function changedFrom(instruction: Instruction, at: number, target: Target | undefined): Phrase | undefined {
  const thing = step(changing, instruction, at);
  if (thing === undefined) return undefined;
  const place = placeAt(instruction, at + thing[0].length, within(target));
  const from = step(comingFrom, instruction, place.to);
  return from === undefined ? undefined : phraseAt(instruction, place.to + from[0].length, targetAt(place.where));
}

function finished(instruction: Instruction, out: Phrase, taken: Phrase, to: number): Read<Doing> | undefined {
  return concluded(instruction, exchanged(instruction, out, taken), taken.named, to);
}

const onTo = / to /g;

// `changing Section 4.2 to Section 4.3`: its number, and not its text.
function relabel(instruction: Instruction, at: number, target: Target | undefined): Read<Doing> | undefined {
  onTo.lastIndex = at;
  const to = onTo.exec(instruction.mask)?.index ?? at;
  const targets = targetsOf(instruction.text.slice(at, to), target);
  const [only] = targets;
  return only === undefined
    ? undefined
    : renamed(instruction, { named: { is: "targets", targets }, target: only, occurrence: "sole", to });
}

function rename(instruction: Instruction, at: number, target: Target | undefined): Read<Doing> | undefined {
  const out = phraseAt(instruction, at, target);
  return out === undefined ? undefined : renamed(instruction, out);
}

const further =
  /,? (?:by |to (?=(?:delete|replace|insert|add|change|strike|remove|substitute|increase|reduce|extend) ))/iy;

// `amending and restating … to read as follows`, and `amending the definition of "A" by deleting …`
function restate(instruction: Instruction, at: number, target: Target | undefined): Read<Doing> | undefined {
  const out = phraseAt(instruction, at, target);
  if (out === undefined) return undefined;
  const on = step(further, instruction, out.to);
  if (on !== undefined && out.target !== undefined && out.named.is === "targets")
    return { what: { edits: [], on: out.target }, to: out.to };
  const quoted = out.named.is === "targets" ? restatedAsQuoted(instruction, out.named.targets, out.to) : undefined;
  if (quoted !== undefined) return quoted;
  return concluded(instruction, restatedBy(instruction, out), undefined, out.to);
}

// `amending and restating the following definitions`: the text says which.
function restatedBy(instruction: Instruction, out: Phrase): readonly Edit[] {
  const { put } = instruction;
  if (put === undefined) return [];
  if (out.named.is === "targets") return restated(instruction, out.named.targets, put);
  if (out.named.is !== "text" || !/^(?:defin|term)/.test(out.named.noun)) return [];
  return definitionsAnew(instruction, put, out.target);
}
