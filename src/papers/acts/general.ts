import type { IsoDate } from "../../base/date.ts";
import type { ActReader, Draft } from "./draft.ts";
import { allMatches, matchFirst } from "../text/match.ts";
import { dateFromWords, dateWords } from "../text/phrases.ts";
import { bareParty, partyList } from "./parties.ts";
import { dateNamed, paperNamesIn } from "./reference.ts";
import { standardProvision } from "./standard.ts";

type Rule = (text: string, dateHereof: IsoDate | undefined) => readonly Draft[];

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
    /\b(?:(?:is|are|be)\b[^.]*?\b(?:ratified|confirmed|reaffirmed|unchanged)|(?:remains?|continues? to be|be)\b[^.;]{0,40}? in (?:full )?(?:force|effect)|(?:remains?|continues? to be|are) (?:un(?:altered|changed|amended|modified|affected|impaired|waived)|the same|valid and (?:binding|enforceable))|continues? in (?:full )?force|(?:ratif|confirm)(?:y|ies)\b|\b(?:[Ll]iens?|[Ss]ecurity [Ii]nterests?|Collateral)\b[^.]*?\b(?:(?:shall |will )?continues? to )?secures?\b[^.]*?\b(?:Obligations|Notes?|Indebtedness|Loans))/;
  if (!says.test(text)) return [];
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
  return allMatches(datedPaper, text).map(([name]) => name);
}

const precedence: Rule = (text) =>
  differing.test(text) && prevailing.test(text)
    ? [{ kind: "setPrecedence", over: [...paperNamesIn(text), ...datedPapersIn(text)] }]
    : [];

const furtherAssurances: Rule = (text) => {
  const by =
    /\b((?:[Tt]he )?parties(?: hereto)?|[A-Z]\w+) (?:shall|agrees?(?:, [^,;]{1,60},)? to|will)\b[^.]*?\b(?:execute|sign)\b[^.]*?\b(?:additional|further|other)\b[^.]*?\b(?:documents?|papers?|instruments?)\b/.exec(
      text,
    )?.[1];
  return by === undefined ? [] : [{ kind: "assureFurther", by: bareParty(by) }];
};

const governingLaw: Rule = (text) => {
  const law =
    /\b(?:governed|construed|interpreted|determined|GOVERNED|CONSTRUED|INTERPRETED|DETERMINED)\b[^.]*?\b(?:laws?|LAWS?)(?:,? [^.;]{1,60}?,?)? (?:of|OF) (?:(?:[Tt]he|THE) )?(?:State|Commonwealth|Province|STATE|COMMONWEALTH|PROVINCE) (?:of|OF) ([A-Z]\w+(?: (?:[A-Z][a-z]\w*|YORK|JERSEY|CAROLINA|DAKOTA|HAMPSHIRE|MEXICO|VIRGINIA|ISLAND))*)/.exec(
      text,
    )?.[1] ??
    /\blaws? of (?:the )?(?:State of )?([A-Z]\w+(?: [A-Z]\w+)*)[^.]*?\b(?:governs?|appl(?:y|ies)|controls?)\b/.exec(
      text,
    )?.[1] ??
    /\b([A-Z]\w+(?: [A-Z]\w+)?) law (?:shall )?(?:governs?|applies)\b/.exec(text)?.[1] ??
    /\bgoverned by(?:,? and (?:shall be )?construed in accordance with,?)? ([A-Z]\w+(?: [A-Z]\w+)?) law\b/.exec(
      text,
    )?.[1] ??
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
    /\b(?:[Cc]apitalized terms?|[Tt]erms? (?:with initial capitals|that (?:is|are) capitalized|defined|used (?:herein|in this [A-Z]\w+))|[Ww]ords? (?:with initial capitals|that (?:is|are) capitalized))\b[^.]*?\b(?:meanings?|defined|mean)\b/;
  // A text that is exchanged, and said to be part of the paper in passing, is an edit that was not understood.
  const joined = joins.test(text) && !/\b(?:deleted|substituted|replaced)\b/.test(text);
  return says.test(text) || joined ? [{ kind: "incorporateTerms", from: paperNamesIn(text) }] : [];
};

