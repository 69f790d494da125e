import { describe, expect, test } from "vitest";
import { onlyAct, readLetter } from "../paper.ts";

// Conditions, representations, and the sentences that stand in nearly every paper.

const gate =
  "Conditions. This Amendment shall become effective upon the satisfaction of the following conditions precedent:";

test.each([
  [
    "Each of Lender and Borrower shall have received an executed original of this Amendment;",
    [{ condition: "counterpartsReceived", by: ["Lender", "Borrower"], signedBy: [] }],
  ],
  [
    "Lender shall have received an executed counterpart hereof, satisfactory in form to Lender;",
    [
      { condition: "counterpartsReceived", by: ["Lender"], signedBy: [] },
      { condition: "satisfactoryTo", party: "Lender" },
    ],
  ],
  [
    "an Amendment between Affiliate and Lender of even date shall be in force;",
    [{ condition: "companionAmendment", between: ["Affiliate", "Lender"], dated: "even_date" }],
  ],
  [
    "a letter agreement between Affiliate and Lender dated April 2, 1999 and the satisfaction of all conditions of it;",
    [
      { condition: "companionAmendment", between: ["Affiliate", "Lender"], dated: "1999-04-02" },
      { condition: "companionConditionsSatisfied" },
    ],
  ],
  ["all representations herein shall be true and correct;", [{ condition: "representationsTrue", qualified: "none" }]],
  [
    "the representations herein shall be true in every material respect;",
    [{ condition: "representationsTrue", qualified: "in_all_material_respects" }],
  ],
  ["no Event of Default shall have occurred;", [{ condition: "noDefault", unmaturedToo: false, givingEffect: false }]],
  [
    "after giving effect hereto, no Event of Default, nor an event which with notice would be one, exists;",
    [{ condition: "noDefault", unmaturedToo: true, givingEffect: true }],
  ],
  ["Borrower shall have sold the Plant;", [{ condition: "other" }]],
])("condition: %s", (item, conditions) => {
  const { acts, unread, reading } = readLetter(`${gate}\n\n        (a) ${item} and\n\n        (b) no more.`);
  expect(unread).toEqual([]);
  const of = (clause: string) =>
    acts.flatMap((act) => (act.kind === "requireCondition" && act.clause === clause ? [act.condition] : []));
  expect(of("1(a)")).toEqual(conditions);
  expect(reading.instruments[0]?.gate?.clause).toBe("1");
});

test("a condition that rests on an impossible day is kept, for a person to decide", () => {
  const { acts, codes } = readLetter(
    `${gate}\n\n        (a) a letter agreement between Affiliate and Lender dated April 31, 1999; and\n\n        (b) no Event of Default exists.`,
  );
  expect(acts.map((act) => act.kind === "requireCondition" && act.condition.condition)).toEqual(["other", "noDefault"]);
  expect(codes).toEqual(["date.not_a_calendar_day"]);
});

test.each([
  ["The Borrower and each Loan Party represent and warrant that it is so.", "Borrower and each Loan Party"],
  ["Each Credit Party hereby represents and warrants that it is so.", "Credit Party"],
  ["To induce the Lender to sign, the Borrower does hereby represent that it is so.", "Borrower"],
  ["To induce Lender, Borrower represents that it is so.", "Borrower"],
  ["Parent, Borrower and Operator jointly and severally represent that it is so.", "Parent, Borrower and Operator"],
])("who represents is named whole: %s", (words, by) => {
  expect(onlyAct("represent", `Representations. ${words}`).by).toBe(by);
});

test.each([
  [
    "This Amendment may be executed in counterparts, shall be governed by the laws of the State of Ohio, and shall bind the successors and assigns of the parties.",
    ["allowCounterparts", "chooseLaw Ohio", "bindSuccessors"],
  ],
  ["THIS AMENDMENT SHALL BE GOVERNED BY THE LAWS OF THE STATE OF NEW YORK.", ["chooseLaw NEW YORK"]],
  ["It shall be governed by the laws of The Commonwealth of Massachusetts.", ["chooseLaw Massachusetts"]],
  [
    "This Amendment shall become effective when counterparts of it have been executed by the Lenders.",
    ["requireCondition"],
  ],
  [
    "To the extent necessary, the Notes are hereby amended consistent with the changes made by this Amendment.",
    ["conform"],
  ],
  ["The Loan Documents shall be deemed amended to give effect to the foregoing.", ["conform"]],
  ["Each Note is hereby modified to reflect the amendments set forth in Section 2 above.", ["conform"]],
  [
    'From the date hereof, each reference in the Loan Agreement to "this Agreement" shall mean and be a reference to the Loan Agreement as amended hereby.',
    ["conform"],
  ],
  ["Any reference to the Loan Agreement in a Note is deemed to refer to it as so amended.", ["conform"]],
  ["All terms used herein that the Loan Agreement defines are used as defined there.", ["incorporateTerms"]],
  ["The Loan Agreement and this Amendment shall be read together as one document.", ["incorporateTerms"]],
  ["The foregoing waiver is effective only in this instance.", ["reserveRights"]],
])("general provisions: %s", (words, kinds) => {
  const { acts, unread } = readLetter(`Miscellaneous. ${words}`);
  expect(acts.map((act) => (act.kind === "chooseLaw" ? `${act.kind} ${act.law}` : act.kind))).toEqual(kinds);
  expect(unread).toEqual([]);
});

