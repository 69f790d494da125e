import { defaultsNotEntered, promisesWithoutDay } from "./promises.ts";
import { covenantFindings } from "./check-entries.ts";
import { figureFindings } from "./check-figures.ts";
import { textFindings } from "./check-text.ts";
import type { AgreementFinding } from "../agreement/finding.ts";
import { undefinedTerms } from "../agreement/undefined-terms.ts";
import type { IsoDate } from "../base/date.ts";
import { type Anchor, noCompliance } from "../events/compliance.ts";
import { clauseForce } from "../compliance/anchor.ts";
import { debtNamed } from "../compliance/debt.ts";
import { everything } from "../base/instant.ts";
import type { FiledPaper } from "../events/facility.ts";
import { reportsOf } from "../events/record.ts";
import { paperOf } from "../papers/acts/reference.ts";
import { partyNamed, plainName } from "../agreement/resolve.ts";
import { certificateOn } from "../collateral/certificate.ts";
import { certificateFigures } from "./certificate.ts";
import { type DecideFailure, decideAll } from "./decide.ts";
import { forDefaults, type KnownFacility, knownBy, type OpenFacility, standingOn, termsOn } from "./facility.ts";
import { pendingInstruments } from "./statement.ts";

/**
 * Something wrong with, or missing from, a facility. `where` is a clause, a line of a paper, or the key of a happening;
 * `code` is that of the failure or finding it tells, when it has one.
 */
export type CheckFinding = {
  readonly kind:
    | "missing_paper"
    | "unresolved_target"
    | "unresolved_term"
    | "unresolved_name"
    | "unread"
    | "paper_finding"
    | "gap"
    | "assumption"
    | "pending"
    | "unconfirmed"
    | "refused";
  readonly code?: string;
  readonly where: string;
  readonly message: string;
  readonly failure?: DecideFailure;
};

/** Everything that is wrong with a facility or missing from it, as known at the last record. */
export function checkFacility(open: OpenFacility): CheckFinding[] {
  return [
    ...paperFindings(open),
    ...targetFindings(open),
    ...textFindings(knownBy(open, everything)).map(({ code, where, message }): CheckFinding => ({
      kind: "unresolved_target",
      code,
      where,
      message,
    })),
    ...missingPapers(open),
    ...nameFindings(open),
    ...undefinedTerms(open.agreement, open.file.parties).map(({ term, clause }): CheckFinding => ({
      kind: "unresolved_term",
      where: clause.cite,
      message: `“${term}” is used and no paper on file defines it. File the paper that does.`,
    })),
    ...gaps(open),
    ...entryFindings(open),
    ...promisesWithoutDay(open).map(({ title, cite }) => gapAt(cite, `“${title}” is promised, ${promised}`)),
    ...defaultsNotEntered(open).map(({ title, cite }) => gapAt(cite, `“${title}” is made a default; ${made}`)),
    ...figureFindings(knownBy(open, everything)).map((each): CheckFinding => ({ kind: "gap", ...each })),
    ...collateralGaps(open),
    ...pendingFindings(open),
    ...decideAll(open).map((failure): CheckFinding => ({
      kind: "refused",
      code: failure.code,
      where: failure.key,
      message: failure.code,
      failure,
    })),
  ];
}

const promised = "on no day that its words give. Enter a duty for the clause to be asked about it.";
const made = "no rule says so of the account. Enter a default rule for the clause.";

function gapAt(where: string, message: string): CheckFinding {
  return { kind: "gap", where, message };
}

function paperFindings({ files }: OpenFacility): CheckFinding[] {
  return files.flatMap(({ paper, reading }) => {
    const lineOf = (offset: number) => paper.text.slice(0, offset).split("\n").length;
    const found = reading.findings.map(({ code, message, span }): CheckFinding => ({
      kind: "paper_finding",
      code,
      where: `${paper.file}:${lineOf(span.start)}`,
      message,
    }));
    const unread = reading.unread.map(({ reason, text, span }): CheckFinding => ({
      kind: "unread",
      where: `${paper.file}:${lineOf(span.start)}`,
      message: `${reason} “${text.slice(0, 120)}”`,
    }));
    return [...filingRemarks(paper), ...found, ...unread];
  });
}

