import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { conformed, folderWith, happening, lines, root } from "../cli/program.ts";

// One facility from its aging to its votes: the worked borrowing base, what springs from it, the cure and the lenders.

const folder = join(root, "examples/millrace-covenants");
const asked = async (of: string, command: string, ...rest: string[]) =>
  (await conformed(command, of, "--json", ...rest)).json;

/** The example with other happenings. */
function variant(difference: { omit?: readonly string[]; happenings?: readonly object[] }): string {
  const { omit = [], happenings = [] } = difference;
  const at = folderWith({ "happenings.yaml": lines(happenings) });
  const sheet = { facility: "variant", extends: relative(at, folder), omit, happenings: ["happenings.yaml"] };
  writeFileSync(join(at, "facility.yaml"), JSON.stringify(sheet));
  return at;
}

describe("what may be drawn, as the borrowing base and the loan account give it", () => {
  // 5,500,000 less 300,000 of letters of credit and loans of 4,450,000; 100,000 drawn; 70,000 collected; July 1 in and
  // out 33,707.50.
  test.each([
    ["2025-06-02", "750000.00"],
    ["2025-06-03", "650000.00"],
    ["2025-06-09", "650000.00"],
    ["2025-06-10", "720000.00"],
    ["2025-07-01", "720000.00"],
    ["2025-07-09", "720000.00"],
  ])("on %s %s", async (on, excess) => {
    expect((await asked(folder, "availability", "--on", on)).excessAvailability).toBe(excess);
  });

  test("the figures reported for the trigger are those", async () => {
    const { findings } = await asked(folder, "check");
    expect(findings.filter((each: any) => String(each.code).startsWith("covenant."))).toEqual([]);
  });

  test("one that is not is found, with both figures", async () => {
    const { findings } = await asked(variant({ omit: ["payment-2025-07-01"] }), "check");
    const [found] = findings.filter((each: any) => each.code === "covenant.figure_differs");
    expect(found).toMatchObject({ where: "availability-2025-07-01" });
    expect(found.message).toContain("720,000.00 as of 2025-07-01");
    expect(found.message).toContain("686,292.50");
  });
});

describe("cash dominion by consecutive days", () => {
  // 12.5% of 5,500,000 is 687,500: below it on June 3 to 7, above it on June 10 to July 9.
  test.each([
    ["2025-06-06", []],
    ["2025-06-07", [["2025-06-07", null]]],
    ["2025-07-08", [["2025-06-07", null]]],
    // The thirtieth day has passed at the end of July 9.
    ["2025-07-09", [["2025-06-07", "2025-07-10"]]],
  ])("by %s", async (on, spells) => {
    const [{ spells: told }] = (await asked(folder, "covenants", "--on", on)).triggers;
    expect(told.map(({ from, until }: any) => [from, until])).toEqual(spells);
  });

  test("a day below begins the count anew", async () => {
    const dip = happening("dip", "2025-07-02", {
      type: "FiguresReported",
      asOf: "2025-07-02",
      figures: [{ name: "excess availability", value: "687,500.00" }],
    });
    const [{ spells }] = (await asked(variant({ happenings: [dip] }), "covenants", "--on", "2025-07-31")).triggers;
    expect(spells[0].until).toBeNull();
  });
});

test("fixed charge coverage is tested while the trigger is on: 1.08 passes, and equity cures June", async () => {
  const { tests } = await asked(folder, "covenants", "--on", "2025-07-31");
  // (3,200 - 450 - 150) / (1,100 + 1,300) is 1.08333; June has 2,950 and, with the equity, 3,000.
  expect(tests.map(({ testedOn, status: how, value, cured }: any) => [testedOn, how, value, cured?.value])).toEqual([
    ["2025-05-31", "pass", "13/12", undefined],
    ["2025-06-30", "cured", "47/48", "1"],
  ]);
  const status = async (on: string, from = folder) => (await asked(from, "defaults", "--on", on)).defaults;
  expect((await status("2025-07-31"))[0]).toMatchObject({ status: "cured" });
  const without = await status("2025-07-31", variant({ omit: ["equity-2025-07-11"] }));
  expect(without[0]).toMatchObject({ status: "continuing" });
});

test("the holder of 55% waives default interest alone; the rate is not cut without the third lender", async () => {
  const { votes } = await asked(folder, "votes", "--on", "2025-07-31");
  expect(votes.map(({ vote, standing }: any) => [vote, standing])).toEqual([
    ["default-interest", "passed"],
    ["rate", "failed"],
  ]);
});
