import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lintPaper } from "../../../src/papers/lint/lint.ts";
import { readPaper } from "../../../src/papers/read.ts";
import { inShared, sharedFolder } from "../../shared.ts";
import { agreement, signed } from "./agreement.ts";
import { type Seed, seeded, seeds } from "./seeds.ts";

// Defects put into papers one at a time; found is one of which something is told that the paper itself does not tell.

function told(text: string, level: "warning" | "notice"): string[] {
  return lintPaper(readPaper(text))
    .filter(({ severity }) => level === "notice" || severity !== "notice")
    .map(({ code, message }) => `${code} ${message}`);
}

type Count = { readonly put: number; readonly found: number; readonly asNotice: number };

function countOf(text: string, seed: Seed, most: number): Count {
  const [loud, quiet] = [new Set(told(text, "notice")), new Set(told(text, "warning"))];
  const copies = seeded(text, seed, most);
  const found = copies.filter((copy) => told(copy, "warning").some((each) => !quiet.has(each)));
  const rest = copies.filter((copy) => !found.includes(copy));
  const asNotice = rest.filter((copy) => told(copy, "notice").some((each) => !loud.has(each)));
  return { put: copies.length, found: found.length, asNotice: asNotice.length };
}

const sound = agreement(
  (text) =>
    text
      .replace("on demand.", "under Section 2.3 hereof by June 30, 1999, within ten (10) days.")
      .replace("in writing.", "in writing under Article III hereof.")
      .replace(
        "3.1 Books. Borrower shall keep books.",
        "3.1 Books. Borrower shall keep books. Lender may look at them.",
      ),
  signed("NORTHERN FINANCE COMPANY") + signed("SOUTHERN WORKS COMPANY"),
);

test.each(seeds.filter(({ defect }) => !/definition/.test(defect)))(
  "found in an agreement of ours: $defect",
  (seed) => {
    const { put, found } = countOf(sound, seed, 2);
    expect(put).toBeGreaterThan(0);
    expect(found).toBe(put);
  },
);

inShared("of the defects put into the real agreements, as many are found as the table says", () => {
  const texts = readdirSync(`${sharedFolder}/papers/agreements`).map((file) =>
    readFileSync(`${sharedFolder}/papers/agreements/${file}`, "utf8"),
  );
  const rows = seeds.map((seed) => {
    const counts = texts.map((text) => countOf(text, seed, 4));
    const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0);
    return `${seed.defect}: ${sum("found")} of ${sum("put")}, ${sum("asNotice")} more as notices`;
  });
  expect(rows).toEqual([
    "a figure changed beside its words: 31 of 31, 0 more as notices",
    "a section cited that is not there: 14 of 14, 0 more as notices",
    "an article cited that is not there: 4 of 4, 0 more as notices",
    "a section's number skipped: 20 of 20, 0 more as notices",
    // Many a term is used once or twice, and many are introduced a second time in passing.
    "a definition deleted: 5 of 19, 2 more as notices",
    "a definition doubled in other words: 19 of 19, 0 more as notices",
    "a day that no calendar has: 16 of 16, 0 more as notices",
    // Where one party's signature is all that the copy shows, it then shows none and may be a form.
    "a signature taken out: 16 of 18, 2 more as notices",
  ]);
});
