import type { IsoDate } from "../../base/date.ts";
import { figure } from "../../base/receipt.ts";
import { stateOf, type WaivedAnswer, waivedOn } from "../../compliance/defaults.ts";
import { type Waiver, waiversKnown } from "../../compliance/waiver.ts";
import { forDefaults, type KnownFacility } from "../../servicing/facility.ts";
import { type RescissionReading, rescissionReadings } from "../../servicing/rescission.ts";
import { amountText } from "../amount.ts";
import type { ExitCode } from "../exit.ts";
import { type Json, jsonText, moneyJson, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown } from "../load.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { receiptOf } from "./defaults.ts";

/** `conformed waivers FACILITY`: each waiver, how it stands, which defaults it reaches and why it reaches no others. */
export async function waiversCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const onFile = new Set(facility.closing.standings.map(({ instrument }) => instrument.id));
  const waivers = waiversKnown(forDefaults(facility)).filter(
    ({ instrument }) => instrument === undefined || onFile.has(instrument),
  );
  const answers = waivedOn(forDefaults(facility), on);
  const told = waivers.map((waiver) => ({ waiver, moves: movesOf(facility, waiver, on) }));
  if (options.json === true) {
    terminal.out(
      jsonText({
        facility: facility.file.id,
        on,
        waivers: told.map(({ waiver, moves }) => waiverJson(waiver, moves, answers, on)),
        defaults: answers.map(answerJson),
        reservations: reservations(facility),
        receipt: receiptJson(figure(`Waivers on ${on}`, "", answers.map(receiptOf))),
      }),
    );
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: waivers on ${on}`));
  if (told.length === 0) terminal.out("None is on file.");
  for (const { waiver, moves } of told) tellWaiver(terminal, waiver, moves, answers, on);
  const reserved = [...new Set(reservations(facility).map(({ clause }) => clause))];
  if (reserved.length > 0) terminal.out(`\nrights reserved: ${reserved.join("; ")}`);
  return 0;
}

// The waivers of one instrument fall together, so their moves are told with the one that shows them.
function movesOf(
  facility: KnownFacility,
  { instrument, rescission }: Waiver,
  on: IsoDate,
): readonly RescissionReading[] {
  if (instrument === undefined || rescission === undefined) return [];
  const moves = rescissionReadings(facility, instrument, on);
  return moves.ok ? moves.value : [];
}

function standing({ form, effective, from, until, rescission }: Waiver, on: IsoDate): string {
  if (form === "oral") return "possible oral waiver";
  if (effective === undefined) return "pending";
  if (from !== undefined && on < from) return "not yet";
  if (rescission !== undefined && rescission.on <= on) return "rescinded";
  return until !== undefined && until <= on ? "expired" : "in force";
}

function reservations({ agreement, closing }: KnownFacility): { clause: string; except: string }[] {
  return agreement.acts.flatMap(({ act, clause, by }) =>
    act.kind === "reserveRights" && closing.inEffect.has(by.id) ? [{ clause: clause.cite, except: act.except }] : [],
  );
}

function tellWaiver(
  terminal: Terminal,
  waiver: Waiver,
  moves: readonly RescissionReading[],
  answers: readonly WaivedAnswer[],
  on: IsoDate,
): void {
  const { cite, scope, solely, until, rescission, withdrawals } = waiver;
  const words = `${scope}${solely ? ", solely" : ""}${until === undefined ? "" : `, until ${until}`}`;
  terminal.out(`\n${styled(terminal, "cyan", cite)}: ${styled(terminal, "bold", standing(waiver, on))} (${words})`);
  if (waiver.form === "oral")
    terminal.out("  given by word of mouth: the papers ask for a signed writing; take advice");
  if (rescission !== undefined) {
    terminal.out(`  rescinded ${rescission.on} by ${rescission.by} on ${rescission.debt} [${rescission.key}]`);
  }
  for (const { on: day, key } of withdrawals) terminal.out(`  withdrawn ${day}, which restores nothing [${key}]`);
  for (const { what, kind, found } of waiver.conditions) {
    const last = found.findLast((each) => each.on <= on);
    terminal.out(`  condition ${kind}: ${what}: ${last?.finding ?? "nothing found"}`);
  }
  const rows = answers.flatMap(({ status, grounds }) =>
    grounds
      .filter((ground) => ground.waiver?.cite === cite)
      .map(({ reason }) => [`  ${status.occurrence.id}`, reason.replaceAll("_", " ")]),
  );
  if (rows.length > 0) terminal.out(columns(rows));
  for (const { reading, total, lines } of moves) {
    const parts = lines.map(({ from, to, amount }) => `${from} to before ${to} ${amountText(amount)}`).join(", ");
    terminal.out(`  the higher rate, rescission read ${reading.replace("_", " ")}: ${amountText(total)} (${parts})`);
  }
}

function waiverJson(
  waiver: Waiver,
  moves: readonly RescissionReading[],
  answers: readonly WaivedAnswer[],
  on: IsoDate,
): Json {
  const { id, cite, source, by, form, scope, solely, effective, from, until, rescission, withdrawals } = waiver;
  const reaching = answers.filter(({ grounds }) =>
    grounds.some((ground) => ground.waiver?.cite === cite && ground.supports === "waived"),
  );
  return {
    id,
    clause: cite,
    source,
    by,
    form,
    scope,
    solely,
    status: standing(waiver, on),
    effectiveOn: effective ?? null,
    from: from ?? null,
    until: until ?? null,
    conditions: waiver.conditions.map(({ id: condition, what, kind, by: last, found }) => ({
      condition,
      what,
      kind,
      by: last ?? null,
      found: found.map((each) => ({ ...each })),
    })),
    vote: waiver.vote?.id ?? null,
    rescinded: rescission === undefined ? null : { ...rescission },
    withdrawals: withdrawals.map((each) => ({ ...each })),
    waives: reaching.map(({ status }) => status.occurrence.id),
    moves: moves.map(({ reading, total, lines }) => ({
      reading,
      total: moneyJson(total),
      lines: lines.map(({ from: first, to, amount }) => ({ from: first, to, amount: moneyJson(amount) })),
    })),
  };
}

function answerJson({ status, waived, grounds }: WaivedAnswer): Json {
  return {
    id: status.occurrence.id,
    status: stateOf(status),
    waived,
    grounds: grounds.map(({ ground, cite, reason, supports }) => ({ ground, clause: cite, reason, supports })),
  };
}
