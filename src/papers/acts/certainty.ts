import type { Act } from "./act.ts";

/** How sure the grammar is of an act that it read, the least sure first. */
export const certainties = ["doubtful", "likely", "certain"] as const;

/** How sure the grammar is of an act that it read. */
export type Certainty = (typeof certainties)[number];

/** The rules of the grammar that read sentences, in the order in which they are asked. */
export const sentenceRules = [
  "condition",
  "edit",
  "levels",
  "commitment",
  "extension",
  "rescission",
  "items",
  "reservation",
  "waiver",
  "overlay",
  "fee",
  "expenses",
  "application",
  "performed",
  "representation",
  "general",
  "undertaking",
  "default",
] as const;

/** A rule of the grammar that reads sentences. */
export type SentenceRule = (typeof sentenceRules)[number];

/** The rules of the grammar: those that read sentences, and that which reads rates in the words of a part. */
export const ruleNames = [...sentenceRules, "rate"] as const;

/** A rule of the grammar, by the family of sentences that it reads. */
export type RuleName = (typeof ruleNames)[number];

/** Why an act is not certain. */
export type DoubtCode =
  | "two_rules"
  | "slip_in_words"
  | "quotation_open"
  | "term_qualified"
  | "limit_passed_over"
  | "other_term"
  | "other_number"
  | "left_blank"
  | "marked_copy"
  | "not_said_whole"
  | "other_names"
  | "named_amiss"
  | "letter_of_proviso"
  | "end_elsewhere"
  | "end_in_paragraph"
  | "end_by_layout";

/**
 * A doubt: how sure an act is that has it, and the reason in a sentence. `ofCopy` says that it lies in these words
 * alone, so that what a person finds of it says nothing of other words of the same form.
 */
export type Doubt = {
  readonly certainty: Exclude<Certainty, "certain">;
  readonly ofCopy: boolean;
  readonly because: string;
};

/** Every doubt that the grammar has. */
export const doubts: { readonly [Code in DoubtCode]: Doubt } = {
  two_rules: {
    certainty: "doubtful",
    ofCopy: false,
    because: "Another rule of the grammar reads the sentence otherwise.",
  },
  slip_in_words: {
    certainty: "doubtful",
    ofCopy: true,
    because: "Its words hold what looks like a slip of recognition.",
  },
  quotation_open: {
    certainty: "doubtful",
    ofCopy: true,
    because: "The text it puts in place opens a quotation that never closes.",
  },
  term_qualified: {
    certainty: "doubtful",
    ofCopy: false,
    because: "The words say something of a rate that is not understood.",
  },
  limit_passed_over: {
    certainty: "doubtful",
    ofCopy: false,
    because: "The sentence limits what it grants in words that the rule passes over.",
  },
  other_term: {
    certainty: "doubtful",
    ofCopy: true,
    because: "The text that takes the place of a definition defines another term.",
  },
  other_number: {
    certainty: "doubtful",
    ofCopy: true,
    because: "The text that takes the place of a part bears the number of another.",
  },
  left_blank: {
    certainty: "doubtful",
    ofCopy: true,
    because: "The text it puts in place holds a blank, or stands in brackets as a draft has it.",
  },
  marked_copy: {
    certainty: "doubtful",
    ofCopy: true,
    because: "What stands in place is a marked copy: as plain text it holds the words struck out beside those put in.",
  },
  not_said_whole: {
    certainty: "doubtful",
    ofCopy: true,
    because: "It says what the attachment is to show, and not that this is all that it holds.",
  },
  other_names: {
    certainty: "doubtful",
    ofCopy: true,
    because: "It means the same by other names, too, and does not say in which words they stand.",
  },
  named_amiss: {
    certainty: "doubtful",
    ofCopy: true,
    because: "It names a provision; by the words that take its place, a proviso of it is meant.",
  },
  letter_of_proviso: {
    certainty: "doubtful",
    ofCopy: true,
    because: "It cites a clause of a proviso; the part that holds the proviso may have one of the same letter.",
  },
  end_elsewhere: {
    certainty: "doubtful",
    ofCopy: true,
    because: "Another sentence of the paper, which is not understood, speaks of the end of what is waived.",
  },
  end_in_paragraph: {
    certainty: "doubtful",
    ofCopy: true,
    because: "The text it puts in place runs on in its own paragraph, without marks: where it ends was not told.",
  },
  end_by_layout: {
    certainty: "likely",
    ofCopy: true,
    because: "The text it puts in place has no quotation marks, and its end was taken from the layout.",
  },
};

