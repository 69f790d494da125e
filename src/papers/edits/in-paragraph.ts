import { ordinalWords } from "../text/numbers.ts";
import { targetsOf } from "../acts/targets.ts";
import type { Target } from "../acts/target.ts";
import { phraseAt } from "./phrase.ts";
import { step, type Edit, type Instruction } from "./instruction.ts";

const counted = new RegExp(
  `(?:the )?(?:${ordinalWords}|final|penultimate|second to last|next to last|introductory) (?:full )?paragraph,? (?:of|in) |(?:the )?(?:(?:${ordinalWords}|final) )?proviso,? (?:of|in|to|at the end of|contained in|set forth in) `,
  "iy",
);

/** What holds a paragraph that a subject counts, `the first paragraph of Section 2`: no target names the paragraph. */
export function holderOfParagraph(
  instruction: Instruction,
  from: number,
  to: number,
  on: Target | undefined,
): Target | undefined {
  const found = step(counted, instruction, from);
  if (found === undefined) return undefined;
  const start = from + found[0].length;
  const cited = targetsOf(instruction.text.slice(start, to), on);
  const [target, ...more] = cited.length > 0 ? cited : namedAt(instruction, start, to, on);
  return more.length === 0 && target !== undefined && /^(?:provision|definition|paper)$/.test(target.kind)
    ? target
    : undefined;
}

// `Section 2 thereof`
function namedAt(instruction: Instruction, from: number, to: number, on: Target | undefined): readonly Target[] {
  const phrase = phraseAt(instruction, from, on);
  return phrase?.to === to && phrase.named.is === "targets" && phrase.vague === undefined ? phrase.named.targets : [];
}

/** Whether edits work on words that stand once in a target: they then stand once in a paragraph of it, too. */
export function areOfWordsIn(on: Target | undefined, edits: readonly Edit[]): boolean {
  return on === undefined || edits.every((edit) => isOfWordsIn(edit, on));
}

function isOfWordsIn({ operation }: Edit, on: Target): boolean {
  if (operation.kind !== "substituteWords" && operation.kind !== "insertWords") return false;
  if (JSON.stringify(operation.target) !== JSON.stringify(on)) return false;
  if (operation.kind === "substituteWords") return operation.occurrence === "sole";
  return typeof operation.anchor === "object" && operation.anchor.occurrence === "sole";
}
