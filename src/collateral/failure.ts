import type { IsoDate } from "../base/date.ts";
import type { ScheduleKind } from "../events/collateral.ts";

/** Why a borrowing base cannot be worked out: what the papers or the facts do not say. */
export type CollateralFailure =
  | { readonly code: "collateral.no_rules"; readonly facility: string }
  | { readonly code: "collateral.no_certificate"; readonly on: IsoDate }
  | { readonly code: "collateral.clause_unknown"; readonly paper: string; readonly provision: string }
  | { readonly code: "collateral.clause_not_in_force"; readonly cite: string; readonly on: IsoDate }
  | {
      readonly code: "collateral.figure_not_read";
      readonly cite: string;
      readonly what: string;
      readonly found: readonly string[];
    }
  | {
      readonly code: "collateral.clause_says_otherwise";
      readonly cite: string;
      readonly stated: string;
      readonly found: readonly string[];
    }
  | { readonly code: "collateral.schedule_missing"; readonly certificate: string; readonly holds: ScheduleKind }
  /** `file` and `row` say where; a row is counted as a spreadsheet counts it. */
  | {
      readonly code: "collateral.cell_missing";
      readonly file: string;
      readonly row: number;
      readonly column: string;
      readonly rule: string;
    }
  | { readonly code: "collateral.appraisal_missing"; readonly pool: string; readonly on: IsoDate }
  | { readonly code: "collateral.line_not_reported"; readonly certificate: string; readonly line: string };
