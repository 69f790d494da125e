import type { Uncertainty } from "../acts/certainty.ts";
import type { ReadTerm } from "../terms/term.ts";
import type { Span } from "../text/span.ts";

/**
 * A part of an instrument: a section, a lettered paragraph, a definition.
 *
 * Shape: `path` as others cite it, empty for unnumbered text; `text` its own words, folded, without the parts below
 * it, which are in `parts`; `textSpan` where those words
 * stand; `span` reaches from the label over all its parts.
 */
export type Provision = {
  readonly path: string;
  readonly label: string;
  readonly heading: string;
  readonly text: string;
  readonly textSpan: Span;
  readonly span: Span;
  readonly terms: readonly ReadTerm[];
  readonly parts: readonly Provision[];
  /** What keeps the rates in its words from being certain; absent where nothing does. */
  readonly uncertain?: Uncertainty;
};
