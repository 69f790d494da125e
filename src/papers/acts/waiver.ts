import { dateFromWords, datesIn, dateWords } from "../text/phrases.ts";
import { listItemsIn } from "../text/sentences.ts";
import type { EffectRule, WaivedCause } from "./act.ts";
import { type ActReader, type Sentence, spanIn, type Surroundings } from "./draft.ts";
import { endIn, limitedInTime, withoutTestedPeriods } from "./effect.ts";
import { bareParty, partyList } from "./parties.ts";
import { paperOf, partCitation, pathsIn } from "./reference.ts";
import { speaks } from "./said.ts";
import { allMatches } from "../text/match.ts";

const waiving = new RegExp(`\\b(${partyList}) (?:does )?(?:hereby )?waives?\\b(?! (?:no|none|neither|nothing)\\b)`);
const because =
  /\b(?:as a (?:direct )?(?:result|consequence) of|(?:resulting|results?|resulted|arising|arises?|arose|caused)(?:,? (solely|only|exclusively))? (?:from|out of|by reason of|by|because of|because)|(?:solely |only )?because of|because|by reason of)\b/;

const conditional =
  /\bprovided\b|\bso long as\b|\bon (?:the )?condition\b|\bif\b|\bunless\b|\bto the extent\b|\bupon (?:receipt|payment|satisfaction|execution|the)\b|\bfor (?:the )?(?:sole )?purposes? of\b/i;
const subjectTo = /\bsubject to (?!(?:the )?(?:terms|paragraph|section|clause)\b)/i;
const otherThing =
  /\b(?:notice|rights?|claims?|defen[cs]es?|compliance|presentment|protest|demand|other than|except(?:ing)?|excluding)\b/i;

/**
 * Reads waivers of events of default: of one that is named, or of all that have only the named causes.
 *
 * A waiver under a condition, one with an end that is neither a day nor an event, and one of other things besides are
 * not read here; `readPerformed` keeps those in their words.
 */
export const readWaiver: ActReader = (sentence, surroundings) => {
  const { text } = sentence;
  const waived = unconditional(text);
  if (waived === undefined) return [];
  const after = waived.index + waived[0].length;
  const reason = because.exec(text.slice(after));
  const object = reason === null ? undefined : objectOf(text.slice(after, after + reason.index));
  if (reason === null || object === undefined) return [];
  const from = after + reason.index + reason[0].length;
  const cause = nonpaymentIn(sentence, from, surroundings) ?? covenantIn(text.slice(from));
  const effect = effectOf(sentence, surroundings);
  if (cause === undefined || effect === undefined) return [];
  const solely = /\b(?:solely|only|exclusively)\b/.test(text.slice(after, from));
  return [{ kind: "waive", by: bareParty(waived[1] ?? ""), scope: object, solely, cause, effect }];
};

function unconditional(text: string): RegExpExecArray | undefined {
  const waived = text.includes("waive") && !conditional.test(text) && !subjectTo.test(text) ? waiving.exec(text) : null;
  if (waived === null || !speaks(waived[1] ?? "", waived[0], text.slice(0, waived.index))) return undefined;
  return waived;
}

// Until when the waiver lasts; `undefined` when it says so in words that name neither a day nor an event.
function effectOf(sentence: Sentence, surroundings: Surroundings): EffectRule | undefined {
  const end = endIn(withoutTestedPeriods(sentence), surroundings);
  // A period that ends on a day may be the one that was tested.
  if (/\bperiods? ending on\b/.test(sentence.text)) return undefined;
  if (end !== undefined) return end;
  return limitedInTime.test(sentence.text.replaceAll(testDay, "")) ? undefined : {};
}

// Whether the words between the waiving and its reason are of one event of default or of a class of them.
function objectOf(words: string): "class" | "specific" | undefined {
  const determiner = /\b(the|that|any|all|each|every|such)\b[^.]*?\bEvents? of Default\b/.exec(words)?.[1];
  if (determiner === undefined || otherThing.test(words)) return undefined;
  return /^(?:any|all|each|every)$/.test(determiner) ? "class" : "specific";
}

const failsToPay =
  /\b(?:failure (?:of|by) (?:the )?([A-Z][\w.]*) to (?:pay|make (?:any )?payments? of)|([A-Z][\w.]*?)(?:'s|') (?:failure to pay|nonpayment of|non-payment of)|([A-Z][\w.]*) (?:has |having )?(?:failed|fails) to pay)\b/;

