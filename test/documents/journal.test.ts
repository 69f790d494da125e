import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addDays, firstOfNextMonth } from "../../src/base/date.ts";
import { everything } from "../../src/base/instant.ts";
import { money, moneyText } from "../../src/base/money.ts";
import {
  generalEntry,
  type JournalEntry,
  type JournalForm,
  journalAccount,
  journalOf,
} from "../../src/documents/journal.ts";
import { reportsOf } from "../../src/events/record.ts";
import { balancesOf, type Posting } from "../../src/ledger/posting.ts";
import { accrualReport } from "../../src/servicing/accrual-report.ts";
import { knownBy, type OpenFacility } from "../../src/servicing/facility.ts";
import { postings } from "../../src/servicing/postings.ts";
import { folderWith, root } from "../cli/program.ts";
import { day, differing, example, report, usd } from "../say.ts";

// The programs of account read the journals as they are, and come to our balances.

const late = report(
  "late; advance",
  { type: "AdvanceMade", on: day("2002-11-10"), amount: usd("360,000.01") },
  "2002-12-20T12:00:00Z",
);
const odd = report("odd", {
  type: "EurodollarLoanMade",
  on: day("2002-10-20"),
  loan: 'é "2" /\\ b',
  amount: usd("100,000.00"),
  rate: { numerator: 43n, denominator: 1000n },
  periodEndsOn: day("2002-11-20"),
});

// Every example; those whose account is not serviced yet have books with nothing in them.
const examples = readdirSync(join(root, "examples"));

const facilities: readonly (readonly [string, OpenFacility])[] = [
  ...examples.map((name) => [`examples/${name}`, example(name)] as const),
  ["an advance learned late", differing(example(), { reports: [late] })],
  ["a loan of an odd name", differing(example(), { reports: [odd] })],
];

function booked(open: OpenFacility): readonly Posting[] {
  const last =
    open.reports
      .map(({ happening }) => happening.on)
      .toSorted()
      .at(-1) ?? day("2002-10-31");
  const made = postings(open, everything, addDays(last, 62));
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  return made.value;
}

function ours(made: readonly Posting[]): Record<string, string> {
  return Object.fromEntries(
    [...balancesOf(made)]
      .filter(([, minor]) => minor !== 0n)
      .map(([account, minor]) => [journalAccount(account), moneyText(money("USD", minor))]),
  );
}

function written(form: JournalForm, made: readonly JournalEntry[]): string {
  const folder = folderWith({});
  const file = join(folder, form === "hledger" ? "books.journal" : "books.beancount");
  writeFileSync(file, journalOf(form, 'The "books"', made));
  return file;
}

// Rows of `account,amount` as both programs print them, the total left out.
function theirs(csv: string): Record<string, string> {
  const rows = csv
    .trim()
    .split("\n")
    .map((row) => row.split(",").map((cell) => cell.replaceAll('"', "").trim()));
  return Object.fromEntries(
    rows.flatMap(([account = "", amount = ""]) => {
      const figure = amount.replace("USD", "").trim();
      return /^(?:Assets|Equity|Income|Liabilities)/.test(account) && !/^0(?:\.00)?$/.test(figure) && figure !== ""
        ? [[account, figure]]
        : [];
    }),
  );
}

const has = (program: string) => spawnSync(program, ["--version"]).error === undefined;

describe.skipIf(!has("hledger"))("hledger", () => {
  test.each(facilities)("takes %s and comes to its balances", (_, open) => {
    const made = booked(open);
    const file = written("hledger", made);
    execFileSync("hledger", ["-f", file, "check", "--strict"]);
    const csv = execFileSync("hledger", ["-f", file, "balance", "-O", "csv", "--no-total", "-c", "1000.00 USD"]);
    expect(theirs(String(csv))).toEqual(ours(made));
  });
});

describe.skipIf(!has("bean-check"))("beancount", () => {
  test.each(facilities)("takes %s and comes to its balances", (_, open) => {
    const made = booked(open);
    const file = written("beancount", made);
    expect(spawnSync("bean-check", [file])).toMatchObject({ status: 0 });
    const csv = execFileSync("bean-query", ["-f", "csv", file, "select account, sum(position) group by account"]);
    expect(theirs(String(csv))).toEqual(ours(made));
  });
});

// The entries of two months for the general ledger, with what is learned late in the second.
function generalEntries(): readonly JournalEntry[] {
  const facility = knownBy(differing(example(), { reports: [late] }));
  return ["2002-11", "2002-12"].flatMap((month) => {
    const first = day(`${month}-01`);
    const made = accrualReport(facility, first, addDays(firstOfNextMonth(first), -1));
    if (!made.ok) throw new Error(JSON.stringify(made.failure));
    return made.value.entries.map(generalEntry);
  });
}

// Interest of both months is income when it is earned; November's is in the loans and December's has accrued.
const general = {
  "Assets:Accrued:Interest": "44076.41",
  "Assets:Loans:Prime": "41186.87",
  "Assets:Loans:True-ups": "1102.50",
  "Income:Interest": "-86365.78",
};

test.skipIf(!has("hledger"))("hledger takes the entries for the general ledger", () => {
  const file = written("hledger", generalEntries());
  execFileSync("hledger", ["-f", file, "check", "--strict"]);
  const csv = execFileSync("hledger", ["-f", file, "balance", "-O", "csv", "--no-total", "-c", "1000.00 USD"]);
  expect(theirs(String(csv))).toEqual(general);
});

test.skipIf(!has("bean-check"))("beancount takes the entries for the general ledger", () => {
  const file = written("beancount", generalEntries());
  expect(spawnSync("bean-check", [file])).toMatchObject({ status: 0 });
  const csv = execFileSync("bean-query", ["-f", "csv", file, "select account, sum(position) group by account"]);
  expect(theirs(String(csv))).toEqual(general);
});

test("of the examples, the books of those that are serviced have postings, and no others", () => {
  const isServiced = (name: string) => reportsOf(example(name).reports, "BalanceBroughtForward").length > 0;
  expect(examples.filter((name) => booked(example(name)).length > 0)).toEqual(examples.filter(isServiced));
});

test("a difference says what it is, when it was due and what made it so", () => {
  const journal = journalOf("hledger", "The books", booked(differing(example(), { reports: [late] })));
  expect(journal).toContain(`2002-12-20=2002-11-10 * Advance
    ; due: 2002-11-10
    ; cause: late; advance
    ; difference: late_knowledge
    Assets:Loans:Prime  360000.01 USD
    Assets:Cash  -360000.01 USD
`);
});
