import { expect, test } from "vitest";
import { readLetter } from "../paper.ts";
import { told } from "../told.ts";

// Where words stand, and what an instruction goes on to say after words in quotation marks: each way of drafting with
// words near it that say something else or too little, which are left to a person.

const paper = "the Loan Agreement";
const section = "Loan Agreement § 4.2";
const plant = '"Plant" means the mill.';
const truck = '"Truck" means a lorry.';

function below(...paragraphs: readonly string[]): string {
  return paragraphs.map((each) => `\n\n        ${each}`).join("");
}

test.each([
  [
    "an instruction that goes on after a sentence put anew",
    `Section 4.2 of ${paper} is amended (i) by revising the first sentence thereof to read as follows: "It keeps books.", and (ii) by deleting "ten" in the last sentence thereof.`,
    [
      ["replaceSentence", `${section}, first sentence`, "It keeps books."],
      ["substituteWords", `${section}, last sentence`, "ten", "", "sole"],
    ],
  ],
  [
    "a sentence put anew without a colon",
    `In Section 4.2 of ${paper}, the last sentence is hereby amended and restated as follows "It ends in May".`,
    [["replaceSentence", `${section}, last sentence`, "It ends in May"]],
  ],
  [
    "a clause put anew in the midst of a sentence",
    `Section 4.2 of ${paper} is amended by restating clause (b) thereof to read as follows: "(b) ledgers;" and by deleting "ten" in clause (c) thereof.`,
    [
      ["replaceProvision", `${section}(b)`, "(b) ledgers;"],
      ["substituteWords", `${section}(c)`, "ten", "", "sole"],
    ],
  ],
])("words in the midst of an instruction: %s", (_, sentence, expected) => {
  expect(told(`Change. ${sentence}`)).toEqual(expected);
});

test.each([
  [`deleting "ten" as it appears therein and substituting "five" therefor.`, section, ["ten", "five"]],
  [`deleting "ten" from lines 7 through 9 and replacing such word with "five".`, section, ["ten", "five"], 7],
  [`deleting "ten" in line 3 thereof and inserting "five" in lieu thereof.`, section, ["ten", "five"], 3],
  [`deleting "ten" as the Last Pay Date, and by substituting "five" therefor.`, section, ["ten", "five"]],
  [
    `deleting "ten" contained in the proviso of the first sentence of such section and inserting "five" in lieu thereof.`,
    `${section}, first sentence`,
    ["ten", "five"],
  ],
])("a place: %s", (tail, target, words, line?: number) => {
  expect(told(`Change. Section 4.2 of ${paper} is amended by ${tail}`)).toEqual([
    ["substituteWords", target, ...words, "sole", ...(line === undefined ? [] : [line])],
  ]);
});

