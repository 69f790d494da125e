import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  conformed,
  example,
  folderWith,
  happening,
  happeningsFile,
  paperText,
  root,
  scratch,
  variants,
} from "./program.ts";

const defaulted = join(root, "examples/alder-fees-default");
const letter = join(example, "papers/2002-10-31-letter-amendment.txt");
const base = join(example, "papers/1990-01-11-accounts-financing-agreement.txt");
const letters = join(example, "papers/2002-08-29-letter.txt");
const proposal = join(
  folderWith({
    "proposal.txt": paperText("2002-10-31-letter-amendment")
      .replaceAll("October 31, 2002", "December 20, 2002")
      .replaceAll("January 3, 2003", "April 30, 2003"),
  }),
  "proposal.txt",
);
const advance = happeningsFile(happening("adv", "2002-12-12", { type: "AdvanceMade", amount: "1.00" }));

const millrace = join(root, "examples/millrace");

type Row = readonly [words: readonly string[], says: RegExp, keys: readonly string[], code?: number];

// Every command that asks: what a person is told, and the keys of the document for programs.
const rows: readonly Row[] = [
  [
    ["read", letter],
    /§ 1\(a\) +replaceDefinition[^]*No operative sentence is unread/,
    "file instruments acts findings unread covenants metrics triggers form encoding tables marks changes comments".split(
      " ",
    ),
  ],
  [["apply", base, letters], /1 applied, 0 unresolved, 0 sentences not read/, ["files", "instructions", "unread"]],
  [["lint", letter], /lint\.trigger_narrower_than_waiver\]: The waivers end[^]*\(d\) 10-1\/2%/, ["papers"], 1],
  [["check", example], /missing paper {2}LRG letter of October 31, 2002 § 1/, ["facility", "findings"], 1],
  [
    ["text", example, "9.1", "--on", "2002-11-01"],
    /January 3, 2003[^]*\{Letter of October 31, 2002 § 2\}/,
    ["facility", "on", "provisions", "pending", "notices"],
  ],
  [["redline", example, "--from-on", "2002-10-30", "--on", "2002-11-01"], /January 3, 2003/, []],
  [
    ["closing", example, "--known", "2002-10-31"],
    /letter-2002-10-31: in effect from 2002-10-31/,
    ["facility", "instruments", "representations", "unconfirmed", "guarantorRisks"],
  ],
  [
    ["rate", example, "--on", "2002-11-07"],
    /Prime Rate Loans +5\.25% +Prime Rate 4\.25% \+ 1\.00% +Letter of October 31, 2002 § 1\(a\)/,
    ["facility", "on", "rates", "higherRate", "maximum", "settings", "pending", "notices", "receipt"],
  ],
  [
    ["balance", example, "--on", "2003-01-01"],
    /Total +9,813,635\.78/,
    [
      "facility",
      "on",
      "balance",
      "primeRateLoans",
      "trueUps",
      "eurodollarRateLoans",
      "termLoans",
      "besideLoans",
      "postings",
      "otherReadings",
      "pending",
      "notices",
      "receipt",
    ],
  ],
  [
    ["statement", example, "--month", "2002-11"],
    /Interest on Prime Rate Loans, 2002-11-01 to 2002-11-30 +32,479\.93 +Letter of October 31, 2002 § 1\(a\)/,
    [
      "facility",
      "title",
      "month",
      "lines",
      "balances",
      "rates",
      "availability",
      "charged",
      "fees",
      "trueUps",
      "chargedOn",
      "balanceAfterCharge",
      "pending",
      "notices",
      "otherReadings",
    ],
  ],
  [
    ["accrue", example, "--loan", "E1"],
    /Total +31 days +7,405\.56/,
    ["facility", "loan", "from", "to", "days", "interest", "bands", "receipt"],
  ],
  [
    ["fees", example, "--on", "2003-01-03"],
    /356\.67[^]*363\.28[^]*23\.54[^]*80,743\.49/,
    ["facility", "on", "fees", "accruing", "termination"],
  ],
  [
    ["application", defaulted, "--on", "2003-07-03"],
    /letters of credit +315,000\.00 +288,750\.00 +26,250\.00/,
    ["facility", "on", "applications"],
  ],
  [
    ["payoff", example, "--on", "2003-01-03"],
    /Payoff +9,816,498\.09/,
    "facility on payoff balances loans interest fees perDiem judgment otherReadings pending notices receipt".split(" "),
  ],
  [
    ["why", example, "rate", "--on", "2002-11-07"],
    /├─ clause: Prime Rate plus a margin {2}1\.00% {2}\[Letter of October 31, 2002 § 1\(a\)\]/,
    ["kind", "label", "value", "because"],
  ],
  [
    ["why", example, "statement", "--month", "2002-11", "--line", "interest on prime"],
    /32479\.93[^]*├─ 2002-11-01 to 2002-11-04 on 6080000\.00 {2}5\.75%/,
    ["kind", "label", "value", "because"],
  ],
  [
    ["availability", millrace, "--on", "2025-06-02"],
    /Certificate 2025-05, as approved[^]*Excess availability +750,000\.00/,
    [
      "facility",
      "on",
      "basis",
      "certificate",
      "grossAvailability",
      "reserves",
      "borrowingBase",
      "maximumCredit",
      "limit",
      "clause",
      "loans",
      "lettersOfCredit",
      "netAvailability",
      "suppressedAvailability",
      "excessAvailability",
      "overAdvance",
      "permittedOverAdvance",
      "unpermittedOverAdvance",
      "permissions",
      "noticesOfExcess",
      "receipt",
      "pending",
      "notices",
    ],
  ],
  [
    ["certificate", millrace, "--on", "2025-06-02"],
    /less over-90 +-790,000\.00 +-790,000\.00 +-790,000\.00 +Loan and Security Agreement § 3\.1\(a\), rows 5-6, 9, 12/,
    [
      "facility",
      "on",
      "certificate",
      "asOf",
      "deliveredOn",
      "certifiedBy",
      "approval",
      "counts",
      "borrowingBase",
      "lines",
      "receipt",
      "reserves",
    ],
  ],
  [
    ["schedule", `${millrace}/schedules/2025-05-31-payables.csv`, "--holds", "payables"],
    /^creditor,amount\nGorse Plumbing Supply Co\.,120000\.00/,
    ["file", "holds", "rows", "sum"],
  ],
  [
    ["days", "2002-09-02", "2002-08-31", "--calendar", "new_york", "london"],
    /New York and London[^]*2002-09-02 +monday +no Business Day +2002-08-30 +2002-09-03 +2002-09-03 +2002-09-03 +2002-08-30/,
    ["calendar", "days"],
  ],
  [["why", example, "balance", "--on", "2003-01-01"], /9813635\.78/, ["kind", "label", "value", "because"]],
  [["terms", example, "Interest Rate"], /“Interest Rate” \[/, ["facility", "on", "definitions", "findings"]],
  [["terms", example], /Renewal Date/, ["facility", "on", "definitions", "findings"]],
  [
    ["defaults", example],
    /working capital test of August 31, 2002 +cleared/,
    ["facility", "on", "defaults", "prompts", "receipt"],
  ],
  [
    ["waivers", example],
    /in force \(class, solely, until 2003-01-03\)/,
    ["facility", "on", "waivers", "defaults", "reservations", "receipt"],
  ],
  [["covenants", example], /No test is entered/, ["facility", "on", "tests", "triggers", "receipt"]],
  [["calendar", example], /2003-01-03 .*Renewal Date/, ["facility", "on", "through", "dates", "receipt", "ics"]],
  [["votes", example], /None has been called/, ["facility", "on", "votes", "receipt"]],
  [
    ["letter", join(root, "examples/lexington-rescission"), "default"],
    /NOTICE OF/,
    ["facility", "kind", "title", "on", "from", "to", "subject", "parts", "copies", "receipt"],
  ],
  [["readings", example, "--on", "2003-01-01"], /first_of_next_month moves 2,534\.60/, ["facility", "on", "readings"]],
  [["gaps", example], /“Guarantee and Waiver/, ["facility", "gaps"], 1],
  [
    ["whatif", example, "--paper", proposal, "--on", "2002-12-21", "--through", "2003-01-31"],
    /What would change/,
    ["facility", "on", "text", "terms", "lines", "days", "balance", "defaults", "instruments"],
  ],
  [["list", "--store", join(scratch, "none")], /holds no facility/, ["facilities"]],
  [
    ["postings", example, "--from", "2002-12-01", "--to", "2002-12-01"],
    /^Owed on the loans in these books: 9,371,186\.87$/m,
    ["facility", "from", "to", "postings", "balances", "owed"],
  ],
  [
    ["journal", example, "--format", "beancount"],
    /^option "title" "Lexington/,
    ["facility", "format", "to", "balances", "journal", "receipt"],
  ],
  [
    ["accruals", example, "--month", "2002-12"],
    /^is earned of the days of the period +42,448\.91$/m,
    "facility from to lines differences entries accounts opening accrued adjusted posted closing".split(" "),
  ],
  [
    ["restate", example, "--known-at", "2002-11-06", "--on", "2002-12-01"],
    /^ +Owed +10,125,027\.77 +9,371,186\.87 +-753,840\.90$/m,
    ["facility", "on", "knownAt", "against", "owedBefore", "owedAfter", "by", "lines", "learned"],
  ],
  [
    ["confirm", join(root, "examples/saltmarsh")],
    /^letter-2024-09-02#1 .*doubtful: read, found by M\. Tolland on 2024-07-10, as of letter-2024-06-03#1/m,
    ["facility", "below", "acts"],
  ],
  [["record", example, advance, "--dry-run"], /^adv: accepted$/, ["dryRun", "happenings"]],
];

