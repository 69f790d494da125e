/** A list that is open, and how many items it has had. */
export type ListState = { readonly numbering: string; next: number };

/** The state of a list at its start, as its attributes have it. */
export function listStateOf(isOrdered: boolean, attributes: Readonly<Record<string, string>>): ListState {
  const start = Number(/^-?\d{1,6}$/.exec(attributes["start"] ?? "")?.[0] ?? "1");
  return { numbering: isOrdered ? (attributes["type"] ?? "1") : "", next: start };
}

/** The label of the next item of a list as a browser shows it; empty where the list has only bullets. */
export function listLabel(list: ListState | undefined, value: string | undefined): string {
  if (list === undefined || list.numbering === "") return "";
  if (value !== undefined && /^-?\d{1,6}$/.test(value)) list.next = Number(value);
  const number = list.next;
  list.next += 1;
  return `${numberText(formats.get(list.numbering) ?? "decimal", number)}.`;
}

const formats = new Map([
  ["1", "decimal"],
  ["a", "lowerLetter"],
  ["A", "upperLetter"],
  ["i", "lowerRoman"],
  ["I", "upperRoman"],
]);

/**
 * A number as lists write it: `decimal`, `decimalZero`, `lowerLetter` (`z`, then `aa`), `upperLetter`, `lowerRoman`,
 * `upperRoman`; in figures for any other format.
 *
 * @source ECMA-376 part 1, section 17.18.59
 */
export function numberText(format: string, number: number): string {
  if (format === "decimalZero") return String(number).padStart(2, "0");
  if (number < 1 || number > 3999) return String(number);
  const figures = () => String(number);
  const write = format.endsWith("Letter") ? letters : format.endsWith("Roman") ? roman : figures;
  const text = write(number);
  return format.startsWith("upper") ? text.toUpperCase() : text;
}

function letters(number: number): string {
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

const numerals: readonly [value: number, text: string][] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(number: number): string {
  let [left, text] = [number, ""];
  for (const [value, numeral] of numerals) {
    while (left >= value) [left, text] = [left - value, text + numeral];
  }
  return text;
}
