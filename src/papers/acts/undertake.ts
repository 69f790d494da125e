import { present } from "../../base/present.ts";
import type { ActReader, Surroundings } from "./draft.ts";
import { dueIn, isDue } from "./due.ts";
import { bareParty, namesParties, partiesListed } from "./parties.ts";
import { allMatches } from "../text/match.ts";

// What a party does that keeps a promise. What a thing merely is, or what somebody may do, is none.
const deed =
  "furnish|deliver|provide|submit|give|send|notify|inform|advise|execute|obtain|procure|cause|maintain|cooperate|take" +
  "|use|pay|prepay|repay|remit|replace|substitute|complete|file|engage|retain|hire|sell|close|deposit|pledge" +
  "|indemnify|defend|hold harmless|modify|reduce|issue|establish|open|permit|allow|make|keep|transfer|convey|assign" +
  "|cure|return|discharge|contribute|reimburse";
const undone = "incur|create|declare|make|permit|allow|sell|transfer|pay|enter into|acquire|grant";
const manner =
  "(?:promptly|immediately|also|each|jointly and severally|fully|diligently|hereby|further|irrevocably|unconditionally" +
  "|in good faith|at (?:its|their) (?:sole |own )*(?:cost|expense)(?: and expense)?)";
const does = new RegExp(`^(?:,? ${manner},?)* (?<what>(?:not (?:${undone})|${deed})\\b.+)$`, "s");

