import { isoDate, type IsoDate } from "../base/date.ts";
import { money, moneyText, parseMoney } from "../base/money.ts";
import { ok, type Result } from "../base/result.ts";
import type {
  DateOrder,
  InventoryRow,
  PayableRow,
  ReceivableRow,
  Schedule,
  ScheduleColumn,
  ScheduleEntry,
  ScheduleKind,
  ScheduleRows,
} from "../events/collateral.ts";
import { type Table, tableIn } from "./csv.ts";
import { refuseAll, type WireFailure, type WireProblem } from "./failure.ts";
import { nearest } from "./nearest.ts";

/** What is needed of a schedule to read it. */
export type ScheduleForm = Pick<ScheduleEntry, "holds" | "columns" | "dates" | "total">;

const needed = {
  receivables: ["debtor", "invoice", "amount"],
  payables: ["creditor", "amount"],
  inventory: ["item", "class", "cost"],
} as const satisfies { readonly [Kind in ScheduleKind]: readonly ScheduleColumn[] };

const amountOf = { receivables: "amount", payables: "amount", inventory: "cost" } as const;

const allowed: { readonly [Kind in ScheduleKind]: readonly ScheduleColumn[] } = {
  receivables: [
    ...needed.receivables,
    "invoice date",
    "due date",
    "country",
    "affiliate",
    "government",
    "bill and hold",
    "disputed",
  ],
  payables: needed.payables,
  inventory: [...needed.inventory, "location", "last moved", "consigned"],
};

/** The columns that a schedule may have, by our names. */
export function columnsOf(holds: ScheduleKind): readonly ScheduleColumn[] {
  return allowed[holds];
}

/** Reads the text of a CSV file as a table. Refuses `schedule.not_a_table`. */
export function readCsv(text: string, file: string): Result<Table, readonly WireFailure[]> {
  const table = tableIn(text);
  if (table.ok) return table;
  return refuseAll(
    table.failure.map(({ reason, row }) => {
      return { code: "schedule.not_a_table", reason, path: "", file, line: row, column: 1 } as const;
    }),
  );
}

/** A schedule of its text. Refuses everything that is wrong with it, each with its row and its column. */
export function scheduleOf(entry: ScheduleEntry, text: string): Result<Schedule, readonly WireFailure[]> {
  const table = readCsv(text, entry.file);
  if (!table.ok) return table;
  const list = readSchedule(table.value, entry.file, entry);
  return list.ok ? ok({ entry, text, list: list.value }) : list;
}

/**
 * Reads a schedule from its table: an aging of receivables or payables, or an inventory listing.
 *
 * A row that is empty is passed over. A row whose first column says "Total" is no row of the schedule but what its rows
 * must add up to. Refuses everything that is wrong, each with its row and its column.
 */
export function readSchedule(
  table: Table,
  file: string,
  form: ScheduleForm,
): Result<ScheduleRows, readonly WireFailure[]> {
  const sheet = new ScheduleSheet(file, table[0] ?? [], form);
  if (sheet.failures.length > 0) return refuseAll(sheet.failures);
  for (let index = 1; index < table.length; index += 1) sheet.read(table[index] ?? [], index + 1);
  sheet.foot();
  return sheet.failures.length > 0 ? refuseAll(sheet.failures) : ok(sheet.rows());
}

/** Writes a schedule as a table under our names of columns: days as YYYY-MM-DD, amounts as plain decimals. */
export function scheduleTable(list: ScheduleRows): Table {
  const written = (minor: bigint) => moneyText(money("USD", minor));
  const mark = (flag: boolean) => (flag ? "yes" : "");
  if (list.holds === "payables") {
    return [[...allowed.payables], ...list.rows.map(({ creditor, amount }) => [creditor, written(amount)])];
  }
  if (list.holds === "inventory") {
    const rows = list.rows.map(({ item, class: kind, cost, location = "", lastMovedOn = "", consigned }) => [
      item,
      kind,
      written(cost),
      location,
      lastMovedOn,
      mark(consigned),
    ]);
    return [[...allowed.inventory], ...rows];
  }
  const rows = list.rows.map((each) => {
    const { debtor, invoice, amount, invoicedOn = "", dueOn = "", country = "" } = each;
    const marks = [each.affiliate, each.government, each.billAndHold].map(mark);
    const disputed = each.disputed === 0n ? "" : written(each.disputed);
    return [debtor, invoice, written(amount), invoicedOn, dueOn, country, ...marks, disputed];
  });
  return [[...allowed.receivables], ...rows];
}

class ScheduleSheet {
  readonly failures: WireFailure[] = [];
  readonly #file: string;
  readonly #form: ScheduleForm;
  readonly #width: number;
  readonly #at = new Map<ScheduleColumn, number>();
  readonly #days = new Map<string, IsoDate | undefined>();
  readonly #invoices = new Map<string, number>();
  readonly #receivables: ReceivableRow[] = [];
  readonly #payables: PayableRow[] = [];
  readonly #inventory: InventoryRow[] = [];
  #sum = 0n;
  #lastRow = 1;

