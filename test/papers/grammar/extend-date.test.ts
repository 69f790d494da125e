import { expect, test } from "vitest";
import type { ActOf } from "../../../src/papers/acts/act.ts";
import { readPaper } from "../../../src/papers/read.ts";
import { onlyAct, readLetter } from "../paper.ts";

// What moves a date of the agreement by its name: which date, of which paper, to what day, which way, and from when.

const day = "June 30, 2002";
const maturity = { kind: "definition", term: "Maturity Date" };
const term = { kind: "provision", path: "", caption: "Term" };

function told({ target, to, from, way, length, alone }: ActOf<"extendDate">) {
  const { paper, ...named } = "paper" in target ? target : { ...target, paper: undefined };
  return { target: named, of: paper?.name, to, from, way, length, alone };
}

const later = {
  target: maturity,
  of: undefined,
  to: "2002-06-30",
  from: undefined,
  way: "later",
  length: undefined,
  alone: undefined,
};
const aYear = { count: 1, unit: "years" };
const fromDay = { ...later, from: "2001-06-30" };
const ofAgreement = { ...later, of: "Loan Agreement" };

test.each([
  [`The Maturity Date is hereby extended to ${day}.`, later],
  [`The Maturity Date shall be, and hereby is, extended until ${day}.`, later],
  [`The Maturity Date is hereby postponed to and including ${day}, for all purposes of the Loan Agreement.`, later],
  [`The "Maturity Date" is hereby extended through the close of business on the 30th day of June, 2002.`, later],
  [`The parties hereto agree that the Maturity Date shall be extended to ${day}.`, later],
  [`Borrower and Lender hereby agree to extend the Maturity Date to ${day}.`, later],
  [`Lender hereby extends the Maturity Date until ${day}.`, later],
  [`The Maturity Date is extended from June 30, 2001 to ${day}.`, fromDay],
  [`The Maturity Date is extended from its current maturity date of June 30, 2001 through ${day}.`, fromDay],
  [`The Maturity Date is changed from June 30, 2001 to ${day}.`, { ...fromDay, way: undefined }],
  [`The Maturity Date is hereby amended to be ${day}.`, { ...later, way: undefined }],
  [`The Maturity Date is hereby extended for one year to ${day}.`, { ...later, length: aYear }],
  [
    `The Maturity Date is hereby extended for an additional period of one (1) year, from June 30, 2001 to ${day}.`,
    { ...fromDay, length: aYear },
  ],
  [`Lender hereby extends the Maturity Date for an additional year until ${day}.`, { ...later, length: aYear }],
  [
    `The Maturity Date is hereby extended by ninety (90) days, to ${day}.`,
    { ...later, length: { count: 90, unit: "days" } },
  ],
  [
    `The Maturity Date is hereby extended for a period of 18 months through ${day}.`,
    { ...later, length: { count: 18, unit: "months" } },
  ],
  [`The Maturity Date is hereby accelerated to ${day}.`, { ...later, way: "earlier" }],
  [`The Maturity Date set forth in Section 1.1 of the Loan Agreement is hereby extended to ${day}.`, ofAgreement],
  [`The Maturity Date (as defined in the Loan Agreement) is hereby extended to ${day}.`, ofAgreement],
  [
    `The Maturity Date under the Loan Agreement is extended to ${day}, unless sooner terminated as provided therein.`,
    ofAgreement,
  ],
  [`Section 1.1 of the Loan Agreement is amended to extend the Maturity Date to ${day}.`, ofAgreement],
  [`The Loan Agreement is hereby amended by extending the Maturity Date to ${day}.`, ofAgreement],
  [`The definition of "Maturity Date" is amended to extend such date to ${day}.`, later],
  [
    `The definition of Maturity Date is amended in its entirety to mean "${day}".`,
    { ...later, way: undefined, alone: true },
  ],
  [`The definition of "Maturity Date" is amended to read ${day}.`, { ...later, way: undefined, alone: true }],
  [`The term of the Loan Agreement is hereby extended until ${day}.`, { ...ofAgreement, target: term }],
  [`The Term is hereby extended through ${day}.`, { ...later, target: term }],
  [
    `The Line of Credit Maturity is hereby extended to ${day}.`,
    { ...later, target: { kind: "definition", term: "Line of Credit Maturity" } },
  ],
  [
    `The maturity date of the Revolving Note is hereby extended to ${day}.`,
    { ...later, target: { kind: "definition", term: "maturity date" }, of: "Revolving Note" },
  ],
])("%s", (sentence, expected) => {
  expect(told(onlyAct("extendDate", sentence))).toEqual(expected);
});

test.each([
  ["by the day", `Effective as of April 1, 1999, the Maturity Date is hereby extended to ${day}.`],
  ["after it", `The Maturity Date is hereby extended until ${day}, effective as of April 1, 1999.`],
  [
    "by a name that the paper gives a day",
    `The Maturity Date is hereby extended to ${day} as of the Extension Date. "Extension Date" means April 1, 1999.`,
  ],
  [
    "above the list",
    `Effective as of April 1, 1999, the Loan Agreement is amended as follows:\n\n        (a) by extending the Maturity Date to ${day}.`,
  ],
])("the day from which it applies is told %s", (_, sentence) => {
  const act = onlyAct("extendDate", sentence);
  expect([act.to, act.effect.from?.value, act.effect.until]).toEqual(["2002-06-30", "1999-04-01", undefined]);
});

