import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { decodeFile } from "../../src/intake/decode.ts";
import type { ChangesRead } from "../../src/intake/decoded.ts";
import { placesOf } from "../../src/intake/places.ts";

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const files = {
    "word/document.xml": `<?xml version="1.0"?><w:document ${space}><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(
      Object.entries(parts).map(([name, xml]) => [`word/${name}.xml`, `<w:x ${space}>${xml}</w:x>`]),
    ),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function decoded(body: string, read: ChangesRead = "accepted", parts: Readonly<Record<string, string>> = {}) {
  const result = decodeFile(docx(body, parts), "paper.docx", read);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const run = (text: string, set = "") => `<w:r>${set === "" ? "" : `<w:rPr>${set}</w:rPr>`}<w:t>${text}</w:t></w:r>`;
const gone = (text: string) => `<w:r><w:delText>${text}</w:delText></w:r>`;
const by = 'w:id="1" w:author="A. Counsel" w:date="2002-10-30T09:00:00Z"';
const paragraph = (content: string, properties = "") =>
  `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;

const changed = paragraph(
  run("at the rate of ") +
    `<w:del ${by}>${gone("2.50%")}</w:del><w:ins ${by}>${run("2.75%")}</w:ins>` +
    run(" per annum"),
);

test.each<[ChangesRead, string]>([
  ["accepted", "at the rate of 2.75% per annum"],
  ["original", "at the rate of 2.50% per annum"],
])("tracked changes are read %s, and listed either way", (read, text) => {
  const paper = decoded(changed, read);
  expect(paper.text.trim()).toBe(text);
  expect(paper.changes.map(({ kind, text: words, kept, by: who }) => [kind, words, kept, who])).toEqual([
    ["deleted", "2.50%", read === "original", "A. Counsel"],
    ["inserted", "2.75%", read === "accepted", "A. Counsel"],
  ]);
  expect(paper.findings.map(({ code }) => code)).toEqual(["paper.changes_tracked"]);
});

test.each<[what: string, body: string, accepted: string, original: string]>([
  [
    "words moved elsewhere",
    paragraph(`<w:moveFrom ${by}>${gone("here")}</w:moveFrom>${run("and")}<w:moveTo ${by}>${run("here")}</w:moveTo>`),
    "andhere",
    "hereand",
  ],
  [
    "the end of a paragraph deleted",
    paragraph(run("one "), `<w:rPr><w:del ${by}/></w:rPr>`) + paragraph(run("two")),
    "one two",
    "one \n\ntwo",
  ],
  [
    "a paragraph inserted",
    paragraph(run("one")) +
      paragraph(`<w:ins ${by}>${run("new")}</w:ins>`, `<w:rPr><w:ins ${by}/></w:rPr>`) +
      paragraph(run("two")),
    "one\n\nnew\n\ntwo",
    "one\n\ntwo",
  ],
  [
    "words struck by hand",
    paragraph(run("2.50%", "<w:strike/>") + run("2.75%", "<w:u w:val='single'/>")),
    "2.75%",
    "2.50%2.75%",
  ],
  [
    "a change of form only",
    paragraph(run("same", "<w:b/><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>")),
    "same",
    "same",
  ],
  [
    "words deleted that were inserted",
    paragraph(`<w:ins ${by}><w:del ${by}>${gone("x")}</w:del></w:ins>${run("y")}`),
    "y",
    "y",
  ],
  [
    "a row deleted",
    `<w:tbl><w:tr><w:tc>${paragraph(run("a"))}</w:tc></w:tr><w:tr><w:trPr><w:del ${by}/></w:trPr><w:tc>${paragraph(run("b"))}</w:tc></w:tr></w:tbl>`,
    "a",
    "a\n\nb",
  ],
  [
    "what only an old program shows",
    paragraph(
      `<mc:AlternateContent><mc:Choice>${run("a")}</mc:Choice><mc:Fallback>${run("b")}</mc:Fallback></mc:AlternateContent>`,
    ),
    "a",
    "a",
  ],
  [
    "a field and its code",
    paragraph(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>${run("2.1")}`),
    "2.1",
    "2.1",
  ],
  ["hidden words", paragraph(run("seen") + run("unseen", "<w:vanish/>")), "seen", "seen"],
  [
    "a number raised beside a number",
    paragraph(run("$10,000") + run("1", '<w:vertAlign w:val="superscript"/>')),
    "$10,000 1",
    "$10,000 1",
  ],
  [
    "tabs, breaks and hyphens",
    paragraph(
      '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>',
    ),
    "a\tb\nc-",
    "a\tb\nc-",
  ],
])("%s", (_, body, accepted, original) => {
  expect(decoded(body).text.trim()).toBe(accepted);
  expect(decoded(body, "original").text.trim()).toBe(original);
});

const numbering = `
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Section %1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:isLgl/><w:lvlText w:val="%1.%3"/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>
</w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;
const styles = `<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="heading 1"/><w:basedOn w:val="Base"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Base"><w:basedOn w:val="Head"/><w:rPr><w:b/></w:rPr></w:style>`;
const listed = (list: number, level: number, text: string) =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

test("the numbers that Word makes are written out, and begin again where it does", () => {
  const body = [
    paragraph(run("Definitions"), '<w:pStyle w:val="Head"/>'),
    listed(3, 1, "a"),
    listed(3, 1, "b"),
    listed(3, 0, "Terms"),
    listed(3, 1, "c"),
    listed(3, 2, "d"),
    listed(3, 3, "e"),
    listed(4, 0, "Later"),
    listed(0, 0, "plain"),
  ].join("");
  const paper = decoded(body, "accepted", { numbering, styles });
  expect(paper.text.trim().split("\n\n")).toEqual([
    "Section 1. Definitions",
    "(a) a",
    "(b) b",
    "Section 2. Terms",
    "(a) c",
    "2.1 d",
    "e",
    "Section 5. Later",
    "plain",
  ]);
  expect(paper.marks.map(({ kind, span }) => [kind, paper.text.slice(span.start, span.end)])).toEqual([
    ["bold", "Definitions"],
    ["heading", "Definitions"],
  ]);
});

test("a deleted paragraph of a list takes no number", () => {
  const removed = paragraph(
    `<w:del ${by}>${gone("b")}</w:del>`,
    `<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr><w:rPr><w:del ${by}/></w:rPr>`,
  );
  const body = listed(3, 1, "a") + removed + listed(3, 1, "c");
  expect(decoded(body, "accepted", { numbering }).text.trim()).toBe("(a) a\n\n(b) c");
  expect(decoded(body, "original", { numbering }).text.trim()).toBe("(a) a\n\n(b) b\n\n(c) c");
});

test("comments stand beside the words, and notes behind them", () => {
  const body = paragraph(
    `${run("the ")}<w:commentRangeStart w:id="5"/>${run("Term")}<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>` +
      '<w:r><w:footnoteReference w:id="2"/></w:r>',
  );
  const comments = `<w:comment w:id="5" w:author="B. Banker" w:date="2002-10-30T10:00:00Z">${paragraph(run("which?"))}${paragraph(run("this?"))}</w:comment>`;
  const footnotes = `<w:footnote w:id="2">${paragraph(run("as amended"))}</w:footnote>`;
  const paper = decoded(body, "accepted", { comments, footnotes });
  expect(paper.text.trim()).toBe("the Term\n\nas amended");
  expect(paper.comments.map(({ span, ...rest }) => [rest, paper.text.slice(span.start, span.end)])).toEqual([
    [{ by: "B. Banker", on: "2002-10-30T10:00:00Z", text: "which?\nthis?" }, "Term"],
  ]);
});

test("a table is a table, and a row a line of its cells", () => {
  const cell = (text: string, span = 1) =>
    `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${text
      .split("|")
      .map((part) => paragraph(run(part)))
      .join("")}</w:tc>`;
  const body =
    paragraph(run("Before")) +
    `<w:tbl><w:tr>${cell("Level", 2)}</w:tr><w:tr>${cell("I")}${cell("1.00%|flat")}</w:tr></w:tbl>` +
    paragraph(run("After"));
  const paper = decoded(body);
  expect(paper.text).toBe("Before\n\nLevel\n\nI\t1.00%\nflat\n\nAfter\n\n");
  expect(
    paper.tables.map(({ rows }) => rows.map((row) => row.map(({ text, columns }) => `${text}/${columns}`))),
  ).toEqual([[["Level/2"], ["I/1", "1.00% flat/1"]]]);
});

test("the names may stand under another prefix", () => {
  const document =
    '<v:document xmlns:v="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><v:p><v:r><v:t>a</v:t></v:r></v:p></v:document>';
  const result = decodeFile(zipSync({ "word/document.xml": strToU8(document) }), "a.docx");
  expect(result.ok && result.value.text).toBe("a\n\n");
});

test("every word leads back to its part, paragraph and run", () => {
  const paper = decoded(paragraph(run("no")) + paragraph(run("of the ") + run("Interest Rate")));
  const start = paper.text.indexOf("the Int");
  expect(placesOf(paper, { start, end: start + 12 })).toEqual([
    { at: "part", part: "word/document.xml", paragraph: 2, run: 1, start: 3, end: 7 },
    { at: "part", part: "word/document.xml", paragraph: 2, run: 2, start: 0, end: 8 },
  ]);
});

test.each<[string, string, ChangesRead, string]>([
  ["of a sentence", "", "accepted", "The rate is 5%.\n\nFor discussion\n\nNext.\n\n"],
  ["that was deleted", "w:del", "accepted", "The rate is 5%.\n\nNext.\n\n"],
  ["that was deleted", "w:del", "original", "The rate is 5%.\n\nFor discussion\n\nNext.\n\n"],
])("a text box in the midst %s stands after it, %s %s", (_, change, read, says) => {
  const box = `<w:txbxContent>${paragraph(run("For discussion"))}</w:txbxContent>`;
  const drawn = `<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>`;
  const fixed = change === "" ? drawn : `<${change} ${by}>${drawn}</${change}>`;
  const body = paragraph(`${run("The rate ")}${fixed}${run("is 5%.")}`) + paragraph(run("Next."));
  expect(decoded(body, read).text).toBe(says);
});
