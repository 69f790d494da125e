import { expect, test } from "vitest";
import type { Act } from "../../../src/papers/acts/act.ts";
import { folded, readLetter } from "../paper.ts";

// What parties do by saying so: each thing an act of its own words, with who does it.

const who = (act: Act) => `${act.kind}${"by" in act && act.by !== undefined && act.by !== "" ? ` by ${act.by}` : ""}`;

test.each([
  [
    "Guarantor hereby consents to the foregoing and ratifies its Guaranty.",
    ["consent by Guarantor", "ratify by Guarantor"],
  ],
  [
    "The Lenders hereby (a) consent to the sale and (b) waive compliance with Section 6.1 to that extent.",
    ["consent by Lenders", "waive by Lenders"],
  ],
  [
    "Each of the Borrower and the Guarantors, by its signature, hereby acknowledges and consents to this Amendment.",
    ["consent by Borrower and the Guarantors"],
  ],
  [
    "The undersigned, not parties hereto but as Sureties, each accept and agree to the terms of it.",
    ["consent by Sureties"],
  ],
  ["The Lenders hereby authorize the Agent to file the releases.", ["consent by Lenders"]],
  ["The Agent hereby releases Affiliate from its obligations.", ["release by Agent"]],
  ["BORROWER HEREBY RELEASES AND FOREVER DISCHARGES EACH LENDER FROM ALL CLAIMS.", ["release by Borrower"]],
  ["Borrower covenants and agrees never to institute any action against Lender.", ["release by Borrower"]],
  [
    "Compliance with Section 6.1 for the quarter ended March 31, 1999 is hereby waived by the Lenders.",
    ["waive by Lenders"],
  ],
  ["Lender hereby grants a one-time waiver of compliance with Section 6.1.", ["waive by Lender"]],
  ["The Lenders agree to waive compliance with Section 6.1 until June 30, 1999.", ["waive by Lenders"]],
  ["The Lenders agree that no Event of Default shall be deemed to have occurred.", ["waive by Lenders"]],
  [
    "Lender hereby waives (a) compliance with Section 6.1 until May 1, 1999 and (b) compliance with Section 6.2 until June 1, 1999.",
    ["waive by Lender", "waive by Lender"],
  ],
  ["Until June 30, 1999, Lender will forbear from enforcing the Notes.", ["forbear by Lender"]],
  ["Borrower acknowledges that it has no offsets against the Notes.", ["represent by Borrower"]],
  [
    "Borrower hereby reaffirms the representations set forth in Section 4 of the Loan Agreement and certifies that no Default exists.",
    ["represent by Borrower"],
  ],
  ["No failure to exercise a right shall operate as a waiver of it.", ["reserveRights"]],
  [
    "The waiver above shall be limited as written and shall not be deemed to prejudice any right of Lender.",
    ["reserveRights by Lender"],
  ],
  ["Lender agrees to forbear from enforcing the Notes until June 30, 1999.", ["forbear by Lender"]],
  [
    "Borrower ratifies, confirms and reaffirms the Loan Agreement and acknowledges that its liens remain valid.",
    ["ratify by Borrower"],
  ],
  ["Borrower acknowledges and agrees that the Collateral continues to secure the Notes.", ["ratify by Borrower"]],
  [
    "Borrower hereby reaffirms all of the representations and warranties in the Loan Agreement.",
    ["represent by Borrower"],
  ],
  ["All liens granted in the Loan Documents shall continue to secure the Notes.", ["ratify"]],
  ["Except as amended hereby, the Loan Agreement remains unaltered.", ["ratify"]],
  ["Nothing herein shall be deemed a waiver of or a consent to any other departure.", ["reserveRights"]],
  ["This waiver is limited to the matters above and is no consent to any other.", ["reserveRights"]],
  [
    "The execution of this Amendment shall not operate as a waiver of any right or remedy of the Agent.",
    ["reserveRights by Agent"],
  ],
  ["All rights and claims of Lender are expressly reserved.", ["reserveRights by Lender"]],
])("%s", (sentence, kinds) => {
  const { acts, unread } = readLetter(`Acts. ${sentence}`);
  expect(acts.map(who)).toEqual(kinds);
  expect(unread).toEqual([]);
});

