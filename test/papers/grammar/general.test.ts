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
