import type { Draft } from "./draft.ts";
import { bareParty } from "./parties.ts";
import { plainCase } from "./said.ts";

type Rule = (text: string) => readonly Draft[];

const ownPaper =
  /\b[Tt]his (?:[A-Z]\w+ ){0,3}(?:[A-Z]\w+|letter|amendment|agreement|waiver)\b|\bhere(?:of|by|in|to|under)\b/;

// Between a party and what it gives up: `hereby, knowingly and to the fullest extent permitted by law,`.
const manner =
  "(?:,? ?(?:hereby|herewith|each|all|both|does|do|shall|also|and|further|irrevocably|unconditionally|knowingly|voluntarily|intentionally|expressly|absolutely|severally|jointly|to the (?:fullest|full|maximum) extent (?:permitted|allowed|not prohibited) by (?:applicable )?law),?)*";
const givesUp = new RegExp(
  `^(?<by>(?:[^.;:"]|\\.(?=[\\w,])){2,200}?)${manner} (?:waives?|agrees? to waive|agrees? not to (?:elect|demand))\\b[^.;]{0,400}?\\b(?:trials? by (?:a )?jury|jury trials?)\\b`,
  "i",
);
const givenUp =
  /\b(?:trials? by (?:a )?jury|jury trials?)\b[^.;]{0,160}?\b(?:is|are) (?:hereby )?(?:[a-z]+ly )?waived\b(?: by (?<by>[^.;,]{2,120}))?/i;

// `EACH OF THE PARTIES HERETO IRREVOCABLY WAIVES TRIAL BY JURY`
const jury: Rule = (text) => {
  const found = givesUp.exec(text) ?? givenUp.exec(text);
  return found === null ? [] : [{ kind: "waiveJuryTrial", ...by(found.groups?.["by"]) }];
};

const submits = new RegExp(
  `^(?<by>(?:[^.;:"]|\\.(?=[\\w,])){2,200}?)${manner} (?:submits?\\b[^.;]{0,200}?\\bjurisdiction|consents? to the (?:(?:exclusive|nonexclusive|non-exclusive|personal) )*jurisdiction|waives? (?:any|all)\\b[^.;]{0,160}?\\b(?:venue|inconvenient forum|forum non conveniens))\\b`,
  "i",
);

const courts: Rule = (text) => {
  const found = submits.exec(text);
  return found === null ? [] : [{ kind: "submitToJurisdiction", ...by(found.groups?.["by"]) }];
};

// The words before a verb are who does it, where they begin as the name of a party does.
function by(words = ""): { readonly by?: string } {
  const who = words
    .trim()
    .replace(/^(?:For|In|To|With|As|Upon|Without|Except|Notwithstanding)\b[^]*, /, "")
    .replace(/^(?:and|that|further),? /i, "");
  const named = /^(?:(?:the )?[A-Z]|each\b|the (?:parties|undersigned)\b|(?:all|both) (?:of the )?parties\b)/.test(who);
  if (!named || who.length > 120 || /\b(?:if|when|unless)\b/i.test(who)) return {};
  const bare = bareParty(who);
  return { by: /^[A-Z]/.test(bare) ? bare : who };
}

const bad = "(?:invalid|unenforceab|illegal|prohibited|void|ineffective)\\w*";
const severed = new RegExp(
  `\\b${bad}\\b[^;]*?\\b(?:(?:shall|will|does|do) not (?:in any way )?(?:affect|impair|invalidate|be (?:in any way )?(?:affected|impaired))|without (?:affecting|invalidating|impairing)|(?:affect|ineffective) only|be severed)\\b|\\b(?:provisions|terms|clauses)\\b[^.;]{0,80}\\b(?:are|is|shall be) (?:separable|severable)\\b`,
  "i",
);

// `Any provision of this Amendment held to be invalid shall not impair the remainder`
const severability: Rule = (text) =>
  severed.test(text) && /\b(?:provision|term|clause|part|section)s?\b/i.test(text) && ownPaper.test(text)
    ? [{ kind: "severProvisions" }]
    : [];

