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

const attachmentMark = /^(exhibit|annex|schedule|appendix|attachment)\s+["']?([A-Z0-9][\w.-]*)["']?$/i;
const titleWord =
  /\b(agreement|amendment|consent|waiver|acknowledge?ment|reaffirmation|ratification|guarant(?:y|ee)|joinder|certificate|supplement|note|forbearance|notice|letter)\b/i;

const closingFormula =
  /^(?:in witness whereof|very truly yours|sincerely|by (?:the|their) signatures?|agreed|accepted|acknowledged|please (?:sign|indicate|confirm))\b|\bhave caused this \w+ to be\b|\bby (?:the|their) signatures of\b/i;

/** Parts a file into its instruments: one ends with its signatures, the next begins with an exhibit mark or a title. */
export function stretchesOf(flow: Flow): Stretch[] {
  const blocks = signatureBlocks(flow.lines);
  const starts = startsOf(flow, blocks);
  return starts.map((from, index) => stretch(flow, blocks, from, starts[index + 1] ?? flow.paragraphs.length));
}

function startsOf(flow: Flow, blocks: readonly SignatureBlock[]): number[] {
  const starts = [0];
  let begun = 0;
  flow.paragraphs.forEach((paragraph, index) => {
    const signedBefore = blocks.some(({ last }) => {
      const line = flow.lines[last];
      const beginning = flow.paragraphs[begun]?.lines[0];
      const here = paragraph.lines[0];
      return (
        line !== undefined &&
        beginning !== undefined &&
        here !== undefined &&
        line.start < here.start &&
        line.start >= beginning.start
      );
    });
    if (!signedBefore || inBlock(flow, blocks, paragraph)) return;
    const text = flow.text.slice(paragraph.from, paragraph.to);
    if (attachmentMark.test(text) || isTitle(text)) {
      starts.push(index);
      begun = index;
    }
  });
  return starts;
}

function isTitle(text: string): boolean {
  return text.length < 90 && text === text.toUpperCase() && !text.endsWith(":") && titleWord.test(text);
}

function inBlock(flow: Flow, blocks: readonly SignatureBlock[], paragraph: Paragraph): boolean {
  const [start, end] = [paragraph.lines[0]?.start ?? 0, paragraph.lines.at(-1)?.end ?? 0];
  return blocks.some(({ first, last }) => {
    const [from, to] = [flow.lines[first]?.start ?? 0, flow.lines[last]?.end ?? 0];
    return start <= to && end >= from;
  });
}

function stretch(flow: Flow, blocks: readonly SignatureBlock[], from: number, to: number): Stretch {
  const all = flow.paragraphs.slice(from, to);
  const [start, last] = [all[0]?.lines[0]?.start ?? 0, all.at(-1)?.lines.at(-1)?.end ?? 0];
  const own = blocks.filter(({ signature }) => signature.span.start >= start && signature.span.start <= last);
  const said = all.filter((paragraph) => !inBlock(flow, own, paragraph));
  const text = ({ from: at, to: until }: Paragraph) => flow.text.slice(at, until);
  const attachment = said.map(text).find((each, index) => index < 2 && attachmentMark.test(each)) ?? "";
  const subject = said
    .map(text)
    .find((each) => /^re:/i.test(each))
    ?.replace(/^re:\s*/i, "");
  const title = subject ?? said.map(text).find((each, index) => index < 8 && isTitle(each)) ?? "";
  const opening = bodyStart(said.map(text));
  const closing = said.findIndex((each, index) => index >= opening && closingFormula.test(text(each)));
  const end = closing === -1 ? said.length : closing;
  return {
    attachment,
    title,
    front: said.slice(0, opening),
    body: said.slice(opening, end),
    closing: said.slice(end),
    blocks: own,
  };
}

// The body opens with the first full sentence or numbered part; above it stand marks, dates, addresses, titles.
function bodyStart(texts: readonly string[]): number {
  const salutation = texts.findIndex((text) => /^(?:gentlemen|ladies and gentlemen|dear\b.*)\s*[:,]$/i.test(text));
  if (salutation >= 0) return salutation + 1;
  const sentence = texts.findIndex((text) => !isTitle(text) && /[a-z].*[.;:]$/.test(text) && text.length > 60);
  return sentence === -1 ? texts.length : sentence;
}
