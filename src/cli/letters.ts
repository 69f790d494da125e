import { Argument, type Command } from "commander";
import { type LetterKind, letterKinds } from "../servicing/letters/asked.ts";
import type { LetterOptions } from "./commands/letter.ts";
import type { Run, With } from "./run.ts";
import type { Terminal } from "./terminal.ts";

/** The command that writes letters from the record. */
export function letterCommands(program: Command, terminal: Terminal, run: Run, dated: With): void {
  dated(program.command("letter <facility>"), "letter examples/lexington-rescission reservation --on 2002-12-18")
    .description("a letter filled from the record, each statement with its clause, as text, DOCX or PDF")
    .addArgument(new Argument("<kind>", "what it is").choices([...letterKinds]))
    .option("--occurrence <id...>", "the default that it is about; all that stand otherwise")
    .option("--waiver <id>", "the waiver on record that it confirms")
    .option("--until <date>", "the day on which a waiver that is to be given ends, or the last on which a payoff holds")
    .option("--as-of <date>", "the day of the tests of a certificate, or of payment of a payoff")
    .option("--by <hour>", "the hour by which the money of a payoff must be in, in words")
    .option("--month <month>", "the month of an invoice, YYYY-MM; the one before otherwise")
    .option("--loan <loan>", "the loan of a rate notice; all that bear interest otherwise")
    .option("--from <party>", "the id of the party that writes it")
    .option("--to <party>", "the id of the party that it is written to")
    .option("--out <file>", "write it to a file that ends in .txt, .docx or .pdf")
    .option("--force", "replace the file when it is there")
    .action((name: string, kind: LetterKind, options: LetterOptions) =>
      run(async () => (await import("./commands/letter.ts")).letterCommand(terminal, name, kind, options)),
    );
}
