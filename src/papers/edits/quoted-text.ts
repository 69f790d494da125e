import type { Target } from "../acts/target.ts";
import { restated } from "./change.ts";
import type { Doing } from "./doing.ts";
import { entirely, quote, step, type Instruction, type Read } from "./instruction.ts";

const reading = new RegExp(
  `(?:,? (?:${entirely}|so as|to|and|as|be|is))* (?:read|reads|reading|follows|provide|state)(?:,? (?:${entirely}|as|follows))*:? (${quote})(?=[\\s.,;]|$)`,
  "iy",
);

/**
 * Targets that read anew as words in the midst of an instruction do, which goes on after them: `by revising the first
 * sentence to read as follows: "…", and (ii) by deleting …`. A definition has marks of its own around its term, so that
 * nobody can say where such words end; more than a sentence is put anew by words that are announced.
 */
export function restatedAsQuoted(
  instruction: Instruction,
  targets: readonly Target[],
  at: number,
): Read<Doing> | undefined {
  const found = step(reading, instruction, at);
  const said = found?.[1];
  const [target, ...more] = targets;
  if (found === undefined || said === undefined || target === undefined || more.length > 0) return undefined;
  if (target.kind === "definition" && (target.path ?? "") === "") return undefined;
  if (target.kind !== "sentence" && !/follows|:/i.test(found[0])) return undefined;
  const to = at + found[0].length;
  const edits = restated(instruction, targets, instruction.words(to - said.length + 1, to - 1));
  return edits.length === 0 ? undefined : { what: { edits }, to };
}
