import type { WireCode, WireFailure } from "../../src/wire/failure.ts";
import { strToU8, zipSync } from "fflate";
import { pdfOf } from "../intake/forms.ts";
import { readFacilityFolder } from "../../src/wire/folder.ts";
import { facilityYaml, happeningsYaml, inFolder, wholeFolder } from "./folders.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;
/** The codes that a folder can meet. How long a PDF takes is no matter for a table. */
export type MetCode = Exclude<WireCode, "file.takes_too_long">;

type Row = readonly [code: MetCode, change: Files, place: string, path: string, says: RegExp];

const facility = (from: string, to: string): Files => ({ "facility.yaml": replaced(facilityYaml, from, to) });
const happenings = (from: string, to: string): Files => ({ "happenings.yaml": replaced(happeningsYaml, from, to) });
const cause = (text: string): Files => happenings("AdvanceMade\n  amount: 6,000,000.00", text);
const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.of(part))));

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the fixture has no ${from}`);
  return text.replace(from, to);
}

const reported = (figure: string): Files =>
  happenings("AdvanceMade\n  amount: 6,000,000.00", `FiguresReported\n  asOf: 2002-09-30\n  figures: [${figure}]`);

const asking = (entry: string): Files => facility("happenings:\n", `compliance: { ${entry} }\nhappenings:\n`);

const table = "key,recordedAt,by,on,asOf,line,name,value\n";
const tableRow = (line: string, value: string) => `k,2002-10-31T17:00:00Z,d,2002-10-31,2002-09-30,${line},a,${value}\n`;

const occurred = `DefaultOccurred
  id: d1
  maturity: matured
  causes:
`;

const paper = (content: Uint8Array): Files => ({ "papers/agreement.txt": content });
const zipped = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { level: 0 }]])));
const docx = (body: string): Uint8Array => zipped({ "word/document.xml": `<w:document>${body}</w:document>` });
const bomb = zipSync({ "word/document.xml": [new Uint8Array(64 * 1024 * 1024 + 1), { level: 1 }] });

function altered(archive: Uint8Array): Uint8Array {
  const at = Buffer.from(archive).indexOf("<w:p/>");
  return archive.with(at + 3, "q".charCodeAt(0));
}

const clause = "clause: { paper: agreement, provision: '1' }";
const base = (rule: string): string => `borrowingBase:
  ${clause}
  maximumCredit: { ${clause} }
  receivables:
    rate: { ${clause} }
    ineligibles: [{ id: r, ${clause}, rule: ${rule} }]
