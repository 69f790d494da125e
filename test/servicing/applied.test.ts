import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { everything } from "../../src/base/instant.ts";
import type { FiledPaper } from "../../src/events/facility.ts";
import { applied } from "../../src/servicing/applied.ts";
import { inShared, sharedFolder } from "../shared.ts";
import { agreementPaper, letterPaper } from "../agreement/papers.ts";

const shared = (id: string, path: string): FiledPaper => ({
  id,
  title: id,
  names: [],
  file: id,
  text: readFileSync(join(sharedFolder, "papers", path), "utf8"),
  recordedAt: everything,
});

const told = (papers: readonly FiledPaper[]) =>
  applied(papers).instructions.map(({ cite, kind, result }) => `${cite} ${kind} ${result}`);

test("amendments of one's own making, one after another, each on what the one before left", () => {
  const base = agreementPaper("1. INTEREST\n\n     1.1 Rate. Interest is at 5%. It is paid monthly.");
  const of = "of the Loan Agreement";
  const letters = [
    letterPaper("a", "March 1, 1999", `Rate. Section 1.1 ${of} is amended by deleting "5%" and substituting "6%".`),
    letterPaper("b", "April 1, 1999", `Rate. Section 1.1 ${of} is amended by deleting "6%" and substituting "7%".`),
    letterPaper("c", "May 1, 1999", `Rate. Section 1.1 ${of} is amended by deleting "5%" and substituting "8%".`),
    letterPaper("d", "June 1, 1999", `Rate. Section 1.9 ${of} is deleted in its entirety.`),
  ];
  expect(told([base, ...letters])).toEqual([
    "Letter a § 1 substituteWords applied",
    "Letter b § 1 substituteWords applied",
    "Letter c § 1 substituteWords unresolved",
    "Letter d § 1 deleteProvision unresolved",
  ]);
});

// Chains of real papers: every instruction that is read is applied, or listed with the reason why it is not.
inShared("two modifications of a construction loan agreement that cites captions", () => {
  const papers = [
    shared("base", "agreements/1158114_2015-01-30_aoi_construction_loan.txt"),
    shared("first", "amendments/1158114_2016-06-17.txt"),
    shared("second", "amendments/1158114_2016-10-07.txt"),
  ];
  const { instructions } = applied(papers);
  expect(instructions.filter(({ result }) => result === "applied").length).toBeGreaterThanOrEqual(4);
  expect(instructions.filter(({ result, reason }) => result === "unresolved" && reason === "")).toEqual([]);
});

inShared("two amendments of a line of credit, the second of which adds terms again", () => {
  const papers = [
    shared("base", "agreements/1013218_2001-04-02_MCLOC_1999-08-31.txt"),
    shared("first", "amendments/1013218_2001-04-02.txt"),
    shared("second", "amendments/1013218_2001-04-02_1.txt"),
  ];
  const { instructions } = applied(papers);
  const first = instructions.filter(({ act }) => act.by.paper.id === "first");
  expect(first.filter(({ result }) => result === "unresolved")).toEqual([]);
  expect(first.length).toBeGreaterThanOrEqual(8);
  const again = instructions.filter(({ act, kind }) => act.by.paper.id === "second" && kind === "insertDefinition");
  expect(again.map(({ result, reason }) => [result, reason])).toEqual(
    again.map(() => ["unresolved", "a part of that name is there already"]),
  );
});
