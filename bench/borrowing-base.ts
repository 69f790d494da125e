import Papa from "papaparse";
import type { IsoDate } from "../src/base/date.ts";
import { addDays, isoDate } from "../src/base/date.ts";
import { leaf } from "../src/base/receipt.ts";
import { ratio } from "../src/base/ratio.ts";
import { debtorRegister } from "../src/collateral/debtor.ts";
import { eligibleReceivables } from "../src/collateral/receivables.ts";
import type { AccountRuleInForce } from "../src/collateral/rules.ts";
import { readCsv, readSchedule } from "../src/wire/schedule.ts";

const invoices = 100_000;
const common = { clause: { paper: "p", provision: "1" }, cite: "§ 1", source: leaf("clause", "rule") };
const share = (percent: bigint) => ratio(percent, 100n);
const rules: readonly AccountRuleInForce[] = [
  { ...common, id: "over-90", rule: "over_age", from: "invoice_date", days: 90 },
  { ...common, id: "past-60", rule: "over_age", from: "due_date", days: 60 },
  { ...common, id: "cross-aged", rule: "cross_aged", share: share(50n), test: "at_least" },
  { ...common, id: "affiliate", rule: "affiliate" },
  { ...common, id: "foreign", rule: "foreign", home: ["US"] },
  { ...common, id: "contra", rule: "contra" },
  { ...common, id: "bill-and-hold", rule: "bill_and_hold" },
  { ...common, id: "disputed", rule: "disputed" },
  { ...common, id: "government", rule: "government" },
  { ...common, id: "credits", rule: "credits_in_prior" },
  { ...common, id: "concentration", rule: "concentration", share: share(25n), of: "remaining" },
];

/** A borrowing base over an aging of 100,000 invoices, from the text of its CSV file, and bare parsing of that text. */
export function borrowingBaseFigures(median: (times: number, work: () => unknown) => number) {
  const asOf = dayOf("2025-05-31");
  const text = agingText(asOf);
  const payables = Array.from({ length: 50 }, (_, index) => ({
    row: index + 2,
    creditor: `Debtor ${index}`,
    amount: 1_000_000n,
  }));
  const whole = median(5, () => {
    const table = readCsv(text, "ar.csv");
    if (!table.ok) throw new Error("the file was not read");
    const list = readSchedule(table.value, "ar.csv", { holds: "receivables", columns: {}, dates: "year_first" });
    if (!list.ok || list.value.holds !== "receivables") throw new Error("the aging was not read");
    const register = debtorRegister([], []);
    const part = eligibleReceivables({ rows: list.value.rows, asOf, file: "ar.csv", payables, register }, rules);
    if (!part.ok || part.value.eligible <= 0n) throw new Error("the base was not worked out");
  });
  const bare = median(5, () => Papa.parse(text, { header: false }));
  return { invoices, whole, bare };
}

function agingText(asOf: IsoDate): string {
  const rows = Array.from({ length: invoices }, (_, index) => {
    const age = (index * 7) % 130;
    const [invoiced, due] = [addDays(asOf, -age), addDays(asOf, 30 - age)];
    const amount = `${index % 97 === 0 ? "-" : ""}${100 + (index % 9000)}.${String(index % 100).padStart(2, "0")}`;
    const marks = [index % 211 === 0, index % 307 === 0, index % 401 === 0].map((mark) => (mark ? "yes" : ""));
    return [
      `Debtor ${index % 997}`,
      `INV-${index}`,
      invoiced,
      due,
      amount,
      index % 50 === 0 ? "FR" : "US",
      ...marks,
    ].join(",");
  });
  return `debtor,invoice,invoice date,due date,amount,country,affiliate,government,bill and hold\n${rows.join("\n")}\n`;
}

function dayOf(text: string): IsoDate {
  const day = isoDate(text);
  if (!day.ok) throw new Error(text);
  return day.value;
}
