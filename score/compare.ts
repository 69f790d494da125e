import type { Span } from "../src/papers/text/span.ts";
import type { Operands } from "./operands.ts";
import { fold, inner } from "./words.ts";

/** An operand that was not read as a person read it. `missing`: the reader says nothing of it; else it says another thing. */
export type Difference = {
  readonly operand: keyof Operands;
  readonly how: "missing" | "different";
  readonly labelled: string;
  readonly read: string;
};

type Found = "same" | "missing" | "different";

/** What the reader read otherwise than the person, operand by operand. `text` is the paper as filed. */
export function differences(labelled: Operands, read: Operands, text: string): Difference[] {
  return operands.flatMap((operand) => {
    const how = found(operand, labelled, read, text);
    if (how === "same") return [];
    return [{ operand, how, labelled: shown(labelled[operand], text), read: shown(read[operand], text) }];
  });
}

const operands: readonly (keyof Operands)[] = [
  ...(["path", "caption", "term", "name", "unit", "ordinal", "paper", "newTerm", "label", "old", "payload"] as const),
  ...(["placeAt", "placeBeside", "anchorSide", "anchorWords", "anchorOccurrence", "occurrence", "line"] as const),
  ...([
    "with",
    "from",
    "until",
    "by",
    "of",
    "paths",
    "condition",
    "about",
    "how",
    "due",
    "amount",
    "percent",
    "law",
    "on",
  ] as const),
];

// Operands for which the reader has a word that says nothing.
const silent: Partial<Record<keyof Operands, string>> = {
  occurrence: "sole",
  anchorOccurrence: "sole",
  placeAt: "unsaid",
  condition: "other",
  about: "other",
};

function found(operand: keyof Operands, labelled: Operands, read: Operands, text: string): Found {
  const [wanted, got] = [labelled[operand], read[operand]];
  const nothing = silent[operand];
  if (wanted === undefined) return added(operand, labelled, read) ? "different" : "same";
  if (got === undefined) return wanted === nothing ? "same" : "missing";
  if (equal(operand, labelled, read, text)) return "same";
  return got === nothing || partOf(operand, labelled, read) ? "missing" : "different";
}

// Some of the parties or sections that the person read, and none other.
function partOf(operand: keyof Operands, labelled: Operands, read: Operands): boolean {
  switch (operand) {
    case "by":
      return holds(named(labelled.by ?? ""), named(read.by ?? ""));
    case "of":
      return (read.of ?? []).every((each) => (labelled.of ?? []).some((other) => within(named(each), named(other))));
    case "paths":
      return (read.paths ?? []).every((each) => (labelled.paths ?? []).some((other) => cited(each) === cited(other)));
    default:
      return false;
  }
}

// What the reader may not say when the person does not: a narrower target, another occurrence than the only one.
function added(operand: keyof Operands, labelled: Operands, read: Operands): boolean {
  const { term, name, path, caption } = labelled;
  const targeted = [path, term, name, caption].some((part) => part !== undefined);
  if (operand === "path") return narrower(labelled, read);
  if (operand === "unit" || operand === "ordinal") return targeted && read[operand] !== undefined;
  if (operand === "term") return path !== undefined && labelled.newTerm === undefined && read.term !== undefined;
  return operand === "occurrence" && read.occurrence !== undefined && read.occurrence !== "sole";
}

// A clause of the definition or of the attachment, where the person read the whole of it.
function narrower({ term, name }: Operands, { path }: Operands): boolean {
  if (path === undefined) return false;
  return name !== undefined || (term !== undefined && path.startsWith("("));
}

const forms: Partial<Record<keyof Operands, (wanted: string, got: string) => boolean>> = {
  path: (wanted, got) => cited(wanted) === cited(got),
  label: (wanted, got) => sameEnd(cited(wanted), cited(got)),
  placeBeside: (wanted, got) => sameEnd(cited(wanted), cited(got)),
  old: (wanted, got) => bare(wanted) === bare(got),
  anchorWords: (wanted, got) => bare(wanted) === bare(got),
  by: (wanted, got) => holds(named(got), named(wanted)),
  law: (wanted, got) => within(named(wanted), named(got)),
  paper: (wanted, got) => within(named(wanted), named(got)),
  with: (wanted, got) => within(named(wanted), named(got)),
};

function equal(operand: keyof Operands, labelled: Operands, read: Operands, text: string): boolean {
  if (operand === "payload") return samePayload(labelled.payload, read.payload, text);
  if (operand === "paths") return sameAll(labelled.paths, read.paths, cited);
  if (operand === "of") return sameAll(labelled.of, read.of, named);
  const [wanted, got] = [String(labelled[operand]), String(read[operand])];
  const form = forms[operand];
  return form === undefined ? named(wanted) === named(got) : form(wanted, got);
}

function samePayload(wanted: Operands["payload"], got: Operands["payload"], text: string): boolean {
  if (typeof wanted !== "object" || typeof got !== "object") return wanted === got;
  const [a, b] = [inner(wanted, text), inner(got, text)];
  return a.start === b.start && a.end === b.end;
}

function sameAll(
  wanted: readonly string[] = [],
  got: readonly string[] = [],
  form: (text: string) => string = named,
): boolean {
  const read = got.map(form);
  return wanted.length === read.length && wanted.map(form).every((each) => read.some((other) => within(each, other)));
}

// A citation without its marks: `7.1(c)(ii)` and `7.1 (c), (ii)` are one.
function cited(path: string): string {
  return fold(path)
    .replaceAll(/[^A-Za-z0-9]+/g, ".")
    .replaceAll(/^\.|\.$/g, "");
}

// A name without articles, case and marks.
function named(text: string): string {
  return fold(text)
    .toLowerCase()
    .replaceAll(/\b(?:the|each of|each|and|an?|of)\b/g, " ")
    .replaceAll(/[^\p{L}\p{N}$%.-]+/gu, " ")
    .replaceAll(/[.]+(?= |$)/g, "")
    .trim();
}

function within(a: string, b: string): boolean {
  return holds(a, b) || holds(b, a);
}

// A part is cited from its paper or from the part that holds it: `8.2(b)(iv)` or `(iv)`.
function sameEnd(a: string, b: string): boolean {
  return a !== "" && b !== "" && (`.${a}`.endsWith(`.${b}`) || `.${b}`.endsWith(`.${a}`));
}

function holds(long: string, short: string): boolean {
  return short !== "" && ` ${long} `.includes(` ${short} `);
}

// Words without the marks that a drafter sets inside the quotation or outside; a mark alone stays what it is.
function bare(text: string): string {
  const words = fold(text).replaceAll(/^["']+|["']+$/g, "");
  return /[\p{L}\p{N}]/u.test(words) ? words.replaceAll(/^[\s"',.;]+|[\s"',.;]+$/g, "") : words;
}

function shown(value: Operands[keyof Operands], text: string): string {
  if (value === undefined) return "";
  if (typeof value === "object" && "start" in value) return spanText(value, text);
  return Array.isArray(value) ? value.join("; ") : String(value);
}

// Enough of each end of a run to find it, never the whole of it.
function spanText(span: Span, text: string): string {
  const { start, end } = inner(span, text);
  const words = fold(text.slice(start, end));
  return `${start} to ${end} “${words.length > 48 ? `${words.slice(0, 24)} … ${words.slice(-20)}` : words}”`;
}
