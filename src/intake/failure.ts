/** Why a paper could not be taken in: the facts of each code. */
export type IntakeFacts = {
  "file.not_text": { readonly holds: "a NUL character" | "control characters" | "bytes that are not UTF-8" };
  /** `form` is what the bytes show it to be. */
  "file.form_not_read": { readonly form: string };
  /** `reason` is what the form asks for and the bytes do not give. */
  "file.content_broken": { readonly form: "DOCX" | "PDF"; readonly reason: string };
  /** Unit: bytes, unpacked. */
  "file.part_too_large": { readonly part: string; readonly limit: number };
  "file.declares_entities": { readonly part: string };
  /** Unit: elements inside one another. */
  "file.markup_too_deep": { readonly limit: number };
  "file.locked": { readonly form: "document" | "PDF" };
  /** Unit: pages. */
  "file.no_text_layer": { readonly pages: number };
  /** Unit: seconds. */
  "file.takes_too_long": { readonly seconds: number };
};

/** The code of a paper that could not be taken in. */
export type IntakeCode = keyof IntakeFacts;

/** One thing that stands against taking in a paper. */
export type IntakeProblem<Code extends IntakeCode = IntakeCode> = {
  [Each in Code]: { readonly code: Each } & IntakeFacts[Each];
}[Code];

/** Says why a paper could not be taken in and what to do about it. */
export const intakeSentences: { readonly [Code in IntakeCode]: (problem: IntakeProblem<Code>) => string } = {
  "file.not_text": ({ holds }) => `the file holds ${holds}. Save it as UTF-8 text.`,
  "file.form_not_read": ({ form }) =>
    `this is ${form}, which is not read. Save it as DOCX, PDF with text, HTML or text.`,
  "file.content_broken": ({ form, reason }) => `this ${form} is broken: ${reason}. Get a whole copy of it.`,
  "file.part_too_large": ({ part, limit }) =>
    `${part} unpacks to more than ${limit} bytes, which no paper needs. Find out who made the file; do not open it.`,
  "file.declares_entities": ({ part }) =>
    `${part} declares a document type, which no DOCX has. Find out who made the file; do not open it.`,
  "file.markup_too_deep": ({ limit }) =>
    `elements stand in one another more than ${limit} deep. Save the paper again from the program that wrote it.`,
  "file.locked": ({ form }) => `this ${form} is protected by encryption. Save a copy without protection.`,
  "file.no_text_layer": ({ pages }) =>
    `none of its ${pages} page(s) has text: they are pictures. Have them recognised as text, and compare the result.`,
  "file.takes_too_long": ({ seconds }) =>
    `it was not read in ${seconds} seconds. Print it to a new PDF, or save it as text.`,
};

/** Thrown inside a reader of a form to leave it at once; never leaves the room. */
export class Refused extends Error {
  readonly problem: IntakeProblem;

  constructor(problem: IntakeProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
