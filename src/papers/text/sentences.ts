/** A run of a text. Shape: positions in the text it was found in. */
export type Run = { readonly from: number; readonly to: number };

const abbreviation =
  /(?:\b(?:Inc|Corp|Co|Ltd|No|Nos|Mr|Mrs|Ms|Dr|St|Sec|Art|re|vs|et al|i\.e|e\.g|U\.S|N\.A|L\.P)|\b[A-Z])\.$/;

/**
 * The sentences of a text. A sentence ends at a full stop, question mark or exclamation mark before white space and
 * the start of another; never after an abbreviation, and never between quotation marks or brackets.
 */
export function sentencesIn(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  let quoted = false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '"') quoted = !quoted;
    else if (mark === "(" || mark === "[") depth += 1;
    else if ((mark === ")" || mark === "]") && depth > 0) depth -= 1;
    const closes = mark === "." || mark === "?" || mark === "!" || (mark === '"' && text[at - 1] === ".");
    if (!closes || quoted || depth > 0 || !endsSentence(text, at)) continue;
    runs.push({ from, to: at + 1 });
    from = skipSpace(text, at + 1);
  }
  if (from < text.length) runs.push({ from, to: text.length });
  return runs;
}

function endsSentence(text: string, at: number): boolean {
  if (!/^(?:\s+["([A-Z0-9]|\s*$)/.test(text.slice(at + 1, at + 12))) return false;
  return (
    text[at] !== "." || !abbreviation.test(text.slice(Math.max(0, at - 8), at + 1)) || /^\s*$/.test(text.slice(at + 1))
  );
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && /\s/.test(text.charAt(next))) next += 1;
  return next;
}

/** An item of a list inside a sentence: `(a) …; and (b) …`. Shape: `from`, `to` enclose its words, label left out. */
export type ListItem = Run & { readonly label: string };

/**
 * The items of the list that runs through a text, `(a)`, `(b)` and on, in order; nothing when there is no such list.
 * Labels that are only referred to, as in "clauses (a) and (b)", are not items.
 */
export function listItemsIn(text: string): ListItem[] {
  const marks: { label: string; at: number; from: number }[] = [];
  for (const match of text.matchAll(/(?:^|[\s,;:])\(([a-z]+|[ivx]+)\) /g)) {
    const label = `(${match[1] ?? ""})`;
    const referred = /\b(?:clauses?|paragraphs?|sections?|subsections?|and|or|through|,)$/i.test(
      text
        .slice(Math.max(0, match.index - 14), match.index + 1)
        .replace(/[\s,]+$/, (end) => (end.includes(",") ? "," : "")),
    );
    const expected = nextLabel(marks[0]?.label, marks.length);
    const listed =
      expected.includes(label) && !(referred && /\bclauses?\b[^.;]{0,40}$/i.test(text.slice(0, match.index + 1)));
    if (listed) marks.push({ label, at: match.index, from: match.index + match[0].length });
  }
  if (marks.length < 2) return [];
  return marks.map(({ label, from }, index) => ({ label, from, to: marks[index + 1]?.at ?? text.length }));
}

function nextLabel(first: string | undefined, place: number): string[] {
  const letter = `(${String.fromCharCode(97 + place)})`;
  const roman = `(${"i ii iii iv v vi vii viii ix x".split(" ")[place] ?? ""})`;
  if (first === undefined) return ["(a)", "(i)"];
  return first === "(i)" ? [roman] : [letter];
}
