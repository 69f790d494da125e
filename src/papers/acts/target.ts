import type { IsoDate } from "../../base/date.ts";
import type { Provision } from "../structure/provision.ts";
import type { Span } from "../text/span.ts";

/**
 * A paper as another paper refers to it.
 *
 * Shape: `name` is what it is called, "Covenant Supplement" or "letter agreement"; `of` the paper it supplements;
 * `amendedBy` the papers recited as having amended it; `asAmended` whether it is meant as amended from time to time.
 */
export type PaperReference = {
  readonly name: string;
  readonly dated?: IsoDate;
  readonly of?: PaperReference;
  readonly between: readonly string[];
  readonly amendedBy: readonly PaperReference[];
  readonly asAmended: boolean;
};

/**
 * What an act works on.
 *
 * Shape: `path` is a part's citation within its paper, `IV(g)(i)`, empty where a part is named by its `caption` alone,
 * and of the whole paper without one;
 * a sentence or a table stands in the definition of `term` when that is given, else in the part at `path`; `ordinal`
 * is -1 for the last, and of a table absent where it is called the only one or by the `caption` over it; `name` is an
 * attachment's, `Schedule 1.1`. A clause of a definition or an item of an attachment has its own `path` in it, `(a)`. A
 * passage is a proviso or a paragraph, counted as tables are, or the words over a list.
 */
export type Target =
  | {
      readonly kind: "definition";
      readonly term: string;
      readonly path?: string;
      readonly paper?: PaperReference;
    }
  | { readonly kind: "provision"; readonly path: string; readonly caption?: string; readonly paper?: PaperReference }
  | {
      readonly kind: "sentence";
      readonly ordinal: number;
      readonly path: string;
      readonly term?: string;
      readonly paper?: PaperReference;
    }
  | {
      readonly kind: "table";
      readonly ordinal?: number;
      readonly caption?: string;
      readonly path: string;
      readonly term?: string;
      /** The attachment that holds it, or that holds the item at `path`. */
      readonly name?: string;
      readonly paper?: PaperReference;
    }
  | {
      readonly kind: "attachment";
      readonly name: string;
      readonly path?: string;
      readonly paper?: PaperReference;
    }
  | {
      readonly kind: "passage";
      readonly unit: "proviso" | "paragraph" | "lead-in";
      readonly ordinal?: number;
      readonly path: string;
      readonly term?: string;
      readonly paper?: PaperReference;
    }
  | { readonly kind: "paper"; readonly paper: PaperReference };

/** Where something new goes within its target. `beside` is a term or the path of a part, as the place needs. */
export type Place =
  | { readonly at: "alphabetical" | "end" | "start" | "unsaid" }
  | { readonly at: "after" | "before"; readonly beside: string };

/** Which of several equal runs of words is meant. `sole` is what words that say nothing mean. */
export type Occurrence = "sole" | "each" | "last" | number;

/**
 * Words beside which others are put. Shape: `line` is the line the paper counts to, which a copy cannot show; `beside`
 * the words on the other side of what is put, where the paper names both: "between “its” and “income”".
 */
export type Anchor = {
  readonly side: "after" | "before";
  readonly words: string;
  readonly occurrence: Occurrence;
  readonly line?: number;
  readonly beside?: Beside;
};

/** Words or a letter beside which others stand that an act means: the "or" before "(iii)". */
export type Beside = { readonly side: "after" | "before"; readonly words: string };

/**
 * Words that an act puts in place.
 *
 * Shape: `text` is folded and without the quotation marks that enclose it; `parts` is their outline where they are
 * numbered, with each part's path as it will be cited in the amended paper: what later acts can work on.
 */
export type Payload = { readonly text: string; readonly span: Span; readonly parts?: readonly Provision[] };

/** A target in the words of the field: `Accounts Agreement § 9.1, first sentence`. */
export function targetText(target: Target): string {
  switch (target.kind) {
    case "definition":
      return `${clauseText(target)}definition of “${target.term}”${inPaper(target.paper)}`;
    case "provision":
      return `${paperText(target.paper)}${partText(target)}`;
    case "sentence":
    case "table":
      return `${holderText(target)}, ${whichText(target)} ${target.kind}${overText(target)}`;
    case "passage":
      return `${holderText(target)}, ${whichText(target)} ${target.unit}`;
    case "attachment":
      return `${paperText(target.paper)}${target.name}${(target.path ?? "") === "" ? "" : ` § ${target.path ?? ""}`}`;
    case "paper":
      return referenceText(target.paper);
    default:
      return target satisfies never;
  }
}

/** A reference in words: `letter agreement dated 1995-01-31, as amended by letter agreement dated 1997-03-11`. */
export function referenceText({ name, dated, of, amendedBy }: PaperReference): string {
  const whole = of === undefined ? name : `${name} to the ${referenceText(of)}`;
  const date = dated === undefined ? "" : ` dated ${dated}`;
  const amended = amendedBy.length === 0 ? "" : `, as amended by ${amendedBy.map(referenceText).join(" and ")}`;
  return `${whole}${date}${amended}`;
}

function clauseText({ path = "" }: { readonly path?: string }): string {
  return path === "" ? "" : `clause ${path} of the `;
}

function partText({ path, caption }: { readonly path: string; readonly caption?: string }): string {
  if (path === "" && caption === undefined) return "the paper amended";
  const quoted = caption === undefined ? "" : `“${caption}”`;
  return path === "" ? `part ${quoted}` : `§ ${path}${quoted === "" ? "" : ` ${quoted}`}`;
}

function holderText(target: Extract<Target, { readonly kind: "sentence" | "table" | "passage" }>): string {
  const { path, term, paper } = target;
  if (target.kind === "table" && target.name !== undefined)
    return targetText({ kind: "attachment", name: target.name, path, ...(paper === undefined ? {} : { paper }) });
  return term === undefined
    ? `${paperText(paper)}§ ${path}`
    : `${clauseText({ path })}definition of “${term}”${inPaper(paper)}`;
}

function whichText({ ordinal }: Extract<Target, { readonly kind: "sentence" | "table" | "passage" }>): string {
  return ordinal === undefined ? "the" : ordinalText(ordinal);
}

function overText(target: Target): string {
  return target.kind === "table" && target.caption !== undefined ? ` “${target.caption}”` : "";
}

function inPaper(paper: PaperReference | undefined): string {
  return paper === undefined ? "" : ` in ${referenceText(paper)}`;
}

function paperText(paper: PaperReference | undefined): string {
  return paper === undefined ? "" : `${referenceText(paper)} `;
}

function ordinalText(ordinal: number): string {
  const words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
  const placed = (place: number) => words[place - 1] ?? `${place}th`;
  if (ordinal === -1) return "last";
  return ordinal < 0 ? `${placed(-ordinal)} to last` : placed(ordinal);
}
