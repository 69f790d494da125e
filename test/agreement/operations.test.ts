import { expect, test } from "vitest";
import type { Agreement } from "../../src/agreement/agreement.ts";
import { inOrder } from "../../src/agreement/order.ts";
import { plainText, type ReadProvision } from "../../src/agreement/reading.ts";
import { isPresent, readingOf } from "../../src/agreement/text.ts";
import type { Operation } from "../../src/papers/acts/act.ts";
import type { Anchor, Occurrence, Place, Target } from "../../src/papers/acts/target.ts";
import type { Provision } from "../../src/papers/structure/provision.ts";
import { agreementOf, type Part, standing, type Work, words } from "./handmade.ts";

const parts: readonly Part[] = [
  { path: "1", text: "", heading: "Definitions" },
  { path: "1.1", text: '"Cost" means what a thing costs.', parent: "1" },
  { path: "1.2", text: '"Term" means the term.', parent: "1" },
  { path: "7", text: "", heading: "Covenants" },
  { path: "7.1", text: "Borrower shall not owe more than $5,000,000 to:", parent: "7", heading: "Debt" },
  { path: "7.1(a)", text: "any bank, in excess of $1,000,000;", parent: "7.1" },
  { path: "7.1(b)", text: "any other, in excess of $1,000,000.", parent: "7.1" },
  {
    path: "7.2",
    text: "Borrower shall keep books in 2000. It shall show them in 2001.",
    parent: "7",
    heading: "Books",
  },
  { path: "7.3", text: "The rate is (0.40%) in the year.", parent: "7", heading: "Rate" },
];

const at = (path: string): Target => ({ kind: "provision", path });
const swap = (path: string, old: string, put: string, occurrence: Occurrence = "sole"): Operation => ({
  kind: "substituteWords",
  target: at(path),
  old,
  payload: words(put),
  occurrence,
});
const beside = (path: string, put: string, anchor: Anchor | "end" | "start"): Operation => ({
  kind: "insertWords",
  target: at(path),
  payload: words(put),
  anchor,
});
const anchor = (side: Anchor["side"], quoted: string, occurrence: Occurrence = "sole"): Anchor => ({
  side,
  words: quoted,
  occurrence,
});
const span = { start: 0, end: 0 };
const part = (path: string, own: string, below: readonly Provision[] = []): Provision => ({
  path,
  label: path,
  heading: "",
  text: own,
  textSpan: span,
  span: { start: path.length + own.length, end: 0 },
  terms: [],
  parts: below,
});

let count = 0;
function work(by: string, operation: Operation): Work {
  count += 1;
  return { by, clause: String(count), on: "", operation };
}

function after(works: readonly Work[], on = "2003-01-01", made: readonly Part[] = parts) {
  const agreement = agreementOf(made, works);
  const there = standing(on, ["Agreement", ...new Set(works.map(({ by }) => by))]);
  const readings = inOrder(agreement)
    .filter((node) => isPresent(agreement, node, there))
    .map((node) => readingOf(agreement, node, there));
  return { agreement, readings };
}

// What stands, in order: each provision by its number as it then is, with its words.
function shown({ readings }: { readonly readings: readonly ReadProvision[] }): string[] {
  return readings
    .filter((reading) => reading.deleted === undefined || plainText(reading) !== "")
    .map((reading) => `${reading.node.label === "" ? "" : reading.clause.path}: ${plainText(reading)}`);
}

function text(result: ReturnType<typeof after>, path: string): string | undefined {
  const found = result.readings.filter(({ clause, deleted }) => clause.path === path && deleted === undefined);
  return found.length === 1 ? found.map(plainText)[0] : undefined;
}

const findings = ({ agreement }: { readonly agreement: Agreement }) => agreement.findings.map(({ code }) => code);
const failed = ({ readings }: ReturnType<typeof after>) =>
  readings.flatMap((reading) => reading.failed.map(({ act }) => act.kind));

