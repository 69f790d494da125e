import { matchFirst, plural } from "../text/match.ts";
import { dateFromWords, dateWords } from "../text/phrases.ts";
import type { EffectRule, OverlayRule } from "./act.ts";
import { type ActReader, type Sentence, spanIn, type Surroundings } from "./draft.ts";
import { endIn, startIn } from "./effect.ts";
import { paperNamesIn } from "./reference.ts";

const loans = "([A-Z]\\w+(?: [A-Z]\\w+)* Loans?)";
const never = "\\b(?:shall|may|will) (?:not|no longer|neither)";
// Each list is one rule in the ways papers word it, with the same groups in the same order.
const noConversion = [
  new RegExp(`${never} (?:request|ask|require)[^.]*?\\b${loans} (?:to )?be (?:converted|changed) (?:in)?to ${loans}`),
  new RegExp(`${never} (?:request|ask for) (?:the |any )?conversion of (?:any )?${loans} (?:in)?to ${loans}`),
  new RegExp(`\\bshall make no request for (?:the )?conversion of (?:any )?${loans} (?:in)?to ${loans}`),
  new RegExp(`\\b[Nn]o ${loans} (?:shall|may) be converted (?:in)?to ${loans}`),
];
const noNewLoans = [
  new RegExp(`${never} (?:request|be entitled to|ask for|make|seek|borrow)[^.]*?\\b${loans}`),
  new RegExp(`\\b[Nn]o (?:further |new |additional )?${loans} (?:shall|may|will) be (?:requested|made|available)\\b`),
];
const outstanding = `\\boutstanding (?:as of|on|at)(?: the close of(?: business on)?)? (${dateWords})[^.]*?`;
const runOff = [
  new RegExp(
    `${outstanding}\\b(?:until|to|through) the (?:end|expiration|last day|close) of (?:the|its|their) (?:[a-z-]+ )?Interest Period`,
  ),
  new RegExp(`${outstanding}\\b(?:until|to) (?:the|its) Interest Period[^.]*? (?:has ended|ends|expires)`),
];
const rateForLoans = [
  new RegExp(
    `\\bInterest Rate (?:in respect of|applicable to|for|on|with respect to) (?:all|every|each) (Loans?|Revolving Loans?)[^.]*? (?:shall be|is) (?:the )?(?:Interest Rate|one|rate)[^.]*? (?:applicable to|for|of) ${loans}`,
  ),
  new RegExp(
    `\\b(?:[Aa]ll|[Ee]very|[Ee]ach) (Loans?|Revolving Loans?)[^.]*? bear interest at the (?:Interest Rate|rate)[^.]*? (?:applicable to|for|appl(?:y|ies) to) ${loans}`,
  ),
];
const notObliged = [
  /\b(?:shall|is|are) (?:not be|no longer be|no longer|not) (?:under any (?:obligation|duty) |obligated |obliged |required )(to [^.;]+)/,
  /\b(?:shall have|has|have) no (?:obligation|duty) (to [^.;]+)/,
];

const ownWords = /^notwithstanding\b|\b(?:notwithstanding|despite) (?:any|anything)\b/i;
const exception = /\b(?:except|unless|other than|provided|without)\b|[;,] but\b/;
// How many, how much, or as long as what lasts: of a rule that has such words, more than the rule would be read.
const limited =
  /\b(?:more than|in excess of|exceed\w*|so long as|during|while|if|when(?:ever)?|after (?:an?|the occurrence))\b/;

/**
 * Reads rules that stand over the text of other papers "notwithstanding" what they say.
 *
 * A rule with an exception is read only when the exception is the running off of the loans that are outstanding.
 */
export const readOverlay: ActReader = (sentence, surroundings) => {
  const { lead, text } = sentence;
  const above = lead?.says === "notwithstanding" ? lead : undefined;
  const overlay = above !== undefined || ownWords.test(text) ? ruleIn(sentence, surroundings) : undefined;
  if (overlay === undefined) return [];
  const from = startIn(sentence, surroundings) ?? above?.from;
  const end = endOf(overlay, sentence, surroundings);
  if (end === undefined) return [];
  const over = paperNamesIn(above?.text ?? text).map((name) => ({
    name,
    between: [],
    amendedBy: [],
    asAmended: false,
  }));
  return [{ kind: "overlay", over, overlay, effect: { ...(from === undefined ? {} : { from }), ...end } }];
};

// `undefined` where the rule has an end that is not understood; what loans run off until is no end of it.
function endOf(
  overlay: OverlayRule,
  sentence: Sentence,
  surroundings: Surroundings,
): Pick<EffectRule, "until" | "untilTrigger"> | undefined {
  const runsOff = overlay.rule === "noNewLoans" && overlay.runOffOf !== undefined;
  const end = runsOff ? undefined : endIn(sentence, surroundings);
  return end === undefined && !runsOff && /\buntil\b/.test(sentence.text) ? undefined : (end ?? {});
}

function ruleIn(sentence: Sentence, surroundings: Surroundings): OverlayRule | undefined {
  const { text } = sentence;
  return conversionRule(text) ?? newLoansRule(sentence, surroundings) ?? rateRule(text) ?? obligationRule(text);
}

function conversionRule(text: string): OverlayRule | undefined {
  const match = matchFirst(noConversion, text);
  if (match === undefined || isLimited(text)) return undefined;
  const [, from = "", into = ""] = match;
  const lender = matchFirst(notObliged, text) === undefined ? "prohibited" : "not_obligated";
  return { rule: "noConversion", from, into, lender };
}

function newLoansRule(sentence: Sentence, surroundings: Surroundings): OverlayRule | undefined {
  const { text } = sentence;
  const match = matchFirst(noNewLoans, text);
  if (match === undefined) return undefined;
  const kept = matchFirst(runOff, text);
  const day = kept?.[1] ?? "";
  const value = dateFromWords(day);
  if (kept === undefined) return isLimited(text) ? undefined : { rule: "noNewLoans", loans: match[1] ?? "" };
  if (value === undefined) return undefined;
  const from = kept.index + kept[0].indexOf(day);
  return {
    rule: "noNewLoans",
    loans: match[1] ?? "",
    runOffOf: { value, span: spanIn(sentence, surroundings, from, from + day.length) },
  };
}

function rateRule(text: string): OverlayRule | undefined {
  const match = matchFirst(rateForLoans, text);
  return match === undefined || isLimited(text)
    ? undefined
    : { rule: "rateForLoans", loans: plural(match[1] ?? ""), rateOf: plural(match[2] ?? "") };
}

// What nobody is obliged to is kept in its words, with what limits it after them.
function obligationRule(text: string): OverlayRule | undefined {
  const match = matchFirst(notObliged, text);
  if (match === undefined || exception.test(text) || limited.test(text.slice(0, match.index))) return undefined;
  return { rule: "notObliged", to: match[1] ?? "" };
}

function isLimited(text: string): boolean {
  return exception.test(text) || limited.test(text);
}