test.each([
  [`The Revolving Maturity Date and the Term Maturity Date are each hereby extended to ${day}.`],
  [`Each of the Revolving Maturity Date and the Term Maturity Date is hereby extended to ${day}.`],
])("two dates moved together are two acts: %s", (sentence) => {
  const { acts } = readLetter(sentence);
  expect(acts.map((act) => (act.kind === "extendDate" ? [act.target, act.to] : act.kind))).toEqual(
    ["Revolving Maturity Date", "Term Maturity Date"].map((name) => [{ kind: "definition", term: name }, "2002-06-30"]),
  );
});

test("a sentence that changes words and names the date is read once, as words", () => {
  const { acts } = readLetter(
    `Section 1.1 of the Loan Agreement is amended by changing the Maturity Date from June 30, 2001 to ${day}.`,
  );
  expect(acts.map(({ kind, uncertain }) => [kind, uncertain])).toEqual([["substituteWords", undefined]]);
});

test.each([
  ["that may be", `The Maturity Date may be extended to ${day}.`],
  ["that may be asked for", `Borrower may request that the Maturity Date be extended to ${day}.`],
  ["that shall not be", `The Maturity Date shall not be extended to ${day}.`],
  ["that is told", `The Maturity Date has been extended to ${day}.`],
  ["that was made", `By Amendment No. 1, the Maturity Date was extended to ${day}.`],
  ["under a condition", `If Borrower so requests, the Maturity Date shall be extended to ${day}.`],
  ["that is itself a condition", `If the Maturity Date is extended to ${day}, Borrower shall pay a fee.`],
  ["with a condition after it", `The Maturity Date is extended to ${day}, provided that Borrower pays a fee.`],
  ["that is promised under one", `Lender agrees to extend the Maturity Date to ${day} if Borrower pays a fee.`],
  ["on a day that nobody knows", `On the Sale Date, the Maturity Date shall be extended to ${day}.`],
  ["for a time without a day", "The Maturity Date is hereby extended for one year."],
  ["to a day by a name alone", "The Maturity Date is extended from June 30, 2001 to the Extended Maturity Date."],
  ["to a day in brackets", `The Maturity Date is hereby extended to [${day}].`],
  ["to a day left blank", "The Maturity Date is hereby extended to __________, 2002."],
  ["to a day that no calendar has", "The Maturity Date is hereby extended to June 31, 2002."],
  ["from a day that no calendar has", `The Maturity Date is hereby extended from June 31, 2001 to ${day}.`],
  ["to two days", `The Maturity Date is extended to ${day} to June 30, 2003.`],
  [
    "from one day to another that are not so far apart",
    `The Maturity Date is extended from June 30, 2000 for one year to ${day}.`,
  ],
  ["for a time in words and figures at odds", `The Maturity Date is extended for one (2) years to ${day}.`],
  ["for a part of a year", `The Maturity Date is extended for one-half year to ${day}.`],
  ["for a time that somebody sets", `The Maturity Date is extended for such period as Lender may allow to ${day}.`],
  ["of three dates", `The Sale Date, the Test Date and the Maturity Date are hereby extended to ${day}.`],
  ["extended to a day before", `The Maturity Date is extended from June 30, 2003 to ${day}.`],
  ["accelerated to a day after", `The Maturity Date is accelerated from June 30, 2001 to ${day}.`],
  ["of no more than one of several days", `The Maturity Dates are extended to ${day}.`],
  ["of a loan", `The Maturity Date of the Term Loan is hereby extended to ${day}.`],
  ["of the term of a loan", `The term of the Revolving Loan is hereby extended to ${day}.`],
  ["of the paper itself", `The term of this Agreement is hereby extended to ${day}.`],
  ["among other things", `The Maturity Date is extended to ${day} and the Total Commitment is increased to $1.`],
])("a change %s is not read", (_, sentence) => {
  const { acts } = readLetter(sentence);
  expect(acts.filter(({ kind }) => kind === "extendDate")).toEqual([]);
});

test("a definition that speaks of an extension is a definition", () => {
  const { acts } = readLetter(
    `The definition of "Maturity Date" is amended to read as follows: "Maturity Date" means ${day}, as extended to June 30, 2003.`,
  );
  expect(acts.map(({ kind }) => kind)).toEqual(["replaceDefinition"]);
});

const paper = (title: string, words: string) => `
                          ${title}

        This ${title} is made as of March 1, 1999 by Delta Mills, Inc. ("Borrower") with First Harbor Bank ("Lender").

        1. Term. ${words}

DELTA MILLS, INC.

By:   /s/ A. Signatory

FIRST HARBOR BANK

By:   /s/ B. Signatory
`;

test.each([
  ["EXTENSION AGREEMENT", `The Maturity Date of the Loan Agreement is extended to ${day}.`, "amendment"],
  ["SECOND LOAN AGREEMENT", `The Maturity Date of the Loan Agreement is hereby extended to ${day}.`, "amendment"],
  ["LOAN AGREEMENT", `Borrower may ask that the Maturity Date be extended to ${day}.`, "agreement"],
  ["CREDIT EXTENSION AGREEMENT", "Lender shall lend to Borrower until June 30, 2001.", "agreement"],
])("a paper headed %s is what it does", (title, words, kind) => {
  expect(readPaper(paper(title, words)).instruments.map((each) => each.kind)).toEqual([kind]);
});