  constructor(file: string, header: readonly string[], form: ScheduleForm) {
    this.#file = file;
    this.#form = form;
    this.#width = header.length;
    const headings = header.map(heading);
    for (const column of allowed[form.holds]) {
      const name = form.columns[column] ?? column;
      const at = headings.indexOf(heading(name));
      if (at !== -1) this.#at.set(column, at);
      if (at !== -1 && headings.includes(heading(name), at + 1))
        this.#fail(1, at, { code: "schedule.column_repeated", name });
      const looked = columnsNeeded(form.holds).includes(column) || form.columns[column] !== undefined;
      if (at === -1 && looked) this.#fail(1, 0, { code: "schedule.column_missing", name, header: [...header] });
    }
    this.#doubt(header, headings);
  }

  // A slip in a heading must not take a column of marks out without a word.
  #doubt(header: readonly string[], headings: readonly string[]): void {
    const used = new Set(this.#at.values());
    const free = allowed[this.#form.holds].filter((column) => !this.#at.has(column));
    for (const [at, each] of headings.entries()) {
      const meant = used.has(at) || each === "" ? undefined : nearest(each, free);
      if (meant === undefined) continue;
      this.#fail(1, at, { code: "schedule.column_doubtful", name: header[at] ?? "", nearest: meant });
    }
  }

  read(cells: readonly string[], row: number): void {
    if (cells.every((cell) => cell.trim() === "")) return;
    const { holds } = this.#form;
    const [[first], amountColumn] = [needed[holds], amountOf[holds]];
    // A comma in an amount that nobody quoted moves every cell after it.
    if (cells.length > this.#width) {
      const reason = `the row has ${cells.length} cells and the header ${this.#width}`;
      return this.#fail(row, this.#width, { code: "schedule.not_a_table", reason });
    }
    const amount = this.#amount(cells, row, amountColumn);
    if (/^(?:grand )?totals?:?$/i.test(this.#text(cells, first) ?? "")) {
      if (amount !== undefined && amount !== this.#sum) this.#unfooted(row, amountColumn, amount);
      return;
    }
    this.#lastRow = row;
    this.#sum += amount ?? 0n;
    this.#take(cells, row, amount);
  }

  #take(cells: readonly string[], row: number, amount: bigint | undefined): void {
    const { holds } = this.#form;
    const missing = columnsNeeded(holds).find((column) => this.#text(cells, column) === undefined);
    if (missing !== undefined) this.#missing(row, missing);
    if (missing !== undefined || amount === undefined) return;
    if (holds === "receivables") this.#receivable(cells, row, amount);
    else if (holds === "payables") this.#payables.push({ row, creditor: this.#text(cells, "creditor") ?? "", amount });
    else this.#item(cells, row, amount);
  }

  foot(): void {
    const { total, holds } = this.#form;
    if (total === undefined || total === this.#sum || this.failures.length > 0) return;
    this.#unfooted(this.#lastRow, amountOf[holds], total);
  }

  rows(): ScheduleRows {
    if (this.#form.holds === "receivables") return { holds: "receivables", rows: this.#receivables };
    if (this.#form.holds === "payables") return { holds: "payables", rows: this.#payables };
    return { holds: "inventory", rows: this.#inventory };
  }

  #receivable(cells: readonly string[], row: number, amount: bigint): void {
    const debtor = this.#text(cells, "debtor") ?? "";
    const invoice = this.#text(cells, "invoice") ?? "";
    // One number may be used again by another debtor's ledger, never within one debtor.
    const key = `${heading(debtor)}\n${heading(invoice)}`;
    const first = this.#invoices.get(key);
    if (first !== undefined) {
      this.#fail(row, this.#at.get("invoice") ?? 0, { code: "schedule.duplicate_invoice", invoice, debtor, first });
    } else this.#invoices.set(key, row);
    const invoicedOn = this.#day(cells, row, "invoice date");
    const dueOn = this.#day(cells, row, "due date");
    const country = this.#text(cells, "country");
    this.#receivables.push({
      row,
      debtor,
      invoice,
      ...(invoicedOn === undefined ? {} : { invoicedOn }),
      ...(dueOn === undefined ? {} : { dueOn }),
      amount,
      ...(country === undefined ? {} : { country }),
      affiliate: this.#flag(cells, row, "affiliate"),
      government: this.#flag(cells, row, "government"),
      billAndHold: this.#flag(cells, row, "bill and hold"),
      disputed: this.#disputed(cells, row, amount),
    });
  }

  #item(cells: readonly string[], row: number, cost: bigint): void {
    const location = this.#text(cells, "location");
    const lastMovedOn = this.#day(cells, row, "last moved");
    this.#inventory.push({
      row,
      item: this.#text(cells, "item") ?? "",
      class: this.#text(cells, "class") ?? "",
      ...(location === undefined ? {} : { location }),
      ...(lastMovedOn === undefined ? {} : { lastMovedOn }),
      consigned: this.#flag(cells, row, "consigned"),
      cost,
    });
  }

  #text(cells: readonly string[], column: ScheduleColumn): string | undefined {
    const at = this.#at.get(column);
    const text = at === undefined ? "" : (cells[at] ?? "").trim();
    return text === "" ? undefined : text;
  }

