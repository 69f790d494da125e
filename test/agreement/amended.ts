import { inOrder } from "../../src/agreement/order.ts";
import { plainText } from "../../src/agreement/reading.ts";
import { isPresent, readingOf } from "../../src/agreement/text.ts";
import type { FiledPaper } from "../../src/events/facility.ts";
import { applied } from "../../src/servicing/applied.ts";
import { openFacility } from "../../src/servicing/facility.ts";
import { example, moment } from "../say.ts";
import { agreementPaper, letterPaper } from "./papers.ts";

const months = ["March 1", "April 1", "May 3", "June 1"];

/** How part 1.1 of an agreement reads after letters, each applied in its turn, and what came of each instruction. */
export function applyLetters(part: string, bodies: readonly string[], others = "") {
  const base = agreementPaper(`1. DEFINITIONS\n\n     1.1 ${part}${others}`);
  const letters = bodies.map((body, index) =>
    letterPaper(`letter-${index + 1}`, `${months[index] ?? "July 1"}, 1999`, body),
  );
  const { open, standings, instructions } = applied([base, ...letters]);
  const last = standings.at(-1);
  if (last === undefined) throw new Error("something is applied");
  const [node] = inOrder(open.agreement).filter(({ clause }) => clause.path === "1.1");
  if (node === undefined || !isPresent(open.agreement, node, last)) throw new Error("1.1 is there");
  return { text: plainText(readingOf(open.agreement, node, last)), instructions };
}

/** How a definition reads after letters, and the result of each of their instructions. */
export function after(definition: string, ...bodies: readonly string[]) {
  const { text, instructions } = applyLetters(definition, bodies);
  return { text, results: instructions.map(({ kind, result }) => `${kind} ${result}`) };
}

/** An example facility with one more letter on file, its first paper changed as given. */
export function amended(name: string, body: string, change: (text: string) => string = (text) => text) {
  const { file, reports } = example(name);
  const [base, ...more] = file.papers;
  if (base === undefined) throw new Error(`${name} has a paper`);
  const paper: FiledPaper = {
    id: "further-letter",
    title: "Further letter",
    names: [],
    file: "further-letter",
    text: body,
    recordedAt: moment(base.recordedAt.slice(0, 10)),
  };
  return openFacility({ ...file, papers: [{ ...base, text: change(base.text) }, ...more, paper] }, reports);
}

/** A letter of one party to another about the agreement between them, signed by both. */
export const letter = (date: string, from: string, to: string, said: string) => `
                                                          ${date}

Gentlemen:

        We refer to the agreement between ${from} ("Lender") and ${to} ("Borrower").

        1. ${said}

                                            Very truly yours,

                                            ${from.toUpperCase()}

                                            By:   /s/ B. Signatory

AGREED:

${to.toUpperCase()}

By:   /s/ A. Signatory
`;
