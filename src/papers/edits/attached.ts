import type { Target } from "../acts/target.ts";
import type { Doing } from "./doing.ts";
import { attachmentNoun, entirely, step, type Edit, type Instruction, type Read } from "./instruction.ts";
import { namesIn } from "./attachments-named.ts";
import { payloadOf } from "./put.ts";

const calling = `["'\\u0001]*(?!(?:attached|annexed|hereto|thereto|to|as|of|in|and)\\b)[A-Z0-9][\\w.()-]{0,14}["']?(?: \\([A-Z][^()]{1,90}\\))?`;
/** The noun and the name of one attachment, as a pattern with one group. */
export const named = `((?:the )?${attachmentNoun} ${calling})`;
const namedList = `((?:the )?(?:corresponding |revised |new )*${attachmentNoun}s? ${calling}(?:(?:, and |, | and )(?:${attachmentNoun} )?${calling})*)`;
/** What may be said of an attachment of the amending paper. */
export const here =
  "(?: (?:which is )?(?:attached (?:hereto|to this \\w+)|hereto|hereof|attached|(?:to|of) this \\w+))?";
const asForm =
  "(?:in the forms? (?:of|attached(?: hereto)? as|set forth (?:in|on))|with|by|(?:to be )?in the form set forth in|(?:as )?(?:set forth|provided|contained|shown|reflected) (?:in|on))";

const asIn = new RegExp(
  `(?:,? (?:${entirely}|so as|to be and|to(?: be)?|and|as|read|reads|reading))*,? ${asForm} ${namedList}${here}(?: as ${attachmentNoun} ["'\\u0001]*[A-Z0-9][\\w.-]{0,8}["']?${here})?(?:,? and (?:hereby )?made a part hereof|,? (?:which|and) (?:is|are) (?:hereby )?incorporated (?:herein|(?:in|into) the [A-Z][\\w ]{2,40}) by (?:this )?reference)?(?=\\s*[.;]?\\s*$)`,
  "iy",
);
const attachedHere = new RegExp(
  `(?:,? (?:${entirely}|so as|to be and|to(?: be)?|and|as|read|reads|reading))*,? (?:in the forms? |as )?attached (?:hereto|to this \\w+)(?=\\s*[.;]?\\s*$)`,
  "iy",
);

/**
 * A whole paper or attachments that read anew as attachments of the amending paper do, as many, in their order; or one
 * attachment that is to show what follows.
 */
export function asAttached(instruction: Instruction, targets: readonly Target[], at: number): Read<Doing> | undefined {
  return asReflected(instruction, targets, at) ?? asAttachedHere(instruction, targets, at);
}

function asAttachedHere(instruction: Instruction, targets: readonly Target[], at: number): Read<Doing> | undefined {
  const found = step(asIn, instruction, at) ?? step(attachedHere, instruction, at);
  if (found === undefined) return undefined;
  const [whole, list = ""] = found;
  const from = at + whole.indexOf(list);
  const forms = list === "" ? [] : namesIn(instruction.text.slice(from, from + list.length));
  if (forms.length > 0 && forms.length !== targets.length) return undefined;
  const edits = targets.map((target, index) => putAsAttached(target, forms[index], instruction));
  const known = edits.filter((edit) => edit !== undefined);
  if (known.length === 0 || known.length < targets.length) return undefined;
  return { what: { edits: known }, to: at + whole.length };
}

const reflecting =
  /,? (?:so as )?to (?:reflect|show|set forth) the following(?: (?:[A-Z]\w+|information|names?|amounts?))*\s*:\s*$/iy;

// `Annex I is amended to reflect the following Commitments:`
function asReflected(instruction: Instruction, targets: readonly Target[], at: number): Read<Doing> | undefined {
  const [target, ...more] = targets;
  const { put } = instruction;
  if (target?.kind !== "attachment" || (target.path ?? "") !== "" || more.length > 0 || put === undefined)
    return undefined;
  if (step(reflecting, instruction, at) === undefined) return undefined;
  const edit: Edit = { operation: { kind: "replaceExhibit", target, payload: payloadOf(put) }, put };
  return { what: { edits: [edit] }, to: instruction.mask.length };
}

function putAsAttached(target: Target, form: string | undefined, { words }: Instruction): Edit | undefined {
  const put = words(0, 0);
  if (target.kind === "attachment" && (target.path ?? "") === "")
    return { operation: { kind: "replaceExhibit", target, with: form ?? target.name }, put };
  return target.kind === "paper" && form !== undefined
    ? { operation: { kind: "restateAll", target, with: form }, put }
    : undefined;
}
