import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { WireFailure } from "../../src/wire/failure.ts";
import { readFacilityFolder } from "../../src/wire/folder.ts";
import { sentence } from "../../src/wire/sentences.ts";
import { failuresIn, type MetCode, rows } from "./failure-rows.ts";
import { happeningsYaml, inFolder } from "./folders.ts";

describe("each thing that can be wrong is told with its place", () => {
  test.each(rows)("%s %#", (code, change, place, path, says) => {
    const failure = failuresIn(change).find((each) => each.code === code && placeText(each) === place);
    const told = failuresIn(change).map((each) => `${each.code} ${each.path} ${sentence(each)}`);
    expect(failure, told.join("\n")).toBeDefined();
    if (failure === undefined) return;
    expect(failure.path).toBe(path);
    expect(sentence(failure)).toMatch(says);
    expect(sentence(failure).startsWith(`${place}: `)).toBe(true);
  });

  test("every code has a row", () => {
    const told = new Set(rows.map(([code]) => code));
    expect([...told].toSorted()).toEqual([...codes].toSorted());
  });
});

function placeText({ file, line, column }: WireFailure): string {
  return `${file}:${line}:${column}`;
}

const codes = Object.keys({
  "file.not_found": 0,
  "file.not_readable": 0,
  "file.path_outside_folder": 0,
  "file.extends_itself": 0,
  "file.too_large": 0,
  "file.not_text": 0,
  "file.form_not_read": 0,
  "file.content_broken": 0,
  "file.part_too_large": 0,
  "file.declares_entities": 0,
  "file.markup_too_deep": 0,
  "file.locked": 0,
  "file.no_text_layer": 0,
  "file.empty": 0,
  "file.not_yaml": 0,
  "file.nested_too_deep": 0,
  "file.key_repeated": 0,
  "file.shape_differs": 0,
  "file.key_missing": 0,
  "file.key_unknown": 0,
  "file.value_not_allowed": 0,
  "file.text_empty": 0,
  "file.text_too_long": 0,
  "file.text_not_plain": 0,
  "file.id_not_a_slug": 0,
  "file.date_not_a_calendar_day": 0,
  "file.instant_not_a_moment": 0,
  "file.amount_not_money": 0,
  "file.amount_not_positive": 0,
  "file.rate_not_a_percentage": 0,
  "file.quantity_not_a_number": 0,
  "file.count_not_a_whole_number": 0,
  "file.formula_not_read": 0,
  "file.table_not_read": 0,
  "file.original_differs": 0,
  "file.duplicate_id": 0,
  "file.duplicate_key": 0,
  "file.unknown_reference": 0,
  "file.days_not_whole": 0,
  "schedule.not_a_table": 0,
  "schedule.column_missing": 0,
  "schedule.column_doubtful": 0,
  "schedule.column_repeated": 0,
  "schedule.cell_missing": 0,
  "schedule.flag_unclear": 0,
  "schedule.date_unclear": 0,
  "schedule.duplicate_invoice": 0,
  "fixing.not_a_rate": 0,
  "fixing.out_of_bounds": 0,
  "fixing.differs": 0,
  "schedule.does_not_foot": 0,
} satisfies Record<MetCode, 0>);

test("a folder with no facility file says so", () => {
  const result = inFolder({}, readFacilityFolder);
  expect(result).toEqual({
    ok: false,
    failure: [{ code: "file.not_found", wanted: "facility.yaml", path: "", file: "facility.yaml", line: 1, column: 1 }],
  });
});

test("a folder that is not there says so", () => {
  const result = inFolder({}, (folder) => readFacilityFolder(join(folder, "none")));
  expect(result).toMatchObject({ ok: false, failure: [{ code: "file.not_found", wanted: "facility.yaml" }] });
});

test("all failures of the files are told at once, in the order of the files", () => {
  const wrong = happeningsYaml.replace("2002-10-31\n", "2002-11-31\n").replace("4.30%", "4.30").replace("adv-1", "''");
  const told = failuresIn({ "happenings.yaml": wrong, "papers/agreement.txt": "" });
  expect(told.map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual([
    "file.empty papers/agreement.txt:1",
    "file.text_empty happenings.yaml:1",
    "file.date_not_a_calendar_day happenings.yaml:4",
    "file.rate_not_a_percentage happenings.yaml:13",
  ]);
});
