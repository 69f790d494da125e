import type { Span } from "../text/span.ts";

/**
 * Something that counsel should look at before a paper is signed or relied on.
 *
 * Shape: `message` explains and ends with what to do. An `error` cannot be meant; a `warning` is hardly meant; a
 * `notice` may well be, and is told only when asked for.
 */
export type LintFinding = {
  readonly code: string;
  readonly severity: "error" | "warning" | "notice";
  readonly message: string;
  readonly span: Span;
};