// Words are sought in the section and in all that it holds.
test.each<[string, Operation, string, string]>([
  ["the sole place", swap("7.1", "$5,000,000", "$7,500,000"), "7.1", "Borrower shall not owe more than $7,500,000 to:"],
  ["each place", swap("7.1", "$1,000,000", "$2", "each"), "7.1(a)", "any bank, in excess of $2;"],
  ["each place, the next", swap("7.1", "$1,000,000", "$2", "each"), "7.1(b)", "any other, in excess of $2."],
  ["the second place", swap("7.1", "$1,000,000", "$2", 2), "7.1(b)", "any other, in excess of $2."],
  ["the second, not the first", swap("7.1", "$1,000,000", "$2", 2), "7.1(a)", "any bank, in excess of $1,000,000;"],
  ["the last place", swap("7.1", "any", "each", "last"), "7.1(b)", "each other, in excess of $1,000,000."],
  ["a word taken out", swap("7.3", "in the year", ""), "7.3", "The rate is (0.40%)."],
  [
    "words after others",
    beside("7.3", "per annum", anchor("after", "(0.40%)")),
    "7.3",
    "The rate is (0.40%) per annum in the year.",
  ],
  [
    "words before others",
    beside("7.3", "first", anchor("before", "year")),
    "7.3",
    "The rate is (0.40%) in the first year.",
  ],
  [
    "words between two others",
    beside("7.2", "late", { ...anchor("after", "in"), beside: { side: "before", words: "2001" } }),
    "7.2",
    "Borrower shall keep books in 2000. It shall show them in late 2001.",
  ],
  ["words at the end", beside("7.3", "It is paid.", "end"), "7.3", "The rate is (0.40%) in the year. It is paid."],
  [
    "words at the end of what it holds",
    beside("7.1", "That is all.", "end"),
    "7.1(b)",
    "any other, in excess of $1,000,000. That is all.",
  ],
])("%s", (_, operation, path, expected) => {
  const result = after([work("2002-01-01", operation)]);
  expect(text(result, path)).toBe(expected);
  expect(failed(result)).toEqual([]);
});

test.each<[string, Operation]>([
  ["words that stand twice", swap("7.1", "$1,000,000", "$2")],
  ["a third of two", swap("7.1", "$1,000,000", "$2", 3)],
  ["a part of a figure", swap("7.1", "000,000", "$2", "each")],
  ["words of another section", swap("7.3", "books", "ledgers")],
  ["an anchor that is not there", beside("7.3", "x", anchor("after", "month"))],
  [
    "between words that do not follow each other",
    beside("7.3", "x", { ...anchor("after", "rate"), beside: { side: "before", words: "year" } }),
  ],
  [
    "between words that a mark parts",
    beside("7.2", "x", { ...anchor("after", "2000"), beside: { side: "before", words: "It" } }),
  ],
])("%s: not carried out, and nothing changes", (_, operation) => {
  const result = after([work("2002-01-01", operation)]);
  expect(failed(result)).toEqual([operation.kind]);
  expect(shown(result)).toEqual(shown(after([])));
});

test.each([
  ["before", "2001", "Borrower shall keep books in 2000. It shall show them during 2001."],
  ["after", "books", "Borrower shall keep books during 2000. It shall show them in 2001."],
  ["before", "2002", "Borrower shall keep books in 2000. It shall show them in 2001."],
] as const)("of several equal words the one %s “%s” goes", (side, quoted, expected) => {
  const operation = { ...swap("7.2", "in", "during"), beside: { side, words: quoted } } as Operation;
  expect(text(after([work("2002-01-01", operation)]), "7.2")).toBe(expected);
});

