import { Parser } from "htmlparser2";
import { ChangeList, struckByHand } from "./change-list.ts";
import type { ChangesRead, MarkKind, TrackedChange } from "./decoded.ts";
import type { Draft } from "./draft.ts";
import { Refused } from "./failure.ts";
import { listLabel, type ListState, listStateOf } from "./list-label.ts";

/** Elements that may stand in one another. Browsers stop at 512; papers with forgotten ends need some more. */
const depthLimit = 1000;

const paragraphs = new Set("p h1 h2 h3 h4 h5 h6 blockquote ul ol dl table pre center address form".split(" "));
const lines = new Set("div li dt dd section article header footer main nav caption legend body html".split(" "));
const silent = new Set("script style head title template noscript select textarea svg object".split(" "));

const settings = new Map<string, MarkKind>([
  ["b", "bold"],
  ["strong", "bold"],
  ["i", "italic"],
  ["em", "italic"],
  ["u", "underlined"],
  ["ins", "underlined"],
  ["s", "struck"],
  ["strike", "struck"],
  ["del", "struck"],
  ["sup", "raised"],
  ...["h1", "h2", "h3", "h4", "h5", "h6"].map((name): [string, MarkKind] => [name, "heading"]),
]);

const styles: readonly [pattern: RegExp, kind: MarkKind][] = [
  [/font-weight\s*:\s*(?:bold|[6-9]00)/i, "bold"],
  [/font-style\s*:\s*(?:italic|oblique)/i, "italic"],
  [/text-decoration[a-z-]*\s*:[^;]*\bunderline/i, "underlined"],
  [/text-decoration[a-z-]*\s*:[^;]*\bline-through/i, "struck"],
  [/vertical-align\s*:\s*super/i, "raised"],
];

const pageBefore = /page-break-before\s*:\s*always|(?:^|[^-])break-before\s*:\s*page/i;
const pageAfter = /page-break-after\s*:\s*always|(?:^|[^-])break-after\s*:\s*page/i;
const hides = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** What is added to a draft from HTML beside its words. */
export type HtmlParts = { readonly changes: readonly TrackedChange[]; readonly hidden: number };

/**
 * Writes the words of an HTML text into a draft. `offset` is where the text begins in its file.
 *
 * White space is folded as a browser folds it; paragraphs, rows and pages part; cells of a row stand behind tabs; the
 * labels of lists, which a browser makes, are written out. Struck words are read as deleted.
 * Throws `Refused` for what is nested too deep.
 */
