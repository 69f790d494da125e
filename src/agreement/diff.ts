/** A run of words that two texts share, or that only one of them has. */
export type Change = { readonly change: "same" | "deleted" | "inserted"; readonly text: string };

/**
 * The differences of two texts, word by word: what stands in both, what only in the first (deleted), what only in the
 * second (inserted). Joined without the inserted runs it is exactly the first; without the deleted, exactly the second.
 *
 * @source E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986)
 */
export function differences(before: string, after: string): Change[] {
  if (before === after) return before === "" ? [] : [{ change: "same", text: before }];
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    { change: "same", text: a.slice(0, start).join("") },
    ...middle,
    { change: "same", text: a.slice(a.length - end).join("") },
  ]);
}

// Words with the white space after them, and punctuation by itself. Every character is in exactly one of the pieces,
// whatever its script; a character beyond the first plane is one, and never cut in half.
const letter = "\\p{L}\\p{M}\\p{N}_";
const joint = "[$%'’.,-]{1,2}";
const piece = new RegExp(`(?:${joint})?[${letter}]+(?:${joint}[${letter}]+)*\\s*|[^${letter}\\s]\\s*|\\s+`, "gu");

function wordsOf(text: string): string[] {
  return text.match(piece) ?? [];
}

// Two texts that have this little in common are told as one deleted and the other inserted.
const mostEdits = 600;

function between(a: readonly string[], b: readonly string[]): Change[] {
  const trail = shortestTrail(a, b);
  const whole: Change[] = [
    { change: "deleted", text: a.join("") },
    { change: "inserted", text: b.join("") },
  ];
  if (trail === undefined) return whole;
  const changes = walkBack(a, b, trail);
  const kept = changes.reduce((sum, { change, text }) => (change === "same" ? sum + text.trim().length : sum), 0);
  return kept * 4 < Math.min(whole[0]?.text.length ?? 0, whole[1]?.text.length ?? 0) ? whole : changes;
}

// For each number of edits, how far along `a` each diagonal was reached; the last leads to the end of both.
function shortestTrail(a: readonly string[], b: readonly string[]): Map<number, number>[] | undefined {
  const trail: Map<number, number>[] = [];
  let reached = new Map([[1, 0]]);
  for (let edits = 0; edits <= mostEdits; edits += 1) {
    const next = new Map(reached);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = downward(reached, diagonal, edits) ? at(reached, diagonal + 1) : at(reached, diagonal - 1) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return [...trail, reached];
    }
    trail.push(reached);
    reached = next;
  }
  return undefined;
}

function at(reached: ReadonlyMap<number, number>, diagonal: number): number {
  return reached.get(diagonal) ?? -1;
}

function downward(reached: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  return diagonal === -edits || (diagonal !== edits && at(reached, diagonal - 1) < at(reached, diagonal + 1));
}

function walkBack(a: readonly string[], b: readonly string[], trail: readonly Map<number, number>[]): Change[] {
  const changes: Change[] = [];
  let [x, y] = [a.length, b.length];
  for (let edits = trail.length - 1; edits >= 0; edits -= 1) {
    const reached = trail[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const from = downward(reached, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const previousX = at(reached, from);
    const previousY = previousX - from;
    while (x > previousX && y > previousY) {
      changes.push({ change: "same", text: a[x - 1] ?? "" });
      [x, y] = [x - 1, y - 1];
    }
    if (edits === 0) break;
    if (x === previousX) changes.push({ change: "inserted", text: b[y - 1] ?? "" });
    else changes.push({ change: "deleted", text: a[x - 1] ?? "" });
    [x, y] = [previousX, previousY];
  }
  return changes.toReversed();
}

// Neighbours of one kind as one run, and what goes before what comes in its place.
function joined(changes: readonly Change[]): Change[] {
  const runs: Change[] = [];
  let [deleted, inserted] = ["", ""];
  const flush = () => {
    if (deleted !== "") runs.push({ change: "deleted", text: deleted });
    if (inserted !== "") runs.push({ change: "inserted", text: inserted });
    [deleted, inserted] = ["", ""];
  };
  for (const { change, text } of changes) {
    if (change === "deleted") deleted += text;
    else if (change === "inserted") inserted += text;
    else if (text !== "") {
      flush();
      const last = runs.at(-1);
      if (last?.change === "same") runs.splice(-1, 1, { change: "same", text: last.text + text });
      else runs.push({ change: "same", text });
    }
  }
  flush();
  return runs;
}
