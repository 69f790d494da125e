import type { Operation } from "./act.ts";
import type { Sentence, Surroundings } from "./draft.ts";
import { type Instruction, phraseAt, type Phrase, whereAt } from "./edit-phrases.ts";
import { definedIn, labelWithin, replacementOf, several, type TextEdit } from "./edit-text.ts";
import type { Anchor, Payload, Place, Target } from "./target.ts";

type Put = NonNullable<Sentence["payload"]>;

/** What the actions of an instruction are read from. `put` is the text that follows its last word. */
export type Actions = Instruction & {
  readonly target: Target;
  readonly put?: Put;
  readonly payload: (from: number, to: number) => Put;
  readonly surroundings: Surroundings;
};

type Read = { readonly edits: readonly TextEdit[]; readonly to: number };

const separator = /[\s,;]*(?:and )?(?:(?:further|also) )?(?:by |to )?(?:\([a-z]+\) )?(?:by |to )?/iy;
const drops =
  /(?:deleting|striking(?: out)?|removing|delete|strike|remove)(?: from| in)?(?: (?:its|their) entirety)? /iy;
const swaps = /(?:replacing|replace|changing|change) (?:\([a-z]+\) )?/iy;
const puts = /(?:substituting|inserting|adding|including|substitute|insert|add|include)(?: thereto| therein)?,? /iy;
const anew = /(?:amending and restating|amending|restating|amend and restate) /iy;
const joined =
  /,? and (?:by )?(?:substituting|inserting|adding|substitute|insert|add)(,? (?:in (?:lieu|place|substitution) (?:thereof|therefor|of such [a-z]+)|in (?:its|their) (?:place|stead)|therefor|thereof),?)? /iy;
const swapped =
  /,? and (?:by )?(?:replacing|replace|substituting) (?:it|them|the same|such [a-z]+(?: \([a-z]+\))?|that [a-z]+)(?: in (?:its|their) entirety)? (?:with|by) /iy;
const lieu =
  /,? (?:in (?:lieu|place|substitution) (?:thereof|therefor)|in (?:its|their) (?:place|stead)|therefor|thereof)/iy;
const reading =
  /(?:,? (?:to|so as to|which shall|so that (?:it|they)|and|as|read|reads|reading|provide|state|follows|in (?:its|their) entirety|in full|respectively|therein|thereto))*\s*[:.]\s*$/iy;
const end = /[\s.;,]*(?:and)?\s*$/y;

function step(pattern: RegExp, { mask }: Instruction, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(mask) ?? undefined;
}

/** Reads actions one after the other from a position; none when any of them is not understood. */
export function actionsIn(actions: Actions, start: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = start;
  while (step(end, actions, at) === undefined) {
    at += step(separator, actions, at)?.[0].length ?? 0;
    const found = dropped(actions, at) ?? exchanged(actions, at) ?? added(actions, at) ?? restatedAt(actions, at);
    if (found === undefined || found.edits.length === 0 || found.to <= at) return [];
    edits.push(...found.edits);
    at = found.to;
  }
  const placed = edits.some(({ put }) => put === actions.put);
  return actions.put === undefined || placed || edits.some(({ put }) => put.at >= (actions.put?.at ?? 0)) ? edits : [];
}

function phrase(actions: Actions, at: number, target = actions.target): Phrase | undefined {
  return phraseAt(actions, { from: at, to: actions.mask.length }, target);
}

function dropped(actions: Actions, at: number): Read | undefined {
  const verb = step(drops, actions, at);
  const out = verb === undefined ? undefined : phrase(actions, at + verb[0].length);
  if (out === undefined) return undefined;
  return replacedAt(actions, out) ?? { edits: deleted(actions, out), to: out.to };
}

// `deleting … and substituting … therefor`: what goes and what takes its place are one action.
function replacedAt(actions: Actions, out: Phrase): Read | undefined {
  const swap = step(swapped, actions, out.to);
  const join = swap ?? step(joined, actions, out.to);
  if (join === undefined) return undefined;
  const put = phrase(actions, out.to + join[0].length);
  if (put === undefined) return undefined;
  const after = step(lieu, actions, put.to);
  const instead = swap !== undefined || join[1] !== undefined || after !== undefined || /substitut/i.test(join[0]);
  if (!instead) return undefined;
  return finished(actions, out, put, put.to + (after?.[0].length ?? 0));
}