// What was met when the words were taken out of the file that the paper came in.
function filingRemarks({ file, original }: FiledPaper): CheckFinding[] {
  const remarks = original?.remarks ?? [];
  return remarks.map(({ code, message }) => ({ kind: "paper_finding", code, where: file, message }));
}

function targetFindings({ agreement }: OpenFacility): CheckFinding[] {
  return agreement.findings.map(({ code, clause, what, remedy }) => ({
    kind: code === "paper.not_on_file" ? ("missing_paper" as const) : ("unresolved_target" as const),
    code,
    where: clause.cite,
    message: `${what}: ${unresolved[code]}. ${remedy}`,
  }));
}

const unresolved: { readonly [Code in AgreementFinding["code"]]: string } = {
  "paper.not_on_file": "the paper is not on file",
  "paper.ambiguous": "more than one paper on file may be meant",
  "target.not_found": "the place is not found",
  "target.ambiguous": "more than one place may be meant",
  "target.already_there": "a part of that name is there already",
  "target.title_differs": "its number and its title do not go together",
  "attachment.not_on_file": "what is to be put in its place is not on file",
  "precedence.circular": "the papers contradict each other",
};

// Papers that a consent or ratification speaks of by name and date and that nobody filed.
function missingPapers({ agreement }: OpenFacility): CheckFinding[] {
  const named = agreement.instruments.flatMap(({ paper, instrument }) => [
    paper.title,
    ...paper.names,
    ...instrument.names.map(({ term }) => term),
    "Amendment",
    "Agreement",
  ]);
  const onFile = new Set(named.map(plainName));
  return agreement.acts.flatMap(({ act, clause }) => {
    if (act.kind !== "ratify") return [];
    return act.papers.flatMap((name): CheckFinding[] => {
      const called = paperOf(name)?.name ?? name;
      if (onFile.has(plainName(called))) return [];
      const message = `“${name}” is spoken of and not on file. File it.`;
      return [{ kind: "missing_paper", where: clause.cite, message }];
    });
  });
}

// Parties and debts in the acts that the facility file does not know.
function nameFindings({ agreement, file }: OpenFacility): CheckFinding[] {
  return agreement.acts.flatMap(({ act, clause, by }): CheckFinding[] => {
    const debts =
      act.kind === "waive" && act.cause.cause === "nonpayment"
        ? act.cause.debts.map(({ name }) => name)
        : act.kind === "rescindWaivers"
          ? act.debts
          : [];
    const parties =
      act.kind === "requireCondition" && act.condition.condition === "counterpartsReceived" ? act.condition.by : [];
    return [
      ...debts
        .filter((name) => debtNamed(file, name, by.paper.id) === undefined)
        .map((name) => unknown(clause.cite, name, "otherDebt")),
      ...parties
        .filter((name) => partyNamed(file.parties, name) === undefined)
        .map((name) => unknown(clause.cite, name, "parties")),
    ];
  });
}

function unknown(where: string, name: string, key: string): CheckFinding {
  return {
    kind: "unresolved_name",
    where,
    message: `“${name}” is nothing the facility knows. Add the name under ${key} in facility.yaml.`,
  };
}

const needed = ["dayCount", "chargeDay", "rounding", "conversionAtPeriodEnd", "renewalDate"] as const;

// Terms that the loan runs on and no paper in effect gives, on the day servicing begins.
function gaps(open: OpenFacility): CheckFinding[] {
  const facility = knownBy(open, everything);
  const began = reportsOf(facility.known, "BalanceBroughtForward")[0]?.happening.on;
  if (began === undefined) {
    return [{ kind: "gap", where: "happenings", message: "No balance is brought forward, so nothing is owed yet." }];
  }
  const terms = termsOn(facility, began);
  if (!terms.ok)
    return [
      { kind: "gap", where: String(began), message: `${terms.failure.term}: the papers disagree or are silent.` },
    ];
  const missing = needed.filter((term) => terms.value[term] === undefined);
  const timing: CheckFinding[] =
    terms.value.indexChange === undefined
      ? [
          {
            kind: "gap",
            where: "settings.primeChange",
            message: `No paper says when a change of the index reaches the loans; it is read as ${open.file.settings.primeChange}.`,
          },
        ]
      : [];
  return [
    ...missing.map((term): CheckFinding => ({
      kind: "gap",
      where: String(began),
      message: `No paper in effect gives the ${term}. File the paper, or assume it in facility.yaml.`,
    })),
    ...timing,
    ...open.file.assumptions.map(({ id, term, value, by, reason }): CheckFinding => ({
      kind: "assumption",
      where: id,
      message: `${term} is taken to be ${value}, on the word of ${by}: ${reason}`,
    })),
  ];
}

