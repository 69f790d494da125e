import { dateFromWords, dateWords } from "../text/phrases.ts";
import { listItemsIn, type Run } from "../text/sentences.ts";
import type { Condition } from "./act.ts";
import { thingsIn } from "./brought.ts";
import { counterpartsIn, isEveryParty, isOwnPaper, signersIn } from "./counterparts.ts";
import { type Delivery, deliveryIn } from "./delivery.ts";
import type { ActReader, Draft } from "./draft.ts";
import { partyList } from "./parties.ts";

/**
 * Reads what must be so before an instrument takes effect: the items under words such as "upon the satisfaction of the
 * following conditions precedent", and sentences such as "This Amendment shall become effective upon receipt of …".
 */
export const readCondition: ActReader = ({ lead, text, clause }) => {
  if (lead?.says === "conditions") {
    if (afterwards.test(text)) return [];
    const drafts = draftsIn(text, { from: 0, to: text.length }, clause, lead.delivery);
    return lead.loosely === true && !asksSomething.test(text) ? drafts.filter(isKnown) : drafts;
  }
  const from = waitsAt(text);
  if (from === undefined || namesItsDay(text, from)) return [];
  const drafts = draftsIn(text, { from, to: text.length }, clause, undefined);
  return asksSomething.test(text.slice(from)) ? drafts : drafts.filter(isKnown);
};

// `takes effect on its date, once both have signed`: signed it must be anyway, and what the words add is the day.
function namesItsDay(text: string, from: number): boolean {
  return /\b(?:on its date|as of the date hereof)\b/.test(text.slice(0, from)) && isEveryParty(text.slice(from));
}

function isKnown(draft: Draft): boolean {
  return draft.kind === "requireCondition" && draft.condition.condition !== "other";
}

// What is said of the time when the conditions have been met is none of them.
const afterwards =
  /^(?:and )?(?:thereafter|promptly (?:after|following|upon)|after (?:this|such|the) \w+ (?:becomes|has become) effective|upon (?:the )?(?:satisfaction|occurrence|effectiveness)|once )\b|\b(?:shall|will) (?:promptly )?(?:notify|advise|furnish a copy|confirm the)\b/i;
const asksSomething =
  /\b(?:shall|must) (?:each )?(?:not )?(?:have|be|exist)\b|\b(?:receipt|execution|delivery|payment|closing|consummation|completion|occurrence)\b|\b(?:signed|executed|accepted) by\b|\bshall (?:deliver|pay|furnish|provide|execute)\b|\b(?:has|have) (?:been )?[a-z]+ed\b/;

const ownName =
  "[Tt]his (?:[A-Z][\\w.]+ )*(?:Amendment|Agreement|Waiver|Consent|[Ll]etter|Modification|Supplement)(?: [Aa]greement)?";
const waiting = new RegExp(
  `^(?:[^"]{0,160}?[,.] )?(?:${ownName}|[Tt]he (?:foregoing |above )?(?:amendments?|waivers?|consents?|modifications?)\\b|THIS [A-Z ]{4,40}?)(?: [^".;]{0,120}?)? [^".;]{0,30}?\\b(?:be|become|becomes|take|takes|is|are)(?: deemed| retroactively| fully| and become)? (?:effective|effect)\\b[^";]{0,160}?\\b(unless and until|until|upon|when|only if|only after|only upon|if|(?:on|as of) (?:the|such) (?:first )?(?:date|day)(?! (?:hereof|of this|(?:first )?(?:written|above|set forth|stated|indicated)))(?: \\((?:the )?"[^"]+"\\))?(?: that| when| on which| upon which)?|once|following) (?!the (?:terms|following)\\b)`,
);

// `The effectiveness of this Amendment is subject to …`, `As a condition to the effectiveness hereof, Borrower shall …`
const conditioned = new RegExp(
  `^(?:[Tt]he effectiveness (?:of ${ownName}|hereof)[^,;]{0,60}? (?:is|are|shall be) (?:expressly )?(?:subject to|conditione?d (?:up)?on|contingent (?:up)?on)(?: the)? (?:(?:satisfaction of )?(?:following )?conditions? (?:precedent )?that )?|[Aa]s (?:an? )?(?:express )?conditions? (?:precedent )?to (?:the )?effectiveness (?:of ${ownName}|hereof), )`,
);

