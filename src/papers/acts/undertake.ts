import { addDays, type IsoDate } from "../../base/date.ts";
import { present } from "../../base/present.ts";
import { figureValue, wordsValue } from "../text/numbers.ts";
import { dateFromWords, dateWords, dualsThatDiffer } from "../text/phrases.ts";
import type { Due } from "./act.ts";
import type { ActReader, Surroundings } from "./draft.ts";
import { bareParty, partiesListed, partyList } from "./parties.ts";

// What a party does that keeps a promise. What a thing merely is, or what somebody may do, is none.
const deed =
  "furnish|deliver|provide|submit|give|send|notify|inform|advise|execute|obtain|procure|cause|maintain|cooperate|take" +
  "|use|pay|prepay|repay|remit|replace|substitute|complete|file|engage|retain|hire|sell|close|deposit|pledge" +
  "|indemnify|defend|hold harmless|modify|reduce|issue|establish|open|permit|allow|make|keep|transfer|convey|assign" +
  "|cure|return|discharge|contribute|reimburse|commence";
const undone = "incur|create|declare|make|permit|allow|sell|transfer|pay|enter into|acquire|grant";
const manner =
  "(?:,? (?:promptly|immediately|also|each|jointly and severally|fully|diligently|hereby|further|irrevocably|unconditionally" +
  "|in good faith|at (?:its|their) (?:sole |own )*(?:cost|expense)(?: and expense)?),?)*";

const opening =
  "(?:(?:In addition(?: to the foregoing)?|Further(?:more)?|Moreover|Also|In consideration (?:of|for) [^,]{3,120}), )?";
const first =
  "(?:(?<first>(?:If|Upon|To the extent|In the event|Promptly|Immediately|At|On|By|Within|No later|Not later|Until|After" +
  '|So long as|For so long as|From|During|Prior to|Simultaneously|Concurrently)\\b[^;:"]*?), (?:then,? )?)?';
const inner =
  "(?:,? (?<inner>(?:within|on or before|by|no later than|not later than|upon|if|so long as|from time to time)\\b[^.;:]*?),)?";
const promise = new RegExp(
  `^${opening}${first}(?<by>${partyList})(?:,? \\([^()]{0,160}\\))?${manner} ` +
    `(?:(?:shall|will|must)|(?:acknowledges? and )?(?:covenants? and )?(?:agrees?|covenants?|undertakes?|promises?)` +
    `(?: and (?:agrees?|covenants?))?(?: with (?:the )?[A-Z]\\w+(?: [A-Z]\\w+)?)? (?:to|that${inner} (?<who>${partyList}|it|they) (?:shall|will)))` +
    `${manner} (?<what>(?:not (?:${undone})|${deed})\\b.+)$`,
  "s",
);
const promising = /\b(?:shall|will|must|agrees?|covenants?|undertakes?|promises?)\b/;

/**
 * Reads a promise that stands in the paper itself: who makes it, what is to be done, on what it waits, when it is due.
 *
 * It is one of parties that the paper knows, to do something or to leave it. A fee, costs and a rate change what is
 * owed, and are none.
 */
export const readUndertaking: ActReader = ({ text, lead, payload }, surroundings) => {
  if (lead !== undefined || payload !== undefined || !mayPromise(text)) return [];
  const found = promise.exec(text.trim())?.groups;
  if (found === undefined) return [];
  const by = promisorOf(found["by"] ?? "", found["who"]);
  if (by === undefined || !isOfParties(by, surroundings)) return [];
  const when = [found["first"], found["inner"]].find((each) => each !== undefined && !saysDue.test(each));
  const what = (found["what"] ?? "").replace(/[.;,]+(?: and)?$/, "");
  const due = dueIn(text, surroundings.dateHereof);
  return [{ kind: "undertake", by: bareParty(by), what, text, ...present({ when, due }) }];
};

function mayPromise(text: string): boolean {
  return promising.test(text) && !elsewhere.test(text);
}

const elsewhere =
  /\b(?:pay|remit)\b.*\b(?:fees?|expenses)\b|\binterest (?:rate|shall|at|on)\b|\bper annum\b|\bhereby (?:amended|deleted|replaced)\b|\bwaives?\b|^whereas\b|\bnotwithstanding\b|:\s*$/i;

// `Borrower and Lender agree that Borrower shall …` is a promise of Borrower; of somebody else it is none of theirs.
function promisorOf(by: string, who: string | undefined): string | undefined {
  if (who === undefined || who === "it" || who === "they") return by;
  const makers = partiesListed(by);
  return partiesListed(who).every((each) => makers.includes(each)) ? who : undefined;
}

const role =
  /(?:^|[ -])(?:borrowers?|lenders?|banks?|agents?|company|companies|guarantors?|obligors?|holdings|parent|affiliates?|(?:loan|credit) part(?:y|ies)|subsidiar(?:y|ies)|issuers?|customers?|debtors?|pledgors?|grantors?|makers?)$/i;
const companyForm =
  /\b(?:Inc|INC|Corp|CORP|Co|LLC|L\.L\.C|Ltd|LTD|N\.A|L\.P|LP|Corporation|Company|Bank|Limited|Association)\b/;
const paper = /\b(?:Agreements?|Amendments?|Notes?|Documents?|Guarant(?:y|ees?)|Waivers?|Letters?|Papers?|Leases?)\b/;

// Each is called by its part in the paper, or by a name that the paper gives to a company.
function isOfParties(list: string, { named }: Surroundings): boolean {
  const parties = partiesListed(list);
  return parties.length > 0 && parties.every((each) => role.test(each) || isCompany(each, named?.get(each) ?? ""));
}

function isCompany(name: string, means: string): boolean {
  return companyForm.test(means) && !paper.test(name) && !paper.test(means);
}

const byDay = `(?:on or (?:before|prior to)|by|no later than|not later than) (${dateWords})`;
const ownDay = "the date (?:hereof|of this [A-Z]\\w+)";
const afterDay =
  "(?:within|no later than|not later than) (?:[a-z]+(?:[- ][a-z]+)? )?(?:\\(\\d{1,3}\\) |\\d{1,3} )?(?:calendar )?days (?:after|of|from|following) " +
  `(${ownDay}|the end of (?:each|every)\\b[^,;.]{3,90}?)(?=[,;.]|$)`;
const dues = new RegExp(`\\b(?:${byDay}|${afterDay})`, "gi");
const saysDue = new RegExp(`^(?:${byDay}|${afterDay})$`, "i");

// When it is due, where the words name one day, or days after something; not where they name two.
function dueIn(text: string, dateHereof: IsoDate | undefined): Due | undefined {
  const [found, ...more] = text.matchAll(dues);
  if (found === undefined || more.length > 0 || dualsThatDiffer(text).length > 0) return undefined;
  const [words, day, after = ""] = found;
  const on = day === undefined ? undefined : dateFromWords(day);
  if (on !== undefined) return { on };
  const days = daysIn(words);
  if (days === undefined) return undefined;
  if (!new RegExp(`^${ownDay}`, "i").test(after)) return { days, after };
  return dateHereof === undefined ? undefined : { on: addDays(dateHereof, days) };
}

function daysIn(words: string): number | undefined {
  const [, spelled = "", bracketed, bare] =
    /^(?:within|no later than|not later than) (?:([a-z]+(?:[- ][a-z]+)?) )?(?:\((\d+)\) |(\d+) )?(?:calendar )?days/i.exec(
      words,
    ) ?? [];
  const value = figureValue(bracketed ?? bare ?? "") ?? wordsValue(spelled);
  return value === undefined ? undefined : Number(value.numerator / value.denominator);
}
