import { expect, test } from "vitest";
import { lintPaper } from "../../../src/papers/lint/lint.ts";
import { readPaper } from "../../../src/papers/read.ts";
import { founding, letter, retold } from "../paper.ts";
import { agreement, signed } from "./agreement.ts";
import { inShared } from "../../shared.ts";

// Papers of invented parties, each with one thing to look at, and beside it the same without it.

function codes(text: string, level: "warning" | "notice" = "warning"): string[] {
  const found = lintPaper(readPaper(text));
  return found.filter(({ severity }) => level === "notice" || severity !== "notice").map(({ code }) => code);
}

test("a sound agreement has nothing to look at", () => {
  expect(codes(agreement(), "notice")).toEqual([]);
});

test.each<[string, string[], (text: string) => string]>([
  [
    "a section that is not there",
    ["lint.dangling_reference"],
    (text) => text.replace("as Section 2.3", "as Section 2.9"),
  ],
  ["a section of another paper", [], (text) => text.replace("as Section 2.3 says", "as Section 2.9 of the Note says")],
  [
    "a section by the title of another",
    ["lint.reference_contradicts_itself"],
    (text) => text.replace("3.1 (Books)", "3.1 (Interest)"),
  ],
  [
    "a section that is not there, of which something follows",
    ["lint.dangling_reference"],
    (text) => text.replace("as Section 2.3 says.", "as Section 9.9 says, in the manner of the trade."),
  ],
  [
    "sections of another paper, several of them",
    [],
    (text) => text.replace("as Section 2.3 says", "as Sections 2.8, 2.9(a) and 9.9 of the Note say"),
  ],
  [
    "a section whose heading stands in mid-paragraph",
    [],
    (text) => text.replace("as Section 2.3 says.", "as Section 2.9 says. Section 2.9. Floor. None."),
  ],
  [
    "a line that begins with a number that is cited",
    [],
    (text) => text.replace("3.3 Notices. Notices", "3.1 or what else is said\n\n     3.3 Notices. Notices"),
  ],
  [
    "a term that one section keeps to itself and another uses",
    ["lint.used_outside_scope"],
    (text) =>
      text
        .replace("2.3 Rate. The rate", '2.3 Rate. As used in this Section, "Spread" means the rate. The rate')
        .replace("3.1 Books. Borrower", "3.1 Books. On any Spread, Borrower"),
  ],
  [
    "a term that one section keeps to itself",
    [],
    (text) =>
      text.replace("2.3 Rate. The rate", '2.3 Rate. As used in this Section, "Spread" means the rate. The Spread'),
  ],
  ["a number left out", ["lint.numbering_gap"], (text) => text.replace("3.3 Notices", "3.4 Notices")],
  ["a number that two sections bear", ["lint.number_twice"], (text) => text.replace("3.3 Notices", "3.2 Notices")],
  [
    "a term defined twice in different words",
    ["lint.doubly_defined"],
    (text) => text.replace("3.3 Notices. Notices are given in writing.", '3.3 "Cost" means what Lender says.'),
  ],
  [
    "words and figures that differ",
    ["number.words_and_figures_differ"],
    (text) => text.replace("five percent (5%)", "five percent (6%)"),
  ],
])("%s: %j", (_, expected, change) => {
  expect(codes(agreement(change))).toEqual(expected);
});

test.each<[string, string[], (text: string) => string]>([
  [
    "a term that is used nowhere",
    ["lint.unused_term"],
    (text) => text.replace("3.3 Notices. Notices are given in writing.", '3.3 "Quota" means a share.'),
  ],
  [
    "a term that nothing defines",
    ["lint.undefined_term"],
    (text) => text.replaceAll(/keep books|on demand|in writing/g, "$& under the Master Plan"),
  ],
  [
    "a name that is used before the words that give it",
    ["lint.used_before_given"],
    (text) =>
      text
        .replace("2.1 Loans. Lender", "2.1 Loans. From the Release Day, Lender")
        .replace("Notices are given in writing.", 'Notices are given in writing from May 1, 1998 (the "Release Day").'),
  ],
  [
    "a part that a section does not have",
    ["lint.dangling_reference"],
    (text) =>
      text
        .replace(
          "2.4 Payment. Borrower shall pay the Loans on demand.",
          "2.4 Payment. Borrower shall pay:\n\n          (a) the Loans;\n\n          (b) the interest.",
        )
        .replace("as Section 2.3 says", "as Section 2.4(c) says"),
  ],
])("told as a notice only: %s", (_, expected, change) => {
  expect(codes(agreement(change), "notice")).toEqual(expected);
  expect(codes(agreement(change))).toEqual([]);
});

