const byLetter = /^(.*)\(([a-z])\)(?: through | ?[-–] ?)\(([a-z])\)$/;
const byNumber = /^(\d+\.)(\d+) through (\d+\.)(\d+)$/;
const longest = 26;

/**
 * The parts that an item of a citation names: `2.1(a) through (c)` are three, `10.1 through 10.4` four. A range of any
 * other kind is left as it is written, and names none.
 */
export function ranged(item: string): readonly string[] {
  const each = overLetters(item) ?? overNumbers(item);
  return each === undefined || each.length < 2 ? [item] : each;
}

function overLetters(item: string): readonly string[] | undefined {
  const [, above = "", from = "", to = ""] = byLetter.exec(item) ?? [];
  if (from === "") return undefined;
  return counting(from.charCodeAt(0), to.charCodeAt(0)).map((code) => `${above}(${String.fromCharCode(code)})`);
}

function overNumbers(item: string): readonly string[] | undefined {
  const [, first = "", low = "", second = "", high = ""] = byNumber.exec(item) ?? [];
  if (first === "" || first !== second) return undefined;
  return counting(Number(low), Number(high)).map((ordinal) => `${first}${ordinal}`);
}

function counting(from: number, to: number): readonly number[] {
  const count = to - from + 1;
  return count > 0 && count <= longest ? Array.from({ length: count }, (_, index) => from + index) : [];
}