test.each([
  ["asked for", "Borrower has requested that Lender consent to the sale of the Plant and shall pay for it."],
  ["under a condition", "If Lender consents to the sale, the proceeds shall be paid."],
  ["of an event", "In the event of a breach, Borrower consents to the appointment of a receiver of the Works."],
  ["of another time", "Lender shall release the lien when it is paid."],
  [
    "until two days",
    "Lender waives compliance with Section 6.1 until May 1, 1999 and with Section 6.2 until June 1, 1999.",
  ],
  [
    "for a period that may be the one tested",
    "Lender waives compliance with Section 6.1 for the period ending on May 1, 1999.",
  ],
  [
    "for a period that may be the one tested, by a known covenant",
    "Lender hereby waives the Event of Default arising from the failure of Borrower to maintain Working Capital as required by Section 5.1 for the period ending on May 1, 1999.",
  ],
  ["until a day that is named elsewhere", "Lender waives compliance with Section 6.1 until the Final Date."],
  ["of its own protection", "Borrower hereby waives presentment and protest."],
])("nothing is done by words %s", (_, sentence) => {
  expect(readLetter(`Acts. ${sentence}`).acts).toEqual([]);
});

test("a sentence that is left unread is listed with its values", () => {
  const { reading } = readLetter("Acts. Lender waives compliance with Section 6.1 until the Final Date for $5,000.");
  expect(reading.unread.flatMap(({ values }) => values)).toMatchObject([{ value: "amount", minor: 500_000n }]);
});

test("each of several acts stands in its own words", () => {
  const { acts, text } = readLetter(
    "Acts. Guarantor consents to the Amendment, and Guarantor further ratifies its Guaranty.",
  );
  expect(acts.map(({ span }) => folded(text.slice(span.start, span.end)))).toEqual([
    "Guarantor consents to the Amendment",
    "Guarantor further ratifies its Guaranty.",
  ]);
});

test("a sentence that lists provisions has one act for each that is understood", () => {
  const { acts } = readLetter(
    "Miscellaneous. Herein (a) headings shall not affect the meaning, (b) the singular includes the plural, and (c) this Amendment may be executed in counterparts.",
  );
  expect(acts.map(({ kind, clause }) => [kind, clause])).toEqual([
    ["disregardHeadings", "1(a)"],
    ["allowCounterparts", "1(c)"],
  ]);
});

test.each([
  [
    "under a guaranty whose name stands in brackets",
    'Each of the undersigned, as Guarantor under its Guaranty in favor of Bank of Ohio ("Guaranty") hereby (a) consents to the foregoing Amendment and (b) reaffirms its obligations.',
    [
      ["consent", "Guarantor", "the foregoing Amendment"],
      ["ratify", "Guarantor", undefined],
    ],
  ],
  [
    "by executing the paper, and an annex is nobody",
    "Each Lender executing this Amendment hereby consents to the First Amendment in the form annexed hereto as Annex B and each such Lender hereby authorizes the Agent to sign it.",
    [
      ["consent", "Lender", "the First Amendment in the form annexed hereto as Annex B"],
      ["consent", "Lender", "the Agent to sign it"],
    ],
  ],
  [
    "in a list of what the guarantors say",
    'The undersigned (each a "Guarantor") hereby (i) consents to the foregoing Amendment; and (ii) affirms that nothing contained therein shall modify its guaranty, which remains in full force and effect.',
    [
      ["consent", "The undersigned", "the foregoing Amendment"],
      ["ratify", "The undersigned", undefined],
    ],
  ],
])("who does it: %s", (_, sentence, expected) => {
  expect(readLetter(`Acts. ${sentence}`).acts.map((act: any) => [act.kind, act.by, act.to])).toEqual(expected);
});

test.each([
  "The headings in this Amendment are for convenience only and shall not be deemed to limit or modify the terms hereof.",
  "The execution and delivery by Borrower of this Amendment do not and will not (i) violate any law or (ii) constitute a default or require any consent of any person.",
  "Each Guarantor acknowledges and agrees that nothing in the Loan Agreement shall be deemed to require the consent of such Guarantor to any amendment.",
])("no rights are reserved: %s", (sentence) => {
  const { acts } = readLetter(`Acts. ${sentence}`);
  expect(acts.filter(({ kind }: { kind: string }) => kind === "reserveRights")).toEqual([]);
});