test("a name is given before it is used", () => {
  const given = (text: string) =>
    text
      .replace("2.1 Loans. Lender", '2.1 Loans. From May 1, 1998 (the "Release Day"), Lender')
      .replace("Notices are given in writing.", "From the Release Day notices are given in writing.");
  expect(codes(agreement(given), "notice")).toEqual([]);
});

test("slips of one kind are told once, with how many there are", () => {
  const slipped = agreement((text) =>
    text.replace("Borrower shall keep books.", "On May l5, l999 and l1 days on, Borrower shall keep books."),
  );
  const told = lintPaper(readPaper(slipped)).filter(({ code }) => code === "text.letter_for_figure");
  expect(told.map(({ severity }) => severity)).toEqual(["warning", "notice", "notice"]);
  expect(told[0]?.message).toContain("There are 3 of the kind");
});

test.each<[string, string[], string[]]>([
  ["of a section that it does not have", ["lint.dangling_reference"], ["See Section 9 hereof.", "None.", "None."]],
  ["of its own last section", [], ["See Section 3 hereof.", "None.", "None."]],
  ["of a section of the agreement", [], ["See Section 9 of the Loan Agreement.", "None.", "None."]],
])("an amendment's citation %s: %j", (_, expected, parts) => {
  expect(codes(letter(...parts))).toEqual(expected);
});

test.each<[string, string[], string]>([
  [
    "signed on the line below",
    [],
    signed("NORTHERN FINANCE COMPANY") +
      "\n                SOUTHERN WORKS COMPANY\n\n                By:\n                /s/ B. Signatory\n                Title: President\n",
  ],
  [
    "signed, as a copy says in brackets",
    [],
    signed("NORTHERN FINANCE COMPANY") + signed("SOUTHERN WORKS COMPANY", "[SIGNATURE APPEARS HERE]"),
  ],
  [
    "with the kind of company after the name",
    [],
    signed("NORTHERN FINANCE COMPANY") + signed("SOUTHERN WORKS COMPANY, INC."),
  ],
  ["of another", ["instrument.party_without_signature"], signed("NORTHERN FINANCE COMPANY") + signed("EASTERN MILLS")],
  [
    "by alone on its line",
    ["lint.block_not_signed"],
    signed("NORTHERN FINANCE COMPANY") +
      "\n                SOUTHERN WORKS COMPANY\n\n                by\n                Name:\n                Title:\n",
  ],
  [
    "one block is blank",
    ["lint.block_not_signed"],
    signed("NORTHERN FINANCE COMPANY") + signed("SOUTHERN WORKS COMPANY", "_________"),
  ],
  ["all are signed", [], signed("NORTHERN FINANCE COMPANY") + signed("SOUTHERN WORKS COMPANY")],
  ["all are blank", [], signed("NORTHERN FINANCE COMPANY", "________") + signed("SOUTHERN WORKS COMPANY", "_________")],
])("signatures, %s: %j", (_, expected, ends) => {
  expect(codes(agreement((text) => text, ends))).toEqual(expected);
});

test.each<[string, string[], string]>([
  [
    "a change that reaches back",
    ["lint.reaches_back"],
    "Effective as of January 1, 1999, Section 4.2 of the Loan Agreement is deleted.",
  ],
  [
    "a change from the day of the paper",
    [],
    "Effective as of March 1, 1999, Section 4.2 of the Loan Agreement is deleted.",
  ],
  [
    "a waiver that was over before the paper",
    ["lint.over_before_it_is_dated"],
    "Lender hereby waives, until February 1, 1999, each Event of Default that resulted from the failure by Borrower to make any payment of interest on (a) the 9% Notes and (b) the 8% Notes.",
  ],
])("%s: %j", (_, expected, part) => {
  expect(codes(letter(`Change. ${part}`), "notice")).toEqual(expected);
});

test("a trigger narrower than the waiver it ends names the debts it leaves out", () => {
  const found = lintPaper(readPaper(retold)).filter(({ code }) => code === "lint.trigger_narrower_than_waiver");
  expect(found.map(({ message }) => /given for (.*) besides/.exec(message)?.[1])).toEqual([
    "(d) 10-1/2% Senior Note of LPC and LRG due May 1, 2002",
  ]);
});

inShared("the founding letter as filed has one thing to look at", () => {
  expect(codes(founding)).toEqual(["lint.trigger_narrower_than_waiver"]);
});