describe.each(rows.map((row) => ({ row })))("$row.0", ({ row: [words, says, keys, code = 0] }) => {
  test("tells a person", async () => {
    const answer = await conformed(...words);
    expect(answer).toMatchObject({ code, err: "" });
    expect(answer.out).toMatch(says);
    // Colour is for terminals.
    expect(answer.out).not.toContain("\u001b");
  });

  test("tells a program", async () => {
    const answer = await conformed(...words, "--json");
    expect(answer).toMatchObject({ code, err: "" });
    if (keys.length > 0) expect(Object.keys(answer.json)).toEqual(keys);
    // Money and rates are text; numbers are counts and offsets.
    expect(numbersIn(answer.json).filter((number) => !Number.isInteger(number))).toEqual([]);
  });
});

function numbersIn(json: unknown): number[] {
  if (typeof json === "number") return [json];
  return typeof json === "object" && json !== null ? Object.values(json).flatMap(numbersIn) : [];
}

const commands =
  "read apply lint check text redline closing rate balance statement accrue fees application payoff why postings journal accruals restate availability certificate schedule terms readings gaps whatif covenants defaults waivers calendar votes days letter confirm open list record demo".split(
    " ",
  );

test("every command is listed, and its help shows an example of it", async () => {
  const help = await conformed("--help");
  expect(help).toMatchObject({ code: 0, err: "" });
  const listed = [...help.out.matchAll(/^ {2}([a-z]+) .*\S/gm)].map(([, name]) => name);
  expect(listed.filter((name) => name !== "help")).toEqual(commands);
  for (const command of commands) {
    const { code, out } = await conformed(command, "--help");
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`Example:\n {2}\\$ conformed ${command}\\b`));
  }
});

