import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";
import type { AvailabilityFailure } from "../../src/cli/say-collateral.ts";
import { conformed, folderWith, happening, lines, root } from "../cli/program.ts";
import { asking, type Meeting } from "./meeting.ts";

const millrace = join(root, "examples/millrace");

/** How a facility differs from the example with a borrowing base. */
type CollateralDifference = {
  readonly omit?: readonly string[];
  readonly happenings?: readonly object[];
  readonly borrowingBase?: unknown;
  readonly schedules?: readonly object[];
  readonly papers?: readonly object[];
  readonly files?: Readonly<Record<string, string>>;
};

/** The folder of a facility that extends the example with a borrowing base and differs from it so. */
export function millraceWith({ files = {}, happenings = [], ...rest }: CollateralDifference): string {
  const folder = folderWith({ ...files, "happenings.yaml": lines(happenings) });
  const sheet = { facility: "variant", extends: relative(folder, millrace), ...rest, happenings: ["happenings.yaml"] };
  writeFileSync(join(folder, "facility.yaml"), JSON.stringify(sheet));
  return folder;
}

/** The example's rules with one of its texts changed. */
export function rulesWith(from: string, to: string): unknown {
  const text = readFileSync(join(millrace, "facility.yaml"), "utf8");
  if (!text.includes(from)) throw new Error(`the example does not say ${from}`);
  return parse(text.replace(from, to), { schema: "failsafe" }).borrowingBase;
}

const unapproved = ["approval-2025-05", "request-2025-06-03"];
const trying = (
  when: string,
  fields: Readonly<Record<string, unknown>>,
  difference: CollateralDifference = {},
): Meeting => met(when, { ...difference, happenings: [happening("new", "2025-06-12", fields)] }, "balance");

function met(when: string, difference: CollateralDifference, command = "availability", ...rest: string[]): Meeting {
  return { when, meet: async () => conformed(command, millraceWith(difference), ...rest) };
}

const certificate = {
  type: "CertificateDelivered",
  certificate: "2025-06",
  asOf: "2025-06-30",
  certifiedBy: "Millrace",
};
const rolled = { opening: "8,430,000.00", additions: [{ what: "sales", amount: "10.00" }], closing: "8,430,010.00" };
const reserve = { type: "ReserveEstablished", reserve: "block", kind: "block", amount: "1.00", reason: "r" };
const drawn = { type: "LetterOfCreditDrawn", letter: "LC-1", amount: "1.00" };
const rateClause = 'rate: { clause: { paper: loan-agreement, provision: "2.3" }';

