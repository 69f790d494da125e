import type { IsoDate } from "../../base/date.ts";
import { ordinalOf, ordinalWords } from "../text/numbers.ts";
import { dateFromWords, datesIn, dateWords } from "../text/phrases.ts";
import type { PaperReference, Target } from "./target.ts";
import { allMatches } from "../text/match.ts";

const partWord = "(?:(?:Sub)?(?:Sections?|Paragraphs?|Clauses?)|Articles?|§)";
/** A letter or number in brackets, by which a part is cited in the part that holds it; a caption is longer. */
export const partLetters = "(?:\\((?:[A-Za-z]{1,2}|[IVXLCivxlc]{1,6}|\\d{1,3}|[A-Za-z]-?\\d)\\))";

const pathWords = `(?:[IVXLC]+(?:\\.\\d+)?|\\d+(?:\\.\\d+)*[A-Z]?)?${partLetters}*`;

/** A citation of a part, as a pattern with one group for its path: `Section IV(g)(i)`. */
export const partCitation: string = `${partWord} (${pathWords})`;

const definitionNamed =
  /^(?:the )?(?:definitions?|meaning) of (?:the (?:defined )?term )?"([^"]+)"(?: or "[^"]+")?(?:,? (?:as )?(?:contained|set forth|set out|appearing|found|stated|which appears|given|provided|included|located|used) (?:in|within|under) (.+)| (?:in|under) (.+)| of (.+))?$/i;
const partOf = new RegExp(`^${partWord} ${pathWords} (?:of|to) `, "i");
const partAlone = new RegExp(`^${partWord} ${pathWords}$`, "i");
const sentenceNamed = new RegExp(`^(?:the )?(${ordinalWords}) sentence (?:of|in|contained in) (.+)$`, "i");
// The word before the paper is left out now and then: `Section 4.3(b) the Agreement`.
const provisionNamed = new RegExp(
  `^(?:the )?${partCitation}(?:(?:,? (?:of|to|in|contained in)|(?= the (?:[A-Z]\\w+ )*Agreement$)) (.+?))?$`,
  "i",
);

/** Reads the target that a phrase names; `undefined` when the phrase is not one target. */
export function targetOf(phrase: string): Target | undefined {
  const text = phrase.trim().replace(/[,;]$/, "");
  return definitionTarget(text) ?? sentenceTarget(text) ?? provisionTarget(text);
}

function definitionTarget(text: string): Target | undefined {
  const match = definitionNamed.exec(text);
  if (match === null) return undefined;
  const [, quoted = "", ...wheres] = match;
  const term = bareTerm(quoted);
  const where = wheres.find((each) => each !== undefined);
  if (where === undefined || partAlone.test(where)) return { kind: "definition", term };
  const paper = paperOf(where.replace(partOf, ""));
  return paper === undefined ? undefined : { kind: "definition", term, paper };
}

/** A term without the mark of the sentence around it, which printers put before the closing quotation mark. */
export function bareTerm(term: string): string {
  return /(?:[a-z)]{3}\.|,)$/.test(term) && !/\b(?:Inc|Corp|Ltd)\.$/.test(term) ? term.slice(0, -1) : term;
}

function sentenceTarget(text: string): Target | undefined {
  const match = sentenceNamed.exec(text);
  const ordinal = ordinalOf(match?.[1] ?? "");
  const inner = match === null ? undefined : provisionTarget(match[2] ?? "");
  return ordinal === undefined || inner?.kind !== "provision" ? undefined : { ...inner, kind: "sentence", ordinal };
}

function provisionTarget(text: string): Target | undefined {
  const match = provisionNamed.exec(text);
  const [, path = "", where] = match ?? [];
  if (match === null || path === "") return undefined;
  if (where === undefined) return { kind: "provision", path };
  const paper = paperOf(where);
  return paper === undefined ? undefined : { kind: "provision", path, paper };
}

const amendedLater =
  /^(.*?)(?:,? (?:as|as that \w+ was|which (?:was|were)|in each case as) (?:heretofore |previously |last |most recently )?(?:amended|modified|supplemented)\b(.*))?$/;

/** Reads a reference to one paper with its date, its parties and its recited amendments. */
export function paperOf(phrase: string): PaperReference | undefined {
  const [, head = phrase, tail = ""] = amendedLater.exec(phrase.trim()) ?? [];
  const asAmended = head !== phrase.trim();
  const paper = onePaper(head.replace(/,$/, ""));
  if (paper === undefined) return undefined;
  return { ...paper, asAmended, amendedBy: amendingPapers(tail) };
}

const datedOn = new RegExp(`,? dated(?: as of)? (${dateWords})`);

// One paper by name: `the Covenant Supplement to the Accounts Agreement`, `its Guarantee and Waiver dated …`.
function onePaper(text: string): PaperReference | undefined {
  const dated = datedOn.exec(text);
  const date = dateFromWords(dated?.[1] ?? "");
  if (dated !== null && date === undefined) return undefined;
  const named = text.slice(0, dated?.index).replace(/,? (?:(?:by and )?between|which|made by) .*$/, "");
  const [, own = named, holder = ""] = /^(.+?) (?:to|of|which supplements) the (.+)$/.exec(named) ?? [];
  const name = bareName(own);
  if (!isPaperName(name)) return undefined;
  const held = heldBy(holder);
  if (held === undefined) return undefined;
  return {
    name,
    ...(date === undefined ? {} : { dated: date }),
    ...held,
    between: partiesAfter(text),
    amendedBy: [],
    asAmended: false,
  };
}

