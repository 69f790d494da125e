import { amountInLetters, money } from "../../base/money.ts";
import type { IsoDate } from "../../base/date.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import type { DefaultState } from "../../compliance/defaults.ts";
import type { Party } from "../../events/facility.ts";
import type { KnownFacility } from "../facility.ts";
import type { PositionFailure } from "../position.ts";
import type { RateFailure } from "../rate.ts";
import type { StatementFailure } from "../statement.ts";

/** The kinds of letters about availability, defaults, covenants and money, by the words that ask for them. */
export const letterKinds = [
  "over-advance",
  "default",
  "reservation",
  "waiver",
  "rate-election",
  "covenant-certificate",
  "payoff",
  "rate-notice",
  "invoice",
] as const;

/** A kind of letter. */
export type LetterKind = (typeof letterKinds)[number];

/**
 * What is asked of a letter: the facility as known, the day that it bears, and what it is about.
 *
 * Shape: `occurrences` are ids of defaults, all that stand unless any is given; `waiver` is one on record; `until` the
 * day before which a waiver that is to be given holds, or the last day of a payoff; `asOf` the day of the tests that a
 * certificate tells, or of the payment that pays off; `by` the hour of it, in words. `month` is the first day of the
 * month of an invoice, `loan` the one that a rate notice is about, all unless it is given. `from` and `to` are ids of
 * parties, needed where more than one could be meant.
 */
export type LetterAsked = {
  readonly facility: KnownFacility;
  readonly on: IsoDate;
  readonly occurrences: readonly string[];
  readonly waiver?: string;
  readonly until?: IsoDate;
  readonly asOf?: IsoDate;
  readonly by?: string;
  readonly month?: IsoDate;
  readonly loan?: string;
  readonly from?: string;
  readonly to?: string;
};

/** Why a letter cannot be written: what it would say is not on record, or the record says otherwise. */
export type LetterFailure =
  | PositionFailure
  | RateFailure
  | StatementFailure
  | { readonly code: "letter.as_of_has_passed"; readonly asOf: IsoDate; readonly on: IsoDate }
  | { readonly code: "letter.quote_too_long"; readonly from: IsoDate; readonly until: IsoDate; readonly most: number }
  | { readonly code: "letter.nothing_owed"; readonly on: IsoDate }
  | { readonly code: "letter.nothing_bears_interest"; readonly on: IsoDate }
  | {
      readonly code: "letter.loan_unknown";
      readonly loan: string;
      readonly on: IsoDate;
      readonly known: readonly string[];
    }
  | { readonly code: "letter.month_not_over"; readonly month: string; readonly on: IsoDate }
  | { readonly code: "letter.nothing_to_invoice"; readonly month: string }
  | { readonly code: "letter.party_unknown"; readonly party: string; readonly parties: readonly string[] }
  | {
      readonly code: "letter.party_unclear";
      readonly role: "lender" | "borrower";
      readonly option: "--from" | "--to";
      readonly parties: readonly string[];
    }
  | { readonly code: "letter.no_excess"; readonly on: IsoDate; readonly limit: string; readonly outstanding: string }
  | { readonly code: "letter.nothing_stands"; readonly on: IsoDate }
  | { readonly code: "letter.default_unknown"; readonly occurrence: string; readonly known: readonly string[] }
  | {
      readonly code: "letter.default_does_not_stand";
      readonly occurrence: string;
      readonly on: IsoDate;
      readonly state: DefaultState;
      readonly cites: readonly string[];
    }
  | { readonly code: "letter.waiver_unknown"; readonly waiver: string; readonly known: readonly string[] }
  | { readonly code: "letter.waiver_not_in_force"; readonly waiver: string; readonly on: IsoDate; readonly why: string }
  | { readonly code: "letter.until_has_passed"; readonly until: IsoDate; readonly on: IsoDate }
  | { readonly code: "letter.no_election"; readonly on: IsoDate }
  | { readonly code: "letter.no_test"; readonly asOf: IsoDate; readonly days: readonly IsoDate[] };

/** An amount of the facility, given in cents, as letters write it. */
export function amountOf({ file }: KnownFacility, minor: bigint): string {
  return amountInLetters(money(file.currency, minor));
}

/** The one who writes and the one who is written to. */
export type Correspondents = { readonly from: Party; readonly to: Party };

/**
 * Who writes to whom: the lender to the borrower, or the other way about.
 *
 * Refuses `letter.party_unknown`, and `letter.party_unclear` where more than one or none has the role.
 */
export function correspondents(
  { facility, from, to }: LetterAsked,
  writer: "lender" | "borrower",
): Result<Correspondents, LetterFailure> {
  const sender = oneOf(facility.file.parties, writer, "--from", from);
  if (!sender.ok) return sender;
  const addressee = oneOf(facility.file.parties, writer === "lender" ? "borrower" : "lender", "--to", to);
  if (!addressee.ok) return addressee;
  return ok({ from: sender.value, to: addressee.value });
}

function oneOf(
  parties: readonly Party[],
  role: "lender" | "borrower",
  option: "--from" | "--to",
  id: string | undefined,
): Result<Party, LetterFailure> {
  const having = parties.filter((party) => party.role === role);
  if (id === undefined) {
    const [only] = having;
    if (only !== undefined && having.length === 1) return ok(only);
    return refuse({ code: "letter.party_unclear", role, option, parties: having.map((party) => party.id) });
  }
  const named = parties.find((party) => party.id === id);
  if (named !== undefined) return ok(named);
  return refuse({ code: "letter.party_unknown", party: id, parties: parties.map((party) => party.id) });
}

/** The guarantors, who get copies of what bears on what they guarantee. */
export function guarantorsOf({ file }: KnownFacility): string[] {
  return file.parties.filter(({ role }) => role === "guarantor").map(({ name }) => name);
}