`;

// An aging of these rows, filed with the facility.
const aging = (csv: string): Files => ({
  ...facility(
    "settings:",
    "schedules: [{ id: ar, holds: receivables, asOf: 2002-10-31, file: ar.csv, recordedAt: 2002-11-01T00:00:00Z }]\nsettings:",
  ),
  "ar.csv": csv,
});
const fixings = (csv: string): Files => ({
  ...facility("settings:", "fixings: [{ id: sofr, index: SOFR, publisher: A bank, file: sofr.csv }]\nsettings:"),
  "sofr.csv": csv,
});
const columns = "debtor,invoice,amount,due date,disputed\n";

// One row for each thing that can be wrong, in the order of the list of codes.
export const rows: readonly Row[] = [
  [
    "file.not_found",
    facility("agreement.txt", "agrement.txt"),
    "facility.yaml:12:11",
    "papers[0].file",
    /no file "pap/,
  ],
  ["file.not_found", facility("- happenings.yaml", "- a.yaml"), "facility.yaml:21:5", "happenings[0]", /"a\.yaml"/],
  ["file.not_found", { "facility.yaml": "extends: ../no\nfacility: v" }, "facility.yaml:1:10", "extends", /no file/],
  [
    "file.not_readable",
    facility("papers/agreement.txt", "papers"),
    "facility.yaml:12:11",
    "papers[0].file",
    /not a file/,
  ],
  [
    "file.path_outside_folder",
    facility("- happenings.yaml", "- ../x"),
    "facility.yaml:21:5",
    "happenings[0]",
    /leads out/,
  ],
  [
    "file.path_outside_folder",
    facility("papers/agr", "/etc/agr"),
    "facility.yaml:12:11",
    "papers[0].file",
    /leads out/,
  ],
  ["file.extends_itself", { "facility.yaml": "facility: v\nextends: ." }, "facility.yaml:2:10", "extends", /in turn/],
  ["file.too_large", { "happenings.yaml": "#".repeat(16 * 1024 * 1024 + 1) }, "happenings.yaml:1:1", "", /16777217/],
  ["file.not_text", { "papers/agreement.txt": "one\ntwo\0" }, "papers/agreement.txt:2:1", "", /NUL/],
  ["file.not_text", { "happenings.yaml": bytes("- a\n- b\n- ", 0xff, "\n") }, "happenings.yaml:3:1", "", /not UTF-8/],
  [
    "file.not_text",
    { "papers/agreement.txt": bytes("one\n", 1, 2, 3, "\n") },
    "papers/agreement.txt:2:1",
    "",
    /control/,
  ],
  [
    "file.form_not_read",
    { "papers/agreement.txt": bytes(0x89, "PNG\r\n") },
    "papers/agreement.txt:1:1",
    "",
    /a picture/,
  ],
  ["file.form_not_read", { "papers/agreement.txt": "{\\rtf1 a}" }, "papers/agreement.txt:1:1", "", /RTF/],
  ["file.form_not_read", paper(zipped({ "xl/workbook.xml": "" })), "papers/agreement.txt:1:1", "", /a workbook/],
  ["file.content_broken", paper(docx("<w:p/>").slice(0, 90)), "papers/agreement.txt:1:1", "", /it was cut off/],
  ["file.content_broken", paper(docx("<w:p><w:r>")), "papers/agreement.txt:1:1", "", /document\.xml is not whole/],
  ["file.content_broken", paper(altered(docx("<w:p/>"))), "papers/agreement.txt:1:1", "", /is not as it was written/],
  ["file.content_broken", { "papers/agreement.txt": "%PDF-1.4\nnothing" }, "papers/agreement.txt:1:1", "", /this PDF/],
  ["file.part_too_large", paper(bomb), "papers/agreement.txt:1:1", "", /word\/document\.xml unpacks to more/],
  [
    "file.declares_entities",
    paper(zipped({ "word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' })),
    "papers/agreement.txt:1:1",
    "",
    /declares a document type/,
  ],
  [
    "file.markup_too_deep",
    { "papers/agreement.txt": `<html>${"<div>".repeat(1000)}` },
    "papers/agreement.txt:1:1",
    "",
    /more than 1000 deep/,
  ],
  ["file.markup_too_deep", paper(docx("<w:sdt>".repeat(300))), "papers/agreement.txt:1:1", "", /more than 256 deep/],
  ["file.locked", paper(pdfOf([], "/Encrypt 9 0 R ")), "papers/agreement.txt:1:1", "", /this PDF is protected/],
  ["file.no_text_layer", paper(pdfOf([{ words: [] }])), "papers/agreement.txt:1:1", "", /none of its 1 page/],
  ["file.empty", { "happenings.yaml": "" }, "happenings.yaml:1:1", "", /says nothing/],
  ["file.empty", { "happenings.yaml": "# none yet\n" }, "happenings.yaml:1:1", "", /says nothing/],
  ["file.empty", { "papers/agreement.txt": " \n" }, "papers/agreement.txt:1:1", "", /says nothing/],
  ["file.not_yaml", happenings("- key: adv-1", "- key: [adv-1"), "happenings.yaml:2:3", "", /not YAML/],
  ["file.not_yaml", happenings("  by: desk", "\tby: desk"), "happenings.yaml:3:2", "", /never with tabs/],
  ["file.not_yaml", happenings("by: desk", "by: &me desk\n  corrects: *me"), "happenings.yaml:4:13", "", /alias/],
  ["file.not_yaml", happenings("by: desk", "by: !!int 3"), "happenings.yaml:3:7", "", /tag/],
  ["file.not_yaml", happenings("by: desk", "by: desk\n  ? [a]\n  : b"), "happenings.yaml:4:5", "", /word/],
  ["file.nested_too_deep", happenings("desk", "[".repeat(101)), "happenings.yaml:3:107", "", /100 deep/],
  ["file.nested_too_deep", { "happenings.yaml": "- ".repeat(101) }, "happenings.yaml:1:1", "", /100 deep/],
  ["file.key_repeated", happenings("by: desk", "by: desk\n  by: dusk"), "happenings.yaml:4:3", "", /twice/],
  ["file.shape_differs", { "happenings.yaml": "key: adv-1" }, "happenings.yaml:1:1", "", /a list is expected/],
  ["file.shape_differs", { "happenings.yaml": "- adv-1" }, "happenings.yaml:1:3", "[0]", /a mapping is expected/],
  ["file.shape_differs", happenings("by: desk", "by: [desk]"), "happenings.yaml:3:7", "[0].by", /text is expected/],
  ["file.shape_differs", happenings("e: AdvanceMade", "e: [A]"), "happenings.yaml:5:9", "[0].type", /text is expected/],
  ["file.shape_differs", facility("parties:\n", "parties: a\nx-parties:\n"), "facility.yaml:5:10", "parties", /a list/],
  ["file.key_missing", happenings("  by: desk\n", ""), "happenings.yaml:1:3", "[0].by", /"by" is missing/],
  ["file.key_missing", happenings("  type: AdvanceMade\n", ""), "happenings.yaml:1:3", "[0].type", /"type" is missing/],
  ["file.key_missing", happenings("  amount: 6,000,000.00\n", ""), "happenings.yaml:1:3", "[0].amount", /"amount"/],
  ["file.key_missing", facility("facility: riverside\n", ""), "facility.yaml:1:1", "facility", /"facility" is missing/],
  ["file.key_missing", facility(", role: lender", ""), "facility.yaml:7:5", "parties[1].role", /"role" is missing/],
  ["file.key_missing", cause(`${occurred}    - { what: x }`), "happenings.yaml:9:7", "[0].causes[0].kind", /"kind"/],
  ["file.key_unknown", happenings("amount", "ammount"), "happenings.yaml:6:3", "[0].ammount", /Perhaps "amount"/],
  ["file.key_unknown", happenings("recordedAt", "recordeAt"), "happenings.yaml:2:3", "[0].recordeAt", /"recordedAt"/],
  ["file.key_unknown", facility("aliases", "alias"), "facility.yaml:6:61", "parties[0].alias", /Perhaps "aliases"/],
  [
    "file.key_unknown",
    facility("untilDate", "zzzzzzzzzz"),
    "facility.yaml:17:3",
    "settings.zzzzzzzzzz",
    /Write one of: prime/,
  ],
  [
    "file.value_not_allowed",
    happenings("AdvanceMade", "AdvanceMad"),
    "happenings.yaml:5:9",
    "[0].type",
    /"AdvanceMade"/,
  ],
  [
    "file.value_not_allowed",
    facility("inclusive", "both"),
    "facility.yaml:17:14",
    "settings.untilDate",
    /exclusive, inclus/,
  ],
  ["file.value_not_allowed", facility("n: true", "n: yes"), "facility.yaml:3:15", "illustration", /true, false/],
  ["file.value_not_allowed", facility("USD", "JPY"), "facility.yaml:4:11", "currency", /CAD, EUR, GBP, USD/],
  [
    "file.value_not_allowed",
    cause(`${occurred}    - kind: none`),
    "happenings.yaml:9:13",
    "[0].causes[0].kind",
    /other/,
  ],
  ["file.text_empty", happenings("by: desk", "by:"), "happenings.yaml:3:6", "[0].by", /nothing is written/],
  ["file.text_too_long", happenings("adv-1", "a".repeat(201)), "happenings.yaml:1:8", "[0].key", /201 characters/],
  ["file.text_not_plain", happenings("desk", String.raw`"a\0b"`), "happenings.yaml:3:7", "[0].by", /NUL/],
  ["file.text_not_plain", happenings("desk", String.raw`"\ud800"`), "happenings.yaml:3:7", "[0].by", /half a char/],
  [
    "file.id_not_a_slug",
    facility("facility: riverside", "facility: River_Side"),
    "facility.yaml:1:11",
    "facility",
    /no id/,
  ],
  [
    "file.date_not_a_calendar_day",
    happenings("on: 2002-10-31", "on: 2002-11-31"),
    "happenings.yaml:4:7",
    "[0].on",
    /"2002-11-31" names no day of the calendar\. Write a day as YYYY-MM-DD\.$/,
  ],
  [
    "file.instant_not_a_moment",
    happenings("17:00:00Z", "17:00"),
    "happenings.yaml:2:15",
    "[0].recordedAt",
    /no moment/,
  ],
  ["file.amount_not_money", happenings("6,000,000.00", "6,00.00"), "happenings.yaml:6:11", "[0].amount", /"6,00\.00"/],
  ["file.amount_not_money", happenings("6,000,000.00", "1.005"), "happenings.yaml:6:11", "[0].amount", /two decimals/],
  ["file.amount_not_money", happenings("6,000,000.00", "1e6"), "happenings.yaml:6:11", "[0].amount", /no amount/],
  [
    "file.amount_not_money",
    happenings("6,000,000.00", "9".repeat(41)),
    "happenings.yaml:6:11",
    "[0].amount",
    /no amount/,
  ],
  [
    "file.amount_not_positive",
    happenings("6,000,000.00", "-1"),
    "happenings.yaml:6:11",
    "[0].amount",
    /not above zero/,
  ],
  [
    "file.amount_not_positive",
    happenings("6,000,000.00", "0.00"),
    "happenings.yaml:6:11",
    "[0].amount",
    /not above zero/,
  ],
  ["file.rate_not_a_percentage", happenings("4.30%", "0.043"), "happenings.yaml:13:9", "[1].rate", /such as 4\.30%/],
  ["file.rate_not_a_percentage", happenings("4.30%", "4.3 %"), "happenings.yaml:13:9", "[1].rate", /"4\.3 %"/],
  [
    "file.quantity_not_a_number",
    reported("{ name: current assets, value: a lot }"),
    "happenings.yaml:7:44",
    "[0].figures[0].value",
    /"a lot" is no number/,
  ],
  [
    "file.quantity_not_a_number",
    reported("{ name: current assets, value: 1/0 }"),
    "happenings.yaml:7:44",
    "[0].figures[0].value",
    /"1\/0" is no number/,
  ],
  [
    "file.count_not_a_whole_number",
    asking(
      "duties: [{ id: d, title: D, paper: agreement, provision: '1', every: week, from: 2002-01-02, dueDays: soon }]",
    ),
    "facility.yaml:20:117",
    "compliance.duties[0].dueDays",
    /"soon" counts nothing/,
  ],
  [
    "file.formula_not_read",
    asking("metrics: [{ id: m, title: M, paper: agreement, provision: '1', formula: a - }]"),
    "facility.yaml:20:87",
    "compliance.metrics[0].formula",
    /reading stopped at character 4/,
  ],
  [
    "file.table_not_read",
    { ...facility("- happenings.yaml", "- figures.csv"), "figures.csv": "key,name\n" },
    "figures.csv:1:1",
    "",
    /no column recordedAt, by/,
  ],
  [
    "file.table_not_read",
    { ...facility("- happenings.yaml", "- figures.csv"), "figures.csv": `${table}k,m,d,2002-10-31\n` },
    "figures.csv:2:1",
    "",
    /this row has \d+ cells/,
  ],
  [
    "file.value_not_allowed",
    { ...facility("- happenings.yaml", "- figures.csv"), "figures.csv": `${table}${tableRow("figures", "1")}` },
    "figures.csv:2:1",
    "",
    /"figures" is not allowed/,
  ],
  [
    "file.quantity_not_a_number",
    {
      ...facility("- happenings.yaml", "- figures.csv"),
      "figures.csv": `${table}${tableRow("figure", "1")},,,,,figure,b,none\n`,
    },
    "figures.csv:3:1",
    "figures[1].value",
    /"none" is no number/,
  ],
  [
    "file.unknown_reference",
    asking("metrics: [{ id: m, title: M, paper: agreemnt, provision: '1', formula: a }]"),
    "facility.yaml:20:51",
    "compliance.metrics[0].paper",
    /Perhaps "agreement"/,
  ],
  [
    "file.unknown_reference",
    facility(
      "happenings:\n",
      "businessDay: { paper: agreemnt, provision: '1.1', calendars: [new_york] }\nhappenings:\n",
    ),
    "facility.yaml:20:23",
    "businessDay.paper",
    /Perhaps "agreement"/,
  ],
  [
    "file.original_differs",
    facility("    recordedAt: 1990", `    original: { sha256: ${"0".repeat(64)} }\n    recordedAt: 1990`),
    "facility.yaml:13:25",
    "papers[0].original.sha256",
    /not the one that was filed: its SHA-256 is [0-9a-f]{64}, not 0{64}/,
  ],
  [
    "file.days_not_whole",
    facility("settings:", `${base("over_age, from: invoice_date, days: 90.5")}settings:`),
    "facility.yaml:21:116",
    "borrowingBase.receivables.ineligibles[0].days",
    /"90\.5" is no number of days/,
  ],
  ["file.duplicate_id", facility("id: congress", "id: riverside"), "facility.yaml:7:11", "parties[1].id", /its own/],
  ["file.duplicate_key", happenings("prime-1", "adv-1"), "happenings.yaml:7:8", "[1].key", /at happenings\.yaml:1:8/],
  [
    "file.unknown_reference",
    facility("[riverside]", "[rivrside]"),
    "facility.yaml:15:49",
    "otherDebt[0].obligors[0]",
    /Perhaps "riverside"/,
  ],
  [
    "file.unknown_reference",
    happenings("desk", "desk\n  corrects: adv-9"),
    "happenings.yaml:4:13",
    "[0].corrects",
    /not the key of a happening of this facility\. Perhaps "adv-1"/,
  ],
  [
    "file.unknown_reference",
    cause("InstrumentReceived\n  instrument: agreement/exhibit-a\n  receivedBy: nobody"),
    "happenings.yaml:7:15",
    "[0].receivedBy",
    /"nobody" is not a party.*riverside, congress/,
  ],
  [
    "file.unknown_reference",
    cause("FeePaid\n  instrument: letter/exhibit-a\n  clause: (a)\n  amount: 1"),
    "happenings.yaml:6:15",
    "[0].instrument",
    /"letter" is not a paper/,
  ],
  [
    "file.unknown_reference",
    cause(`${occurred}    - { kind: nonpayment, debt: note, obligor: riverside, of: interest }`),
    "happenings.yaml:9:33",
    "[0].causes[0].debt",
    /Perhaps "notes"/,
  ],
  ["schedule.not_a_table", aging(`${columns}A,1,1,234.00,,\n`), "ar.csv:2:6", "", /has 6 cells and the header 5/],
  ["schedule.not_a_table", aging(`${columns}A,1,"1\n`), "ar.csv:2:1", "", /breaks off here/],
  [
    "schedule.column_missing",
    aging("debtor,invoice,balance\nA,1,1\n"),
    "ar.csv:1:1",
    "",
    /one of: debtor, invoice, bal/,
  ],
  [
    "schedule.column_doubtful",
    aging("debtor,invoice,amount,goverment\nA,1,1,yes\n"),
    "ar.csv:1:4",
    "",
    /may be meant for "government"/,
  ],
  ["schedule.column_repeated", aging("debtor,invoice,amount,Amount\nA,1,1,1\n"), "ar.csv:1:3", "", /two columns/],
  ["schedule.cell_missing", aging(`${columns}A,1,1,,\n,2,1,,\n`), "ar.csv:3:1", "", /"debtor" is empty/],
  ["schedule.flag_unclear", aging(`${columns}A,1,1,,perhaps\n`), "ar.csv:2:5", "", /neither yes nor no/],
  ["schedule.date_unclear", aging(`${columns}A,1,1,10/31/2002,\n`), "ar.csv:2:4", "", /written YYYY-MM-DD/],
  [
    "schedule.duplicate_invoice",
    aging(`${columns}A,1,1,,\nB,1,1,,\nA,1,2,,\n`),
    "ar.csv:4:2",
    "",
    /1 of A stands in row 2 already/,
  ],
  [
    "schedule.does_not_foot",
    aging(`${columns}A,1,1.00,,\nA,2,2.00,,\nTotal,,3.01,,\n`),
    "ar.csv:4:3",
    "",
    /total is 3\.01 and the rows add up to 3\.00/,
  ],
  ["fixing.not_a_rate", fixings("date,rate\n2025-05-23,high\n"), "sofr.csv:2:1", "", /"high" is no rate/],
  ["fixing.out_of_bounds", fixings("date,rate\n2025-05-23,426\n"), "sofr.csv:2:1", "", /426 per cent/],
  [
    "fixing.differs",
    fixings("date,rate\n2025-05-23,4.26\n2025-05-27,.\n2025-05-23,4.260\n2025-05-23,4.27\n"),
    "sofr.csv:5:1",
    "",
    /2025-05-23 stands in line 2 with another value/,
  ],
  ["file.amount_not_money", aging(`${columns}A,1,1.005,,\n`), "ar.csv:2:3", "", /"1\.005" is no amount/],
];

/** What is refused of the whole folder once some of its files are changed. */
export function failuresIn(change: Files): readonly WireFailure[] {
  return inFolder({ ...wholeFolder, ...change }, (folder) => {
    const result = readFacilityFolder(folder);
    return result.ok ? [] : result.failure;
  });
}
