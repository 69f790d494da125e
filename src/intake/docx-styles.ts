import type { MarkKind } from "./decoded.ts";
import { readXml } from "./xml.ts";

/** How the words of a run are set: a kind that is absent is left as it was. `hidden` words are not shown. */
export type RunSetting = { readonly [Kind in MarkKind | "hidden"]?: boolean };

/** What a style says of its paragraphs and runs. */
type Style = { base: string; list: string | undefined; level: number | undefined; setting: RunSetting };

/** The styles of a document: what a paragraph or run of a style is like, with the styles that it is based on. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  #standard = "";

  constructor(part: string, xml: string | undefined) {
    if (xml !== undefined) this.#load(part, xml);
  }

  /** How the runs of a style are set. */
  settingOf(style: string | undefined): RunSetting {
    return this.#chain(style).reduce<RunSetting>((setting, { setting: own }) => ({ ...setting, ...own }), {});
  }

  /** The list and level that paragraphs of a style belong to, where it says so. */
  listOf(style: string | undefined): { readonly list: string | undefined; readonly level: number | undefined } {
    const chain = this.#chain(style).toReversed();
    return {
      list: chain.find(({ list }) => list !== undefined)?.list,
      level: chain.find(({ level }) => level !== undefined)?.level,
    };
  }

  // From the style that all are based on to the style itself; one based on itself is cut where it comes round.
  #chain(style: string | undefined): Style[] {
    const chain: Style[] = [];
    let found = this.#styles.get(style ?? this.#standard);
    while (found !== undefined && !chain.includes(found)) {
      chain.unshift(found);
      found = this.#styles.get(found.base);
    }
    return chain;
  }

  #load(part: string, xml: string): void {
    let style: Style | undefined;
    readXml(part, xml, {
      text: () => undefined,
      open: (name, attributes) => {
        if (name !== "w:style") {
          if (style !== undefined) styleSays(style, name, attributes);
          return;
        }
        const { "w:styleId": id = "", "w:type": type, "w:default": standard = "0" } = attributes;
        style = { base: "", list: undefined, level: undefined, setting: {} };
        this.#styles.set(id, style);
        if (type === "paragraph" && isOn(standard)) this.#standard = id;
      },
      close: (name) => {
        if (name === "w:style") style = undefined;
      },
    });
  }
}

function styleSays(style: Style, name: string, attributes: Readonly<Record<string, string>>): void {
  const value = attributes["w:val"] ?? "";
  if (name === "w:basedOn") style.base = value;
  else if (name === "w:numId") style.list = value;
  else if (name === "w:ilvl") style.level = Number(value);
  else if (name === "w:name")
    style.setting = /^heading \d/i.test(value) ? { ...style.setting, heading: true } : style.setting;
  else style.setting = { ...style.setting, ...settingOf(name, attributes) };
}

const toggles = new Map<string, MarkKind | "hidden">([
  ["w:b", "bold"],
  ["w:i", "italic"],
  ["w:strike", "struck"],
  ["w:dstrike", "struck"],
  ["w:vanish", "hidden"],
  ["w:webHidden", "hidden"],
]);

/** What one element of run properties says. */
export function settingOf(name: string, attributes: Readonly<Record<string, string>>): RunSetting {
  const value = attributes["w:val"];
  const toggled = toggles.get(name);
  if (toggled !== undefined) return { [toggled]: isOn(value ?? "1") };
  if (name === "w:u") return { underlined: value !== undefined && value !== "none" };
  return name === "w:vertAlign" ? { raised: value === "superscript" } : {};
}

function isOn(value: string): boolean {
  return value !== "0" && value !== "false" && value !== "off";
}