// `replacing … with …`, `changing … from … to …`
function exchanged(actions: Actions, at: number): Read | undefined {
  const verb = step(swaps, actions, at);
  if (verb === undefined) return undefined;
  const from = at + verb[0].length;
  const first = phrase(actions, from) ?? changedFrom(actions, from);
  const by = first === undefined ? undefined : step(/,? (?:with|by|to) /iy, actions, first.to);
  if (first === undefined || by === undefined) return undefined;
  const put = phrase(actions, first.to + by[0].length, first.target);
  if (put === undefined) return undefined;
  const narrowed = put.target === first.target ? first : { ...first, target: put.target };
  return finished(actions, narrowed, put, put.to);
}

const changing = /the (?:reference|date|amount|number|percentage|ratio)s?(?=[ ,])/iy;

// `changing the reference in the definition of "A" from "b" to "c"`
function changedFrom(actions: Actions, at: number): Phrase | undefined {
  const thing = step(changing, actions, at);
  if (thing === undefined) return undefined;
  const to = actions.mask.length;
  const where = whereAt(actions, { from: at + thing[0].length, to }, actions.target);
  const from = where === undefined ? undefined : step(/,? from /iy, actions, where.to);
  return where === undefined || from === undefined
    ? undefined
    : phrase(actions, where.to + from[0].length, where.target);
}

function finished(actions: Actions, out: Phrase, put: Phrase, to: number): Read | undefined {
  const stop = put.named.is === "text" ? step(reading, actions, to) : undefined;
  if (put.named.is === "text" && stop === undefined) return undefined;
  const edits = exchange(actions, out, put);
  return { edits, to: to + (stop?.[0].length ?? 0) };
}

/** The words that a phrase names, as words to be put in place. */
function putOf(actions: Actions, { named }: Phrase): Put | undefined {
  if (named.is === "text") return actions.put;
  return named.is === "words" ? actions.payload(named.inner.from, named.inner.to) : undefined;
}

function oldOf({ text }: Actions, { named }: Phrase): string | undefined {
  if (named.is === "mark") return named.mark;
  return named.is === "words" ? text.slice(named.inner.from, named.inner.to) : undefined;
}

function exchange(actions: Actions, out: Phrase, put: Phrase): readonly TextEdit[] {
  const words = putOf(actions, put);
  const old = oldOf(actions, out);
  if (old !== undefined) return words === undefined ? [] : [substitution(out, old, withoutStop(words, old))];
  if (out.named.is === "attachment" || out.named.is !== "targets") return exhibits(actions, out, put);
  const { targets } = out.named;
  const [target, ...more] = targets;
  if (put.named.is === "attachment") return exhibits(actions, out, put);
  if (target === undefined || words === undefined) return [];
  if (more.length > 0) return several(targets, words, actions.surroundings);
  const { text, span } = words;
  if (put.named.is === "words" && target.kind !== "sentence") return [];
  const operation = replacementOf(target, { text, span }, text);
  return operation === undefined ? [] : [{ operation, put: words }];
}

function exhibits({ payload }: Actions, out: Phrase, put: Phrase): readonly TextEdit[] {
  const [target, ...more] = out.named.is === "targets" ? out.named.targets : [];
  if (target?.kind !== "attachment" || more.length > 0 || put.named.is !== "attachment") return [];
  return [{ operation: { kind: "replaceExhibit", target, with: put.named.name }, put: payload(0, 0) }];
}

// The full stop of the instruction's own sentence stands before the closing mark, as printers put it.
function withoutStop(put: Put, old: string): Put {
  const last = put.text.at(-1) ?? "";
  if ((last !== "." && last !== ",") || old.endsWith(last) || put.text.length === 1 || /[.;] /.test(put.text))
    return put;
  return { text: put.text.slice(0, -1), at: put.at, span: { start: put.span.start, end: put.span.end - 1 } };
}

