import type { Command } from "commander";
import type { AskOptions } from "./load.ts";
import type { Run, With } from "./run.ts";
import type { Terminal } from "./terminal.ts";

/** The commands of watching over a facility: covenants, defaults, waivers, dates, votes. */
export function watchCommands(program: Command, terminal: Terminal, run: Run, dated: With): void {
  dated(program.command("covenants <facility>"), "covenants examples/lexington-covenants --known 2002-10-15")
    .description("each test of each covenant, worked out again from the figures, and what springs it")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/covenants.ts")).covenantsCommand(terminal, name, options)),
    );
  dated(program.command("defaults <facility>"), "defaults examples/lexington --on 2002-12-01")
    .description("each default that has occurred, and every ground on which it is cleared")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/defaults.ts")).defaultsCommand(terminal, name, options)),
    );
  dated(program.command("waivers <facility>"), "waivers examples/lexington-rescission --on 2002-12-31")
    .description("each waiver, how far it reaches, what rescinded it and what that moves")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/waivers.ts")).waiversCommand(terminal, name, options)),
    );
  dated(program.command("calendar <facility>"), "calendar examples/modern-abl-covenants --on 2025-06-25 --ics out.ics")
    .description("what falls due, what is overdue, and the dates to keep, with reminders")
    .option("--through <date>", "the last day; ninety days on otherwise")
    .option("--ics <file>", "write the dates as a calendar file")
    .option("--force", "replace the file when it is there")
    .action((name: string, options: AskOptions & { through?: string; ics?: string; force?: boolean }) =>
      run(async () => (await import("./commands/calendar.ts")).calendarCommand(terminal, name, options)),
    );
  dated(program.command("votes <facility>"), "votes examples/modern-abl-covenants --on 2025-07-15")
    .description("each vote of the lenders: what it needs, who has agreed, whether it has passed")
    .action((name: string, options: AskOptions) =>
      run(async () => (await import("./commands/votes.ts")).votesCommand(terminal, name, options)),
    );
}
