import type { IsoDate } from "../../base/date.ts";
import { ratio, type Ratio, times } from "../../base/ratio.ts";
import { figureValue, isNumberWord, wordsValue } from "../text/numbers.ts";
import { dateFromWords, dateWords, percentFromWords, percentWords, type Phrase } from "../text/phrases.ts";
import { listItemsIn, type Run, sentencesIn } from "../text/sentences.ts";
import { readGround } from "./ground.ts";
import type { FoundTerm } from "./read-terms.ts";
import type { RateGround, TermOf, TermValue } from "./term.ts";
import { allMatches } from "../text/match.ts";

/** What a text says of rates: the terms understood, and the qualifications of a rate that no reader understands. */
export type Pricing = { readonly found: readonly FoundTerm[]; readonly unread: readonly Run[] };

const priced = /\bper annum\b| Rate (?:plus|in effect plus)\b/;
const overIndex = new RegExp(
  `(?:\\b(?:a|the) rate (?:of|equal to) )?(${percentWords}) per annum (?:in excess of|above|over|plus) (?:the )?([A-Z][\\w-]*(?: [A-Z][\\w-]*)*)|\\b(?:the )?([A-Z]\\w+(?: [A-Z]\\w+)* Rate) (?:plus|in effect plus) (?:a margin of )?(${percentWords})(?: per annum)?`,
  "g",
);
const mayBeOverIndex = /per annum (?:in excess of|above|over|plus) | Rate (?:plus|in effect plus) /;
const scopeBefore =
  /\b(?:[Aa]s to|[Ff]or|[Oo]n|[Ii]n respect of|[Ww]ith respect to|applicable to) (?:all |any )?([A-Z]\w+(?: [A-Z]\w+)* Loans?)[^.;]{0,40}$/;
const scopeAfter = /^,? ?(?:as to|for|on|in respect of|with respect to) (?:all |any )?([A-Z]\w+(?: [A-Z]\w+)* Loans?)/;
const startPattern = new RegExp(
  `\\b(?:from and after|on and after|effective|commencing|beginning)(?: as of| on)? (${dateWords})`,
  "gi",
);
const provisoOpens = /\bprovided,? (?:always,? )?(?:further,? )?(?:however,? )?that\b|\bexcept that\b/g;
const limit = new RegExp(
  `\\bin no event\\b|\\b(?:not|never) (?:be )?(?:less|more|greater|higher|lower) than\\b|\\b(?:shall|may|will) (?:not|never) exceed\\b|\\b(?:greater|greatest|lesser|least|higher|highest|lower|lowest) of\\b|\\b(?:until|through|to but excluding) ${dateWords}`,
  "g",
);
const choice = /\b(?:greater|greatest|lesser|least|higher|highest|lower|lowest) of\b/;

const nothing: Pricing = { found: [], unread: [] };

/**
 * The rates over an index that a text sets, and the higher rate that a proviso lets the lender elect.
 *
 * The second level is read as a level over the index, as the words say, never as an addition to the first rate. A rate
 * in a proviso that is no election, and a rate that is the greater of two, are not read.
 */
export function pricingIn(text: string): Pricing {
  if (!(text.includes("per annum") || text.includes(" Rate ")) || !priced.test(text)) return nothing;
  const each = sentencesIn(text).map((run) => pricingOf(text, run));
  return { found: each.flatMap(({ found }) => found), unread: each.flatMap(({ unread }) => unread) };
}

/** The day from which the rate of a text begins, with its place. The first that the text names, before any proviso. */
export function rateStartIn(text: string): Phrase<IsoDate> | undefined {
  for (const run of sentencesIn(text)) {
    const [start] = startsIn(text, { from: run.from, to: provisosOf(text, run)[0]?.from ?? run.to });
    if (start?.value !== undefined) return { value: start.value, from: start.from, to: start.to };
  }
  return undefined;
}