// Entries of what the papers ask for whose clause is not there, or has other words now than those that were entered.
function entryFindings(open: OpenFacility): CheckFinding[] {
  const facility = knownBy(open, everything);
  const { compliance = noCompliance, businessDay } = open.file;
  const on = facility.known
    .map(({ happening }) => happening.on)
    .toSorted()
    .at(-1);
  if (on === undefined) return [];
  const { metrics, covenants, triggers, rules, duties, votes } = compliance;
  const defined = businessDay === undefined ? [] : [{ ...businessDay, id: "Business Day" }];
  const named = [...metrics, ...covenants, ...triggers, ...rules, ...duties, ...defined];
  const { fees = [], application = [], pricing = [], lawfulRates = [] } = open.file;
  // What the account asks of a clause is read from its words as they stand, so a change of them is no gap.
  const asked: readonly (Anchor & { readonly id: string })[] = [...fees, ...application, ...pricing, ...lawfulRates];
  const entries = [...named, ...votes.map((vote) => ({ ...vote, id: vote.matter })), ...asked];
  const covered = (entry: Anchor) =>
    entries.some((each) => each !== entry && samePlace(each, entry) && inForce(facility, each, on));
  const said = covenantFindings(forDefaults(facility), on).map((each): CheckFinding => ({ kind: "gap", ...each }));
  const anchored = entries.flatMap((entry): CheckFinding[] => {
    const { force, cite } = clauseForce(open.agreement, entry, standingOn(facility, on));
    if (force !== "not_on_file" && force !== "changed") return [];
    if (force === "changed" && (asked.includes(entry) || covered(entry))) return [];
    const message =
      force === "changed"
        ? `The words that “${entry.id}” was entered from were changed by ${cite}. Enter it again for the new words.`
        : `“${entry.id}” is entered from a clause that is not on file. Cite it as the paper numbers it.`;
    return [{ kind: "gap", where: cite, message }];
  });
  return [...anchored, ...said];
}

function samePlace(one: Anchor, other: Anchor): boolean {
  return one.paper === other.paper && one.provision === other.provision;
}

function inForce(facility: KnownFacility, anchor: Anchor, on: IsoDate): boolean {
  return clauseForce(facility.agreement, anchor, standingOn(facility, on)).force === "in_force";
}

// What the last certificate needs, and neither papers nor facts give, so that what is available cannot be told.
function collateralGaps(open: OpenFacility): CheckFinding[] {
  const facility = knownBy(open, everything);
  const days = facility.known.map(({ happening }) => happening.on).toSorted();
  const on = days.at(-1);
  const certificate = on === undefined ? undefined : certificateOn(facility.known, on)?.certificate;
  if (on === undefined || certificate === undefined) return [];
  const figures = certificateFigures(facility, on);
  const counted = figures.ok ? figures.value?.counted : figures;
  if (counted === undefined || counted.ok) return [];
  const { key } = certificate;
  const failure = { ...counted.failure, key };
  return [{ kind: "gap", code: failure.code, where: key, message: failure.code, failure }];
}

function pendingFindings(open: OpenFacility): CheckFinding[] {
  return pendingInstruments(knownBy(open, everything)).map(({ instrument, act, awaiting }) =>
    act === undefined
      ? { kind: "pending", where: instrument, message: `On file and not in effect: ${awaiting.join("; ")}.` }
      : {
          kind: "unconfirmed",
          where: act,
          message: `Not certain, and changes nothing until it is confirmed: ${awaiting.join(" ")} See conformed confirm.`,
        },
  );
}
