import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { facilityText } from "../../src/wire/encode.ts";
import { decodeFacilityFile, facilityOf, isVariant } from "../../src/wire/facility-file.ts";
import { decodeFiguresTable } from "../../src/wire/figures-table.ts";
import { decodeHappeningsFile } from "../../src/wire/happenings-file.ts";
import { root } from "../cli/program.ts";
import { example } from "../say.ts";

const head = "key,recordedAt,by,on,asOf,certifiedBy,line,name,value\n";

function reportsIn(text: string) {
  const read = decodeFiguresTable(text, "figures.csv", "USD");
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value.map(({ report }) => report);
}

test("a table of figures says what the same reports in a file of happenings say", () => {
  const table = `${head}a,2025-06-06T15:00:00Z,desk,2025-06-06,2025-05-31,"officer, chief",figure,ebitda,"3,200,000.50"
,,,,,,figure,cash taxes,-150
,,,,,,stated,fixed-charges,1.08

b,2025-07-06T15:00:00Z,desk,2025-07-06,2025-06-30,,figure,ebitda,12.5%
`;
  const yaml = `- { key: a, recordedAt: 2025-06-06T15:00:00Z, by: desk, type: FiguresReported, on: 2025-06-06, asOf: 2025-05-31,
    certifiedBy: "officer, chief", figures: [{ name: ebitda, value: "3,200,000.50" }, { name: cash taxes, value: -150 }],
    stated: [{ covenant: fixed-charges, value: 1.08 }] }
- { key: b, recordedAt: 2025-07-06T15:00:00Z, by: desk, type: FiguresReported, on: 2025-07-06, asOf: 2025-06-30,
    figures: [{ name: ebitda, value: 0.125 }] }
`;
  const read = decodeHappeningsFile(yaml, "happenings.yaml", "USD");
  const told = read.ok ? read.value.map(({ report }) => report) : [];
  expect(told.length).toBe(2);
  expect(reportsIn(table)).toEqual(told);
  // The key may be said again in every row, and columns may stand in any order.
  const shuffled = `value,name,line,asOf,on,by,recordedAt,key
1,x,figure,2025-05-31,2025-06-06,desk,2025-06-06T15:00:00Z,a
2,y,figure,,,,,a
`;
  expect(
    reportsIn(shuffled).map(({ key, happening }) => [key, "figures" in happening && happening.figures.length]),
  ).toEqual([["a", 2]]);
});

test.each([
  ["no rows", head, []],
  [
    "a corrected certificate",
    `${head.replace("by,", "by,corrects,")}b,2025-06-07T15:00:00Z,desk,a,2025-06-07,2025-05-31,,figure,x,1\n`,
    ["a"],
  ],
])("%s", (_, text, corrects) => {
  expect(reportsIn(text).map((each) => each.corrects)).toEqual(corrects);
});

test.each([
  ["an empty file", "", /no column key, recordedAt/],
  ["a column nobody knows", `${head.trimEnd()},note\n`, /it has the columns note/],
  ["a column twice", `${head.trimEnd()},value\n`, /it has a column twice/],
  ["a quotation mark that is never closed", `${head}a,"b\n`, /[Qq]uote/],
])("%s is refused", (_, text, reason) => {
  const read = decodeFiguresTable(text, "figures.csv", "USD");
  const [failure] = read.ok ? [] : read.failure;
  expect(failure?.code).toBe("file.table_not_read");
  expect(failure !== undefined && "reason" in failure ? failure.reason : "").toMatch(reason);
});

test("what the papers ask for comes back from the file as it was, in every example", () => {
  for (const name of readdirSync(`${root}examples`)) {
    const { file } = example(name);
    const again = decodeFacilityFile(facilityText(file, []), "facility.yaml");
    if (!again.ok || isVariant(again.value.said)) throw new Error(`${name} is written whole`);
    expect(facilityOf(again.value.said, file.papers, file.schedules ?? [])).toEqual(file);
  }
});