test("the name of a paper may hold small words", () => {
  const { acts } = readLetter(
    "Miscellaneous. The Loan and Security Agreement, the Amended and Restated Note and the Line of Credit Agreement are hereby ratified.",
  );
  expect(acts).toMatchObject([
    {
      kind: "ratify",
      papers: ["Loan and Security Agreement", "Amended and Restated Note", "Line of Credit Agreement"],
    },
  ]);
});

describe("representations", () => {
  test("under a lead", () => {
    const { acts } = readLetter(
      "Representations. Borrower hereby represents and warrants to Lender as follows:\n\n        (a) no Event of Default exists; and\n\n        (b) this Amendment has been duly executed.",
    );
    expect(acts.map((act) => act.kind === "represent" && [act.clause, act.by, act.about])).toEqual([
      ["1(a)", "Borrower", "noDefault"],
      ["1(b)", "Borrower", "dueExecution"],
    ]);
  });

  test("listed within a sentence", () => {
    const { acts } = readLetter("Representations. Each party represents that: (a) it exists; and (b) it may sign.");
    expect(acts.map((act) => act.kind === "represent" && [act.clause, act.by, act.text])).toEqual([
      ["1(a)", "Each party", "it exists; and"],
      ["1(b)", "Each party", "it may sign."],
    ]);
  });

  test("where paragraphs are only referred to, there is no list", () => {
    expect(
      onlyAct("represent", "Representations. Borrower represents what is said in paragraphs (a) and (b) above.").clause,
    ).toBe("1");
  });
});

test.each([
  [
    "ratify",
    "Except as modified hereby, the Loan Agreement is hereby ratified and confirmed.",
    { papers: ["Loan Agreement"] },
  ],
  [
    "ratify",
    "The Loan Agreement and the Security Agreement remain in full force and effect.",
    { papers: ["Loan Agreement", "Security Agreement"] },
  ],
  [
    "setPrecedence",
    "To the extent of conflict between this Amendment and the Loan Agreement, the terms of this Amendment control.",
    { over: ["Loan Agreement"] },
  ],
  [
    "setPrecedence",
    "This letter shall govern in case of any inconsistency with the Loan Agreement.",
    { over: ["Loan Agreement"] },
  ],
  ["setEffectiveDate", "This Amendment shall be deemed effective as of February 1, 1999.", { on: "1999-02-01" }],
  ["setEffectiveDate", "This letter takes effect on its date.", { on: "1999-03-01" }],
  ["setEffectiveDate", "This Amendment is effective as of the date hereof.", { on: "1999-03-01" }],
  ["setEffectiveDate", "This Amendment is effective as of the date first above written.", { on: "1999-03-01" }],
  [
    "incorporateTerms",
    "Capitalized terms used herein shall have the meanings ascribed thereto in the Loan Agreement.",
    { from: ["Loan Agreement"] },
  ],
  [
    "assureFurther",
    "Borrower shall execute and deliver such additional documents as Lender may ask for.",
    { by: "Borrower" },
  ],
  ["chooseLaw", "This Amendment shall be governed by the laws of the State of Ohio.", { law: "Ohio" }],
  ["chooseLaw", "New Jersey law governs.", { law: "New Jersey" }],
  ["allowCounterparts", "This Amendment may be executed in counterparts.", { facsimile: false }],
  ["allowCounterparts", "A signed counterpart may be delivered by facsimile.", { facsimile: true }],
  ["bindSuccessors", "This Amendment binds the successors and assigns of the parties.", {}],
  ["disregardHeadings", "The headings herein are for convenience only.", {}],
  [
    "consent",
    "Guarantor hereby consents to the foregoing Amendment.",
    { by: "Guarantor", to: "the foregoing Amendment" },
  ],
] as const)("%s: %s", (kind, sentence, expected) => {
  expect(onlyAct(kind, `General. ${sentence}`)).toMatchObject(expected);
});

test.each([
  [
    "the other paper prevails",
    "In case of conflict between this Amendment and the Loan Agreement, the Loan Agreement shall control.",
  ],
  [
    "an effective date with a condition",
    "This Amendment shall be effective as of February 1, 1999 if Lender so elects.",
  ],
  ["a covenant", "Borrower shall have no more than ten mills."],
  ["a change told in words", "The Loan Documents are hereby amended to reflect that the Plant is sold."],
  ["a change of words that follow", "Schedule 1 is hereby amended to reflect the following:"],
  ["a change by another paper", "The Note is hereby amended to reflect the changes made in the Supplement."],
  ["a refusal", "Lender shall not consent to the sale of the Plant."],
])("not read, and told: %s", (_, sentence) => {
  const { acts, unread } = readLetter(`General. ${sentence}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});

test("force and effect on a day is no effective date", () => {
  expect(readLetter("General. This Amendment is in full force and effect as of the date hereof.").acts).toEqual([]);
});
