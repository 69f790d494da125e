import { expect, test } from "vitest";
import { rateBy } from "../../src/accruals/rate-rule.ts";
import { ratio } from "../../src/base/ratio.ts";
import { percentText } from "../../src/servicing/rate.ts";
import { percent } from "../say.ts";

// Every bound with a row below it, on it and above it.
test.each([
  ["a margin", {}, "2", undefined, "3.00%"],
  ["a multiple of the index", { multiplier: ratio(3n, 2n) }, "2", undefined, "4.00%"],
  ["an index below its floor", { indexFloor: percent("1") }, "0.5", undefined, "2.00%"],
  ["an index on its floor", { indexFloor: percent("1") }, "1", undefined, "2.00%"],
  ["a rate below its floor", { floor: percent("4") }, "2.9999", undefined, "4.00%"],
  ["a rate above its floor", { floor: percent("4") }, "3.01", undefined, "4.01%"],
  ["a rate above its cap", { cap: percent("4") }, "3.01", undefined, "4.00%"],
  ["a rate below its cap", { cap: percent("4") }, "2.99", undefined, "3.99%"],
  ["a rise of more than is allowed", { mostUp: percent("0.5") }, "5", "4", "4.50%"],
  ["a rise of as much as is allowed", { mostUp: percent("0.5") }, "3.5", "4", "4.50%"],
  ["a fall of more than is allowed", { mostDown: percent("0.5") }, "1", "4", "3.50%"],
  ["a first rate, which rises from nothing", { mostUp: percent("0.5") }, "5", undefined, "6.00%"],
  ["a floor against the bound on a rise", { mostUp: percent("0.5"), floor: percent("5") }, "9", "4", "5.00%"],
] as const)("%s", (_, bounds, index, before, expected) => {
  const by = { margin: percent("1"), ...bounds };
  expect(percentText(rateBy(by, percent(index), before === undefined ? undefined : percent(before)))).toBe(expected);
});
