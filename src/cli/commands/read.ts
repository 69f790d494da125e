import { wrapped } from "../../base/wrap.ts";
import type { DecodedPaper } from "../../intake/decoded.ts";
import type { Instrument, Reading } from "../../papers/reading.ts";
import type { Signature } from "../../papers/structure/signature.ts";
import { testsRead } from "../../papers/covenants/placed.ts";
import { readPaper } from "../../papers/read.ts";
import { effectTexts, objectText } from "../act-text.ts";
import type { Act } from "../../papers/acts/act.ts";
import { certaintyOf } from "../../papers/acts/certainty.ts";
import type { ExitCode } from "../exit.ts";
import { actJson, anyJson, jsonText, provisionJson } from "../json.ts";
import { besideJson, placesText, whereIn, withPlaces } from "../places.ts";
import { testsJson, testsText } from "../say-tests.ts";
import { paperIn } from "../supposed.ts";
import { columns, styled, type Terminal } from "../terminal.ts";

/** How a paper is read and told. */
export type ReadOptions = { readonly json?: boolean; readonly showSpans?: boolean; readonly original?: boolean };

/** `conformed read FILE`: what a paper of any form does, with its findings and what could not be read. */
export function readCommand(terminal: Terminal, file: string, options: ReadOptions): ExitCode {
  const { decoded } = paperIn(file, options.original === true ? "original" : "accepted");
  const read = made(readPaper(decoded.text), decoded.text);
  const reading = { ...read, findings: [...decoded.findings, ...read.findings] };
  if (options.json === true) {
    const json = {
      ...readingJson(file, reading),
      ...testsJson(testsRead(decoded.text, reading)),
      ...besideJson(decoded),
    };
    terminal.out(jsonText(options.showSpans === true ? anyJson(withPlaces(json, decoded)) : json));
  } else {
    const places = options.showSpans === true ? [placesText(reading, decoded)] : [];
    terminal.out([readingText(terminal, decoded, reading), ...places].join("\n\n"));
  }
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

function readingText(terminal: Terminal, decoded: DecodedPaper, reading: Reading): string {
  const { text } = decoded;
  const parts = reading.instruments.map((instrument) => instrumentText(terminal, text, instrument));
  const { findings, unread } = reading;
  const found = findings.map(({ message, span, severity }) =>
    wrapped(
      `${styled(terminal, severity === "error" ? "red" : "yellow", severity)} ${whereIn(decoded, span)}: ${message}`,
      "  ",
    ),
  );
  const tests = testsText(testsRead(text, reading));
  const left = unread.map(({ clause, text: words, span, reason }) =>
    wrapped(`${whereIn(decoded, span)}, § ${clause === "" ? "-" : clause}: ${reason} “${words.slice(0, 160)}”`, "  "),
  );
  return [
    ...parts,
    ...(tests === "" ? [] : [tests]),
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
    shortened(objectText(act), 88),
    [...effectTexts(act.effect), ...doubtTexts(act)].join(", "),
  ]);
  const terms = acts.flatMap(({ clause, terms: found }) =>
    found.map(
      ({ span, name }) =>
        `  term in § ${clause}: ${name}: “${shortened(text.slice(span.start, span.end).replaceAll(/\s+/g, " "), 80)}”`,
    ),
  );
  return [head, facts, ...signed, columns(rows), ...terms].filter((part) => part !== "").join("\n");
}

// A certain act needs no remark.
function doubtTexts(act: Act): string[] {
  const { uncertain } = act;
  return uncertain === undefined ? [] : [`${certaintyOf(act)} (${uncertain.doubts.join(", ")})`];
}

function signatureText({ entity, capacity, form, person, title }: Signature): string {
  const party = capacity === "party" ? entity : `${entity} (${capacity})`;
  const signer = form === "blank" ? ["blank"] : [person ?? "?", ...(title === undefined ? [] : [title])];
  return [party, ...signer].join(", ");
}

function shortened(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
