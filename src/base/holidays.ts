import { type BusinessCalendar, businessCalendar } from "./business-calendar.ts";
import { addDays, dateOf, type IsoDate } from "./date.ts";
import { nthWeekday, type Weekday, weekdayOf } from "./weekday.ts";

// Holidays are rules of law, and closings that were proclaimed for one day. The rules are worked out; the single days
// are listed, each with what it was. Years ahead hold what the law says now.

const first = 1990;
const last = 2035;

function on(year: number, month: number, day: number): IsoDate {
  const date = dateOf(year, month, day);
  if (!date.ok) throw new Error(`${year}-${month}-${day} is a day`);
  return date.value;
}

function the(nth: number, weekday: Weekday, year: number, month: number): IsoDate {
  return nthWeekday(on(year, month, 1), weekday, nth);
}

/**
 * Easter Sunday of a year in the Gregorian calendar, by the golden number, the corrections of the century and the moon.
 *
 * @source the anonymous algorithm published in Nature, April 20, 1876
 */
export function easterOf(year: number): IsoDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const counted = epact + weekday - 7 * shift + 114;
  return on(year, Math.floor(counted / 31), (counted % 31) + 1);
}

// A holiday on a Sunday is kept on the Monday; one on a Saturday is not made up for.
function sundayToMonday(date: IsoDate): IsoDate {
  return weekdayOf(date) === "sunday" ? addDays(date, 1) : date;
}

function unitedStates(year: number): IsoDate[] {
  return [
    sundayToMonday(on(year, 1, 1)),
    the(3, "monday", year, 1),
    the(3, "monday", year, 2),
    the(-1, "monday", year, 5),
    ...(year >= 2022 ? [sundayToMonday(on(year, 6, 19))] : []),
    sundayToMonday(on(year, 7, 4)),
    the(1, "monday", year, 9),
    the(2, "monday", year, 10),
    sundayToMonday(on(year, 11, 11)),
    the(4, "thursday", year, 11),
    sundayToMonday(on(year, 12, 25)),
  ];
}

/**
 * New York as banks keep it: the holidays of the Federal Reserve Bank. One on a Sunday moves to the Monday; on a
 * Saturday the banks are open the Friday before. Juneteenth is kept from 2022.
 *
 * @source 12 U.S.C. and 5 U.S.C. §6103 as the Federal Reserve Banks observe it
 */
export const newYork: BusinessCalendar = businessCalendar("New York", first, last, unitedStates);

// Days on which the dealers' association called for a full close besides those of its yearly list.
const closings: readonly string[] = [
  // The funerals of Presidents Reagan and Bush.
  "2004-06-11",
  "2018-12-05",
  // The hurricane of October 2012.
  "2012-10-30",
];

// Independence Day, Juneteenth and Christmas on a Saturday are kept on the Friday; New Year's and Veterans Day are not.
function fridaysBefore(year: number): IsoDate[] {
  return [...(year >= 2022 ? [on(year, 6, 19)] : []), on(year, 7, 4), on(year, 12, 25)]
    .filter((day) => weekdayOf(day) === "saturday")
    .map((day) => addDays(day, -1));
}

/**
 * US government securities: the days on which the dealers' association recommends a full close. Beyond the bank
 * holidays Good Friday, save that from 1996 to 2017 it was half a day of business when the report on employment fell
 * on it, the first Friday of the month; since there is SOFR, none has been published on any Good Friday.
 *
 * @source SIFMA (before 2006 the Bond Market Association), holiday recommendations for US dollar government securities
 */
export const usGovernmentSecurities: BusinessCalendar = businessCalendar(
  "US government securities",
  first,
  last,
  (year) => {
    const goodFriday = addDays(easterOf(year), -2);
    const isHalfDay = year >= 1996 && year < 2018 && Number(goodFriday.slice(8)) <= 7;
    const single = closings.filter((day) => day.startsWith(String(year)));
    return [
      ...unitedStates(year),
      ...fridaysBefore(year),
      ...(isHalfDay ? [] : [goodFriday]),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written out above
      ...single.map((day) => day as IsoDate),
    ];
  },
);

// The two days of Christmas on a weekend are made up for on the days after it.
function christmas(year: number): IsoDate[] {
  const day = weekdayOf(on(year, 12, 25));
  if (day === "saturday") return [on(year, 12, 27), on(year, 12, 28)];
  if (day === "sunday") return [on(year, 12, 26), on(year, 12, 27)];
  return [on(year, 12, 25), day === "friday" ? on(year, 12, 28) : on(year, 12, 26)];
}

function newYearsDay(year: number): IsoDate {
  const day = on(year, 1, 1);
  const weekday = weekdayOf(day);
  return weekday === "saturday" ? addDays(day, 2) : weekday === "sunday" ? addDays(day, 1) : day;
}

/** What was proclaimed for one year: holidays moved, and holidays besides. */
const proclaimed: {
  readonly [year: number]: { readonly may?: string; readonly spring?: string; readonly more?: string[] };
} = {
  // Fifty years after the end of the war in Europe.
  1995: { may: "1995-05-08" },
  // The end of the millennium.
  1999: { more: ["1999-12-31"] },
  // The golden, diamond and platinum jubilees.
  2002: { spring: "2002-06-04", more: ["2002-06-03"] },
  2012: { spring: "2012-06-04", more: ["2012-06-05"] },
  // A royal wedding.
  2011: { more: ["2011-04-29"] },
  // Seventy-five years after the end of the war in Europe.
  2020: { may: "2020-05-08" },
  // And a state funeral.
  2022: { spring: "2022-06-02", more: ["2022-06-03", "2022-09-19"] },
  // A coronation.
  2023: { more: ["2023-05-08"] },
};

/**
 * London: the bank holidays of England and Wales, with those moved or added by proclamation.
 *
 * @source Banking and Financial Dealings Act 1971, Schedule 1, and the proclamations under it
 */
export const london: BusinessCalendar = businessCalendar("London", first, last, (year) => {
  const { may, spring, more = [] } = proclaimed[year] ?? {};
  const easter = easterOf(year);
  const written = [may, spring, ...more].filter((day) => day !== undefined);
  return [
    newYearsDay(year),
    addDays(easter, -2),
    addDays(easter, 1),
    ...(may === undefined ? [the(1, "monday", year, 5)] : []),
    ...(spring === undefined ? [the(-1, "monday", year, 5)] : []),
    the(-1, "monday", year, 8),
    ...christmas(year),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written out above
    ...written.map((day) => day as IsoDate),
  ];
});

/** The calendars by the name under which a facility chooses one. */
export const calendars = {
  new_york: newYork,
  london,
  us_government_securities: usGovernmentSecurities,
} as const satisfies Record<string, BusinessCalendar>;

/** The name of a calendar. */
export type CalendarName = keyof typeof calendars;
