import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, endOfDay, everything, instant } from "../../src/base/instant.ts";
import { day, moment } from "../say.ts";

test.each([
  ["2002-10-31T15:00Z", "2002-10-31T15:00:00.000Z"],
  ["2002-10-31T15:00:59Z", "2002-10-31T15:00:59.000Z"],
  ["2002-10-31T15:00:59.5Z", "2002-10-31T15:00:59.500Z"],
  ["2002-10-31T15:00:59.05Z", "2002-10-31T15:00:59.050Z"],
  ["2002-10-31T23:59:59.999Z", "2002-10-31T23:59:59.999Z"],
  ["2002-10-31T00:00Z", "2002-10-31T00:00:00.000Z"],
])("%s is %s", (text, value) => {
  expect(instant(text)).toEqual({ ok: true, value });
});

test.each([
  "2002-10-31",
  "2002-10-31T15:00",
  "2002-10-31T24:00Z",
  "2002-10-31T15:60Z",
  "2002-10-31T15:00:60Z",
  "2002-10-31T15:00+01:00",
  "2002-02-29T15:00Z",
  "2002-10-31 15:00Z",
  "2002-10-31T15:00:00.0000Z",
  "",
])("%j names no moment", (text) => {
  expect(instant(text)).toEqual({ ok: false, failure: { code: "instant.not_a_moment", text } });
});

test("what is known as of a day is all that was recorded on it, and nothing of the next", () => {
  const end = endOfDay(day("2002-10-31"));
  expect(moment("2002-10-31T23:59:59.999Z") <= end).toBe(true);
  expect(moment("2002-11-01T00:00:00Z") <= end).toBe(false);
  expect(dayOf(end)).toBe("2002-10-31");
  expect(moment("9999-12-31T23:59:59.999Z") <= everything).toBe(true);
});

// The platform's clock is the oracle.
test("moments read as the platform writes them, and in their order", () => {
  const times = fc.integer({ min: 0, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(times, times, (a, b) => {
      const [first, second] = [new Date(a).toISOString(), new Date(b).toISOString()];
      expect(instant(first)).toEqual({ ok: true, value: first });
      expect(moment(first) < moment(second)).toBe(a < b);
    }),
  );
});
