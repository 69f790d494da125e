import type { IsoDate } from "../../base/date.ts";
import { dateFromWords, dateWords, percentFromWords, percentWords } from "../text/phrases.ts";
import { listItemsIn, type Run } from "../text/sentences.ts";
import { readGround } from "./ground.ts";
import type { FoundTerm } from "./read-terms.ts";
import type { RateGround, TermValue } from "./term.ts";

const overIndex = new RegExp(
  `(?:\\b(?:a|the) rate (?:of|equal to) )?(${percentWords}) per annum (?:in excess of|above|over|plus) (?:the )?([A-Z][\\w-]*(?: [A-Z][\\w-]*)*)|\\b(?:the )?([A-Z]\\w+(?: [A-Z]\\w+)* Rate) (?:plus|in effect plus) (?:a margin of )?(${percentWords})(?: per annum)?`,
  "g",
);
const scopeBefore =
  /\b(?:as to|for|on|in respect of|with respect to|applicable to) (?:all |any )?([A-Z]\w+(?: [A-Z]\w+)* Loans?)[^.;]{0,40}$/;
const scopeAfter = /^,? ?(?:as to|for|on|in respect of|with respect to) (?:all |any )?([A-Z]\w+(?: [A-Z]\w+)* Loans?)/;
const startPattern = new RegExp(
  `\\b(?:from and after|on and after|effective|commencing|beginning)(?: as of| on)? (${dateWords})`,
  "i",
);

/**
 * The rates over an index that a text sets, and the higher rate that a proviso lets the lender elect.
 *
 * The second level is read as a level over the index, as the words say, never as an addition to the first rate.
 */
export function readRates(text: string): FoundTerm[] {
  const startMatch = startPattern.exec(text);
  const from = startMatch === null ? undefined : dateFromWords(startMatch[1] ?? "");
  const provisos = provisosOf(text);
  const carveOut = provisos.flatMap((run) => carveOutIn(text, run));
  const rates = [...text.matchAll(overIndex)].flatMap((match) => rateAt(text, match, provisos, from));
  return [...rates, ...carveOut];
}

// A text's provisos: each runs from "provided" to the next, or to the end.
function provisosOf(text: string): Run[] {
  const starts = [...text.matchAll(/\bprovided,? (?:further,? )?(?:however,? )?that\b/g)].map(({ index }) => index);
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? text.length }));
}

function rateAt(
  text: string,
  match: RegExpExecArray,
  provisos: readonly Run[],
  from: IsoDate | undefined,
): FoundTerm[] {
  const [whole, before, afterwards, indexFirst, marginLast] = match;
  const size = percentFromWords(before ?? marginLast ?? "");
  const named = afterwards ?? indexFirst ?? "";
  if (size === undefined) return [];
  const to = match.index + whole.length;
  const scope =
    scopeAfter.exec(text.slice(to))?.[1] ?? scopeBefore.exec(text.slice(0, match.index))?.[1] ?? "all Loans";
  const proviso = provisos.find((run) => run.from <= match.index && match.index < run.to);
  const dated = from === undefined ? {} : { from };
  const elected = proviso === undefined ? undefined : higherRate(text, proviso, to);
  const term: TermValue =
    elected === undefined
      ? { name: "rate", scope, index: named, margin: size, ...dated }
      : { name: "higherRate", scope, index: named, level: size, ...elected, ...dated };
  return [{ term, from: match.index, to }];
}

type Election = { electedBy: string; withoutNotice: boolean; grounds: RateGround[] };

function higherRate(text: string, proviso: Run, after: number): Election | undefined {
  const words = text.slice(proviso.from, proviso.to);
  const tail = text.slice(after, proviso.to);
  const elected = /\bat (?:the )?([A-Z]\w+?)(?:'s?)? (?:sole )?(?:option|election|discretion)/.exec(words);
  if (elected === null) return undefined;
  const grounds = listItemsIn(tail).flatMap((item) => {
    const ground = readGround(item.label, tail.slice(item.from, item.to));
    return ground === undefined ? [] : [ground];
  });
  return {
    electedBy: elected[1] ?? "",
    withoutNotice: /\b(?:without (?:any )?(?:prior )?notice|no notice)\b/.test(words),
    grounds,
  };
}

// `inapplicable in the case of any excess described in clause (b) … a writing … signed by the lender`
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
