import type { Flow, Paragraph } from "../text/flow.ts";
import { statesDefinition } from "./definition.ts";
import { type Interpretation, type Label, labelOf, opensCitation } from "./label.ts";
import { announces, extentOf } from "./put-in-place.ts";
import type { Finding } from "../text/span.ts";

/**
 * A part of a paper: an article, section, paragraph or clause, or text that stands before the first of them.
 *
 * Shape: `path` is how the part is cited within its paper, `IV(g)(i)` or `9.1`; unnumbered text has the path of the
 * part that holds it. `from`, `to` are positions in the flow of its own words, after label and heading, without the
 * parts below it; `whole` reaches from its label to the end of its last part.
 */
export type Part = {
  readonly path: string;
  readonly label: string;
  readonly heading: string;
  readonly from: number;
  readonly to: number;
  readonly whole: { readonly from: number; readonly to: number };
  readonly parts: readonly Part[];
  /** The paragraphs within its own words that are text put in place; not `clear` where their end cannot be told. */
  readonly puts: readonly { readonly from: number; readonly to: number; readonly clear: boolean }[];
};

/** The tree of parts of a stretch of paragraphs, and the places where the numbering goes wrong. */
export type Outline = { readonly parts: readonly Part[]; readonly findings: readonly Finding[] };

type Growing = {
  -readonly [Key in keyof Part]: Key extends "parts"
    ? Growing[]
    : Key extends "puts"
      ? Part["puts"][number][]
      : Key extends "whole"
        ? { from: number; to: number }
        : Part[Key];
} & { readonly interpretation: Interpretation | undefined; readonly defines?: boolean };

type Piece = { readonly label: Label; readonly at: number; readonly to: number };

/**
 * Reads the outline of some paragraphs of a paper. With `definitions`, each paragraph of a part that defines a term is
 * itself a part, and holds the list that follows it: so it is in an agreement, while an amending paper puts
 * definitions in place and quotes them.
 */
export function outlineOf(flow: Flow, paragraphs: readonly Paragraph[], definitions: boolean): Outline {
  const grower = new Grower(flow, definitions);
  const pieces = paragraphs.map((paragraph) => labelsOf(flow, paragraph));
  const upcoming = pieces.flat();
  const text = (index: number) =>
    paragraphs
      .slice(index, index + 1)
      .map(({ from, to }) => flow.text.slice(from, to))
      .join();
  let seen = 0;
  let put = 0;
  paragraphs.forEach((paragraph, index) => {
    const own = pieces[index] ?? [];
    if (index < put) {
      seen += own.length;
      grower.put(paragraph);
      return;
    }
    if (own.length === 0) grower.text(paragraph);
    own.forEach((piece, place) => {
      seen += 1;
      const ends = own[place + 1]?.at ?? paragraph.to;
      grower.part(piece, ends, upcoming[seen]?.label);
    });
    if (!announces(text(index), text(index + 1))) return;
    const { count, clear } = extentOf(
      paragraphs.length - index - 1,
      (ahead) => text(index + 1 + ahead),
      (label) => grower.continues(label),
    );
    if (count === 0 && clear) return;
    // Where nothing is numbered, a text that runs to the last paragraph may have taken the closing words in.
    const ends =
      clear &&
      (count < 2 || grower.isNumbered || index + 1 + count < paragraphs.length || text(index + 1).startsWith('"'));
    grower.announce(ends);
    if (ends) put = index + 1 + count;
  });
  return { parts: grower.roots, findings: grower.findings };
}

// The label that a paragraph opens with, and one that follows at once: `1. Definitions. (a) The …`.
function labelsOf(flow: Flow, paragraph: Paragraph): Piece[] {
  const pieces: Piece[] = [];
  let at = paragraph.from;
  for (let label = labelOf(flow.text.slice(at, paragraph.to)); label !== undefined;) {
    pieces.push({ label, at, to: at + label.length });
    const after = at + label.length;
    const next = after + headingOf(flow.text.slice(after, paragraph.to)).length;
    const following = labelOf(flow.text.slice(next, paragraph.to));
    label = following?.interpretations.some(({ ordinal }) => ordinal === 1) === true ? following : undefined;
    at = next;
  }
  return pieces;
}

const smallWords = new Set("a an and as at but by for from in no of on or the this to with upon under".split(" "));

