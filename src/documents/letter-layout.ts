import { dateInWords } from "../base/date.ts";
import { clausesOf, type Letter, type LetterTable } from "../servicing/letter.ts";

/** What a block of a letter is, which says how it is set. */
export type LetterRole =
  | "sender"
  | "remark"
  | "date"
  | "addressee"
  | "subject"
  | "title"
  | "heading"
  | "said"
  | "gap"
  | "copies";

/**
 * A block of a letter as every form of it sets it, in order: text, DOCX and PDF say the same.
 *
 * Shape: a statement has its `number` from one; `cited` are the clauses it rests on, empty where it rests on facts
 * alone. A `signature` has its lines.
 */
export type LetterBlock =
  | { readonly block: "words"; readonly role: LetterRole; readonly words: string }
  | { readonly block: "statement"; readonly number: number; readonly words: string; readonly cited: string }
  | { readonly block: "table"; readonly table: LetterTable; readonly cited: string }
  | { readonly block: "signature"; readonly party: string; readonly lines: readonly string[] };

/** The blocks of a letter, from its sender to its copies. */
export function letterBlocks(letter: Letter): LetterBlock[] {
  const { title, on, from, to, subject, parts, copies } = letter;
  const words = (role: LetterRole, text: string): LetterBlock => ({ block: "words", role, words: text });
  let count = 0;
  const body = parts.map((each): LetterBlock => {
    if (each.part === "heading" || each.part === "said") return words(each.part, each.words);
    if (each.part === "gap") {
      return words(
        "gap",
        `[To be filled in: ${each.words}: ${each.wanting.map((one) => `${one} ${blank}`).join("; ")}]`,
      );
    }
    const cited = clausesOf(each.rests).join("; ");
    if (each.part === "table") return { block: "table", table: each, cited };
    count += 1;
    return { block: "statement", number: count, words: each.words, cited };
  });
  return [
    words("sender", from),
    words("remark", remarkOn(letter)),
    words("date", dateInWords(on)),
    words("addressee", to),
    words("subject", `Re: ${subject}`),
    words("title", title),
    ...body,
    { block: "signature", party: from, lines: ["By:", "Name:", "Title:", "Date:"] },
    ...(copies.length === 0 ? [] : [words("copies", `Copies: ${copies.join("; ")}`)]),
  ];
}

const blank = "_".repeat(12);

function remarkOn({ illustration }: Letter): string {
  const unsigned = "Prepared from the record for signature. Of no effect until it is signed and given.";
  return illustration ? `${unsigned} Illustration: the facility was written to show the program.` : unsigned;
}
