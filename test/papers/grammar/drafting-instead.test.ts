import { expect, test } from "vitest";
import { readLetter } from "../paper.ts";
import { told } from "../told.ts";

// What takes the place of what, where it goes, and definitions that come in a list: each has many ways of being said.

const agreed = "Changes. ";
const put = '\n\n        "It keeps books."';

test.each([
  [
    "words in two clauses of a definition, and others in lieu of them",
    'The definition of "Base" in Section 1.1 of the Loan Agreement is amended by deleting the words "90 days" in clauses (d) and (o) thereof in their entirety and inserting, in lieu thereof, the words "100 days".',
    [
      ["substituteWords", "clause (d) of the definition of “Base” in Loan Agreement", "90 days", "100 days", "sole"],
      ["substituteWords", "clause (o) of the definition of “Base” in Loan Agreement", "90 days", "100 days", "sole"],
    ],
  ],
  [
    "a term beside another is words",
    'Section 2 of the Loan Agreement is amended by deleting all references to the term "Borrowers" therein, and inserting, in lieu thereof, the term "Obligors".',
    [["substituteWords", "Loan Agreement § 2", "Borrowers", "Obligors", "each"]],
  ],
  [
    "before the end",
    `Section 6.1 of the Loan Agreement is amended by inserting the following subsection (c) immediately preceding the end thereof:${put}`,
    [["insertProvision", "Loan Agreement § 6.1", "It keeps books.", "6.1(c)", "end"]],
  ],
  [
    "a place before the words beside which it goes",
    `Section 6.2 of the Loan Agreement is amended by inserting the following in the first sentence thereof, immediately following the words "of the Mill":${put}`,
    [["insertWords", "Loan Agreement § 6.2, first sentence", "It keeps books.", "after of the Mill sole"]],
  ],
  [
    "the subsection itself",
    `Subsection 6.9 of the Loan Agreement is amended by deleting the subsection in its entirety and by substituting the following therefor:${put}`,
    [["replaceProvision", "Loan Agreement § 6.9", "It keeps books."]],
  ],
  [
    "a term with another beside it",
    'The definition of "Share" or "pro rata" under Section 1.1 of the Loan Agreement is amended by deleting the number $150,000 therefrom, and substituting in lieu thereof the number $200,000.',
    [["substituteWords", "definition of “Share” in Loan Agreement", "$150,000", "$200,000", "sole"]],
  ],
  [
    "clauses that go by other letters",
    `Section 5.1 of the Loan Agreement is amended to (i) change clauses (c) and (d) thereof to new clauses (d) and (e), respectively, and (ii) add the following as a new clause (c) thereof:${put}`,
    [
      ["redesignate", "Loan Agreement § 5.1(d)", "5.1(e)"],
      ["redesignate", "Loan Agreement § 5.1(c)", "5.1(d)"],
      ["insertProvision", "Loan Agreement § 5.1", "It keeps books.", "5.1(c)", "unsaid"],
    ],
  ],
  [
    "a section that is changed to another",
    "Section 6.1(j) of the Loan Agreement is changed to a new Section 6.1(k) of the Loan Agreement.",
    [["redesignate", "Loan Agreement § 6.1(j)", "6.1(k)"]],
  ],
  [
    "the second sentence, as follows",
    `The definition of "Mill" shall be amended by replacing the second sentence thereof in its entirety as follows:${put}`,
    [["replaceSentence", "definition of “Mill”, second sentence", "It keeps books."]],
  ],
  [
    "a sentence that is replaced as follows",
    `The first sentence of Section 4.2 of the Loan Agreement shall be replaced in its entirety as follows:${put}`,
    [["replaceSentence", "Loan Agreement § 4.2, first sentence", "It keeps books."]],
  ],
  [
    "a sentence that reads anew, told as a new one",
    `Section 5.1 of the Loan Agreement is amended by deleting the first sentence thereof in its entirety and replacing such sentence with a sentence that reads as follows:${put}`,
    [["replaceSentence", "Loan Agreement § 5.1, first sentence", "It keeps books."]],
  ],
  [
    "a sentence that is to be the last",
    `Section 7.2 of the Loan Agreement is amended by adding the following sentence as the last sentence of such Section 7.2:${put}`,
    [["insertWords", "Loan Agreement § 7.2", "It keeps books.", "end"]],
  ],
  [
    "words in the instruction itself, after the place",
    'Section 6.1(b) of the Loan Agreement is amended by adding the following to the end of clause (z) thereof "and a report".',
    [["insertWords", "Loan Agreement § 6.1(b)(z)", "and a report", "end"]],
  ],
  [
    "a paragraph of the paper, whose words stand once",
    'The second paragraph of the Loan Agreement is amended by replacing "$205,000" with "$280,000".',
    [["substituteWords", "Loan Agreement", "$205,000", "$280,000", "sole"]],
  ],
  [
    "a section whose paper is named without the word before it",
    `Section 4.3(b) the Loan Agreement is amended by amending and restating the second sentence therein as follows:${put}`,
    [["replaceSentence", "Loan Agreement § 4.3(b), second sentence", "It keeps books."]],
  ],
  [
    "a section that gives way to two",
    'Section 2.2(b) of the Loan Agreement is deleted in its entirety and replaced with the following Sections 2.2(b) and (c):\n\n        "(b) It keeps books.\n\n        (c) It keeps trucks."',
    [
      ["replaceProvision", "Loan Agreement § 2.2(b)", "(b) It keeps books."],
      ["insertProvision", "Loan Agreement § 2.2", "(c) It keeps trucks.", "2.2(c)", "after 2.2(b)"],
    ],
  ],
  [
    "sections that are called so in their text",
    'Sections 2.1.1 and 2.1.2 of the Loan Agreement are amended in their entirety to read as follows:\n\n        "SECTION 2.1.1. Books. It keeps books.\n\n        SECTION 2.1.2. Trucks. It keeps trucks."',
    [
      ["replaceProvision", "Loan Agreement § 2.1.1", "SECTION 2.1.1. Books. It keeps books."],
      ["replaceProvision", "Loan Agreement § 2.1.2", "SECTION 2.1.2. Trucks. It keeps trucks."],
    ],
  ],
  [
    "definitions that go, each as it stands",
    'Section 1.2 of the Loan Agreement is amended by deleting the following definitions:\n\n        "Mill" means the mill.\n\n        "Trucks" means all trucks.',
    [
      ["deleteDefinition", "definition of “Mill” in Loan Agreement"],
      ["deleteDefinition", "definition of “Trucks” in Loan Agreement"],
    ],
  ],
  [
    "definitions instead of those of such terms",
    'Section 1.1 of the Loan Agreement is amended by inserting the following definitions in lieu of the definitions set forth for such terms in the Loan Agreement:\n\n        "Mill" means the mill.',
    [["replaceDefinition", "definition of “Mill” in Loan Agreement", '"Mill" means the mill.']],
  ],
  [
    "a text after words that lack their colon",
    "Section 9.6 of the Loan Agreement is deleted in its entirety and replaced with the following\n\n        9.6 Books. It keeps books.",
    [["replaceProvision", "Loan Agreement § 9.6", "9.6 Books. It keeps books."]],
  ],
])("%s", (_, sentence, expected) => {
  expect(told(agreed + sentence)).toEqual(expected);
});