  #amount(cells: readonly string[], row: number, column: ScheduleColumn): bigint | undefined {
    const text = this.#text(cells, column);
    if (text === undefined) return undefined;
    const amount = amountIn(text);
    if (amount === undefined) this.#fail(row, this.#at.get(column) ?? 0, { code: "file.amount_not_money", text });
    return amount;
  }

  #day(cells: readonly string[], row: number, column: ScheduleColumn): IsoDate | undefined {
    const text = this.#text(cells, column);
    if (text === undefined) return undefined;
    if (!this.#days.has(text)) this.#days.set(text, dayIn(text, this.#form.dates));
    const day = this.#days.get(text);
    if (day === undefined) {
      const form = forms[this.#form.dates];
      this.#fail(row, this.#at.get(column) ?? 0, { code: "schedule.date_unclear", text, form });
    }
    return day;
  }

  #flag(cells: readonly string[], row: number, column: ScheduleColumn): boolean {
    const text = this.#text(cells, column);
    const flag = text === undefined ? false : flagIn(text);
    if (flag === undefined) this.#unclear(row, column, text ?? "");
    return flag ?? false;
  }

  // Marked as a whole, or with the part that is disputed.
  #disputed(cells: readonly string[], row: number, amount: bigint): bigint {
    const text = this.#text(cells, "disputed");
    if (text === undefined) return 0n;
    const flag = flagIn(text);
    if (flag !== undefined) return flag && amount > 0n ? amount : 0n;
    const part = amountIn(text);
    if (part === undefined || part < 0n) this.#unclear(row, "disputed", text);
    return part ?? 0n;
  }

  #missing(row: number, column: ScheduleColumn): void {
    const name = this.#form.columns[column] ?? column;
    this.#fail(row, this.#at.get(column) ?? 0, { code: "schedule.cell_missing", name });
  }

  #unclear(row: number, column: ScheduleColumn, text: string): void {
    const name = this.#form.columns[column] ?? column;
    this.#fail(row, this.#at.get(column) ?? 0, { code: "schedule.flag_unclear", name, text });
  }

  #unfooted(row: number, column: ScheduleColumn, stated: bigint): void {
    const written = (minor: bigint) => moneyText(money("USD", minor));
    const problem = { code: "schedule.does_not_foot", stated: written(stated), sum: written(this.#sum) } as const;
    this.#fail(row, this.#at.get(column) ?? 0, problem);
  }

  #fail(row: number, at: number, problem: WireProblem): void {
    this.failures.push({ ...problem, path: "", file: this.#file, line: row, column: at + 1 });
  }
}

function columnsNeeded(holds: ScheduleKind): readonly ScheduleColumn[] {
  return needed[holds];
}

function heading(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ");
}

// `(1,234.56)` is how ledgers write a credit.
function amountIn(text: string): bigint | undefined {
  const plain = parseMoney("USD", text);
  if (plain.ok) return plain.value.minor;
  const [, credit, sign = "", digits = ""] = /^(\()?\s*(-?)\s*\$?\s*([\d,]+(?:\.\d{1,2})?)\)?$/.exec(text) ?? [];
  const sum = parseMoney("USD", sign + digits);
  if (!sum.ok || (credit !== undefined) !== text.endsWith(")")) return undefined;
  return credit === undefined ? sum.value.minor : -sum.value.minor;
}

const forms: { readonly [Order in DateOrder]: string } = {
  year_first: "YYYY-MM-DD",
  month_first: "MM/DD/YYYY",
  day_first: "DD/MM/YYYY",
};

function dayIn(text: string, order: DateOrder): IsoDate | undefined {
  const [, first = "", second = "", year = ""] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const [month, day] = order === "month_first" ? [first, second] : [second, first];
  // Only one form begins with the year, so nobody can take it for another.
  const isIso = order === "year_first" || /^\d{4}-/.test(text);
  const date = isoDate(isIso ? text : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  return date.ok ? date.value : undefined;
}

function flagIn(text: string): boolean | undefined {
  if (/^(?:yes|y|true|x)$/i.test(text)) return true;
  return /^(?:no|n|false)$/i.test(text) ? false : undefined;
}