test.each([
  [
    `Section 4.2 of ${paper} is amended by replacing "ten" appearing in clauses (i) and (ii) of the proviso thereof with "five".`,
    [
      ["substituteWords", `${section}(i)`, "ten", "five", "sole"],
      ["substituteWords", `${section}(ii)`, "ten", "five", "sole"],
    ],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting the word "and" immediately following Section 4.2(c), replacing "." at the end of Section 4.2(d) with "; and" and adding Section 4.2(e) thereto as follows:${below("(e) journals.")}`,
    [
      ["substituteWords", `${section}(c)`, "and", "", "last"],
      ["substituteWords", `${section}(d)`, ".", "; and", "last"],
      ["insertProvision", section, "(e) journals.", "4.2(e)", "unsaid"],
    ],
  ],
  [
    `Section 4.2 of ${paper} is amended by adding at the end of the first sentence of such Section 4.2 and immediately before the period: "; provided that it keeps books".`,
    [["insertWords", `${section}, first sentence`, "; provided that it keeps books", "end"]],
  ],
  [
    `Clause (a) of Section 4.2 of ${paper} is amended by inserting the following new clause (a)(w) immediately after clause (a)(v):${below("(w) journals;")}`,
    [["insertProvision", `${section}(a)`, "(w) journals;", "4.2(a)(w)", "after 4.2(a)(v)"]],
  ],
  [
    `Section 4 of ${paper} is amended to insert a new Section 4.2(J) entitled "Trucks" to read as follows: "It keeps trucks."`,
    [["insertProvision", "Loan Agreement § 4", "It keeps trucks.", "4.2(J)", "unsaid"]],
  ],
  [
    `The provisions of Article IV of ${paper} are hereby amended by addition of the following sentence at the end of Section 4.2:${below("It keeps trucks.")}`,
    [["insertWords", section, "It keeps trucks.", "end"]],
  ],
  [
    `Section 4.2 (f) of ${paper} is amended by deleting "ten".`,
    [["substituteWords", `${section}(f)`, "ten", "", "sole"]],
  ],
])("several things done: %s", (sentence, expected) => {
  expect(told(`Change.\n\n        1.1 ${sentence}`)).toEqual(expected);
});

test.each([
  [
    `The definition of each of the following terms contained in Section 1.1 of ${paper} is amended and restated to read as follows:`,
    ["replaceDefinition", "definition of “Plant” in Loan Agreement", plant],
  ],
  [
    `The following defined terms set forth in Section 1.1 of ${paper} entitled "Terms" are hereby amended and/or incorporated to read as follows:`,
    ["insertDefinition", "Loan Agreement § 1.1 “Terms”", plant, "unsaid"],
  ],
])("definitions that the text itself names: %s", (head, [kind, target, text, ...place]) => {
  const second = target?.replace("Plant", "Truck");
  expect(told(`Terms. ${head}${below(plant, truck)}`)).toEqual([
    [kind, target, text, ...place],
    [kind, second, truck, ...place],
  ]);
});

test("definitions that go are listed in the sentence itself", () => {
  expect(
    told(
      `Terms. Section 1.1 of ${paper} is amended by deleting the following defined terms in their entirety "Plant", "Truck" and "Mill".`,
    ),
  ).toEqual(
    ["Plant", "Truck", "Mill"].map((term) => ["deleteDefinition", `definition of “${term}” in Loan Agreement`]),
  );
});

test.each([
  [
    `Section 4.2 of ${paper} and Annex B to ${paper} shall each be amended by deleting "ten" and inserting in lieu thereof "five".`,
    [section, "Loan Agreement Annex B"],
  ],
  [
    `Section 4.2 of ${paper} and Section 3 of the Guaranty are amended by replacing "ten" with "five".`,
    [section, "Guaranty § 3"],
  ],
  [
    `Clause (a) and clause (b) of Section 4.2 of ${paper} are amended by deleting "ten" appearing in each such clause, and inserting "five" in place thereof.`,
    [`${section}(a)`, `${section}(b)`],
  ],
])("targets of unlike kinds: %s", (sentence, targets) => {
  expect(told(`Change. ${sentence}`)).toEqual(
    targets.map((target) => ["substituteWords", target, "ten", "five", "sole"]),
  );
});

test.each([
  [`Section 4.2 of ${paper} ("Books and Records")`, "Books and Records"],
  [`Section 4.2 of ${paper} captioned "Books (and Records)"`, "Books (and Records)"],
  [`The "Books and Records" provision in Section 4.2 of ${paper}`, "Books and Records"],
])("a heading after the paper: %s", (cited, heading) => {
  expect(told(`Change. ${cited} is amended by deleting "ten".`)).toEqual([
    ["substituteWords", `${section} “${heading}”`, "ten", "", "sole"],
  ]);
});

test.each([
  [
    `Section 4.2 of ${paper} is amended by changing subsection 4.2(h) to subsection 4.2(i) and adding the following subsection (h):${below("(h) trucks;")}`,
    [
      ["redesignate", `${section}(h)`, "4.2(i)"],
      ["insertProvision", section, "(h) trucks;", "4.2(h)", "unsaid"],
    ],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting such Section in its entirety and replacing it to read as follows:${below("4.2 Books.")}`,
    [["replaceProvision", section, "4.2 Books."]],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting such Section in its entirety and inserting in lieu thereof:${below("4.2 Books.")}`,
    [["replaceProvision", section, "4.2 Books."]],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting the semi-colon at the end of clause (b) thereof and inserting the following words therefor "or trucks;".`,
    [["substituteWords", `${section}(b)`, ";", "or trucks;", "last"]],
  ],
  [
    `Section 4.2 of ${paper} is amended by the adding the following sentence at the end thereof:${below("It ends.")}`,
    [["insertWords", section, "It ends.", "end"]],
  ],
  [
    `The definitions "Plant" and "Truck" in Section 1.1 of ${paper} are each amended by deleting each definition in its entirety and substituting the following therefor:${below(plant, truck)}`,
    [
      ["replaceDefinition", "definition of “Plant” in Loan Agreement", plant],
      ["replaceDefinition", "definition of “Truck” in Loan Agreement", truck],
    ],
  ],
  [
    `Section 1.1 of ${paper} is amended by inserting the definitions of "Plant" and "Truck" in their respective entireties, to read as follows:${below(plant, truck)}`,
    [
      ["insertDefinition", "Loan Agreement § 1.1", plant, "unsaid"],
      ["insertDefinition", "Loan Agreement § 1.1", truck, "unsaid"],
    ],
  ],
  [
    `With effect on and from March 1, 1999, Section 4.2 of ${paper} will be amended by deleting "ten".`,
    [["substituteWords", section, "ten", "", "sole"]],
  ],
])("further ways to say it: %s", (sentence, expected) => {
  expect(told(`Change. ${sentence}`)).toEqual(expected);
});

