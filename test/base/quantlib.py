"""Answers questions about days with QuantLib: JSON on standard input, JSON on standard output."""

import json
import sys

import QuantLib as ql

CALENDARS = {
    "new_york": ql.UnitedStates(ql.UnitedStates.FederalReserve),
    "london": ql.UnitedKingdom(ql.UnitedKingdom.Settlement),
    "us_government_securities": ql.UnitedStates(ql.UnitedStates.GovernmentBond),
}
CONVENTIONS = {
    "unadjusted": ql.Unadjusted,
    "following": ql.Following,
    "modified_following": ql.ModifiedFollowing,
    "preceding": ql.Preceding,
    "modified_preceding": ql.ModifiedPreceding,
}
DAY_COUNTS = {
    "1/1": ql.OneDayCounter(),
    "30/360": ql.Thirty360(ql.Thirty360.ISMA),
    "30E/360": ql.Thirty360(ql.Thirty360.European),
    "actual/360": ql.Actual360(),
    "actual/364": ql.Actual364(),
    "actual/365F": ql.Actual365Fixed(),
    "actual/365.25": ql.Actual36525(),
    "actual/actual AFB": ql.ActualActual(ql.ActualActual.AFB),
    "actual/actual ISDA": ql.ActualActual(ql.ActualActual.ISDA),
    "NL/365": ql.Actual365Fixed(ql.Actual365Fixed.NoLeap),
}
RULES = {"front": ql.DateGeneration.Backward, "back": ql.DateGeneration.Forward}


def date(text):
    return ql.Date(int(text[8:]), int(text[5:7]), int(text[:4]))


def holidays(asked):
    calendar = CALENDARS[asked["calendar"]]
    day, last, found = date(asked["from"]), date(asked["to"]), []
    while day <= last:
        if not calendar.isBusinessDay(day) and day.weekday() not in (1, 7):
            found.append(day.ISO())
        day = day + 1
    return found


def adjusted(asked):
    return CALENDARS[asked["calendar"]].adjust(date(asked["on"]), CONVENTIONS[asked["convention"]]).ISO()


def advanced(asked):
    return CALENDARS[asked["calendar"]].advance(date(asked["on"]), asked["count"], ql.Days).ISO()


def years(asked):
    return DAY_COUNTS[asked["dayCount"]].yearFraction(date(asked["from"]), date(asked["to"]))


def schedule(asked):
    days = ql.Schedule(
        date(asked["from"]),
        date(asked["to"]),
        ql.Period(asked["months"], ql.Months),
        ql.NullCalendar(),
        ql.Unadjusted,
        ql.Unadjusted,
        RULES[asked["stub"]],
        asked["atEnd"],
    )
    return [day.ISO() for day in days]


ANSWERS = {
    "holidays": holidays,
    "adjusted": adjusted,
    "advanced": advanced,
    "years": years,
    "schedule": schedule,
}

json.dump([ANSWERS[each["ask"]](each) for each in json.load(sys.stdin)], sys.stdout)
