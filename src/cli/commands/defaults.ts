import { type OccurrenceStatus, stateOf, type WaivedAnswer, waivedOn } from "../../compliance/defaults.ts";
import { figure, leaf, type Receipt } from "../../base/receipt.ts";
import { forDefaults, type KnownFacility } from "../../servicing/facility.ts";
import type { ExitCode } from "../exit.ts";
import { anyJson, type Json, jsonText, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown } from "../load.ts";
import { columns, styled, type Terminal } from "../terminal.ts";

/** `conformed defaults FACILITY`: each default that has occurred, its standing, and every ground that clears it. */
export async function defaultsCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const { file } = facility;
  const found = waivedOn(forDefaults(facility), on);
  const prompts = found.filter(wantsReservation).map(({ status }) => promptOf(facility, status));
  if (options.json === true) {
    const defaults = found.map((answer) => defaultJson(facility, answer));
    const receipt = figure(`Defaults on ${on}`, "", found.map(receiptOf));
    terminal.out(jsonText({ facility: file.id, on, defaults, prompts, receipt: receiptJson(receipt) }));
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${file.title}: defaults on ${on}`));
  const rows = found.map((answer) => [
    answer.status.occurrence.on,
    answer.status.occurrence.id,
    stateOf(answer.status),
    besideText(answer),
  ]);
  terminal.out(rows.length === 0 ? "None is recorded." : columns(rows));
  for (const prompt of prompts) terminal.out(`${styled(terminal, "yellow", "prompt")}: ${prompt}`);
  return 0;
}

function besideText({
  status: { occurrence, grounds, ended },
  grounds: considered,
  reserved,
  forborne,
}: WaivedAnswer): string {
  const { maturity, maturesOn } = occurrence;
  const open = maturity === "unmatured" && ended === undefined && maturesOn !== undefined;
  const fallen = considered.filter(({ reason }) => reason === "rescinded" || reason === "expired");
  return [
    ...grounds.map(({ ground, cite }) => `${ground.replace("_", " ")} [${cite}]`),
    ...(grounds.length > 0 ? [] : fallen.map(({ reason, cite }) => `waiver ${reason} [${cite}]`)),
    ...(ended === undefined ? [] : [`${ended.how} ${ended.on}`]),
    ...(open ? [`an Event of Default from ${maturesOn}`] : []),
    ...reserved.map(({ happening }) => `rights reserved ${happening.on}`),
    ...forborne.map(({ endsOn }) => `remedies held back until ${endsOn}, not waived`),
  ].join("; ");
}

// A known default that stands, and about which nobody has kept the lender's rights.
function wantsReservation({ status, reserved, forborne }: WaivedAnswer): boolean {
  return stateOf(status) === "continuing" && reserved.length === 0 && forborne.length === 0;
}

function promptOf({ known }: KnownFacility, { occurrence }: OccurrenceStatus): string {
  const lent = known.findLast(({ happening }) => happening.type === "AdvanceMade" && happening.on >= occurrence.on);
  const since = lent === undefined ? "" : `, and an advance was made on ${lent.happening.on} while it did`;
  return `${occurrence.id} stands${since}. Reserve the rights in writing; nothing done meanwhile waives it.`;
}

function defaultJson({ known }: KnownFacility, { status, reserved, forborne }: WaivedAnswer): Json {
  const { occurrence, grounds, ended, key } = status;
  const learned = known.find((report) => report.key === key)?.recordedAt;
  return {
    id: occurrence.id,
    occurredOn: occurrence.on,
    maturity: occurrence.maturity,
    maturesOn: occurrence.maturesOn ?? null,
    limb: occurrence.limb ?? null,
    clause: occurrence.ruleCite ?? null,
    status: stateOf(status),
    grounds: grounds.map(({ ground, cite }) => ({ ground, clause: cite })),
    causes: anyJson(occurrence.causes),
    ended: ended === undefined ? null : { on: ended.on, how: ended.how, curability: ended.curability, fact: ended.key },
    rightsReserved: reserved.map(({ happening, key: fact }) => ({
      on: happening.on,
      writing: happening.writing,
      fact,
    })),
    forbearances: forborne.map(({ agreed, endsOn }) => ({
      forbearance: agreed.happening.id,
      endsOn,
      fact: agreed.key,
    })),
    derived: occurrence.derived,
    knownSince: learned ?? null,
    fact: key,
  };
}

/** What the standing of a default rests on: what made it, and every ground with the conclusion that it bears. */
export function receiptOf({ status, grounds }: WaivedAnswer): Receipt {
  const { occurrence } = status;
  const made = occurrence.receipt?.() ?? leaf("fact", `occurred ${occurrence.on}`, { cite: status.key });
  const rule = occurrence.rule;
  return figure(occurrence.id, stateOf(status), [
    made,
    ...(rule === undefined ? [] : [leaf("clause", rule.title, { cite: occurrence.ruleCite ?? rule.id })]),
    ...grounds
      .filter(({ supports, reason }) => supports !== "nothing" || reason === "rescinded" || reason === "expired")
      .map(({ cite, reason, supports }) =>
        leaf("clause", reason.replaceAll("_", " "), { cite, value: `supports ${supports.replace("_", " ")}` }),
      ),
  ]);
}
