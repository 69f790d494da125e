/**
 * The words of a sentence and the words that it puts in place.
 *
 * Shape: `head` ends with the colon or the last word before the new text; `payload.text` is without the quotation
 * marks around it; `from`, `to` are where that text stands in what was split.
 */
export type Split = {
  readonly head: string;
  readonly payload?: { readonly text: string; readonly from: number; readonly to: number };
};

const ownParagraph = /:\s*\n/;

/** Splits off the text that a part puts in place: a paragraph of its own after a colon, or words in quotation marks. */
export function splitPayload(text: string): Split {
  const block = ownParagraph.exec(text);
  if (block !== null) return withPayload(text, block.index + 1, block.index + block[0].length, text.length);
  const inline = /: "/.exec(text);
  if (inline === null || !/\b(?:substitut|replac|insert|read|follow|add)/i.test(text.slice(0, inline.index))) {
    return { head: text };
  }
  const last = text.lastIndexOf('"');
  if (last <= inline.index + 2) return { head: text };
  return withPayload(text, inline.index + 1, inline.index + 2, last + 1);
}

function withPayload(text: string, headEnds: number, from: number, to: number): Split {
  const [start, end] = insideQuotes(text, from, to);
  return { head: text.slice(0, headEnds), payload: { text: text.slice(start, end), from: start, to: end } };
}

// The quotation marks around the whole are not part of it; those around a defined term at its start are.
function insideQuotes(text: string, from: number, to: number): [number, number] {
  const body = text.slice(from, to);
  const trailing = /"[.;]?\s*$/.exec(body);
  const opensTerm = /^"[^"\n]{1,80}"[,;]?\s+(?:shall|means?|is|has|of|-)/.test(body) || /^"[^"\n]{1,80}" \(/.test(body);
  if (!body.startsWith('"') || (opensTerm && !body.startsWith('""'))) return [from, to];
  return trailing === null ? [from + 1, to] : [from + 1, from + trailing.index];
}
