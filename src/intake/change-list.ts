import type { Span } from "../papers/text/span.ts";
import type { OriginalPlace, TrackedChange } from "./decoded.ts";

/** What makes two runs of changed words one change: what was done, by whom and when. */
export type ChangeOf = Pick<TrackedChange, "kind" | "by" | "on">;

/** Words that someone struck by hand, of whom the file tells nothing. */
export const struckByHand: ChangeOf = { kind: "struck", by: "", on: "" };

type Growing = ChangeOf & {
  readonly kept: boolean;
  readonly words: string[];
  span: Span;
  readonly places: OriginalPlace[];
};

/** The changes met in a paper, in their order; runs that follow one another are one change. */
export class ChangeList {
  readonly #changes: Growing[] = [];
  readonly #glue: string;

  /** `glue` stands between the runs of one change where they do not hold the white space between them. */
  constructor(glue: "" | " ") {
    this.#glue = glue;
  }

  add({ kind, by, on }: ChangeOf, words: string, kept: boolean, span: Span, place: OriginalPlace): void {
    const last = this.#changes.at(-1);
    const goesOn = last?.kind === kind && last.by === by && last.on === on && last.span.end === span.start;
    if (last === undefined || !goesOn) {
      this.#changes.push({ kind, by, on, kept, words: [words], span, places: [place] });
      return;
    }
    last.words.push(words);
    last.places.push(place);
    last.span = { start: last.span.start, end: span.end };
  }

  all(): TrackedChange[] {
    return this.#changes.map(({ words, ...change }) => ({ ...change, text: words.join(this.#glue) }));
  }
}
