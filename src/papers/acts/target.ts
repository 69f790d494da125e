import type { IsoDate } from "../../base/date.ts";
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

/** What an act works on. `path` is a part's citation within its paper, `IV(g)(i)`; `ordinal` is -1 for the last. */
export type Target =
  | { readonly kind: "definition"; readonly term: string; readonly paper?: PaperReference }
  | { readonly kind: "provision"; readonly path: string; readonly paper?: PaperReference }
  | { readonly kind: "sentence"; readonly ordinal: number; readonly path: string; readonly paper?: PaperReference }
  | { readonly kind: "paper"; readonly paper: PaperReference };

/** Words that an act puts in place. `text` is folded and without the quotation marks that enclose it. */
export type Payload = { readonly text: string; readonly span: Span };

/** A target in the words of the field: `Accounts Agreement § 9.1, first sentence`. */
export function targetText(target: Target): string {
  switch (target.kind) {
    case "definition":
      return `definition of “${target.term}”${inPaper(target.paper)}`;
    case "provision":
      return `${paperText(target.paper)}§ ${target.path}`;
    case "sentence":
      return `${paperText(target.paper)}§ ${target.path}, ${ordinalText(target.ordinal)} sentence`;
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

function inPaper(paper: PaperReference | undefined): string {
  return paper === undefined ? "" : ` in ${referenceText(paper)}`;
}

function paperText(paper: PaperReference | undefined): string {
  return paper === undefined ? "" : `${referenceText(paper)} `;
}

function ordinalText(ordinal: number): string {
  const words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
  return ordinal === -1 ? "last" : (words[ordinal - 1] ?? `${ordinal}th`);
}
