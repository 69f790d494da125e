import type { Table } from "../papers/structure/table.ts";
import type { Finding, Span } from "../papers/text/span.ts";

/** The form in which a paper came. */
export type Form = "text" | "html" | "docx" | "pdf";

/** How the bytes of a text were read. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * Where words stand in the file they came from.
 *
 * Unit: in a text or HTML file, characters of the file, UTF-16, lines and columns from one; in a part of a DOCX, the
 * paragraph and the run in it, from one, and characters of the run from zero; on a page of a PDF, from one, points from
 * its lower left corner. What begins is counted, what ends is not.
 */
export type OriginalPlace =
  | { readonly at: "file"; readonly start: number; readonly end: number }
  | {
      readonly at: "part";
      readonly part: string;
      readonly paragraph: number;
      readonly run: number;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly at: "page";
      readonly page: number;
      readonly left: number;
      readonly bottom: number;
      readonly right: number;
      readonly top: number;
    };

/** A run of the decoded text that comes from one place. Shape: from `from` up to the next run. */
export type Origin = { readonly from: number; readonly to: number; readonly place: OriginalPlace };

/** How words are set where that may carry meaning. `raised` are superscripts, such as the number of a note. */
export type MarkKind = "bold" | "italic" | "underlined" | "struck" | "raised" | "heading";

/** A run of words that is set in some way. */
export type Mark = { readonly kind: MarkKind; readonly span: Span };

/**
 * A change that was tracked in a paper, or words struck through.
 *
 * Shape: `text` the words, which are part of the decoded text only if `kept`; then `span` holds them, else it is empty
 * and tells where they would stand. `by` and `on` are as the file has them, empty where it has none.
 */
export type TrackedChange = {
  readonly kind: "inserted" | "deleted" | "movedHere" | "movedAway" | "struck";
  readonly by: string;
  readonly on: string;
  readonly text: string;
  readonly kept: boolean;
  readonly span: Span;
  readonly places: readonly OriginalPlace[];
};

/** A remark that someone wrote beside the words; never part of them. */
export type MarginComment = { readonly by: string; readonly on: string; readonly text: string; readonly span: Span };

/** Which words of a paper with tracked changes are read: as if all were accepted, or as if none had been made. */
export type ChangesRead = "accepted" | "original";

/**
 * A paper as it can be read, whatever form it came in.
 *
 * Shape: `text` are its lines, for the reader; `origins` lead from its offsets back to the file; what is set in a way
 * that may carry meaning, tables, tracked changes and comments stand beside it. `findings` say what a person should
 * look at.
 */
export type DecodedPaper = {
  readonly form: Form;
  readonly encoding?: Encoding;
  /** Where each line of a text or HTML file begins. Unit: characters of the file. */
  readonly lineStarts?: readonly number[];
  readonly text: string;
  readonly origins: readonly Origin[];
  readonly marks: readonly Mark[];
  readonly tables: readonly Table[];
  readonly changes: readonly TrackedChange[];
  readonly comments: readonly MarginComment[];
  readonly findings: readonly Finding[];
};
