import { expect, test } from "vitest";
import { applyLetters } from "./amended.ts";

// Paragraphs are counted in the text as it stood before the letter.

test("the first two of three paragraphs give way to one", () => {
  const { text, instructions } = applyLetters(
    "Books. Borrower keeps books.\n\n     Lender may look at them.\n\n     Nobody else may.",
    [
      'Change. The first two paragraphs of Section 1.1 of the Loan Agreement are hereby deleted and replaced with the following: "There are no books."',
    ],
  );
  expect(text).toBe("There are no books.\n\nNobody else may.");
  expect(instructions.map(({ result }) => result)).toEqual(["applied", "applied"]);
});
