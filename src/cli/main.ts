import { Command, CommanderError, Option } from "commander";
import { accrualJournals, accrualTables } from "../documents/accrual-table.ts";
import type { AccrualsOptions } from "./commands/accruals.ts";
import { certainties } from "../papers/acts/certainty.ts";
import type { ConfirmOptions } from "./commands/confirm.ts";
import type { LintOptions } from "./commands/lint.ts";
import type { DaysOptions } from "./commands/days.ts";
import type { ScheduleOptions } from "./commands/schedule.ts";
import { type ExitCode, Stop } from "./exit.ts";
import type { ApplyOptions } from "./commands/apply.ts";
import type { AskOptions } from "./load.ts";
import { processTerminal, styled, type Terminal } from "./terminal.ts";
import type { OutOptions } from "./write-out.ts";
import type { Run, With } from "./run.ts";
import { letterCommands } from "./letters.ts";
import { watchCommands } from "./watch.ts";

/** Runs the program with the words of its command line. Gives 0 for fine, 1 for findings, 2 for wrong use. */
export async function main(words: readonly string[], terminal: Terminal = processTerminal()): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = programOf(terminal, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(words, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Stop) {
      for (const { code: failure, sentence } of error.told) tellError(terminal, failure, sentence);
      return error.exitCode;
    }
    tellFault(terminal, error);
    return 2;
  }
}

/** Runs the program with the words and the output of this process. What is thrown outside it is a fault too. */
export async function runProcess(): Promise<void> {
  const terminal = processTerminal();
  process.on("uncaughtException", (error) => {
    tellFault(terminal, error);
    process.exit(2);
  });
  process.exitCode = await main(process.argv.slice(2), terminal);
}

function tellError(terminal: Terminal, code: string | undefined, sentence: string): void {
  terminal.err(`${styled(terminal, "red", code === undefined ? "error" : `error[${code}]`)}: ${sentence}`);
}

// Nobody who used the program is at fault here, and only who works on it can read a stack.
function tellFault(terminal: Terminal, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const [line = ""] = message.split("\n");
  const sentence = `The program failed: ${line}. It is its own fault; report it. Set DEBUG=1 to see where it failed.`;
  tellError(terminal, "program.fault", sentence);
  const { DEBUG: debug } = process.env;
  if (debug !== undefined && debug !== "" && error instanceof Error) terminal.err(error.stack ?? "");
}

const facilityNote = `
FACILITY is a folder with a facility.yaml, or the id of a facility in the store (see "conformed open").
Dates are written YYYY-MM-DD. --on asks for the day, --known for what was known at the end of a day.`;

function programOf(terminal: Terminal, end: (code: ExitCode) => void): Command {
  const program = new Command("conformed")
    .description("Runs commercial credit facilities from their papers.")
    .version("0.1.0")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showHelpAfterError("(add --help for the options and an example)")
    .addHelpText("after", `${facilityNote}\n\nExit codes: 0 fine, 1 findings, 2 wrong use.\n\nTry: conformed demo`);
  const run: Run = async (work) => end(await work());
  const asking = (command: Command, example: string) =>
    command
      .option("--json", "print JSON")
      .option("--store <folder>", "the folder of the embedded store")
      .addHelpText("after", `${facilityNote}\n\nExample:\n  $ conformed ${example}`);
  const dated = (command: Command, example: string) =>
    asking(command, example)
      .option("--on <date>", "the day asked about")
      .option("--known <date>", "as known at the end of that day");

  paperCommands(program, terminal, run);
  lintCommand(program, terminal, run);
  asking(program.command("check <facility>"), "check examples/lexington")
    .description("everything that is wrong or missing: gaps, unresolved terms, missing papers")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/check.ts")).checkCommand(terminal, name, options)),
    );
  textCommands(program, terminal, run, dated);
  asking(program.command("closing <facility>"), "closing examples/lexington --known 2002-10-31")
    .description("which instruments are in effect, and what the conditions of the others lack")
    .option("--known <date>", "as known at the end of that day")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/closing.ts")).closingCommand(terminal, name, options)),
    );
  moneyCommands(program, terminal, run, dated);
  bookCommands(program, terminal, run, asking);
  collateralCommands(program, terminal, run, dated);
  registerCommands(program, terminal, run, dated, asking);
  watchCommands(program, terminal, run, dated);
  daysCommands(program, terminal, run);
  letterCommands(program, terminal, run, dated);
  confirmCommand(program, run, terminal, asking);
  storeCommands(program, terminal, run, asking);
  program
    .command("demo")
    .description("all of it on the example facility, narrated")
    .addHelpText("after", "\nExample:\n  $ conformed demo")
    .action(() => run(async () => (await import("./commands/demo.ts")).demoCommand(terminal, main)));
  return program;
}

