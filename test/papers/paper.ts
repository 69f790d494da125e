import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Payload } from "../../src/papers/acts/target.ts";
import type { Act, ActKind, ActOf } from "../../src/papers/acts/act.ts";
import { readPaper } from "../../src/papers/read.ts";
import type { Reading } from "../../src/papers/reading.ts";
import { sharedFolder } from "../shared.ts";

const name = "2002-10-31-letter-amendment.txt";
const filed = `${sharedFolder}/papers/lexington/${name}`;

const there: boolean = existsSync(filed);

/** The founding letter as filed; empty where the folder beside the project is missing. Never copied into the project. */
export const founding: string = there ? readFileSync(filed, "utf8") : "";

/** The letter as the example tells it again. */
export const retold: string = readFileSync(
  fileURLToPath(new URL(`../../examples/lexington/papers/${name}`, import.meta.url)),
  "utf8",
);

/** Words without the layout of the page. */
export function folded(text: string): string {
  return text
    .replaceAll(/^\s*-\d+-\s*$/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Fails unless words that are put in place stand in the paper where their span says. */
export function expectInPlace(text: string, payload: Payload): void {
  if (payload.text === "") return;
  const { start, end } = payload.span;
  expect(text.slice(start, end).replaceAll(/\s+/g, " ")).toBe(payload.text.replaceAll(/\s+/g, " "));
}

const opening = `                                   March 1, 1999

Southern Works Company
12 Mill Road

               Re: Amendment to Loan Agreement

Gentlemen:

        Reference is made to the Loan Agreement dated June 2, 1997 between
Northern Finance Company ("Lender") and Southern Works Company ("Borrower"),
as amended (the "Loan Agreement"). The parties hereby agree to amend the Loan
Agreement, as set forth below:
`;

const closing = `
                         Very truly yours,

                         NORTHERN FINANCE COMPANY

                         By: /s/ Ann Lee
                         Title: Vice President

AGREED AND ACCEPTED:

SOUTHERN WORKS COMPANY

By: /s/ Bo Ray
Title: President
`;

/** A letter of invented parties, signed by both, whose numbered parts are given. */
export function letter(...parts: readonly string[]): string {
  const numbered = parts.map((part, index) => `        ${index + 1}. ${part}\n`);
  return [opening, ...numbered, closing].join("\n");
}

/** What is read of a letter with the given parts: its acts, and the reasons why sentences are left unread. */
export function readLetter(...parts: readonly string[]): {
  readonly acts: readonly Act[];
  readonly unread: readonly string[];
  readonly codes: readonly string[];
  readonly reading: Reading;
  readonly text: string;
} {
  const text = letter(...parts);
  const reading = readPaper(text);
  return {
    acts: reading.instruments.flatMap(({ acts }) => acts),
    unread: reading.unread.map(({ reason }) => reason),
    codes: reading.findings.map(({ code }) => code),
    reading,
    text,
  };
}

/** The only act of a letter of one part; an error tells what was read instead. */
export function onlyAct<Kind extends ActKind>(kind: Kind, ...parts: readonly string[]): ActOf<Kind> {
  const { acts, unread } = readLetter(...parts);
  const [act] = acts;
  if (act === undefined || acts.length > 1 || act.kind !== kind) {
    throw new Error(`read ${JSON.stringify(acts.map((each) => each.kind))}, unread ${JSON.stringify(unread)}`);
  }
  return act as ActOf<Kind>;
}
