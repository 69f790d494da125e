import { letterText } from "../../documents/letter-text.ts";
import { writeLetter } from "../../documents/write.ts";
import { type Letter, type LetterFigure, letterReceipt } from "../../servicing/letter.ts";
import type { LetterKind } from "../../servicing/letters/asked.ts";
import { letterOfKind } from "../../servicing/letters/write.ts";
import type { ExitCode } from "../exit.ts";
import { exactJson, type Json, jsonText, moneyJson, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown, orStop, parsedDay, parsedMonth } from "../load.ts";
import type { Terminal } from "../terminal.ts";
import { misuse } from "../use.ts";
import { letterForms, outFile, type OutFile, type OutOptions, writeOut } from "../write-out.ts";

/** The options of a letter: what it is about, and who writes to whom where that could be more than one. */
export type LetterOptions = AskOptions &
  OutOptions & {
    readonly occurrence?: readonly string[];
    readonly waiver?: string;
    readonly until?: string;
    readonly asOf?: string;
    readonly month?: string;
    readonly loan?: string;
    readonly by?: string;
    readonly from?: string;
    readonly to?: string;
  };

/** `conformed letter FACILITY KIND`: a letter filled from the record, each of its statements with its clause. */
export async function letterCommand(
  terminal: Terminal,
  name: string,
  kind: LetterKind,
  options: LetterOptions,
): Promise<ExitCode> {
  const file = outFile(options, letterForms);
  const { occurrence = [], waiver, from, to, until, asOf, month, loan, by } = options;
  const days = {
    ...(until === undefined ? {} : { until: parsedDay("--until", until) }),
    ...(asOf === undefined ? {} : { asOf: parsedDay("--as-of", asOf) }),
    ...(month === undefined ? {} : { month: parsedMonth(month) }),
  };
  const facility = await loadKnown(name, options);
  const named = {
    ...(waiver === undefined ? {} : { waiver }),
    ...(loan === undefined ? {} : { loan }),
    ...(by === undefined ? {} : { by }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  const on = dayAsked(options.on, facility);
  const letter = orStop(letterOfKind(kind, { facility, on, occurrences: occurrence, ...named, ...days }));
  await tellLetter(terminal, letter, file, options.json === true ? { facility: facility.file.id, kind } : undefined);
  return 0;
}

/** Writes a letter to its file, and tells it as text, or as JSON under what is given for its head. */
export async function tellLetter(
  terminal: Terminal,
  letter: Letter,
  file: OutFile<"txt" | "docx" | "pdf"> | undefined,
  head: { readonly [key: string]: Json } | undefined,
): Promise<void> {
  if (file !== undefined) {
    const written = await writeLetter(letter, file.form);
    if (!written.ok)
      throw misuse({ code: "use.out_not_drawn", out: file.path, characters: written.failure.characters });
    writeOut(file, written.value);
  }
  if (head !== undefined) terminal.out(jsonText({ ...head, ...letterJson(letter) }));
  else terminal.out(file === undefined ? letterText(letter).trimEnd() : `Wrote ${file.path}.`);
}

function letterJson(letter: Letter): { readonly [key: string]: Json } {
  const { title, on, from, to, subject, parts, copies, figures } = letter;
  return {
    title,
    on,
    from,
    to,
    subject,
    parts: parts.map((each): Json => {
      if (each.part === "heading" || each.part === "said") return { part: each.part, words: each.words };
      if (each.part === "gap") return { part: each.part, words: each.words, wanting: [...each.wanting] };
      const rests = each.rests.map(receiptJson);
      if (each.part === "statement") return { part: each.part, words: each.words, rests };
      return { part: each.part, heads: [...each.heads], rows: each.rows.map((row) => [...row]), rests };
    }),
    copies: [...copies],
    ...(figures === undefined ? {} : { figures: figures.map(figureJson) }),
    receipt: receiptJson(letterReceipt(letter)),
  };
}

function figureJson({ base, amount, exact, ...rest }: LetterFigure): Json {
  return {
    ...rest,
    ...(base === undefined ? {} : { base: moneyJson(base) }),
    ...(exact === undefined ? {} : { exact: exactJson(exact) }),
    ...(amount === undefined ? {} : { amount: moneyJson(amount) }),
  };
}
