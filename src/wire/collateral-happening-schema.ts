import * as z from "zod/mini";
import type { Currency } from "../base/money.ts";
import { reserveKinds } from "../events/collateral-happening.ts";
import type { HappeningOf } from "../events/happening.ts";
import { once } from "./once.ts";
import { amount, balance, day, name, orElse, rate, record, said, text } from "./scalars.ts";

const from = (what: string) => day(`The day from which ${what}, YYYY-MM-DD`);
const lender = () => name("The id of the lender that does it");
const line = () => name("The name of a line of the borrowing base");

/** How the happenings of the collateral are written. */
export function collateralSchemas(currency: Currency) {
  return { ...certificateSchemas(currency), ...lenderSchemas(currency), ...creditSchemas(currency) };
}

function certificateSchemas(currency: Currency) {
  const movements = (what: string) =>
    said(orElse(z.array(record({ what: text("What it is"), amount: amount(currency, "Its size") })), []), what);
  return {
    CertificateDelivered: once(() =>
      record({
        on: from("it counts: the day of delivery"),
        type: z.literal("CertificateDelivered"),
        certificate: name("The name of the certificate, used by later happenings"),
        asOf: day("The day as of which it is made, YYYY-MM-DD"),
        certifiedBy: name("The id of the party that certifies it"),
        schedules: said(orElse(z.array(name("The id of a schedule")), []), "The schedules delivered with it"),
        rollForward: z.exactOptional(
          said(
            record({
              opening: balance(currency, "The gross receivables of the last certificate"),
              additions: movements("What was added since"),
              deductions: movements("What was taken off since"),
              closing: balance(currency, "The gross receivables of this certificate"),
            }),
            "How the gross receivables of the last certificate became those of this one",
          ),
        ),
        reported: said(
          orElse(z.array(record({ line: line(), amount: balance(currency, "The amount reported on it") })), []),
          "The lines as the borrower reports them",
        ),
      }),
    ),
    CertificateApproved: once(() =>
      record({
        on: from("the approval counts"),
        type: z.literal("CertificateApproved"),
        certificate: name("The name of the certificate"),
        basis: said(z.enum(["reported", "re_performed"]), "Which of its figures are approved"),
        approvedBy: text("The person who approves them"),
        adjustments: said(
          orElse(
            z.array(record({ line: line(), amount: amount(currency, "What is taken off it"), reason: text("Why") })),
            [],
          ),
          "What is taken off eligible lines on approval",
        ),
      }),
    ),
  };
}

const reserve = () => name("The name of the reserve");
const reason = () => text("Why");

function lenderSchemas(currency: Currency) {
  return {
    AdvanceRateElected: once(() =>
      record({
        on: from("it holds"),
        type: z.literal("AdvanceRateElected"),
        line: name("receivables, or the id of a pool followed by :cost or :nolv"),
        rate: rate("The advance rate, such as 80%"),
        electedBy: lender(),
        reason: reason(),
      }),
    ),
    InventoryAppraised: once(() =>
      record({
        on: from("the appraisal counts"),
        type: z.literal("InventoryAppraised"),
        pool: name("The id of a pool of inventory"),
        nolv: rate("The net orderly liquidation value, in percent of cost"),
        appraiser: text("Who appraised it"),
      }),
    ),
    ...reserveSchemas(currency),
    OverAdvancePermitted: once(() =>
      record({
        on: from("it is permitted"),
        type: z.literal("OverAdvancePermitted"),
        until: day("The first day on which it is no longer permitted, YYYY-MM-DD"),
        amount: amount(currency, "How far the limit may be exceeded"),
        writing: text("The writing that says so"),
        permittedBy: lender(),
      }),
    ),
  };
}

function reserveSchemas(currency: Currency) {
  return {
    ReserveEstablished: once(() =>
      record({
        on: from("it is held"),
        type: z.literal("ReserveEstablished"),
        reserve: reserve(),
        kind: said(z.enum(reserveKinds), "What it is held for"),
        amount: amount(currency, "Its amount"),
        reason: reason(),
        setBy: lender(),
      }),
    ),
    DilutionReserveEstablished: once(() =>
      record({
        on: from("it is held"),
        type: z.literal("DilutionReserveEstablished"),
        reserve: reserve(),
        dilution: rate("The dilution found, in percent of sales"),
        tolerated: rate("The dilution tolerated; what exceeds it is held back from eligible receivables"),
        reason: reason(),
        setBy: lender(),
      }),
    ),
    ReserveReleased: once(() =>
      record({
        on: from("it is no longer held"),
        type: z.literal("ReserveReleased"),
        reserve: reserve(),
        reason: reason(),
        setBy: lender(),
      }),
    ),
  };
}

function creditSchemas(currency: Currency) {
  const letter = () => name("The name of the letter of credit");
  return {
    LetterOfCreditIssued: once(() =>
      record({
        on: from("it is outstanding"),
        type: z.literal("LetterOfCreditIssued"),
        letter: letter(),
        amount: amount(currency, "Its face amount"),
        beneficiary: text("Who may draw on it"),
        expiresOn: day("The last day on which it may be drawn, YYYY-MM-DD"),
      }),
    ),
    LetterOfCreditDrawn: once(() =>
      record({
        on: from("the drawing is a loan"),
        type: z.literal("LetterOfCreditDrawn"),
        letter: letter(),
        amount: amount(currency, "What was drawn"),
      }),
    ),
    LetterOfCreditEnded: once(() =>
      record({
        on: from("it is no longer outstanding"),
        type: z.literal("LetterOfCreditEnded"),
        letter: letter(),
      }),
    ),
    AdvanceRequested: once(() =>
      z.codec(
        record({
          on: day("The day of the request, YYYY-MM-DD"),
          type: z.literal("AdvanceRequested"),
          amount: amount(currency, "The amount asked for"),
          requestedBy: name("The id of the party that asks"),
          approvedBy: z.exactOptional(text("The person of the lender who lets it exceed what is available")),
        }),
        z.custom<HappeningOf<"AdvanceRequested">>(),
        {
          decode: ({ requestedBy, ...rest }) => ({ ...rest, by: requestedBy }),
          encode: ({ by, ...rest }) => ({ ...rest, requestedBy: by }),
        },
      ),
    ),
  };
}
