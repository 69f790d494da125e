import { expect, test } from "vitest";
import { readLabels, slips, type LabelledTerm } from "../../score/label.ts";
import { labelledOperands } from "../../score/operands.ts";
import { match, type Verdict } from "../../score/match.ts";
import { labelledPapers, papersAreThere, placeIn, scorePaper } from "../../score/papers.ts";
import { paperReport, scoreOf, scoreTable } from "../../score/tally.ts";
import { matchTerms } from "../../score/terms.ts";
import { fold, hashOf, inner } from "../../score/words.ts";
import { inShared } from "../shared.ts";
import { amendment, labelsOf, read } from "./paper.ts";

test("words are the same however a page sets them", () => {
  expect(fold("“Prime\n   Rate”\n\n  12\n<PAGE> 13\n means — that")).toBe('"Prime Rate" means - that');
  expect(hashOf("a  b\nc")).toBe(hashOf("a b c"));
  expect(hashOf("a b d")).not.toBe(hashOf("a b c"));
});

test.each([
  ['"(a) One."', "a) One"],
  ["<TABLE>\n$5,000 </TABLE>", "5,000"],
  ['"."', ""],
  ["sum", "sum"],
])("the inside of %j is %j", (text, inside) => {
  const { start, end } = inner({ start: 0, end: text.length }, text);
  expect(text.slice(start, end)).toBe(inside);
});

test("a slipped offset, and a paper of another length, are seen", () => {
  const labels = labelsOf([read.limit, { ...read.leverage, payload: [1, 2, "00000000"] }]);
  expect(slips(labels, amendment)).toEqual(["payload of replaceProvision is not at 1 to 2"]);
  expect(slips(labelsOf([read.limit]), `${amendment} `)).toEqual([
    `the paper has ${amendment.length + 1} characters, not ${amendment.length}`,
  ]);
  expect(() => scorePaper({ labels, text: amendment })).toThrow("payload of replaceProvision");
});

test.each(["also: [amend]", "kinds: 1", "payload: [1]", "old: " + "x".repeat(81), "effect: { from: May }"])(
  "%s is no label",
  (line) => {
    const yaml = `paper: a\ncharacters: 1\ninstructions: [{ kind: ratify, words: [0, 1, "00000000"], ${line} }]`;
    expect(() => readLabels(yaml)).toThrow();
  },
);

test("without such a line it is a label", () => {
  const yaml = 'paper: a\ncharacters: 1\ninstructions: [{ kind: ratify, words: [0, 1, "00000000"] }]';
  expect(readLabels(yaml).instructions).toEqual([{ kind: "ratify", words: [0, 1, "00000000"] }]);
});

test("what the reader reads of a paper is held against its labels", () => {
  const { outcomes } = scorePaper({ labels: labelsOf([read.leverage, read.rights]), text: amendment });
  expect(outcomes.map(({ verdict }) => verdict)).toEqual(["exact", "exact"]);
  const other = { ...read.leverage, target: { kind: "provision" as const, path: "6.2" } };
  expect(scorePaper({ labels: labelsOf([other]), text: amendment }).outcomes.map(({ verdict }) => verdict)).toEqual([
    "wrong",
  ]);
});

test("a value is right, wrong or missed", () => {
  const span = { start: 10, end: 20 };
  const term = { name: "amount", value: "500", words: [15, 25, "00000000"] } satisfies LabelledTerm;
  const verdictOf = (value: string, name: "amount" | "date" = "amount") =>
    matchTerms([term], [{ name, value, span }]).map(({ verdict, read: other }) => [verdict, other]);
  expect(verdictOf("500")).toEqual([["exact", []]]);
  expect(verdictOf("501")).toEqual([["wrong", ["501"]]]);
  expect(verdictOf("500", "date")).toEqual([["missed", []]]);
});

