import { partLetters } from "../acts/reference.ts";
import { ranged } from "../acts/range.ts";
import type { Target } from "../acts/target.ts";
import type { Doing } from "./doing.ts";
import { citation, partNoun, step, type Edit, type Instruction, type Read } from "./instruction.ts";
import type { Phrase } from "./phrase.ts";
import { ownLabel } from "./put.ts";

// As many new labels as there are parts: what follows them is something else.
function newLabels(count: number): RegExp {
  const more = `(?:(?:,? and |, )(?:${partNoun} )?${citation}){${count - 1}}`;
  const lettered = `${count > 1 ? "\\([a-z]\\) through \\([a-z]\\)|" : ""}${partLetters}+${more}`;
  const range = count > 1 ? "\\d+\\.\\d+ through \\d+\\.\\d+|" : "";
  return new RegExp(
    `,? (?:(?:as|to be|to) )?(?:the |an? )?(?:new )?(?:"\\u0001+"|(?:(?:${partNoun}) )?(${lettered})|(?:${partNoun}) (${range}${citation}${more}))(?:,? respectively)?(?: of the (?:[A-Z][\\w&-]+ ){0,4}Agreement)?(?=[ ,;.]|$)|,? to be (${citation}${more})(?=[ ,;.]|$)`,
    "iy",
  );
}
const noun = new RegExp(`^${partNoun} `, "i");

/**
 * Parts that go by another number or letter from now on, one for one; a letter alone stays in what held the part. The
 * last is renamed first, so that no two bear one name in between.
 */
export function renamed(instruction: Instruction, out: Phrase): Read<Doing> | undefined {
  const targets = out.named.is === "targets" ? out.named.targets : [];
  if (targets.length === 0) return undefined;
  const found = step(newLabels(targets.length), instruction, out.to);
  const said = found?.slice(1).find((each) => each !== undefined);
  if (found === undefined || said === undefined) return undefined;
  const labels = said.split(/,? and |, /).flatMap((each) => ranged(each.replace(noun, "")));
  const edits = targets.flatMap((target, index) => relabelled(instruction, target, labels[index], out.to));
  if (edits.length !== labels.length || edits.length !== targets.length) return undefined;
  return { what: { edits: edits.toReversed() }, to: out.to + found[0].length };
}

function relabelled(instruction: Instruction, target: Target, label: string | undefined, at: number): readonly Edit[] {
  if (label === undefined || target.kind !== "provision" || target.path === "") return [];
  const own = ownLabel(target.path);
  // A section does not become a clause: its text would.
  if (label.startsWith("(") && !own.startsWith("(")) return [];
  const above = target.path.slice(0, target.path.length - own.length);
  const whole = label.startsWith("(") ? above + label : label;
  return [{ operation: { kind: "redesignate", target, label: whole }, put: instruction.words(at, at) }];
}
