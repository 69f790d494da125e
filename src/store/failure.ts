import type { Instant } from "../base/instant.ts";
import type { Currency } from "../base/money.ts";
import type { PathProblem } from "../wire/failure.ts";

/** Why a store could not be opened. */
export type OpenFailure =
  /** Another process has the folder; `lock` is the file that says so. */
  | { readonly code: "store.folder_in_use"; readonly pid: number; readonly host: string; readonly lock: string }
  | { readonly code: "store.folder_not_usable"; readonly folder: string; readonly reason: string }
  | { readonly code: "store.database_unreachable"; readonly reason: string }
  /** A later version of the program made tables that this one does not know. */
  | { readonly code: "store.newer_than_program"; readonly has: number; readonly knows: number };

/** Why a facility could not be read. */
export type ReadFailure =
  | { readonly code: "store.facility_unknown"; readonly facilityId: string }
  /** What is kept is not what was put in: it was changed from outside, or the disk lost it. */
  | { readonly code: "store.damaged"; readonly facilityId: string; readonly where: string; readonly reason: string };

/** Why a report was not taken. */
export type ReportFailure =
  | { readonly code: "store.report_malformed"; readonly key: string; readonly problems: readonly PathProblem[] }
  | {
      readonly code: "store.currency_differs";
      readonly key: string;
      readonly expected: Currency;
      readonly given: Currency;
    }
  /** The key names a report that says something else. Unit of `seq`: its place in the record, from one. */
  | { readonly code: "store.key_reused"; readonly key: string; readonly seq: number }
  | {
      readonly code: "store.recorded_out_of_order";
      readonly key: string;
      readonly recordedAt: Instant;
      readonly lastRecordedAt: Instant;
    };

/** Why a report was not put on the end of a record. In order of precedence. */
export type AppendFailure = ReadFailure | ReportFailure;

/** Why a facility was not taken in. In order of precedence; nothing of it was then kept. */
export type ImportFailure =
  | {
      readonly code: "store.facility_malformed";
      readonly facilityId: string;
      readonly problems: readonly PathProblem[];
    }
  /** The store has a facility of this id that differs in `differs`: keys of the facility file, or `papers.<id>`. */
  | { readonly code: "store.facility_differs"; readonly facilityId: string; readonly differs: readonly string[] }
  | ReadFailure
  | ReportFailure;

/** Everything that a store can refuse. */
export type StoreFailure = OpenFailure | ImportFailure | AppendFailure;
