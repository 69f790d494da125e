import { intakeSentences } from "../intake/failure.ts";
import type { PathProblem, ReferenceTo, WireCode, WireFailure, WireProblem } from "./failure.ts";

/** Tells a failure to the person who wrote the file: its place, what is wrong, and what to write instead. */
export function sentence(failure: WireFailure): string {
  const { file, line, column } = failure;
  return `${file}:${line}:${column}: ${explain(failure)}`;
}

/** Tells a failure of a JSON document: the way to the value, what is wrong, and what to write instead. */
export function pathSentence(problem: PathProblem): string {
  return problem.path === "" ? explain(problem) : `${problem.path}: ${explain(problem)}`;
}

/** Says what is wrong and what to do about it, without the place. */
function explain<Code extends WireCode>(problem: WireProblem<Code>): string {
  return sentences[problem.code](problem);
}

const sentences: { readonly [Code in WireCode]: (problem: WireProblem<Code>) => string } = {
  ...intakeSentences,
  "file.not_found": ({ wanted }) => `there is no file "${wanted}". Put it there, or correct the name.`,
  "file.not_readable": ({ wanted, reason }) => `"${wanted}" cannot be read: ${reason}. Name a file that can be.`,
  "file.path_outside_folder": ({ text }) =>
    `"${text}" leads out of the folder of the facility. Keep the file in the folder and name it by a relative path.`,
  "file.extends_itself": ({ text }) => `"${text}" extends this facility in turn. Extend one that stands on its own.`,
  "file.too_large": ({ bytes, limit }) => `the file has ${bytes} bytes; ${limit} are read at most. Split it.`,
  "file.empty": () => "the file says nothing. Fill it in, or take away its name where it is listed.",
  "file.not_yaml": ({ reason }) => `this is not YAML as read here: ${reason}. Correct the line.`,
  "file.nested_too_deep": ({ limit }) =>
    `lists and mappings stand in one another more than ${limit} deep. Flatten them.`,
  "file.key_repeated": () => "this key stands twice in one mapping. Keep one.",
  "file.shape_differs": ({ expected }) => `${expected} is expected here. Write ${expected}.`,
  "file.key_missing": ({ key }) => `"${key}" is missing. Add it.`,
  "file.key_unknown": ({ key, nearest, known }) => `"${key}" is not a key here. ${choice(nearest, known)}`,
  "file.value_not_allowed": ({ text, nearest, allowed }) =>
    `"${text}" is not allowed here. ${choice(nearest, allowed)}`,
  "file.text_empty": () => "nothing is written here. Write a text, or take the key away if it may be left out.",
  "file.text_too_long": ({ length, limit }) => `this has ${length} characters. Use ${limit} at most.`,
  "file.text_not_plain": () => "this holds a NUL or half a character. Write plain characters.",
  "file.id_not_a_slug": ({ text }) =>
    `"${text}" is no id. Use lower-case letters and digits with single hyphens between, such as letter-2002-10-31.`,
  "file.date_not_a_calendar_day": ({ text }) => `"${text}" names no day of the calendar. Write a day as YYYY-MM-DD.`,
  "file.instant_not_a_moment": ({ text }) =>
    `"${text}" names no moment. Write a moment in UTC, such as 2002-10-31T17:00:00Z.`,
  "file.amount_not_money": ({ text }) =>
    `"${text}" is no amount of money. Write digits with two decimals at most, such as 6,000,000.00.`,
  "file.amount_not_positive": ({ text }) =>
    `"${text}" is not above zero. Write the size of the amount; the type of the happening says which way it goes.`,
  "file.rate_not_a_percentage": ({ text }) => `"${text}" is no rate. Write percent per annum, such as 4.30%.`,
  "file.quantity_not_a_number": ({ text }) =>
    `"${text}" is no number. Write digits, such as 5,000,000 or 1.00, a fraction such as 2/3, or percent such as 12.5%.`,
  "file.count_not_a_whole_number": ({ text }) =>
    `"${text}" counts nothing. Write a whole number of three digits at most, such as 30.`,
  "file.formula_not_read": ({ text, at }) =>
    `"${text}" is no formula: reading stopped at character ${at}. Write names of figures joined by + - * /, as in current assets - current liabilities.`,
  "file.table_not_read": ({ reason, wanted }) =>
    `this is no table as read here: ${reason}. Give it the columns ${wanted.join(", ")}.`,
  "file.original_differs": ({ expected, found }) =>
    `the file is not the one that was filed: its SHA-256 is ${found}, not ${expected}. Find the right file.`,
  "file.days_not_whole": ({ text }) => `"${text}" is no number of days. Write a whole number, such as 90.`,
  "file.duplicate_id": ({ id }) => `"${id}" is already the id of another entry of this list. Give each its own.`,
  "file.duplicate_key": ({ key, first }) =>
    `"${key}" is already the key of another report, at ${first}, that says something else. Give this one its own key.`,
  "file.unknown_reference": ({ to, id, nearest, known }) =>
    `"${id}" is not ${referent[to]} of this facility. ${choice(nearest, known)}`,
  "fixing.not_a_rate": ({ text }) => `"${text}" is no rate. Write per cent per annum, such as 4.26.`,
  "fixing.out_of_bounds": ({ text }) =>
    `${text} per cent per annum is no rate of an index. Check the point; rates are read from -10 to 100 per cent.`,
  "fixing.differs": ({ on, first }) =>
    `the index of ${on} stands in line ${first} with another value. Find out which was published, and keep that.`,
  "schedule.not_a_table": ({ reason }) => `the table breaks off here: ${reason}. Export it again as CSV.`,
  "schedule.column_missing": ({ name, header }) =>
    `no column is headed "${name}". Name it under columns: as the file does, one of: ${header.join(", ")}.`,
  "schedule.column_doubtful": ({ name, nearest }) =>
    `the column "${name}" may be meant for "${nearest}". Correct the heading, or name both under columns:.`,
  "schedule.column_repeated": ({ name }) => `two columns are headed "${name}". Keep one.`,
  "schedule.cell_missing": ({ name }) => `the column "${name}" is empty in this row. Fill it in.`,
  "schedule.flag_unclear": ({ name, text }) =>
    `"${text}" is neither yes nor no in the column "${name}". Write yes, or leave it empty.`,
  "schedule.date_unclear": ({ text, form }) =>
    `"${text}" is no day written ${form}. Correct it, or say under dates: how the file writes days.`,
  "schedule.duplicate_invoice": ({ invoice, debtor, first }) =>
    `invoice ${invoice} of ${debtor} stands in row ${first} already. Take one of the two out.`,
  "schedule.does_not_foot": ({ stated, sum }) =>
    `the total is ${stated} and the rows add up to ${sum}. Correct the row that is wrong, or the total.`,
};

const referent: { readonly [To in ReferenceTo]: string } = {
  party: "a party",
  debt: "an item of other debt",
  paper: "a paper",
  happening: "the key of a happening",
  metric: "a metric",
  trigger: "a trigger",
  rule: "a default rule",
};

/** More words than this are a wall, not a choice. */
const wordsShown = 24;

function choice(nearest: string | undefined, words: readonly string[]): string {
  if (nearest !== undefined) return `Perhaps "${nearest}" is meant.`;
  if (words.length === 0) return "There is none; take it away.";
  const more = words.length > wordsShown ? `, or one of ${words.length - wordsShown} others` : "";
  return `Write one of: ${words.slice(0, wordsShown).join(", ")}${more}.`;
}
