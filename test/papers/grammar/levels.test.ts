import { expect, test } from "vitest";
import { onlyAct, readLetter } from "../paper.ts";

// What replaces the levels of a covenant from a period on.

const rows = `

        Quarter ending on                 Minimum EBITDA

        March 31, 1999                    $7,000,000

        June 30, 1999 and thereafter      $7,500,000
`;
const levels = "the minimum EBITDA covenant levels for the period ending on or about March 31, 1999";

test.each([
  [
    `Section 8.1 of the Loan Agreement is amended by deleting ${levels} and all periods thereafter and replacing them with the following:`,
  ],
  [
    `Section 8.1 of the Loan Agreement is hereby amended by deleting ${levels} and each subsequent period, and by replacing them with the following:`,
  ],
])("%s", (sentence) => {
  const { target, called, since, payload } = onlyAct("replaceLevels", `${sentence}${rows}`);
  expect(target).toMatchObject({ kind: "table", path: "8.1", paper: { name: "Loan Agreement" } });
  expect([called, since]).toEqual(["minimum EBITDA", "1999-03-31"]);
  expect(payload.text.split("\n")).toHaveLength(3);
});

test.each([
  [`Section 8.1 of the Loan Agreement is amended by deleting ${levels} and replacing them with the following:`],
  [`Section 8.1 of the Loan Agreement is amended by deleting ${levels} and all periods thereafter:`],
  [`The covenants are amended by deleting ${levels} and all periods thereafter and replacing them with the following:`],
])("%s is not read", (sentence) => {
  expect(readLetter(`${sentence}${rows}`).acts.filter(({ kind }) => kind === "replaceLevels")).toEqual([]);
});