test("shares are of the labelled instructions, and rounding flatters nobody", () => {
  const shares = (...verdicts: readonly Verdict[]) => {
    const outcomes = verdicts.map((verdict) => ({ label: read.limit, verdict, differences: [] }));
    return scoreOf([{ paper: "a", outcomes, invented: [], terms: [] }]).totals.all.shares;
  };
  const exact = (count: number) => Array.from({ length: count }, (): Verdict => "exact");
  // 5/7 = 0.71428…, 2/7 = 0.28571…: what is read goes down to the tenth, what is not goes up
  expect(shares(...exact(5), "missed", "dropped")).toEqual({ exact: 71.4, wrong: 0, unread: 28.6 });
  expect(shares(...exact(6), "partial")).toEqual({ exact: 85.7, wrong: 0, unread: 0 });
  expect(shares(...exact(1999), "wrong")).toEqual({ exact: 99.9, wrong: 0.1, unread: 0 });
  expect(shares(...exact(2000))).toEqual({ exact: 100, wrong: 0, unread: 0 });
  expect(shares()).toEqual({ exact: 0, wrong: 0, unread: 0 });
});

test("what is invented is wrong, and the table says all of it", () => {
  const outcomes = [{ label: read.limit, verdict: "exact" as const, differences: [] }];
  const invented = [{ kind: "insertWords", span: { start: 0, end: 1 }, operands: {} }];
  const score = scoreOf([{ paper: "a", outcomes, invented, terms: [] }]);
  expect(score.totals.edits.shares).toEqual({ exact: 100, wrong: 100, unread: 0 });
  expect(score.totals.rights.shares.wrong).toBe(0);
  const table = scoreTable(score);
  expect(table).toMatch(/^words substituted +1 +1 +0 +0 +0 +0$/m);
  expect(table).toContain("100% read exactly, 100% silently wrong, 0% unread");
  const report = paperReport({ paper: "ours.txt", outcomes, invented, terms: [] }, placeIn(amendment));
  expect(report).toBe("ours.txt\n1:1  wrong: insertWords read where there is none");
});

test("a report names each difference with its line and column", () => {
  const wrong = { ...read.leverage, clause: "2", target: { kind: "provision" as const, path: "6.2" } };
  const score = scorePaper({ labels: labelsOf([wrong]), text: amendment });
  expect(paperReport({ ...score, invented: [] }, placeIn(amendment))).toBe(
    "ours.txt\n8:4  wrong: replaceProvision 2\n    path: 6.2; read: 6.1",
  );
});

inShared("every label points to the words it was made from", () => {
  expect(papersAreThere()).toBe(true);
  const papers = labelledPapers();
  expect(papers.length).toBeGreaterThanOrEqual(25);
  expect(papers.flatMap(({ labels, text }) => slips(labels, text))).toEqual([]);
});

inShared("a perfect reader scores 100, one that reads nothing 0", () => {
  const papers = labelledPapers().map(({ labels, text }) => {
    const acts = labels.instructions.map((label) => ({
      kind: label.kind,
      span: { start: label.words[0], end: label.words[1] },
      operands: labelledOperands(label, text),
    }));
    const values = (labels.terms ?? []).map(({ name, value, words: [start, end] }) => ({
      name,
      value,
      span: { start, end },
    }));
    return { labels, text, acts, values };
  });
  const perfect = scoreOf(
    papers.map(({ labels, text, acts, values }) => ({
      paper: labels.paper,
      ...match(labels.instructions, acts, [], text),
      terms: matchTerms(labels.terms ?? [], values),
    })),
  );
  expect(perfect.totals.all.shares).toEqual({ exact: 100, wrong: 0, unread: 0 });
  expect(perfect.totals.terms.shares).toEqual({ exact: 100, wrong: 0, unread: 0 });
  const blind = scoreOf(
    papers.map(({ labels, text }) => ({
      paper: labels.paper,
      ...match(labels.instructions, [], [], text),
      terms: matchTerms(labels.terms ?? [], []),
    })),
  );
  expect(blind.totals.all.shares).toEqual({ exact: 0, wrong: 0, unread: 100 });
  expect(blind.totals.terms.shares).toEqual({ exact: 0, wrong: 0, unread: 100 });
});
