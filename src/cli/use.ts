import type { IsoDate } from "../base/date.ts";
import { Stop } from "./exit.ts";

/** Why a command was used wrongly: the facts of each code, from the words of the command line to what they name. */
type UseFacts = {
  "use.not_a_day": { readonly option: string; readonly text: string };
  "use.not_a_month": { readonly text: string };
  "use.not_a_moment": { readonly text: string };
  /** No happening tells of a day that could be meant. */
  "use.day_needed": unknown;
  "use.month_needed": unknown;
  "use.period_needed": unknown;
  "use.not_a_folder": { readonly name: string };
  /** Neither a folder of that name nor a store that could hold it. */
  "use.no_such_facility": { readonly name: string; readonly store: string };
  "use.figure_unknown": { readonly figure: string; readonly figures: readonly string[] };
  "use.line_unknown": { readonly line: string; readonly month: string; readonly lines: readonly string[] };
  "use.provision_unknown": { readonly provision: string; readonly known: readonly string[] };
  "use.term_unknown": { readonly term: string; readonly on: IsoDate; readonly known: readonly string[] };
  "use.nothing_in_effect": { readonly on: IsoDate };
  "use.nothing_accrues": { readonly from: IsoDate; readonly to: IsoDate };
  "use.loan_made_later": { readonly loan: string; readonly made: IsoDate; readonly from: IsoDate };
  "use.column_unknown": { readonly text: string; readonly columns: readonly string[] };
  /** `reason` is the word of the library that reads workbooks. */
  "use.not_a_workbook": { readonly file: string; readonly reason: string };
  "use.calendar_unknown": { readonly text: string; readonly known: readonly string[] };
  /** The holidays of the calendar are known from one year to another only. */
  "use.year_not_known": {
    readonly calendar: string;
    readonly on: IsoDate;
    readonly from: number;
    readonly to: number;
  };
  "use.nothing_supposed": unknown;
  "use.act_not_in_question": { readonly act: string; readonly known: readonly string[] };
  "use.finding_incomplete": { readonly act: string; readonly offered: readonly string[] };
  "use.journal_form_unknown": { readonly format: string };
  "use.store_needed": { readonly name: string };
  "use.out_form_unknown": { readonly out: string; readonly forms: readonly string[] };
  /** `characters` are those that the fonts every reader of PDF has cannot draw. */
  "use.out_not_drawn": { readonly out: string; readonly characters: readonly string[] };
  "use.out_folder_missing": { readonly out: string; readonly folder: string };
  "use.out_is_a_folder": { readonly out: string };
  "use.out_exists": { readonly out: string };
  /** `reason` is the system's own word for why. */
  "use.out_not_writable": { readonly out: string; readonly reason: string };
};

/** The code of a wrong use. */
export type UseCode = keyof UseFacts;

/** A wrong use with its facts. */
export type UseFailure<Code extends UseCode = UseCode> = {
  [Each in Code]: { readonly code: Each } & UseFacts[Each];
}[Code];