/** The acts that another reading of the same words would come to. `rule` is how a person chooses it. */
export type OtherReading = { readonly rule: string; readonly acts: readonly Act[] };

/**
 * What keeps an act from being certain.
 *
 * Shape: `form` is the phrase with its operands left out, as `formOf` makes it, and what else is in doubt beside it;
 * `otherwise` what else the grammar
 * makes of the words, none where the act stands beside another of the same sentence that has it.
 */
export type Uncertainty = {
  readonly rule: RuleName;
  readonly form: string;
  readonly doubts: readonly DoubtCode[];
  readonly otherwise: readonly OtherReading[];
};

/** How sure the grammar is of an act: as sure as the worst of its doubts leaves it. */
export function certaintyOf({ uncertain }: { readonly uncertain?: Uncertainty | undefined }): Certainty {
  const found = uncertain?.doubts.map((code) => doubts[code].certainty) ?? [];
  return certainties.find((each) => found.some((one) => one === each)) ?? "certain";
}

/** Whether something is read with less certainty than is asked for. */
export function isBelow(certainty: Certainty, asked: Certainty): boolean {
  return certainties.indexOf(certainty) < certainties.indexOf(asked);
}

/** Whether what a person finds of an act says the same of other acts of its form. */
export function isOfItsForm({ doubts: codes }: Uncertainty): boolean {
  return codes.every((code) => !doubts[code].ofCopy);
}

/** The forms of what the words of an uncertain act or part say of a rate and the grammar does not understand. */
export function qualificationsOf({ rule, form }: Uncertainty): readonly string[] {
  const forms = form.split(between);
  return rule === "rate" ? forms : forms.slice(1);
}

/** The forms of an uncertainty as one. */
export function joinedForms(forms: readonly string[]): string {
  return forms.join(between);
}

const between = " | ";
const months =
  "January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.";
const days = new RegExp(`\\b(?:(?:${months}) \\d{1,2}, \\d{4}|\\d{1,2}(?:st|nd|rd|th)? (?:${months}),? \\d{4})`, "g");
const figures = /[$§]? ?\d[\d.,/]*(?:[A-Z]\b)?%?(?:\([A-Za-z0-9]{1,5}\))*/g;
const labels = /\((?:[a-z]{1,2}|[ivxl]{1,5}|[A-Z]|\d{1,2})\)/g;
// Words that a sentence of the field begins with, or that name a kind of thing rather than one.
const plain =
  "The|This|That|Such|Each|Any|All|No|In|On|By|If|As|Upon|Subject|Notwithstanding|From|For|So|Section|Sections|Subsection|Clause|Clauses|Paragraph|Article|Schedule|Exhibit|Annex|Definition";
const named = new RegExp(`(?!(?:${plain})\\b)\\b[A-Z][\\w&'’-]*(?: (?:(?:of|and|the|for) )*[A-Z][\\w&'’-]*)*`, "g");

/**
 * The form of a phrase: its words with what it is about left out, so that two phrases of one form differ in operands
 * only. Shape: small letters; `…` for words in quotation marks, `#` for figures and days, `@` for names.
 */
export function formOf(text: string): string {
  return text
    .replaceAll(/"[^"]*"/g, "…")
    .replaceAll(days, "#")
    .replaceAll(figures, " #")
    .replaceAll(labels, "#")
    .replaceAll(named, "@")
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\s.;:,]+$|^\s+/g, "");
}
