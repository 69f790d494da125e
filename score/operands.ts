import { ratio, times, toDecimal } from "../src/base/ratio.ts";
import type { Act, CommitmentChange, Condition, Due, FeeShare, FeeTerms, WaivedCause } from "../src/papers/acts/act.ts";
import type { Anchor, Place, Target } from "../src/papers/acts/target.ts";
import type { Span } from "../src/papers/text/span.ts";
import type { Labelled } from "./label.ts";
import { fold } from "./words.ts";

const units = ["sentence", "table", "proviso", "paragraph", "lead-in"] as const;
type Unit = (typeof units)[number];

/**
 * What an instruction works with, in one form for what a person and what the reader read.
 *
 * Shape: words are as they stand, not yet folded; `payload` is where the words put in place stand, `none` when an
 * instruction puts none; `unit` says that the target is a run of words in a part; what is not said is left out.
 */
export type Operands = {
  readonly path?: string;
  readonly caption?: string;
  readonly term?: string;
  readonly name?: string;
  readonly unit?: Unit;
  readonly ordinal?: number;
  readonly paper?: string;
  readonly newTerm?: string;
  readonly label?: string;
  readonly old?: string;
  readonly payload?: Span | "none";
  readonly placeAt?: string;
  readonly placeBeside?: string;
  readonly anchorSide?: string;
  readonly anchorWords?: string;
  readonly anchorOccurrence?: string;
  readonly occurrence?: string;
  readonly line?: number;
  readonly with?: string;
  readonly from?: string;
  readonly until?: string;
  readonly by?: string;
  readonly of?: readonly string[];
  readonly paths?: readonly string[];
  readonly condition?: string;
  readonly about?: string;
  readonly amount?: string;
  readonly how?: string;
  readonly due?: string;
  readonly percent?: string;
  readonly law?: string;
  readonly on?: string;
};

type Loose = { readonly [Key in keyof Operands]?: Operands[Key] | undefined };

/** What a person read. */
export function labelledOperands(label: Labelled, text: string): Operands {
  const { kind, term, clause: _clause, also: _also, words: _words, ...rest } = label;
  const { target, old, payload, place, anchor, occurrence, effect, ...named } = rest;
  const { kind: unit, ...part } = target ?? {};
  return compact({
    ...named,
    ...part,
    ...effect,
    ...anchorOf(anchor, text),
    unit: units.find((each) => each === unit),
    newTerm: term,
    old: wordsOf(old, text),
    payload: payload === undefined ? missingPayload(kind) : { start: payload[0], end: payload[1] },
    placeAt: place?.at,
    placeBeside: place?.beside,
    occurrence: occurrence?.toString(),
  });
}

// Words that are taken out and for which a person saw none put in place.
function missingPayload(kind: string): "none" | undefined {
  return kind === "substituteWords" ? "none" : undefined;
}

function anchorOf(anchor: Labelled["anchor"], text: string): Loose {
  if (anchor === undefined || typeof anchor === "string") return { anchorSide: anchor };
  const { side, words, occurrence } = anchor;
  return { anchorSide: side, anchorWords: wordsOf(words, text), anchorOccurrence: String(occurrence) };
}

function wordsOf(words: Labelled["old"], text: string): string | undefined {
  return Array.isArray(words) ? text.slice(words[0], words[1]) : words;
}

/** What the reader made of a sentence. */
export function readOperands(act: Act): Operands {
  const target = "target" in act ? targetOperands(act.target) : {};
  const { from, until } = act.effect;
  return compact({ ...target, ...wordOperands(act), ...rightOperands(act), from: from?.value, until: until?.value });
}

function targetOperands(target: Target): Loose {
  const paper = target.kind === "paper" ? target.paper.name : target.paper?.name;
  return {
    path: "path" in target ? target.path : undefined,
    caption: "caption" in target ? target.caption : undefined,
    term: "term" in target ? target.term : undefined,
    name: "name" in target ? target.name : undefined,
    ordinal: ordinalOf(target),
    unit: target.kind === "passage" ? target.unit : units.find((each) => each === target.kind),
    paper,
  };
}

