import type { Place, Target } from "../acts/target.ts";
import { quote, step, type Edit, type Instruction, type Put } from "./instruction.ts";
import type { Named } from "./named.ts";
import { payloadOf } from "./put.ts";

type Titled = { readonly named: Extract<Named, { readonly is: "text" }>; readonly to: number };

const part = "((?:sub)?section|paragraph|provision|covenant) (?:entitled|captioned|titled|headed)";
const newly = "(?:following|new|additional|further|separate)";
const fresh = new RegExp(`(?:(?:the |an? )?(?:${newly} ){1,3}|an? )${part} (${quote}),?(?=[ :.]|$)`, "iy");
const whichever = new RegExp(`(?:the |an? )?(?:${newly} ){0,3}${part} (${quote}),?(?=[ :.]|$)`, "iy");

/** A new part that its title alone names: `a new section entitled "Fees"`. */
export function newTitledPart(instruction: Instruction, at: number): Titled | undefined {
  return titledBy(fresh, instruction, at);
}

/** A part that its title alone names where the verb tells that it is new: `The section entitled "Fees" is added`. */
export function titledSubject(instruction: Instruction, at: number): Titled | undefined {
  return titledBy(whichever, instruction, at);
}

function titledBy(pattern: RegExp, instruction: Instruction, at: number): Titled | undefined {
  const found = instruction.put === undefined ? undefined : step(pattern, instruction, at);
  if (found === undefined) return undefined;
  const [whole, noun = "", said = ""] = found;
  const start = at + whole.indexOf(said) + 1;
  const title = instruction.text.slice(start, start + said.length - 2).replace(/[,.]$/, "");
  return { named: { is: "text", noun: noun.toLowerCase(), labels: [], title }, to: at + whole.length };
}

const lead = /^["\s]*(?:(\d+(?:\.\d+)*[A-Z]?)\.?\s+)?["\s]*/;

/** The number that a text brings before its title; `undefined` where that title does not stand over it. */
export function numberOverTitle({ text }: Put, title: string): string | undefined {
  const [opening = "", number = ""] = lead.exec(text) ?? [];
  const own = text.slice(opening.length, opening.length + title.length).toLowerCase();
  return own === title.toLowerCase() && !/^\w/.test(text.slice(opening.length + title.length)) ? number : undefined;
}

// The one paper that is amended, where the words do not name it.
const amended: Target = { kind: "provision", path: "" };

/** A part without a number put in a part or a paper. */
export function unnumberedPut(put: Put, named: Target | undefined, place: Place): readonly Edit[] {
  const target = named ?? amended;
  if (target.kind !== "provision" && target.kind !== "paper") return [];
  return [{ operation: { kind: "insertProvision", target, label: "", payload: payloadOf(put), place }, put }];
}
