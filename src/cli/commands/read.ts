import { wrapped } from "../../base/wrap.ts";
import type { Instrument, Reading } from "../../papers/reading.ts";
import type { Signature } from "../../papers/structure/signature.ts";
import { readPaper } from "../../papers/read.ts";
import { objectText } from "../act-text.ts";
import { targetText } from "../../papers/acts/target.ts";
import type { ExitCode } from "../exit.ts";
import { actJson, anyJson, jsonText, provisionJson } from "../json.ts";
import { textIn } from "../supposed.ts";
import { columns, styled, type Terminal } from "../terminal.ts";

/** `conformed read FILE`: what a paper does, with its findings and what could not be read. */
export function readCommand(terminal: Terminal, file: string, options: { readonly json?: boolean }): ExitCode {
  const text = textIn(file);
  const reading = made(readPaper(text), text);
  terminal.out(options.json === true ? jsonText(readingJson(file, reading)) : readingText(terminal, text, reading));
  return reading.findings.length + reading.unread.length > 0 ? 1 : 0;
}

// A file in which nothing is made out is hardly the paper that was meant.
function made(reading: Reading, text: string): Reading {
  if (reading.instruments.some(({ kind, acts }) => kind !== "other" || acts.length > 0)) return reading;
  const message = "No instrument can be made out in it. Check that it is the paper that was meant, and whole.";
  const span = { start: 0, end: text.length };
  const nothing = { code: "paper.no_instrument", severity: "warning" as const, message, span };
  return { ...reading, findings: [nothing, ...reading.findings] };
}

function readingJson(file: string, { instruments, findings, unread }: Reading) {
  const actsOf = ({ id, acts, gate }: Instrument) =>
    acts.map((act) => ({ instrument: id, ...actJson(act, gate?.clause) }));
  return {
    file,
    instruments: instruments.map((instrument) => {
      const { id, kind, title, attachment, dated, parties, signatures, execution, provisions, names, gate, span } =
        instrument;
      return {
        id,
        kind,
        title,
        attachment: attachment ?? null,
        dated: dated?.value ?? null,
        execution,
        executed: execution === "executed",
        conditionsIn: gate?.clause ?? null,
        parties: anyJson(parties),
        signatures: anyJson(signatures),
        names: anyJson(names),
        provisions: provisions.map(provisionJson),
        acts: actsOf(instrument),
        span: anyJson(span),
      };
    }),
    acts: instruments.flatMap(actsOf),
    findings: anyJson(findings),
    unread: anyJson(unread),
  };
}

function readingText(terminal: Terminal, text: string, reading: Reading): string {
  const parts = reading.instruments.map((instrument) => instrumentText(terminal, text, instrument));
  const { findings, unread } = reading;
  const lineOf = (offset: number) => text.slice(0, offset).split("\n").length;
  const found = findings.map(({ message, span, severity }) =>
    wrapped(
      `${styled(terminal, severity === "error" ? "red" : "yellow", severity)} line ${lineOf(span.start)}: ${message}`,
      "  ",
    ),
  );
  const left = unread.map(({ clause, text: words, span, reason }) =>
    wrapped(`line ${lineOf(span.start)}, § ${clause === "" ? "-" : clause}: ${reason} “${words.slice(0, 160)}”`, "  "),
  );
  return [
    ...parts,
    found.length === 0 ? "No findings." : `Findings:\n${found.join("\n")}`,
    left.length === 0 ? "No operative sentence is unread." : `Unread:\n${left.join("\n")}`,
  ].join("\n\n");
}

function instrumentText(terminal: Terminal, text: string, instrument: Instrument): string {
  const { id, kind, title, dated, execution, acts, signatures, gate } = instrument;
  const head = styled(terminal, "bold", `${id}: ${kind.replace("_", " ")}${title === "" ? "" : `, “${title}”`}`);
  const facts = `  dated ${dated?.value ?? "not stated"}, ${execution.replace("_", " ")}${gate === undefined ? "" : `, takes effect on the conditions of § ${gate.clause}`}`;
  const signed = signatures.map((signature) => `  signature: ${signatureText(signature)}`);
  const rows = acts.map((act) => [
    `  § ${act.clause}`,
    act.kind,
    shortened("target" in act ? targetText(act.target) : objectText(act), 88),
    [
      act.effect.from === undefined ? "" : `from ${act.effect.from.value}`,
      act.effect.until === undefined ? "" : `until ${act.effect.until.value}`,
    ]
      .join(" ")
      .trim(),
  ]);
  const terms = acts.flatMap(({ clause, terms: found }) =>
    found.map(
      ({ span, name }) =>
        `  term in § ${clause}: ${name}: “${shortened(text.slice(span.start, span.end).replaceAll(/\s+/g, " "), 80)}”`,
    ),
  );
  return [head, facts, ...signed, columns(rows), ...terms].filter((part) => part !== "").join("\n");
}

function signatureText({ entity, capacity, form, person, title }: Signature): string {
  const party = capacity === "party" ? entity : `${entity} (${capacity})`;
  const signer = form === "blank" ? ["blank"] : [person ?? "?", ...(title === undefined ? [] : [title])];
  return [party, ...signer].join(", ");
}

function shortened(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
