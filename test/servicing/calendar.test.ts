import { expect, test } from "vitest";
import { calendarFile } from "../../src/documents/calendar-file.ts";
import { calendarOf } from "../../src/servicing/calendar.ts";
import { day, differing, example, known, percent, report, usd } from "../say.ts";
import { knownBy } from "../../src/servicing/facility.ts";

const modern = example("modern-abl-covenants");

function dates(name: string, on: string, through: string): string[] {
  return calendarOf(known(example(name)), day(on), day(through)).map(
    ({ on: date, kind, state, title }) => `${date} ${kind} ${state}: ${title}`,
  );
}

test("the key dates of the letter: its term, its waiver and the loan that runs off", () => {
  const told = dates("lexington", "2002-11-01", "2003-01-31");
  expect(told.filter((each) => !each.includes("terms_change"))).toEqual([
    "2002-11-15 period_ends open: Interest Period of E1",
    "2002-12-31 period_ends open: Interest Period of E2",
    "2003-01-03 renewal open: Renewal Date",
    "2003-01-03 waiver_ends open: Waiver Letter of October 31, 2002, Exhibit A § 1 no longer holds",
  ]);
});

test("what was due before the day and never came is overdue; what came is left out", () => {
  const told = dates("modern-abl-covenants", "2025-07-20", "2025-07-31");
  expect(told.filter((each) => /^\S+ due /.test(each))).toEqual([
    "2025-07-15 due overdue: Evidence of insurance",
    "2025-07-20 due open: Borrowing base certificate",
    "2025-07-30 due open: Monthly financial statements and certificate",
  ]);
  expect(told).toContain(
    "2025-07-26 default_matures open: Evidence of insurance due 2025-07-15 becomes an Event of Default",
  );
});

test("what came late is no longer overdue, from the day it came", () => {
  const overdue = (on: string) => dates("modern-abl-covenants", on, on).filter((each) => each.includes("overdue"));
  expect(overdue("2025-07-08")).toEqual(["2025-06-30 due overdue: Monthly financial statements and certificate"]);
  expect(overdue("2025-07-09")).toEqual([]);
});

// 60, 30, 10 and 3 days before; those that are past are left out.
test.each([
  ["2025-05-15", ["2025-05-16", "2025-06-15", "2025-07-05", "2025-07-12"]],
  ["2025-05-16", ["2025-05-16", "2025-06-15", "2025-07-05", "2025-07-12"]],
  ["2025-05-17", ["2025-06-15", "2025-07-05", "2025-07-12"]],
  ["2025-07-12", ["2025-07-12"]],
  ["2025-07-13", []],
])("reminders as of %s", (on, remindOn) => {
  const item = calendarOf(known(modern), day(on), day("2025-07-31")).find(
    ({ title }) => title === "Evidence of insurance",
  );
  expect(item?.remindOn).toEqual(remindOn);
});

test("a condition of a waiver and the end of a forbearance are dates to keep", () => {
  const reports = [
    report("occurred", {
      type: "DefaultOccurred",
      on: day("2025-07-01"),
      id: "d",
      maturity: "matured",
      causes: [{ kind: "other", what: "insurance" }],
    }),
    report("given", {
      type: "WaiverGiven",
      on: day("2025-07-02"),
      id: "w",
      givenBy: "harbor",
      form: "written",
      scope: "specific",
      solely: true,
      occurrences: ["d"],
      reaches: [],
      until: day("2025-09-01"),
      conditions: [{ id: "c", what: "a field examination", kind: "subsequent", by: day("2025-08-15") }],
      rescindedBy: [],
    }),
    report("forborne", {
      type: "ForbearanceAgreed",
      on: day("2025-07-02"),
      id: "f",
      occurrences: ["d"],
      until: day("2025-08-20"),
      writing: "a letter",
      signedBy: "harbor",
    }),
  ];
  const facility = knownBy(differing(modern, { reports }));
  const told = calendarOf(facility, day("2025-08-01"), day("2025-09-30")).map(({ on, kind }) => `${on} ${kind}`);
  for (const each of ["2025-08-15 condition_due", "2025-08-20 forbearance_ends", "2025-09-01 waiver_ends"]) {
    expect(told).toContain(each);
  }
});

