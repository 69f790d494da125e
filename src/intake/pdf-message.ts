/** A run of words on a page; `y` is its baseline. Unit: points from the lower left corner of the page as shown. */
export type PageItem = {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};

/** A line drawn across a page, level or nearly so. Unit: points. */
export type PageRule = { readonly left: number; readonly right: number; readonly y: number };

/** A remark fixed to a page. */
export type PageRemark = { readonly by: string; readonly on: string; readonly text: string };

/**
 * One page as it was taken out of a PDF.
 *
 * Shape: `turned` counts runs of words that do not run level; `isDrawn` says whether the lines on it could be seen.
 */
export type Page = {
  readonly items: readonly PageItem[];
  readonly rules: readonly PageRule[];
  readonly remarks: readonly PageRemark[];
  readonly pictures: number;
  readonly turned: number;
  readonly isDrawn: boolean;
};

/** What the reader of a PDF, on a thread of its own, has to say. */
export type PdfMessage =
  | { readonly outcome: "read"; readonly pages: readonly Page[] }
  | { readonly outcome: "locked" }
  | { readonly outcome: "broken"; readonly reason: string };
