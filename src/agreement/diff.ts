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
  const changes = settled(joined(walkBack(a, b, trail)));
  const kept = changes.reduce((sum, { change, text }) => (change === "same" ? sum + text.trim().length : sum), 0);
  return kept * 4 < Math.min(whole[0]?.text.length ?? 0, whole[1]?.text.length ?? 0) ? whole : changes;
}

// A few words that happen to stand in both, between longer ones that do not, only cut a change into pieces that nobody
// can read: they are told as deleted and inserted with their neighbours.
function settled(changes: readonly Change[]): Change[] {
  let runs = [...changes];
  for (let chance = chanceIn(runs); chance !== -1; chance = chanceIn(runs)) {
    const text = runs[chance]?.text ?? "";
    const told: Change[] = [
      { change: "deleted", text },
      { change: "inserted", text },
    ];
    runs = joined([...runs.slice(0, chance), ...told, ...runs.slice(chance + 1)]);
  }
  return runs;
}

function chanceIn(runs: readonly Change[]): number {
  return runs.findIndex(({ change, text }, index) => {
    if (change !== "same" || index === 0 || index === runs.length - 1) return false;
    const before = longest(runs[index - 1], runs[index - 2]);
    const after = longest(runs[index + 1], runs[index + 2]);
    return text.trim().length <= Math.min(before, after);
  });
}

// Of a deleted and an inserted run beside one another, or of one alone: the nearer, and the one behind it.
function longest(nearer: Change | undefined, farther: Change | undefined): number {
  const both = [nearer, ...(farther?.change === "same" ? [] : [farther])];
  return Math.max(...both.map((run) => run?.text.length ?? 0));
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

// Neighbours of one kind as one run, and what goes before what comes in its place. What both begin with, and the white
// space that ends both, is in neither: a word is the same word whatever white space follows it.
function joined(changes: readonly Change[]): Change[] {
  const runs: Change[] = [];
  let [deleted, inserted] = ["", ""];
  const put = (change: Change["change"], text: string) => {
    const last = runs.at(-1);
    if (last?.change === change) runs.splice(-1, 1, { change, text: last.text + text });
    else if (text !== "") runs.push({ change, text });
  };
  const flush = () => {
    const start = sharedStart(deleted, inserted);
    const end = sharedEnd(deleted.slice(start), inserted.slice(start));
    put("same", deleted.slice(0, start));
    put("deleted", deleted.slice(start, deleted.length - end));
    put("inserted", inserted.slice(start, inserted.length - end));
    put("same", deleted.slice(deleted.length - end));
    [deleted, inserted] = ["", ""];
  };
  for (const { change, text } of changes) {
    if (change === "deleted") deleted += text;
    else if (change === "inserted") inserted += text;
    else if (text !== "") {
      flush();
      put("same", text);
    }
  }
  flush();
  return runs;
}

const inWord = new RegExp(`[${letter}\\p{Cs}$%'’.,-]`, "u");

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  while (length > 0 && (cutsWord(a, length) || cutsWord(b, length))) length -= 1;
  return length;
}

function cutsWord(text: string, index: number): boolean {
  return index < text.length && inWord.test(text[index - 1] ?? "") && inWord.test(text[index] ?? "");
}

function sharedEnd(a: string, b: string): number {
  const shortest = Math.min(a.length, b.length);
  let length = 0;
  while (length < shortest && a.at(-1 - length) === b.at(-1 - length) && /\s/.test(a.at(-1 - length) ?? ""))
    length += 1;
  return length;
}