export function readHtml(draft: Draft, html: string, offset: number, read: ChangesRead): HtmlParts {
  const reader = new HtmlReader(draft, offset, read);
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => {
        reader.open(name, attributes, parser.startIndex);
      },
      ontext: (words) => {
        reader.text(words, parser.startIndex, parser.endIndex + 1);
      },
      onclosetag: (name) => {
        reader.close(name);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return reader.parts();
}

/** An element that is open: what ends with it. */
type Open = {
  readonly name: string;
  readonly kinds: readonly MarkKind[];
  readonly isSilent: boolean;
  readonly isHidden: boolean;
  readonly keepsSpace: boolean;
  readonly breaksAfter: boolean;
};

class HtmlReader {
  readonly #draft: Draft;
  readonly #offset: number;
  readonly #read: ChangesRead;
  readonly #open: Open[] = [];
  readonly #counts = new Map<MarkKind, number>();
  readonly #lists: ListState[] = [];
  readonly #changes = new ChangeList(" ");
  #silent = 0;
  #hidden = 0;
  #keepsSpace = 0;
  #hiddenWords = 0;
  #space: { readonly at: number; readonly kinds: readonly MarkKind[] } | undefined;

  constructor(draft: Draft, offset: number, read: ChangesRead) {
    this.#draft = draft;
    this.#offset = offset;
    this.#read = read;
  }

  parts(): HtmlParts {
    return { changes: this.#changes.all(), hidden: this.#hiddenWords };
  }

  open(name: string, attributes: Readonly<Record<string, string>>, at: number): void {
    const style = attributes["style"] ?? "";
    this.#structure(name, attributes, at);
    if (pageBefore.test(style)) this.#draft.page();
    if (name === "br" || name === "hr") this.#breakLine(name, style);
    const kinds = styles.flatMap(([pattern, kind]) => (pattern.test(style) ? [kind] : []));
    const own = settings.get(name);
    const opened: Open = {
      name,
      kinds: own === undefined || kinds.includes(own) ? kinds : [...kinds, own],
      isSilent: silent.has(name),
      isHidden: hides.test(style) || attributes["hidden"] !== undefined,
      keepsSpace: name === "pre" || /white-space\s*:\s*pre/i.test(style),
      breaksAfter: pageAfter.test(style) && name !== "br" && name !== "hr",
    };
    this.#open.push(opened);
    if (this.#open.length > depthLimit) throw new Refused({ code: "file.markup_too_deep", limit: depthLimit });
    this.#count(opened, 1);
  }

  close(name: string): void {
    const opened = this.#open.pop();
    if (opened === undefined) return;
    this.#count(opened, -1);
    if (name === "td" || name === "th") this.#draft.closeCell();
    if (name === "table") this.#draft.closeTable();
    if (name === "ol" || name === "ul") this.#lists.pop();
    this.#block(name);
    if (opened.breaksAfter) this.#draft.page();
  }

  text(words: string, start: number, end: number): void {
    if (this.#silent > 0) return;
    if (this.#hidden > 0) {
      this.#hiddenWords += words.trim() === "" ? 0 : 1;
      return;
    }
    if ((this.#counts.get("struck") ?? 0) > 0 && this.#read === "accepted") return this.#struck(words, start, end);
    if (end - start !== words.length) {
      this.#word(words, start, end);
      return;
    }
    for (const { 0: run, index } of words.matchAll(/[ \t\r\n\f]+|[^ \t\r\n\f]+/g)) {
      const at = start + index;
      if (!/^[ \t\r\n\f]/.test(run)) this.#word(run, at, at + run.length);
      else if (this.#keepsSpace > 0) this.#put(run.replaceAll(/\r\n?/g, "\n"), at, at + run.length);
      else this.#space ??= { at, kinds: this.#kinds() };
    }
  }

  #breakLine(name: "br" | "hr", style: string): void {
    if (name === "br") this.#draft.put("\n");
    else this.#draft.feed(2);
    if (pageAfter.test(style)) this.#draft.page();
    this.#space = undefined;
  }

  // Lists, tables and paragraphs.
  #structure(name: string, attributes: Readonly<Record<string, string>>, at: number): void {
    if (name === "table") {
      this.#block(name);
      this.#draft.openTable();
      return;
    }
    if (name === "tr") this.#draft.openRow();
    else if (name === "td" || name === "th") {
      this.#draft.openCell(reach(attributes["colspan"]), reach(attributes["rowspan"]), name === "th");
    }
    if (name === "tr" || name === "td" || name === "th") this.#space = undefined;
    this.#block(name);
    if (name === "ol" || name === "ul") this.#lists.push(listStateOf(name === "ol", attributes));
    if (name !== "li") return;
    const label = listLabel(this.#lists.at(-1), attributes["value"]);
    if (label !== "") this.#put(`${label} `, at, at + 3);
  }

  #block(name: string): void {
    if (!paragraphs.has(name) && !lines.has(name)) return;
    this.#space = undefined;
    if (this.#silent > 0) return;
    this.#draft.feed(paragraphs.has(name) ? 2 : 1);
  }

  #count({ kinds, isSilent, isHidden, keepsSpace }: Open, by: 1 | -1): void {
    for (const kind of kinds) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + by);
    this.#silent += isSilent ? by : 0;
    this.#hidden += isHidden ? by : 0;
    this.#keepsSpace += keepsSpace ? by : 0;
  }

  #word(word: string, start: number, end: number): void {
    const draft = this.#draft;
    const space = this.#space;
    if (space !== undefined && !draft.atLineStart && !/[\t ]/.test(draft.last))
      this.#put(" ", space.at, space.at + 1, space.kinds);
    this.#space = undefined;
    // The raised number of a note, or the upper half of a fraction, is no further digit of the number before it.
    const raised = (this.#counts.get("raised") ?? 0) > 0;
    if (raised && /\d/.test(draft.last) && /^\d/.test(word)) draft.put(" ");
    this.#put(word, start, end);
  }

  #kinds(): readonly MarkKind[] {
    return [...this.#counts].flatMap(([kind, count]) => (count > 0 ? [kind] : []));
  }

  #put(words: string, start: number, end: number, kinds: readonly MarkKind[] = this.#kinds()): void {
    const from = this.#draft.length;
    this.#draft.put(words, { at: "file", start: this.#offset + start, end: this.#offset + end });
    for (const kind of kinds) this.#draft.mark(kind, from);
  }

  #struck(words: string, start: number, end: number): void {
    if (words.trim() === "") {
      this.#space ??= { at: start, kinds: this.#kinds() };
      return;
    }
    const at = this.#draft.length;
    const place = { at: "file" as const, start: this.#offset + start, end: this.#offset + end };
    this.#changes.add(struckByHand, words.trim(), false, { start: at, end: at }, place);
  }
}

// How many columns or rows a cell says it reaches over; none reaches over a thousand.
function reach(text: string | undefined): number {
  const count = /^\s*(\d{1,3})\b/.exec(text ?? "");
  return Math.max(1, Number(count?.[1] ?? "1"));
}
