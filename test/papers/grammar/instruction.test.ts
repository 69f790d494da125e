import { expect, test } from "vitest";
import { readLetter } from "../paper.ts";

// What an instruction puts in place, part by part.

test("what is put in place is numbered as the amended paper will cite it", () => {
  const paths = (part: string) => {
    const list = (parts: any): string[] => (parts ?? []).flatMap((each: any) => [each.path, ...list(each.parts)]);
    return readLetter(part).acts.flatMap((act: any) => list(act.payload?.parts));
  };
  const restated = "Books. Section 4.2 of the Loan Agreement is amended to read as follows:\n\n        ";
  expect(paths(`${restated}4.2 Books. It keeps:\n\n        (a) one; and\n\n        (b) two.`)).toEqual([
    "4.2",
    "4.2(a)",
    "4.2(b)",
  ]);
  expect(paths(`${restated}It keeps:\n\n        (a) one; and\n\n        (b) two.`)).toEqual([
    "4.2",
    "4.2(a)",
    "4.2(b)",
  ]);
  expect(paths(`${restated.replace("4.2 of", "4.2(b) of")}(b) It keeps books.`)).toEqual(["4.2(b)"]);
  expect(paths(`${restated.replace("4.2 of", "4.2(b) of")}(c) It keeps books.`)).toEqual(["4.2(c)"]);
});