const sentences: { readonly [Code in UseCode]: (failure: UseFailure<Code>) => string } = {
  "use.not_a_day": ({ option, text }) =>
    `${option} ${text} names no day of the calendar. Write it as YYYY-MM-DD, such as 2002-11-30.`,
  "use.not_a_month": ({ text }) => `--month ${text} names no month. Write it as YYYY-MM, such as 2002-11.`,
  "use.not_a_moment": ({ text }) =>
    `--known ${text} names no day. Write YYYY-MM-DD, or a moment such as 2002-10-31T17:00:00Z.`,
  "use.day_needed": () => "No happening is known that tells which day is meant. Say it with --on YYYY-MM-DD.",
  "use.month_needed": () => "Say which month with --month YYYY-MM.",
  "use.period_needed": () => "Say which period with --month YYYY-MM, or with --from and --to.",
  "use.not_a_folder": ({ name }) => `${name} is a file. Name the folder that holds facility.yaml.`,
  "use.no_such_facility": ({ name, store }) =>
    `There is no folder ${name}, and no store in ${store}. Name the folder of a facility, or take it in with "conformed open FOLDER" and name its id.`,
  "use.figure_unknown": ({ figure, figures }) =>
    `“${figure}” is no figure that can be taken apart. Ask for ${figures.join(", ")}.`,
  "use.line_unknown": ({ line, month, lines }) =>
    `No line for ${month} speaks of “${line}”. The lines are: ${lines.join("; ")}.`,
  "use.provision_unknown": ({ provision, known }) =>
    `No provision ${provision} is on file. Cite it as the papers do: ${known.join(", ")}.`,
  "use.term_unknown": ({ term, on, known }) =>
    `No paper in effect on ${on} defines “${term}”. The defined terms are ${known.join(", ")}.`,
  "use.nothing_in_effect": ({ on }) => `No paper on file is in effect on ${on}. Ask for a later day with --on.`,
  "use.nothing_accrues": ({ from, to }) =>
    `Nothing accrues from ${from} to ${to}. Give a later day with --to; it is not counted.`,
  "use.loan_made_later": ({ loan, made, from }) =>
    `${loan} was made on ${made}, so nothing accrues on it from ${from}. Give that day or a later one with --from.`,
  "use.column_unknown": ({ text, columns }) =>
    `--column ${text} names no column. Write one of ${columns.join(", ")}, then "=" and the heading in the file.`,
  "use.not_a_workbook": ({ file, reason }) =>
    `${file} cannot be read as a workbook: ${reason}. Save it as XLSX or CSV, and name a sheet that is there.`,
  "use.calendar_unknown": ({ text, known }) =>
    `--calendar ${text} names no calendar. Write one of ${known.join(", ")}.`,
  "use.year_not_known": ({ calendar, on, from, to }) =>
    `The holidays of ${calendar} are known from ${from} to ${to}, so nothing is said of ${on}. Ask about a day of those years.`,
  "use.nothing_supposed": () =>
    "Nothing is supposed. Give a proposed paper with --paper FILE, or happenings with --happenings FILE.",
  "use.act_not_in_question": ({ act, known }) =>
    `“${act}” is no act that is in question. ${known.length === 0 ? "None is." : `Name one of ${known.join(", ")}.`}`,
  "use.finding_incomplete": ({ act, offered }) =>
    `Say what was found of ${act}: --as ${offered.join(" or ")}, --by NAME and --because WHY.`,
  "use.journal_form_unknown": ({ format }) => `--format ${format} names no journal. Write hledger or beancount.`,
  "use.store_needed": ({ name }) =>
    `${name} is a folder, and only a facility in the store takes anything in. Run "conformed open ${name}" and name the facility by its id.`,
  "use.out_form_unknown": ({ out, forms }) =>
    `--out ${out} names no form. End it in ${listOf(forms.map((form) => `.${form}`))}.`,
  "use.out_not_drawn": ({ out, characters }) =>
    `${out} cannot be drawn: the fonts of a PDF lack ${characters.join(" ")}. Write it as .docx instead.`,
  "use.out_folder_missing": ({ out, folder }) =>
    `--out ${out} cannot be written: ${folder} is not a folder. Make it, or name another.`,
  "use.out_is_a_folder": ({ out }) => `--out ${out} is a folder. Name a file in it.`,
  "use.out_exists": ({ out }) => `${out} is already there. Add --force to replace it.`,
  "use.out_not_writable": ({ out, reason }) => `${out} cannot be written: ${reason}. Name a file that can be.`,
};

function listOf(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(", ")} or ${choices.at(-1) ?? ""}`;
}

/** Ends a command that was used wrongly, saying how and what to do instead. */
export function misuse<Code extends UseCode>(failure: UseFailure<Code>): Stop {
  return new Stop(2, [{ code: failure.code, sentence: sentences[failure.code](failure) }]);
}
