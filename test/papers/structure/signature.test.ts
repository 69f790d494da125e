import { expect, test } from "vitest";
import { signatureBlocks } from "../../../src/papers/structure/signature.ts";
import { linesOf } from "../../../src/papers/text/lines.ts";

// Where and as what somebody signs, or does not yet.

function blocks(...lines: readonly string[]) {
  return signatureBlocks(linesOf(lines.join("\n"))).map(({ signature }) => ({
    ...signature,
    span: undefined,
  }));
}

const bank = { entity: "NORTHERN BANK", capacity: "party" };
const ann = { person: "Ann Lee", form: "conformed" };

test.each([
  ["signed on one line", ["NORTHERN BANK", "By: /s/ Ann Lee"], { ...bank, ...ann }],
  ["signed as in Canada", ["NORTHERN BANK", "Per: /s/ Ann Lee"], { ...bank, ...ann }],
  [
    "signed and titled",
    ["NORTHERN BANK", "", "By:   /s/ Ann Lee", "   ----------", "", "Title: Vice President", "  -----"],
    { ...bank, ...ann, title: "Vice President" },
  ],
  [
    "a name under the line",
    ["NORTHERN BANK", "By: /s/", "Name: Ann Lee", "Its: Cashier"],
    { ...bank, ...ann, title: "Cashier" },
  ],
  [
    "a name on both",
    ["NORTHERN BANK", "By: /s/ Ann Lee", "Name: Ann B. Lee", "Title: Cashier"],
    { ...bank, ...ann, title: "Cashier" },
  ],
  ["without a colon", ["NORTHERN BANK", "By /s/ Ann Lee"], { ...bank, ...ann }],
  ["signed on the line below", ["NORTHERN BANK", "by:", "", "/s/ Ann Lee", "Name: Ann Lee"], { ...bank, ...ann }],
  ["signed under the empty name", ["NORTHERN BANK", "By:", "Name:", "", "/s/ Ann Lee"], { ...bank, ...ann }],
  ["signed without the word", ["NORTHERN BANK", "", "/s/ Ann Lee", "Name: Ann Lee"], { ...bank, ...ann }],
  [
    "signed as a copy says, with the name",
    ["NORTHERN BANK", "By: [SIGNATURE OF ANN LEE", "    APPEARS HERE]"],
    { ...bank, person: "ANN LEE", form: "conformed" },
  ],
  [
    "one for each of several",
    ["NORTHERN BANK", "each by", "Name: Ann Lee"],
    { ...bank, person: "Ann Lee", form: "unsigned" },
  ],
  [
    "a capacity that runs on",
    ["NORTHERN BANK, as a U.S.", "Lender and Administrative Agent", "By: /s/ Ann Lee"],
    { entity: "NORTHERN BANK", capacity: "u.s. lender and administrative agent", ...ann },
  ],
  [
    "a name that runs on before what it signs as",
    ["NORTHERN BANK", "NATIONAL ASSOCIATION, Agent", "By: /s/ Ann Lee"],
    { entity: "NORTHERN BANK NATIONAL ASSOCIATION", capacity: "party", ...ann },
  ],
  [
    "through its manager, and the manager's own",
    [
      "NORTHERN FUND, LLC,",
      "a Delaware limited liability company",
      "By: Northern Members, LLC,",
      "    its Manager",
      "    By: Northern Holdings, Inc.,",
      "        its sole member",
      "        By: /s/ Ann Lee",
      "        Name: Ann Lee",
    ],
    { entity: "NORTHERN FUND, LLC", capacity: "party", ...ann },
  ],
  ["signed as a copy says", ["NORTHERN BANK", "By: [SIGNATURE APPEARS HERE]", "_____"], { ...bank, form: "conformed" }],
  ["by alone, over a name", ["NORTHERN BANK", "by", "Name:", "Title:"], { ...bank, form: "blank" }],
  [
    "its state below its name",
    ["NORTHERN BANK,", "a Delaware banking corporation", "By: /s/ Ann Lee"],
    { ...bank, ...ann },
  ],
  ["its old name below its name", ["NORTHERN BANK", "f/k/a Old Bank", "By: /s/ Ann Lee"], { ...bank, ...ann }],
  [
    "its old name on two lines",
    ["NORTHERN BANK,", "formerly known as OLD", "SAVINGS BANK", "By: /s/ Ann Lee"],
    { ...bank, ...ann },
  ],
  ["without a colon, not signed", ["NORTHERN BANK", "By ____________"], { ...bank, form: "blank" }],
  ["an empty line", ["NORTHERN BANK", "By: ____________", "Name:", "Title:"], { ...bank, form: "blank" }],
  [
    "an empty line with an office",
    ["NORTHERN BANK", "By:", "Title: Cashier"],
    { ...bank, form: "blank", title: "Cashier" },
  ],
  ["a typed name proves nothing", ["NORTHERN BANK", "By: Ann Lee"], { ...bank, person: "Ann Lee", form: "typed" }],
  [
    "a typed name under the line",
    ["NORTHERN BANK", "By: ______", "Name: Ann Lee"],
    { ...bank, person: "Ann Lee", form: "unsigned" },
  ],
  ["in a capacity", ["NORTHERN BANK, as Agent", "By: /s/ Ann Lee"], { ...bank, capacity: "agent", ...ann }],
  [
    "in a capacity, in capitals",
    ["NORTHERN BANK, AS AGENT", "By: /s/ Ann Lee"],
    { ...bank, capacity: "agent", ...ann },
  ],
  [
    "in a capacity with an article",
    ["NORTHERN BANK, as a Lender", "By: /s/ Ann Lee"],
    { ...bank, capacity: "lender", ...ann },
  ],
  [
    "a name that runs on",
    ["THE FIRST NATIONAL BANK", "OF NORTHERN OHIO", "By: /s/ Ann Lee"],
    { entity: "THE FIRST NATIONAL BANK OF NORTHERN OHIO", capacity: "party", ...ann },
  ],
  ["after a formula", ["AGREED AND ACCEPTED:", "NORTHERN BANK", "By: /s/ Ann Lee"], { ...bank, ...ann }],
  ["with nobody above", ["ACCEPTED:", "By: /s/ Ann Lee"], { entity: "", capacity: "party", ...ann }],
])("%s", (_, lines, expected) => {
  expect(blocks(...lines)).toEqual([expected]);
});

