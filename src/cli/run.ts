import type { Command } from "commander";
import type { ExitCode } from "./exit.ts";

/** Runs the work of a command and keeps what it ends with. */
export type Run = (work: () => Promise<ExitCode>) => Promise<void>;

/** Gives a command the options and the help that all of its kind have, with an example. */
export type With = (command: Command, example: string) => Command;
