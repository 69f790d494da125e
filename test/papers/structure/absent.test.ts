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

test.each([
  ["the kind of company left out", "Northern Finance Company, Inc.", "NORTHERN FINANCE COMPANY", false],
  ["the kind of company added", "Northern Finance", "NORTHERN FINANCE, LLC", false],
  ["a capacity after it", "Northern Bank", "NORTHERN BANK, in its individual capacity", false],
  ["ATTEST before it", "Northern Bank", "ATTEST: NORTHERN BANK", false],
  ["another company of the group", "Northern", "NORTHERN HOLDINGS, LLC", true],
  ["a name that ends alike", "Northern Bank", "SECOND NORTHERN BANK", true],
])("a block with %s", (_, name, entity, absent) => {
  const found = withoutBlock([party(name), party("Southern Works")], [block(entity), block("SOUTHERN WORKS")], []);
  expect(found.map((each) => each.name)).toEqual(absent ? [name] : []);
});
