import { type Label, labelOf } from "./label.ts";
import { allMatches } from "../text/match.ts";

/**
 * How far a text put in place reaches. Shape: `count` paragraphs; `clear` says whether its end could be made out; a
 * text that is not clear belongs to no sentence.
 */
export type Extent = { readonly count: number; readonly clear: boolean };

const deed =
  "(?:\\b(?:is|are|shall be|be)(?:,? (?:hereby|further|also|and|effective[^,]{0,60},))* (?:amended|deleted|replaced|restated|added|inserted|substituted|modified|changed|revised|stricken)\\b|\\b(?:deleting|inserting|adding|replacing|substituting|striking|amending|changing|restating)\\b|\\bto (?:delete|insert|add|replace|substitute|read)\\b|^\\W*(?:amend|delete|insert|add|replace|substitute)\\b)";
// The words of the same sentence: the stop in `Section 5.9` does not end it.
const onToEnd = "(?:[^.:]|\\.(?=\\d))*";
const announcing = new RegExp(
  `${deed}[^]*\\b(?:read|reads|reading|follows|following|therefor|thereof|thereto|state|provide|restated|replaced|substituted|substituting|added|adding|inserted|inserting|by|with)\\b${onToEnd}:\\s*$|\\bfollowing${onToEnd}${deed}${onToEnd}:\\s*$`,
  "i",
);
// Definitions that a full stop announces.
const followingTerms =
  /\bfollowing (?:new |additional )*(?:definitions?|defined terms?|terms?)\b.*\b(?:added|inserted|included|amended|restated|replaced)\b(?:[^.]|\.(?=\d))*\.\s*$/i;
const followingStop = /\b(?:deleted|replaced|replacing)\b[^.:]*\bfollowing\.\s*$/i;

// A list of instructions comes, not a text.
const container =
  /\b(?:amended|modified|changed|revised|amendments)(?:,? (?:hereby|further|and supplemented|and modified))?(?:,? effective (?:(?! to (?:read|state|provide)\b| by\b)[^.:;]){1,120})?,? (?:as follows|as set forth below|in the following (?:respects?|manner|particulars))\s*:\s*$/i;

/** Whether a paragraph ends by announcing a text that it puts in place; `next` is the paragraph after it. */
export function announces(text: string, next = ""): boolean {
  const end = text.slice(0, text.length - looseEnd(text)).slice(-900) + unsaidColon(text, next);
  switch (end.trimEnd().at(-1)) {
    case ":":
      return container.test(end) ? statesPart(end, next) : announcing.test(end);
    case ".":
      return followingStop.test(end) || (opensTerm(next) && followingTerms.test(end));
    default:
      return false;
  }
}

