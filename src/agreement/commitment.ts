import { amountInLetters, money } from "../base/money.ts";
import type { ActOf } from "../papers/acts/act.ts";
import { dualsThatDiffer, wordedDollarsIn } from "../papers/text/phrases.ts";
import type { Target } from "../papers/acts/target.ts";
import type { FiledAct, ResolvedAct } from "./instrument.ts";
import type { Edit } from "./quoted.ts";
import { plainText, type ReadProvision } from "./reading.ts";

type CommitmentKind = "reduceCommitment" | "increaseCommitment";

/** An act that changes the amount of a commitment. */
export type CommitmentAct = ResolvedAct & { readonly act: ActOf<CommitmentKind> };

/** Whether an act changes the amount of a commitment. */
export function isCommitmentAct(filed: FiledAct): filed is CommitmentAct {
  return filed.act.kind === "reduceCommitment" || filed.act.kind === "increaseCommitment";
}

/** The part headed with the name of a definition, where none has it: `2.2 Maximum Credit. It is …`. */
export function headedAs(target: Target): Target {
  return { kind: "provision", path: "", caption: target.kind === "definition" ? target.term : "" };
}

// An amount as of a day that is past stays what it was; a figure in millions is not read.
const ofADay = /\b(?:initial(?:ly)?|original(?:ly)?|as of|(?:on|at) the (?:\w+ ){0,3}date)\b[^;$]*$/i;
const inMillions = /\$ ?[\d.,]+ ?(?:thousand|million|billion|MM|[BMK])\b/;

/**
 * What the words of a definition have in place of their amount once a commitment is changed; `undefined` when it cannot
 * be told, "done" when they have it already.
 *
 * It is told only where the definition has one amount, which is that of no single day, and where the change fits it.
 * What the same paper has put there itself is not changed again, but by a change of another day.
 */
export function amountPut(before: ReadProvision, filed: CommitmentAct): Edit | "done" | undefined {
  const text = plainText(before);
  const [found, ...more] = wordedDollarsIn(text);
  if (found === undefined || more.length > 0 || inMillions.test(text) || dualsThatDiffer(text).length > 0)
    return undefined;
  const now = amountAfter(filed.act, found.value);
  if (now === found.value) return "done";
  const said = text.slice(0, found.from);
  if (now === undefined || ofADay.test(said) || !isItsAmount(said, before, filed)) return undefined;
  if (before.fragments.some(({ act }) => act !== undefined && isOfTheSameChange(act, filed))) return undefined;
  const written = amountInLetters(money("USD", now)).replace(/\.00$/, "");
  return { from: found.from, to: found.to, text: written };
}

// The amount of a definition is its own; that of a part which is only headed with the name, where the part says so.
function isItsAmount(said: string, { node }: ReadProvision, { act: { target } }: CommitmentAct): boolean {
  if (node.defines !== undefined || target.kind !== "definition") return true;
  const [sentence = ""] = /[^.;]*$/.exec(said) ?? [];
  const named = sentence.lastIndexOf(target.term);
  return (
    named !== -1 &&
    /^ (?:is|are|shall be|shall not exceed|means|equals?) [^,]*$/.test(sentence.slice(named + target.term.length))
  );
}

// What a commitment of `was` comes to; `undefined` where the change does not fit it. Unit: cents.
function amountAfter({ kind, amounts: { from, by, to } }: ActOf<CommitmentKind>, was: bigint): bigint | undefined {
  if (to === was) return was;
  const sign = kind === "reduceCommitment" ? -1n : 1n;
  const reached = by === undefined ? to : was + sign * by;
  const fits = (from ?? was) === was && (to ?? reached) === reached;
  if (reached === undefined || !fits || reached < 0n) return undefined;
  return (reached - was) * sign > 0n ? reached : undefined;
}

function isOfTheSameChange(other: ResolvedAct, { act, by }: CommitmentAct): boolean {
  if (other.by.id !== by.id) return false;
  return !isCommitmentAct(other) || other.act.effect.from?.value === act.effect.from?.value;
}