function paperCommands(program: Command, terminal: Terminal, run: Run): void {
  program
    .command("read <file>")
    .description("what a paper does: instruments, provisions, acts, terms, findings, unread parts")
    .option("--json", "print JSON")
    .option("--show-spans", "say where each act stands in the file: line, paragraph or page")
    .option("--original", "read a paper with tracked changes as if none had been made")
    .addHelpText("after", "\nExample:\n  $ conformed read examples/lexington/papers/2002-10-31-letter-amendment.txt")
    .action((file: string, options: AskOptions & { showSpans?: boolean; original?: boolean }) =>
      run(async () => (await import("./commands/read.ts")).readCommand(terminal, file, options)),
    );
  program
    .command("apply <base> <amendments...>")
    .description("amendments carried out on an agreement: what came of each instruction, the redline, the copy")
    .option("--called <name>", "a name by which the amendments call the agreement; may be given again", collected)
    .option("--redline <file>", "write what changed to a file that ends in .txt, .html or .docx")
    .option("--out <file>", "write the conformed copy to such a file")
    .option("--force", "replace the files when they are there")
    .option("--json", "print JSON")
    .addHelpText("after", "\nExample:\n  $ conformed apply agreement.txt amendment-1.txt --redline redline.docx")
    .action((base: string, amendments: readonly string[], options: ApplyOptions) =>
      run(async () => (await import("./commands/apply.ts")).applyCommand(terminal, base, amendments, options)),
    );
}

function collected(name: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), name];
}

function lintCommand(program: Command, terminal: Terminal, run: Run): void {
  program
    .command("lint <files...>")
    .description("what counsel should look at in a paper, or in an agreement with its amendments in order")
    .addOption(new Option("--level <level>", "what is told").choices(["error", "warning", "notice"]).default("warning"))
    .option("--json", "print JSON")
    .addHelpText("after", "\nExample:\n  $ conformed lint examples/lexington/papers/2002-10-31-letter-amendment.txt")
    .action((files: readonly string[], options: LintOptions) =>
      run(async () => (await import("./commands/lint.ts")).lintCommand(terminal, files, options)),
    );
}

function textCommands(program: Command, terminal: Terminal, run: Run, dated: With): void {
  dated(program.command("text <facility> [provision]"), "text examples/lexington 9.1 --on 2002-11-01")
    .description("the agreement as it reads, with the amending paper of every changed part")
    .option("--out <file>", "write the conformed copy to a file that ends in .txt, .html or .docx")
    .option("--force", "replace the file when it is there")
    .action((name: string, provision: string | undefined, options: AskOptions & OutOptions) =>
      run(async () => (await import("./commands/text.ts")).textCommand(terminal, name, provision, options)),
    );
  dated(
    program.command("redline <facility>"),
    "redline examples/lexington --from-on 2002-10-30 --on 2002-11-01 --out redline.docx",
  )
    .description("what changed in the agreement between two days, each change with its clause")
    .requiredOption("--from-on <date>", "the earlier day")
    .option("--from-known <date>", "the earlier day as known at the end of that day; as --known otherwise")
    .option("--out <file>", "write the whole redline to a file that ends in .txt, .html or .docx")
    .option("--force", "replace the file when it is there")
    .action((name: string, options: AskOptions & OutOptions & { fromOn: string; fromKnown?: string }) =>
      run(async () => (await import("./commands/redline.ts")).redlineCommand(terminal, name, options)),
    );
}

