import type { Expression } from "../../base/expression.ts";
import { statesDefinition } from "../structure/definition.ts";

/** The words by which a figure is known for one that covenants test. */
export const financial: RegExp =
  /\b(?:net worth|working capital|ratio|coverage|leverage|ebitda[a-z]*|ebit|net income|cash flow|liquidity|capital expenditures|excess availability|net loss(?:es)?|capital base)\b/i;

/** A defined figure with the formula that its definition gives. */
export type ReadMetric = { readonly called: string; readonly formula: Expression };

/**
 * The formula that a definition gives, in words such as `the amount by which Current Assets exceed Current Liabilities`,
 * `EBITDA less cash taxes, divided by interest`, `the ratio of (a) … to (b) …`, with what its proviso leaves out.
 * Nothing where the words are of another form: a formula that is half read would be a wrong one.
 */
export function metricIn(text: string): ReadMetric | undefined {
  const defined = statesDefinition.exec(text) ?? statesQuotient.exec(text);
  const called = defined?.[1];
  if (defined === null || called === undefined || !financial.test(called)) return undefined;
  const formula = formulaIn(text.slice(defined[0].length));
  return formula === undefined || formula.kind !== "call" ? undefined : { called: titled(called), formula };
}

// `The share of Excess Availability is Excess Availability divided by the Line Cap.`
const statesQuotient = /^The ([^,.;"]{3,60}?) is (?=[^,.;"]+ divided by )/;

