import { dollarsIn } from "../text/phrases.ts";
import type { FeeTerms } from "./act.ts";
import { type ActReader, spanIn } from "./draft.ts";
import { dateNamed } from "./reference.ts";

const party = "(?:the )?([A-Z]\\w+)";
const payer = new RegExp(
  `\\b${party} (?:shall|agrees to|will|hereby agrees to)\\b[^.;]*?\\bpay (?:to )?(?:the )?([A-Z]\\w+)`,
);
const owed = new RegExp(`\\b(?:payable by|owed by|due from) ${party} to (?:the )?([A-Z]\\w+)`);
const charge =
  /\b(?:may|is authorized to|shall be entitled to)[^.;]*?\bcharge\b|\bcharged? to (?:the |any )?[^.;]*?\b(?:loan )?account/;
const uponReceipt =
  /\b(?:upon|on|after|when) (?:the )?(?:receipt by ([A-Z]\w+) of|([A-Z]\w+)'s? receipt of|([A-Z]\w+) (?:has received|shall have received|receives|has in hand))[^.;]*?\bin the form (?:of|attached as|annexed as|set out in) (?:the )?((?:Exhibit|Annex|Schedule|Attachment) [\w-]+)/i;
const earned =
  /\b(?:fully )?earned (?:in full )?(?:as of|on|upon|at)? ?([^.;,]*?(?:date hereof|date of this \w+|[A-Z][a-z]+ \d{1,2}, ?\d{4}))/;

const feeName =
  /\b((?:non-?refundable )?(?:amendment|waiver|consent|closing|facility|extension|commitment|forbearance|modification|arrangement) fee)\b/i;
const inexact =
  /\b(?:up to|not (?:to )?exceed(?:ing)?|less (?:the|any)|at least|not less than|plus|installments?|per (?:month|annum|year|day)|(?:each|every) (?:month|quarter|year)|monthly|quarterly|annual(?:ly)?)\b|\b(?:if|unless|provided)\b/i;

/**
 * Reads a fee of a stated amount: who owes it to whom, when it is earned and payable, how it may be settled.
 *
 * A fee that is netted, capped, repeated or conditional is not one of a stated amount, and is not read.
 */
export const readFee: ActReader = (sentence, surroundings) => {
  const { text } = sentence;
  if (!text.includes("$") || inexact.test(text)) return [];
  const [amount, second] = dollarsIn(text);
  const called = feeName.exec(text)?.[1];
  const parties = payer.exec(text) ?? owed.exec(text);
  if (amount === undefined || second !== undefined || called === undefined || parties === null) return [];
  const received = uponReceipt.exec(text);
  const earning = earned.exec(text);
  const earnedWords = earning?.[1];
  const earnedOn = earnedWords === undefined ? undefined : dateNamed(earnedWords, surroundings.dateHereof);
  const payable = payableIn(text, earning);
  const payableOn = payable === undefined ? undefined : dateNamed(payable, surroundings.dateHereof);
  if ((earning !== null && earnedOn === undefined) || (payable !== undefined && payableOn === undefined)) return [];
  const fee: FeeTerms = {
    minor: amount.value,
    called: called.toLowerCase(),
    payer: parties[1] ?? "",
    payee: parties[2] ?? "",
    settledBy: charge.test(text) ? ["payment", "charge"] : ["payment"],
    ...(earnedOn === undefined ? {} : { earnedOn }),
    ...(payableOn === undefined ? {} : { payableOn }),
    ...(received === null
      ? {}
      : { uponReceipt: { by: received[1] ?? received[2] ?? received[3] ?? "", attachment: received[4] ?? "" } }),
    partOfObligations:
      /\b(?:constitutes?|shall constitute|be|forms?|shall form|is) (?:a )?part of the Obligations\b/.test(text),
  };
  const span = spanIn(sentence, surroundings, amount.from, amount.to);
  return [{ kind: "imposeFee", fee, terms: [{ name: "amount", minor: amount.value, of: fee.called, span }] }];
};

// The words that say when the fee is payable, apart from those that say when it is earned.
function payableIn(text: string, earning: RegExpExecArray | null): string | undefined {
  const rest = earning === null ? text : text.slice(0, earning.index) + text.slice(earning.index + earning[0].length);
  return /\b(?:shall,? |payable )?on (?:the date hereof|the date of this \w+|[A-Z][a-z]+ \d{1,2}, ?\d{4})/.exec(
    rest,
  )?.[0];
}
