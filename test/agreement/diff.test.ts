import fc from "fast-check";
import { expect, test } from "vitest";
import { type Change, differences } from "../../src/agreement/diff.ts";

function side(changes: readonly Change[], change: "deleted" | "inserted"): string {
  return changes.flatMap((run) => (run.change === "same" || run.change === change ? [run.text] : [])).join("");
}

function shown(before: string, after: string): string {
  const mark = { same: ["", ""], deleted: ["[-", "-]"], inserted: ["{+", "+}"] } as const;
  return differences(before, after)
    .map(({ change, text }) => `${mark[change][0]}${text}${mark[change][1]}`)
    .join("");
}

test.each([
  ["", "", ""],
  ["the same", "the same", "the same"],
  ["", "All new.", "{+All new.+}"],
  ["All gone.", "", "[-All gone.-]"],
  [
    "for a term ending on November 1, 2002 (the term)",
    "for a term ending on January 3, 2003 (the term)",
    "for a term ending on [-November 1, 2002-]{+January 3, 2003+} (the term)",
  ],
  ["at a rate of 2.50% over it", "at a rate of 2.75% over it", "at a rate of [-2.50-]{+2.75+}% over it"],
  ["pays $1,000.00 on", "pays $1,250.00 on", "pays [-$1,000.00-]{+$1,250.00+} on"],
  ["the big and the red car", "the small and the red car", "the [-big-]{+small+} and the red car"],
  ["it shall pay", "it shall not pay", "it shall {+not +}pay"],
  ["it shall pay", "it shall pay now", "it shall pay{+ now+}"],
  ["the Rate and the fee", "the Rate; and the fee", "the Rate{+;+} and the fee"],
  // One shared word between longer changes is no rest for the eye.
  [
    "Alpha beta as gamma delta",
    "Epsilon zeta as eta theta iota",
    "[-Alpha beta as gamma delta-]{+Epsilon zeta as eta theta iota+}",
  ],
  // Words of any script are words, not letters.
  ["la Société Générale prête", "la Société Nationale prête", "la Société [-Générale-]{+Nationale+} prête"],
  // A character beyond the first plane is not cut in half.
  ["marked 😀 here", "marked 😁 here", "marked [-😀-]{+😁+} here"],
  ["one\ntwo", "one\ntwo\nthree", "one\ntwo{+\nthree+}"],
])("%j to %j", (before, after, expected) => {
  expect(shown(before, after)).toBe(expected);
});

const words = fc
  .array(fc.constantFrom("the", "rate", " ", " ", "\n", "2.50%", "(a)", ";", "é", "😀", "\ud83d", "’s", "..."), {
    maxLength: 60,
  })
  .map((parts) => parts.join(""));
const anything = fc.oneof(words, fc.string({ unit: "binary", maxLength: 80 }), fc.string({ maxLength: 80 }));

test("without the inserted runs it is exactly the first text, without the deleted exactly the second", () => {
  fc.assert(
    fc.property(anything, anything, (before, after) => {
      const changes = differences(before, after);
      expect(side(changes, "deleted")).toBe(before);
      expect(side(changes, "inserted")).toBe(after);
    }),
    { numRuns: 2000 },
  );
});

test("no run is empty, neighbours differ in kind, and what goes stands before what comes in its place", () => {
  fc.assert(
    fc.property(anything, anything, (before, after) => {
      const changes = differences(before, after);
      expect(changes.every(({ text }) => text !== "")).toBe(true);
      const kinds = changes.map(({ change }) => change).join(" ");
      expect(kinds).not.toMatch(/same same|deleted deleted|inserted inserted|inserted deleted/);
    }),
    { numRuns: 1000 },
  );
});

test("a text against itself is one run", () => {
  fc.assert(
    fc.property(
      anything.filter((text) => text !== ""),
      (text) => {
        expect(differences(text, text)).toEqual([{ change: "same", text }]);
      },
    ),
  );
});

test("texts with thousands of edits, and long rows of dots, are told whole", () => {
  const before = Array.from({ length: 3000 }, (_, index) => `old${index}`).join(" ");
  const after = Array.from({ length: 3000 }, (_, index) => `new${index}`).join(" ");
  expect(differences(before, after).map(({ change }) => change)).toEqual(["deleted", "inserted"]);
  const dots = ".".repeat(100_000);
  expect(differences(`A${dots}1`, `A${dots}2`).map(({ change }) => change)).toEqual(["same", "deleted", "inserted"]);
});