function titled(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The formula that some words give; a figure alone is one too. */
export function formulaIn(words: string): Expression | undefined {
  const [body = "", ...provisos] = withoutFrame(words).split(/[;,:]? provided,?(?: however,?)?(?: that,?)? /i);
  let formula = whole(body);
  for (const proviso of provisos) {
    const out =
      /^(?:the )?(.+?) (?:shall|are|is|will) (?:not be (?:counted|included)|be excluded|excluded) (?:among|in|from) (.+)$/i.exec(
        proviso,
      );
    const [what, from] = [figureNamed(out?.[1] ?? ""), figureNamed(out?.[2] ?? "")];
    if (formula === undefined || what === undefined || from === undefined) return undefined;
    const less = without(formula, from, `${what} among ${from}`);
    if (less === formula) return undefined;
    formula = less;
  }
  return formula;
}

const frames: readonly RegExp[] = [
  /^[\s,:]+/,
  /^(?:at any (?:time|date)|as of (?:any|the) (?:date|time|last day)[^,]*|as at any date[^,]*|for (?:any|the|each) (?:period|twelve months)[^,]*|with respect to [^,]*|on a consolidated basis)(?:, as of which[^,]*)?, /i,
  /^as determined in accordance with GAAP, /i,
];

function withoutFrame(words: string): string {
  let text = words.replaceAll(/\s+/g, " ").replace(/[.;\s]+$/, "");
  for (let before = ""; before !== text;) {
    before = text;
    for (const frame of frames) text = text.replace(frame, "");
  }
  return text;
}

function whole(text: string): Expression | undefined {
  const plain = unlisted(text);
  const exceeds = /^(?:the )?(?:amount|excess)(?:, if any,)? (?:by which|of) (.+?)(?: exceeds?| over) (.+)$/i.exec(
    plain,
  );
  if (exceeds !== null) return call("-", sum(exceeds[1] ?? ""), sum(exceeds[2] ?? ""));
  const quotient = /^(?:the )?(?:ratio|quotient) of (.+)$/i.exec(text);
  if (quotient !== null) return ratioOf(quotient[1] ?? "");
  const [top, bottom, more] = text.split(/,? divided by /i);
  if (bottom !== undefined) return more === undefined ? call("/", sum(top ?? ""), sum(bottom)) : undefined;
  return sum(text);
}

// `(a) … to (b) …`, or the one “to” there is.
function ratioOf(text: string): Expression | undefined {
  const listed = /^\((?:a|i|x|A|1)\) (.+?),? to \((?:b|ii|y|B|2)\) (.+)$/.exec(text);
  if (listed !== null) return call("/", sum(listed[1] ?? ""), sum(listed[2] ?? ""));
  const parts = text.split(/ to /);
  const [top, bottom] = parts;
  return parts.length === 2 && top !== undefined && bottom !== undefined ? call("/", sum(top), sum(bottom)) : undefined;
}

const joint = /,? (?:and )?([Pp]lus|PLUS|[Ll]ess|LESS|[Mm]inus|MINUS) |(?<=(?:^| )[a-z]+),? and (?=[a-z])|, /;

// A chain of figures. Each is added or taken off in turn, and a word that says neither adds, as `and` does.
function sum(text: string): Expression | undefined {
  const plain = unlisted(text).replace(/^(?:the )?(?:consolidated )?sum of /i, "");
  const pieces = plain.split(joint);
  let result = leaf(pieces[0] ?? "");
  let takesOff = false;
  for (let at = 1; at < pieces.length; at += 2) {
    const word = pieces[at]?.toLowerCase();
    // `less A and B` may take off both or A alone, and a comma alone says neither.
    if (word === undefined && (takesOff || (plain.includes(",") && !plain.includes(" and ")))) return undefined;
    takesOff = word === "less" || word === "minus";
    result = call(takesOff ? "-" : "+", result, leaf(pieces[at + 1] ?? ""));
  }
  return result;
}

// `(a) …, plus (b) …` without its letters.
function unlisted(text: string): string {
  return text.replaceAll(/\((?:[a-z]|[ivx]+|[A-Z]|\d)\) /g, "").trim();
}

function call(
  sign: "+" | "-" | "/",
  left: Expression | undefined,
  right: Expression | undefined,
): Expression | undefined {
  return left === undefined || right === undefined ? undefined : { kind: "call", call: sign, of: [left, right] };
}

function leaf(text: string): Expression | undefined {
  const name = figureNamed(text);
  return name === undefined ? undefined : { kind: "figure", name };
}

const tails: readonly RegExp[] = [
  /,? (?:in each case |all )?for (?:such|the|that|any) (?:fiscal )?(?:period|quarter|year|four|twelve)\b.*$/i,
  /,? (?:as of|at) (?:such|any|the) (?:date|time|end)\b.*$/i,
  /,? at the end of (?:any|each|such)\b.*$/i,
  / of (?:the )?(?:Borrowers?|Company|Parent|Guarantors?|Loan Part(?:y|ies)|[A-Z]{2,})(?:'s)?(?: and its .*)?$/,
];

/** The name of a figure as a formula writes it: lower case, without articles and whose it is. */
export function figureNamed(text: string): string | undefined {
  const name = tails
    .reduce((rest, each) => rest.replace(each, ""), text.trim())
    .replace(/^(?:the|its|their|an?|all|such|consolidated) (?=\w)/i, "")
    .replace(/^consolidated (?=\w)/i, "")
    .toLowerCase();
  const words = name.split(" ");
  return /^[a-z][\w-]*(?: [a-z][\w-]*)*$/.test(name) && words.length <= 8 && !words.some((each) => verbs.has(each))
    ? name
    : undefined;
}

// Words that no name of a figure has: with one of them a phrase says more than a name, or less.
const verbs = new Set(
  "is are was means shall determined which including excluding provided whether or over if any with reference arriving deducted respect equal aggregate amount sum such".split(
    " ",
  ),
);

function without(formula: Expression, figure: string, less: string): Expression {
  if (formula.kind === "number") return formula;
  if (formula.kind === "figure") {
    return formula.name === figure
      ? { kind: "call", call: "-", of: [formula, { kind: "figure", name: less }] }
      : formula;
  }
  const of = formula.of.map((each) => without(each, figure, less));
  return of.every((each, index) => each === formula.of[index]) ? formula : { ...formula, of };
}
