/** A defect that is put into a sound paper: what it is, and the places in a text where it may be put. */
export type Seed = {
  readonly defect: string;
  readonly place: RegExp;
  readonly put: (found: readonly string[]) => string;
};

const numbers = "three|five|ten|fifteen|twenty|thirty|sixty|ninety";
const heading = "\\.?[ \\t\\u00a0]+[A-Z][^\\n]{0,60}[.:][ \\t]+[A-Z][^\\n]{20}";
const definition =
  /\n[ \t]*["“]([A-Z][A-Za-z ]{3,40})["”][ \t]*(?:shall mean|means) ([^"“]{20,900}?)\.[ \t]*\n(?=\s*\n)/g;

/** The defects that counsel asks a lint to find. */
export const seeds: readonly Seed[] = [
  {
    defect: "a figure changed beside its words",
    place: new RegExp(`\\b(${numbers})(%? \\()(\\d{1,2})(%?\\))`, "gi"),
    put: ([, words = "", open = "", figure = "", close = ""]) => `${words}${open}${Number(figure) + 3}${close}`,
  },
  {
    defect: "a section cited that is not there",
    place: /((?:in|of|under|to|with) Section[ \u00a0])(\d{1,2})\.(\d{1,2})(?= (?:hereof|above|below|has|shall|is)\b)/g,
    put: ([, before = "", article = "", section = ""]) => `${before}${article}.${Number(section) + 60}`,
  },
  {
    defect: "an article cited that is not there",
    place: /((?:in|of|under) Article )[IVX]+(?= (?:hereof|above|below|of this Agreement))/g,
    put: ([, before = ""]) => `${before}XLVII`,
  },
  {
    defect: "a section's number skipped",
    place: new RegExp(`\\n([ \\t]*(?:Section[ \\u00a0])?)(\\d{1,2})\\.(\\d{1,2})(${heading})`, "g"),
    put: ([, before = "", article = "", section = "", after = ""]) =>
      `\n${before}${article}.${Number(section) + 1}${after}`,
  },
  { defect: "a definition deleted", place: definition, put: () => "\n" },
  {
    defect: "a definition doubled in other words",
    place: definition,
    put: ([whole = ""]) => `${whole}\n${whole.replace(/shall mean|means/, "$& otherwise")}\n`,
  },
  {
    defect: "a day that no calendar has",
    place: /\b(June|September|April|November) \d{1,2}, ((?:19|20)\d\d)/g,
    put: ([, month = "", year = ""]) => `${month} 31, ${year}`,
  },
  {
    defect: "a signature taken out",
    place: /(By:[ \t\u00a0]*)\/s\/[^\n]*\n/g,
    put: ([, by = ""]) => `${by}____________________\n`,
  },
];

/** A text with a defect at some of the places where it may stand, one in each copy. */
export function seeded(text: string, { place, put }: Seed, most: number): string[] {
  const places = [...text.matchAll(place)];
  const step = Math.max(1, Math.floor(places.length / most));
  return places
    .filter((_, index) => index % step === 0)
    .slice(0, most)
    .map((found) => text.slice(0, found.index) + put(found) + text.slice(found.index + found[0].length));
}
