import type { JournalForm } from "./journal.ts";

/** The tables of an accrual report: a row for each loan and fee, true-up or reversal, leg of an entry, or account. */
export const accrualTables = ["lines", "differences", "entries", "accounts"] as const;

/** A table of an accrual report. */
export type AccrualTable = (typeof accrualTables)[number];

/** The programs of account for which the entries of an accrual report are written. */
export const accrualJournals: readonly JournalForm[] = ["hledger", "beancount"];
