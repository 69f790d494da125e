import type { IsoDate } from "../../base/date.ts";
import type { ActReader, Draft } from "./draft.ts";
import { matchFirst } from "../text/match.ts";
import { dateWords } from "../text/phrases.ts";
import { listItemsIn } from "../text/sentences.ts";
import { bareParty, partyList } from "./parties.ts";
import { dateNamed, paperNamesIn } from "./reference.ts";

type Rule = (text: string, dateHereof: IsoDate | undefined) => readonly Draft[];

// What a party says of itself and of the instrument: `Borrower represents that (a) …; and (b) …`.
const statesOf = new RegExp(
  `\\b([Ee]ach of the (?:parties|undersigned)|[Ee]ach party|${partyList}) (?:(?:further|hereby|each|jointly|severally|and|do|does|acknowledges?|affirms?|certif(?:y|ies)|confirms?|agrees?),? ){0,5}(?:represents?|warrants?|certif(?:y|ies))\\b`,
);

/** Who represents, as the sentence names it: `Borrower`, `Borrower and each Loan Party`; `undefined` if nobody does. */
export function representerIn(text: string): string | undefined {
  if (!text.includes("represent") && !text.includes("warrant")) return undefined;
  const by = statesOf.exec(text)?.[1];
  if (by === undefined) return undefined;
  const bare = bareParty(by);
  return /^[A-Z]/.test(bare) ? bare : by;
}

/** Reads representations, those under a lead-in and those listed within one sentence. */
export const readRepresentation: ActReader = ({ lead, text, clause }) => {
  if (lead?.says === "represents") return [representation(lead.by, text)];
  const by = representerIn(text);
  if (by === undefined) return [];
  const items = listItemsIn(text);
  if (items.length === 0) return [representation(by, text)];
  return items.map((item) => ({
    ...representation(by, text.slice(item.from, item.to).trim()),
    clause: clause + item.label,
  }));
};

function representation(by: string, text: string): Draft {
  const about = /\b[Nn]o (?:Default or )?Event of Default\b/.test(text)
    ? "noDefault"
    : /\bduly (?:executed|authorized)\b|\bauthoriz\w+ (?:of )?(?:its|the) execution\b/.test(text)
      ? "dueExecution"
      : "other";
  return { kind: "represent", by, about, text };
}

const guarantorPaper =
  /\b(?:terms of )?(?:its|the|their) ((?:[A-Z]\w+)(?: (?:and|of) [A-Z]\w+| [A-Z]\w+)*)(?: dated(?: as of)? ([A-Z][a-z]+ \d{1,2}, ?\d{4}))?/;

const consentWords =
  /\b(?:([Tt]he undersigned(?: (?!hereby)[a-z]+)?|[A-Z]\w+))(?:, being [^,]+,)?(?: hereby)? consents? to ((?:(?! and )[^,.;])+)/;

const consenting: Rule = (text) => {
  const consent = consentWords.exec(text);
  if (consent === null) return [];
  const by = consent[1] ?? "";
  const ratified = /\b(?:ratif|reaffirm|confirm)\w*\b[^.]*/.exec(text)?.[0];
  const paper = ratified === undefined ? null : guarantorPaper.exec(ratified);
  const consented: Draft = { kind: "consent", by, to: consent[2] ?? "" };
  return paper === null ? [consented] : [consented, { kind: "ratify", by, papers: [ratifiedPaper(paper)] }];
};

function ratifiedPaper([, name = "", dated]: RegExpExecArray): string {
  return dated === undefined ? name : `${name} dated ${dated}`;
}

// A guarantor speaks of its own paper: `It ratifies and confirms its Guarantee dated …`.
const ownRatification =
  /\b(It|[Tt]he undersigned(?: (?!hereby)[a-z]+)?)(?: hereby)? (?:ratif|confirm|reaffirm)\w*\b[^.]*?\b(?:its|the terms of its) [A-Z]/;

const ratifies = new RegExp(
  `(?:^|[.;:,)] ?|\\band |\\bthat )(${partyList}),?(?: (?:do(?:es)?|hereby|further|also|each|all|severally))*,? (?:(?:acknowledges?|agrees?|consents?[^.;]{0,80}?)(?:,? and |, )(?:hereby )?)*(?:ratif|reaffirm|confirm|affirm|acknowledges? and agrees?)`,
);
const ratifiedBy = new RegExp(`\\b(?:ratified|confirmed|reaffirmed|affirmed|certified)[^.;]*? by (${partyList})`);

// Who ratifies: the one that says it does, or the one by whom it is done. Nobody where the words name nobody.
function ratifierIn(text: string): { readonly by?: string } {
  const named = ratifies.exec(text)?.[1] ?? ratifiedBy.exec(text)?.[1];
  return named === undefined || notActors.test(named) ? {} : { by: bareParty(named) };
}