test.each([
  ["hledger", /^account Assets:Accrued:Interest$[^]*Assets:Accrued:Interest {2}37086\.41 USD$/m],
  ["beancount", /^2002-12-31 \* "Interest earned on Prime Rate Loans"$/m],
] as const)("accruals are written for %s", async (format, says) => {
  const { out, err } = await conformed("accruals", example, "--month", "2002-12", "--format", format);
  expect(err).toBe("");
  expect(out).toMatch(says);
});

test.each([
  [[], /Usage: conformed/],
  [["rates"], /unknown command 'rates'/],
  [["rate"], /missing required argument 'facility'/],
  [["rate", example, "one too many"], /too many arguments/],
  [["rate", example, "--date", "2002-11-01"], /unknown option '--date'/],
  [["rate", example, "--on"], /option '--on <date>' argument missing/],
  [["statement", example], /required option '--month <month>' not specified/],
  [["accrue", example], /required option '--loan <loan>' not specified/],
  [["redline", example], /required option '--from-on <date>' not specified/],
  [["gaps", example, "--on", "2002-11-01"], /unknown option '--on'/],
])("wrong words end with 2 and say what is wrong: %j", async (words, says) => {
  const answer = await conformed(...words);
  expect(answer).toMatchObject({ code: 2, out: "" });
  expect(answer.err).toMatch(says);
  if (words.length > 0) expect(answer.err).toContain("(add --help for the options and an example)");
});

test("a command with findings tells them all and ends with 1", async () => {
  const { code, json } = await conformed("check", example, "--json");
  expect(code).toBe(1);
  expect(json.findings.map(({ kind, code: told }: any) => [kind, told])).toEqual([
    ["missing_paper", "paper.not_on_file"],
    ["missing_paper", null],
    ["gap", null],
    ["gap", "covenant.not_entered"],
  ]);
  const unsigned = await conformed("read", join(example, "papers/2002-10-31-lrg-letter.txt"), "--json");
  expect(unsigned.code).toBe(unsigned.json.findings.length + unsigned.json.unread.length === 0 ? 0 : 1);
});

describe.each(variants)("the variant %s", (folder) => {
  test.each([
    ["check"],
    ["closing"],
    ["text"],
    ["balance", "--on", "2003-01-01"],
    ["statement", "--month", "2002-11"],
    ["fees", "--on", "2003-01-03"],
    ["application", "--on", "2003-01-03"],
    ["payoff", "--on", "2003-01-03"],
    ["defaults", "--on", "2002-11-10"],
  ])("answers %s %s", async (command, ...rest) => {
    const { code, err } = await conformed(command, folder, ...rest, "--json");
    expect(err).toBe("");
    expect(code).toBe(command === "check" ? 1 : 0);
  });
});
