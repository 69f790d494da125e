import { printable } from "./printable.ts";

/** Text made safe to stand in HTML, in words and in attributes. Characters that no page may hold become U+FFFD. */
export function escaped(text: string): string {
  return printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** An element with attributes, which are escaped, around content, which is HTML already. */
export function element(name: string, attributes: { readonly [name: string]: string }, content: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${written.join("")}>${content}</${name}>`;
}

/** A whole page in one file: no scripts, nothing fetched. `body` is HTML already; the title is escaped. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** A provision with its words on the left and its notes in the margin. Both are HTML already. */
export function withMargin(
  attributes: { readonly [name: string]: string },
  words: string,
  notes: readonly string[],
): string {
  const margin = notes.length === 0 ? "" : `\n${element("aside", { class: "notes" }, notes.join(""))}`;
  return element("section", attributes, `\n<div class="words">${words}</div>${margin}\n`);
}

/** The words of a provision with their number or heading: a heading above them, or the number run in before them. */
export function titledWords(title: string, heading: string, depth: number, words: string): string {
  const level = `h${Math.min(depth + 3, 6)}`;
  const body = words === "" ? "" : element("p", { class: "text" }, words);
  if (title === "") return body;
  if (heading !== "") return `${element(level, {}, title)}${body}`;
  return element("p", { class: "text" }, `${element("span", { class: "number" }, title)} ${words}`);
}

const style = `:root { --ink: #1c1b19; --soft: #57534e; --rule: #cfcac2; --in: #0b5d3b; --out: #9b1c1c; --wait: #7a4a00; }
* { box-sizing: border-box; }
html { color-scheme: light; background: #fff; color: var(--ink); }
body { margin: 0 auto; padding: 3rem 2rem 6rem; max-width: 70rem; font: 1.0625rem/1.55 Charter, "Bitstream Charter",
  "Iowan Old Style", Georgia, "Liberation Serif", "Times New Roman", serif; }
header { border-bottom: 2px solid var(--ink); margin-bottom: 2.5rem; padding-bottom: 1rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.35rem; margin: 3.5rem 0 1.25rem; padding-bottom: .25rem; border-bottom: 1px solid var(--rule); }
h3, h4, h5, h6 { font-size: 1.0625rem; margin: 0 0 .2rem; line-height: 1.35; }
h3 { letter-spacing: .03em; }
header p { margin: .25rem 0; color: var(--soft); }
.provision { display: grid; grid-template-columns: minmax(0, 43rem) minmax(0, 1fr); column-gap: 2rem; align-items: start;
  margin: 0 0 1rem; }
.words { border-left: 3px solid transparent; padding-left: .9rem; }
.told .words { border-left-color: var(--ink); } .ruled .words { border-left: 3px dotted var(--soft); }
.d1 .words { padding-left: 2.4rem; } .d2 .words { padding-left: 3.9rem; } .d3 .words { padding-left: 5.4rem; }
.d4 .words, .d5 .words, .d6 .words { padding-left: 6.9rem; }
.text { margin: 0; white-space: pre-wrap; tab-size: 18; overflow-wrap: anywhere; hyphens: manual; }
.number { font-weight: 600; white-space: nowrap; margin-right: .35em; }
.notes, .legend, .pending, .prints { font: .8125rem/1.4 "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial,
  "Liberation Sans", sans-serif; }
.notes { color: var(--soft); border-left: 1px solid var(--rule); padding-left: .75rem; }
.notes p { margin: 0 0 .4rem; }
.notes .wait { color: var(--wait); font-style: italic; }
ins { color: var(--in); text-decoration: underline; text-decoration-thickness: .09em; text-underline-offset: .15em; }
del { color: var(--out); text-decoration: line-through; }
[data-note]::after { content: "\\00a0" attr(data-note); font: .7em/1 sans-serif; vertical-align: super; color: var(--soft);
  display: inline-block; }
ins::before, del::before, ins::after, del::after { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(100%); white-space: nowrap; }
ins::before { content: " [inserted: "; } del::before { content: " [deleted: "; }
.by { border-bottom: 1px dotted var(--ink); }
.tombstone { color: var(--soft); font-style: italic; margin: 0; }
.prints table { border-collapse: collapse; width: 100%; } .prints td { padding: .15rem 1rem .15rem 0; vertical-align: top;
  border-bottom: 1px solid var(--rule); } .prints code { font-size: .72rem; overflow-wrap: anywhere; }
@media (max-width: 56rem) { .provision { grid-template-columns: minmax(0, 1fr); } .notes { margin: .4rem 0 0 1rem; } }
@media print { @page { margin: 2cm 1.6cm; } body { padding: 0; max-width: none; font-size: 10.5pt; }
  .provision { grid-template-columns: minmax(0, 1fr) 4.6cm; column-gap: .6cm; }
  .notes { font-size: 7.5pt; }
  h2, h3, h4, h5, h6 { break-after: avoid; } .notes, .notes p { break-inside: avoid; } .text { orphans: 3; widows: 3; }
  .prints { break-before: page; } }
`;
