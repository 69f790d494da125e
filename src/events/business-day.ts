import type { CalendarName } from "../base/holidays.ts";
import type { Anchor } from "./compliance.ts";

/** The clause that says what a Business Day is, and the places whose Business Days it means: one of each of them. */
export type BusinessDayClause = Anchor & { readonly calendars: readonly CalendarName[] };
