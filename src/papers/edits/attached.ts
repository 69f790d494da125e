import type { Operation } from "../acts/act.ts";
import { targetsOf } from "../acts/targets.ts";
import type { Target } from "../acts/target.ts";
import type { Doing } from "./doing.ts";
import { attachmentNoun, entirely, step, type Edit, type Instruction, type Read } from "./instruction.ts";
import { namesIn } from "./phrase.ts";

const named = `((?:the )?${attachmentNoun} ["'\\u0001]*[A-Z0-9][\\w.()-]{0,8}["']?)`;
const here = "(?: (?:which is )?(?:attached (?:hereto|to this \\w+)|hereto|attached))?";
const asForm =
  "(?:in the form (?:of|attached hereto as|set forth (?:in|on))|with|by|(?:to be )?in the form set forth in|(?:as )?(?:set forth|provided|contained|shown|reflected) (?:in|on))";

const asIn = new RegExp(
  `(?:,? (?:${entirely}|so as|to be and|to(?: be)?|and|as|read|reads|reading))*,? ${asForm} ${named}${here}(?: as ${attachmentNoun} ["'\\u0001]*[A-Z0-9][\\w.-]{0,8}["']?${here})?(?:,? and (?:hereby )?made a part hereof)?(?=\\s*[.;]?\\s*$)`,
  "iy",
);
const asAttachedHere = new RegExp(
  `(?:,? (?:${entirely}|so as|to be and|to(?: be)?|and|as|read|reads|reading))*,? (?:in the form |as )?attached (?:hereto|to this \\w+)(?=\\s*[.;]?\\s*$)`,
  "iy",
);

/** A whole paper or attachments that read anew as attachments of the amending paper do. */
export function asAttached(instruction: Instruction, targets: readonly Target[], at: number): Read<Doing> | undefined {
  const found = step(asIn, instruction, at) ?? step(asAttachedHere, instruction, at);
  const [target, ...more] = targets;
  if (found === undefined || target === undefined || more.length > 0) return undefined;
  const said = found[1] === undefined ? undefined : instruction.text.slice(at, at + found[0].length);
  const [form] = said === undefined ? [] : namesIn(said.slice(found[0].indexOf(found[1] ?? "")));
  const edit = putAsAttached(target, form, instruction);
  return edit === undefined ? undefined : { what: { edits: [edit] }, to: at + found[0].length };
}

function putAsAttached(target: Target, form: string | undefined, { words }: Instruction): Edit | undefined {
  const put = words(0, 0);
  if (target.kind === "attachment" && (target.path ?? "") === "")
    return { operation: { kind: "replaceExhibit", target, with: form ?? target.name }, put };
  return target.kind === "paper" && form !== undefined
    ? { operation: { kind: "restateAll", target, with: form }, put }
    : undefined;
}

const newAttachment = new RegExp(
  `(?:A |The )?(?:following )?(?:new )?${named}(?:,? (?:in the form (?:of|attached hereto as) (?:(${attachmentNoun} ["'\\u0001]*[A-Z0-9][\\w.-]{0,8}["']?)${here}|Exhibit)?|attached hereto(?: as (${attachmentNoun} ["'\\u0001]*[A-Z0-9][\\w.-]{0,8}["']?))?|hereto),?)?$`,
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
  const [form = name] = namesIn(found[2] ?? found[3] ?? "");
  const operation: Operation = { kind: "insertExhibit", target: holder.what, name, with: form };
  return { what: { edits: [{ operation, put: instruction.words(0, 0) }] }, to: holder.to };
}

// The paper to which an attachment is added: that which the words name, or else the one that is amended.
function paperAt(instruction: Instruction, at: number, on: Target | undefined): Read<Target> | undefined {
  const join = step(addedTo, instruction, at);
  if (join === undefined) return on?.kind === "paper" ? { what: on, to: at } : undefined;
  const to = instruction.text.trimEnd().replace(/[.;]$/, "").length;
  const [target, ...more] = targetsOf(instruction.text.slice(at + join[0].length, to), on);
  return target?.kind === "paper" && more.length === 0 ? { what: target, to } : undefined;
}