// The only table is the first; one that is told by its caption is not counted.
function ordinalOf(target: Target): number | undefined {
  if (target.kind === "table") return target.ordinal ?? (target.caption === undefined ? 1 : undefined);
  return target.kind === "sentence" || target.kind === "passage" ? target.ordinal : undefined;
}

function wordOperands(act: Act): Loose {
  return {
    ...payloadOperand(act),
    ...("anchor" in act ? anchorOperands(act.anchor) : {}),
    ...("place" in act ? placeOperands(act.place) : {}),
    newTerm: act.kind === "insertDefinition" ? act.term : undefined,
    label: "label" in act ? act.label : undefined,
    old: "old" in act ? act.old : undefined,
    occurrence: "occurrence" in act ? String(act.occurrence) : undefined,
    with: "with" in act ? act.with : undefined,
    ...("line" in act ? { line: act.line } : {}),
  };
}

function payloadOperand(act: Act): Loose {
  const payload = "payload" in act ? act.payload : "placeholder" in act ? act.placeholder : undefined;
  if (payload === undefined) return {};
  return { payload: fold(payload.text) === "" ? "none" : payload.span };
}

function placeOperands(place: Place): Loose {
  return { placeAt: place.at, placeBeside: "beside" in place ? place.beside : undefined };
}

function anchorOperands(anchor: Anchor | "end" | "start"): Loose {
  if (typeof anchor === "string") return { anchorSide: anchor };
  const { side, words, occurrence, line } = anchor;
  return { anchorSide: side, anchorWords: words, anchorOccurrence: String(occurrence), line };
}

function rightOperands(act: Act): Loose {
  switch (act.kind) {
    case "waive":
      return { by: act.by, paths: waivedPaths(act.cause) };
    case "requireCondition":
      return {
        condition: act.condition.condition,
        of: signersOf(act.condition),
      };
    case "imposeFee":
      return feeOperands(act.fee);
    case "reduceCommitment":
    case "increaseCommitment":
      return commitmentOperands(act);
    case "undertake":
      return { by: act.by, due: dueOperand(act.due) };
    case "represent":
      return { by: act.by, about: act.about };
    case "chooseLaw":
      return { law: act.law };
    default:
      return dayOperands(act);
  }
}

function dayOperands(act: Act): Loose {
  if (act.kind === "replaceLevels") return { on: act.since };
  if (act.kind === "applyFrom") return { on: act.on, paths: act.parts };
  if (act.kind === "extendDate") return { on: act.to };
  if (act.kind === "setEffectiveDate") return { on: act.on };
  return { by: "by" in act ? act.by : undefined };
}

function commitmentOperands({ amounts: { by, to } }: CommitmentChange): Loose {
  return to === undefined ? { how: "by", amount: String(by) } : { how: "to", amount: String(to) };
}

function dueOperand(due: Due | undefined): string | undefined {
  return due === undefined || "on" in due ? due?.on : `${due.days} days after ${due.after}`;
}

function feeOperands(fee: FeeTerms | FeeShare): Loose {
  if ("minor" in fee) return { amount: String(fee.minor), by: fee.payer };
  return { percent: `${toDecimal(times(fee.part, ratio(100n)))}%`, by: fee.payer };
}

function waivedPaths(cause: WaivedCause): readonly string[] | undefined {
  if (cause.cause === "covenant") return [cause.path];
  return cause.cause === "described" && cause.paths.length > 0 ? cause.paths : undefined;
}

function signersOf(condition: Condition): readonly string[] | undefined {
  const signers = condition.condition === "counterpartsReceived" ? condition.signedBy : [];
  return signers === "parties" || signers.length === 0 ? undefined : signers;
}

// Leaves out what is not said, so that "not said" has one form.
function compact(operands: Loose): Operands {
  const entries = Object.entries(operands).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(entries);
}