test("a definition that may be there already is put anew where it is, and added where it is not", () => {
  const defined = (term: string): Operation => ({
    kind: "insertDefinition",
    target: at("1"),
    term,
    payload: words(`"${term}" means the mill.`),
    place: { at: "alphabetical" },
    orReplace: true,
  });
  const result = after([work("2002-01-01", defined("Cost")), work("2002-01-01", defined("Mill"))]);
  expect(findings(result)).toEqual([]);
  const terms = result.readings.map(plainText).filter((each) => each.startsWith('"'));
  expect(terms).toEqual(['"Cost" means the mill.', '"Mill" means the mill.', '"Term" means the term.']);
});

test("a clause of a definition that has no such part is not taken for the definition", () => {
  const target: Target = { kind: "definition", term: "Cost", path: "(a)" };
  const result = after([work("2002-01-01", { kind: "deleteProvision", target })]);
  expect(text(result, "1.1")).toBe('"Cost" means what a thing costs.');
  expect(findings(result)).toEqual(["target.not_found"]);
});

test("words quoted with small differences are changed where they stand once, and that is told", () => {
  const result = after([work("2002-01-01", swap("7.3", "(.40%)", "(0.50%)"))]);
  expect(text(result, "7.3")).toBe("The rate is (0.50%) in the year.");
  expect(result.readings.flatMap(({ loosely }) => loosely)).toHaveLength(1);
});

// What one letter changes is changed at once: 2000 becomes 2001 and 2001 becomes 2002.
test("changes of one letter do not run into each other", () => {
  const both = [swap("7.2", "2000", "2001"), swap("7.2", "2001", "2002")];
  const result = after(both.map((operation) => work("2002-01-01", operation)));
  expect(text(result, "7.2")).toBe("Borrower shall keep books in 2001. It shall show them in 2002.");
  const apart = after(both.map((operation, index) => work(`2002-0${index + 1}-01`, operation)));
  expect(text(apart, "7.2")).toBe(
    "Borrower shall keep books in 2000. It shall show them in 2001.".replace("2000", "2001"),
  );
  expect(failed(apart)).toEqual(["substituteWords"]);
});

test("a change of words that the same letter puts in place is made after it", () => {
  const result = after([
    work("2002-01-01", swap("7.3", "in the year", "in each quarter")),
    work("2002-01-01", swap("7.3", "each quarter", "each month")),
  ]);
  expect(text(result, "7.3")).toBe("The rate is (0.40%) in each month.");
});

const define = (term: string, place: Place): Operation => ({
  kind: "insertDefinition",
  target: at("1"),
  term,
  payload: words(`"${term}" means ${term.toLowerCase()}.`),
  place,
});

test.each<[string, Place, readonly string[]]>([
  ["Debt", { at: "alphabetical" }, ["Cost", "Debt", "Term"]],
  ["Bank", { at: "alphabetical" }, ["Bank", "Cost", "Term"]],
  ["Year", { at: "alphabetical" }, ["Cost", "Term", "Year"]],
  ["Bank", { at: "end" }, ["Cost", "Term", "Bank"]],
  ["Year", { at: "before", beside: "Term" }, ["Cost", "Year", "Term"]],
  ["Year", { at: "after", beside: "Cost" }, ["Cost", "Year", "Term"]],
])("a definition of %s placed %o", (term, place, expected) => {
  const { readings } = after([work("2002-01-01", define(term, place))]);
  expect(readings.flatMap(({ node }) => node.defines ?? [])).toEqual(expected);
});

test("what a letter adds, later letters amend; before the letter is in effect it is not there", () => {
  const works = [
    work("2002-01-01", define("Debt", { at: "alphabetical" })),
    work("2002-02-01", {
      kind: "replaceDefinition",
      target: { kind: "definition", term: "Debt" },
      payload: words('"Debt" means what is owed.'),
    }),
  ];
  const agreement = agreementOf(parts, works);
  const debt = inOrder(agreement).find(({ defines }) => defines === "Debt");
  if (debt === undefined) throw new Error("the definition is in the agreement");
  const reads = (inEffect: readonly string[]) => {
    const there = standing("2003-01-01", ["Agreement", ...inEffect]);
    return isPresent(agreement, debt, there) ? plainText(readingOf(agreement, debt, there)) : undefined;
  };
  expect(reads([])).toBeUndefined();
  expect(reads(["2002-02-01"])).toBeUndefined();
  expect(reads(["2002-01-01"])).toBe('"Debt" means debt.');
  expect(reads(["2002-01-01", "2002-02-01"])).toBe('"Debt" means what is owed.');
});

