import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { conformedDocx } from "../../src/documents/conformed-docx.ts";
import { printable } from "../../src/documents/printable.ts";
import { redlineDocx } from "../../src/documents/redline-docx.ts";
import { lexingtonCopy, lexingtonRedline, type Moment } from "./lexington.ts";
import { lexingtonParagraphs, madeParagraphs, madeProvisions, madeRedline } from "./redline-paragraphs.ts";
import { bodyOf, partsOf, revisionsOf, settledParagraphs } from "./tracked.ts";

const blind: Moment = ["2002-11-01", "2002-10-30"];
const after: Moment = ["2002-11-01"];

// The title with two lines about the redline come first, one line last; none is of the agreement.
function agreementOnly(paragraphs: readonly string[]): string[] {
  return paragraphs.slice(3, -1);
}

test.each([
  [["2002-10-30"] as Moment, after],
  [blind, after],
  [after, blind],
  [["1980-01-01"] as Moment, after],
  [after, ["1980-01-01"] as Moment],
])("from %j to %j: accepted it is the later state, rejected the earlier, paragraph by paragraph", async (from, to) => {
  const body = bodyOf(await redlineDocx(lexingtonRedline(from, to)));
  expect(agreementOnly(settledParagraphs(body, "accept"))).toEqual(lexingtonParagraphs(to));
  expect(agreementOnly(settledParagraphs(body, "reject"))).toEqual(lexingtonParagraphs(from));
});

test("a change is by the clause that made it, as of the day its paper is dated", async () => {
  const revisions = revisionsOf(bodyOf(await redlineDocx(lexingtonRedline(blind, after))));
  expect([...new Set(revisions.map(({ author, date }) => `${author}, ${date}`))]).toEqual([
    "Letter of October 31, 2002 § 2, 2002-10-31T00:00:00Z",
    "Letter of October 31, 2002 § 4, 2002-10-31T00:00:00Z",
    "Letter of October 31, 2002 § 1(a), 2002-10-31T00:00:00Z",
  ]);
  expect(new Set(revisions.map(({ id }) => id)).size).toBe(revisions.length);
});

test("comments tell what each clause did, and which rules begin over unchanged words", async () => {
  const comments = partsOf(await redlineDocx(lexingtonRedline(["2002-10-30"], after))).get("word/comments.xml");
  expect(comments).toContain("Letter of October 31, 2002 § 2: sentence replaced");
  expect(comments).toContain("now over this: no new Eurodollar Rate Loans");
});

test("a conformed copy has no tracked changes, and a footnote at each changed part", async () => {
  const parts = partsOf(await conformedDocx(lexingtonCopy("2002-11-01")));
  expect(revisionsOf(parts.get("word/document.xml") ?? "")).toEqual([]);
  const notes = parts.get("word/footnotes.xml") ?? "";
  for (const note of ["§ 2: sentence replaced", "§ 4: provision deleted", "§ 1(a): definition replaced"]) {
    expect(notes).toContain(`Letter of October 31, 2002 ${note}`);
  }
});

afterEach(() => {
  vi.useRealTimers();
});

test("the same input gives the same bytes, whenever it is written", async () => {
  const copy = lexingtonRedline(blind, after);
  const conformed = lexingtonCopy("2002-11-01");
  const written = [];
  for (const moment of ["2003-01-02T03:04:05Z", "2031-10-11T12:13:14Z"]) {
    vi.useFakeTimers({ now: new Date(moment), toFake: ["Date"] });
    written.push(Buffer.concat([await redlineDocx(copy), await conformedDocx(conformed)]).toString("base64"));
  }
  expect(written[0] === written[1]).toBe(true);
});

test("made-up provisions that come, go, change, break and join come out exactly, whatever they say", async () => {
  await fc.assert(
    fc.asyncProperty(madeProvisions, async (provisions) => {
      const body = bodyOf(await redlineDocx(madeRedline(provisions)));
      const [accepted, rejected] = [settledParagraphs(body, "accept"), settledParagraphs(body, "reject")];
      expect(agreementOnly(accepted)).toEqual(madeParagraphs(provisions, "after").map(printable));
      expect(agreementOnly(rejected)).toEqual(madeParagraphs(provisions, "before").map(printable));
    }),
    { numRuns: 150 },
  );
});
