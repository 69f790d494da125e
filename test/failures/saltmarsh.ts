import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { folderWith, happening, lines, root } from "../cli/program.ts";
import { type Meeting, running } from "./meeting.ts";

/** The example in which two letters are in doubt. */
export const saltmarsh = join(root, "examples/saltmarsh");

/** The folder of a facility that differs from it in what a person found of its letters. */
export function found(...findings: readonly Readonly<Record<string, unknown>>[]): string {
  const given = findings.map((fields, index) => happening(`found-${index + 1}`, "2024-07-10", fields));
  const folder = folderWith({ "happenings.yaml": lines(given) });
  const sheet = { facility: "doubt", extends: relative(folder, saltmarsh), omit: ["june-letter-read"] };
  writeFileSync(join(folder, "facility.yaml"), JSON.stringify({ ...sheet, happenings: ["happenings.yaml"] }));
  return folder;
}

/** What the example finds of its first letter. */
export const finding = {
  type: "ReadingConfirmed",
  instrument: "letter-2024-06-03",
  act: "1",
  rule: "edit",
  form: "section # of the @ is hereby amended to read in its entirety as follows | provided that @ shall look at the margin again every spring",
  choice: "read",
  because: "it is what the parties meant",
};

/** A finding that is not allowed. */
export function finds(when: string, differing: Readonly<Record<string, unknown>>): Meeting {
  return running(when, "balance", found({ ...finding, ...differing }));
}
