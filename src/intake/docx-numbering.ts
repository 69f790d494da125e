import { numberText } from "./list-label.ts";
import { readXml } from "./xml.ts";

type Level = { format: string; text: string; start: number; restart: number | undefined; legal: boolean };
type Abstract = { readonly levels: Map<number, Level>; link: string };
type Numbering = { abstract: string; readonly overrides: Map<number, number>; readonly levels: Map<number, Level> };

/** The list that a paragraph belongs to and how deep in it. */
export type NumberedAs = { readonly list: string; readonly level: number };

/**
 * The numbers that Word makes and does not write: asked for paragraph by paragraph, in order.
 *
 * @source ECMA-376 part 1, section 17.9
 */
export class Numbers {
  readonly #abstracts = new Map<string, Abstract>();
  readonly #lists = new Map<string, Numbering>();
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #restarted = new Set<string>();

  constructor(part: string, xml: string | undefined) {
    if (xml !== undefined) this.#load(part, xml);
  }

  /** The label of the next paragraph of a list, `1.`, `(a)` or `Section 2.3`; empty where it shows a bullet or none. */
  next({ list, level }: NumberedAs): string {
    const numbering = this.#lists.get(list);
    const abstract = this.#abstractOf(numbering);
    const levels = abstract?.levels;
    const here = numbering?.levels.get(level) ?? levels?.get(level);
    if (numbering === undefined || levels === undefined || here === undefined) return "";
    const counts = this.#count({ list, level }, numbering, levels, here);
    if (here.format === "bullet") return "";
    if (here.format === "none") return plain(here.text);
    return here.text.replaceAll(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const other = numbering.levels.get(at) ?? levels.get(at);
      const count = counts[at] ?? other?.start ?? 1;
      counts[at] = count;
      return numberText(here.legal ? "decimal" : (other?.format ?? "decimal"), count);
    });
  }

  // Counts one on at a level, and lets the levels below it begin again.
  #count(
    { list, level }: NumberedAs,
    numbering: Numbering,
    levels: ReadonlyMap<number, Level>,
    here: Level,
  ): (number | undefined)[] {
    const counts = this.#countsOf(list, numbering);
    const override = numbering.overrides.get(level);
    const key = `${list} ${level}`;
    const restarts = override !== undefined && !this.#restarted.has(key);
    this.#restarted.add(key);
    const before = counts[level];
    counts[level] = restarts || before === undefined ? (override ?? here.start) : before + 1;
    for (let deeper = level + 1; deeper < 9; deeper += 1) {
      const after = levels.get(deeper)?.restart;
      if (after === undefined || (after !== 0 && level < after)) counts[deeper] = undefined;
    }
    return counts;
  }

  // Lists of one abstract list count on together.
  #countsOf(list: string, { abstract }: Numbering): (number | undefined)[] {
    const key = abstract === "" ? list : abstract;
    const counts = this.#counts.get(key) ?? [];
    this.#counts.set(key, counts);
    return counts;
  }

  #abstractOf(numbering: Numbering | undefined): Abstract | undefined {
    const abstract = this.#abstracts.get(numbering?.abstract ?? "");
    if (abstract === undefined || abstract.levels.size > 0) return abstract;
    return [...this.#abstracts.values()].find(({ link, levels }) => levels.size > 0 && link === abstract.link);
  }

  #load(part: string, xml: string): void {
    const loading: Loading = { abstract: undefined, numbering: undefined, level: undefined, overridden: 0 };
    readXml(part, xml, {
      text: () => undefined,
      open: (name, attributes) => {
        if (loading.level !== undefined) levelSays(loading.level, name, attributes["w:val"] ?? "");
        else this.#opened(loading, name, attributes);
      },
      close: (name) => {
        if (name === "w:lvl") loading.level = undefined;
        if (name === "w:num") loading.numbering = undefined;
        if (name === "w:abstractNum") loading.abstract = undefined;
      },
    });
  }

  #opened(loading: Loading, name: string, attributes: Readonly<Record<string, string>>): void {
    const { abstract, numbering } = loading;
    if (name === "w:abstractNum") {
      loading.abstract = { levels: new Map(), link: "" };
      this.#abstracts.set(String(attributes["w:abstractNumId"]), loading.abstract);
    } else if (name === "w:num") {
      loading.numbering = { abstract: "", overrides: new Map(), levels: new Map() };
      this.#lists.set(String(attributes["w:numId"]), loading.numbering);
    } else if (name === "w:lvl") {
      loading.level = { format: "decimal", text: "", start: 1, restart: undefined, legal: false };
      (numbering ?? abstract)?.levels.set(Number(attributes["w:ilvl"]), loading.level);
    } else if (numbering !== undefined) listSays(loading, numbering, name, attributes);
    else if (abstract !== undefined && linking.test(name)) abstract.link = String(attributes["w:val"]);
  }
}

function listSays(
  loading: Loading,
  numbering: Numbering,
  name: string,
  attributes: Readonly<Record<string, string>>,
): void {
  const { "w:val": value = "", "w:ilvl": level = "0" } = attributes;
  if (name === "w:abstractNumId") numbering.abstract = value;
  if (name === "w:lvlOverride") loading.overridden = Number(level);
  if (name === "w:startOverride") numbering.overrides.set(loading.overridden, Number(value));
}

const linking = /^w:(?:styleLink|numStyleLink)$/;

/** What is open while the lists of a document are read. */
type Loading = {
  abstract: Abstract | undefined;
  numbering: Numbering | undefined;
  level: Level | undefined;
  overridden: number;
};

function levelSays(level: Level, name: string, value: string): void {
  if (name === "w:numFmt") level.format = value;
  else if (name === "w:lvlText") level.text = value;
  else if (name === "w:start") level.start = Number(value);
  else if (name === "w:lvlRestart") level.restart = Number(value);
  else if (name === "w:isLgl") level.legal = value !== "0" && value !== "false";
}

// A level without a number may still say words, such as "Recitals".
function plain(text: string): string {
  return text.replaceAll(/%\d/g, "");
}
