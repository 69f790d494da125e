import type { Doing } from "./doing.ts";
import { citation, partNoun, step, type Instruction, type Read } from "./instruction.ts";
import type { Phrase } from "./phrase.ts";
import { ownLabel } from "./put.ts";

const newLabel = new RegExp(
  `,? (?:(?:as|to be) )?(?:the )?(?:new )?(?:"\\u0001+"|(?:${partNoun}) (${citation}))(?=[ ,;.]|$)`,
  "iy",
);

/** A part that goes by another number or letter from now on; a letter alone stays in what held the part. */
export function renamed(instruction: Instruction, out: Phrase): Read<Doing> | undefined {
  const found = step(newLabel, instruction, out.to);
  const label = found?.[1];
  const [target, ...more] = out.named.is === "targets" ? out.named.targets : [];
  if (
    found === undefined ||
    label === undefined ||
    target?.kind !== "provision" ||
    target.path === "" ||
    more.length > 0
  )
    return undefined;
  const above = target.path.slice(0, target.path.length - ownLabel(target.path).length);
  const whole = label.startsWith("(") ? above + label : label;
  const edits = [
    { operation: { kind: "redesignate" as const, target, label: whole }, put: instruction.words(out.to, out.to) },
  ];
  return { what: { edits }, to: out.to + found[0].length };
}
