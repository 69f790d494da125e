import { type Anchor, targetText } from "../../src/papers/acts/target.ts";
import { expectInPlace, readLetter } from "./paper.ts";

// `after its sole`, with the words on the other side where the letter names them.
function besideText({ side, words, occurrence, beside }: Anchor): string {
  const other = beside === undefined ? "" : ` ${beside.side} ${beside.words}`;
  return `${side} ${words} ${occurrence}${other}`;
}

/**
 * What is read of a letter of one part, an act a row: its kind, its target, the old words, the new ones, where they go.
 * Each text put in place must stand in the letter where its span says.
 */
export function told(part: string): unknown[] {
  const { acts, text } = readLetter(part);
  return acts.map((act: any) => {
    const { payload } = act;
    if (payload !== undefined) expectInPlace(text, payload);
    const { anchor, old, occurrence, line, label, place } = act;
    const beside = typeof anchor === "object" ? besideText(anchor) : anchor;
    return [act.kind, targetText(act.target), old, payload?.text, beside, occurrence, line, label, place]
      .filter((each) => each !== undefined)
      .map((each) => (typeof each === "object" ? Object.values(each).join(" ") : each));
  });
}