function moneyCommands(program: Command, terminal: Terminal, run: Run, dated: With): void {
  dated(program.command("rate <facility>"), "rate examples/lexington --on 2002-11-07")
    .description("the rates in force, each with its clause")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/rate.ts")).rateCommand(terminal, name, options)),
    );
  dated(program.command("balance <facility>"), "balance examples/lexington --on 2003-01-01")
    .description("what is owed at the end of a day")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/money.ts")).balanceCommand(terminal, name, options)),
    );
  dated(program.command("statement <facility>"), "statement examples/lexington --month 2002-11")
    .description("the loan account of a month, each line with its clause")
    .requiredOption("--month <month>", "the month, YYYY-MM")
    .option(
      "--as-posted",
      "by the days on which it was posted, as it was first issued, not by those on which it was due",
    )
    .action((name: string, options: AskOptions & { month: string; asPosted?: true }) =>
      run(async () => {
        if (options.asPosted === undefined) {
          return (await import("./commands/money.ts")).statementCommand(terminal, name, options);
        }
        return (await import("./commands/postings.ts")).postedStatementCommand(terminal, name, options);
      }),
    );
  dated(program.command("accrue <facility>"), "accrue examples/lexington --loan E1 --from 2002-10-15 --to 2002-11-15")
    .description("interest on one Eurodollar Rate Loan between two days, in and after its Interest Period")
    .requiredOption("--loan <loan>", "the loan")
    .option("--from <date>", "the first day counted")
    .option("--to <date>", "the day after the last one counted")
    .action((name: string, options: AskOptions & { loan: string; from?: string; to?: string }) =>
      run(async () => (await import("./commands/accrue.ts")).accrueCommand(terminal, name, options)),
    );
  dated(program.command("fees <facility>"), "fees examples/lexington --on 2003-01-03")
    .description("each fee: earned, payable, settled, and what it costs in the loan account")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/fees.ts")).feesCommand(terminal, name, options)),
    );
  dated(program.command("application <facility>"), "application examples/alder-fees-default --on 2003-07-03")
    .description("to what each collection was applied by its clause: what was due, given, and short")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/application.ts")).applicationCommand(terminal, name, options)),
    );
  dated(program.command("payoff <facility>"), "payoff examples/lexington --on 2003-01-03")
    .description("what pays the facility off on a day, exactly, and the per diem")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/payoff.ts")).payoffCommand(terminal, name, options)),
    );
  dated(program.command("why <facility> <figure>"), "why examples/lexington statement --month 2002-11 --line Prime")
    .description("the receipt of a figure (rate, balance, statement) as a tree of clauses, acts, facts, settings")
    .option("--month <month>", "the month of a statement, YYYY-MM")
    .option("--line <words>", "a line of the statement, by words in it")
    .action((name: string, figure: string, options: AskOptions & { month?: string; line?: string }) =>
      run(async () => (await import("./commands/why.ts")).whyCommand(terminal, name, figure, options)),
    );
}

function bookCommands(program: Command, terminal: Terminal, run: Run, asking: With): void {
  const booked = (command: Command, example: string) =>
    asking(command, example)
      .option("--to <date>", "the last day of postings; the last of which the record tells otherwise")
      .option("--known-at <date>", "as known at the end of that day, or at a moment");
  booked(program.command("postings <facility>"), "postings examples/lexington --from 2002-11-01 --to 2002-12-01")
    .description("the books as they were made: every entry, and every difference with its label and cause")
    .option("--from <date>", "the first day of postings")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/postings.ts")).postingsCommand(terminal, name, options)),
    );
  booked(program.command("journal <facility>"), "journal examples/lexington --format hledger")
    .description("the same postings as a journal for hledger or beancount")
    .requiredOption("--format <form>", "hledger or beancount")
    .action((name: string, options: AskOptions & { format: string }) =>
      run(async () => (await import("./commands/postings.ts")).journalCommand(terminal, name, options)),
    );
  asking(program.command("accruals <facility>"), "accruals examples/lexington --month 2002-11")
    .description("for the general ledger: what accrued, was posted and paid, and is left of each loan and fee")
    .option("--month <month>", "the month, YYYY-MM")
    .option("--from <date>", "the first day of the period, in the place of a month")
    .option("--to <date>", "its last day")
    .option("--known <date>", "as known at the end of that day")
    .addOption(new Option("--csv <table>", "a table as comma-separated values").choices([...accrualTables]))
    .addOption(new Option("--format <form>", "its entries as a journal").choices([...accrualJournals]))
    .action((name: string, options: AccrualsOptions) =>
      run(async () => (await import("./commands/accruals.ts")).accrualsCommand(terminal, name, options)),
    );
  asking(program.command("restate <facility>"), "restate examples/lexington --known-at 2002-11-01 --against 2002-12-31")
    .description("each line of the account that differs between two moments of knowledge, and why")
    .requiredOption("--known-at <date>", "as known at the end of that day, or at a moment")
    .option("--against <date>", "the other moment; all that is recorded otherwise")
    .option("--on <date>", "the last day of the account")
    .action((name: string, options: AskOptions & { knownAt: string; against?: string }) =>
      run(async () => (await import("./commands/postings.ts")).restateCommand(terminal, name, options)),
    );
}

function collateralCommands(program: Command, terminal: Terminal, run: Run, dated: With): void {
  dated(program.command("availability <facility>"), "availability examples/millrace --on 2025-06-02")
    .description("what may be drawn on a day, what exceeds it, and the clock of every notice of an excess")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/availability.ts")).availabilityCommand(terminal, name, options)),
    );
  dated(program.command("certificate <facility>"), "certificate examples/millrace --on 2025-06-02")
    .description("the borrowing base as reported, as re-performed and as approved, line by line")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/certificate.ts")).certificateCommand(terminal, name, options)),
    );
  const kinds = ["receivables", "payables", "inventory"];
  program
    .command("schedule <file>")
    .description("an aging or an inventory listing from CSV or XLSX, checked row by row and printed as CSV")
    .addOption(new Option("--holds <what>", "what it lists").choices(kinds).makeOptionMandatory())
    .addOption(
      new Option("--dates <order>", "how it writes days")
        .choices(["year_first", "month_first", "day_first"])
        .default("year_first"),
    )
    .option("--column <ours=theirs...>", "what its header calls our columns, such as amount=Balance", [])
    .option("--sheet <name>", "the sheet of a workbook; the first otherwise")
    .option("--total <amount>", "what its rows must add up to")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      "\nExample:\n  $ conformed schedule examples/millrace/schedules/2025-05-31-payables.csv --holds payables",
    )
    .action((file: string, options: ScheduleOptions) =>
      run(async () => (await import("./commands/schedule.ts")).scheduleCommand(terminal, file, options)),
    );
}