test("exhibits of the paper itself, which are incorporated by reference", () => {
  const { acts } = readLetter(
    `${agreed}Exhibits C and D to the Loan Agreement are deleted in their entirety and replaced with Exhibits C and D to this Amendment, which are incorporated into the Agreement by this reference.`,
  );
  expect(acts).toMatchObject([
    { kind: "replaceExhibit", target: { name: "Exhibit C" }, with: "Exhibit C" },
    { kind: "replaceExhibit", target: { name: "Exhibit D" }, with: "Exhibit D" },
  ]);
});

test("an amendment that works if the paper does is not one under a condition", () => {
  const { acts } = readLetter(
    `${agreed}If this Amendment becomes effective as provided in section 4 hereof, then effective as of January 1, 2000, section 8.1(b) of the Loan Agreement is amended by deleting "45 days" and inserting "50 days".`,
  );
  expect(acts).toMatchObject([{ kind: "substituteWords", effect: { from: { value: "2000-01-01" } } }]);
});

test.each([
  ["in brackets", "Section 6.1(f) of the Loan Agreement is restated as follows: (f) [Intentionally Omitted];"],
  ["with its number", "Section 6.1(f) of the Loan Agreement is amended to read: [Reserved]"],
])("a part left empty by words of the sentence itself, %s", (_, sentence) => {
  expect(readLetter(agreed + sentence).acts).toMatchObject([
    { kind: "deleteProvision", target: { kind: "provision", path: "6.1(f)" } },
  ]);
});

