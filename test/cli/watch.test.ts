import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { conformed, folderWith, happening, root, variant } from "./program.ts";

const at = (name: string) => join(root, "examples", name);
const modern = at("modern-abl-covenants");

// 0 fine, 1 findings: a failed test, a test whose figures were owed and did not come, something overdue.
test.each([
  ["a test that fails", ["covenants", at("lexington-covenants"), "--on", "2002-07-31"], 1],
  ["figures that are not owed yet", ["covenants", modern, "--on", "2025-07-29"], 0],
  ["figures that were owed", ["covenants", modern, "--on", "2025-07-30"], 1],
  ["nothing overdue", ["calendar", modern, "--on", "2025-07-15"], 0],
  ["something overdue", ["calendar", modern, "--on", "2025-07-16"], 1],
])("%s", async (_, words, code) => {
  expect(await conformed(...words)).toMatchObject({ code, err: "" });
});

test("a certificate that states another figure is told", async () => {
  const { out } = await conformed("covenants", at("lexington-covenants"), "--known", "2002-10-15");
  expect(out).toMatch(/2002-09-30 +Working Capital, monthly +fail +3,100,000\.00 .*the certificate states 5,100,000/);
  expect(out).not.toMatch(/2002-08-31 .*certificate states/);
});

describe("the calendar file", () => {
  test("is written, not over another unless told to, and never half", async () => {
    const path = join(folderWith({}), "out.ics");
    const words = ["calendar", modern, "--on", "2025-07-01", "--ics", path];
    expect(await conformed(...words)).toMatchObject({ err: "" });
    const first = readFileSync(path, "utf8");
    expect(first).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
    expect((await conformed(...words)).err).toMatch(/^error\[use\.out_exists\]/);
    await conformed("calendar", modern, "--on", "2025-07-02", "--ics", path, "--force");
    expect(readFileSync(path, "utf8")).not.toBe(first);
  });
  test("is not begun where it cannot be", async () => {
    const path = join(folderWith({}), "no", "out.ics");
    expect(await conformed("calendar", modern, "--ics", path)).toMatchObject({
      code: 2,
      err: expect.stringContaining("use.out_folder_missing"),
    });
    expect(existsSync(path)).toBe(false);
  });
});

test("an oral waiver waives nothing, and is told as what it may be", async () => {
  const given = happening("call", "2002-12-12", {
    type: "WaiverGiven",
    id: "call of December 12",
    givenBy: "Congress",
    form: "oral",
    scope: "specific",
    occurrences: ["nonpayment of the 10-1/2% senior note"],
  });
  const { out } = await conformed("waivers", variant({ happenings: [given] }), "--on", "2003-01-10");
  expect(out).toMatch(/call: possible oral waiver[^]*take advice[^]*10-1\/2% senior note +not in writing/);
});

test("the guarantor's risk is told with the closing, as no condition", async () => {
  const { out } = await conformed("closing", at("lexington-consent-unsigned"));
  expect(out).toMatch(/guaranty risk: .*Letter of October 31, 2002, Consent, is not signed\. No condition asks for it/);
  const signed = await conformed("closing", at("lexington"));
  expect(signed.out).not.toMatch(/guaranty risk: .*Letter of October 31, 2002, a/);
});

test("a representation that is found false fails its bring-down, whatever was found before", async () => {
  const found = happening("wrong", "2002-10-31", {
    type: "RepresentationFound",
    instrument: "letter-2002-10-31",
    clause: "7(b)",
    finding: "false",
    determinedBy: "Congress",
  });
  const { json } = await conformed(
    "closing",
    variant({ omit: ["amendment-fee-charged"], happenings: [found] }),
    "--json",
  );
  const letter = json.instruments.find(({ instrument }: any) => instrument === "letter-2002-10-31");
  expect([letter.status, letter.conditions.find(({ path }: any) => path === "8(b)").lacking]).toEqual([
    "pending",
    "found false: letter-2002-10-31 § 7(b)",
  ]);
});
