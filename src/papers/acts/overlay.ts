import { dateFromWords, dateWords } from "../text/phrases.ts";
import type { OverlayRule } from "./act.ts";
import { type ActReader, type Sentence, spanIn, type Surroundings } from "./draft.ts";
import { startIn } from "./effect.ts";
import { paperNamesIn } from "./reference.ts";

const loans = "([A-Z]\\w+(?: [A-Z]\\w+)* Loans?)";
const none = "(?:shall|may|will) (?:not|no longer|neither)";
const noConversion = new RegExp(
  `\\b${none} (?:request|ask|require)[^.]*?\\b${loans} (?:to )?be (?:converted|changed) (?:in)?to ${loans}|\\b${none} (?:request|ask for) (?:the |any )?conversion of (?:any )?${loans} (?:in)?to ${loans}`,
);
const noNewLoans = new RegExp(`\\b${none} (?:request|be entitled to|ask for|make|seek|borrow)[^.]*?\\b${loans}`);
const runOff = new RegExp(
  `\\boutstanding (?:as of|on|at)(?: the close of(?: business on)?)? (${dateWords})[^.]*?\\b(?:until|to|through) the (?:end|expiration|last day|close) of (?:the|its|their) (?:[a-z-]+ )?Interest Period`,
);
const rateForLoans = new RegExp(
  `\\bInterest Rate (?:in respect of|applicable to|for|on|with respect to) (?:all|every|each) (Loans?|Revolving Loans?)[^.]*? (?:shall be|is) (?:the )?(?:Interest Rate|one|rate)[^.]*? (?:applicable to|for|of) ${loans}`,
);
const notObliged =
  /\b(?:shall|is|are) (?:not be|no longer be|no longer|not) (?:under any (?:obligation|duty) |obligated |obliged |required )(to [^.;]+)/;

/** Reads rules that stand over the text of other papers "notwithstanding" what they say. */
export const readOverlay: ActReader = (sentence, surroundings) => {
  const { lead, text } = sentence;
  const own = /^notwithstanding\b/i.test(text) || /\b(?:notwithstanding|despite) (?:any|anything)\b/i.test(text);
  if (lead?.says !== "notwithstanding" && !own) return [];
  const overlay =
    conversionRule(text) ?? newLoansRule(sentence, surroundings) ?? rateRule(text) ?? obligationRule(text);
  if (overlay === undefined) return [];
  const above = lead?.says === "notwithstanding" ? lead : undefined;
  const from = startIn(sentence, surroundings) ?? above?.from;
  const over = paperNamesIn(above?.text ?? text).map((name) => ({
    name,
    between: [],
    amendedBy: [],
    asAmended: false,
  }));
  return [{ kind: "overlay", over, overlay, effect: from === undefined ? {} : { from } }];
};

function conversionRule(text: string): OverlayRule | undefined {
  const match = noConversion.exec(text);
  const [from, into] = [match?.[1] ?? match?.[3], match?.[2] ?? match?.[4]];
  if (from === undefined || into === undefined) return undefined;
  return { rule: "noConversion", from, into, lender: notObliged.test(text) ? "not_obligated" : "prohibited" };
}

function newLoansRule(sentence: Sentence, surroundings: Surroundings): OverlayRule | undefined {
  const { text } = sentence;
  const match = noNewLoans.exec(text);
  if (match === null) return undefined;
  const kept = runOff.exec(text);
  const day = kept?.[1] ?? "";
  const value = kept === null ? undefined : dateFromWords(day);
  if (kept === null || value === undefined) return { rule: "noNewLoans", loans: match[1] ?? "" };
  const from = kept.index + kept[0].indexOf(day);
  return {
    rule: "noNewLoans",
    loans: match[1] ?? "",
    runOffOf: { value, span: spanIn(sentence, surroundings, from, from + day.length) },
  };
}

function rateRule(text: string): OverlayRule | undefined {
  const match = rateForLoans.exec(text);
  return match === null ? undefined : { rule: "rateForLoans", loans: match[1] ?? "", rateOf: match[2] ?? "" };
}

function obligationRule(text: string): OverlayRule | undefined {
  const match = notObliged.exec(text);
  return match === null ? undefined : { rule: "notObliged", to: match[1] ?? "" };
}