test("parties that sign beside one another have columns of their own", () => {
  const lines = [
    "LENDER:                         BORROWER:",
    "",
    "NORTHERN BANK, as Agent         SOUTHERN WORKS, INC.",
    "",
    "By: /s/ Ann Lee                   By: ______________",
    "Name: Ann Lee                   Name: Bo Ray",
    "Title: Cashier                  Title: President",
    "",
    "                                EASTERN MILLS, INC.",
    "",
    "                                By: /s/ Cy Oak",
  ];
  expect(blocks(...lines)).toEqual([
    { entity: "NORTHERN BANK", capacity: "agent", ...ann, title: "Cashier" },
    { entity: "SOUTHERN WORKS, INC.", capacity: "party", person: "Bo Ray", title: "President", form: "unsigned" },
    { entity: "EASTERN MILLS, INC.", capacity: "party", person: "Cy Oak", form: "conformed" },
  ]);
});

test("blocks that follow each other keep their own names", () => {
  expect(blocks("NORTHERN BANK", "By: /s/ Ann Lee", "Title: Cashier", "SOUTHERN WORKS", "By:", "Title:")).toEqual([
    { ...bank, ...ann, title: "Cashier" },
    { entity: "SOUTHERN WORKS", capacity: "party", form: "blank" },
  ]);
});

test.each([[["The rate is set by Lender."]], [["By the terms hereof, it ends."]], [["Bylaws: none"]]])(
  "%j is no signature block",
  (lines) => {
    expect(blocks(...lines)).toEqual([]);
  },
);

test("a block reaches from the name to the last of its lines", () => {
  const text = "x\n\nNORTHERN BANK\n\nBy: /s/ Ann Lee\n   ------\nTitle: Cashier\n   ------\n\nNext.";
  const [block] = signatureBlocks(linesOf(text));
  expect(text.slice(block?.signature.span.start, block?.signature.span.end)).toBe(
    "NORTHERN BANK\n\nBy: /s/ Ann Lee\n   ------\nTitle: Cashier\n   ------",
  );
});
