import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { UseCode } from "../../src/cli/use.ts";
import { conformed, root, example, folderWith, happening, lines, scratch, variant } from "../cli/program.ts";
import { type Meeting, running } from "./meeting.ts";
import { saltmarsh } from "./saltmarsh.ts";

const there = join(folderWith({ "there.txt": "" }), "there.txt");
const advance = join(
  folderWith({ "advance.yaml": lines([happening("a", "2002-12-20", { type: "AdvanceMade", amount: "1.00" })]) }),
  "advance.yaml",
);

/** A facility of which the notes were accelerated, under another title. */
function titled(title: string): string {
  const folder = folderWith({});
  const extended = relative(folder, join(root, "examples/lexington-rescission"));
  writeFileSync(join(folder, "facility.yaml"), JSON.stringify({ facility: "titled", extends: extended, title }));
  return folder;
}

/** A folder in which a file cannot take the place of what is there, whoever runs this. */
function unwritable(): string {
  const long = `${"n".repeat(250)}.txt`;
  return join(folderWith({}), long);
}

const payables = join(root, "examples/millrace/schedules/2025-05-31-payables.csv");

/** One way to meet each wrong use. A code without one does not compile. */
export const uses: { readonly [Code in UseCode]: Meeting } = {
  "use.not_a_day": running("A day that no calendar has", "rate", example, "--on", "2002-02-30"),
  "use.not_a_month": running("A month that no year has", "statement", example, "--month", "2002-13"),
  "use.not_a_moment": running("A moment in a word", "rate", example, "--known", "yesterday"),
  "use.day_needed": running(
    "No day asked about, and nothing known yet that tells which",
    "rate",
    example,
    "--known",
    "1999-12-31",
  ),
  "use.month_needed": running("The receipt of a statement of no month", "why", example, "statement"),
  "use.period_needed": running("Accruals of no period", "accruals", example),
  "use.not_a_folder": running("A facility named by its file", "rate", join(example, "facility.yaml")),
  "use.no_such_facility": running(
    "A facility that is neither a folder nor, since there is none, in the store",
    "rate",
    "lexingtn",
    "--store",
    join(scratch, "store"),
  ),
  "use.figure_unknown": running("The receipt of something that is no figure", "why", example, "interest"),
  "use.line_unknown": running(
    "The receipt of a line that is not there",
    "why",
    example,
    "statement",
    "--month",
    "2002-10",
    "--line",
    "interest",
  ),
  "use.provision_unknown": running("A provision that no paper has", "text", variant({}), "99"),
  "use.term_unknown": running("A term that no paper defines", "terms", example, "Majority Lenders"),
  "use.nothing_in_effect": running("The text before the first paper", "text", example, "--on", "1980-01-01"),
  "use.nothing_accrues": running(
    "Interest to a day that is not after the first",
    "accrue",
    example,
    "--loan",
    "E1",
    "--from",
    "2002-11-01",
    "--to",
    "2002-11-01",
  ),
  "use.loan_made_later": running(
    "Interest on a loan from before it was made",
    "accrue",
    example,
    "--loan",
    "E1",
    "--from",
    "2002-10-01",
  ),
  "use.column_unknown": running(
    "A column that an aging of payables does not have",
    "schedule",
    payables,
    "--holds",
    "payables",
    "--column",
    "amounts=Balance",
  ),
  "use.not_a_workbook": running(
    "A text in the clothes of a workbook",
    "schedule",
    join(folderWith({ "aging.xlsx": "debtor,invoice,amount\n" }), "aging.xlsx"),
    "--holds",
    "receivables",
  ),
  "use.calendar_unknown": running("Business Days of nowhere", "days", "2002-09-02", "--calendar", "boston"),
  "use.year_not_known": running("A Business Day of long ago", "days", "1960-09-02", "--calendar", "london"),
  "use.nothing_supposed": running("A supposition of nothing", "whatif", example),
  "use.act_not_in_question": running(
    "The number of an act that is certain",
    "confirm",
    saltmarsh,
    "loan-agreement#1",
    "--dry-run",
  ),
  "use.finding_incomplete": running(
    "A finding without who made it and why",
    "confirm",
    saltmarsh,
    "letter-2024-06-03#1",
    "--as",
    "read",
    "--dry-run",
  ),
  "use.journal_form_unknown": running("A journal in no form that is written", "journal", example, "--format", "ledger"),
  "use.store_needed": running("A happening recorded in a folder", "record", example, advance),
  "use.out_not_drawn": {
    when: "A PDF of a name in letters that its fonts lack",
    meet: async () =>
      conformed(
        "letter",
        titled("Łódź Mills"),
        "reservation",
        "--on",
        "2002-12-18",
        "--out",
        join(folderWith({}), "a.pdf"),
      ),
  },
  "use.out_form_unknown": running("A document in no form that is written", "text", example, "--out", "copy.pdf"),
  "use.out_folder_missing": running(
    "A document for a folder that is not there",
    "text",
    example,
    "--out",
    join(scratch, "none/copy.txt"),
  ),
  "use.out_is_a_folder": {
    when: "A document in the place of a folder",
    meet: async () => {
      const folder = folderWith({ "copy.txt/a": "" });
      return running("", "text", example, "--out", join(folder, "copy.txt")).meet();
    },
  },
  "use.out_exists": {
    when: "A document in the place of a file",
    meet: async () => {
      writeFileSync(there, "mine");
      return running("", "text", example, "--out", there).meet();
    },
  },
  "use.out_not_writable": {
    when: "A document under a name that the system does not take",
    meet: async () => running("", "text", example, "--out", unwritable()).meet(),
  },
};
