import { expect, test } from "vitest";
import { conformed, example, happening, variant } from "./program.ts";

// What the books, the journal and a restatement print for people; their documents are held by the page of JSON.

const late = {
  ...happening("late-advance", "2002-11-10", { type: "AdvanceMade", amount: "360,000.00" }),
  recordedAt: "2002-12-20T12:00:00Z",
};

test("the books show a difference with its label, its cause and the day it was due", async () => {
  const { code, out } = await conformed(
    "postings",
    variant({ happenings: [late] }),
    "--from",
    "2002-12-15",
    "--to",
    "2003-01-31",
  );
  expect(code).toBe(0);
  expect(out).toMatch(/^2002-12-20 {2}due 2002-11-10 {2}Advance .* 360,000\.00 .*late_knowledge \(late-advance\)$/m);
  expect(out).toMatch(/^2002-12-20 {2}due 2002-12-01 {2}True-up of .* 1,102\.50 .*late_knowledge \(late-advance\)$/m);
  expect(out).not.toMatch(/^2002-12-10/m);
  expect(out).toContain("Owed on the loans in these books: 10,176,365.78");
  // 1,102.50 × 5.25% × 31/360 is what the true-up would bear in December.
  const balance = await conformed("balance", variant({ happenings: [late] }), "--on", "2003-01-31");
  expect(balance.out).toMatch(/^True-ups of interest, bearing none +1,102\.50$/m);
  expect(balance.out).toMatch(/^Total +10,176,365\.78$/m);
  expect(balance.out).toMatch(/bear interest\s+itself\? Read as\s+simple; compounded moves this by 4\.98\./);
});

test("the books as known before are what they were", async () => {
  const folder = variant({ happenings: [late] });
  const asked = ["--to", "2002-12-19", "--known-at", "2002-12-19", "--json"];
  const [before, plain] = [
    await conformed("postings", folder, ...asked),
    await conformed("postings", example, ...asked),
  ];
  expect(before.json.postings).toEqual(plain.json.postings);
});

test("a month as posted stays what it was, and the month in which more is learned takes the difference", async () => {
  const folder = variant({ happenings: [late] });
  const november = ["--month", "2002-11", "--as-posted", "--json"];
  const [posted, plain] = [
    await conformed("statement", folder, ...november),
    await conformed("statement", example, ...november),
  ];
  expect(posted.json).toEqual({ ...plain.json, facility: posted.json.facility });
  const { out } = await conformed("statement", folder, "--month", "2002-12", "--as-posted");
  expect(out).toMatch(/^2002-11-30 {2}Owed on the loans +9,330,000\.00$/m);
  expect(out).toMatch(/^2002-12-20 {2}Advance, due 2002-11-10 +360,000\.00 {2}late_knowledge \(late-advance\)$/m);
  expect(out).toMatch(/^2002-12-31 {2}Owed on the loans +10,132,289\.37$/m);
  expect(out).toMatch(/of which loans:true-ups +1,102\.50$/m);
  const restated = await conformed("statement", folder, "--month", "2002-11");
  expect(restated.out).toMatch(/^2002-11-10 {2}Advance +360,000\.00$/m);
  expect(restated.out).toMatch(/Found due beside it, bearing no interest +1,102\.50$/m);
});

test("a restatement names the lines that differ, and what was learned", async () => {
  const folder = variant({ happenings: [late] });
  const { code, out } = await conformed("restate", folder, "--known-at", "2002-12-19", "--on", "2003-01-01");
  expect(code).toBe(0);
  expect(out).toMatch(/^2002-11-10 {2}Advance +0\.00 +360,000\.00 +360,000\.00/m);
  expect(out).toMatch(
    /^2002-12-01 {2}True-up of Interest on Prime Rate Loans.* 1,102\.50 {2}Letter of October 31, 2002 § 1\(a\)$/m,
  );
  expect(out).toContain("AdvanceMade on 2002-11-10, recorded by desk  [late-advance]");
  expect(out).not.toContain("advance-2002-12-10");
});

test("two moments that know the same restate nothing", async () => {
  const asked = ["--known-at", "2002-12-30", "--against", "2002-12-31", "--on", "2003-01-01", "--json"];
  const { json } = await conformed("restate", example, ...asked);
  expect([json.lines, json.learned, json.by]).toEqual([[], [], "0.00"]);
});
