import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { conformed, folderWith, root } from "./cli/program.ts";
import {
  definitions,
  entries as covenantEntries,
  kinds,
  paperCodes,
  papers,
  targets,
  texts,
} from "./failures/findings.ts";
import { collateral } from "./failures/collateral.ts";
import { lints } from "./failures/lints.ts";
import { desk } from "./failures/desk.ts";
import { letters } from "./failures/letters.ts";
import { guards } from "./failures/guards.ts";
import { failureIn, findingIn, type Meeting, type Met, section } from "./failures/meeting.ts";
import { refusals } from "./failures/store.ts";
import { uses } from "./failures/use.ts";
import { type MetCode, rows } from "./wire/failure-rows.ts";
import { wholeFolder } from "./wire/folders.ts";

// Every failure and finding, met by using the program. The page of them is the document.

/** The codes of files, each with what the first of its rows in the tests of files does. */
const files = Object.entries({
  "file.not_found": "A paper that is not there",
  "file.not_readable": "A folder in the place of a paper",
  "file.path_outside_folder": "A file outside the folder",
  "file.extends_itself": "A facility that differs from itself",
  "file.too_large": "A file that nobody wrote by hand",
  "file.not_text": "A binary file as a paper",
  "file.form_not_read": "A picture of a paper",
  "file.content_broken": "A DOCX that was cut off",
  "file.part_too_large": "A DOCX of which a part unpacks to more than any paper",
  "file.declares_entities": "A DOCX whose text declares entities",
  "file.markup_too_deep": "HTML nested a thousand deep",
  "file.locked": "A PDF with a password",
  "file.no_text_layer": "A scan without text",
  "file.empty": "A file with nothing in it",
  "file.not_yaml": "A bracket that is never closed",
  "file.nested_too_deep": "A list in a list, a hundred times over",
  "file.key_repeated": "A key that is given twice",
  "file.shape_differs": "A mapping where a list is expected",
  "file.key_missing": "A happening that nobody reports",
  "file.key_unknown": "A slip in a key",
  "file.value_not_allowed": "A slip in a type",
  "file.text_empty": "A key with nothing after it",
  "file.text_too_long": "A key of more than 200 characters",
  "file.text_not_plain": "A NUL in a name",
  "file.id_not_a_slug": "An id in capitals",
  "file.date_not_a_calendar_day": "A day that no calendar has",
  "file.instant_not_a_moment": "A moment without its zone",
  "file.amount_not_money": "A comma in the wrong place",
  "file.amount_not_positive": "A negative advance",
  "file.rate_not_a_percentage": "A rate without its per cent sign",
  "file.quantity_not_a_number": "A figure in words",
  "file.count_not_a_whole_number": "A number of days in words",
  "file.formula_not_read": "A formula that breaks off",
  "file.table_not_read": "A table of figures without its columns",
  "file.original_differs": "A paper that is not the one whose hash is given",
  "file.duplicate_id": "Two parties of one id",
  "file.duplicate_key": "Two happenings of one key",
  "file.unknown_reference": "An obligor that is no party",
  "file.days_not_whole": "A rule of ninety and a half days",
  "schedule.not_a_table": "A comma in an amount that nobody quoted",
  "schedule.column_missing": "An aging without a column of amounts",
  "schedule.column_doubtful": "A slip in a heading",
  "schedule.column_repeated": "Two columns of one heading",
  "schedule.cell_missing": "An invoice without its debtor",
  "schedule.flag_unclear": "A mark that is neither yes nor no",
  "schedule.date_unclear": "Days written with the month first, and nothing said of it",
  "schedule.duplicate_invoice": "An invoice that stands twice",
  "fixing.not_a_rate": "A word where an index should stand",
  "fixing.out_of_bounds": "An index of 426 per cent",
  "fixing.differs": "An index published twice for one day, with different values",
  "schedule.does_not_foot": "An aging that does not add up to its total",
} satisfies Record<MetCode, string>);

type Entry = readonly [code: string, when: string, met: Met];

async function metAll(
  gallery: Readonly<Record<string, Meeting>>,
  find: (answer: Awaited<ReturnType<Meeting["meet"]>>, code: string) => Met,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const [code, { when, meet }] of Object.entries(gallery)) entries.push([code, when, find(await meet(), code)]);
  return entries;
}

