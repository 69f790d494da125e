import type { Operation } from "../acts/act.ts";
import { targetsOf } from "../acts/targets.ts";
import type { Target } from "../acts/target.ts";
import { here, named } from "./attached.ts";
import type { Doing } from "./doing.ts";
import { attachmentNoun, step, type Instruction, type Read } from "./instruction.ts";
import { namesIn } from "./attachments-named.ts";

const newAttachment = new RegExp(
  `(?:A |The )?(?:following )?(?:new )?${named}(?:,? (?:in the forms? (?:of|attached hereto as) (?:(${attachmentNoun} ["'\\u0001]*[A-Z0-9][\\w.-]{0,8}["']?)${here}|Exhibit)?|attached hereto(?: as (${attachmentNoun} ["'\\u0001]*[A-Z0-9][\\w.-]{0,8}["']?))?|hereto),?)?$`,
  "i",
);
const addedTo = /,? (?:to|as an? \w+ to) (?=the |[A-Z])/iy;

/** `A new Exhibit E in the form of Annex 1 hereto is added to the Agreement`. */
export function attachmentsAdded(
  instruction: Instruction,
  { from, to, on }: { readonly from: number; readonly to: number; readonly on: Target | undefined },
  at: number,
): Read<Doing> | undefined {
  const found = newAttachment.exec(instruction.text.slice(from, to));
  const [name] = namesIn(found?.[1] ?? "");
  const holder = paperAt(instruction, at, on);
  if (found === null || name === undefined || holder === undefined) return undefined;
  const after = instruction.text.slice(at, holder.to);
  const form = formIn(found, after) ?? name;
  const [called = name] = namesIn(asNamed.exec(after)?.[0] ?? "");
  const operation: Operation = { kind: "insertExhibit", target: holder.what, name: called, with: form };
  return { what: { edits: [{ operation, put: instruction.words(0, 0) }] }, to: holder.to };
}

// The attachment of this paper, wherever the words name it.
function formIn([, , of, as]: RegExpExecArray, after: string): string | undefined {
  return namesIn(of ?? as ?? inFormOf.exec(after)?.[1] ?? "")[0];
}

// `… is added to the Agreement as Exhibit E`
// `with the contents thereof being as set forth in Schedule IA hereto`
const contents = new RegExp(
  `,? with the contents thereof (?:being )?(?:as )?set forth (?:in|on) ${named}${here}$`,
  "i",
);
const asNamed = new RegExp(`,? as (?:a new )?${attachmentNoun} ["']?[A-Z0-9][\\w.-]{0,8}["']?(?: thereto)?$`, "i");

// `… is added to the Agreement in the form of Annex 1 hereto`
const inFormOf = new RegExp(
  `,? in the form (?:of|attached hereto as|set forth (?:in|on)) (${attachmentNoun} ["']?[A-Z0-9][\\w.-]{0,8}["']?)${here}$`,
  "i",
);

const newOne = new RegExp(
  `(?:a |the )?(?:new |following )*${named}(?: thereto)?,? (?:(?:in the form (?:of|attached hereto as|set forth (?:on|in|as))|as (?:set forth|provided|contained) (?:in|on)) ${named}${here}|attached hereto(?: as ${named})?)(?: thereto)?(?=\\s*[.;]?\\s*$)`,
  "iy",
);

/** `by adding a new Exhibit E in the form of Annex 1 hereto`. */
export function attachmentAdded(
  instruction: Instruction,
  at: number,
  target: Target | undefined,
): Read<Doing> | undefined {
  const found = step(newOne, instruction, at);
  if (found === undefined || target?.kind !== "paper") return undefined;
  const [own, of, as] = [1, 2, 3].map((group) => nameIn(found, group, instruction));
  if (own === undefined) return undefined;
  // `adding Annex 1 attached hereto as Exhibit E thereto`: it is one of this paper, and will be the other there.
  const there = as !== undefined && / thereto$/i.test(found[0]);
  const names = there ? { name: as, with: own } : { name: own, with: of ?? as ?? own };
  const operation: Operation = { kind: "insertExhibit", target, ...names };
  return { what: { edits: [{ operation, put: instruction.words(0, 0) }] }, to: at + found[0].length };
}

// The attachment that a group of a pattern found, by its name in the words and not in the mask.
function nameIn(found: RegExpExecArray, group: number, { text }: Instruction): string | undefined {
  const said = found[group];
  if (said === undefined) return undefined;
  const from = found.index + (group === 1 ? found[0].indexOf(said) : found[0].lastIndexOf(said));
  return namesIn(text.slice(from, from + said.length))[0];
}

// The paper to which an attachment is added: that which the words name, or else the one that is amended.
function paperAt(instruction: Instruction, at: number, on: Target | undefined): Read<Target> | undefined {
  const join = step(addedTo, instruction, at);
  if (join === undefined) return on?.kind === "paper" ? { what: on, to: at } : undefined;
  const to = instruction.text.trimEnd().replace(/[.;]$/, "").length;
  const said = instruction.text
    .slice(at + join[0].length, to)
    .replace(contents, "")
    .replace(asNamed, "")
    .replace(inFormOf, "");
  const [target, ...more] = targetsOf(said, on);
  return target?.kind === "paper" && more.length === 0 ? { what: target, to } : undefined;
}