function substitution({ named, target, occurrence, line }: Phrase, old: string, put: Put): TextEdit {
  const { text, span } = put;
  const which = named.is === "mark" && occurrence === "sole" ? "last" : occurrence;
  const counted = line === undefined ? {} : { line };
  return {
    operation: { kind: "substituteWords", target, old, payload: { text, span }, occurrence: which, ...counted },
    put,
  };
}

function deleted(actions: Actions, out: Phrase): readonly TextEdit[] {
  const put = actions.payload(out.to, out.to);
  const old = oldOf(actions, out);
  if (old !== undefined) return [substitution(out, old, put)];
  if (out.named.is !== "targets") return [];
  return out.named.targets.flatMap((target): TextEdit[] => {
    if (target.kind === "definition") return [{ operation: { kind: "deleteDefinition", target }, put }];
    return target.kind === "provision" ? [{ operation: { kind: "deleteProvision", target }, put }] : [];
  });
}

function restatedAt(actions: Actions, at: number): Read | undefined {
  const verb = step(anew, actions, at);
  const out = verb === undefined ? undefined : phrase(actions, at + verb[0].length);
  const stop = out === undefined ? undefined : step(reading, actions, out.to);
  if (out?.named.is !== "targets" || stop === undefined || actions.put === undefined) return undefined;
  const put = actions.put;
  const [target] = out.named.targets;
  const operation =
    target === undefined ? undefined : replacementOf(target, { text: put.text, span: put.span }, put.text);
  return { edits: operation === undefined ? [] : [{ operation, put }], to: out.to + stop[0].length };
}

type Position = {
  readonly place?: Place;
  readonly anchor?: Anchor | "end" | "start";
  readonly target: Target;
  readonly to: number;
};

const beside =
  /,? (?:immediately |directly )?(after|following|before|preceding|prior to),? (?:the reference to |such )?/iy;
const besideFirst =
  /(?:immediately |directly )?(after|following|before|preceding|prior to),? (?:the reference to |such )?/iy;
const atEnd = /,? ?(?:at|to) the (end|beginning)(?: of| to)?(?: thereof| therein)?/iy;
const ordered =
  /,? (?:inserted )?in (?:the |its |their )?(?:appropriate |proper |correct )?,? ?alphabetical?(?:ic)? (?:order|location|place|position|sequence)(?: thereto| therein)?/iy;
const bracketed = / ?\(immediately before the period\)/iy;

function added(actions: Actions, at: number): Read | undefined {
  const verb = step(puts, actions, at);
  if (verb === undefined) return undefined;
  const from = at + verb[0].length;
  const ahead = positionAt(actions, from, true);
  const put = phrase(
    actions,
    (ahead?.to ?? from) + (ahead === undefined ? 0 : gap(actions, ahead.to)),
    ahead?.target ?? actions.target,
  );
  if (put === undefined) return undefined;
  const instead = step(/,? (?:for|in (?:lieu|place) of|in substitution for) /iy, actions, put.to);
  if (instead !== undefined && ahead === undefined) {
    const out = phrase(actions, put.to + instead[0].length);
    return out === undefined ? undefined : finished(actions, out, put, out.to);
  }
  const position = ahead ?? positionAt(actions, put.to, false, put.target);
  const to = ahead === undefined ? (position?.to ?? put.to) : put.to;
  const stop = put.named.is === "text" ? step(reading, actions, to) : undefined;
  if (put.named.is === "text" && stop === undefined) return undefined;
  return { edits: insertion(actions, put, position), to: to + (stop?.[0].length ?? 0) };
}

function gap(actions: Actions, at: number): number {
  return step(/,? ?/iy, actions, at)?.[0].length ?? 0;
}