// `This Amendment is incorporated into and made part of the Credit Agreement.`
const joins =
  /\b(?:read|construed|taken)(?: and (?:construed|read|taken))?(?: together)? as (?:a single|one)(?: and the same)? (?:agreement|document|instrument)\b|\b(?:incorporated (?:herein|hereby|by reference|into|in)|(?:be|is|are|be made|deemed(?: to be)?) (?:a |an integral )?part of the (?:[A-Z]\w+ )*Agreement)\b/;

const successors: Rule = (text) =>
  /\b(?:successors|assigns)\b/.test(text) && /\b(?:bind|binds|binding|inure|benefit)\b/.test(text)
    ? [{ kind: "bindSuccessors" }]
    : [];

const headings: Rule = (text) =>
  /\b(?:headings?|captions?)\b/.test(text) &&
  /\b(?:convenience|reference only|not (?:be |to be )?(?:considered|used|affect)|no (?:effect|part)|interpret|constru)/.test(
    text,
  )
    ? [{ kind: "disregardHeadings" }]
    : [];

const ownChanges =
  '(?:the |all |any )?(?:foregoing(?: amendments?| changes?| modifications?)?|(?:terms (?:and (?:provisions|conditions) )?of )?this [A-Z]\\w+|(?:amendments?|changes?|modifications?|revisions?)\\b[^;:"]{0,80}\\b(?:this [A-Z]\\w+|hereof|herein|hereby|above))';
const conforming = new RegExp(
  '^(?:To the extent (?:necessary|required|applicable), )?(?<what>[^,;:"]{3,160}?) (?:is|are|shall be)(?: (?:hereby|hereinafter|hereafter|also|further|each|deemed(?: to be)?))* ' +
    "(?:amended|revised|modified|conformed)(?: (?:to the extent necessary|as necessary|as (?:may be )?required|accordingly))*,? " +
    `(?:(?:so as )?to (?:reflect|be consistent with|conform (?:to|with)|give effect to)|consistent with|in conformity with) (?<to>${ownChanges})\\.?$`,
);

const reference = /(?:\b(?:each|all|any|every|the) )?\breferences?\b/i;
const refers =
  /\b(?:shall|will|is|are)(?: (?:also|hereby|each|hereafter|henceforth))* (?:mean|refer|constitute|be|deemed)\b(?:,? (?:deemed|and be|and refer|to be|to mean|to refer|to|a|references?|construed))*,? /;
const asChanged =
  /\bas (?:(?:so|heretofore|previously|further|same|it|may|be|is|hereby) )*(?:amended|modified|supplemented)\b/;
const changesWords = /\b(?:delet|replac|substitut|insert)/i;

// `each reference in the Loan Documents to "this Agreement" shall mean the Agreement as amended hereby`: no words change.
function referring(text: string): { readonly what?: string; readonly to?: string } {
  const verb = changesWords.test(text) ? null : refers.exec(text);
  const subject = verb === null ? "" : text.slice(0, verb.index);
  const from = subject.search(reference);
  const to = verb === null ? "" : text.slice(verb.index + verb[0].length).replace(/\.$/, "");
  return from < 0 || !asChanged.test(to) ? {} : { what: subject.slice(from).replace(/[, ]+$/, ""), to };
}

const conformingChanges: Rule = (text, dateHereof) => {
  const { what, to } = conforming.exec(text.trim())?.groups ?? {};
  if (what !== undefined && to !== undefined) return [{ kind: "conform", what: bareParty(what), to }];
  const referred = referring(text.trim());
  if (referred.what === undefined || referred.to === undefined) return [];
  // What is ratified in the same breath is ratified too.
  return [{ kind: "conform", what: referred.what, to: referred.to }, ...ratifying(text, dateHereof)];
};

