import { expect, test } from "vitest";
import { clauseForce } from "../../src/compliance/anchor.ts";
import { formulaOn } from "../../src/compliance/metric.ts";
import { readExpression } from "../../src/base/expression.ts";
import { noCompliance } from "../../src/events/compliance.ts";
import { checkFacility } from "../../src/servicing/check.ts";
import { forDefaults, standingOn } from "../../src/servicing/facility.ts";
import { day, differing, example, known } from "../say.ts";

const facility = known(example());
const rate = { paper: "letter-1995-01-31", provision: "1(c)" };
const covenant = { paper: "covenant-supplement", provision: "IV(g)(i)(b)" };

// The definition in the letter of 1995 was replaced in 1997, 1999 and 2002; the covenant was deleted from August 2002.
test.each([
  [rate, "1994-12-31", "not_in_effect"],
  [rate, "1995-01-31", "in_force"],
  [rate, "1997-03-10", "in_force"],
  [rate, "1997-03-11", "changed"],
  [{ ...rate, words: "letter-1997-03-11" }, "1997-03-10", "changed"],
  [{ ...rate, words: "letter-1997-03-11" }, "1997-03-11", "in_force"],
  [{ ...rate, words: "letter-1997-03-11" }, "1999-09-30", "in_force"],
  [{ ...rate, words: "letter-1997-03-11" }, "1999-10-01", "changed"],
  [{ ...rate, words: "letter-2002-10-31" }, "2002-11-01", "in_force"],
  [covenant, "2002-07-31", "in_force"],
  [covenant, "2002-08-01", "deleted"],
  [{ paper: "covenant-supplement", provision: "IV(g)(i)" }, "2002-08-01", "deleted"],
  [{ paper: "covenant-supplement", provision: "IV(g)(ii)" }, "2002-08-01", "in_force"],
  [{ paper: "covenant-supplement", provision: "IV(z)" }, "2002-08-01", "not_on_file"],
  [{ paper: "nothing", provision: "1" }, "2002-08-01", "not_on_file"],
  [{ ...covenant, words: "letter-1997-03-11" }, "2002-07-31", "changed"],
])("the words of %j on %s are %s", (anchor, on, force) => {
  expect(clauseForce(facility.agreement, anchor, standingOn(facility, day(on))).force).toBe(force);
});

// One formula for each version of the words: each ends where the next begins.
test.each([
  ["1995-06-30", "of-1995"],
  ["1998-06-30", "of-1997"],
  ["2001-06-30", "formula: Interest"],
  ["1994-06-30", "formula: Interest"],
])("the formula on %s is %s", (on, expected) => {
  const read = readExpression("a");
  if (!read.ok) throw new Error("a formula");
  const metric = (id: string, words: string) => ({ id, title: "Interest", ...rate, words, formula: read.value });
  const metrics = [metric("of-1995", "letter-1995-01-31"), metric("of-1997", "letter-1997-03-11")];
  const open = differing(example(), { file: { compliance: { ...noCompliance, metrics } } });
  const told = formulaOn(forDefaults(known(open)), "Interest", day(on));
  expect("wanting" in told ? `${told.wanting}: ${told.names.join()}` : told.id).toBe(expected);
});

test("two formulas for one name in force together are none", () => {
  const read = readExpression("a");
  if (!read.ok) throw new Error("a formula");
  const metric = (id: string) => ({ id, title: "Interest", ...rate, formula: read.value });
  const compliance = { ...noCompliance, metrics: [metric("one"), metric("two")] };
  const asked = forDefaults(known(differing(example(), { file: { compliance } })));
  expect(formulaOn(asked, "Interest", day("1996-01-01"))).toEqual({ wanting: "one_formula", names: ["one", "two"] });
});

test("the check tells of entries whose clause is not there, or whose words were changed and not entered again", () => {
  const read = readExpression("a");
  if (!read.ok) throw new Error("a formula");
  const metric = (id: string, anchor: { paper: string; provision: string; words?: string }) => {
    return { id, title: id, ...anchor, formula: read.value };
  };
  const told = (...metrics: ReturnType<typeof metric>[]) => {
    const compliance = { ...noCompliance, metrics };
    const found = checkFacility(differing(example(), { file: { compliance } }));
    return found
      .filter(({ code, message }) => code === undefined && /entered/.test(message))
      .map(({ where, message }) => [where, message.slice(0, 34)]);
  };
  const letter = "Letter of October 31, 2002 § 1(a)";
  expect(told(metric("m", { paper: "covenant-supplement", provision: "IV(z)" }))).toEqual([
    ["covenant-supplement § IV(z)", "“m” is entered from a clause that "],
  ]);
  expect(told(metric("m", rate))).toEqual([[letter, "The words that “m” was entered fro"]]);
  // Entered again for the words in force, the entry for the old ones is history.
  expect(told(metric("m", rate), metric("n", { ...rate, words: "letter-2002-10-31" }))).toEqual([]);
  expect(told(metric("m", covenant))).toEqual([]);
});

test.each([
  ["3.7", ["accounts-agreement § 3.7"]],
  ["1.2", []],
])("the check asks whether the clause on Business Days is on file: § %s", (provision, where) => {
  const businessDay = { paper: "accounts-agreement", provision, calendars: ["new_york" as const] };
  const found = checkFacility(differing(example(), { file: { businessDay } }));
  expect(found.filter(({ message }) => message.includes("“Business Day”")).map((each) => each.where)).toEqual(where);
});
