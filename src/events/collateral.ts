import type { IsoDate } from "../base/date.ts";
import type { Instant } from "../base/instant.ts";
import type { Ratio } from "../base/ratio.ts";

/** A clause on which a rule rests: the id of a paper on file and the path of the provision in it. */
export type ClauseOf = { readonly paper: string; readonly provision: string };

/**
 * A figure that a clause gives. Without `value` it is read from the words of the clause as they stand on the day; with
 * one, those words must hold it.
 */
export type Figure<Value> = { readonly clause: ClauseOf; readonly value?: Value };

/** What every rule of ineligibility has: the name of its line, and the clause that makes it. */
type Rule = { readonly id: string; readonly clause: ClauseOf };

/**
 * A rule that takes accounts out of the borrowing base. Days and shares that are not given are read from the clause.
 *
 * `home` are the countries that are not foreign, `unstated` where a debtor is taken to be when nothing says. A
 * concentration is tested on what is left when its turn comes, or on the gross amount, as the paper says.
 */
export type AccountRule = Rule &
  (
    | { readonly rule: "over_age"; readonly from: "invoice_date" | "due_date"; readonly days?: number }
    | { readonly rule: "cross_aged"; readonly share?: Ratio; readonly test: "at_least" | "more_than" }
    | { readonly rule: "concentration"; readonly share?: Ratio; readonly of: "remaining" | "gross" }
    | { readonly rule: "foreign"; readonly home: readonly string[]; readonly unstated?: "home" | "foreign" }
    | { readonly rule: "affiliate" }
    | { readonly rule: "government" }
    | { readonly rule: "bill_and_hold" }
    | { readonly rule: "disputed" }
    | { readonly rule: "contra" }
    | { readonly rule: "credits_in_prior" }
  );

/** A rule that takes inventory out of the borrowing base. */
export type InventoryRule = Rule &
  (
    | { readonly rule: "class"; readonly classes: readonly string[] }
    | { readonly rule: "location"; readonly locations: readonly string[] }
    | { readonly rule: "slow_moving"; readonly days?: number }
    | { readonly rule: "consigned" }
  );

/**
 * Classes of inventory lent on in one way, its limit in cents: at a rate of cost, or at the lesser of that and a rate
 * of the net orderly liquidation value, up to a sublimit.
 */
export type InventoryPool = {
  readonly id: string;
  readonly classes: readonly string[];
  readonly cost: Figure<Ratio>;
  readonly nolv?: Figure<Ratio>;
  readonly sublimit?: Figure<bigint>;
};

/** An account debtor or supplier under one name, whatever the ledgers call it, and what is known of it. */
export type Debtor = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly country?: string;
  readonly affiliate: boolean;
  readonly government: boolean;
};

/** Which figures of a certificate count as long as the lender has approved none. */
export type BeforeApproval = "re_performed" | "reported" | "none";

/** How the papers make the borrowing base. Rules stand in the order in which the paper takes them. */
export type BorrowingBaseRules = {
  /** The clause under which loans are limited to what is available. */
  readonly clause: ClauseOf;
  readonly receivables: {
    readonly rate: Figure<Ratio>;
    readonly ineligibles: readonly AccountRule[];
    readonly sublimit?: Figure<bigint>;
  };
  readonly inventory?: {
    readonly ineligibles: readonly InventoryRule[];
    readonly pools: readonly InventoryPool[];
    readonly sublimit?: Figure<bigint>;
  };
  readonly maximumCredit: Figure<bigint>;
  readonly beforeApproval: BeforeApproval;
  readonly debtors: readonly Debtor[];
};

/** What a schedule lists: an aging of receivables or payables, or inventory. */
export type ScheduleKind = "receivables" | "payables" | "inventory";

/** How the dates of a schedule are written: `2025-05-31`, `05/31/2025` or `31/05/2025`. */
export type DateOrder = "year_first" | "month_first" | "day_first";

/** A column of a schedule, by our name. */
export type ScheduleColumn =
  | "debtor"
  | "invoice"
  | "invoice date"
  | "due date"
  | "amount"
  | "country"
  | "affiliate"
  | "government"
  | "bill and hold"
  | "disputed"
  | "creditor"
  | "item"
  | "class"
  | "location"
  | "last moved"
  | "consigned"
  | "cost";

/** What the header of a schedule calls our columns, where it calls them something else. */
export type ColumnNames = { readonly [Column in ScheduleColumn]?: string };

/** A schedule as the facility file tells of it. */
export type ScheduleEntry = {
  readonly id: string;
  readonly holds: ScheduleKind;
  readonly asOf: IsoDate;
  readonly file: string;
  /** What its rows must add up to, taken from the ledger. Unit: cents. */
  readonly total?: bigint;
  readonly recordedAt: Instant;
  readonly columns: ColumnNames;
  readonly dates: DateOrder;
};

/**
 * An invoice or a credit of an aging. Unit: cents, credits below zero. `row` counts as a spreadsheet does, from one.
 */
export type ReceivableRow = {
  readonly row: number;
  readonly debtor: string;
  readonly invoice: string;
  readonly invoicedOn?: IsoDate;
  readonly dueOn?: IsoDate;
  readonly amount: bigint;
  readonly country?: string;
  readonly affiliate: boolean;
  readonly government: boolean;
  readonly billAndHold: boolean;
  /** How much of it the debtor disputes. Unit: cents. */
  readonly disputed: bigint;
};

/** What is owed to a supplier. Unit: cents. */
export type PayableRow = { readonly row: number; readonly creditor: string; readonly amount: bigint };

/** A line of an inventory listing. Unit: cents, at the lower of cost or market. */
export type InventoryRow = {
  readonly row: number;
  readonly item: string;
  readonly class: string;
  readonly location?: string;
  readonly lastMovedOn?: IsoDate;
  readonly consigned: boolean;
  readonly cost: bigint;
};

/** The rows of a schedule, by what it holds. */
export type ScheduleRows =
  | { readonly holds: "receivables"; readonly rows: readonly ReceivableRow[] }
  | { readonly holds: "payables"; readonly rows: readonly PayableRow[] }
  | { readonly holds: "inventory"; readonly rows: readonly InventoryRow[] };

/** A schedule on file: its text as received, and its rows. */
export type Schedule = { readonly entry: ScheduleEntry; readonly text: string; readonly list: ScheduleRows };