const binding = /\b(?:(shall|will|must)|(?:agrees?|covenants?|undertakes?|promises?)(?= (?:to|that|with|and)\b))\b/g;
const alsoBinds = /^(?: and (?:agrees?|covenants?))?(?: with (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)? (to|that)\b,?/;
const beforeVerb = new RegExp(
  `(?:,? ?\\([^()]{0,160}\\)|,? (?:${manner}|(?:acknowledges?|covenants?|agrees?) and)|,)$`,
);

const opening =
  /^(?:In addition(?: to the foregoing)?|Further(?:more)?|Moreover|Also|In consideration (?:of|for) [^,]{3,120}), /;
const waiting =
  /^(?:if|upon|to the extent|in the event|promptly|immediately|at|on|by|within|no later|not later|until|after|so long as|for so long as|from|during|prior to|simultaneously|concurrently)\b[^;:"]*$/i;

/**
 * Reads a promise that stands in the paper itself: who makes it, what is to be done, on what it waits, when it is due.
 *
 * It is one of parties that the paper knows, to do something or to leave it. A fee, costs and a rate change what is
 * owed, and are none.
 */
export const readUndertaking: ActReader = ({ text, lead, payload }, surroundings) => {
  if (payload !== undefined || elsewhere.test(text)) return [];
  if (lead !== undefined && lead.says !== "promises") return [];
  const said = lead === undefined ? promiseIn(text.trim(), surroundings) : itemOf(lead.by, text.trim());
  if (said === undefined) return [];
  const what = said.what.replace(/[.;,]+(?: and)?$/, "");
  const when = lead?.when ?? said.under.find((words) => !isDue(words));
  const due = dueIn(text, surroundings.dateHereof);
  return [{ kind: "undertake", by: bareParty(said.by), what, text, ...present({ when, due }) }];
};

/** Who promises what stands in the list below a sentence, and on what it waits: `Borrower shall do the following:`. */
export function promisesBelow(
  text: string,
  surroundings: Surroundings,
): { readonly by: string; readonly when?: string } | undefined {
  const bound = text.endsWith(":") && !elsewhere.test(text.slice(0, -1)) ? boundIn(text, surroundings) : undefined;
  if (bound === undefined || !listed.test(bound.rest)) return undefined;
  // Days over a list are those of each item, and are read in none of them.
  return bound.under.some(isDue) ? undefined : { by: bound.by, ...present({ when: bound.under[0] }) };
}

const listed = new RegExp(`^(?:,? ${manner},?)*(?: do(?: each| all)?(?: of)? the following)?:$`);

const elsewhere =
  /\b(?:pay|remit)\b.*\b(?:fees?|expenses)\b|\binterest (?:rate|shall|at|on)\b|\bper annum\b|\bhereby (?:amended|deleted|replaced)\b|\bwaives?\b|^whereas\b|\bnotwithstanding\b|(?::|[;,] or)\s*$/i;

type Said = { readonly by: string; readonly what: string; readonly under: readonly string[] };

type Subject = Omit<Said, "what">;
type Bound = Subject & { readonly rest: string };

function promiseIn(text: string, surroundings: Surroundings): Said | undefined {
  const bound = boundIn(text, surroundings);
  return bound === undefined ? undefined : doneIn(bound.rest, bound);
}

// The first verb that binds a party which the paper knows, with what stands before the party and after the verb.
function boundIn(text: string, surroundings: Surroundings): Bound | undefined {
  for (const { 0: verb, 1: modal, index } of allMatches(binding, text)) {
    const subject = subjectAt(text.slice(0, index), (party) => isOfParties(party, surroundings));
    if (subject === undefined) continue;
    const rest = text.slice(index + verb.length);
    return modal === undefined ? agreedIn(rest, subject) : { ...subject, rest };
  }
  return undefined;
}

function doneIn(rest: string, { by, under }: Subject): Said | undefined {
  const what = does.exec(rest)?.groups?.["what"];
  return what === undefined ? undefined : { by, under, what };
}

// `deliver …`, `within ten days after the date hereof, deliver …`
function itemOf(by: string, item: string): Said | undefined {
  const plain = doneIn(` ${item}`, { by, under: [] });
  if (plain !== undefined || !waiting.test(item.slice(0, item.indexOf(", ")))) return plain;
  for (const { index } of allMatches(/, /g, item)) {
    const said = doneIn(item.slice(index + 1), { by, under: [item.slice(0, index)] });
    if (said !== undefined) return said;
  }
  return undefined;
}

// `agrees to …`, `agrees that within ten days it will …`
function agreedIn(rest: string, subject: Subject): Bound | undefined {
  const [joined, how] = alsoBinds.exec(rest) ?? [];
  if (joined === undefined) return undefined;
  const words = rest.slice(joined.length);
  if (how === "to") return { ...subject, rest: words };
  const modal = /\b(?:shall|will)\b/.exec(words);
  const makers = partiesListed(subject.by);
  const isMaker = (party: string) =>
    /^(?:it|they)$/.test(party) || partiesListed(party).every((each) => makers.includes(each));
  const inner = modal === null ? undefined : subjectAt(words.slice(0, modal.index), isMaker);
  if (modal === null || inner === undefined) return undefined;
  // `Borrower and Lender agree that Borrower shall …` is a promise of Borrower.
  const by = /^(?:it|they)$/.test(inner.by) ? subject.by : inner.by;
  return { by, under: [...subject.under, ...inner.under], rest: words.slice(modal.index + modal[0].length) };
}

// Who is to do something, and what stands before: the longest list of parties that ends where the verb begins.
function subjectAt(head: string, isMeant: (party: string) => boolean): Subject | undefined {
  const text = withoutManner(head.trim());
  const lead = opening.exec(text)?.[0].length ?? 0;
  const starts = [lead, ...allMatches(/, (?:then,? )?/g, text).map(({ 0: mark, index }) => index + mark.length)];
  for (const start of starts.filter((at) => at >= lead && text.length - at <= 300)) {
    const by = text.slice(start);
    if (!(/^(?:it|they)$/.test(by) || namesParties(by)) || !isMeant(by)) continue;
    const under = text.slice(lead, start).replace(/,? (?:then,? )?$/, "");
    if (under === "") return { by, under: [] };
    return waiting.test(under) ? { by, under: [under] } : undefined;
  }
  return undefined;
}

function withoutManner(head: string): string {
  let text = head;
  for (let found = beforeVerb.exec(text); found !== null; found = beforeVerb.exec(text))
    text = text.slice(0, found.index);
  return text;
}

const role =
  /(?:^|[ -])(?:borrowers?|lenders?|banks?|agents?|company|companies|guarantors?|obligors?|holdings|parent|affiliates?|(?:loan|credit) part(?:y|ies)|subsidiar(?:y|ies)|issuers?|customers?|debtors?|pledgors?|grantors?|makers?)$/i;
const companyForm =
  /\b(?:Inc|INC|Corp|CORP|Co|LLC|L\.L\.C|Ltd|LTD|N\.A|L\.P|LP|Corporation|Company|Bank|Limited|Association)\b/;
const paper = /\b(?:Agreements?|Amendments?|Notes?|Documents?|Guarant(?:y|ees?)|Waivers?|Letters?|Papers?|Leases?)\b/;

// Each is called by its part in the paper, or by a name that the paper gives to a company.
function isOfParties(list: string, { named }: Surroundings): boolean {
  const parties = / or /.test(list) ? [] : partiesListed(list);
  return parties.length > 0 && parties.every((each) => role.test(each) || isCompany(each, named?.get(each) ?? ""));
}

function isCompany(name: string, means: string): boolean {
  return companyForm.test(means) && !paper.test(name) && !paper.test(means);
}