const whole =
  /\b(?:constitutes?|embod(?:y|ies)|represents?|contains?|sets? forth|is|are|comprises?)\b[^.;]{0,60}?\b(?:entire|final|complete)\b[^.;]{0,60}?\b(?:agreement|understanding|contract|expression)s?\b|\bsupersedes? (?:all|any)\b[^.;]{0,80}?\b(?:agreements?|understandings?|negotiations?|discussions?|commitments?|correspondence|representations)\b|\bno (?:unwritten )?oral agreements?\b/i;

const integration: Rule = (text) =>
  whole.test(text) && (ownPaper.test(text) || /\b(?:parties|hereof)\b/i.test(text))
    ? [{ kind: "integrateAgreement" }]
    : [];

const survives = new RegExp(
  "^(?<what>(?:(?:All|Each|The|Any|Such|Each of the|All of the)\\b |It being agreed that )?[^.;:]{0,40}?\\b(?:representation|warrant(?:y|ies)|covenant|agreement|obligation|indemnit|provision|right|acknowledge?ment)\\w*\\b[^.;:]{0,240}?) (?:shall|will) (?:continue in (?:full )?(?:force and )?effect and )?survive (?:the |any |each )?(?:execution|delivery|closing|effective|terminat|expir|repay|pay|making|consummat|satisf|borrow|extension)",
  "i",
);

const survival: Rule = (text) => {
  const what = survives.exec(text)?.groups?.["what"];
  return what === undefined ? [] : [{ kind: "survive", what: what.trim() }];
};

const isDocument =
  /^(?:For (?:all )?(?:the )?purposes [^,]{3,80}, )?[Tt]his (?:[A-Z]\w+ ){0,3}[A-Z]?\w+(?: [^.;:]{1,60}?)?,? (?:is|are|constitutes?|(?:shall|will) (?:be|constitute))(?:,? (?:and (?:shall|will) be|hereby|also|deemed|considered|treated|designated|in all respects|for all purposes))*(?: to (?:be|constitute)| as)? (?:an?|one of the|part of the)(?: additional)? ["“]?(?<as>(?:[A-Z]\w+ ){1,4}(?:Document|Paper|Instrument)s?|(?:Loan|Credit|Financing|Related) Agreements?)\b/;
const included =
  /\b(?:references? to )?(?:the )?["“]?(?<as>(?:[A-Z]\w+ ){1,3}(?:Document|Paper)s)["”,]* (?:shall|will)(?: be deemed to)? include\b[^.;]{0,40}?\b[Tt]his [A-Z]/;
const onlyIf = /\b(?:if|unless|until)\b/i;

// `This Amendment shall constitute a Loan Document`
const designation: Rule = (text) => {
  const as = (isDocument.exec(text) ?? included.exec(text))?.groups?.["as"];
  return as === undefined || onlyIf.test(text) ? [] : [{ kind: "designateDocument", as: as.replace(/s$/, "") }];
};

const rules: readonly (readonly [words: RegExp, rule: Rule])[] = [
  [/jury/i, jury],
  [/jurisdiction|venue|forum/i, courts],
  [/invalid|unenforceab|severab|separab/i, severability],
  [/entire|final|complete|oral|supersede/i, integration],
  [/survive/i, survival],
  [/\b(?:Document|Paper|Instrument|Agreement)s?\b/, designation],
];

/**
 * Reads the provisions that stand at the end of nearly every paper and change no text and no amount: a trial by jury
 * given up, courts submitted to, severability, the entire agreement, what survives, and which of the documents of a
 * kind the paper is.
 */
export function standardProvision(sentence: string): readonly Draft[] {
  if (!rules.some(([words]) => words.test(sentence))) return [];
  const text = plainCase(sentence).trim();
  for (const [words, rule] of rules) {
    const drafts = words.test(text) ? rule(text) : [];
    if (drafts.length > 0) return drafts;
  }
  return [];
}