test("a part is not left empty under the letter of another", () => {
  const { acts, unread } = readLetter(
    `${agreed}Section 6.1(f) of the Loan Agreement is restated as follows: (g) [Intentionally Omitted];`,
  );
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});

test.each([
  [
    "an attachment told once more by where it is referred to",
    'Exhibit H to the Loan Agreement, referred to in the definition of "Base" in Section 1.1 of the Loan Agreement, is amended by deleting it in its entirety and inserting, in lieu thereof, Exhibit H attached hereto.',
    { kind: "replaceExhibit", target: { name: "Exhibit H" }, with: "Exhibit H" },
  ],
  [
    "a form annexed",
    "Exhibit IV to the Loan Agreement is amended by deleting it in its entirety and by substituting therefor the form of Compliance Certificate annexed hereto as Annex A.",
    { kind: "replaceExhibit", target: { name: "Exhibit IV" }, with: "Annex A" },
  ],
  [
    "one set forth in an annex",
    "The Loan Agreement is amended to add a new Schedule 6.4(b)(ii) thereto as set forth in Annex II attached hereto.",
    { kind: "insertExhibit", name: "Schedule 6.4(b)(ii)", with: "Annex II" },
  ],
  [
    "the one table of a section, told by its paragraph",
    `Subsection 2.2A of the Loan Agreement is amended by deleting the table contained in the second paragraph thereof and substituting the following therefor:${put}`,
    { kind: "replaceProvision", target: { kind: "table", path: "2.2A" } },
  ],
])("%s", (_, sentence, expected) => {
  expect(readLetter(agreed + sentence).acts).toMatchObject([expected]);
});

const adding = "Section 1.1 of the Loan Agreement is amended by adding the following definitions:\n\n        ";
const termsOf = (sentence: string) => readLetter(agreed + sentence).acts.map((act: any) => [act.kind, act.term]);

test.each([
  ["after a colon", '"Mill": the mill in Ohio.\n\n        "Trucks": all trucks of the Borrower.'],
  ["by labels", '(i) "Mill" means the mill.\n\n        (ii) "Trucks" or "Truck" means each truck.'],
  ["within marks of their own", '""Mill": the mill in Ohio."\n\n        ""Trucks": all trucks."'],
])("definitions that come %s", (_, definitions) => {
  expect(termsOf(adding + definitions)).toEqual([
    ["insertDefinition", "Mill"],
    ["insertDefinition", "Trucks"],
  ]);
});

test.each([
  ["which definitions shall be inserted in proper alphabetical order", undefined, "alphabetical"],
  ["and, where applicable, replace the corresponding previously existing definitions", true, "unsaid"],
])("definitions added %s", (words, orReplace, at) => {
  const { acts } = readLetter(
    `${agreed}Section 1.1 of the Loan Agreement is amended to add the following definitions thereto${words.startsWith("and") ? "" : ","} ${words}:\n\n        "Mill" means the mill.`,
  );
  expect(acts).toMatchObject([{ kind: "insertDefinition", term: "Mill", place: { at } }]);
  expect(acts.map((act: any) => act.orReplace)).toEqual([orReplace]);
});

test("a definition in a list of labels that states none leaves the whole unread", () => {
  const list = '(i) "Mill" means the mill.\n\n        (ii) "Trucks", which it drives.';
  expect(termsOf(adding + list)).toEqual([]);
});

test("the conditions to which the effectiveness is subject are conditions, and a fee among them is no fee", () => {
  const { acts } = readLetter(
    "Effectiveness. The effectiveness of this Amendment is subject to the conditions precedent that (a) Lender shall have received counterparts of this Amendment, (b) Lender shall have received an amendment fee of 0.25% of the Commitments, and (c) Borrower shall have paid the costs of Lender.",
  );
  expect(new Set(acts.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(["requireCondition"]));
});