const sectionCited = /\b(?:Section|Article|Paragraph) (?:[a-z-]+ \()?(\d+(?:\.\d+)*)\b/gi;

// What an instruction says, whatever it is about.
const bids =
  /\b(?:is|are|shall be)(?: hereby)? (?:amended|deleted|replaced|restated|inserted|substituted|modified|changed|revised|increased|reduced|extended)\b|^\W*[\d.]+ (?:[A-Z][^.]{0,80}\. )?(?:Delete|Insert|Add|Replace|Substitute|Strike|Change|Amend|Deleting|Inserting|Adding|Replacing)\b/;

// `Section 3 is modified as follows:` over `3.4 …`, or over `"Rate" means …`: what it then states is the text itself.
function statesPart(end: string, next: string): boolean {
  if (speaks(next) || bids.test(next)) return false;
  if (opensTerm(next)) return true;
  const cited = allMatches(sectionCited, end).map(([, path = ""]) => path);
  const [only, ...more] = cited;
  // The first below a number may as well be the paper's own.
  const [, own, ordinal] = /^"?(\d+(?:\.\d+)*)\.(\d+)\.?\s/.exec(next) ?? [];
  return only !== undefined && more.length === 0 && own === only && Number(ordinal) > 1;
}

/** How much of a text's end is a mark after its last word or colon that closes nothing. */
export function looseEnd(text: string): number {
  const words = text.trimEnd();
  const [before = "", mark = ""] = words.slice(-2);
  const loose = (before === ":" && "`'\"".includes(mark)) || (mark === '"' && /[a-z]/.test(before));
  if (mark === "" || !loose) return 0;
  const closes = mark === '"' && text.split('"').length % 2 === 1;
  return closes ? 0 : text.length - words.length + 1;
}

// Where the colon was left out, words in quotation marks of their own paragraph show it.
function unsaidColon(text: string, next: string): string {
  if (/\b(?:replaced|substituted) (?:with|by) the following\s*$/.test(text)) return ":";
  return next.startsWith('"') && /\b(?:therefor|thereof|following)"?\s*$/.test(text) ? ":" : "";
}

const thing =
  "(?:Sections?|Subsections?|Paragraphs?|Clauses?|Subclauses?|Articles?|§|Definitions?|Schedules?|Exhibits?|Annex(?:es)?|Appendix|Terms?|Sentences?|Table|Following|Credit Agreement|Loan Agreement|Agreement|Note)";
const verb =
  "(?:amended|deleted|replaced|restated|added|inserted|substituted|redesignated|renumbered|stricken|modified|changed|revised)";
const headed = new RegExp(
  `^(?:[^"]|"[^"]{0,200}"){0,60}?\\b${thing}\\b(?:[^".;:]|\\.(?=\\S)|"[^"]{0,200}"|;(?= as)){0,300}?\\b(?:is|are|shall be|be)(?:,? (?:hereby|further|also|and|effective[^,]{0,60},))* ${verb}\\b`,
  "i",
);
const gerund =
  /^(?:and )?(?:by )?(?:deleting|inserting|adding|replacing|substituting|striking|amending|changing|redesignating|restating|renumbering)\b/i;
const infinitive =
  /^(?:to )?(?:delete|insert|add|replace|substitute|strike|amend|change|redesignate|restate|renumber) (?:the|in|at|after|immediately|a|any|each|all|from|section|clause|")/i;
// A heading over amendments that come.
const amending = /^Amendments? (?:to|of|in) (?:Articles?|Sections?) [IVXLC\d]/;
const ownPaper =
  /\b[Tt]his (?:[A-Z]\w+ ){0,3}(?:Amendment|Waiver|Consent|Letter|Modification|Forbearance)\b|\b(?:THIS|This) (?:\w+ )?(?:AMENDMENT|WAIVER|CONSENT|MODIFICATION)\b|\bIN WITNESS\b|\bas (?:specifically |expressly )?amended (?:hereby|herein)\b|\bExcept as (?:specifically |expressly |otherwise )*(?:amended|modified|set forth|provided|stated) (?:hereby|herein|above)\b/;

/** Whether a paragraph, its label left out, speaks as the amending paper itself does, and not as the text it puts. */
export function speaks(text: string): boolean {
  const start = text.slice(0, 500);
  return (
    headed.test(start) || gerund.test(start) || infinitive.test(start) || amending.test(start) || ownPaper.test(text)
  );
}

/** Whether the words might be the amending paper's own though nothing shows that it speaks. */
export function mightSpeak(text: string): boolean {
  return /(?<!\b(?:contemplated|created|evidenced|secured|granted|governed|effected) )\bhereby\b|\b(?:represents?|warrants?) (?:and warrants? )?(?:to|that)\b.*\b(?:hereof|herein)\b/.test(
    text,
  );
}

const opening =
  /^"[^"\n]{1,80}"[,;]?\s+(?:shall|means?|SHALL|MEANS?|is|are|has|have|of|-)|^"[^"\n]{1,80}"[,:]? \(|^"[^"\n]{1,80}":/;

/** Whether a text opens with a defined term that no further quotation mark encloses: `"Prime Rate" means …`. */
export function opensTerm(text: string): boolean {
  return !text.startsWith('""') && opening.test(text.slice(0, 140));
}

/** Whether the quotation marks of some paragraphs that open with one are closed, one that only carries on left out. */
export class Quotation {
  #marks = 0;

  /** Takes the next paragraph; says whether the quotation closes with it. */
  closesWith(paragraph: string): boolean {
    const open = this.#marks % 2 === 1;
    const carriesOn = open && paragraph.startsWith('"') && !opensTerm(paragraph) && !paragraph.startsWith('""');
    this.#marks += paragraph.split('"').length - 1 - (carriesOn ? 1 : 0);
    return this.#marks % 2 === 0 && /"(?:[.;,]|\s|\band\b|\bor\b)*$/.test(paragraph);
  }
}

/** How far the text reaches that begins with the first of some paragraphs. `resumes` knows the labels outside. */
export function extentOf(count: number, textAt: (index: number) => string, resumes: (label: Label) => boolean): Extent {
  if (count === 0) return { count: 0, clear: true };
  const first = textAt(0);
  if (spokenIn(first)) return { count: 0, clear: true };
  if (first.startsWith("'")) return singlyQuoted(count, textAt);
  if (first.startsWith('"') && !opensTerm(first)) return quotedExtent(count, textAt);
  return looseExtent(count, textAt, resumes);
}

function spokenIn(text: string): boolean {
  if (/^["']/.test(text)) return false;
  return speaks(text.slice(labelOf(text)?.length ?? 0));
}

function quotedExtent(count: number, textAt: (index: number) => string): Extent {
  const quotation = new Quotation();
  for (let index = 0; index < count; index += 1) {
    const text = textAt(index);
    if (index > 0 && spokenIn(text)) return { count: index, clear: true };
    const next = index + 1 < count ? textAt(index + 1) : "";
    if (quotation.closesWith(text) && !next.startsWith('"')) return { count: index + 1, clear: true };
  }
  return { count: 1, clear: count === 1 };
}

// Words in single marks end with the paragraph that closes them; an apostrophe after an s may be one that does not.
function singlyQuoted(count: number, textAt: (index: number) => string): Extent {
  for (let index = 0; index < count; index += 1) {
    const text = textAt(index);
    if (index > 0 && spokenIn(text)) return { count: index, clear: false };
    if (/[.;:,)]'[.;,]?\s*$/.test(text)) return { count: index + 1, clear: true };
  }
  return { count: 1, clear: count === 1 };
}

// Text without quotation marks ends where the paper's own numbering goes on or its own words come; where a label fits
// both numberings and nothing else tells them apart, nobody can say.
function looseExtent(count: number, textAt: (index: number) => string, resumes: (label: Label) => boolean): Extent {
  const seen = new Set<string>();
  // The labels of lists that run through a paragraph.
  const running = new Set<string>();
  let doubtful: string | undefined;
  for (let index = 0; index < count; index += 1) {
    const text = textAt(index);
    const label = labelIn(text);
    const goesOn = spokenIn(text);
    const listed = !goesOn && isListed(text, label, running);
    noteWithin(running, text);
    if (listed) continue;
    const { inside, outside } = standing(label, index, seen, resumes);
    if (goesOn || (outside && !inside)) {
      return { count: index, clear: isOwn(goesOn, label, inside, outside) && sameLabel(doubtful, label) };
    }
    if (outside) doubtful ??= label?.cited;
    if (isUnclear(text, index, label, resumes)) return { count: index, clear: false };
    note(seen, label);
  }
  return { count, clear: doubtful === undefined };
}

// A part that opens the text by its number is of the text, whatever it says, unless the number goes on the paper's.
function isUnclear(text: string, index: number, label: Label | undefined, resumes: (label: Label) => boolean): boolean {
  return mightSpeak(text) && (index > 0 || label === undefined || resumes(label));
}

function labelIn(text: string): Label | undefined {
  return text.startsWith('"') ? undefined : labelOf(text);
}

// `(c) all other debts`: an item in small letters that goes on in the sentence of a list before it.
function isListed(text: string, label: Label | undefined, running: ReadonlySet<string>): boolean {
  return label !== undefined && /^[^\p{L}]*\p{Ll}/u.test(text.slice(label.length)) && fitsIn(running, label);
}

function isOwn(goesOn: boolean, label: Label | undefined, inside: boolean, outside: boolean): boolean {
  return !goesOn || label === undefined || outside || !inside;
}

// A label that fitted both numberings is of the text put in place where the paper's own comes after it.
function sameLabel(doubtful: string | undefined, label: Label | undefined): boolean {
  return doubtful === undefined || doubtful === label?.cited;
}

// Whether a label fits the numbering of the text, and whether it fits that of the paper around it.
function standing(
  label: Label | undefined,
  index: number,
  seen: ReadonlySet<string>,
  resumes: (label: Label) => boolean,
): { readonly inside: boolean; readonly outside: boolean } {
  if (index === 0 || label === undefined) return { inside: true, outside: false };
  return { inside: fitsIn(seen, label), outside: resumes(label) };
}

function note(seen: Set<string>, label: Label | undefined): void {
  label?.interpretations.forEach(({ numbering, ordinal, within = "" }) =>
    seen.add(`${numbering} ${within} ${ordinal}`),
  );
}

// The items of a list that runs through a paragraph.
function noteWithin(seen: Set<string>, text: string): void {
  for (const { index } of allMatches(/\([a-z]{1,4}\) /g, text)) note(seen, labelOf(text.slice(index, index + 12)));
}

function fitsIn(seen: ReadonlySet<string>, { interpretations }: Label): boolean {
  return interpretations.some(
    ({ numbering, ordinal, within = "" }) =>
      (ordinal === 1 && numbering.startsWith("(")) || seen.has(`${numbering} ${within} ${ordinal - 1}`),
  );
}
