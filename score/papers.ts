import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readPaper } from "../src/papers/read.ts";
import { readLabels, slips, type PaperLabels } from "./label.ts";
import { match } from "./match.ts";
import { readOperands } from "./operands.ts";
import type { PaperScore } from "./tally.ts";
import { matchTerms, valuesOf } from "./terms.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The folder of the papers that the labels are of. It lies beside the project and is not part of it. */
export const papersFolder: string = `${root}../shared/papers/amendments`;

/** A labelled paper with its text as filed. */
export type LabelledPaper = { readonly labels: PaperLabels; readonly text: string };

/** Whether the papers are there to be read. */
export function papersAreThere(): boolean {
  return existsSync(papersFolder);
}

/** Every labelled paper whose name holds `name`, in order of name. */
export function labelledPapers(name = ""): LabelledPaper[] {
  const files: string[] = readdirSync(`${root}score/labels`);
  const named = files.filter((file) => file.endsWith(".yaml") && file.includes(name));
  return named.toSorted().map((file) => {
    const labels = readLabels(readFileSync(`${root}score/labels/${file}`, "utf8"));
    return { labels, text: readFileSync(`${papersFolder}/${labels.paper}`, "utf8") };
  });
}

/** Reads a paper and compares what was read with its labels; a label whose offsets have slipped is thrown. */
export function scorePaper({ labels, text }: LabelledPaper): PaperScore {
  const moved = slips(labels, text);
  if (moved.length > 0) throw new Error(`${labels.paper}: ${moved.join("; ")}`);
  const reading = readPaper(text);
  const acts = reading.instruments
    .flatMap((instrument) => instrument.acts)
    .map((act) => ({ kind: act.kind, span: act.span, operands: readOperands(act) }));
  const unread = reading.unread.map(({ span }) => span);
  return {
    paper: labels.paper,
    ...match(labels.instructions, acts, unread, text),
    terms: matchTerms(labels.terms ?? [], valuesOf(reading)),
  };
}

/** The line and the column of an offset, as an editor counts them. */
export function placeIn(text: string): (offset: number) => string {
  return (offset) => {
    const before = text.slice(0, offset).split("\n");
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  };
}
