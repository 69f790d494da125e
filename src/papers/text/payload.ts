import { allMatches } from "./match.ts";

/**
 * The words of a sentence and the words that it puts in place.
 *
 * Shape: `head` ends with the colon or the last word before the new text; `payload.text` is without the quotation
 * marks around it; `from`, `to` are where that text stands in what was split; `rest` is where the part goes on after
 * the quotation.
 */
export type Split = {
  readonly head: string;
  readonly payload?: { readonly text: string; readonly from: number; readonly to: number };
  readonly rest?: number;
};

const ownParagraph = /:\s*\n/;
const closesQuotation = /"(?:[.;,]|\s|\band\b)*$/;

/**
 * Splits off the text that a part puts in place: paragraphs of its own after a colon, words in quotation marks, or, of
 * a part that holds no others, what follows the colon in the same paragraph.
 */
export function splitPayload(text: string, isWhole: boolean): Split {
  if (!text.includes(":")) return { head: text };
  const block = ownParagraph.exec(text);
  if (block !== null) {
    const from = block.index + block[0].length;
    const closes = goesOnAfter(text.slice(from));
    const to = closes === undefined ? quotationEnd(text, from) : from + closes;
    const split = withPayload(text, block.index + 1, from, to);
    return text.slice(to).trim() === "" ? split : { ...split, rest: to + betweenThem(text.slice(to)) };
  }
  const quoted = /: "/.exec(text)?.index;
  const bare = isWhole ? bareAfter(text) : undefined;
  if (bare !== undefined && (quoted === undefined || quoted > bare))
    return withPayload(text, bare, bare + 1, text.length);
  return quoted === undefined ? { head: text } : splitAtMark(text, quoted);
}

// Words in quotation marks after a colon, of a sentence that puts something in place.
function splitAtMark(text: string, colon: number): Split {
  if (!/\b(?:substitut|replac|insert|read|follow|add)/i.test(text.slice(0, colon))) return { head: text };
  const from = colon + 2;
  if (opensTerm(text.slice(from))) return withPayload(text, colon + 1, from, text.length);
  const last = text.lastIndexOf('"');
  if (goesOnAfter(text.slice(from)) !== undefined) return { head: text };
  return last <= from ? { head: text } : withPayload(text, colon + 1, from, last + 1);
}

const reads =
  /\b(?:(?:to |shall |as amended, |and )?reads?(?: in (?:its|their|the) entirety| in full)?(?:,? as follows)|restated(?: in (?:its|their) entirety)? (?:to read )?as follows|(?:replac(?:ed|ing)|substitut(?:ed|ing)) [^":.;]{0,60}?(?:with|by) the following|substitut(?:ed|ing) the following(?: (?:in (?:lieu|place) thereof|therefor))?): (?=[A-Z(\d])/g;
const itsOwn =
  /\b(?:hereby|hereof|hereto|this (?:\w+ ){0,3}(?:Amendment|Waiver|Letter|Consent))\b|\b(?:is|are|shall be) (?:further )?(?:amended|deleted|restated)\b|["[]/i;

// Where the colon ends after which a text follows in the same paragraph, without marks and with no word of the paper's.
function bareAfter(text: string): number | undefined {
  const [only, ...more] = allMatches(reads, text);
  if (only === undefined || more.length > 0) return undefined;
  const end = only.index + only[0].length - 1;
  return itsOwn.test(text.slice(end)) ? undefined : end;
}

const deed = "(?:delet|insert|add|replac|substitut|strik|amend|restat|chang)(?:e|ing)?\\b";
const resumes = new RegExp(
  `[.,;]{0,2} (?:(?:and )?(?:\\([a-z]{1,4}\\) )?(?:by |to )?${deed}|[^"\\n]{0,300}: "|` +
    '[^"\\n]{0,300}\\b(?:is|are|shall be)(?: hereby)? (?:amended|deleted|replaced|restated|added|inserted)\\b)',
  "iy",
);

/**
 * Where text in quotation marks ends, after the mark that closes it, when the instruction goes on in the same
 * paragraph: `"…", and (ii) by deleting …`. Marks within the text come in pairs; a paragraph may open with one only to
 * carry the text on.
 */
export function goesOnAfter(text: string): number | undefined {
  if (!text.startsWith('"')) return undefined;
  for (let from = 0; from < text.length;) {
    const next = text.indexOf("\n", from);
    const to = next === -1 ? text.length : next;
    const end = opensTerm(text.slice(from, Math.min(to, from + 120))) ? undefined : closedIn(text, from, to);
    if (end !== undefined) return end;
    from = to + 1;
  }
  return undefined;
}

function closedIn(text: string, from: number, to: number): number | undefined {
  let open = text[from] !== '"';
  for (let at = text.indexOf('"', from); at !== -1 && at < to; at = text.indexOf('"', at + 1)) {
    open = !open;
    resumes.lastIndex = at + 1;
    if (!open && at > from && /\S/.test(text.charAt(at - 1)) && resumes.test(text)) return at + 1;
  }
  return undefined;
}

/** How many marks and spaces part a text put in place from the words after it. */
export function betweenThem(rest: string): number {
  return /^[.,;\s]*/.exec(rest)?.[0].length ?? 0;
}

// Text enclosed in quotation marks ends with the paragraph in which they close, unless the next opens with others; any
// other text ends with the part.
function quotationEnd(text: string, from: number): number {
  if (text[from] !== '"' || opensTerm(text.slice(from, from + 120))) return text.length;
  let marks = 0;
  for (let at = from; at < text.length;) {
    const next = text.indexOf("\n", at);
    const end = next === -1 ? text.length : next;
    const paragraph = text.slice(at, end);
    marks += paragraph.split('"').length - 1;
    if (marks % 2 === 0 && closesQuotation.test(paragraph) && text[end + 1] !== '"') return end;
    at = end + 1;
  }
  return text.length;
}

function withPayload(text: string, headEnds: number, from: number, to: number): Split {
  const [start, end] = insideQuotes(text, from, to);
  return { head: text.slice(0, headEnds), payload: { text: text.slice(start, end), from: start, to: end } };
}

/** A text put in place without the quotation marks that enclose it, and where it then starts. */
export function unquoted(text: string, from: number): { readonly text: string; readonly start: number } {
  const [start, end] = insideQuotes(text, 0, text.length);
  return { text: text.slice(start, end), start: from + start };
}

const inSingleMarks = /^'([^]*[.;:,)])'[.;,]?\s*$/;

// The quotation marks around the whole are not part of it; those around a defined term at its start are.
function insideQuotes(text: string, from: number, to: number): [number, number] {
  const body = text.slice(from, to);
  const single = inSingleMarks.exec(body)?.[1];
  if (single !== undefined) return [from + 1, from + 1 + single.length];
  const trailing = closesQuotation.exec(body);
  if (!body.startsWith('"') || opensTerm(body)) return [from, to];
  return trailing === null || trailing.index === 0 ? [from, to] : [from + 1, from + trailing.index];
}

// A defined term at the start of a text that no further mark encloses: `"Prime Rate" means …`.
function opensTerm(body: string): boolean {
  if (body.startsWith('""')) return false;
  return /^"[^"\n]{1,80}"[,;]?\s+(?:shall|means?|is|has|of|-)/.test(body) || /^"[^"\n]{1,80}" \(/.test(body);
}