const instrument = "\\bthis (?:Agreement|Amendment|Waiver|Consent|[Ll]etter)\\b";
const effectiveDay = [
  new RegExp(
    `${instrument}[^.]*?\\b(?:deemed|shall be|is|takes?|shall take|become)\\b[^.]*?\\b(?:effective|(?<!force and )effect)(?: retroactively to|(?: retroactively)?(?: as)?(?: of| on| from)?) (${dateWords}|the date (?:hereof|of this \\w+|first (?:above )?(?:written|set forth)(?: above)?))`,
    "i",
  ),
  new RegExp(
    `^(${dateWords}) (?:is|shall be)\\b[^.]*?\\b(?:date|day)\\b[^.]*?${instrument}[^.]*?\\btakes effect\\b`,
    "i",
  ),
];

const onItsDate = /\b[Tt]his (?:letter|Amendment|Agreement|Waiver|Consent) (?:takes|shall take) effect on its date\b/;

// A day with a condition, or of some of the sections only, is not that of the paper.
const onlyWhen =
  /\b(?:if|unless|provided|upon|subject to|when)\b|^(?:Sub)?(?:Sections?|Paragraphs?|Clauses?|Articles?)\b|\bas to (?:Sections?|Paragraphs?|Clauses?|Articles?)\b/i;

const effectiveDate: Rule = (text, dateHereof) => {
  if (!text.includes("effect") || onlyWhen.test(text)) return [];
  if (onItsDate.test(text) && dateHereof !== undefined) return [{ kind: "setEffectiveDate", on: dateHereof }];
  const match = matchFirst(effectiveDay, text);
  const on = match === undefined ? undefined : dateNamed(match[1] ?? "", dateHereof);
  return on === undefined ? [] : [{ kind: "setEffectiveDate", on }];
};

const opensOn = new RegExp(
  `^(?:This|THIS)\\b[^.;]*?\\b(?:is|are|be) (?:[^.;]{0,80}? )?(?:made )?(?:and )?effective(?: as of| on| from)?(?: the)? (${dateWords})`,
);

/** The day from which a paper counts, where its opening words say so: `is effective as of …`. */
export function openingEffect(opening: string): { readonly on: IsoDate; readonly length: number } | undefined {
  const match = opensOn.exec(opening);
  const on = match === null ? undefined : dateFromWords(match[1] ?? "");
  return match === null || on === undefined ? undefined : { on, length: match[0].length };
}

// Counterparts, the law and the successors are often told in one sentence, each of which is an act.
function together(text: string, dateHereof: IsoDate | undefined): readonly Draft[] {
  return [counterpartWords, governingLaw, successors].flatMap((rule) => rule(text, dateHereof));
}

/** The first rule that fits is what a sentence does; a rule is asked only of sentences with one of its words. */
const rules: readonly (readonly [words: RegExp, rule: Rule])[] = [
  [/reflect|consistent|conform|effect|[Rr]eference/, conformingChanges],
  [/effect/i, effectiveDate],
  [/conflict|inconsisten/i, precedence],
  [/[Tt]erm|[Ww]ord|incorporated|part of|together/, meanings],
  [/heading|caption/, headings],
  [/counterpart|facsimile|fax|cop|\blaws?\b|successors|assigns/i, together],
  [/additional|further|other/, furtherAssurances],
  [/ratif|confirm|force|reaffirm|remain|unchanged|secure|continue/, ratifying],
];

// What is denied, in the words of a provision that nearly every paper has.
const denied =
  /\b(?:may|shall|will|does|do|is|are) not (?:hereby )?(?:be )?(?:executed in|signed in|ratify|reaffirm|bind|binding|inure|have the meanings?|constitute the entire|required to execute|governed by|(?:solely |only |merely )?for convenience)\b|^No reference\b/i;

/** Reads the sentences that stand in nearly every paper: consent, ratification, law, counterparts and their like. */
export const readGeneral: ActReader = ({ text, payload }, { dateHereof }) => {
  // What puts text in place is an instruction, whatever it says in passing.
  if (payload !== undefined || denied.test(text)) return [];
  for (const [words, rule] of rules) {
    const drafts = words.test(text) ? rule(text, dateHereof) : [];
    if (drafts.length > 0) return drafts;
  }
  return standardProvision(text);
};
