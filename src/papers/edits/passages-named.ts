import { ordinalWords } from "../text/numbers.ts";
import type { Target } from "../acts/target.ts";
import { startsProviso } from "./put.ts";
import { step, type Instruction, type Read } from "./instruction.ts";
import { countedBy, placeAt, targetAt, type Where } from "./where.ts";

type Unit = Extract<Target, { readonly kind: "passage" }>["unit"];

const counted = new RegExp(
  `(?:the |such |said )(?:(?:existing|current|full) )?(?:(${ordinalWords}|final|penultimate) )?(?:existing |full )?(proviso|paragraph)(?=[ ,;:.]|$)(?!,? "| (?:[(\\d]|[IVXLC]+\\b|clause|following))`,
  "iy",
);
const leadIn = new RegExp(
  `the (?:lead-in(?: (?:language|clause|paragraph|text|sentence|words))?|introductory (?:language|clause|paragraph|text|words|portion)|(?:initial|opening|lead) (?:clause|language|portion|words)|opening paragraph|(?:portion|part|language|text)(?: thereof| of such (?:definition|section|clause))?,? (?:(?:appearing|that appears|set forth|contained) )?(?:before|prior to|preceding) (?:sub-?)?(?:clause|paragraph) \\((?:a|A|i|I|1)\\)(?: (?:thereof|therein))?)(?=[ ,;:.]|$)`,
  "iy",
);
// `restating the provision to read "; provided that …"`: what takes its place tells that a proviso is meant.
const misspelt = /the provi(?:sion|son)(?=[ ,;:.]|$)/iy;
const startingWith = /,? (?:that |which )?(?:begins|beginning|starts|starting) with (?:the words? )?"/iy;

/** A proviso, a paragraph or the words over a list, with what holds it: `the proviso at the end of Section 4.2`. */
export function passageAt(instruction: Instruction, at: number, where: Where): Read<Target> | undefined {
  const slip = misspeltAt(instruction, at);
  const found = slip ?? step(counted, instruction, at) ?? step(leadIn, instruction, at);
  if (found === undefined) return undefined;
  const [whole, count = "", noun] = slip === undefined ? found : [slip[0], "", "proviso"];
  // One that is told by its first words is not the only one.
  if (step(startingWith, instruction, at + whole.length) !== undefined) return undefined;
  const place = placeAt(instruction, at + whole.length, { ...where, occurrence: "sole" });
  const holder = holderAt(place.where);
  const ordinal = countedBy(count) ?? (place.where.occurrence === "last" ? -1 : undefined);
  const target =
    holder === undefined ? undefined : passageOf(holder, noun === undefined ? "lead-in" : unitOf(noun), ordinal);
  return target === undefined ? undefined : { what: target, to: place.to };
}

function misspeltAt(instruction: Instruction, at: number): RegExpExecArray | undefined {
  const goesOn = instruction.put !== undefined && startsProviso(instruction.put);
  return goesOn ? step(misspelt, instruction, at) : undefined;
}

// What holds it: no line, sentence or table does, nor what stands in several places.
function holderAt(where: Where): Target | undefined {
  const { occurrence, line, table, ordinal } = where;
  if (line !== undefined || table !== undefined || ordinal !== undefined) return undefined;
  return occurrence === "sole" || occurrence === "last" ? targetAt(where) : undefined;
}

function unitOf(noun: string): Unit {
  return noun.toLowerCase() === "proviso" ? "proviso" : "paragraph";
}

/** A paragraph of a target, counted from its first or its last. */
export function paragraphOf(holder: Target | undefined, ordinal: number): Target | undefined {
  return holder === undefined ? undefined : passageOf(holder, "paragraph", ordinal);
}

function passageOf(holder: Target, unit: Unit, ordinal: number | undefined): Target | undefined {
  // Which paragraph is meant, no word but a count tells.
  if (unit === "paragraph" && ordinal === undefined) return undefined;
  const which = ordinal === undefined ? {} : { ordinal };
  if (holder.kind === "definition") return { ...holder, kind: "passage", unit, path: holder.path ?? "", ...which };
  if (holder.kind !== "provision" || holder.path === "") return undefined;
  const { caption: _caption, ...part } = holder;
  return { ...part, kind: "passage", unit, ...which };
}
