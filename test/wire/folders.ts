import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A facility file with a party, a paper and a debt, to which the rows of a table add what is wrong. */
export const facilityYaml = `facility: riverside
title: Riverside revolver
illustration: true
currency: USD
parties:
  - { id: riverside, name: Riverside Corp., role: borrower, aliases: [River Co.] }
  - { id: congress, name: Congress, role: lender }
papers:
  - id: agreement
    title: Financing Agreement
    names: [Accounts Agreement]
    file: papers/agreement.txt
    recordedAt: 1990-01-11T17:00:00Z
otherDebt:
  - { id: notes, names: [the Notes], obligors: [riverside] }
settings:
  untilDate: inclusive
assumptions:
  - { id: a1, term: dayCount, value: actual/360, reason: no paper says, by: desk, on: 2002-01-02 }
happenings:
  - happenings.yaml
`;

/** A file of happenings with two reports. */
export const happeningsYaml = `- key: adv-1
  recordedAt: 2002-10-31T17:00:00Z
  by: desk
  on: 2002-10-31
  type: AdvanceMade
  amount: 6,000,000.00
- key: prime-1
  recordedAt: 2002-10-31T16:00:00Z
  by: desk
  on: 2002-11-07
  type: IndexPublished
  index: prime
  rate: 4.30%
  publisher: the bank
`;

/** The files of a whole facility, under the paths of its folder. */
export const wholeFolder = {
  "facility.yaml": facilityYaml,
  "happenings.yaml": happeningsYaml,
  "papers/agreement.txt": "1. The Lender shall lend.\n",
};

/** Writes files into a folder of their own, hands it over, and takes it away again. */
export function inFolder<Value>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Value,
): Value {
  const folder = mkdtempSync(join(tmpdir(), "conformed-wire-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
