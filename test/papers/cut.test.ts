import { expect, test } from "vitest";
import { readPaper } from "../../src/papers/read.ts";
import { inShared } from "../shared.ts";
import { founding, letter, retold } from "./paper.ts";

// A copy that breaks off: nothing may be read of it that the whole paper does not say.

function keysOf(text: string): Set<string> {
  return new Set(readPaper(text).instruments.flatMap(({ acts }) => acts.map(key)));
}

function key(act: unknown): string {
  return JSON.stringify(act, (_, value) => (typeof value === "bigint" ? String(value) : value));
}

/** Where a copy is cut: evenly, at the ends of words and lines, and on every full stop. */
function cutsOf(text: string): number[] {
  const even = Array.from({ length: 150 }, (_, index) => Math.floor(((index + 0.5) * text.length) / 150));
  const stops = [...text.matchAll(/[.;"](?=\s)/g)].flatMap(({ index }) => [index, index + 1]);
  return [...even, ...stops];
}

function complaintsOf(text: string): string[] {
  const whole = keysOf(text);
  return cutsOf(text).flatMap((cut) => {
    const read = readPaper(text.slice(0, cut));
    const told = read.findings.some(({ code, severity }) => code === "instrument.cut_off" && severity === "error");
    const wrong = read.instruments.flatMap(({ acts }) => acts.filter((act) => !whole.has(key(act))));
    const inSentence = !/[.]["')]?\s*$/.test(text.slice(0, cut));
    return wrong.length > 0 && (inSentence || !told)
      ? [`cut at ${cut} after “${text.slice(cut - 30, cut)}”: ${wrong.map(key).join("\n")}`]
      : [];
  });
}

const amending = letter(
  'Interest. The definition of "Interest Rate" in the Loan Agreement is hereby deleted and replaced with the following:\n\n' +
    '                "Interest Rate" shall mean, as to Prime Rate Loans, a rate of one (1%) percent per annum above the\n' +
    "                Prime Rate. It is reckoned on a 360-day year for the actual number of days elapsed.",
  "Fee. Borrower shall pay Lender an amendment fee of $10,000. Lender may charge the fee to the loan account of\n" +
    "Borrower. The fee is fully earned on the date hereof and shall constitute part of the Obligations.",
  'Term. Section 9 of the Loan Agreement is hereby amended to read as follows:\n\n        "This Agreement continues ' +
    'for a term ending on May 1, 2001 (the\n        "Maturity Date")."',
);

inShared("no cut of the letter as filed makes an act that is not in it (needs ../shared)", () => {
  expect(complaintsOf(founding)).toEqual([]);
});

test.each([
  ["the letter as told again", retold],
  ["a letter of three acts", amending],
])("no cut of %s makes an act that is not in it", (_, text) => {
  expect(complaintsOf(text)).toEqual([]);
});

const definition = retold.indexOf('"Interest Rate" shall mean');

test.each([
  ["in the words put in place", definition + 400, /in mid-sentence/, 1],
  ["after the colon", retold.lastIndexOf(":", definition) + 1, /in mid-sentence/, 1],
  ["between two parts", retold.indexOf("        3. Eurodollar"), /without a signature block/, 0],
  ["before the signatures", retold.indexOf("                 [The rest of this page"), /without a signature block/, 0],
])("a copy that ends %s is an error", (_, cut, message, unread) => {
  const reading = readPaper(retold.slice(0, cut));
  expect(reading.findings.map(({ code, severity }) => [code, severity])).toEqual([["instrument.cut_off", "error"]]);
  expect(reading.findings[0]?.message).toMatch(message);
  expect(reading.findings[0]?.span.start).toBe(retold.slice(0, cut).trimEnd().length);
  expect(reading.unread.map(({ reason }) => reason)).toEqual(
    Array.from({ length: unread }, () => "The copy breaks off in this paragraph, so that nothing in it is acted on."),
  );
});

test("an exhibit that breaks off is a form, and no agreement of its own", () => {
  const cut = retold.indexOf("        2. Rescission of Waivers");
  const reading = readPaper(retold.slice(0, cut));
  expect(reading.instruments.map(({ id, kind, execution }) => [id, kind, execution])).toEqual([
    ["main", "letter_amendment", "executed"],
    ["consent", "consent", "executed"],
    ["exhibit-a", "exhibit_form", "unknown"],
  ]);
  expect(reading.findings.map(({ code }) => code)).toEqual(["instrument.cut_off"]);
});

test("a whole agreement without signatures is a warning; one that breaks off is an error", () => {
  const whole =
    "LOAN AGREEMENT\n\nThis Loan Agreement is made on March 1, 1999 by Southern Works Company and sets out what it owes.";
  expect(readPaper(whole).findings).toMatchObject([{ code: "instrument.no_signatures", severity: "warning" }]);
  const broken = `${whole}\n\n1. Loans. The Lender may in its discretion`;
  expect(readPaper(broken).findings).toMatchObject([{ code: "instrument.cut_off", severity: "error" }]);
});