function pricingOf(text: string, run: Run): Pricing {
  const provisos = provisosOf(text, run);
  const base = { from: run.from, to: provisos[0]?.from ?? run.to };
  const matches = allMatches(overIndex, text.slice(run.from, run.to), mayBeOverIndex);
  const carveOuts = provisos.flatMap((proviso) => carveOutIn(text, proviso));
  if (matches.length === 0) return { found: carveOuts, unread: [] };
  const starts = startsIn(text, base);
  const rates = matches.flatMap((match) => rateAt(text, match, match.index + run.from, { base, starts, provisos }));
  const found = [...rates.map(({ found: term }) => term), ...carveOuts];
  const silent = provisos.filter(({ from, to }) => !found.some((term) => term.from >= from && term.from < to));
  return { found, unread: [...limitsIn(text, base, starts), ...silent, ...rates.flatMap(({ unread }) => unread)] };
}

// A sentence's provisos: each runs from "provided" to the next, or to the end of the sentence.
function provisosOf(text: string, { from, to }: Run): Run[] {
  const starts = allMatches(provisoOpens, text.slice(from, to)).map(({ index }) => from + index);
  return starts.map((at, place) => ({ from: at, to: starts[place + 1] ?? to }));
}

type Start = Run & { readonly value: IsoDate | undefined };

function startsIn(text: string, { from, to }: Run): Start[] {
  return allMatches(startPattern, text.slice(from, to)).map(({ 0: whole, 1: day = "", index }) => {
    const ends = from + index + whole.length;
    return { value: dateFromWords(day), from: ends - day.length, to: ends };
  });
}

// Floors, caps, ends and second beginnings: what they say of the rate is not understood.
function limitsIn(text: string, { from, to }: Run, starts: readonly Start[]): Run[] {
  const limits = allMatches(limit, text.slice(from, to)).map(({ index }) => ({ from: from + index, to }));
  return [...limits.slice(0, 1), ...starts.slice(1).map((start) => ({ from: start.from, to: start.to }))];
}

type Around = { readonly base: Run; readonly starts: readonly Start[]; readonly provisos: readonly Run[] };
type RateFound = { readonly found: FoundTerm; readonly unread: readonly Run[] };

function rateAt(text: string, match: RegExpExecArray, at: number, around: Around): RateFound[] {
  const run = { from: at + wordsBeforeNumber(match[0]), to: at + match[0].length };
  const size = sizeOf(text.slice(around.base.from, at), match);
  if (size === undefined) return [];
  const over = { scope: scopeOf(text, run), index: match[2] ?? match[3] ?? "" };
  const proviso = around.provisos.find(({ from, to }) => from <= at && at < to);
  const found =
    proviso === undefined
      ? baseRate(text, run, around, over, size)
      : electedRate(text, run, around, proviso, over, size);
  return found === undefined ? [] : [found];
}

// The pattern takes up to seven words for a number; those that are none stand before it.
function wordsBeforeNumber(whole: string): number {
  if (/^(?:a|the) rate\b/.test(whole)) return 0;
  let length = 0;
  for (const [word] of allMatches(/[a-z-]+,? /gy, whole)) {
    if (!/^(?:and|of)\b/.test(word) && isNumberWord(/^[a-z]+/.exec(word)?.[0] ?? "")) break;
    length += word.length;
  }
  return length;
}

// How much is put on the index, as a part of one; `undefined` when it is not clear.
function sizeOf(before: string, [whole, first, , , last]: RegExpExecArray): Ratio | undefined {
  const written = first ?? last ?? "";
  const size = percentFromWords(written);
  const fraction = fractionBefore(before + whole.slice(0, whole.indexOf(written)));
  return size === undefined || fraction === undefined ? undefined : times(size, fraction);
}

type Over = { readonly scope: string; readonly index: string };

function baseRate(text: string, run: Run, around: Around, over: Over, margin: Ratio): RateFound | undefined {
  const { base, starts } = around;
  if (starts.length > 1 || choice.test(text.slice(base.from, run.from))) return undefined;
  const term: TermValue = { name: "rate", ...over, margin, ...since(starts[0]) };
  return { found: { term, ...run, restsOn: [run, ...starts] }, unread: [] };
}