/** The heading that a part's text opens with, such as `Governing Law.`; its length includes the space after it. */
export function headingOf(text: string): { readonly heading: string; readonly length: number } {
  // The point after an abbreviation ends no heading: `This Amendment No. 1 is entered into …`.
  const match = /^([A-Z](?:[^.:;"]|\.(?=\d)){0,120}?)(?<!\bNos?)(?:[.:](?=\s|$)|$)\s*/.exec(text);
  const words = (match?.[1] ?? "").split(/\s+/);
  const titled = words.every((word) => smallWords.has(word) || /^[^a-z]/.test(word));
  return match === null || !titled || words.length > 16 || opensCitation(text)
    ? { heading: "", length: 0 }
    : { heading: match[1] ?? "", length: match[0].length };
}

/** A caption at the start of a text; its length includes the space after it. */
type Caption = { readonly heading: string; readonly length: number };

const none: Caption = { heading: "", length: 0 };

// A caption that words follow in the same paragraph: `Construction of the Project. Commence …`.
function captionOf(text: string): Caption {
  const { heading, length } = headingOf(text);
  return heading === "" || length >= text.length || !/[.:]\s+$/.test(text.slice(0, length))
    ? none
    : { heading, length };
}

function unlabelled(path: string, { from, to }: { readonly from: number; readonly to: number }): Growing {
  return {
    path,
    label: "",
    heading: "",
    from,
    to,
    whole: { from, to },
    parts: [],
    puts: [],
    interpretation: undefined,
  };
}

// The words between the recitals and what is agreed: what is numbered after them lies in none of the recitals.
const afterRecitals = /^(?:NOW|Now),? (?:THEREFORE|therefore)\b|^[^.;]{0,300}\bagree[sd]? as follows:$/;
const lettered: ReadonlySet<Interpretation["numbering"]> = new Set<Interpretation["numbering"]>(["ALPHA.", "(ALPHA)"]);

class Grower {
  readonly roots: Growing[] = [];
  readonly findings: Finding[] = [];
  readonly #flow: Flow;
  readonly #definitions: boolean;
  #open: Growing[] = [];
  #last: Growing | undefined;

  constructor(flow: Flow, definitions: boolean) {
    this.#flow = flow;
    this.#definitions = definitions;
  }

  get isNumbered(): boolean {
    return this.#open.length > 0;
  }

  // Text without a label belongs to the part that is open, or stands by itself before the first.
  text({ from, to }: Paragraph): void {
    const text = this.#flow.text.slice(from, to);
    const outer = this.#open[0]?.interpretation?.numbering;
    if (outer !== undefined && lettered.has(outer) && afterRecitals.test(text)) this.#open = [];
    const caption = this.#isUnnumbered() ? captionOf(text) : none;
    if (this.#definitions && this.isNumbered && statesDefinition.test(text)) this.#define({ from, to });
    else if (caption.heading === "") this.#plain({ from, to });
    else this.#caption(caption, { from, to });
  }

  #plain({ from, to }: { readonly from: number; readonly to: number }): void {
    const part = this.#open.at(-1);
    if (part !== undefined && part.parts.length === 0) {
      if (part.from === part.to) part.from = from;
      part.to = to;
      this.#last = part;
      this.#reach(to);
      return;
    }
    const loose = unlabelled(part?.path ?? "", { from, to });
    this.#last = loose;
    (part?.parts ?? this.roots).push(loose);
    this.#reach(to);
  }

  // A definition stands beside the one before it, whatever lists that holds.
  #define({ from, to }: { readonly from: number; readonly to: number }): void {
    const beside = this.#open.findIndex(({ defines }) => defines === true);
    this.#open = beside === -1 ? this.#open : this.#open.slice(0, beside);
    const holder = this.#open.at(-1);
    const definition: Growing = { ...unlabelled(holder?.path ?? "", { from, to }), defines: true };
    this.#last = definition;
    (holder?.parts ?? this.roots).push(definition);
    this.#open.push(definition);
    this.#reach(to);
  }

  // In a paper without numbers the parts are known by their captions; only lists are lettered.
  #isUnnumbered(): boolean {
    return this.#open.every(({ interpretation }) => interpretation?.numbering.startsWith("(") !== false);
  }

  #caption({ heading, length }: Caption, { from, to }: { readonly from: number; readonly to: number }): void {
    const captioned: Growing = { ...unlabelled("", { from, to }), heading, from: from + length };
    this.#last = captioned;
    this.roots.push(captioned);
    this.#open = [captioned];
  }

  part({ label, at, to: textFrom }: Piece, to: number, next: Label | undefined): void {
    const { depth, interpretation } = this.#place(label, next, at);
    this.#open = this.#open.slice(0, depth);
    const parent = this.#open.at(-1);
    const { heading, length } = headingOf(this.#flow.text.slice(textFrom, to));
    const part: Growing = {
      path: citedPath(parent, label, interpretation),
      label: label.text,
      heading,
      from: textFrom + length,
      to: this.#trimmed(textFrom + length, to),
      whole: { from: at, to },
      parts: [],
      puts: [],
      interpretation,
    };
    this.#last = part;
    (parent?.parts ?? this.roots).push(part);
    this.#open.push(part);
    this.#reach(to);
  }

  // The words of the part that was spoken last go on with text put in place.
  announce(clear: boolean): void {
    const part = this.#last;
    part?.puts.push({ from: part.to, to: part.to, clear });
  }

  put({ from, to }: Paragraph): void {
    const part = this.#last;
    const put = part?.puts.at(-1);
    if (part === undefined || put === undefined) return;
    part.puts.splice(-1, 1, { ...put, from: put.from === part.to && put.to === put.from ? from : put.from, to });
    part.to = to;
    part.whole.to = to;
    this.#reach(to);
  }

  /** Whether a label is the next after an open part's. */
  continues({ interpretations }: Label): boolean {
    return interpretations.some((each) => this.#neighbourDepth(each) !== undefined);
  }

  #trimmed(from: number, to: number): number {
    let end = to;
    while (end > from && this.#flow.text[end - 1] === " ") end -= 1;
    return end;
  }

  #reach(to: number): void {
    for (const part of this.#open) part.whole.to = to;
  }

  // Where a label belongs: after its neighbour if one is open, else one level down if it is a first.
  #place(label: Label, next: Label | undefined, at: number): { depth: number; interpretation: Interpretation } {
    const choices = label.interpretations.flatMap((interpretation) => {
      const depth = this.#neighbourDepth(interpretation);
      return depth === undefined ? [] : [{ depth, interpretation }];
    });
    const followed = (choice: { interpretation: Interpretation }) =>
      next?.interpretations.some(
        ({ numbering, ordinal }) =>
          numbering === choice.interpretation.numbering && ordinal === choice.interpretation.ordinal + 1,
      ) === true;
    const first = label.interpretations
      .filter(({ ordinal, within }) => ordinal === 1 || within !== undefined)
      .map((interpretation) => ({ depth: this.#depthWithin(interpretation), interpretation }));
    const candidates = [...choices, ...first];
    const chosen = candidates.find(followed) ?? candidates[0] ?? this.#afterDecimals(label);
    if (chosen !== undefined) return chosen;
    return this.#outOfOrder(label, at);
  }

  // `5.` after 4.1 to 4.6: the number of the next whole part, though none of that kind is open.
  #afterDecimals({ interpretations }: Label): { depth: number; interpretation: Interpretation } | undefined {
    const depth = this.#open.findIndex(({ interpretation }) => interpretation?.numbering === "decimal");
    const before = Number.parseInt(this.#open[depth]?.interpretation?.within ?? "", 10);
    const interpretation = interpretations.find((each) => isWhole(each) && each.ordinal === before + 1);
    return interpretation === undefined ? undefined : { depth, interpretation };
  }

  // The depth of the open part that this label continues: the same numbering, one place earlier.
  #neighbourDepth({ numbering, ordinal, within }: Interpretation): number | undefined {
    for (let depth = this.#open.length - 1; depth >= 0; depth -= 1) {
      const open = this.#open[depth]?.interpretation;
      if (open?.numbering === numbering && open.ordinal === ordinal - 1 && open.within === within) return depth;
    }
    return undefined;
  }

  // A decimal lies in the part whose number it begins with; any other first lies in the part that is open.
  #depthWithin({ numbering, within }: Interpretation): number {
    if (within === undefined) {
      if (numbering === "article") return 0;
      // A section is no part of a list that stands before it.
      return numbering === "section" ? this.#articles() : this.#open.length;
    }
    const holder = this.#open.findLastIndex(
      ({ path, interpretation }) =>
        path === within || (isWhole(interpretation) && String(interpretation.ordinal) === within),
    );
    if (holder >= 0) return holder + 1;
    const sibling = this.#open.findIndex(({ interpretation }) => interpretation?.numbering === "decimal");
    return sibling >= 0 ? sibling : this.#articles();
  }

  #articles(): number {
    return this.#open.filter(({ interpretation }) => interpretation?.numbering === "article").length;
  }

  #outOfOrder(label: Label, at: number): { depth: number; interpretation: Interpretation } {
    const [interpretation] = label.interpretations;
    if (interpretation === undefined) throw new Error("a label has an interpretation");
    const depth = this.#open.findLastIndex((open) => open.interpretation?.numbering === interpretation.numbering);
    this.findings.push({
      code: "outline.numbering_skips",
      severity: "warning",
      message: `“${label.text}” does not follow the part before it. Check whether a part is missing.`,
      span: this.#flow.spanOf(at, at + label.text.length),
    });
    return { depth: depth === -1 ? this.#open.length : depth, interpretation };
  }
}

const wholeNumberings: ReadonlySet<Interpretation["numbering"]> = new Set<Interpretation["numbering"]>([
  "article",
  "section",
  "arabic.",
  "ROMAN.",
]);

// Whether a part is numbered by a whole number, in which decimals may lie: `4.1` in `4.`
function isWhole(interpretation: Interpretation | undefined): interpretation is Interpretation {
  return interpretation !== undefined && wholeNumberings.has(interpretation.numbering);
}

function citedPath(parent: Growing | undefined, { cited }: Label, { numbering, within }: Interpretation): string {
  const whole = within !== undefined || numbering === "section";
  return whole || parent === undefined ? cited : parent.path + cited;
}
