import type { IsoDate } from "../base/date.ts";
import type { Money } from "../base/money.ts";
import type { Ratio } from "../base/ratio.ts";
import { figure, type Receipt } from "../base/receipt.ts";

/** Something that a letter says is so, with what it rests on: at least one clause or fact. */
export type Statement = {
  readonly part: "statement";
  readonly words: string;
  readonly rests: readonly [Receipt, ...Receipt[]];
};

/**
 * A table of a letter. `amounts` are the columns, counted from zero, that hold amounts; `totals` the last rows that sum
 * up those above. Every row is told from the same facts as `rests`.
 */
export type LetterTable = {
  readonly part: "table";
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly amounts: readonly number[];
  readonly totals: number;
  readonly rests: readonly [Receipt, ...Receipt[]];
};

/** What somebody has to fill in before a letter is given, since the record does not hold it. */
export type LetterGap = { readonly part: "gap"; readonly words: string; readonly wanting: readonly string[] };

/**
 * A figure of a letter of money, as data.
 *
 * Shape: `from` and `to` are days, both counted, of interest; `base` bears the `rate`, per annum in percent. `exact` is
 * interest before it is rounded, in cents; `amount` is settled. `on` is the day it is of, or falls due.
 */
export type LetterFigure = {
  readonly kind: "owed" | "interest" | "band" | "trueUp" | "fee" | "total" | "perDiem" | "rate" | "part";
  readonly name: string;
  readonly on?: IsoDate;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly days?: number;
  readonly base?: Money;
  readonly rate?: string;
  readonly exact?: Ratio;
  readonly amount?: Money;
  readonly clause: string;
};

/**
 * A part of a letter. `said` are words that ask for something, agree to it or keep a right, and assert no fact; a `gap`
 * is left to be filled in.
 */
export type LetterPart =
  | LetterGap
  | Statement
  | LetterTable
  | { readonly part: "heading"; readonly words: string }
  | { readonly part: "said"; readonly words: string };

/**
 * A letter, notice or certificate made from the record, for somebody to sign.
 *
 * Shape: `on` is the day that it bears; `subject` what it is about; `copies` are names of those who get one besides.
 * `illustration` marks one about a facility that was written to show the program. Whatever it asserts stands in a part
 * with the receipts that it rests on.
 */
export type Letter = {
  readonly title: string;
  readonly on: IsoDate;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly parts: readonly LetterPart[];
  readonly copies: readonly string[];
  /** The figures of a letter of money; of another none. */
  readonly figures?: readonly LetterFigure[];
  readonly illustration: boolean;
};

/** Says that something is so, resting on what made it so. */
export function statement(words: string, ...rests: readonly [Receipt, ...Receipt[]]): Statement {
  return { part: "statement", words, rests };
}

/** Words that ask, agree or keep a right, and assert nothing. */
export function said(words: string): LetterPart {
  return { part: "said", words };
}

/** Names what somebody has to fill in before the letter is given. */
export function gap(words: string, ...wanting: readonly string[]): LetterGap {
  return { part: "gap", words, wanting };
}

/** The clauses and acts that a part rests on, each once, in order. */
export function clausesOf(rests: readonly Receipt[]): string[] {
  const own = ({ kind, cite, because }: Receipt): string[] => [
    ...((kind === "clause" || kind === "act") && cite !== undefined && cite !== "" ? [cite] : []),
    ...because.flatMap(own),
  ];
  return [...new Set(rests.flatMap(own))];
}

/** What a letter rests on: a node for each thing that it asserts, with the clauses and facts below it. */
export function letterReceipt({ title, on, parts }: Letter): Receipt {
  return figure(
    title,
    on,
    parts.flatMap((each) => {
      if (each.part === "statement") return [figure(each.words, "", each.rests)];
      return each.part === "table" ? [figure(each.heads.join(", "), "", each.rests)] : [];
    }),
  );
}