const add = (label: string, put: string, place: Place, target: Target = at("7")): Operation => ({
  kind: "insertProvision",
  target,
  label,
  payload: words(put),
  place,
});

test("a section added at the end, another after one that is named, and one by its number alone", () => {
  const paper: Target = {
    kind: "paper",
    paper: { name: "Agreement", between: [], amendedBy: [], asAmended: false },
  };
  const result = after([
    work("2002-01-01", add("7.4", "Fourth.", { at: "end" })),
    work("2002-01-01", add("7.1A", "Between.", { at: "after", beside: "7.1" })),
    work("2002-02-01", add("7.5", "Fifth.", { at: "unsaid" }, paper)),
  ]);
  expect(findings(result)).toEqual([]);
  expect(shown(result).map((each) => each.split(":")[0])).toEqual([
    "1",
    "1.1",
    "1.2",
    "7",
    "7.1",
    "7.1(a)",
    "7.1(b)",
    "7.1A",
    "7.2",
    "7.3",
    "7.4",
    "7.5",
  ]);
});

test("a section of a number that is taken is not added", () => {
  const result = after([work("2002-01-01", add("7.3", "Again.", { at: "end" }))]);
  expect(findings(result)).toEqual(["target.already_there"]);
  expect(shown(result)).toEqual(shown(after([])));
});

test("sections renumbered to make room: later letters cite them by their new numbers, earlier by their old", () => {
  const result = after([
    work("2001-01-01", swap("7.2", "2000", "1999")),
    work("2002-01-01", add("7.2", "New second.", { at: "after", beside: "7.1" })),
    work("2002-01-01", { kind: "redesignate", target: at("7.2"), label: "7.3" }),
    work("2002-01-01", { kind: "redesignate", target: at("7.3"), label: "7.4" }),
    work("2002-02-01", swap("7.3", "2001", "2005")),
    work("2002-02-01", swap("7.2", "New", "Brand-new")),
  ]);
  expect(findings(result)).toEqual([]);
  expect(failed(result)).toEqual([]);
  expect(shown(result).slice(6)).toEqual([
    "7.1(b): any other, in excess of $1,000,000.",
    "7.2: Brand-new second.",
    "7.3: Borrower shall keep books in 1999. It shall show them in 2005.",
    "7.4: The rate is (0.40%) in the year.",
  ]);
});

const restate = (path: string, root: Provision): Operation => ({
  kind: "replaceProvision",
  target: at(path),
  payload: { text: "all of it", span, parts: [root] },
});

test("a section restated with its parts: the old parts go, and later letters work on the new ones", () => {
  const root = part("7.1", "No debt but:", [
    part("7.1(a)", "old debt;"),
    part("7.1(b)", "new debt; and"),
    part("7.1(c)", "no debt."),
  ]);
  const works = [
    work("2002-02-01", swap("7.1(b)", "new", "newer")),
    work("2002-01-01", restate("7.1", root)),
    work("2001-01-01", swap("7.1(b)", "$1,000,000", "$3")),
  ];
  const result = after(works);
  expect(findings(result)).toEqual([]);
  expect(failed(result)).toEqual([]);
  expect(shown(result).slice(4, 8)).toEqual([
    "7.1: No debt but:",
    "7.1(a): old debt;",
    "7.1(b): newer debt; and",
    "7.1(c): no debt.",
  ]);
  const without = after(works.filter(({ by }) => by !== "2002-01-01"));
  expect(text(without, "7.1(b)")).toBe("any other, in excess of $3.");
  expect(failed(without)).toEqual(["substituteWords"]);
});