async function metInFiles(): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const [code, when] of files) {
    const row = rows.find(([each]) => each === code);
    if (row === undefined) throw new Error(`${code} has no row`);
    const answer = await conformed("check", folderWith({ ...wholeFolder, ...row[1] }));
    entries.push([code, when, failureIn(answer, code)]);
  }
  return entries;
}

const head = `# Failures

What the program refuses and what it remarks on, in its own words, with the code that it ends with. Codes are stable. This
page is written by a test that meets each of them by using the program; \`riverside/\` stands for the folder in which it does.

A failure is one line on the error output: \`error[code]: sentence\`. Nothing was then written. 2 is wrong use, or something
given that cannot be used; 1 is a finding about what was read. Words that the command line does not know end with 2 too.
What is no failure listed here is a fault of the program: \`error[program.fault]\`, exit 2.
`;

test("the page of failures is what the program says", async () => {
  const guarded = Object.entries(guards).map(([code, meet]) => {
    const sentence = meet();
    if (sentence === "") throw new Error(`${code} was not met`);
    return `### \`${code}\`\n\n> ${sentence}\n`;
  });
  const sections = [
    section("Use", "What was asked for, and how.", await metAll(uses, failureIn)),
    section("Files", "What is given in files: a facility's folder, papers, happenings.", await metInFiles()),
    section("The store", "Where facilities are kept.", await metAll(refusals, failureIn)),
    section(
      "The desk and its figures",
      "Happenings that are not allowed, and figures that cannot be given. A refused happening in a folder is told with its place.",
      await metAll(desk, failureIn),
    ),
    section(
      "Collateral",
      "Certificates, the borrowing base, and requests beyond what is available.",
      await metAll(collateral, failureIn),
    ),
    section("Letters", "Letters that would say what the record does not hold.", await metAll(letters, failureIn)),
    `## Guards\n\nNo command meets these, because files are checked before; they guard those who call the rooms.\n\n${guarded.join("\n")}`,
    section(
      "Papers",
      "Remarks on the copy of a paper: `findings[]` of `conformed read`.",
      await metAll(papers, findingIn),
    ),
    section(
      "Lint",
      "What counsel should look at: `papers[].findings[]` of `conformed lint`.",
      await metAll(lints, findingIn),
    ),
    section(
      "Targets",
      "Acts whose target is not found: `findings[]` of `conformed check`.",
      await metAll({ ...targets, ...texts }, findingIn),
    ),
    section("Defined terms", "`findings[]` of `conformed terms`.", await metAll(definitions, findingIn)),
    section(
      "Covenants",
      "What is entered of covenants, held against the words of their clauses: `findings[]` of `conformed check`.",
      await metAll(covenantEntries, findingIn),
    ),
    section("The check", "The kinds of `findings[]` of `conformed check`.", await metAll(kinds, findingIn)),
  ];
  await expect([head, ...sections].join("\n")).toMatchFileSnapshot("../docs/FAILURES.md");
});

/** Codes that never reach a person: what is met inside and told under another code. */
const inner = new Set([
  "date.not_a_calendar_day",
  "fixing.missing",
  "instant.not_a_moment",
  "money.not_an_amount",
  "document.not_drawn",
  "formula.not_read",
  "formula.figures_missing",
  "formula.divides_by_zero",
  "store.unreadable",
  "record.not_in_sequence",
  "record.previous_hash_differs",
  "record.content_differs_from_hash",
]);

test("every code in the source stands on the page", () => {
  const page = readFileSync(join(root, "docs/FAILURES.md"), "utf8");
  const told = new Set([...page.matchAll(/^### `([^`]+)`/gm)].map(([, code]) => code ?? ""));
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );
  const found = sources.flatMap((path) =>
    [...readFileSync(join(root, "src", path), "utf8").matchAll(/\bcode: "([a-z]+\.[a-z_]+)"/g)].map(
      ([, code]) => code ?? "",
    ),
  );
  expect(found.length).toBeGreaterThan(100);
  expect([...new Set(found)].filter((code) => !told.has(code) && !inner.has(code))).toEqual([]);
  expect(paperCodes.filter((code) => !found.includes(code))).toEqual([]);
});
