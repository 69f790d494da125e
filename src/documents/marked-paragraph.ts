import { pendingNote } from "./marks.ts";
import { titleOf } from "./place.ts";
import type { RedlineCopy, RedlinePaper, RedlineProvision } from "./redline-copy.ts";
import type { RedlineRun } from "./run-cause.ts";
import { causeNote, redlineCounts, redlineState, ruleNotes } from "./said.ts";

/** What a paragraph is, which decides how it is set. */
export type ParagraphRole = "title" | "said" | "paper" | "heading" | "words" | "numbered" | "end";

/**
 * A paragraph of a redline in which every part is marked as shared, inserted or deleted.
 *
 * Shape: `end` marks the paragraph's own end: where it is inserted or deleted, so is the break to the next paragraph.
 * `notes` are told beside the paragraph and are no part of its text. `depth` is 0 at the top of a paper.
 */
export type MarkedParagraph = {
  readonly role: ParagraphRole;
  readonly depth: number;
  readonly runs: readonly RedlineRun[];
  readonly end: RedlineRun;
  readonly notes: readonly string[];
};

const kept: RedlineRun = { change: "same", text: "" };

/** What parts a provision's number from the words that follow it in one paragraph: an em space. */
export const numberGap = "\u2003";

/**
 * A redline as marked paragraphs. Taking out what is deleted gives the later state, paragraph by paragraph; taking
 * out what is inserted gives the earlier: for each provision its number and heading, then its words.
 */
export function markedParagraphs(copy: RedlineCopy): MarkedParagraph[] {
  return asTyped([
    plain("title", copy.title),
    plain("said", redlineState(copy)),
    plain("said", redlineCounts(copy)),
    ...copy.papers.flatMap((paper) => [paperTitle(paper), ...paper.provisions.flatMap(provisionParagraphs)]),
    plain("end", "End of the redline"),
  ]);
}

// Paragraphs inserted after inserted words are marked as if they were typed there: the first end is then new, and the
// last is the one that was there. It means the same; but where the end of the paragraph before is left as it was,
// LibreOffice, rejecting the words and the paragraphs, takes that end away too.
function asTyped(paragraphs: readonly MarkedParagraph[]): MarkedParagraph[] {
  const typed = [...paragraphs];
  for (const [index, paragraph] of paragraphs.entries()) {
    const before = paragraph.runs.at(-1) ?? paragraphs[index - 1]?.end;
    if (paragraph.end.change !== "same" || before?.change !== "inserted") continue;
    const after = paragraphs.slice(index + 1);
    const length = after.findIndex((each) => !isInserted(each));
    const [first, last] = [after[0], after[length - 1]];
    if (first === undefined || last === undefined) continue;
    typed[index] = { ...paragraph, end: first.end };
    typed[index + length] = { ...last, end: paragraph.end };
  }
  return typed;
}

function isInserted({ runs, end }: MarkedParagraph): boolean {
  return end.change === "inserted" && runs.every(({ change }) => change === "inserted");
}

function plain(role: ParagraphRole, text: string): MarkedParagraph {
  return { role, depth: 0, runs: [{ change: "same", text }], end: kept, notes: [] };
}

function paperTitle({ title, status, cause }: RedlinePaper): MarkedParagraph {
  if (status === "unchanged" || cause === undefined) return plain("paper", title);
  const run: RedlineRun = { change: status, text: title, causes: [cause] };
  return { role: "paper", depth: 0, runs: [run], end: { ...run, text: "" }, notes: [] };
}

function provisionParagraphs(provision: RedlineProvision): MarkedParagraph[] {
  const { heading, depth, runs } = provision;
  const title = titleOf(provision);
  const whole = wholeMark(provision);
  const notes = notesOf(provision);
  const words = runs.length > 0;
  if (title === "" && !words) return [];
  const head = headRuns(provision);
  if (heading !== "" || !words) {
    const role = heading === "" ? "numbered" : "heading";
    const first: MarkedParagraph = { role, depth, runs: head, end: whole, notes: words ? [] : notes };
    return words ? [first, ...wordParagraphs(provision, [], "words", notes)] : [first];
  }
  if (title === "") return wordParagraphs(provision, [], "words", notes);
  return wordParagraphs(provision, [...head, { ...onlyRun(provision), text: numberGap }], "numbered", notes);
}

/** The number and heading of a provision of a redline, with those it had before where they are others. */
export function headRuns(provision: RedlineProvision): RedlineRun[] {
  const { formerly, causes } = provision;
  const text = titleOf(provision);
  if (formerly === undefined) return [{ ...wholeMark(provision), text }];
  return [
    { change: "deleted", text: formerly, causes },
    { change: "inserted", text, causes },
  ];
}

// The mark of all of a provision: a provision that stands in one state only is inserted or deleted as a whole.
function wholeMark({ status, causes }: RedlineProvision): RedlineRun {
  return status === "inserted" || status === "deleted" ? { change: status, text: "", causes } : kept;
}

// A provision that comes or goes as a whole says so by its own marks; a note beside it would have nothing to stand on.
function notesOf(provision: RedlineProvision): string[] {
  const { status, causes } = provision;
  if (status === "inserted" || status === "deleted") return [];
  return [...causes.map(causeNote), ...ruleNotes(provision), ...provision.pending.map(pendingNote)];
}

// The words broken at their line feeds.
function wordParagraphs(
  provision: RedlineProvision,
  numbers: readonly RedlineRun[],
  role: ParagraphRole,
  notes: readonly string[],
): MarkedParagraph[] {
  const { depth, runs } = provision;
  const paragraphs: MarkedParagraph[] = [];
  let open: RedlineRun[] = [...numbers];
  for (const run of runs) {
    const [first = "", ...rest] = run.text.split("\n");
    if (first !== "") open.push({ ...run, text: first });
    for (const text of rest) {
      paragraphs.push({ role, depth, runs: open, end: { ...run, text: "" }, notes: [] });
      open = text === "" ? [] : [{ ...run, text }];
    }
  }
  const all: MarkedParagraph[] = [
    ...paragraphs,
    { role, depth, runs: open, end: lastEnd(provision, numbers), notes: [] },
  ];
  return all.map((paragraph, index) => (index === 0 ? { ...paragraph, notes } : paragraph));
}

// Words that only one state has are a paragraph that only it has, unless a number of both stands in that paragraph.
function lastEnd(provision: RedlineProvision, numbers: readonly RedlineRun[]): RedlineRun {
  const [number] = numbers;
  return number?.change === "same" ? kept : { ...onlyRun(provision), text: "" };
}

// The mark of the words as a whole where only one state has any: what goes with them goes by the same clause.
function onlyRun({ runs, before, after }: RedlineProvision): RedlineRun {
  return isWorded(before) && isWorded(after) ? kept : (runs[0] ?? kept);
}

function isWorded(state: RedlineProvision["before"]): boolean {
  return state !== undefined && state.text !== "";
}
