import type { Operation } from "./act.ts";
import type { ActReader } from "./draft.ts";
import { timed } from "./effect.ts";
import { targetsOf } from "./targets.ts";
import type { Target } from "./target.ts";

const be = "(?:is|are|shall be)(?: hereby)?(?: further)?";
const attachment = `(?:Schedule|Exhibit|Annex|Appendix) ["']?[A-Z0-9][\\w.()-]*["']?`;
const attached = "(?: (?:attached (?:hereto|to this \\w+)|hereto|to this \\w+))";
const wholly = "(?:,? in (?:its|their) entirety)?";
const instead = "(?:,? in (?:lieu|place|substitution) (?:thereof|therefor)| therefor)?";
const by = `(?:in the form (?:of|attached hereto as)|with|by|to read as (?:set forth|provided) in|as (?:set forth|provided) in|(?:to be )?in the form set forth in)`;

const restated = new RegExp(
  `^(.+?),? ${be} (?:amended and restated|restated|amended|deleted|replaced)${wholly}(?:,? and (?:hereby )?(?:replaced|restated))?${wholly},? ${by} (?:the )?(${attachment})${attached}?(?: as ${attachment}${attached}?)?\\.?$`,
  "i",
);
const substituted = new RegExp(
  `^(${attachment}(?: (?:of|to) .+?)?) ${be} deleted,? and (${attachment})${attached} ${be} substituted${instead}\\.?$`,
  "i",
);
const added = new RegExp(
  `^(?:A new )?(${attachment}),? in the form (?:of|attached hereto as) (?:(${attachment})${attached}?|Exhibit)?,? ${be} added to (.+?)\\.?$`,
  "i",
);
const renumbered =
  /^(.+?) (?:is|are|shall be)(?: hereby)?(?: further)? (?:redesignated|renumbered|relettered)(?: as| to be)? (?:Section|Clause|Paragraph|Article|Subsection) ((?:\d+(?:\.\d+)*[A-Z]?|[IVXLC]+)?(?:\([A-Za-z0-9]{1,5}\))*)[.;]?$/i;

/** Reads instructions that put an attachment of the paper in place, and those that give a part another number. */
export const readAttachmentEdit: ActReader = (sentence, surroundings) => {
  if (sentence.payload !== undefined) return [];
  const said = timed(sentence.text, sentence, surroundings);
  if (said === undefined) return [];
  const context = sentence.lead?.says === "amends" ? sentence.lead.target : undefined;
  const operation = operationIn(said.text, context);
  return operation === undefined ? [] : [{ ...operation, effect: said.effect }];
};

function operationIn(text: string, context: Target | undefined): Operation | undefined {
  const moved = renumbered.exec(text);
  if (moved !== null) return redesignation(moved[1] ?? "", moved[2] ?? "", context);
  const addedTo = added.exec(text);
  if (addedTo !== null) return addition(addedTo, context);
  const put = restated.exec(text) ?? substituted.exec(text);
  return put === null ? undefined : replacement(put, context);
}

function replacement([, phrase = "", form = ""]: RegExpExecArray, context: Target | undefined): Operation | undefined {
  const [target, second] = targetsOf(phrase, context);
  if (target === undefined || second !== undefined) return undefined;
  const name = unquoted(form);
  if (target.kind === "attachment") return { kind: "replaceExhibit", target, with: name };
  return target.kind === "paper" ? { kind: "restateAll", target, with: name } : undefined;
}

function addition(
  [, name = "", form, where = ""]: RegExpExecArray,
  context: Target | undefined,
): Operation | undefined {
  const [target] = targetsOf(where, context);
  if (target?.kind !== "paper") return undefined;
  return { kind: "insertExhibit", target, name: unquoted(name), with: unquoted(form ?? name) };
}

// A letter alone stands in the part that held the old one.
function redesignation(phrase: string, label: string, context: Target | undefined): Operation | undefined {
  const [target, second] = targetsOf(phrase, context);
  if (target?.kind !== "provision" || target.path === "" || second !== undefined || label === "") return undefined;
  const holder = /^(.*?)(?:\([A-Za-z0-9]{1,5}\))?$/.exec(target.path)?.[1] ?? "";
  return { kind: "redesignate", target, label: label.startsWith("(") ? holder + label : label };
}

function unquoted(name: string): string {
  return name.replaceAll(/["']/g, "");
}