const notActors =
  /\b(?:Agreement|Amendment|Documents?|Notes?|Guaranty|Guarantee|Papers?|Section|Instruments?|Except|It)\b/;

const ratifying: Rule = (text) => {
  const says =
    /\b(?:(?:is|are|be)\b[^.]*?\b(?:ratified|confirmed|reaffirmed)|remains? (?:unchanged and )?in full force|continues? in (?:full )?force|(?:ratif|confirm)(?:y|ies)\b)/;
  if (!says.test(text)) return [];
  const own = ownRatification.exec(text);
  const paper = own === null ? null : guarantorPaper.exec(text.slice(own.index));
  if (own !== null && paper !== null) return [{ kind: "ratify", by: own[1] ?? "", papers: [ratifiedPaper(paper)] }];
  return [{ kind: "ratify", ...ratifierIn(text), papers: paperNamesIn(text) }];
};

const differing = /\b(?:conflicts?|inconsisten(?:t|cy|cies))\b/i;
// What controls must be this instrument: "this Amendment and the Agreement conflict, the Agreement controls" does not fit.
const prevailing =
  /\b(?:[Tt]his (?:Amendment|Agreement|[Ll]etter(?: [Aa]mendment| [Aa]greement)?|Waiver|Consent)|(?:terms|provisions) (?:hereof|herein))(?: shall| will)?(?: in all respects)? (?:control|govern|prevail)/;

const datedPaper = new RegExp(
  `\\b(?:letter(?: agreement| amendment)?|amendment|waiver|consent) dated(?: as of)? ${dateWords}`,
  "gi",
);

// `the letter dated June 1, 1998`: a paper that has no name but its kind and its date.
function datedPapersIn(text: string): string[] {
  return [...text.matchAll(datedPaper)].map(([name]) => name);
}

const precedence: Rule = (text) =>
  differing.test(text) && prevailing.test(text)
    ? [{ kind: "setPrecedence", over: [...paperNamesIn(text), ...datedPapersIn(text)] }]
    : [];

const furtherAssurances: Rule = (text) => {
  const by =
    /\b([A-Z]\w+) (?:shall|agrees to|will)\b[^.]*?\b(?:execute|sign)\b[^.]*?\b(?:additional|further|other)\b[^.]*?\b(?:documents?|papers?|instruments?)\b/.exec(
      text,
    )?.[1];
  return by === undefined ? [] : [{ kind: "assureFurther", by }];
};

const governingLaw: Rule = (text) => {
  const law =
    /\b(?:governed|construed|GOVERNED|CONSTRUED)\b[^.]*?\b(?:laws?|LAWS?)(?:,? [^.;]{1,60}?,?)? (?:of|OF) (?:(?:[Tt]he|THE) )?(?:State|Commonwealth|STATE|COMMONWEALTH) (?:of|OF) ([A-Z]\w+(?: (?:[A-Z][a-z]\w*|YORK|JERSEY|CAROLINA|DAKOTA|HAMPSHIRE|MEXICO|VIRGINIA|ISLAND))*)/.exec(
      text,
    )?.[1] ??
    /\blaws? of (?:the )?(?:State of )?([A-Z]\w+(?: [A-Z]\w+)*)[^.]*?\b(?:governs?|appl(?:y|ies)|controls?)\b/.exec(
      text,
    )?.[1] ??
    /\b([A-Z]\w+(?: [A-Z]\w+)?) law (?:shall )?(?:governs?|applies)\b/.exec(text)?.[1] ??
    /\b(?:governed|construed|interpreted)\b[^.]*?\blaws of ([A-Z]\w+(?: (?!State)[A-Z]\w+)*)/.exec(text)?.[1];
  return law === undefined ? [] : [{ kind: "chooseLaw", law }];
};

const severally =
  /\b(?:may|shall|can)\b[^.]*?\b(?:executed|signed)\b[^.]*?\bcounterparts?\b|\b(?:execute|sign)\b[^.]*?\b(?:in (?:any number of|several|separate|multiple|two or more|one or more)|counterparts)\b|\bcounterparts?\b[^.]*?\b(?:originals?|one (?:and the same|instrument|agreement|document)|produce|same)\b|\b(?:originals?|produce)\b[^.]*?\bcounterparts?\b/i;
const remotely =
  /\b(?:(?:tele)?(?:facsimile|fax|copier|copy)|electronic (?:mail|transmission|means)|e-?mail|pdf)\b[^.]*?\b(?:originals?|effective|binding|valid|constitute|sufficient|equally|treated|same)\b|\b(?:originals?|effective|binding|valid|delivered|deliver(?:y|ing))\b[^.]*?\b(?:(?:tele)?(?:facsimile|fax|copier|copy)|electronic (?:mail|transmission|means)|e-?mail|pdf)\b/i;
