import { expect, test } from "vitest";
import { fixingOn, fixingsOf } from "../../src/accruals/fixing.ts";
import { toDecimal } from "../../src/base/ratio.ts";
import type { Report } from "../../src/events/record.ts";
import { day, percent, report } from "../say.ts";

function published(on: string, rate: string, index = "Prime Rate"): Report {
  const happening = { type: "IndexPublished", on: day(on), index, rate: percent(rate), publisher: "H.15" } as const;
  return report(`${index} ${on} ${rate}`, happening);
}

const announced = [
  published("2001-12-12", "4.75"),
  published("2002-11-07", "4.25"),
  published("2002-12-01", "4.50"),
  published("2003-01-02", "4.00"),
  published("2003-01-30", "3.75"),
];

// A change announced on the first of a month reaches the loans at once, or on the first of the month after that one.
test.each([
  ["2001-12-11", undefined, undefined],
  ["2001-12-12", "0.0475", undefined],
  ["2001-12-31", "0.0475", undefined],
  ["2002-01-01", "0.0475", "0.0475"],
  ["2002-11-06", "0.0475", "0.0475"],
  ["2002-11-07", "0.0425", "0.0475"],
  ["2002-11-30", "0.0425", "0.0475"],
  ["2002-12-01", "0.0450", "0.0425"],
  ["2002-12-31", "0.0450", "0.0425"],
  ["2003-01-01", "0.0450", "0.0450"],
  ["2003-01-02", "0.0400", "0.0450"],
  ["2003-01-31", "0.0375", "0.0450"],
  ["2003-02-01", "0.0375", "0.0375"],
] as const)("on %s the index is %s on the same day, %s on the first of the next month", (on, sameDay, nextMonth) => {
  for (const [timing, expected] of [
    ["same_day", sameDay],
    ["first_of_next_month", nextMonth],
  ] as const) {
    const fixing = fixingOn(fixingsOf(announced, "Prime Rate", timing), day(on));
    expect(fixing && toDecimal(fixing.rate, 4)).toBe(expected);
  }
});

test("the order in which publications were recorded does not matter", () => {
  const forward = fixingsOf(announced, "Prime Rate", "same_day");
  expect(fixingsOf(announced.toReversed(), "Prime Rate", "same_day")).toEqual(forward);
});

test("another index is another index", () => {
  const both = [...announced, published("2002-11-08", "9.00", "Adjusted Eurodollar Rate")];
  expect(fixingsOf(both, "Prime Rate", "same_day")).toEqual(fixingsOf(announced, "Prime Rate", "same_day"));
});

test("a fixing names the publication it rests on", () => {
  const fixing = fixingOn(fixingsOf(announced, "Prime Rate", "same_day"), day("2002-11-07"));
  expect(fixing?.source).toMatchObject({ kind: "fact", cite: "Prime Rate 2002-11-07 4.25" });
});
