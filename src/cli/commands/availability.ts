import type { IsoDate } from "../../base/date.ts";
import { money, type Money } from "../../base/money.ts";
import { type FacilityPosition, noticeDaysRun, positionOn, type NoticeClock } from "../../servicing/position.ts";
import type { KnownFacility } from "../../servicing/facility.ts";
import { noticesOn, pendingInstruments } from "../../servicing/statement.ts";
import { amountText, daysText } from "../amount.ts";
import type { ExitCode } from "../exit.ts";
import { anyJson, jsonText, moneyJson, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown, orStop } from "../load.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { tellState } from "../tree.ts";

/** `conformed availability FACILITY`: what may be drawn on a day, what exceeds it, and the clock of every notice. */
export async function availabilityCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const standing = orStop(positionOn(facility, on));
  const pending = pendingInstruments(facility);
  const notices = noticesOn(facility, on);
  if (options.json === true) {
    terminal.out(
      jsonText({ ...positionJson(facility, standing), pending: anyJson(pending), notices: anyJson(notices) }),
    );
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: availability on ${on}`));
  terminal.out(`${basisText(standing)}\n`);
  terminal.out(columns(rowsOf(facility, standing), [1]));
  for (const clock of standing.notices) terminal.out(`\n${noticeText(terminal, clock, on)}`);
  if (standing.position.unpermitted > 0n) terminal.out(`\n${reservationPrompt(terminal)}`);
  tellState(terminal, pending, notices);
  return 0;
}

function basisText({ available: { basis, certificate } }: FacilityPosition): string {
  return certificate === undefined
    ? "As the lender stated it"
    : `Certificate ${certificate}, as ${basis.replaceAll("_", "-")}`;
}

type Row = readonly [label: string, amount: string, clause: string];

function rowsOf(facility: KnownFacility, standing: FacilityPosition): Row[] {
  const { available, position, loans, letters, cite } = standing;
  const row = (label: string, minor: bigint, clause = ""): Row => [label, amountText(inCents(facility, minor)), clause];
  const clauseOf = (id: string) => available.lines.find((line) => line.id === id)?.cite ?? "";
  const { gross, reserves, maximumCredit } = available;
  const certified =
    gross === undefined || reserves === undefined || maximumCredit === undefined
      ? []
      : [
          row("Gross availability", gross),
          row("Reserves", -reserves),
          row("Borrowing base", available.base),
          row("Maximum Credit", maximumCredit, clauseOf("maximum-credit")),
        ];
  const used = available.basis === "stated" ? [] : letters;
  return [
    ...certified,
    row("May be outstanding", available.limit, cite),
    row("Loans", -loans.minor),
    ...used.map(({ letter, undrawn, expiresOn }) => row(`Letter of credit ${letter}, to ${expiresOn}`, -undrawn)),
    row("Net availability", position.net),
    row("Suppressed availability", position.suppressed),
    row("Excess availability", position.excess),
    ...(position.overAdvance === 0n
      ? []
      : [
          row("Over-advance", position.overAdvance, cite),
          row("  permitted", position.permitted),
          row("  unpermitted", position.unpermitted),
        ]),
  ];
}

function noticeText(terminal: Terminal, clock: NoticeClock, on: IsoDate): string {
  const { notice, days, firstDay, cite, otherReading, inVain } = clock;
  const { channel, givenBy, givenTo, on: givenOn } = notice.happening;
  const to = givenTo === undefined ? "" : ` to ${givenTo}`;
  const given = `${channel} notice of an excess given on ${givenOn} by ${givenBy}${to}`;
  const where = styled(terminal, "cyan", `[${cite}]`);
  if (inVain) return `${given}: the clause allows no ${channel} notice ${where}`;
  const run = Math.min(days, noticeDaysRun(clock, on));
  const other = `${otherReading.firstDay} if read as ${otherReading.reading}`;
  return `${given}: ${run} of ${daysText(days)} run, higher rate on the excess from ${firstDay} (${other}) ${where}`;
}

function reservationPrompt(terminal: Terminal): string {
  const mark = styled(terminal, "yellow", "reserve rights");
  return `${mark}: an excess stands that nobody permitted. Say in a letter that nothing is waived.`;
}

function inCents({ file }: KnownFacility, minor: bigint): Money {
  return money(file.currency, minor);
}

function positionJson(facility: KnownFacility, standing: FacilityPosition) {
  const { on, available, position, loans, letters, permissions, notices, cite, receipt } = standing;
  const amount = (minor: bigint) => moneyJson(inCents(facility, minor));
  const amountOrNull = (minor: bigint | undefined) => (minor === undefined ? null : amount(minor));
  return {
    facility: facility.file.id,
    on,
    basis: available.basis,
    certificate: available.certificate ?? null,
    grossAvailability: amountOrNull(available.gross),
    reserves: amountOrNull(available.reserves),
    borrowingBase: amount(available.base),
    maximumCredit: amountOrNull(available.maximumCredit),
    limit: amount(available.limit),
    clause: cite,
    loans: moneyJson(loans),
    lettersOfCredit: letters.map(({ letter, beneficiary, undrawn, expiresOn }) => ({
      letter,
      beneficiary,
      undrawn: amount(undrawn),
      expiresOn,
    })),
    netAvailability: amount(position.net),
    suppressedAvailability: amount(position.suppressed),
    excessAvailability: amount(position.excess),
    overAdvance: amount(position.overAdvance),
    permittedOverAdvance: amount(position.permitted),
    unpermittedOverAdvance: amount(position.unpermitted),
    permissions: permissions.map(({ happening }) => ({
      amount: moneyJson(happening.amount),
      from: happening.on,
      until: happening.until,
      writing: happening.writing,
      permittedBy: happening.permittedBy,
    })),
    noticesOfExcess: notices.map(({ notice: { happening }, days, firstDay, otherReading, inVain, cite: clause }) => ({
      on: happening.on,
      channel: happening.channel,
      givenBy: happening.givenBy,
      givenTo: happening.givenTo ?? null,
      days,
      firstDayAtHigherRate: inVain ? null : firstDay,
      otherReading: { reading: otherReading.reading, firstDay: otherReading.firstDay },
      clause,
    })),
    receipt: receiptJson(receipt),
  };
}
