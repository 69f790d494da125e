import { ordinalOf, ordinalWords } from "../text/numbers.ts";
import { targetsOf } from "./targets.ts";
import type { Occurrence, Target } from "./target.ts";

/** A stretch of an instruction: the words from one position to another. */
export type Stretch = { readonly from: number; readonly to: number };

/** What a phrase of an instruction names: words, a mark, whole targets, the text put in place, an attachment. */
export type Named =
  | { readonly is: "words"; readonly inner: Stretch; readonly each: boolean }
  | { readonly is: "mark"; readonly mark: string }
  | { readonly is: "targets"; readonly targets: readonly Target[] }
  | { readonly is: "text"; readonly noun: string; readonly label: string; readonly term?: string }
  | { readonly is: "tables"; readonly table: Target }
  | { readonly is: "attachment"; readonly name: string };

/** A phrase with where it says that its words stand, `at` being the rest that says it. */
export type Located = {
  readonly named: Named;
  readonly target: Target;
  readonly occurrence: Occurrence;
  readonly line?: number;
};

const quote = '"\u0001+"';
const value =
  "\\$[\\d,]*\\d(?:\\.\\d{2})?(?: (?:million|billion))?|[A-Z][a-z]{2,8} \\d{1,2}, ?\\d{4}|\\d+(?:\\.\\d+)?%";
const noun =
  "words?|phrases?|(?:dollar )?amounts?|figures?|dates?|numbers?|numerals?|text|percentages?|ratios?|references?|language|defined terms?|terms?";
const quoted = new RegExp(
  `^(?:(?:the|each|any|all|a|an|such|new|additional|current) )*(?:(?:${noun})(?: and (?:figures?|words?))?(?: (?:to|of))?(?: the (?:${noun}))?,? )?(${quote}|${value})`,
  "i",
);
const tableNamed = /^(?:the|such|said) (?:existing |current )?(?:table|chart|grid)(?=[ ,;:.]|$)/i;
const mark = /^the (period|comma|semicolon|semi-colon)(?: mark)?/i;
const marks: { readonly [word: string]: string } = { period: ".", comma: ",", semicolon: ";", "semi-colon": ";" };
const itself =
  /^(?:it|they|them|the same|(?:such|said|that|those|the (?:existing|current)) (?:[A-Z]?[a-z]+)(?: \([a-z]+\)| \d+(?:\.\d+)*)?)(?=[ ,;:.]|$)/i;