const signedSo = /\bmay be (?:signed|executed|delivered)\b[^.]*?\b(?:facsimile|telecopy|telefax|fax|electronic)/i;
const signing = /\b(?:executed?|sign(?:ed|ature)?s?|delivered|execution|delivery|produce)\b/;
// What must have been received is a condition, and what it must have been received in does not make it another act.
const awaited = /\b(?:shall|must|will|has|have) (?:each )?(?:have )?(?:been )?(?:received|delivered|signed|executed)\b/;
const waits = /\b(?:becomes?|takes?|be) (?:effective|effect)\b[^.]*?\b(?:when|upon|until|unless|only|once|after)\b/;

const counterpartWords: Rule = (text) => {
  const facsimile = remotely.test(text) || signedSo.test(text);
  const says = signing.test(text) && !waits.test(text) && (severally.test(text) || (facsimile && !awaited.test(text)));
  return says ? [{ kind: "allowCounterparts", facsimile }] : [];
};

const meanings: Rule = (text) => {
  const says =
    /\b(?:[Cc]apitalized terms?|[Tt]erms? (?:with initial capitals|that (?:is|are) capitalized|defined)|[Ww]ords? (?:with initial capitals|that (?:is|are) capitalized))\b[^.]*?\b(?:meanings?|defined|mean)\b/;
  return says.test(text) ? [{ kind: "incorporateTerms", from: paperNamesIn(text) }] : [];
};

const successors: Rule = (text) =>
  /\b(?:successors|assigns)\b/.test(text) && /\b(?:bind|binds|binding|inure|benefit)\b/.test(text)
    ? [{ kind: "bindSuccessors" }]
    : [];

const headings: Rule = (text) =>
  /\b(?:headings?|captions?)\b/.test(text) &&
  /\b(?:convenience|not (?:be |to be )?(?:considered|used|affect)|no (?:effect|part)|interpret|constru)/.test(text)
    ? [{ kind: "disregardHeadings" }]
    : [];

const instrument = "\\bthis (?:Agreement|Amendment|Waiver|Consent|[Ll]etter)\\b";
const effectiveDay = [
  new RegExp(
    `${instrument}[^.]*?\\b(?:deemed|shall be|is|takes?|shall take|become)\\b[^.]*?\\b(?:effective|(?<!force and )effect)(?: as)?(?: of| on| from)? (${dateWords}|the date (?:hereof|of this \\w+))`,
    "i",
  ),
  new RegExp(
    `^(${dateWords}) (?:is|shall be)\\b[^.]*?\\b(?:date|day)\\b[^.]*?${instrument}[^.]*?\\btakes effect\\b`,
    "i",
  ),
];

const onItsDate = /\b[Tt]his (?:letter|Amendment|Agreement|Waiver|Consent) (?:takes|shall take) effect on its date\b/;

const onlyWhen = /\b(?:if|unless|provided|upon|subject to|when)\b/i;

const effectiveDate: Rule = (text, dateHereof) => {
  if (!text.includes("effect") || onlyWhen.test(text)) return [];
  if (onItsDate.test(text) && dateHereof !== undefined) return [{ kind: "setEffectiveDate", on: dateHereof }];
  const match = matchFirst(effectiveDay, text);
  const on = match === undefined ? undefined : dateNamed(match[1] ?? "", dateHereof);
  return on === undefined ? [] : [{ kind: "setEffectiveDate", on }];
};

// Counterparts, the law and the successors are often told in one sentence, each of which is an act.
function together(text: string, dateHereof: IsoDate | undefined): readonly Draft[] {
  return [counterpartWords, governingLaw, successors].flatMap((rule) => rule(text, dateHereof));
}

/** The first rule that fits is what a sentence does; a rule is asked only of sentences with one of its words. */
const rules: readonly (readonly [words: RegExp, rule: Rule])[] = [
  [/consent/, consenting],
  [/effect/i, effectiveDate],
  [/conflict|inconsisten/i, precedence],
  [/[Tt]erm|[Ww]ord/, meanings],
  [/heading|caption/, headings],
  [/counterpart|facsimile|fax|cop|\blaws?\b|successors|assigns/i, together],
  [/additional|further|other/, furtherAssurances],
  [/ratif|confirm|force|reaffirm/, ratifying],
];

/** Reads the sentences that stand in nearly every paper: consent, ratification, law, counterparts and their like. */
export const readGeneral: ActReader = ({ text }, { dateHereof }) => {
  for (const [words, rule] of rules) {
    const drafts = words.test(text) ? rule(text, dateHereof) : [];
    if (drafts.length > 0) return drafts;
  }
  return [];
};