test("an agreement restated in its entirety", () => {
  const paper: Target = {
    kind: "paper",
    paper: { name: "Agreement", between: [], amendedBy: [], asAmended: false },
  };
  const put = { text: "all", span, parts: [part("1", "All is new."), part("2", "So is this.")] };
  const result = after([
    work("2002-01-01", { kind: "restateAll", target: paper, payload: put }),
    work("2002-02-01", swap("2", "this", "that")),
  ]);
  expect(shown(result)).toEqual([": ", "1: All is new.", "2: So is that."]);
});

test("a deletion that leaves a placeholder, and a restatement of what was deleted", () => {
  const gone = work("2002-01-01", { kind: "deleteProvision", target: at("7.2"), placeholder: words("[Reserved]") });
  expect(text(after([gone]), "7.2")).toBeUndefined();
  expect(shown(after([gone]))).toContain("7.2: [Reserved]");
  const back = work("2002-02-01", { kind: "replaceProvision", target: at("7.2"), payload: words("Books again.") });
  expect(text(after([gone, back]), "7.2")).toBe("Books again.");
});

test("an act on what an earlier letter deleted is not carried out", () => {
  const result = after([
    work("2002-01-01", { kind: "deleteProvision", target: at("7.1") }),
    work("2002-02-01", swap("7.1(b)", "any", "no")),
  ]);
  expect(failed(result)).toEqual(["substituteWords"]);
});

test("an exhibit replaced by another, and one added", () => {
  const attached: readonly Part[] = [...parts, { path: "Schedule 1.1", text: "Old list.", heading: "" }];
  const result = after(
    [
      work("2002-01-01", {
        kind: "replaceExhibit",
        target: { kind: "attachment", name: "Schedule 1.1" },
        payload: words("New list."),
      }),
    ],
    "2003-01-01",
    attached,
  );
  expect(findings(result)).toEqual([]);
  expect(text(result, "Schedule 1.1")).toBe("New list.");
  const missing = after([
    work("2002-01-01", { kind: "replaceExhibit", target: { kind: "attachment", name: "Schedule 9" }, with: "Annex A" }),
  ]);
  expect(findings(missing)).toEqual(["target.not_found"]);
});

test("a section whose number and title do not go together is not touched", () => {
  const target: Target = { kind: "provision", path: "7.2", caption: "Rate" };
  const result = after([work("2002-01-01", { kind: "deleteProvision", target })]);
  expect(findings(result)).toEqual(["target.title_differs"]);
  const byTitle = after([
    work("2002-01-01", { kind: "deleteProvision", target: { kind: "provision", path: "", caption: "RATE." } }),
  ]);
  expect(findings(byTitle)).toEqual([]);
  expect(shown(byTitle)).toHaveLength(8);
});

test("a part that is added by its title alone is found by it", () => {
  const fee: Provision = { ...part("", "Borrower pays $50 for each late report."), label: "", heading: "Late Fee" };
  const added: Operation = {
    kind: "insertProvision",
    target: { kind: "provision", path: "", caption: "COVENANTS" },
    label: "",
    payload: { ...words("Late Fee. Borrower pays $50 for each late report."), parts: [fee] },
    place: { at: "unsaid" },
  };
  const raised: Operation = {
    kind: "substituteWords",
    target: { kind: "provision", path: "", caption: "Late Fee" },
    old: "$50",
    payload: words("$75"),
    occurrence: "sole",
  };
  const result = after([work("2002-01-01", added), work("2002-06-01", raised)]);
  expect(failed(result)).toEqual([]);
  expect(shown(result)).toEqual([...shown(after([])), ": Borrower pays $75 for each late report."]);
  expect(result.readings.at(-1)?.heading).toBe("Late Fee");
});