/** Where in a sentence the words begin that say for what the instrument waits: `… shall become effective when`. */
export function waitsAt(text: string): number | undefined {
  if (!text.includes("effect")) return undefined;
  const match = waiting.exec(text) ?? conditioned.exec(text);
  if (match === null) return undefined;
  const told = match.index + match[0].length;
  const from = told + (ofThese.exec(text.slice(told))?.[0].length ?? 0);
  return elsewhere.test(text.slice(from)) ? undefined : from;
}

// `the satisfaction or waiver of each of the following conditions precedent: (a)`: the list stands in the sentence itself.
const ofThese =
  /^(?:the )?(?:satisfaction|fulfil?lment)(?: or (?:due )?waiver)?(?: in writing)?(?: by [^,;:()]{2,60})? of (?:each of |all of )?the following conditions?(?: precedent)?(?: \([^()]{0,160}\))?: (?=\((?:a|i|1)\) )/;

// The list is told in another place, or is no condition at all.
const elsewhere =
  /^(?:the )?(?:satisfaction|fulfil?lment|date (?:hereof|of this|first)|conditions? (?:set forth|precedent|in)\b|"|all (?:of )?the (?:following )?conditions|each of the (?:following )?conditions|Effective Date)/;

const opensList =
  /(?:^|\b(?:received|delivered|furnished|provided|when|if|until|upon|once|following|receipt(?: by [^,;]{0,60})? of|(?:date|conditions?|provided) that|on which|giving effect to this \w+|"\)))[:,]?\s*$/;

function draftsIn(text: string, { from, to }: Run, clause: string, above: Delivery | undefined): Draft[] {
  const words = text.slice(from, to);
  const items = listItemsIn(words);
  const [first] = items;
  const stem = words.slice(0, first === undefined ? 0 : first.from - first.label.length - 1);
  if (first === undefined || !opensList.test(stem)) {
    return conditionsIn(words, above).map((condition) => ({
      kind: "requireCondition",
      condition,
      text: words,
      clause,
      within: { from, to },
    }));
  }
  const delivery = deliveryIn(stem.trim()) ?? above;
  return items.flatMap((item) =>
    draftsIn(text, { from: from + item.from, to: from + item.to }, clause + item.label, delivery),
  );
}

// Clauses joined in one item: `the Amendment shall have been signed, and the Agent shall have received …`.
const joined =
  /[;,] and,? (?=(?:after giving effect[^,]{0,60}, )?(?:the |all |no |each )?[^,;]{0,80}?\b(?:shall|must)\b)/i;

// What has no verb of its own is part of the subject of what follows: `Lender, Agent, and the Banks shall have …`.
function clausesIn(words: string): readonly string[] {
  const clauses: string[] = [];
  let held = "";
  for (const piece of words.split(joined)) {
    held = held === "" ? piece : `${held}, and ${piece}`;
    if (!/\b(?:shall|must|has|have|is|are|being)\b/.test(held)) continue;
    clauses.push(held);
    held = "";
  }
  return held === "" ? clauses : [...clauses, held];
}

function lowered(clause: string): string {
  return clause.replace(/^(?:The|This|These|An?|Each|All|Any|Such|One|Copies|Execution)(?= )/, (word) =>
    word.toLowerCase(),
  );
}

const opening =
  /^(?:and |that )?(?:(?:as of|on or (?:before|prior to)|on|at|prior to|concurrently with|immediately) [^,;]{3,80}, )*/i;

/** What an item of a list of conditions asks for, one after the other; `other` where no kind says it. */
function conditionsIn(item: string, above: Delivery | undefined): readonly Condition[] {
  const words = item.trim().replace(/(?:[;,.]| and| or)+$/, "");
  const named = companion(words);
  if (named.length > 0) return [...ownCounterparts(words), ...named, ...besides(words)];
  const found = clausesIn(words).flatMap((clause) => inClause(lowered(clause.replace(opening, "")), above));
  const whole = together(found).flatMap((each) =>
    each.condition === "noDefault" ? [noDefault(words)[0] ?? each] : [each],
  );
  return whole.length === 0 ? [{ condition: "other" }] : whole;
}

// The instrument itself, beside the companion that an item asks for with it.
function ownCounterparts(words: string): readonly Condition[] {
  const delivery = deliveryIn(lowered(words.replace(opening, "")));
  const signed = delivery === undefined ? undefined : counterpartsIn(words, delivery);
  return signed === undefined ? [] : [signed];
}

function inClause(clause: string, above: Delivery | undefined): readonly Condition[] {
  const delivery = { ...whoOf(above), thing: clause, ...deliveryIn(clause) };
  const signed = counterpartsIn(clause, delivery);
  if (signed !== undefined) return [signed, ...alsoBrought(delivery), ...besides(clause)];
  const consent = guarantors(delivery);
  if (consent !== undefined) return [consent];
  const other = undated(delivery);
  if (other !== undefined) return [other];
  const brought = isAbout(clause) ? [] : ofThings(delivery);
  return [...brought, ...besides(clause)];
}

// Who brings things to whom, by the words over a list, where an item does not say it.
function whoOf(above: Delivery | undefined): Partial<Delivery> {
  if (above === undefined) return {};
  const { thing: _, ...who } = above;
  return who;
}

// Of several instruments that one item asks for, this one is not brought twice.
function alsoBrought({ thing, ...who }: Delivery): readonly Condition[] {
  const rest = thing
    .split(/,? and (?=(?:original|new|such other|an?)\b)/)
    .slice(1)
    .filter((each) => !isOwnPaper(each));
  return rest.flatMap((each) => ofThings({ ...who, thing: each }));
}

// An officer signs for the one who brings a paper.
const officers = /\b(?:Officers?|President|Secretary|Treasurer|Controller|Chairman|Manager)\b/;

function ofThings(delivery: Delivery): readonly Condition[] {
  const { thing, by = signersIn(thing).find((each) => !officers.test(each)), to } = delivery;
  const kinds =
    delivery.pays === true ? thingsIn(`payment of ${thing}`) : thingsIn(thing.replace(/^\([A-Za-z]+\) /, ""));
  return kinds.map((condition) => ({
    condition,
    ...(by === undefined ? {} : { by }),
    ...(to === undefined ? {} : { to }),
  }));
}

// What is said of representations, defaults and legal matters is not brought by anybody.
const aboutFacts =
  /^(?:(?:each|all) of )?(?:the |all )?(?:other )?(?:representations|warranties|legal matters|proceedings|corporate|documents[^;]*\bshall be (?:reasonably )?(?:satisfactory|acceptable))\b|^(?:there|no)\b/i;

function isAbout(clause: string): boolean {
  return aboutFacts.test(clause);
}

function besides(clause: string): readonly Condition[] {
  return [...satisfactory(clause), ...representations(clause), ...noDefault(clause)];
}

function together(conditions: readonly Condition[]): readonly Condition[] {
  const copies = conditions.flatMap((each) => (each.condition === "counterpartsReceived" ? [each] : []));
  const [first] = copies;
  if (first === undefined) return conditions;
  const whole: Condition = {
    condition: "counterpartsReceived",
    by: [...new Set(copies.flatMap(({ by }) => by))],
    signedBy: copies.some(({ signedBy }) => signedBy === "parties")
      ? "parties"
      : [...new Set(copies.flatMap(({ signedBy }) => signedBy))],
  };
  return [whole, ...conditions.filter(({ condition }) => condition !== "counterpartsReceived")];
}

const consent =
  /\b[Gg]uarantors?\b[^.;]*?\b[Cc]onsent|\b[Cc]onsent\b[^.;]*?\b[Gg]uarantors?\b|^(?:(?:the|an?|executed) )*(?:Acknowledge?ment|Reaffirmation|Guarantor)(?:,? (?:and|of|Agreement))* (?:and )?(?:Consent|Reaffirmation)\b/;

// Guarantors consent; lenders who sign a consent sign the instrument.
function guarantors({ thing, by }: Delivery): Condition | undefined {
  if (!consent.test(thing)) return undefined;
  const signers = by === undefined ? signersIn(thing) : [by];
  return signers.some((each) => /\b(?:Lenders?|Banks?)\b/.test(each))
    ? { condition: "counterpartsReceived", by: [], signedBy: signers }
    : { condition: "guarantorConsent", ...(signers.length === 0 ? {} : { by: signers.join(" and ") }) };
}

const between =
  /\b(?:[Aa]mendment|[Ll]etter(?: [Aa]mendment| [Aa]greement)?|[Aa]greement)\b[^.;]{0,40}?\bbetween ([A-Z]\w+(?: [A-Z]\w+)*) and ([A-Z]\w+(?: [A-Z]\w+)*)/;

const datedOn = new RegExp(`\\bdated(?: as of)? (${dateWords})`);

function companion(text: string): Condition[] {
  const match = between.exec(text);
  if (match === null) return [];
  const day = datedOn.exec(text)?.[1];
  const named = day === undefined ? undefined : dateFromWords(day);
  const even = /\b(?:of|dated) (?:of )?(?:even|the same) date\b|\beven date\b/.test(text);
  const dated = named ?? (even ? "even_date" : undefined);
  if (dated === undefined) return [];
  const own: Condition[] = [{ condition: "companionAmendment", between: [match[1] ?? "", match[2] ?? ""], dated }];
  const satisfied =
    /\b(?:satisfaction|fulfil?lment) of (?:all|every|each)[^.;]*?\bconditions?\b|\bconditions?\b[^.;]*?\b(?:satisfied|met|fulfilled)\b/.test(
      text,
    );
  return satisfied ? [...own, { condition: "companionConditionsSatisfied" }] : own;
}

const amendsAnother =
  /^(?:(?:the|an|executed) )*((?:[A-Z]\w+ ){0,3}Amendment (?:No\. ?\w+ )?to (?:the )?[A-Z][\w ]*?)(?= (?:shall|duly|executed|dated|in)\b|[,;]|$)/;

// `Amendment No. 1 to Guaranty`, whose date the words do not say.
function undated({ thing, by }: Delivery): Condition | undefined {
  const called = amendsAnother.exec(thing)?.[1];
  if (called === undefined) return undefined;
  const signers = by === undefined ? signersIn(thing) : [by];
  return { condition: "companionAmendment", between: signers, dated: "unsaid", called };
}

const satisfies = new RegExp(
  `\\b(?:satisfactory|acceptable)(?: (?:both )?(?:in|as to) (?:form|substance|scope|all respects)[a-z, ]{0,30}?)? to (?:and approved by )?(${partyList})`,
);

function satisfactory(text: string): Condition[] {
  const party = satisfies.exec(text)?.[1]?.replace(/^(?:each |both )?(?:of )?(?:the )?/, "");
  return party === undefined ? [] : [{ condition: "satisfactoryTo", party }];
}

const reported = /\b(?:certif\w+|confirm\w*|evidenc\w+|opinion|provided|so long as|assuming)\b/i;

function representations(text: string): Condition[] {
  const match = /\b(?:representations?|warranties)\b[^;]*?\b(?:true|correct|accurate)\b/i.exec(text);
  if (match === null || reported.test(text.slice(0, match.index))) return [];
  const material = /\bin (?:all|every) material respects?\b/.test(text);
  return [{ condition: "representationsTrue", qualified: material ? "in_all_material_respects" : "none" }];
}

function noDefault(text: string): Condition[] {
  const none =
    /\b[Nn]o (?:Default or )?Events? of Default\b|\b[Nn]o [Dd]efault\b|\bnot have occurred (?:an|any) Event of Default\b|\b(?:neither|not) (?:an |any )?Event of Default\b|\b[Tt]here shall (?:not )?(?:exist|be) no (?:Default|Event)/;
  const match = none.exec(text);
  if (match === null || reported.test(text.slice(0, match.index))) return [];
  return [
    {
      condition: "noDefault",
      unmaturedToo:
        /\b(?:with|after|upon|which) (?:the )?(?:giving of )?(?:notice|the passage of time|lapse of time)\b|\bno Default\b|\bEvent of Default or Default\b/i.test(
          text,
        ),
      givingEffect: /\bgiving effect (?:to|hereto|thereto)\b/.test(text),
    },
  ];
}
