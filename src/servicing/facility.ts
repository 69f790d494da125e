import { withFormerNames } from "../agreement/resolve.ts";
import { occurredBy, isScoped } from "../agreement/effect.ts";
import { dayOf, everything, type Instant } from "../base/instant.ts";
import { type Agreement, buildAgreement, extendAgreement } from "../agreement/agreement.ts";
import { isBelow } from "../papers/acts/certainty.ts";
import {
  acceptedQualifications,
  asConfirmed,
  countedByEither,
  type Questioned,
  questionedIn,
  type Withheld,
} from "../agreement/confirm.ts";
import type { ExecutedDays } from "../agreement/precedence.ts";
import { filedInstruments, type ReadFile, readFiles } from "../agreement/instrument.ts";
import { changeDates, termsInForce, type TermFailure, type TermsInForce } from "../agreement/terms.ts";
import type { Standing } from "../agreement/reading.ts";
import type { IsoDate } from "../base/date.ts";
import type { Result } from "../base/result.ts";
import { lastWhere } from "../base/search.ts";
import { type Closing, closingOf } from "../compliance/closing.ts";
import { executedDays } from "../compliance/execution.ts";
import type { DefaultsAsked } from "../compliance/asked.ts";
import type { FacilityFile, FiledPaper } from "../events/facility.ts";
import { known, type Report } from "../events/record.ts";

/**
 * A facility with its papers read and its agreement built, ready to be asked.
 *
 * Shape: `asRead` has every act as it was read, certain or not, and so has `agreement` until the facility is asked as
 * known at a moment; `executed` are the days of the last signatures.
 */
export type OpenFacility = {
  readonly file: FacilityFile;
  readonly files: readonly ReadFile[];
  readonly agreement: Agreement;
  readonly asRead: Agreement;
  readonly executed: ExecutedDays;
  readonly reports: readonly Report[];
};

/**
 * A facility as known at a moment: the reports that stand, and what is in effect. Shape: `agreement` has the acts that
 * count, without those that wait for a person; `questioned` are all that a person was or is to be asked about.
 */
export type KnownFacility = OpenFacility & {
  readonly questioned: readonly Questioned[];
  readonly accepted?: Standing["accepted"];
  readonly knownAt: Instant;
  readonly known: readonly Report[];
  readonly closing: Closing;
};

/** A facility with more papers and reports: only what is added is read. The facility given is not changed. */
export function withMore(open: OpenFacility, papers: readonly FiledPaper[], reports: readonly Report[]): OpenFacility {
  const files = [...open.files, ...readFiles(papers)];
  const added = filedInstruments(files).slice(open.asRead.instruments.length);
  const parties = withFormerNames(open.file.parties, added);
  const all = [...open.asRead.instruments, ...added];
  const executed = executedDays(all, parties, known([...open.reports, ...reports], everything));
  const asRead = extendAgreement(open.asRead, added, parties, executed);
  const file = { ...open.file, parties, papers: [...open.file.papers, ...papers] };
  return { file, files, agreement: asRead, asRead, executed, reports: [...open.reports, ...reports] };
}

/** A day before servicing begins. `clause` is the one that something recorded of that day bears on. */
export type BeginsLater = {
  readonly code: "servicing.begins_later";
  readonly on: IsoDate;
  readonly began: IsoDate;
  readonly clause?: string;
};

/** Reads the papers of a facility and builds its agreement. */
export function openFacility(file: FacilityFile, reports: readonly Report[]): OpenFacility {
  const files = readFiles(file.papers);
  const instruments = filedInstruments(files);
  const parties = withFormerNames(file.parties, instruments);
  const executed = executedDays(instruments, parties, known(reports, everything));
  const asRead = buildAgreement(instruments, parties, executed);
  return { file: { ...file, parties }, files, reports, executed, agreement: asRead, asRead };
}

/** The facility as known at a moment; all that is recorded, unless a moment is given. */
export function knownBy(open: OpenFacility, knownAt: Instant = everything): KnownFacility {
  const { file, reports } = open;
  const facts = known(reports, knownAt);
  const certainty = file.certainty ?? "likely";
  const questioned = questionedIn(open.asRead.instruments, facts, certainty);
  const accepted = isBelow("doubtful", certainty) ? { accepted: acceptedQualifications(questioned) } : {};
  const agreement = confirmedAgreement(open, questioned);
  const closing = closingOf({ facility: file, agreement, reports, knownAt });
  return { ...open, agreement, questioned, ...accepted, knownAt, known: facts, closing };
}

