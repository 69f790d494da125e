import type { AgreementFinding } from "../../src/agreement/finding.ts";
import type { DefinitionFinding } from "../../src/agreement/definitions.ts";
import type { EntryFinding } from "../../src/servicing/check-entries.ts";
import type { FigureFinding } from "../../src/servicing/check-figures.ts";
import type { TextFinding } from "../../src/servicing/check-text.ts";
import type { CheckFinding } from "../../src/servicing/check.ts";
import { happening, paperText } from "../cli/program.ts";
import { docxWith, pdfOf } from "../intake/forms.ts";
import { asking, type Meeting, reading, readingFile, running } from "./meeting.ts";
import { found } from "./saltmarsh.ts";

const letter = (name: string, from: RegExp | string, to: string): string => {
  const text = paperText(name);
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${name} does not say ${String(from)}`);
  return changed;
};
const base = "1990-01-11-accounts-financing-agreement";
const retold = "2002-10-31-letter-amendment";
const amended = (from: RegExp | string, to: string) => ({
  papers: { "letter-2002-10-31": letter(retold, from, to) },
  omit: ["amendment-fee-charged"],
});
const by = 'w:id="1" w:author="A. Counsel" w:date="2002-10-30T09:00:00Z"';
const run = (words: string) => `<w:r><w:t>${words}</w:t></w:r>`;
const supplement = paperText("1990-01-11-covenant-supplement");

/** The codes of what is remarked in a paper. A test holds them against the source, where they are not one type. */
export const paperCodes = [
  "date.not_a_calendar_day",
  "number.words_and_figures_differ",
  "outline.numbering_skips",
  "instrument.cut_off",
  "instrument.no_signatures",
  "instrument.party_without_signature",
  "act.quotation_not_closed",
  "term.proviso_unread",
  "paper.no_instrument",
  "text.letter_for_figure",
  "text.letter_for_mark",
  "text.dot_for_point",
  "text.symbol_of_font",
  "text.characters_lost",
  "paper.changes_tracked",
  "paper.words_struck",
  "paper.comments",
  "paper.words_hidden",
  "paper.symbols_unread",
  "paper.pictures_unread",
  "paper.document_unread",
  "paper.page_without_text",
  "paper.page_not_drawn",
  "paper.words_turned",
] as const;

/** One way to meet each remark on a paper. */
export const papers: { readonly [Code in (typeof paperCodes)[number]]: Meeting } = {
  "date.not_a_calendar_day": reading(
    "A day that no calendar has",
    letter(retold, "January 3, 2003", "February 30, 2003"),
  ),
  "number.words_and_figures_differ": reading(
    "A number in words and another in figures",
    letter(retold, /one \(1%\)/, "two (1%)"),
  ),
  "outline.numbering_skips": reading(
    "A part that does not follow the one before it",
    letter(retold, /^ +4\. /m, "     6. "),
  ),
  "instrument.cut_off": reading("A letter whose end is missing", paperText(retold).slice(0, 6000)),
  "instrument.no_signatures": reading(
    "An agreement whose copy has no signature block",
    supplement.slice(0, supplement.indexOf("unchanged.") + 11),
  ),
  "instrument.party_without_signature": reading(
    "A letter whose copy ends after the first of two signatures",
    paperText(retold).slice(0, paperText(retold).indexOf("ACCEPTED AND AGREED")),
  ),
  "act.quotation_not_closed": reading(
    "Words put in place whose quotation is never closed",
    letter(retold, '"Renewal Date"), unless', '"Renewal Date), unless'),
  ),
  "term.proviso_unread": reading(
    "A rate with a floor that is not understood",
    letter(
      retold,
      "percent per annum above the Prime Rate; provided",
      "percent per annum above the Prime Rate, but never less than the cost of funds of Congress; provided",
    ),
  ),
  "paper.no_instrument": reading("A note that is no paper of a facility", "Lunch at noon.\n"),
  "text.letter_for_figure": reading("A letter l for a figure", letter(retold, "$80,000", "$80,00O")),
  "text.letter_for_mark": reading(
    "An opening quotation mark that a converter left as the letter A",
    letter(retold, "Gentlemen:", 'Gentlemen: the date AMarch 1, 1999"'),
  ),
  "text.dot_for_point": reading("A dot in the middle of a number", letter(retold, "(1%)", "(1·0%)")),
  "text.symbol_of_font": reading("A sign of a symbol font", letter(retold, "Gentlemen:", "Gentlemen: ratio ³ 1.00")),
  "text.characters_lost": reading("A mark that was lost", letter(retold, "Gentlemen:", "Gentlemen\ufffd")),
  "paper.changes_tracked": readingFile("A draft with tracked changes", "draft.docx", () =>
    docxWith(`<w:r><w:t>at </w:t></w:r><w:del ${by}>${run("2.50%")}</w:del><w:ins ${by}>${run("2.75%")}</w:ins>`),
  ),
  "paper.words_struck": readingFile("Words struck through", "paper.html", () =>
    Buffer.from("<html><body><p>at <s>2.50%</s><u>2.75%</u></p></body></html>"),
  ),
  "paper.comments": readingFile("A draft with a comment", "draft.docx", () =>
    docxWith(
      `${run("at 2.75%")}<w:r><w:commentReference w:id="1"/></w:r>`,
      `<w:comment ${by}><w:p>${run("check")}</w:p></w:comment>`,
    ),
  ),
  "paper.words_hidden": readingFile("Hidden words", "paper.docx", () =>
    docxWith(`${run("shown")}<w:r><w:rPr><w:vanish/></w:rPr><w:t>not</w:t></w:r>`),
  ),
  "paper.symbols_unread": readingFile("A sign of a symbol font in a DOCX", "paper.docx", () =>
    docxWith(`${run("at least ")}<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>`),
  ),
  "paper.pictures_unread": readingFile("A picture in a DOCX", "paper.docx", () =>
    docxWith(`${run("signed")}<w:r><w:drawing><a:blip/></w:drawing></w:r>`),
  ),
  "paper.document_unread": readingFile("A file of the register with a document that is not text", "filing.txt", () =>
    Buffer.from(
      "<DOCUMENT>\n<TYPE>EX-10\n<TEXT>\n<html><p>Words</p></html>\n</TEXT>\n</DOCUMENT>\n" +
        "<DOCUMENT>\n<TYPE>GRAPHIC\n<TEXT>\nbegin 644 a.jpg\nM_]C_\nend\n</TEXT>\n</DOCUMENT>\n",
    ),
  ),
  "paper.page_without_text": readingFile("A scanned page in a PDF", "paper.pdf", () =>
    pdfOf([
      { words: [[72, 700, "Words"]] },
      { words: [], more: "q 9 0 0 9 9 9 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q" },
    ]),
  ),
  "paper.page_not_drawn": readingFile("A page of a PDF with something on it that cannot be drawn", "paper.pdf", () =>
    pdfOf([{ words: [[72, 700, "Words"]], more: "/Lost sh" }]),
  ),
  "paper.words_turned": readingFile("A stamp across a page", "paper.pdf", () =>
    pdfOf([{ words: [[72, 700, "Words"]], more: "BT /F1 10 Tf 0 1 -1 0 300 300 Tm (DRAFT) Tj ET" }]),
  ),
};

const short = "2002-08-29-letter";
// A short letter beside that of August 29, 2002, on its day unless another is given, which says something else.
const beside = (change: (text: string) => string) => ({ papers: { "another-letter": change(paperText(short)) } });
const controls = (text: string, over: string) =>
  text.replace("3. Effect. ", `3. Effect. If it conflicts with the letter dated ${over}, this letter shall control. `);
const doing = (words: string) => beside((text) => text.replace(/1\. Term\.[^]*?provides\."/, `1. Change. ${words}`));

/** One way to meet each target of an act that cannot be found. A code without one does not compile. */
export const targets: { readonly [Code in AgreementFinding["code"]]: Meeting } = {
  "paper.not_on_file": asking("A letter that amends an agreement nobody filed", {}, "check", "--json"),
  "paper.ambiguous": asking(
    "Two papers under the name by which a letter calls one",
    { papers: { "second-agreement": paperText(base) } },
    "check",
    "--json",
  ),
  "target.not_found": asking(
    "A letter that amends a section the agreement does not have",
    amended(/Section 9\.1/, "Section 19.1"),
    "check",
    "--json",
  ),
  "target.ambiguous": asking(
    "A letter that amends a section of a number that stands twice",
    { papers: { "accounts-agreement": letter(base, " 9.2 ", " 9.1 ") } },
    "check",
    "--json",
  ),
  "target.already_there": asking(
    "A letter that adds a definition which is there",
    doing('The following definition is hereby added to the Accounts Agreement: "Loans" means all loans.'),
    "check",
    "--json",
  ),
  "target.title_differs": asking(
    "A letter that cites a section by a number and a title of another",
    doing("Section 9.2 (Term and Renewal) of the Accounts Agreement is hereby deleted in its entirety."),
    "check",
    "--json",
  ),
  "attachment.not_on_file": asking(
    "A letter that restates an agreement in an annex which is not in the copy",
    doing(
      "The Accounts Agreement is hereby amended and restated in its entirety to read as set forth in Annex A hereto.",
    ),
    "check",
    "--json",
  ),
  "precedence.circular": asking(
    "Two letters that each say they govern over the other",
    {
      papers: {
        "letter-2002-08-29": controls(paperText(short), "August 30, 2002"),
        "another-letter": controls(paperText(short), "August 29, 2002").replace("August 29, 2002", "August 30, 2002"),
      },
    },
    "check",
    "--json",
  ),
};

/** One way to meet each act that meets the text otherwise than it says. A code without one does not compile. */
export const texts: { readonly [Code in TextFinding["code"]]: Meeting } = {
  "text.not_carried_out": asking(
    "A letter that changes words which are not there",
    doing(
      'Section 9.2 of the Accounts Agreement is hereby amended by deleting "within ninety days" and substituting "at once".',
    ),
    "check",
    "--json",
  ),
  "text.quoted_differently": asking(
    "A letter that quotes words with other capitals",
    doing(
      'Section 9.2 of the Accounts Agreement is hereby amended by deleting "on the effective date" and substituting "at noon of the effective date".',
    ),
    "check",
    "--json",
  ),
  "text.conflict": asking(
    "Two letters of one day that say different things",
    beside((text) => text.replace("November 1,", "December 1,")),
    "check",
    "--json",
  ),
};

/** One way to meet each remark on the defined terms. A code without one does not compile. */
export const definitions: { readonly [Code in DefinitionFinding["code"]]: Meeting } = {
  "definition.circular": asking("Two definitions that rest on each other", {}, "terms", "--json"),
  "definition.unused": asking("A definition that no paper uses", {}, "terms", "--json"),
  "definition.doubly_defined": asking(
    "A term with two definitions in one paper",
    { papers: { "accounts-agreement": letter(base, '1.3 "Eligible Accounts"', '1.3 "Accounts"') } },
    "terms",
    "--json",
  ),
};

const netWorth = { id: "net-worth", title: "Net Worth", paper: "covenant-supplement" };
const entering = (entry: object, provision = "IV(g)(ii)") => ({
  compliance: {
    metrics: [{ ...netWorth, provision: "I(k)" }],
    covenants: [{ ...netWorth, provision, metric: "Net Worth", from: "2002-07-31", ...entry }],
  },
});

/** One way to meet each difference between what is entered or reported for covenants and what papers or books give. */
export const entries: { readonly [Code in (EntryFinding | FigureFinding)["code"]]: Meeting } = {
  "covenant.entry_differs": asking(
    "A level entered that is not that of the clause",
    entering({ unit: "amount", levels: [{ from: "1990-01-11", level: "7,000,000" }] }),
    "check",
    "--json",
  ),
  "covenant.not_read": asking("An entry of a clause that sets no level", entering({}, "IV(a)"), "check", "--json"),
  "covenant.not_entered": asking("A covenant of a paper that nobody entered", {}, "check", "--json"),
  "covenant.figure_differs": asking(
    "Excess availability reported as another than the account gives",
    {
      happenings: [
        happening("available", "2002-11-10", { type: "AvailabilityStated", amount: "7,000,000.00" }),
        happening("reported", "2002-11-10", {
          type: "FiguresReported",
          asOf: "2002-11-10",
          figures: [{ name: "excess availability", value: "1,000,000.00" }],
        }),
      ],
    },
    "check",
    "--json",
  ),
};

/** One way to meet each kind of finding of `conformed check`. A kind without one does not compile. */
export const kinds: { readonly [Kind in CheckFinding["kind"]]: Meeting } = {
  missing_paper: asking("A paper that others speak of and nobody filed", {}, "check", "--json"),
  unresolved_target: asking(
    "An act whose place is not found",
    amended(/Section 9\.1/, "Section 19.1"),
    "check",
    "--json",
  ),
  unresolved_term: asking(
    "A term that no paper defines",
    amended(/the higher rate/, "the Default Margin"),
    "check",
    "--json",
  ),
  unresolved_name: asking(
    "A debt that the facility file does not know",
    amended(/14% Junior/g, "15% Junior"),
    "check",
    "--json",
  ),
  unread: asking(
    "A sentence that is not understood",
    amended(/12\. /, "12. LPC shall forthwith novate the Loans. "),
    "check",
    "--json",
  ),
  paper_finding: asking(
    "A remark on the copy of a paper",
    amended("January 3, 2003", "February 30, 2003"),
    "check",
    "--json",
  ),
  gap: asking("A reading that no paper settles", {}, "check", "--json"),
  assumption: asking(
    "A term that is assumed",
    {
      assumptions: [
        {
          id: "days",
          term: "dayCount",
          value: "actual/360",
          reason: "as the parties do",
          by: "counsel",
          on: "2002-10-31",
        },
      ],
    },
    "check",
    "--json",
  ),
  unconfirmed: running(
    "A rate with a proviso that is not understood, of which nobody has said how it reads",
    "check",
    found(),
    "--json",
  ),
  pending: asking(
    "A letter that is signed and not in effect",
    { omit: ["amendment-fee-charged", "letter-received-lpc"] },
    "check",
    "--json",
  ),
  refused: asking(
    "A happening that is not allowed",
    { happenings: [happening("new", "2002-12-20", { type: "CollectionApplied", amount: "99,000,000.00" })] },
    "check",
    "--json",
  ),
};