function electedRate(
  text: string,
  run: Run,
  { starts }: Around,
  proviso: Run,
  over: Over,
  level: Ratio,
): RateFound | undefined {
  const elected = electionIn(text, proviso, run);
  if (elected === undefined) return undefined;
  const { unread, ...election } = elected;
  const [start = starts[0]] = startsIn(text, { from: proviso.from, to: run.from });
  const term: TermValue = { name: "higherRate", ...over, level, ...election, ...since(start) };
  return { found: { term, ...run, restsOn: [proviso, ...(start === undefined ? [] : [start])] }, unread };
}

function since(start: Start | undefined): { readonly from?: IsoDate } {
  return start?.value === undefined ? {} : { from: start.value };
}

function scopeOf(text: string, { from, to }: Run): string {
  const after = scopeAfter.exec(text.slice(to, to + 120))?.[1];
  return after ?? scopeBefore.exec(text.slice(Math.max(0, from - 120), from))?.[1] ?? "all Loans";
}

const fractional = /((?:[\w-]+ )?(?:\d+\/\d+|[a-z]+-[a-z]+|half|quarters?)) of(?: (?:a|the) rate of)? $/i;

// `1/2 of 1%` is a half of one per cent: the part of the percentage that is meant. `undefined` when it is not clear.
function fractionBefore(text: string): Ratio | undefined {
  const words = fractional.exec(text.slice(-60))?.[1];
  if (words === undefined) return ratio(1n);
  const last = words.split(" ").at(-1) ?? "";
  return figureValue(words) ?? wordsValue(words) ?? figureValue(last) ?? wordsValue(last);
}

type Election = Pick<TermOf<"higherRate">, "electedBy" | "withoutNotice" | "grounds"> & { readonly unread: Run[] };

// The election of a proviso with its grounds; `rate` is where the rate itself stands.
function electionIn(text: string, proviso: Run, rate: Run): Election | undefined {
  const words = text.slice(proviso.from, proviso.to);
  const tail = text.slice(rate.to, proviso.to);
  const electedBy = /\bat (?:the )?([A-Z]\w+?)(?:'s?)? (?:sole )?(?:option|election|discretion)/.exec(words)?.[1];
  if (electedBy === undefined) return undefined;
  const grounds: RateGround[] = [];
  const unread: Run[] = [];
  const items = listItemsIn(tail);
  for (const item of items) {
    const ground = readGround(item.label, tail.slice(item.from, item.to));
    if (ground !== undefined) grounds.push(ground);
    else unread.push({ from: rate.to + item.from, to: rate.to + item.to });
  }
  const only = items.length > 0 ? undefined : readGround("", text.slice(proviso.from, rate.from) + tail);
  if (only !== undefined) grounds.push(only);
  if (grounds.length === 0) return undefined;
  const withoutNotice = /\b(?:without (?:any )?(?:prior )?notice|no notice)\b/.test(words);
  return { electedBy, withoutNotice, grounds, unread };
}

// `inapplicable in the case of any excess described in clause (b) … a writing … signed by the Lender`
function carveOutIn(text: string, { from, to }: Run): FoundTerm[] {
  const words = text.slice(from, to);
  const writing =
    /\b(?:writing|written instrument|letter|agreement in writing)\b[^.]*?(?:\bsigned by ([A-Z]\w+)|\bwhich ([A-Z]\w+) has signed)/.exec(
      words,
    );
  const clause = /\bclause (\([a-z]\))/.exec(words)?.[1];
  const given =
    /\b(?:inapplicable|shall not (?:apply|be charged)|not (?:be )?applicable|does not apply|agreed not to charge)\b/.test(
      words,
    );
  if (writing === null || clause === undefined || !given) return [];
  const partial = /\bto the extent\b/.test(words);
  const term: TermValue = { name: "signedWritingCarveOut", clause, partial, signedBy: writing[1] ?? writing[2] ?? "" };
  return [{ term, from, to }];
}
