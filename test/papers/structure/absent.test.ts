import { expect, test } from "vitest";
import { withoutBlock } from "../../../src/papers/structure/absent.ts";

const party = (name: string, formerly: readonly string[] = []) => ({ name, shortNames: [], formerly });
const block = (entity: string) => ({
  entity,
  capacity: "party",
  form: "conformed" as const,
  span: { start: 0, end: 0 },
});
const both = [party("Borrower, Inc."), party("Lender Company", ["Old Lender Company"])];

test.each([
  ["both have a block", both, ["BORROWER INC", "LENDER COMPANY"], [], []],
  ["one has none", both, ["LENDER COMPANY"], [], ["Borrower, Inc."]],
  ["one signs under its former name", both, ["BORROWER, INC.", "OLD LENDER COMPANY"], [], []],
  ["no block stands", both, [], [], []],
  ["no block fits any name", both, ["B. Trustee"], [], []],
  ["one party is named", [party("Lender Company")], ["BORROWER, INC."], [], []],
  ["a consent", both, ["LENDER COMPANY"], [{ kind: "consent" }], []],
] as const)("parties without a signature block: %s", (_title, parties, entities, acts, absent) => {
  expect(withoutBlock(parties, entities.map(block), acts).map(({ name }) => name)).toEqual(absent);
});
