import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { daysBetween } from "../../src/base/date.ts";
import { equals } from "../../src/base/ratio.ts";
import { fixingReports, readFixings } from "../../src/wire/fixings.ts";
import { inShared, sharedFolder } from "../shared.ts";
import { moment, percent } from "../say.ts";

const entry = {
  id: "sofr",
  index: "SOFR",
  publisher: "A bank",
  file: "sofr.csv",
  dateColumn: "date",
  rateColumn: "rate",
};

test.each([
  // Published on the next Business Day: Friday's on Tuesday, since Monday is Memorial Day.
  [1, "us_government_securities", "2025-05-27T12:00:00Z"],
  [1, undefined, "2025-05-26T12:00:00Z"],
  [0, "us_government_securities", "2025-05-23T12:00:00Z"],
] as const)("a value published %i Business Days later of %s is known at %s", (publishedDaysLater, calendar, known) => {
  const own = { ...entry, publishedDaysLater, ...(calendar === undefined ? {} : { calendar }) };
  const read = fixingReports("date,rate\n2025-05-23,4.26\n", "sofr.csv", own);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const [filed] = read.value;
  expect(filed?.report).toMatchObject({ key: "sofr-2025-05-23", by: "A bank", recordedAt: moment(known) });
  expect(filed?.placeOf([])).toEqual({ file: "sofr.csv", line: 2, column: 1 });
});

// The histories of publishers, as they give them: every value in its place, days without one left out.
const histories = [
  ["sofr_daily_2018-2025.csv", "observation_date", "SOFR", 1800, "2018-04-03", "1.83"],
  ["libor_usd_1990-2010.csv", "DATE", "USD3M", 5000, "1990-01-02", "8.375"],
  ["fed_funds_daily_1954-2025.csv", "date", "value", 25_000, "1954-07-01", "1.13"],
  ["prime_rate_changes.csv", "effective_date_H15", "rate_pct", 100, "2002-11-07", "4.25"],
] as const;
for (const [file, dateColumn, rateColumn, least, on, rate] of histories) {
  inShared(`${file} is read whole`, () => {
    const text = readFileSync(`${sharedFolder}/rates/${file}`, "utf8");
    const read = readFixings(text, file, { dateColumn, rateColumn });
    if (!read.ok) throw new Error(JSON.stringify(read.failure.slice(0, 3)));
    expect(read.value.length).toBeGreaterThan(least);
    const found = read.value.find((row) => row.on === on);
    expect(found !== undefined && equals(found.rate, percent(rate))).toBe(true);
    const gaps = read.value.slice(1).map((row, index) => daysBetween(read.value[index]?.on ?? row.on, row.on));
    expect(gaps.every((gap) => gap > 0)).toBe(true);
  });
}
