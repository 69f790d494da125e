import fc from "fast-check";
import { expect, test } from "vitest";
import { printable } from "../../src/documents/printable.ts";
import { redlineDocx } from "../../src/documents/redline-docx.ts";
import { lexingtonRedline, type Moment } from "./lexington.ts";
import { officeInstalled, settledByOffice } from "./office.ts";
import { lexingtonParagraphs, type Made, madeParagraphs, madeProvisions, madeRedline } from "./redline-paragraphs.ts";

const blind: Moment = ["2002-11-01", "2002-10-30"];
const after: Moment = ["2002-11-01"];

const made: readonly Made[] = [
  { path: "1", heading: "COMES FIRST", after: "Words that come at the very beginning." },
  { path: "2", heading: "STAYS", before: "One. Two. Three.", after: "One. 2.75%. Three." },
  { path: "2(a)", heading: "", before: "goes;" },
  { path: "2(b)", heading: "", before: "goes too,\nwith a second paragraph;" },
  { path: "2(c)", heading: "", after: "comes,\nwith a second paragraph;" },
  { path: "2(d)", heading: "", before: "is broken in two.", after: "is broken\nin two." },
  { path: "2(e)", heading: "", before: "is joined\nto one.", after: "is joined to one." },
  { path: "3", heading: "EMPTIED", before: "Words that go.", after: "" },
  { path: "4", heading: "FILLED", before: "", after: "Words that come." },
  { path: "5", heading: "", before: "", after: "" },
  { path: "", heading: "", before: `Signs: < > & " ' § “ ” 😀 é.`, after: `Signs: < > & " ' § “ ” 😁 è.` },
  { path: "6", heading: "GOES LAST", before: "Words that go at the very end." },
];

// Without the office the test says that it is skipped; on the server it has to be there.
const withOffice = officeInstalled() || process.env["CI"] !== undefined ? test : test.skip;

withOffice(
  "LibreOffice accepts the changes to exactly the later text and rejects them to exactly the earlier (needs libreoffice-writer-nogui and python3-uno)",
  async () => {
    const pairs = [
      [blind, after],
      [after, blind],
      [["1980-01-01"] as Moment, after],
      [after, ["1980-01-01"] as Moment],
    ] as const;
    const more = [made, ...fc.sample(madeProvisions, { seed: 20021031, numRuns: 24 })];
    const documents = [
      ...pairs.map(([from, to]) => redlineDocx(lexingtonRedline(from, to))),
      ...more.map((provisions) => redlineDocx(madeRedline(provisions))),
    ];
    const settled = await settledByOffice(await Promise.all(documents));
    const expected = [
      ...pairs.map(([from, to]) => ({ accepted: lexingtonParagraphs(to), rejected: lexingtonParagraphs(from) })),
      ...more.map((provisions) => ({
        accepted: madeParagraphs(provisions, "after").map(printable),
        rejected: madeParagraphs(provisions, "before").map(printable),
      })),
    ];
    // The title with two lines about the redline come first, one line last; none is of the agreement.
    const ofAgreement = settled.map(({ accepted, rejected }) => ({
      accepted: accepted.slice(3, -1),
      rejected: rejected.slice(3, -1),
    }));
    expect(ofAgreement).toEqual(expected);
  },
);
