import { expect, test } from "vitest";
import { decodeFile } from "../../src/intake/decode.ts";
import type { ChangesRead } from "../../src/intake/decoded.ts";
import { placesOf } from "../../src/intake/places.ts";

function decoded(html: string, name = "paper.html", read: ChangesRead = "accepted") {
  const result = decodeFile(Buffer.from(html), name, read);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

test.each<[what: string, html: string, text: string]>([
  ["white space as a browser folds it", "<p>one\n  two</p>\n\n<p> three </p>", "one two\n\nthree"],
  ["blocks and breaks", "<div>a</div><div>b<br>c</div>", "a\nb\nc"],
  [
    "characters by name and number",
    "<p>&sect; 9.1 &#147;Rate&#148; &#8220;x&#8221; a&nbsp;b &amp;c</p>",
    "§ 9.1 “Rate” “x” a\u00a0b &c",
  ],
  ["what no browser shows", "<head><title>t</title><style>p{}</style></head><p>a<script>b</script><!-- c --></p>", "a"],
  ["words with no space between elements", "<p><b>In</b>terest <i>Rate</i>s</p>", "Interest Rates"],
  [
    "a row of cells behind tabs",
    "<table><tr><td><p>(a)</p></td><td></td><td><p>one</p><p>two</p></td></tr></table>",
    "(a)\tone\ntwo",
  ],
  ["rows apart", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>c", "a\n\nb\n\nc"],
  ["elements never closed", "<p>a<p>b<table><tr><td>c<td>d<tr><td>e</table>", "a\n\nb\n\nc\td\n\ne"],
  ["kept white space", "<pre>a   b\n   c</pre>", "a   b\n   c"],
  [
    "the labels of a list",
    '<ol type="a" start="2"><li>x</li><li>y<ol type="i"><li>z</li></ol></li></ol>',
    "b. x\nc. y\n\ni. z",
  ],
  ["bullets have no label", "<ul><li>x</li></ul>", "x"],
  ["a page break", '<p>a</p><hr style="page-break-after: always"><p>b</p>', "a\n\n\f\nb"],
  ["a fraction beside a number", "<p>12<sup>1</sup>/<sub>2</sub>%</p>", "12 1/2%"],
  ["struck words", "<p>at <strike>2.50%</strike><u>2.75%</u></p>", "at 2.75%"],
  ["words struck by style", '<p>at <span style="text-decoration:line-through">2.50%</span>2.75%</p>', "at 2.75%"],
  ["hidden words", '<p>a<span style="display:none">b</span></p>', "a"],
])("%s", (_, html, text) => {
  expect(decoded(html).text.trim()).toBe(text);
});

test("struck words are listed, and read when the paper is read as it was", () => {
  const html = "<p>at <s>2.50% or</s> <s>more</s><u>2.75%</u></p>";
  const paper = decoded(html);
  expect(paper.changes.map(({ kind, text, kept }) => [kind, text, kept])).toEqual([["struck", "2.50% or more", false]]);
  expect(paper.findings.map(({ code }) => code)).toEqual(["paper.words_struck"]);
  expect(html.slice(...range(paper.changes[0]?.places[0]))).toBe("2.50% or");
  expect(decoded(html, "a.html", "original").text.trim()).toBe("at 2.50% or more2.75%");
});

function range(place: unknown): [number, number] {
  return typeof place === "object" && place !== null && "start" in place && "end" in place
    ? [Number(place.start), Number(place.end)]
    : [0, 0];
}

test("marks stand beside the words that they set", () => {
  const paper = decoded(
    '<h2>Terms</h2><p><b>Interest</b> <b>Rate</b> <font style="text-decoration: underline">means</font></p>',
  );
  expect(paper.marks.map(({ kind, span }) => [kind, paper.text.slice(span.start, span.end)])).toEqual([
    ["heading", "Terms"],
    ["bold", "Interest"],
    ["bold", "Rate"],
    ["underlined", "means"],
  ]);
});

test("tables are tables, with cells that reach over others", () => {
  const { tables } = decoded(
    "<table><tr><th colspan=2>Level</th><th>Margin</th></tr><tr><td rowspan=2>I</td><td>$</td><td>1.00%</td></tr></table>",
  );
  expect(
    tables.map(({ heads, rows }) => [
      heads,
      rows.map((row) => row.map((cell) => `${cell.text} ${cell.columns}${cell.rows}`)),
    ]),
  ).toEqual([
    [
      1,
      [
        ["Level 21", "Margin 11"],
        ["I 12", "$ 11", "1.00% 11"],
      ],
    ],
  ]);
});

test("every word leads back to its characters in the file", () => {
  const html = "<html><p>The &#147;Interest&nbsp;Rate&#148;\nmeans <b>x</b></p></html>";
  const paper = decoded(html);
  for (const words of ["The", "“", "Interest\u00a0Rate", "means x"]) {
    const start = paper.text.indexOf(words);
    const [place] = placesOf(paper, { start, end: start + words.length });
    const shown = html.slice(...range(place)).replaceAll(/<[^>]*>/g, "");
    expect([words, shown.replaceAll("&#147;", "“").replaceAll("&nbsp;", "\u00a0")]).toEqual([words, words]);
  }
});

test("each document of a filing is read in its own form, in its place", () => {
  const filing = [
    "<SEC-DOCUMENT>0000.txt",
    "<DOCUMENT>\n<TYPE>EX-10.1\n<TEXT>\n<html><p>First <b>paper</b></p></html>\n</TEXT>\n</DOCUMENT>",
    "<DOCUMENT>\n<TYPE>EX-10.2\n<TEXT>\n   Second paper\n   set in columns\n</TEXT>\n</DOCUMENT>",
    "<DOCUMENT>\n<TYPE>GRAPHIC\n<TEXT>\nbegin 644 a.jpg\nM_]C_\nend\n</TEXT>\n</DOCUMENT>",
  ].join("\n");
  const paper = decoded(filing, "filing.txt");
  expect(paper.text).toBe("First paper\n\n\f\n\n   Second paper\n   set in columns\n\n\f\n");
  expect(paper.findings.map(({ code }) => code)).toEqual(["paper.document_unread"]);
  const start = paper.text.indexOf("Second");
  const [place] = placesOf(paper, { start, end: start + 6 });
  expect(filing.slice(...range(place))).toBe("Second");
});

test("a filing of text alone stays as it is filed", () => {
  const filing = "<DOCUMENT>\n<TYPE>EX-10.1\n<TEXT>\n<PAGE>\nAMENDMENT\n</TEXT>\n</DOCUMENT>\n";
  const paper = decoded(filing, "filing.txt");
  expect([paper.form, paper.text]).toEqual(["text", filing]);
});