function positionAt(actions: Actions, at: number, first: boolean, base = actions.target): Position | undefined {
  const order = step(ordered, actions, at);
  if (order !== undefined) return { place: { at: "alphabetical" }, target: base, to: at + order[0].length };
  const last = step(atEnd, actions, at);
  if (last !== undefined) return endedAt(actions, at, last, base);
  const side = step(first ? besideFirst : beside, actions, at);
  if (side === undefined) return undefined;
  const which = /after|following/i.test(side[1] ?? "") ? "after" : "before";
  const other = phrase(actions, at + side[0].length, base);
  return other === undefined ? undefined : besidePhrase(actions, which, other, base);
}

function endedAt(actions: Actions, at: number, last: RegExpExecArray, base: Target): Position | undefined {
  const from = at + last[0].length;
  const back = / (?:of|to)$/i.exec(last[0])?.[0].length ?? 0;
  const where = whereAt(actions, { from: from - back, to: actions.mask.length }, base);
  if (where === undefined || (back > 0 && where.to <= from)) return undefined;
  const own = step(bracketed, actions, where.to)?.[0].length ?? 0;
  const anchor = /end/i.test(last[1] ?? "") ? "end" : "start";
  return { place: { at: anchor }, anchor, target: where.target, to: where.to + own };
}

function besidePhrase(actions: Actions, side: "after" | "before", other: Phrase, base: Target): Position | undefined {
  const { named, target, to, occurrence, line } = other;
  if (named.is === "words") {
    const counted = line === undefined ? {} : { line };
    const words = actions.text.slice(named.inner.from, named.inner.to);
    return { anchor: { side, words, occurrence, ...counted }, target, to };
  }
  if (named.is === "mark")
    return side === "before" && named.mark === "." && occurrence === "last" ? { anchor: "end", target, to } : undefined;
  if (named.is !== "targets" || named.targets.length > 1) return undefined;
  if (target.kind === "definition") return { place: { at: side, beside: target.term }, target: base, to };
  if (target.kind === "sentence")
    return side === "after" ? { anchor: "end", target, to } : { anchor: "start", target, to };
  return target.kind === "provision" ? { place: { at: side, beside: target.path }, target: base, to } : undefined;
}

const unsaid: Place = { at: "unsaid" };

function insertion(actions: Actions, put: Phrase, position: Position | undefined): readonly TextEdit[] {
  const words = putOf(actions, put);
  if (words === undefined) return [];
  const { text, span } = words;
  const payload: Payload = { text, span };
  const target = position?.target ?? put.target;
  if (put.named.is === "text" && /^(?:definition|defined term|term)/.test(put.named.noun)) {
    return definitions(actions, put.named.term, words, target, position?.place ?? unsaid);
  }
  if (put.named.is === "text" && put.named.label !== "") {
    const label = labelWithin(put.named.label, target);
    const holder = label === undefined ? undefined : holderOf(target, label);
    if (label === undefined || holder === undefined || (position !== undefined && position.place === undefined))
      return [];
    return [
      {
        operation: { kind: "insertProvision", target: holder, label, payload, place: position?.place ?? unsaid },
        put: words,
      },
    ];
  }
  const anchor = position?.anchor;
  if (anchor === undefined || target.kind === "paper") return [];
  const near = typeof anchor === "string" ? "" : anchor.words;
  const own = near === "" || put.named.is === "text" ? words : withoutStop(words, near);
  const operation: Operation = { kind: "insertWords", target, payload: { text: own.text, span: own.span }, anchor };
  return [{ operation, put: own }];
}

// A new section of which the number begins with another than its holder's cannot lie in it.
function holderOf(target: Target, label: string): Target | undefined {
  if (target.kind === "paper") return target;
  return target.kind === "provision" && (target.path === "" || label.startsWith(target.path)) ? target : undefined;
}

function definitions(
  actions: Actions,
  term: string | undefined,
  words: Put,
  target: Target,
  place: Place,
): readonly TextEdit[] {
  if (target.kind !== "provision" && target.kind !== "paper") return [];
  const stated = definedIn(words, actions.surroundings);
  const named = term === undefined || (stated.length === 1 && stated[0]?.term === term);
  if (!named) return [];
  return stated.map(({ term: defined, put }) => ({
    operation: { kind: "insertDefinition", target, term: defined, payload: { text: put.text, span: put.span }, place },
    put,
  }));
}
