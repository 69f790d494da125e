import { families, familyOf, type Family } from "./family.ts";
import type { PaperLabels } from "./label.ts";
import type { Matched, ReadAct, Verdict } from "./match.ts";
import type { TermOutcome } from "./terms.ts";

/** How one paper fared. */
export type PaperScore = Matched & { readonly paper: PaperLabels["paper"]; readonly terms: readonly TermOutcome[] };

/** How many instructions fared how. */
export type Count = Readonly<Record<Verdict, number>> & { readonly labelled: number };

/** A line of the score. */
export type Row = { readonly family: string } & Count;

/**
 * The score over some papers.
 *
 * Shape: `invented` is how many edits were read where the papers have none; `exact`, `wrong` and `unread` are shares of
 * the labelled instructions, `wrong` with what was invented, `unread` with what was left out without a word. Unit: a
 * tenth of a percent, rounded against the reader.
 */
export type Score = {
  readonly papers: number;
  readonly edits: readonly Row[];
  readonly rights: readonly Row[];
  readonly terms: readonly Row[];
  readonly totals: { readonly edits: Total; readonly rights: Total; readonly all: Total; readonly terms: Total };
  readonly invented: number;
};

/** The headline of a part of the score. */
export type Total = Count & {
  readonly shares: { readonly exact: number; readonly wrong: number; readonly unread: number };
};

const verdicts: readonly Verdict[] = ["exact", "partial", "missed", "dropped", "wrong"];

/** Adds up the papers, family by family. */
export function scoreOf(papers: readonly PaperScore[]): Score {
  const outcomes = papers.flatMap((paper) =>
    paper.outcomes.map(({ label, verdict }) => ({ family: familyOf(label), verdict })),
  );
  const rowsOf = (names: readonly Family[]): Row[] =>
    names.flatMap((family) =>
      row(
        family,
        outcomes.filter((each) => each.family === family),
      ),
    );
  const [edits, rights] = [rowsOf(families.edits), rowsOf(families.rights)];
  const values = papers.flatMap(({ terms }) => terms);
  const terms = [...new Set(values.map(({ term }) => term.name))].toSorted();
  const termRows = terms.flatMap((name) =>
    row(
      name,
      values.filter(({ term }) => term.name === name),
    ),
  );
  const invented = papers.reduce((sum, paper) => sum + paper.invented.length, 0);
  return {
    papers: papers.length,
    edits,
    rights,
    terms: termRows,
    totals: {
      edits: total(edits, invented),
      rights: total(rights, 0),
      all: total([...edits, ...rights], invented),
      terms: total(termRows, 0),
    },
    invented,
  };
}

function row(family: string, outcomes: readonly { readonly verdict: Verdict }[]): Row[] {
  if (outcomes.length === 0) return [];
  const of = (verdict: Verdict) => outcomes.filter((each) => each.verdict === verdict).length;
  return [
    {
      family,
      labelled: outcomes.length,
      exact: of("exact"),
      partial: of("partial"),
      missed: of("missed"),
      dropped: of("dropped"),
      wrong: of("wrong"),
    },
  ];
}

function total(rows: readonly Row[], invented: number): Total {
  const sum = (column: keyof Count) => rows.reduce((all, each) => all + each[column], 0);
  const count: Count = {
    labelled: sum("labelled"),
    exact: sum("exact"),
    partial: sum("partial"),
    missed: sum("missed"),
    dropped: sum("dropped"),
    wrong: sum("wrong"),
  };
  return {
    ...count,
    shares: {
      exact: tenths(count.exact, count.labelled, "down"),
      wrong: tenths(count.wrong + invented, count.labelled, "up"),
      unread: tenths(count.missed + count.dropped, count.labelled, "up"),
    },
  };
}

// A share in tenths of a percent, rounded against the reader, so that nothing short of all prints as all.
function tenths(part: number, whole: number, way: "up" | "down"): number {
  if (whole === 0) return 0;
  return Math[way === "up" ? "ceil" : "floor"]((1000 * part) / whole) / 10;
}

/** The table as it is printed: each family, the totals, the headline. */
export function scoreTable(score: Score): string {
  const head = ["family", "labelled", ...verdicts];
  const cells = ({ family, labelled, ...counts }: Row) => [
    family,
    String(labelled),
    ...verdicts.map((verdict) => String(counts[verdict])),
  ];
  const totals = (family: string, count: Count) => cells({ ...count, family });
  const { edits, rights, all, terms } = score.totals;
  const rows = [
    head,
    ...score.edits.map(cells),
    totals("all edits", edits),
    ...score.rights.map(cells),
    totals("all rights", rights),
    totals("all instructions", all),
    ...score.terms.map(cells),
    totals("all values", terms),
  ];
  const widths = head.map((_, column) => Math.max(...rows.map((each) => each[column]?.length ?? 0)));
  const line = (each: readonly string[]) =>
    each.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  const shares = (name: string, { shares: { exact, wrong, unread } }: Total) =>
    `${name.padEnd(14)}${exact}% read exactly, ${wrong}% silently wrong, ${unread}% unread`;
  return [
    `${score.papers} papers, ${all.labelled} instructions, ${terms.labelled} values`,
    "",
    ...rows.map(line),
    "",
    shares("instructions", all),
    shares("edits", edits),
    shares("rights", rights),
    shares("values", terms),
    `Edits read where the papers have none: ${score.invented}, counted as silently wrong.`,
  ].join("\n");
}

/** Every difference of one paper, with its place. `at` gives a place in words. */
export function paperReport({ paper, outcomes, invented, terms }: PaperScore, at: (offset: number) => string): string {
  const acts = outcomes.flatMap(({ label, verdict, readAs, differences }) => {
    if (verdict === "exact") return [];
    const other = readAs === undefined || readAs === label.kind ? "" : `, read as ${readAs}`;
    return [
      `${at(label.words[0])}  ${verdict}: ${label.kind} ${label.clause ?? ""}${other}`,
      ...differences.map(
        ({ operand, labelled, read }) => `    ${operand}: ${labelled}; read: ${read === "" ? "nothing" : read}`,
      ),
    ];
  });
  const extra = invented.map((act: ReadAct) => `${at(act.span.start)}  wrong: ${act.kind} read where there is none`);
  const values = terms.flatMap(({ term, verdict, read }) =>
    verdict === "exact"
      ? []
      : [
          `${at(term.words[0])}  ${verdict}: ${term.name} ${term.value}${read.length === 0 ? "" : `; read: ${read.join(", ")}`}`,
        ],
  );
  return [paper, ...acts, ...extra, ...values].join("\n");
}
