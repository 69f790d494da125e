import type { Clause } from "./instrument.ts";

/** What cannot be settled from the papers on file. `what` is what the clause works on or says. */
export type AgreementFinding = {
  readonly code:
    | "paper.not_on_file"
    | "paper.ambiguous"
    | "target.not_found"
    | "target.ambiguous"
    | "target.already_there"
    | "target.title_differs"
    | "attachment.not_on_file"
    | "precedence.circular";
  readonly clause: Clause;
  readonly what: string;
  readonly remedy: string;
};
