import { parse } from "yaml";
import { z } from "zod";
import type { Span } from "../src/papers/text/span.ts";
import { isLabelKind } from "./family.ts";
import { hashOf } from "./words.ts";

/** Words of a paper by their place. Shape: offset of the first character, offset after the last, hash of the folded words. */
const placed = z.tuple([z.number().int().min(0), z.number().int().min(1), z.string().regex(/^[0-9a-f]{8}$/)]);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** An operand made of words: the words themselves when they are few, else their place. */
const operand = z.union([z.string().max(80), placed]);
const occurrence = z.union([z.enum(["sole", "each", "last"]), z.number().int()]);

const target = z.strictObject({
  kind: z
    .enum(["definition", "provision", "sentence", "table", "proviso", "paragraph", "lead-in", "attachment", "paper"])
    .optional(),
  path: z.string().optional(),
  caption: z.string().optional(),
  term: z.string().optional(),
  ordinal: z.number().int().optional(),
  name: z.string().optional(),
  paper: z.string().optional(),
});

const kindOf = z.string().refine(isLabelKind, "no kind of instruction");

const instruction = z.strictObject({
  kind: kindOf,
  /** Other kinds in which the same instruction may rightly be understood. */
  also: z.array(kindOf).optional(),
  clause: z.string().optional(),
  words: placed,
  target: target.optional(),
  term: z.string().optional(),
  old: operand.optional(),
  payload: placed.optional(),
  place: z
    .strictObject({
      at: z.enum(["alphabetical", "end", "start", "unsaid", "after", "before"]),
      beside: z.string().optional(),
    })
    .optional(),
  label: z.string().optional(),
  anchor: z
    .union([
      z.enum(["end", "start"]),
      z.strictObject({ side: z.enum(["after", "before"]), words: operand, occurrence }),
    ])
    .optional(),
  occurrence: occurrence.optional(),
  line: z.number().int().optional(),
  with: z.string().optional(),
  effect: z.strictObject({ from: day.optional(), until: day.optional() }).optional(),
  by: z.string().optional(),
  of: z.array(z.string()).optional(),
  paths: z.array(z.string()).optional(),
  papers: z.array(z.string()).optional(),
  condition: z.string().optional(),
  about: z.string().optional(),
  amount: z.string().optional(),
  /** Whether a commitment is changed to the amount or by it. */
  how: z.enum(["to", "by"]).optional(),
  /** When what is promised is due: a day, or so many days after something. */
  due: z.string().optional(),
  percent: z.string().optional(),
  law: z.string().optional(),
  on: day.optional(),
});

const term = z.strictObject({
  name: z.enum(["amount", "date", "percent", "ratio", "days"]),
  value: z.string(),
  words: placed,
});

const paperLabels = z.strictObject({
  paper: z.string(),
  characters: z.number().int(),
  instructions: z.array(instruction),
  terms: z.array(term).optional(),
});

/** Words of a paper by their place: first offset, offset after the last, hash. */
export type PlacedWords = z.infer<typeof placed>;

/** An instruction as a person read it. */
export type Labelled = z.infer<typeof instruction>;

/** A value as a person read it. Unit: amounts in cents, percentages and ratios as decimals, dates as days. */
export type LabelledTerm = z.infer<typeof term>;

/** What a person read of one paper. */
export type PaperLabels = z.infer<typeof paperLabels>;

/** Reads a file of labels; an unknown key or a malformed value is thrown, since labels are ours. */
export function readLabels(yaml: string): PaperLabels {
  return paperLabels.parse(parse(yaml));
}

/** The run that placed words take up. */
export function spanOf([start, end]: PlacedWords): Span {
  return { start, end };
}

/** What is wrong with the offsets of a file of labels: a paper of another length, words that are not those recorded. */
export function slips({ characters, instructions, terms = [] }: PaperLabels, text: string): string[] {
  const lengths = characters === text.length ? [] : [`the paper has ${text.length} characters, not ${characters}`];
  const all = [...instructions.flatMap(placesOf), ...terms.map(({ words, name }) => ({ what: name, words }))];
  const moved = all.filter(({ words: [start, end, hash] }) => hashOf(text.slice(start, end)) !== hash);
  return [...lengths, ...moved.map(({ what, words: [start, end] }) => `${what} is not at ${start} to ${end}`)];
}

/** Every run of words that a label points to, with what it is. */
export function placesOf(label: Labelled): { readonly what: string; readonly words: PlacedWords }[] {
  const { kind, clause = "", words, old, payload, anchor } = label;
  const named = (part: string) => `${part} of ${kind} ${clause}`.trim();
  const places = [{ what: `${kind} ${clause}`.trim(), words }];
  if (old !== undefined && typeof old !== "string") places.push({ what: named("old words"), words: old });
  if (typeof anchor === "object" && typeof anchor.words !== "string") {
    places.push({ what: named("anchor"), words: anchor.words });
  }
  return payload === undefined ? places : [...places, { what: named("payload"), words: payload }];
}