function nonpaymentIn(sentence: Sentence, from: number, surroundings: Surroundings): WaivedCause | undefined {
  const words = sentence.text.slice(from);
  const failure = failsToPay.exec(words);
  if (failure === null) return undefined;
  const obligor = failure[1] ?? failure[2] ?? failure[3] ?? "";
  const of = (["principal", "interest"] as const).filter((part) => words.includes(part));
  const debts = listItemsIn(words).map((item) => {
    const name = debtName(words.slice(item.from, item.to), obligor);
    const start = from + item.from + name.at;
    const span = spanIn(sentence, surroundings, start, start + name.text.length);
    return { clause: item.label, name: name.text, span };
  });
  if (debts.length === 0 || of.length === 0) return undefined;
  for (const { clause, name } of debts) surroundings.debts.set(clause, name);
  return { cause: "nonpayment", obligor, of, debts };
}

const untilDue = new RegExp(`^.*?\\bdue (?:on )?${dateWords}`);

// `Debtor's 9% Notes due June 1, 1998, and/or (` without the owner before and the joining words after.
function debtName(item: string, obligor: string): { text: string; at: number } {
  const owner = ownerLength(item, obligor);
  const named = item.slice(owner);
  const end = untilDue.exec(named)?.[0].length;
  const plain = /^(.*?)(?:,? (?:and\/or|and|or))?[\s,;.]*(?:\(.*)?$/.exec(named)?.[1] ?? named;
  return { text: end === undefined ? plain.trim() : named.slice(0, end), at: owner };
}

function ownerLength(item: string, obligor: string): number {
  const owners = ["the ", "its ", `${obligor}'s `, `${obligor}' `, "own "];
  let length = 0;
  for (;;) {
    const from = length;
    const next = owners.find((owner) => item.startsWith(owner, from));
    if (next === undefined) return length;
    length += next.length;
  }
}

const citedPart = new RegExp(
  `\\b${partCitation}(?:,? (?:of|to|in) (the [^.;]+?))?(?=,? (?:as of|as at|for|on|at|with respect to|until|through|during)\\b|[.;,](?!\\d)|$)`,
);
const testDay = new RegExp(
  `\\b(?:as of|as at|at|on|for the (?:\\w+ ){0,3}(?:quarter|month|year|period) end(?:ed|ing)(?: on)?) (${dateWords})`,
  "g",
);

const metricWords =
  /\b(?:maintain|maintained|have|keep)(?:ed)? (?:the |a |its )?(?:(?:required )?minimum |required |level of )*([A-Z][\w-]*(?: [A-Z][\w-]*)*)/;

// One covenant, tested on one day at most: a second of either would go lost.
function covenantIn(words: string): WaivedCause | undefined {
  const [, path = "", holder = holderBefore(words)] = citedPart.exec(words) ?? [];
  const days = allMatches(testDay, words).map(([, day = ""]) => dateFromWords(day));
  const several = pathsIn(words).length > 1 || datesIn(words).found.length > 1;
  if (path === "" || several) return undefined;
  const metric = metricWords.exec(words)?.[1] ?? "";
  const [testedOn] = days;
  const paper = paperOf(holder);
  return {
    cause: "covenant",
    path,
    ...(paper === undefined ? {} : { paper }),
    ...(testedOn === undefined ? {} : { testedOn }),
    metric,
  };
}

// `which the Supplement, in its Section 4, required`
function holderBefore(words: string): string {
  const before = words.slice(0, citedPart.exec(words)?.index);
  return /\bthe ((?:[A-Z]\w+ )*[A-Z]\w+),? (?:in|by) (?:its )?$/.exec(before)?.[1] ?? "";
}

const falls = /\bwaivers?\b[^.]*?\b(?:be|is|are)\b[^.]*?\b(?:rescinded|revoked|terminated?|void|withdrawn|cease|end)\b/;
const deedWords = [
  ["accelerate", /\baccelerat/],
  ["enforce", /\benforc/],
  ["exercise_remedies", /\bremed/],
] as const;

/** Reads the event that ends the waivers of an instrument: an act of a holder of other debt. */
export const readRescission: ActReader = ({ text }, { members, debts }) => {
  if (!text.includes("waiver") || !falls.test(text) || !/\b(?:holders?|trustees?)\b/.test(text)) return [];
  const acts = deedWords.flatMap(([deed, pattern]) => (pattern.test(text) ? [deed] : []));
  const gathered = [...members].find(([term]) => text.includes(term))?.[1] ?? [];
  const named = gathered.flatMap((clause) => {
    const debt = debts.get(clause);
    return debt === undefined ? [] : [debt];
  });
  if (acts.length === 0 || named.length === 0) return [];
  return [
    {
      kind: "rescindWaivers",
      automatic: /\bautomatically\b|\bof (?:itself|themselves)\b|\bwithout (?:further|any) act/.test(text),
      withoutNotice: /\bwithout (?:any )?(?:prior )?notice\b|\b(?:nor|not|neither)\b[^.]*?\bbe given notice\b/.test(
        text,
      ),
      debts: named,
      acts,
    },
  ];
};
