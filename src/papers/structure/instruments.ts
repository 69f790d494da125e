import { labelOf } from "./label.ts";
import type { Flow, Paragraph } from "../text/flow.ts";
import { type SignatureBlock, signatureBlocks } from "./signature.ts";

/**
 * A stretch of a file that is one instrument: a letter, the consent that follows it, an exhibit to it.
 *
 * Shape: `body` are the paragraphs that say something; `blocks` its signature blocks; `attachment` the exhibit mark
 * over it, such as "Exhibit A"; `title` the heading in capitals, or the subject line of a letter.
 */
export type Stretch = {
  readonly attachment: string;
  readonly title: string;
  readonly front: readonly Paragraph[];
  readonly body: readonly Paragraph[];
  /** The formula over the signatures, such as "IN WITNESS WHEREOF". */
  readonly closing: readonly Paragraph[];
  readonly blocks: readonly SignatureBlock[];
};

// What stands at the foot of a page of signatures names the paper that is signed; it is no title of another.
const pageOfSignatures = /\b(?:signature|counterpart)s?\s+pages?\b/i;
const attachmentMark = /^(exhibit|annex|schedule|appendix|attachment)\s+["']?([A-Z0-9][\w.-]*)["']?$/i;
const titleWord =
  /\b(agreement|amendment|consent|waiver|acknowledge?ment|reaffirmation|ratification|guarant(?:y|ee)|joinder|certificate|supplement|note|forbearance|notice|letter)\b/i;

// `THIS LOAN AGREEMENT, dated as of …`: a paper without a heading says in its opening words what it is.
const ownTitle =
  /^(?:THIS|This) ((?:[A-Z][\w&'’-]* |OF |of |AND |and |TO |to |THE |the )*?(?:AGREEMENT|Agreement|AMENDMENT|Amendment|WAIVER|Waiver|SUPPLEMENT|Supplement|NOTE|Note|GUARANTY|Guaranty))\b/;

function titleInWords(opening: string | undefined): string {
  return ownTitle.exec(opening ?? "")?.[1]?.toUpperCase() ?? "";
}

// Of several titles at the head of a paper, the one that says what it does to another names it.
const changing = /\b(?:amendment|waiver|consent|forbearance|supplement)\b/i;

const closingFormula =
  /^(?:in witness whereof|very truly yours|sincerely|by (?:the|their) signatures?|agreed|accepted|acknowledged|please (?:sign|indicate|confirm))\b|\bhave caused this \w+ to be\b|\bby (?:the|their) signatures of\b/i;

/** Parts a file into its instruments: one ends with its signatures, the next begins with an exhibit mark or a title. */
export function stretchesOf(flow: Flow): Stretch[] {
  const blocks = signatureBlocks(flow.lines);
  const starts = startsOf(flow, blocks);
  let block = 0;
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? flow.paragraphs.length;
    const first = block;
    const ends = index + 1 < starts.length ? startOf(flow.paragraphs[to]) : Number.POSITIVE_INFINITY;
    while (block < blocks.length && (blocks[block]?.signature.span.start ?? 0) < ends) block += 1;
    return stretch(flow, flow.paragraphs.slice(from, to), blocks.slice(first, block), index > 0);
  });
}

// Words under the signatures by which others consent, though no title stands over them.
const consentsBelow =
  /^(?:The|Each of the|Each) undersigned\b[^.]*?\b(?:consents?|acknowledges?|accepts?|agrees?|ratif(?:y|ies)|reaffirms?|confirms?)\b|^The foregoing \w+ (?:is|are) (?:hereby )?(?:consented|acknowledged|accepted|agreed)\b/;

// A mark or title begins an instrument once a signature stands between it and the beginning of the one before. In a
// copy without any signature a mark alone does, past the front of the paper, where tables of contents list such marks.
function startsOf(flow: Flow, blocks: readonly SignatureBlock[]): number[] {
  const starts = [0];
  // The blocks above a paragraph, and those above the beginning of its instrument.
  let [passed, signed] = [0, 0];
  const inside = insideBlocks(flow, blocks);
  const text = ({ from, to }: Paragraph) => flow.text.slice(from, to);
  const texts = flow.paragraphs.map(text);
  const unsigned = blocks.length === 0 ? marksAfterParts(texts) : none;
  const foot = feetOf(texts);
  flow.paragraphs.forEach((paragraph, index) => {
    const here = startOf(paragraph);
    while (passed < blocks.length && lastLineOf(flow, blocks[passed]) < here) passed += 1;
    if (unsigned.has(index)) starts.push(index);
    if (passed === signed || foot.has(index) || inside(paragraph)) return;
    if ([attachmentMark, consentsBelow].some((mark) => mark.test(texts[index] ?? "")) || isTitle(texts[index] ?? "")) {
      starts.push(index);
      signed = passed;
    }
  });
  return starts;
}

const none: ReadonlySet<number> = new Set();

// A title that comes again, with nothing said between it and the next or the end, stands at the foot of a page.
function feetOf(texts: readonly string[]): ReadonlySet<number> {
  const titles = texts.flatMap((each, index) => (isTitle(each) ? [index] : []));
  const times = new Map<string, number>();
  for (const index of titles) times.set(texts[index] ?? "", (times.get(texts[index] ?? "") ?? 0) + 1);
  return new Set(
    titles.filter((index, place) => {
      const below = texts.slice(index + 1, titles[place + 1] ?? texts.length);
      return (times.get(texts[index] ?? "") ?? 0) > 1 && !below.some((each) => each.length > 60 && /[.;:]$/.test(each));
    }),
  );
}

// The marks after numbered parts, but for those that words announce, which put them in place: `… as follows:`.
function marksAfterParts(texts: readonly string[]): ReadonlySet<number> {
  const opened = texts.findIndex((each) => labelOf(each) !== undefined && isSentence(each));
  const marks = texts.flatMap((each, index) => (attachmentMark.test(each) ? [index] : []));
  return new Set(marks.filter((index) => opened >= 0 && index > opened && !/:["”]?$/.test(texts[index - 1] ?? "")));
}

// Whether a numbered paragraph says something, unlike an entry of a table of contents.
function isSentence(text: string): boolean {
  return text.length > 40 && /[a-z]/.test(text) && /[.;:]["')\]]*$/.test(text);
}

function startOf(paragraph: Paragraph | undefined): number {
  return paragraph?.lines[0]?.start ?? 0;
}

function lastLineOf(flow: Flow, block: SignatureBlock | undefined): number {
  return flow.lines[block?.last ?? 0]?.start ?? 0;
}

/** A heading without the date that may follow it: `CREDIT AGREEMENT Dated as of February 4, 2004`. */
export function withoutDate(heading: string): string {
  return heading.replace(/,? (?:Dated|dated)(?: as)? of [^:;]{6,40}$/, "");
}

function isTitle(whole: string): boolean {
  const text = withoutDate(whole);
  if (text.length >= 90 || text !== text.toUpperCase() || text.endsWith(":")) return false;
  return titleWord.test(text) && !pageOfSignatures.test(text);
}

// Whether paragraphs, asked for in their order, share lines with a signature block.
function insideBlocks(flow: Flow, blocks: readonly SignatureBlock[]): (paragraph: Paragraph) => boolean {
  let next = 0;
  return (paragraph) => {
    const [start, end] = [startOf(paragraph), paragraph.lines.at(-1)?.end ?? 0];
    while (next < blocks.length && (flow.lines[blocks[next]?.last ?? 0]?.end ?? 0) < start) next += 1;
    const block = blocks[next];
    return block !== undefined && end >= (flow.lines[block.first]?.start ?? 0);
  };
}

// Whether it `follows` another of its file: the first of a filing bears the mark of an exhibit, too, which is only its
// place there.
function stretch(flow: Flow, all: readonly Paragraph[], blocks: readonly SignatureBlock[], follows: boolean): Stretch {
  const inside = insideBlocks(flow, blocks);
  const said = all.filter((paragraph) => !inside(paragraph));
  const text = ({ from: at, to: until }: Paragraph) => flow.text.slice(at, until);
  const texts = said.map(text);
  const attachment = texts.slice(0, 2).find((each) => attachmentMark.test(each)) ?? "";
  const subject = texts.find((each) => /^re:/i.test(each))?.replace(/^re:\s*/i, "");
  const titles = titlesIn(texts.slice(0, 8));
  // A schedule has no front: nothing but its mark and title stands over its words.
  const opening = follows && attachment !== "" && blocks.length === 0 ? afterTitle(texts) : bodyStart(texts);
  const title =
    subject ??
    titles.find((each) => changing.test(each)) ??
    titles[0] ??
    (titleInWords(texts[opening]) || titleOnLine(said));
  const closing = texts.findIndex((each, index) => index >= opening && closingFormula.test(each));
  const end = closing === -1 ? said.length : closing;
  return {
    attachment,
    title,
    front: said.slice(0, opening),
    body: said.slice(opening, end),
    closing: said.slice(end),
    blocks,
  };
}

// A heading that ends in a small word goes on with the next: `AMENDMENT NO. 1 TO` over `LOAN AGREEMENT`.
function titlesIn(texts: readonly string[]): string[] {
  return texts.flatMap((text, index) => {
    const next = texts[index + 1] ?? "";
    if (!isTitle(text)) return [];
    return [/ (?:TO|OF|AND|THE)$/.test(text) && next === next.toUpperCase() ? `${text} ${next}` : text];
  });
}

// Where the copy sets no blank line after a heading, the first lines are looked at one by one.
function titleOnLine(said: readonly Paragraph[]): string {
  const lines = said.slice(0, 2).flatMap(({ lines: own }) => own.map(({ text }) => text.trim()));
  return titlesIn(lines.slice(0, 6))[0] ?? "";
}

function afterTitle(texts: readonly string[]): number {
  const first = texts.findIndex((text) => !attachmentMark.test(text) && !isTitle(text));
  return first === -1 ? texts.length : first;
}

// The body opens with the first full sentence or numbered part; above it stand marks, dates, addresses, titles.
function bodyStart(texts: readonly string[]): number {
  const salutation = texts
    .slice(0, 40)
    .findIndex((text) => /^(?:gentlemen|ladies and gentlemen|dear\b.*)\s*[:,]$/i.test(text));
  if (salutation >= 0) return salutation + 1;
  const sentence = texts.findIndex(
    (text) =>
      consentsBelow.test(text) || (!isTitle(text) && /[a-z]/.test(text) && /[.;:]$/.test(text) && text.length > 60),
  );
  return sentence === -1 ? texts.length : sentence;
}