/** One way to meet each failure of the collateral. A code without one does not compile. */
export const collateral: { readonly [Code in AvailabilityFailure["code"]]: Meeting } = {
  "collateral.no_rules": asking(
    "A certificate where no rules for a borrowing base are given",
    { happenings: [happening("bbc", "2002-12-20", { ...certificate, asOf: "2002-11-30", certifiedBy: "LPC" })] },
    "availability",
  ),
  "collateral.no_certificate": met("A day before the first certificate", {}, "availability", "--on", "2025-06-01"),
  "collateral.clause_unknown": met("A rule that rests on a clause that is not there", {
    borrowingBase: rulesWith("3.1(c)", "3.1(z)"),
    omit: ["request-2025-06-03"],
  }),
  "collateral.clause_not_in_force": met(
    "A certificate from before the agreement",
    { happenings: [happening("bbc", "2025-01-10", { ...certificate, certificate: "early", asOf: "2024-12-31" })] },
    "certificate",
    "--on",
    "2025-01-10",
  ),
  "collateral.figure_not_read": met("A rate left to a clause that gives two", {
    borrowingBase: rulesWith(rateClause, rateClause.replace("2.3", "1.4")),
    omit: ["request-2025-06-03"],
  }),
  "collateral.clause_says_otherwise": met("A rate that the clause does not give", {
    borrowingBase: rulesWith(rateClause, `${rateClause}, value: 80%`),
    omit: ["request-2025-06-03"],
  }),
  "collateral.schedule_missing": met("A certificate without its agings", {
    happenings: [happening("bbc", "2025-06-12", certificate)],
  }),
  "collateral.cell_missing": met("A debtor of whom nothing says where it is", {
    omit: unapproved,
    files: {
      "ar.csv": readFileSync(join(millrace, "schedules/2025-05-31-receivables.csv"), "utf8").replace(",US,", ",,"),
    },
    schedules: [
      {
        id: "receivables-2025-05-31",
        holds: "receivables",
        asOf: "2025-05-31",
        file: "ar.csv",
        recordedAt: "2025-06-02T15:00:00Z",
      },
    ],
  }),
  "collateral.appraisal_missing": met("Liquidation value that nobody appraised", {
    omit: ["appraisal-2025-03", "request-2025-06-03"],
  }),
  "collateral.line_not_reported": met("Figures approved as reported that were not reported", {
    happenings: [
      happening("bbc", "2025-06-12", { ...certificate, reported: [{ line: "receivables", amount: "1.00" }] }),
      happening("ok", "2025-06-13", {
        type: "CertificateApproved",
        certificate: "2025-06",
        basis: "reported",
        approvedBy: "C. Analyst",
      }),
    ],
  }),
  "collateral.line_unknown": trying("An advance rate on a pool that is not there", {
    type: "AdvanceRateElected",
    line: "raw-materials:cost",
    rate: "50%",
    electedBy: "Northgate",
    reason: "r",
  }),
  "collateral.not_the_lender": trying("A reserve set by the borrower", { ...reserve, setBy: "Millrace" }),
  "certificate.named_already": trying("A second certificate of one name", { ...certificate, certificate: "2025-05" }),
  "certificate.older_than_last": trying("A certificate older than the last", { ...certificate, asOf: "2025-05-31" }),
  "certificate.roll_forward_does_not_foot": trying("A roll-forward that does not add up", {
    ...certificate,
    rollForward: { ...rolled, closing: "8,430,011.00" },
  }),
  "certificate.opening_differs": trying("A roll-forward that does not begin where the last one ended", {
    ...certificate,
    rollForward: { ...rolled, opening: "8,430,001.00", closing: "8,430,011.00" },
  }),
  "certificate.gross_differs": trying("Receivables reported at another amount than the roll-forward", {
    ...certificate,
    rollForward: rolled,
    reported: [{ line: "receivables", amount: "8,430,011.00" }],
  }),
  "certificate.unknown": trying("Approval of a certificate that nobody delivered", {
    type: "CertificateApproved",
    certificate: "2025-07",
    basis: "reported",
    approvedBy: "C. Analyst",
  }),
  "certificate.schedule_unknown": trying("A certificate with an aging that is not on file", {
    ...certificate,
    schedules: ["receivables-2025-06-30"],
  }),
  "certificate.schedule_of_another_day": trying("A certificate with the aging of the month before", {
    ...certificate,
    schedules: ["receivables-2025-05-31"],
  }),
  "reserve.not_held": trying("The release of a reserve that is not held", {
    type: "ReserveReleased",
    reserve: "customs",
    reason: "r",
    setBy: "Northgate",
  }),
  "letter_of_credit.issued_already": trying("A second letter of credit of one name", {
    type: "LetterOfCreditIssued",
    letter: "LC-1",
    amount: "1.00",
    beneficiary: "B",
    expiresOn: "2025-12-31",
  }),
  "letter_of_credit.not_outstanding": trying("A drawing under a letter of credit that is not there", {
    ...drawn,
    letter: "LC-2",
  }),
  "letter_of_credit.drawn_beyond": trying("A drawing of more than is left", { ...drawn, amount: "300,000.01" }),
  "advance.exceeds_availability": trying("A request beyond what is available", {
    type: "AdvanceRequested",
    amount: "720,000.01",
    requestedBy: "Millrace",
  }),
};
