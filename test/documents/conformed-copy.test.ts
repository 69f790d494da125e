import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { type ConformedProvision, conformedCopy } from "../../src/documents/conformed-copy.ts";
import { conformedHtml } from "../../src/documents/html.ts";
import { conformedText } from "../../src/documents/text.ts";
import { agreementOf, standing, words } from "../agreement/handmade.ts";
import { lexingtonCopy } from "./lexington.ts";

function at(clause: string, ...asked: Parameters<typeof lexingtonCopy>): ConformedProvision {
  const all = lexingtonCopy(...asked).papers.flatMap(({ provisions }) => provisions);
  const found = all.find((each) => each.clause === clause);
  if (found === undefined) throw new Error(`${clause} is in the copy`);
  return found;
}

const letter = "Letter of October 31, 2002";

test("a changed sentence stands between base words, with the act that put it there", () => {
  const { fragments, depth, heading, path } = at("Accounts Financing Agreement § 9.1", "2002-11-01");
  expect({ depth, heading, path }).toEqual({ depth: 1, heading: "Term and Renewal", path: "9.1" });
  expect(fragments.map(({ text, cite, by }) => [text.slice(-21), cite, by])).toEqual([
    ["s Agreement provides.", `${letter} § 2`, { cite: `${letter} § 2`, kind: "replaceSentence", dated: "2002-10-31" }],
    ["ice of termination.".padStart(21, "ot"), "Accounts Financing Agreement § 9.1", undefined],
  ]);
});

test("what is deleted leaves a tombstone with the clause, and so does what it held", () => {
  const deleted = { cite: `${letter} § 4`, kind: "deleteProvision", dated: "2002-10-31" };
  expect(at("Covenant Supplement § IV(g)(i)", "2002-11-01")).toMatchObject({
    depth: 2,
    text: "(i) Intentionally deleted; and",
    deleted,
  });
  expect(at("Covenant Supplement § IV(g)(i)(b)", "2002-11-01")).toMatchObject({ depth: 3, text: "", deleted });
});

test("a rule is shown where the loans it rules are spoken of", () => {
  const rules = [
    {
      rule: "no new Eurodollar Rate Loans; those outstanding on 2002-10-31 run off",
      cite: `${letter} § 3(a)`,
    },
    {
      rule: "no conversion of Prime Rate Loans into Eurodollar Rate Loans; lender not obligated",
      cite: `${letter} § 3(c)`,
    },
  ];
  expect(at("Accounts Financing Agreement § 3.3", "2002-11-01").overlays).toEqual(rules);
  expect(at("Accounts Financing Agreement § 3.3", "2002-10-31").overlays).toEqual([]);
  expect(at("Accounts Financing Agreement § 3.2", "2002-11-01").overlays).toEqual([]);
});

test.each([
  ["Accounts Financing Agreement § 9.1", ["§ 2: sentence replaced"]],
  ["Covenant Supplement § IV(g)(i)", ["§ 4: provision deleted"]],
  ["Covenant Supplement § IV(g)(i)(a)", ["§ 4: provision deleted"]],
  ["Covenant Supplement § IV(g)(ii)", []],
  [
    "Accounts Financing Agreement § 3.3",
    [
      "§ 3(a): no new Eurodollar Rate Loans; those outstanding on 2002-10-31 run off",
      "§ 3(c): no conversion of Prime Rate Loans into Eurodollar Rate Loans; lender not obligated",
    ],
  ],
])("before the closing, what the letter would do is pending at %s", (clause, expected) => {
  const { pending } = at(clause, "2002-11-01", "2002-10-31T15:00:00Z");
  expect(pending.map(({ cite, what }) => `${cite.replace(`${letter} `, "")}: ${what}`)).toEqual(expected);
  for (const { waitsFor } of pending) expect(waitsFor).toContain("§ 8(a): not received by Congress and LPC");
});

test("an act in effect whose words put its beginning later waits for that day", () => {
  const { pending } = at("Letter of January 31, 1995 § 1(c)", "2002-10-31");
  expect(pending[0]).toMatchObject({
    cite: `${letter} § 1(a)`,
    what: "definition replaced",
    waitsFor: ["2002-11-01, the day from which it applies"],
  });
});

test("the fingerprint is the SHA-256 of the words joined", () => {
  for (const { text, sha256, fragments } of lexingtonCopy("2002-11-01").papers.flatMap((each) => each.provisions)) {
    expect(fragments.map((each) => each.text).join("")).toBe(text);
    expect(sha256).toBe(createHash("sha256").update(text).digest("hex"));
  }
});

test("only what is asked for is in the copy", () => {
  const agreement = agreementOf(
    [
      { path: "1", text: "One." },
      { path: "2", text: "Two." },
    ],
    [],
  );
  const copy = conformedCopy({
    title: "T",
    agreement,
    standing: standing("2001-01-01", ["Agreement"]),
    pending: [],
    includes: ({ clause }) => clause.path === "2",
  });
  expect(copy.papers.map(({ provisions }) => provisions.map(({ path }) => path))).toEqual([["2"]]);
});

const hostile = agreementOf(
  [{ path: "1", heading: `<b onclick="x">'&`, text: 'a < b & c > "d"\u0000\ud83d <script>alert(1)</script>' }],
  [
    {
      by: "2002-01-01",
      clause: `1"><img src=x>`,
      on: "1",
      operation: {
        kind: "substituteWords",
        occurrence: "sole",
        target: { kind: "provision", path: "1" },
        old: "not there",
        payload: words(""),
      },
    },
    {
      by: "2002-02-01",
      clause: `2"><img src=x>`,
      on: "1",
      operation: {
        kind: "substituteWords",
        occurrence: "sole",
        target: { kind: "provision", path: "1" },
        old: "a < b",
        payload: words("<i>a</i>"),
      },
    },
  ],
);

test("nothing of a paper is markup, and nothing that no page can hold is in one", () => {
  const html = conformedHtml(
    conformedCopy({
      title: "</title><script>",
      agreement: hostile,
      standing: standing("2003-01-01", ["Agreement", "2002-01-01", "2002-02-01"]),
      pending: [{ instrument: "<x>", title: "<y>", awaiting: ["<z>"] }],
    }),
  );
  expect(html).not.toMatch(/<(?:script|img|i|b|x|y|z)\b/);
  // oxlint-disable-next-line no-control-regex -- this is what must not be there
  expect(html).not.toMatch(/[\u0000\ud83d]/u);
  expect(html).toContain("&lt;i&gt;a&lt;/i&gt;");
  expect(html).toContain("not carried out, its words do not fit: 2002-01-01 § 1&quot;&gt;");
});

test("the conformed copy as text, before the closing and after it", async () => {
  const before = conformedText(lexingtonCopy("2002-11-01", "2002-10-31T15:00:00Z"));
  await expect(before).toMatchFileSnapshot("snapshots/conformed-pending.txt");
  await expect(conformedText(lexingtonCopy("2002-11-01"))).toMatchFileSnapshot("snapshots/conformed.txt");
});

test("the page stands by itself: no scripts, nothing fetched", () => {
  const html = conformedHtml(lexingtonCopy("2002-11-01"));
  expect(html).not.toMatch(/<(?:script|link|img|iframe)\b|@import|url\(|https?:/);
  expect(html).toContain(`<span class="by" title="${letter} § 2: sentence replaced">`);
});
