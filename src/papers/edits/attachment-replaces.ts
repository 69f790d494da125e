import { targetsOf } from "../acts/targets.ts";
import type { Target } from "../acts/target.ts";
import { named } from "./attached.ts";
import type { Doing } from "./doing.ts";
import { step, type Instruction, type Read } from "./instruction.ts";

const agreement = "the (?:[A-Z][\\w&-]* ){0,4}(?:Agreement|Note|Guaranty|Mortgage|Indenture)";
const replaces = new RegExp(
  `${named} (?:attached hereto|hereto),? (?:shall be deemed (?:to be )?(?:an? )?(?:exhibit|schedule|annex) to (${agreement}),? and )?(?:hereby replaces|shall(?: hereby)? replace) (?:its predecessor|(?:the )?(?:existing |current )?${named})(?:,? (?:attached|annexed))?(?: (?:thereto|to (${agreement})))?(?=\\s*[.;]?\\s*$)`,
  "iy",
);

/** `Exhibit A attached hereto shall replace Exhibit A to the Agreement`: the attachment itself does it. */
export function attachmentReplaces(
  instruction: Instruction,
  at: number,
  base: Target | undefined,
): Read<Doing> | undefined {
  const found = step(replaces, instruction, at);
  if (found === undefined) return undefined;
  const [whole, own = "", of, other = own, to] = found;
  // Names in quotation marks are hidden in what was found.
  if (whole.includes("\u0001")) return undefined;
  const paper = to ?? of;
  const [target, ...more] = targetsOf(paper === undefined ? other : `${other} to ${paper}`, base);
  const [put] = targetsOf(own);
  if (target?.kind !== "attachment" || put?.kind !== "attachment" || more.length > 0) return undefined;
  const edit = { operation: { kind: "replaceExhibit" as const, target, with: put.name }, put: instruction.words(0, 0) };
  return { what: { edits: [edit] }, to: at + whole.length };
}