// July 4, 2025 is a Friday; the holidays of New York are known to 2035.
test("a date to keep that is no Business Day is told with the next one, and is not moved", () => {
  const periods = ["2025-07-02", "2025-07-04", "2025-07-05", "2035-12-31", "2036-01-04"];
  const reports = periods.map((periodEndsOn, index) =>
    report(`e${index}`, {
      type: "EurodollarLoanMade",
      on: day("2025-06-20"),
      loan: `E${index}`,
      amount: usd("1,000.00"),
      rate: percent("4.30"),
      periodEndsOn: day(periodEndsOn),
    }),
  );
  const alder = differing(example("alder-loans"), { reports });
  const told = (open: typeof alder) =>
    calendarOf(knownBy(open), day("2025-06-23"), day("2036-12-31"))
      .filter(({ title }) => /of E\d/.test(title))
      .map(({ on, businessDay }) => [on, businessDay]);
  const cite = "Loan Agreement § 1.1";
  const expected = [
    ["2025-07-02", { told: "business_day", cite }],
    ["2025-07-04", { told: "no_business_day", next: "2025-07-07", cite }],
    ["2025-07-05", { told: "no_business_day", next: "2025-07-07", cite }],
    ["2035-12-31", { told: "business_day", cite }],
    ["2036-01-04", { told: "year_not_known", cite }],
  ];
  expect(told(alder)).toEqual(expected);
  const { businessDay, ...silent } = alder.file;
  expect(told({ ...alder, file: silent }).map(([, each]) => each)).toEqual(periods.map(() => undefined));
  if (businessDay === undefined) throw new Error("the example says what a Business Day is");
  const elsewhere = differing(alder, { file: { businessDay: { ...businessDay, words: "another-paper" } } });
  expect(told(elsewhere).map(([, each]) => each)).toEqual(periods.map(() => undefined));
  const london = differing(alder, { file: { businessDay: { ...businessDay, calendars: ["london"] } } });
  expect(told(london).slice(1, 3)).toEqual([
    ["2025-07-04", { told: "business_day", cite }],
    ["2025-07-05", { told: "no_business_day", next: "2025-07-07", cite }],
  ]);
  const listed = calendarOf(knownBy(alder), day("2025-07-04"), day("2025-07-04"));
  const file = calendarFile(alder.file, listed, day("2025-07-04")).replaceAll(/\r\n[ \t]/g, "");
  expect(file).toMatch(/That day is no Business Day\\; the next is 2025-07-07/);
});

test("the calendar file has whole days, four reminders, and is the same for the same question", () => {
  const listed = calendarOf(known(modern), day("2025-07-10"), day("2025-07-20"));
  const file = calendarFile(modern.file, listed, day("2025-07-10"));
  const unfolded = file.replaceAll(/\r\n[ \t]/g, "");
  const lines = unfolded.split("\r\n");
  expect(lines.filter((line) => line === "BEGIN:VEVENT").length).toBe(listed.length);
  expect(lines).toContain("DTSTART;VALUE=DATE:20250715");
  expect(lines).toContain("SUMMARY:Evidence of insurance");
  expect(lines).toContain("DTSTAMP:20250710T000000Z");
  for (const days of [60, 30, 10, 3]) expect(lines).toContain(`TRIGGER:-P${days}D`);
  const ids = lines.filter((line) => line.startsWith("UID:"));
  expect(new Set(ids).size).toBe(listed.length);
  // Lines of 75 octets at most, each ended as the format asks.
  for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file.replaceAll("\r\n", "")).not.toContain("\n");
  expect(calendarFile(modern.file, listed, day("2025-07-10"))).toBe(file);
});

test("what is overdue is told so, and nobody is reminded of it", () => {
  const listed = calendarOf(known(modern), day("2025-07-16"), day("2025-07-16"));
  const file = calendarFile(modern.file, listed, day("2025-07-16"));
  expect(file).toContain("SUMMARY:Overdue: Evidence of insurance");
  expect(file).not.toContain("BEGIN:VALARM");
});
