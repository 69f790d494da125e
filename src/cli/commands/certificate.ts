import { money, moneyText } from "../../base/money.ts";
import { figure } from "../../base/receipt.ts";
import type { Result } from "../../base/result.ts";
import type { BaseLine, BorrowingBase } from "../../collateral/borrowing-base.ts";
import type { CollateralFailure } from "../../collateral/failure.ts";
import { type Reserve, reservesOn } from "../../collateral/valuation.ts";
import { type CertificateFigures, certificateFigures } from "../../servicing/certificate.ts";
import type { KnownFacility } from "../../servicing/facility.ts";
import { amountText } from "../amount.ts";
import { type ExitCode, Stop } from "../exit.ts";
import { jsonText, moneyJson, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown, orStop } from "../load.ts";
import { explainServicing } from "../say.ts";
import { columns, styled, type Terminal } from "../terminal.ts";

/** A line of a certificate in its three figures. Unit: cents; absent where a figure has no such line. */
type Compared = Omit<BaseLine, "amount"> & {
  readonly reported: bigint | undefined;
  readonly reperformed: bigint | undefined;
  readonly approved: bigint | undefined;
};

/** `conformed certificate FACILITY`: the borrowing base as reported, as re-performed and as approved, line by line. */
export async function certificateCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const figures = orStop(certificateFigures(facility, on));
  if (figures === undefined) {
    const failure = { code: "collateral.no_certificate", on } as const;
    throw new Stop(1, [{ code: failure.code, sentence: explainServicing(failure) }]);
  }
  const compared = comparedLines(figures);
  const missing = missingFigures(figures);
  const reserves = reservesOn(facility.known, on);
  if (options.json === true) {
    terminal.out(
      jsonText({ ...certificateJson(facility, on, figures, compared), reserves: reserves.map(reserveJson) }),
    );
  } else tell(terminal, facility, on, figures, compared, reserves);
  if (missing.length === 0) return 0;
  throw new Stop(
    1,
    missing.map(({ failure, what }) => ({ code: failure.code, sentence: `${what}: ${explainServicing(failure)}` })),
  );
}

// What is reported counts as reported; the lines a certificate leaves out follow from its eligible amounts.
function comparedLines({ certificate, reported, reperformed, approved }: CertificateFigures): Compared[] {
  const said = new Map(certificate.happening.reported.map(({ line, amount }) => [line, amount.minor]));
  const [asReported, asReperformed, asApproved] = [linesIn(reported), linesIn(reperformed), linesIn(approved)];
  // The re-performed lines know their clauses and rows best; an approval may add lines of its own.
  const named = new Map(
    [asReported, asApproved, asReperformed].flatMap((lines) => lines.map((line) => [line.id, line])),
  );
  const order = [asApproved, asReperformed, asReported].find((lines) => lines.length > 0) ?? [];
  const amountIn = (lines: readonly BaseLine[] | undefined, id: string) =>
    lines?.find((line) => line.id === id)?.amount;
  return order.map((line) => ({
    ...(named.get(line.id) ?? line),
    reported: said.get(line.id) ?? amountIn(asReported, line.id),
    reperformed: amountIn(asReperformed, line.id),
    approved: amountIn(asApproved, line.id),
  }));
}

function linesIn(figures: Result<BorrowingBase, CollateralFailure> | undefined): readonly BaseLine[] {
  return figures?.ok === true ? figures.value.lines : [];
}

function missingFigures({ reported, reperformed, approved }: CertificateFigures) {
  const figures: readonly [string, Result<BorrowingBase, CollateralFailure> | undefined][] = [
    ["reported", reported],
    ["re-performed", reperformed],
    ["approved", approved],
  ];
  return figures.flatMap(([what, each]) => (each === undefined || each.ok ? [] : [{ what, failure: each.failure }]));
}

function tell(
  terminal: Terminal,
  { file }: KnownFacility,
  on: string,
  { certificate, approval }: CertificateFigures,
  compared: readonly Compared[],
  reserves: readonly Reserve[],
): void {
  const { certificate: name, asOf, certifiedBy, on: deliveredOn } = certificate.happening;
  terminal.out(styled(terminal, "bold", `${file.title}: borrowing base on ${on}`));
  terminal.out(`Certificate ${name} as of ${asOf}, certified by ${certifiedBy}, delivered ${deliveredOn}`);
  terminal.out(
    approval === undefined
      ? "Not approved"
      : `Approved ${approval.happening.on} by ${approval.happening.approvedBy}, as ${approval.happening.basis.replaceAll("_", "-")}`,
  );
  const text = (minor: bigint | undefined, part: BaseLine["part"]) =>
    minor === undefined ? "" : amountText(money(file.currency, part === "less" ? -minor : minor));
  const held = new Map(reserves.map(({ id, source }) => [id, source.label]));
  const rows = compared.map(({ id, label, part, reported, reperformed, approved, cite, rows: from }) => [
    part === "less" ? `  less ${label}` : label,
    text(reported, part),
    text(reperformed, part),
    text(approved, part),
    [cite, rowsText(from), held.get(id) ?? ""].filter((each) => each !== "").join(", "),
  ]);
  terminal.out("");
  terminal.out(columns([["", "reported", "re-performed", "approved", ""], ...rows], [1, 2, 3]));
}

// Whose a reserve is, why and since when.
function reserveJson({ id, kind, owner, since, reason, source }: Reserve) {
  return { reserve: id, kind, owner, since, reason, fact: source.cite ?? "" };
}

function rowsText(rows: readonly number[]): string {
  return rows.length === 0 ? "" : `${rows.length === 1 ? "row" : "rows"} ${rangesText(rows)}`;
}

/** Numbers in order as ranges: `2-4, 9`. */
function rangesText(numbers: readonly number[]): string {
  const ranges: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(", ");
}

function certificateJson(
  { file }: KnownFacility,
  on: string,
  { certificate, approval, counted }: CertificateFigures,
  compared: readonly Compared[],
) {
  const amount = (minor: bigint | undefined) => (minor === undefined ? null : moneyJson(money(file.currency, minor)));
  const { happening } = certificate;
  const base = compared.find(({ id }) => id === "borrowing-base");
  const counts = counted.ok ? counted.value : undefined;
  const value = counts === undefined ? "" : moneyText(money(file.currency, counts.base.base));
  return {
    facility: file.id,
    on,
    certificate: happening.certificate,
    asOf: happening.asOf,
    deliveredOn: happening.on,
    certifiedBy: happening.certifiedBy,
    approval:
      approval === undefined
        ? null
        : {
            on: approval.happening.on,
            approvedBy: approval.happening.approvedBy,
            basis: approval.happening.basis,
            adjustments: approval.happening.adjustments.map(({ line, amount: off, reason }) => ({
              line,
              amount: moneyJson(off),
              reason,
            })),
          },
    counts: counts?.basis ?? null,
    borrowingBase: {
      reported: amount(base?.reported),
      reperformed: amount(base?.reperformed),
      approved: amount(base?.approved),
    },
    lines: compared.map(({ id, label, part, reported, reperformed, approved, cite, rows }) => ({
      line: id,
      label,
      part,
      reported: amount(reported),
      reperformed: amount(reperformed),
      approved: amount(approved),
      clause: cite,
      rows: rangesText(rows),
    })),
    receipt: receiptJson(
      figure(
        `Borrowing base on ${on}`,
        value,
        compared.map(({ source, label }) => ({ ...source, label })),
      ),
    ),
  };
}
