import type { IsoDate } from "../../base/date.ts";
import { dateWords, dollarsIn, type Phrase } from "../text/phrases.ts";
import { percentagesIn } from "../terms/value.ts";
import type { FeeShare, FeeTerms } from "./act.ts";
import { type ActReader, type Draft, type Sentence, spanIn, type Surroundings } from "./draft.ts";
import { bareParty, oneParty, partyList } from "./parties.ts";
import { dateNamed } from "./reference.ts";

const payer = new RegExp(
  `\\b(${partyList}) (?:(?:each|jointly and severally|hereby) )*(?:shall|agrees? to|will)\\b[^.;]*?` +
    `\\bpay (?:(?:to )?(${oneParty})|(?:[a-z]+ )?(?:a|an|the) )`,
);
const owed = new RegExp(`\\b(?:payable by|owed by|due from) (${partyList}) to (${oneParty})`);
const charge =
  /\b(?:may|is authorized to|shall be entitled to)[^.;]*?\bcharge\b|\bcharged? to (?:the |any )?[^.;]*?\b(?:loan )?account/;
const uponReceipt =
  /\b(?:upon|on|after|when) (?:the )?(?:receipt by ([A-Z]\w+) of|([A-Z]\w+)'s? receipt of|([A-Z]\w+) (?:has received|shall have received|receives|has in hand))[^.;]*?\bin the form (?:of|attached as|annexed as|set out in) (?:the )?((?:Exhibit|Annex|Schedule|Attachment) [\w-]+)/i;
const earned = new RegExp(
  `\\b(?:fully )?earned (?:in full )?(?:as of|on|upon|at)? ?([^.;,]*?(?:date hereof|date of this \\w+|${dateWords}))`,
);

const feeName =
  /\b((?:non-?refundable )?(?:amendment|waiver|consent|closing|facility|extension|commitment|forbearance|modification|arrangement|work|structuring|administrative|agency|upfront|up-front|commitment reduction) fee|non-?refundable fee|(?<=\ba )fee(?= (?:equal|of|in)\b))\b/i;
const mayBeFee = /\bfee\b/i;
const inexact =
  /\b(?:up to|not (?:to )?exceed(?:ing)?|less (?:the|any)|at least|not less than|no more than|approximately|about|plus|install?ments?|in (?:\w+ ){1,2}(?:payments|parts|portions)|(?:one-half|half|one-third|\d+%)(?: of (?:it|which|such fee))?,? (?:on|upon|at|by)|(?<!as )per (?!cent\b)[A-Za-z]+|for (?:each|every)|(?:earlier|earliest|later|latest) (?:to occur )?of|Euros?|Sterling|(?:each|every) (?:month|quarter|year)|monthly|quarterly|annual(?:ly)?)\b|\b(?:if|unless|provided)\b/i;
// What is not owed, was paid already, or is a part of a fee or one of two.
const otherwise =
  /\b(?:whichever|(?:greater|lesser|higher|lower|larger|smaller) of|(?:half|one-half|two-thirds|portion|balance|remainder) of the|(?:receipt|payment) of which|(?:has|have|having) (?:already |previously |heretofore )?been (?:paid|received)|(?:already|previously|heretofore) (?:paid|received)|refund)\b|\b(?:shall|will|does|do|need) not\b[^.;]{0,60}?\b(?:pay|charge|owe|be (?:required|obligated|liable))\b/i;
// An amount for each of several is none for all.
const forEach = /\b(?:shall|will) each\b|\beach (?:shall|agrees?|will)\b|\bto each\b/i;

/**
 * Reads a fee of a stated amount: who owes it to whom, when it is earned and payable, how it may be settled.
 *
 * A fee that is netted, capped, repeated, conditional, owed to each of several or paid already is not one of a stated
 * amount, and is not read; one that is a part of something else, such as the commitments, is read as that part.
 */
export const readFee: ActReader = (sentence, surroundings) => {
  const { text, lead } = sentence;
  if (lead?.says === "conditions" || !mayBeFee.test(text) || otherwise.test(text)) return [];
  const amount = amountIn(text);
  return amount === undefined ? shareIn(text) : ofAmount(amount, sentence, surroundings);
};

function ofAmount(amount: Phrase<bigint>, sentence: Sentence, surroundings: Surroundings): readonly Draft[] {
  const { text } = sentence;
  const called = forEach.test(text) ? undefined : feeName.exec(text)?.[1];
  const [, payerName, payee = ""] = payer.exec(text) ?? owed.exec(text) ?? [];
  if (called === undefined || payerName === undefined) return [];
  const days = daysIn(text, surroundings.dateHereof);
  if (days === undefined) return [];
  const fee: FeeTerms = {
    minor: amount.value,
    called: called.toLowerCase(),
    payer: bareParty(payerName),
    payee: bareParty(payee),
    settledBy: charge.test(text) ? ["payment", "charge"] : ["payment"],
    ...days,
    ...receiptIn(text),
    partOfObligations:
      /\b(?:constitutes?|shall constitute|be|forms?|shall form|is) (?:a )?part of the Obligations\b/.test(text),
  };
  const span = spanIn(sentence, surroundings, amount.from, amount.to);
  return [{ kind: "imposeFee", fee, terms: [{ name: "amount", minor: amount.value, of: fee.called, span }] }];
}

// The amount of a fee that has one, and only one.
function amountIn(text: string): Phrase<bigint> | undefined {
  const amounts = text.includes("$") && !inexact.test(text) ? dollarsIn(text) : [];
  const [stated, ...more] = outsideBrackets(text, amounts);
  return amounts.length === 1 ? amounts[0] : more.length === 0 ? stated : undefined;
}

// Those of phrases in their order that stand in no brackets.
function outsideBrackets<Value>(text: string, phrases: readonly Phrase<Value>[]): Phrase<Value>[] {
  let [at, within] = [0, false];
  return phrases.filter(({ from }) => {
    for (; at < from; at += 1) {
      if (text[at] === "(") within = true;
      else if (text[at] === ")") within = false;
    }
    return !within;
  });
}

const ofSomething = /^,? (?:of|on|multiplied by|times) (?:the |each |such |its |all |\(|an? )/;

// `an amendment fee equal to 0.25% of the aggregate Commitments`
function shareIn(text: string): readonly Draft[] {
  const named = feeName.exec(text);
  if (named === null || inexact.test(text.slice(named.index))) return [];
  const after = named.index + named[0].length;
  const shares = percentagesIn(text).filter(
    ({ from, to }) =>
      to > after && states(text.slice(after, from), text.slice(after, to)) && ofSomething.test(text.slice(to)),
  );
  const [share] = shares;
  if (share === undefined || shares.length > 1) return [];
  const [, payerName = "", payee = ""] = payer.exec(text) ?? owed.exec(text) ?? [];
  const of = text
    .slice(share.to)
    .replace(/^,? (?:of|on|multiplied by|times) /, "")
    .replace(/[.;]$/, "");
  const fee: FeeShare = {
    part: share.part,
    of,
    called: (named[1] ?? "").toLowerCase(),
    payer: bareParty(payerName),
    payee: bareParty(payee),
  };
  return [{ kind: "imposeFee", fee }];
}

// The words of a percentage may begin before the name of the fee: `an amendment fee of one percent (1%)`.
function states(before: string, all: string): boolean {
  return before === "" ? equals.test(/^[^\d(]*? (?:of|equal to) /.exec(all)?.[0] ?? "") : equals.test(before);
}

const equals = /^[^;]{0,240}?\b(?:equal to|of|in (?:an|the) amount (?:equal to|of)|calculated at|at the rate of) $/;

function receiptIn(text: string): Pick<FeeTerms, "uponReceipt"> {
  const [, first, second, third, attachment = ""] = uponReceipt.exec(text) ?? [];
  return attachment === "" ? {} : { uponReceipt: { by: first ?? second ?? third ?? "", attachment } };
}

const payable = new RegExp(`\\b(?:shall,? |payable )?on (?:the date hereof|the date of this \\w+|${dateWords})`);
const onSeveralDays = new RegExp(`${dateWords},? (?:and|or) (?:on )?(?:${dateWords}|the date)`);

// When the fee is earned and when it is payable; `undefined` when the words for either name no day that is known.
function daysIn(text: string, dateHereof: IsoDate | undefined): Pick<FeeTerms, "earnedOn" | "payableOn"> | undefined {
  if (onSeveralDays.test(text)) return undefined;
  const [whole = "", earnedWords] = earned.exec(text) ?? [];
  const payableWords = payable.exec(text.replace(whole, ""))?.[0];
  const earnedOn = earnedWords === undefined ? undefined : dateNamed(earnedWords, dateHereof);
  const payableOn = payableWords === undefined ? undefined : dateNamed(payableWords, dateHereof);
  if ((earnedWords === undefined) !== (earnedOn === undefined)) return undefined;
  if ((payableWords === undefined) !== (payableOn === undefined)) return undefined;
  return { ...(earnedOn === undefined ? {} : { earnedOn }), ...(payableOn === undefined ? {} : { payableOn }) };
}