function daysCommands(program: Command, terminal: Terminal, run: Run): void {
  program
    .command("days <date...>")
    .description("whether days are Business Days, those beside them, and where each convention moves them")
    .requiredOption("--calendar <names...>", "new_york, london, us_government_securities, or several together")
    .option("--json", "print JSON")
    .addHelpText("after", "\nExample:\n  $ conformed days 2002-09-02 2003-01-03 --calendar new_york london")
    .action((days: readonly string[], options: DaysOptions) =>
      run(async () => (await import("./commands/days.ts")).daysCommand(terminal, days, options)),
    );
}

function registerCommands(program: Command, terminal: Terminal, run: Run, dated: With, asking: With): void {
  dated(program.command("terms <facility> [term]"), 'terms examples/lexington "Prime Rate Loans"')
    .description("the defined terms of each paper, where they are used, and what each reaches")
    .action((name: string, term: string | undefined, options: AskOptions) =>
      run(async () => (await import("./commands/terms.ts")).termsCommand(terminal, name, term, options)),
    );
  dated(program.command("readings <facility>"), "readings examples/lexington --on 2003-01-01")
    .description("each open point, its readings, and the dollars that the others move")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/registers.ts")).readingsCommand(terminal, name, options)),
    );
  asking(program.command("gaps <facility>"), "gaps examples/lexington")
    .description("papers and terms that are missing, and what is assumed instead")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/registers.ts")).gapsCommand(terminal, name, options)),
    );
  dated(program.command("whatif <facility>"), "whatif examples/lexington --paper proposal.txt --through 2003-01-31")
    .description("what a proposed paper or happening would change: text, terms, dollars, defaults")
    .option("--paper <file>", "a proposed paper, taken as if it were in effect")
    .option("--title <title>", "how the proposed paper is cited")
    .option("--effective <date>", "the day from which it is taken to be in effect; its own date otherwise")
    .option("--happenings <file>", "happenings, as if they were recorded")
    .option("--through <date>", "the last day of the dollars compared")
    .option("--adopt", "keep what was supposed, for a facility in the store")
    .action((name: string, options: AskOptions & { paper?: string; happenings?: string }) =>
      run(async () => (await import("./commands/whatif.ts")).whatIfCommand(terminal, name, options)),
    );
}

function confirmCommand(program: Command, run: Run, terminal: Terminal, asking: With): void {
  asking(program.command("confirm <facility> [act]"), "confirm examples/saltmarsh")
    .description("what is not certain enough to count and waits for a person, or what a person finds of it")
    .addOption(new Option("--level <level>", "list what is less than this").choices(certainties))
    .option("--known <date>", "as known at the end of that day")
    .option("--as <finding>", "read, rejected, or another reading that is offered")
    .option("--by <name>", "who finds it")
    .option("--because <why>", "why")
    .option("--at <moment>", "when it was found; now otherwise")
    .option("--dry-run", "decide only, and print the entry for a file of happenings")
    .action((name: string, act: string | undefined, options: ConfirmOptions) =>
      run(async () => (await import("./commands/confirm.ts")).confirmCommand(terminal, name, act, options)),
    );
}

function storeCommands(program: Command, terminal: Terminal, run: Run, asking: With): void {
  asking(program.command("open <folder>"), "open examples/lexington")
    .description("take a facility into the store (embedded, or PostgreSQL by DATABASE_URL)")
    .action((folder: string, options: AskOptions) =>
      run(async () => (await import("./commands/store.ts")).openCommand(terminal, folder, options)),
    );
  asking(program.command("list"), "list")
    .description("the facilities in the store")
    .action((options: AskOptions) =>
      run(async () => (await import("./commands/store.ts")).listCommand(terminal, options)),
    );
  asking(program.command("record <facility> <file>"), "record lexington happening.yaml")
    .description("decide happenings and record those that are allowed")
    .option("--dry-run", "decide only")
    .action((name: string, file: string, options: AskOptions & { dryRun?: boolean }) =>
      run(async () => (await import("./commands/store.ts")).recordCommand(terminal, name, file, options)),
    );
}