// `the Agreement, to the extent that it applies to trucks` is not the Agreement.
function heldBy(holder: string): Pick<PaperReference, "of"> | undefined {
  const of = onePaper(holder);
  if (of !== undefined) return { of };
  return holder === "" ? {} : undefined;
}

function bareName(text: string): string {
  return text
    .trim()
    .replace(/^(?:the|its|that certain|such|a|an|each of the|said|their) /i, "")
    .replace(/ ?re:.*$/i, "")
    .replace(/, in the (?:form|version)\b.*$/i, "")
    .replace(/[,.]$/, "");
}

const noName =
  /^(?:Schedule|Exhibit|Annex|Appendix) ["']?[A-Z0-9][\w.-]{0,8}["']?$|^(?:Articles?|Sections?|Subsections?|Clauses?|Paragraphs?|Definitions?)\b|\b(?:is|are|be|shall|may|will|can|must|should|would|could|was|were|has|have|had|not|entitled|captioned|titled|headed|hereby|thereto|thereof|inserted|added|amended|deleted|by|or|in|under|and (?:\d|the|all|any|each|sections?|articles?|clauses?|paragraphs?|schedules?|exhibits?|annex(?:es)?|appendix|definitions?))\b/i;

function isPaperName(name: string): boolean {
  if (noName.test(name) || name.includes(",") || name.includes('("')) return false;
  return /^[A-Z]/.test(name) || /\b(?:letter|agreement|amendment|supplement|note|guarant(?:y|ee)|waiver)\b/i.test(name);
}

function partiesAfter(text: string): string[] {
  const match = /\b(?:by and )?between ([A-Z][\w&.' ]*?) and ([A-Z][\w&.']*(?: [A-Z][\w&.']*)*)/.exec(text);
  return match === null ? [] : [match[1] ?? "", match[2] ?? ""];
}

// The papers recited as having amended one: each has a date, and the words before it say what it is.
function amendingPapers(tail: string): PaperReference[] {
  const noun = /\b(letter agreement|letter|amendment|agreement|supplement|waiver)s?\b/i.exec(tail)?.[1] ?? "amendment";
  return datesIn(tail).found.map(({ value }) => ({
    name: noun.toLowerCase(),
    dated: value,
    between: [],
    amendedBy: [],
    asAmended: false,
  }));
}

/** The papers that a phrase such as `the Accounts Agreement or any of the other Financing Agreements` names. */
export function paperNamesIn(text: string): string[] {
  const names =
    /\b(?<![Tt]his )((?:(?:Loan|Credit|Amended|Security|Line|Letter|Collateral|Reimbursement|Receivables) (?:and|of) (?=[A-Z])|[A-Z][\w-]* )*(?:Agreements?|Supplements?|Amendments?|Notes?|Guarantee(?: and Waiver)?|Guaranty|Letters?|Documents?))\b/g;
  const found = allMatches(names, text).map(([, name = ""]) =>
    name.replace(/^(?:The|Each|All|Any|Every|Such|Its) /, ""),
  );
  return [...new Set(found)];
}

const spelledOut = new RegExp(dateWords);

/** The date that "the date hereof" or a spelled-out date names. */
export function dateNamed(text: string, dateHereof: IsoDate | undefined): IsoDate | undefined {
  const spelled = spelledOut.exec(text);
  if (spelled !== null) return dateFromWords(spelled[0]);
  return /\b(?:the )?date (?:hereof|of this|first (?:above )?(?:written|set forth))/.test(text)
    ? dateHereof
    : undefined;
}

const pathList = new RegExp(
  `\\b${partWord} ((?:[IVXLC]+|\\d+(?:\\.\\d+)*[A-Z]?)${partLetters}*(?: \\([a-z]\\)(?= of\\b))?(?:(?:, and|, or|,| and/or| and| or| through)(?: Sections?)?(?: \\d{1,2}(?= \\d))? \\d+(?:\\.\\d+)*[A-Z]?${partLetters}*| of the (?:[A-Z]\\w+ ){1,4}(?:and|or) \\d+\\.\\d+${partLetters}*)*)`,
  "g",
);

/** The paths of all parts that a text cites, `Sections 6.13, 6.14(a) and 7`, each once. A range has its ends. */
export function pathsIn(text: string): string[] {
  const lists = allMatches(pathList, text).map(([, list = ""]) => list);
  const paths = lists.flatMap((list) =>
    list.split(
      /(?: of the [A-Z]\w+(?: [A-Z]\w+)*)?(?:, and|, or|,| and\/or| and| or| through)(?: Sections?)?(?: \d{1,2}(?= \d))? /,
    ),
  );
  return [...new Set(paths.map((path) => path.replaceAll(" ", "")))];
}