test.each([
  [
    `The definitions of "Plant" and "Truck" in Section 1.1 of ${paper} are amended by replacing "$10" and "$20" with "$30" and "$40", respectively.`,
    [
      ["substituteWords", "definition of “Plant” in Loan Agreement", "$10", "$30", "sole"],
      ["substituteWords", "definition of “Truck” in Loan Agreement", "$20", "$40", "sole"],
    ],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting the amounts "$10", "$20" and "$30" and substituting therefor the amounts "$40", "$50" and "$60", respectively.`,
    [
      ["substituteWords", section, "$10", "$40", "sole"],
      ["substituteWords", section, "$20", "$50", "sole"],
      ["substituteWords", section, "$30", "$60", "sole"],
    ],
  ],
  [
    `Sections 5.4 through 5.6 of ${paper} are renumbered as Sections 5.5 through 5.7, respectively.`,
    [
      ["redesignate", "Loan Agreement § 5.6", "5.7"],
      ["redesignate", "Loan Agreement § 5.5", "5.6"],
      ["redesignate", "Loan Agreement § 5.4", "5.5"],
    ],
  ],
])("one for one: %s", (sentence, expected) => {
  expect(told(`Change. ${sentence}`)).toEqual(expected);
});

test.each([
  [`The reference in Section 4.2 of ${paper} to "ten" shall be construed as a reference to "five".`, "sole"],
  [`Each reference in Section 4.2 of ${paper} to "ten" shall be deemed to be a reference to "five".`, "each"],
  [`The references to "ten" in Section 4.2 of ${paper} shall hereafter be construed as references to "five".`, "each"],
])("a reference that is read as another: %s", (sentence, occurrence) => {
  expect(told(`Change. ${sentence}`)).toEqual([["substituteWords", section, "ten", "five", occurrence]]);
});

test("a name that is told by its capitals alone", () => {
  expect(
    told(
      `Change. The references to U.S. Note Agreement in Sections 4.2 and 4.3 of ${paper} are replaced with references to "Old Note Agreement".`,
    ),
  ).toEqual(
    ["4.2", "4.3"].map((path) => [
      "substituteWords",
      `Loan Agreement § ${path}`,
      "U.S. Note Agreement",
      "Old Note Agreement",
      "each",
    ]),
  );
});

test.each([
  [
    `The Price Grid attached as Annex A to ${paper} is hereby deleted and Annex A attached to this Amendment is substituted therefor.`,
    "Annex A",
    "Annex A",
  ],
  [
    `Annex A entitled "Prices" attached to ${paper} is deleted in its entirety, and the Annex B entitled "Prices" attached to this Amendment shall be substituted in its stead.`,
    "Annex A",
    "Annex B",
  ],
  [
    `${paper.replace("the", "The")} is amended to delete Schedule 2 (Rates) therefrom and to insert in place thereof a new Schedule 2 in the form of Schedule 3 hereto.`,
    "Schedule 2",
    "Schedule 3",
  ],
  [
    `Schedule 2 to ${paper} is amended by replacing Schedule 2 to ${paper} with Schedule 3 to this Amendment.`,
    "Schedule 2",
    "Schedule 3",
  ],
])("attachments: %s", (sentence, name, put) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(unread).toEqual([]);
  expect(acts).toMatchObject([{ kind: "replaceExhibit", target: { kind: "attachment", name }, with: put }]);
});

test.each([
  [`the provision in ${paper} captioned "Line of Credit" is`, "Line of Credit"],
  [`the provision in ${paper} under Section 5.2 captioned "N. Mill Costs" is`, "Mill Costs"],
  [`the covenant under Section 5.2 of ${paper} entitled "Mill Costs" is`, "Mill Costs"],
])("a part by its caption: %s", (subject, caption) => {
  const { acts, unread } = readLetter(
    `Change. From and after March 20, 1999, ${subject} hereby restated to read as follows:${below("It mills.")}`,
  );
  expect(unread).toEqual([]);
  expect(acts).toMatchObject([
    {
      kind: "replaceProvision",
      target: { kind: "provision", path: "", caption, paper: { name: "Loan Agreement" } },
      effect: { from: { value: "1999-03-20" } },
    },
  ]);
});

test.each([
  [`Section 4.2 of ${paper} is amended by replacing the table setting out the Rates of the Loans with the following:`],
  [`The table in sub-section 4.2 of ${paper} shall be amended and restated as follows:`],
])("a table: %s", (head) => {
  const { acts, unread } = readLetter(`Rates. ${head}\n\n        Loan        Rate\n        One         5.00%\n`);
  expect(unread).toEqual([]);
  expect(acts).toMatchObject([{ kind: "replaceProvision", target: { kind: "table", path: "4.2" } }]);
});

// What a careless reading would make of them loses or misplaces text.
test.each([
  [
    "fewer words than are to give way",
    `Section 4.2 of ${paper} is amended by replacing "a", "b" and "c" with "d" and "e", respectively.`,
  ],
  [
    "pairs that are no pairs of the parts",
    `The definitions of "Plant" and "Truck" in Section 1.1 of ${paper} are amended by replacing "a", "b" and "c" with "d", "e" and "f", respectively.`,
  ],
  [
    "a part that may be named over, or lie below",
    `Section 4.2(i) of ${paper} is amended by deleting "ten" in clause (i)(b) thereof.`,
  ],
  [
    "a definition whose term has marks of its own",
    `The definition of "Plant" in ${paper} is amended to read as follows "Plant has the meaning of Mill", and "Truck" is deleted.`,
  ],
  [
    "references to a section, which may be cited with others",
    `All references to Section 4.2 in ${paper} are replaced with references to Section 4.3.`,
  ],
  [
    "what a name stands for from now on",
    `Each reference in the notes to "the Agreement" shall be deemed to be a reference to the Loan Agreement as amended hereby.`,
  ],
  [
    "definitions that the text does not state",
    `Section 1.1 of ${paper} is amended by inserting the definitions of "Plant" and "Mill" to read as follows:${below(plant, truck)}`,
  ],
  [
    "what is additional in an instruction",
    `Section 4.2 of ${paper} is hereby amended in the additional manner agreed.`,
  ],
])("not read as an edit: %s", (_, sentence) => {
  const { acts } = readLetter(`Change. ${sentence}`);
  expect(acts.filter((act) => "target" in act)).toEqual([]);
});

test("an instruction under a heading that says what is amended is told though it speaks of what is additional", () => {
  const { acts, unread } = readLetter(
    "Amendments to Loan Agreement.\n\n        1.1 Section 4.2 is hereby amended in the additional manner agreed by the parties.",
  );
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});