const attached =
  /^(?:the |a )?(?:new |revised |amended )*((?:Exhibit|Schedule|Annex|Appendix)s? ["']?[A-Z0-9][\w.-]*["']?)(?:,? (?:which is |in the form )?(?:attached|annexed|set forth)? ?(?:hereto|to this \w+)(?: as ((?:Exhibit|Schedule|Annex|Appendix) ["']?[A-Z0-9][\w.-]*["']?))?(?: and made a part hereof)?)/i;
const part = "(?:Sub)?(?:Section|Paragraph|Clause|Article|part)s?";
const cited = "(?:\\d+(?:\\.\\d+)*[A-Z]?|[IVXLC]+)?(?:\\([A-Za-z0-9]{1,5}\\))*";
const coming = new RegExp(
  `^(?:(?:the|a|an) )?(?:following(?: ,)?|new|two|three)(?: (?:new|additional|following))*(?: (definitions?|defined terms?|terms?|sentences?|text|language|words?|provisos?|clauses?|parentheticals?|paragraphs?|phrases?|tables?|${part}))?(?: (${cited}))?(?: of (${quote}|[A-Z]\\w+(?: [A-Z]\\w+)*))?(?: \\([A-Z][^()]*\\))?(?=[ ,:]|$)`,
  "i",
);

/** The words of an instruction as written and masked. */
export type Instruction = { readonly text: string; readonly mask: string };

/** Reads what the phrase at the start of a stretch names; `to` is where it ends. */
// oxlint-disable-next-line complexity -- the forms are tried one after another, and their order is the grammar
function namedAt(
  { text, mask }: Instruction,
  { from, to }: Stretch,
  target: Target,
): { readonly named: Named; readonly to: number } | undefined {
  const masked = mask.slice(from, to);
  const words = quoted.exec(masked);
  if (words !== null) {
    const end = from + words[0].length;
    const start = end - (words[1] ?? "").length;
    const inner = text[start] === '"' ? { from: start + 1, to: end - 1 } : { from: start, to: end };
    return { named: { is: "words", inner, each: /^(?:all|each|every|any) /i.test(words[0]) }, to: end };
  }
  const point = mark.exec(masked);
  if (point !== null) {
    return { named: { is: "mark", mark: marks[(point[1] ?? "").toLowerCase()] ?? "." }, to: from + point[0].length };
  }
  const grid = tableNamed.exec(masked);
  if (grid !== null) {
    const table = tableIn(target);
    return table === undefined ? undefined : { named: { is: "tables", table }, to: from + grid[0].length };
  }
  const own = itself.exec(masked);
  if (own !== null) return { named: { is: "targets", targets: [target] }, to: from + own[0].length };
  const exhibit = attached.exec(masked);
  if (exhibit !== null) {
    const name = (exhibit[2] ?? exhibit[1] ?? "").replaceAll(/["']/g, "");
    return { named: { is: "attachment", name }, to: from + exhibit[0].length };
  }
  const announced = coming.exec(masked);
  if (announced === null) return undefined;
  const [whole, kind = "", label = "", of] = announced;
  const term =
    of === undefined ? undefined : text.slice(from + whole.indexOf(of), from + whole.indexOf(of) + of.length);
  const called = term === undefined ? {} : { term: term.replaceAll('"', "") };
  return { named: { is: "text", noun: kind.toLowerCase(), label, ...called }, to: from + whole.length };
}

const wholly = /^,? (?:in (?:its|their|the)(?: respective)? (?:entirety|entireties)|in full|in whole|respectively)/i;
const there =
  /^,? (?:(?:as )?(?:contained|appearing|set forth|found|located) )?(?:therein|thereof|there|thereto|in (?:such|said) (?:section|definition|clause|paragraph|sentence|subsection))(?=[ ,;:.]|$)/i;
const every =
  /^,? (?:wherever|(?:in )?(?:each|every) (?:place|time|instance|case))(?: in which| where| that)? (?:it|they|the same|such [a-z]+(?: [a-z]+)?|that [a-z]+) (?:appears?|occurs?|is used)(?: in (?:Section|Paragraph|Article) [\d.]+[A-Z]?(?:\([a-z]+\))*)?/i;
const counted = new RegExp(
  `^,? (?:(?:contained|appearing|located|which appears) )?(?:in|on|of|at) the (${ordinalWords}|final|second to last|next to last|penultimate) (sentence|line)(?=[ ,;:.]|$)`,
  "i",
);
const clause =
  /^,? (?:(?:contained|appearing|set forth) )?(?:in|of|from) (?:the )?(?:sub)?(?:clause|paragraph|section)s? ((?:\([A-Za-z0-9]{1,5}\))+)(?=[ ,;:.]|$)/i;
const ending = /^,? (?:at|from) the end(?=[ ,;:.]|$)/i;
const held = new RegExp(
  `^,? (?:(?:as )?(?:contained|appearing|set forth|found|located|defined) )?(?:in|from|of|to) ((?:the )?(?:definitions? of (?:the )?(?:term )?(?:${quote}|[A-Z]\\w+(?: [A-Z]\\w+)*)|${part} ${cited}(?: \\([A-Z][^()]*\\))?)(?: (?:of|in) (?:the )?(?:[A-Z]\\w+ )*(?:Agreement|Note))?)(?=[ ,;:.]|$)`,
  "i",
);

type Where = {
  base: Target;
  below: string;
  ordinal: number | undefined;
  line: number | undefined;
  occurrence: Occurrence;
};

/** A phrase that was read: what it names, where that stands, and where the phrase ends. */
export type Phrase = Located & { readonly to: number };

const citedOne = "(?:(?:\\d+(?:\\.\\d+)*[A-Z]?|[IVXLC]+)(?:\\([A-Za-z0-9]{1,5}\\))*|(?:\\([A-Za-z0-9]{1,5}\\))+)";
const listedParts = new RegExp(
  `^(?:each of )?(?:the )?(?:existing |current )?(${part}) (${citedOne})(?: \\([A-Z][^()]*\\))?((?:(?:, and |, | and | through )${citedOne}(?=[ ,.]|$))*)(?=[ ,.;:]|$)`,
  "i",
);
const listedTerms = new RegExp(
  `^(?:each of )?(?:the )?(?:definitions? (?:of )?|terms? (?=["]))(?:the )?(?:(?:defined )?terms? )?(${quote}(?:(?:, and |, | and | )${quote})*)`,
  "i",
);
const sentence = new RegExp(`^the (${ordinalWords}|second to last) sentence(?=[ ,;:.]|$)`, "i");

/* oxlint-disable complexity -- the forms are tried one after another, and their order is the grammar */
/** Reads the phrase at the start of a stretch, with all that says where its words stand. */
export function phraseAt(instruction: Instruction, { from, to }: Stretch, base: Target): Phrase | undefined {
  const where: Where = { base, below: "", ordinal: undefined, line: undefined, occurrence: "sole" };
  const start = chain(instruction, { from: from - 1, to }, where);
  const at = start === from - 1 ? from : start + 1;
  const listed = listAt(instruction, { from: at, to }, where);
  const found = listed ?? namedAt(instruction, { from: at, to }, base);
  if (found === undefined) return undefined;
  const end = chain(instruction, { from: found.to, to }, where, found.named.is === "text");
  const { named } = found;
  const inner = named.is === "targets" && where.below !== "" ? { ...where, ordinal: undefined } : where;
  const target = targetAt(inner);
  if (target === undefined) return undefined;
  const each = named.is === "words" && named.each ? "each" : where.occurrence;
  const known: Named =
    named.is === "targets" && named.targets.length < 2 ? { is: "targets", targets: [target] } : named;
  const inside: Named =
    known.is === "targets" && known.targets.length > 1 ? inPaperOf(known.targets, where.base) : known;
  const line = where.line === undefined ? {} : { line: where.line };
  return { named: inside, target, occurrence: each, ...line, to: end };
}

// Several terms or parts at once: what follows may only say in which section or paper they stand.
function inPaperOf(targets: readonly Target[], { paper }: Target): Named {
  const within = targets.map((each) => (each.kind === "paper" || paper === undefined ? each : { ...each, paper }));
  return { is: "targets", targets: within };
}

/** Reads all that says where the words of a phrase stand; where it ends. */
function chain(instruction: Instruction, { from, to }: Stretch, where: Where, comes = false): number {
  let at = from;
  for (let length = -1; at < to && length !== 0; at += length)
    length = locate(instruction, { from: at, to }, where, comes);
  return at;
}

/** Reads where a stretch says that something stands, as to its last word. */
export function whereAt(instruction: Instruction, stretch: Stretch, base: Target): Omit<Phrase, "named"> | undefined {
  const where: Where = { base, below: "", ordinal: undefined, line: undefined, occurrence: "sole" };
  const to = chain(instruction, stretch, where);
  const target = targetAt(where);
  return target === undefined ? undefined : { target, occurrence: where.occurrence, to };
}

function listAt(
  { text, mask }: Instruction,
  { from, to }: Stretch,
  where: Where,
): { readonly named: Named; readonly to: number } | undefined {
  const rest = mask.slice(from, to);
  const terms = listedTerms.exec(rest);
  if (terms !== null) {
    const said = text.slice(from, from + terms[0].length);
    const list = [...said.matchAll(/"([^"]+)"/g)].map(([, term = ""]): Target => ({
      kind: "definition",
      term: term.replace(/,$/, ""),
    }));
    const [only] = list;
    if (list.length === 1 && only !== undefined) where.base = withPaper(only, where.base);
    return { named: { is: "targets", targets: list }, to: from + terms[0].length };
  }
  const counted1 = sentence.exec(rest);
  if (counted1 !== null) {
    where.ordinal = countedBy(counted1[1] ?? "");
    return { named: { is: "targets", targets: [where.base] }, to: from + counted1[0].length };
  }
  return partsAt(text.slice(from, to), rest, from, where);
}

function withPaper(target: Target, { paper }: Target): Target {
  return paper === undefined || target.kind === "paper" ? target : { ...target, paper };
}

function partsAt(text: string, rest: string, from: number, where: Where): { named: Named; to: number } | undefined {
  const parts = listedParts.exec(rest);
  if (parts === null || (parts[2] ?? "") === "") return undefined;
  const [whole, , first = "", more = ""] = parts;
  const to = from + whole.length;
  if (more === "" && first.startsWith("(")) {
    where.below = first;
    return { named: { is: "targets", targets: [where.base] }, to };
  }
  const said = text.slice(0, whole.length);
  const targets = targetsOf(said, where.base);
  const [only] = targets;
  if (only === undefined) return undefined;
  if (targets.length === 1) where.base = only;
  return { named: { is: "targets", targets }, to };
}

// `comes`: a text that is yet to come stands nowhere, so that only its holder is said.
function locate({ text, mask }: Instruction, { from, to }: Stretch, where: Where, comes: boolean): number {
  const rest = mask.slice(from, to);
  const plain = wholly.exec(rest) ?? there.exec(rest);
  if (plain !== null) return plain[0].length;
  if (comes) return heldIn(text.slice(from, to), rest, where);
  const all = every.exec(rest);
  if (all !== null) {
    where.occurrence = "each";
    return all[0].length;
  }
  const end = ending.exec(rest);
  if (end !== null) {
    where.occurrence = "last";
    return end[0].length;
  }
  return placed(rest, where) || heldIn(text.slice(from, to), rest, where);
}

function placed(rest: string, where: Where): number {
  const number = counted.exec(rest);
  if (number !== null) {
    const [whole, word = "", unit] = number;
    const ordinal = countedBy(word);
    if (unit === "line" && word.toLowerCase() === "final") where.occurrence = "last";
    else if (unit === "line" && ordinal !== undefined && ordinal > 0) where.line = ordinal;
    else if (unit === "sentence" && where.ordinal === undefined) where.ordinal = ordinal;
    else return 0;
    return whole.length;
  }
  const below = clause.exec(rest);
  if (below === null) return 0;
  where.below = (below[1] ?? "") + where.below;
  return below[0].length;
}

function countedBy(word: string): number | undefined {
  if (/^(?:second to last|next to last|penultimate)$/i.test(word)) return -2;
  return ordinalOf(/^final$/i.test(word) ? "last" : word.toLowerCase());
}

function heldIn(text: string, rest: string, where: Where): number {
  const holder = held.exec(rest);
  const name = holder?.[1];
  if (holder === null || name === undefined) return 0;
  const start = holder[0].length - name.length;
  const bare = /definitions? of (?:the )?(?:term )?(?=[A-Z])/i.exec(name);
  const said = text.slice(start, holder[0].length);
  const cite = bare === null ? said : said.replace(/(of (?:the )?(?:term )?)([A-Z].*)$/, '$1"$2"');
  const [target, ...more] = targetsOf(cite, where.base);
  if (target === undefined || more.length > 0) return 0;
  where.base = target;
  return holder[0].length;
}

function targetAt({ base, below, ordinal }: Where): Target | undefined {
  const whole = below === "" ? base : partOf(base, below);
  if (ordinal === undefined) return whole;
  if (base.kind === "definition") return { ...base, kind: "sentence", ordinal, path: "" };
  if (base.kind !== "provision" || base.path === "") return undefined;
  const { caption: _caption, ...provision } = base;
  return { ...provision, kind: "sentence", ordinal };
}

function partOf(base: Target, below: string): Target | undefined {
  if (base.kind !== "provision" || base.path === "") return undefined;
  const { caption: _caption, ...provision } = base;
  return { ...provision, path: base.path + below };
}

// The one table of a part or a definition.
function tableIn(target: Target): Target | undefined {
  if (target.kind === "definition") return { ...target, kind: "table", path: "" };
  if (target.kind !== "provision" || target.path === "") return undefined;
  const { caption: _caption, ...provision } = target;
  return { ...provision, kind: "table" };
}