// An agreement is built once for each set of findings, and is that of all acts where every act counts as read.
const confirmed = new WeakMap<Agreement, Map<string, Agreement>>();

function confirmedAgreement({ asRead, file, executed }: OpenFacility, questioned: readonly Questioned[]): Agreement {
  const otherwise = questioned.filter(({ choice, subject }) => "act" in subject && choice !== "read");
  if (otherwise.length === 0) return asRead;
  const built = confirmed.get(asRead) ?? new Map<string, Agreement>();
  confirmed.set(asRead, built);
  const key = otherwise.map(({ id, choice = "" }) => `${id} ${choice}`).join("\n");
  const before = built.get(key);
  if (before !== undefined) return before;
  const fresh = buildAgreement(asConfirmed(asRead.instruments, otherwise), file.parties, executed);
  built.set(key, fresh);
  return fresh;
}

/** The agreement on which two states of knowledge of one facility can be compared, and what each withholds of it. */
export function comparedBy(
  before: KnownFacility,
  after: KnownFacility,
): { readonly agreement: Agreement; readonly withheld: readonly [Withheld?, Withheld?] } {
  if (before.agreement === after.agreement) return { agreement: after.agreement, withheld: [] };
  const { asRead, file, executed } = after;
  const { instruments, withheld } = countedByEither(asRead.instruments, before.questioned, after.questioned);
  return { agreement: buildAgreement(instruments, file.parties, executed), withheld };
}

/** A day, with what is in effect as known and the readings in use; for one loan, when the day it was made is given. */
export function standingOn(
  { closing, file, known: facts, accepted }: KnownFacility,
  on: IsoDate,
  loanMadeOn?: IsoDate,
): Standing {
  const standing = {
    on,
    inEffect: closing.inEffect,
    settings: file.settings,
    occurred: occurredBy(facts),
    ...(accepted === undefined ? {} : { accepted }),
  };
  return loanMadeOn === undefined ? standing : { ...standing, loanMadeOn };
}

/** The facility as defaults are asked of it. */
export function forDefaults({ file, agreement, known: facts, closing }: KnownFacility): DefaultsAsked {
  return { facility: file, agreement, known: facts, inEffect: closing.inEffect };
}

/** Answers what `termsOn` answers. */
export type TermsAt = (on: IsoDate, loanMadeOn?: IsoDate) => Result<TermsInForce, TermFailure>;

/** The terms in force on a day, as known; of one loan, when the day it was made is given. Refuses `terms.conflict`. */
export function termsOn(facility: KnownFacility, on: IsoDate, loanMadeOn?: IsoDate): Result<TermsInForce, TermFailure> {
  return termsInForce(facility.agreement, standingOn(facility, on, loanMadeOn), facility.file.assumptions);
}

/** The days on which acts begin and cease to apply, in order: the same whatever day it is asked on. */
export function changesOf(facility: KnownFacility): readonly IsoDate[] {
  const before = changeDays.get(facility);
  if (before !== undefined) return before;
  const days = changeDates(facility.agreement, standingOn(facility, dayOf(facility.knownAt)));
  changeDays.set(facility, days);
  return days;
}

const changeDays = new WeakMap<KnownFacility, readonly IsoDate[]>();

/** Answers `termsOn` for many days, working the terms out once for the days between two changes. */
export function termsByDay(facility: KnownFacility): TermsAt {
  const changes = changesOf(facility);
  const scoped = isScoped(facility.agreement.acts);
  const worked = new Map<string, Result<TermsInForce, TermFailure>>();
  // Days are mostly asked for in order, so the answer before is mostly the answer again.
  let last:
    | { readonly from: IsoDate; readonly to: IsoDate; readonly terms: Result<TermsInForce, TermFailure> }
    | undefined;
  return (on, loanMadeOn) => {
    const made = scoped ? loanMadeOn : undefined;
    if (made === undefined && last !== undefined && last.from <= on && on < last.to) return last.terms;
    const at = lastWhere(changes, (day) => day <= on);
    const key = `${at} ${made ?? ""}`;
    const terms = worked.get(key) ?? termsOn(facility, on, made);
    worked.set(key, terms);
    if (made === undefined) last = { from: changes[at] ?? on, to: changes[at + 1] ?? farthest, terms };
    return terms;
  };
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a day after every day
const farthest = "9999-12-31" as IsoDate;
