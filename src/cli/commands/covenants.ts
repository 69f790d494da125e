import type { IsoDate } from "../../base/date.ts";
import { toDecimal } from "../../base/ratio.ts";
import { figure } from "../../base/receipt.ts";
import type { CovenantTest } from "../../compliance/covenant.ts";
import { testsOn } from "../../compliance/defaults.ts";
import type { TriggerState } from "../../compliance/trigger.ts";
import { forDefaults } from "../../servicing/facility.ts";
import type { ExitCode } from "../exit.ts";
import { type Json, jsonText, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown } from "../load.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { valueText } from "../../compliance/value-text.ts";

/** `conformed covenants FACILITY`: every test by a day, worked out again from the figures, and the triggers. */
export async function covenantsCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const { tests, triggers } = testsOn(forDefaults(facility), on);
  const findings = tests.filter((test) => isFinding(test, on));
  if (options.json === true) {
    const receipt = figure(
      `Covenants on ${on}`,
      "",
      [...tests, ...triggers].map((each) => each.receipt()),
    );
    terminal.out(
      jsonText({
        facility: facility.file.id,
        on,
        tests: tests.map(testJson),
        triggers: triggers.map(triggerJson),
        receipt: receiptJson(receipt),
      }),
    );
  } else {
    terminal.out(styled(terminal, "bold", `${facility.file.title}: covenants by ${on}`));
    terminal.out(
      tests.length === 0 ? "No test is entered for this facility, or none has come." : columns(tests.map(row)),
    );
    for (const { trigger, spells, unknown } of triggers) {
      terminal.out(`\n${styled(terminal, "bold", trigger.title)}`);
      if (spells.length === 0) terminal.out("  never on");
      for (const { from, until, because } of spells) {
        terminal.out(`  on from ${from}${until === undefined ? "" : `, off from ${until}`}: ${because}`);
      }
      for (const { from, to } of unknown) terminal.out(`  not known from ${from} to before ${to}: a figure is wanting`);
    }
  }
  return findings.length === 0 ? 0 : 1;
}

// A failed test, or one whose figures were owed by the day and that nobody can tell the outcome of.
function isFinding({ force, outcome, cured, dueOn, testedOn }: CovenantTest, on: IsoDate): boolean {
  if (force.force === "deleted" || outcome === "pass" || cured !== undefined) return false;
  return outcome === "fail" || (dueOn ?? testedOn) <= on;
}

function row(test: CovenantTest): string[] {
  const { covenant, testedOn, value, level, force } = test;
  const asked = `${covenant.comparator.replace("_", " ")} ${valueText(level, covenant.unit)}`;
  const words =
    covenant.unread === undefined ? `${valueText(value, covenant.unit)} ${asked}` : "its clause is not read";
  return [testedOn, covenant.title, outcomeText(test), words, force.cite, remarkText(test)];
}

/** The outcome of a test in a word: a covenant that is not there on the day has none. */
function outcomeText({ force, outcome, cured }: CovenantTest): string {
  if (force.force === "deleted") return "no covenant";
  return cured === undefined ? outcome : "cured";
}

function remarkText({ missing, stated, cured, dueOn, outcome, force }: CovenantTest): string {
  if (force.force === "deleted" && outcome === "unknown") return "";
  const parts = [
    missing === undefined ? "" : `no ${missing.wanting.replace("_", " ")}: ${missing.names.join(", ")}`,
    missing === undefined || dueOn === undefined || outcome !== "unknown" ? "" : `figures due ${dueOn}`,
    stated === undefined || stated.agrees ? "" : `the certificate states ${stated.value}`,
    cured === undefined ? "" : `by equity of ${cured.on}`,
  ];
  return parts.filter((part) => part !== "").join("; ");
}

function testJson(test: CovenantTest): Json {
  const { covenant, testedOn, force, outcome, value, level, missing, dueOn, stated, cured } = test;
  return {
    covenant: covenant.id,
    title: covenant.title,
    testedOn,
    status: outcomeText(test),
    outcome,
    value: value === undefined ? null : toDecimal(value),
    shown: valueText(value, covenant.unit),
    comparator: covenant.comparator,
    level: level === undefined ? null : toDecimal(level),
    clause: force.cite,
    force: force.force,
    missing: missing === undefined ? null : { wanting: missing.wanting, names: [...missing.names] },
    figuresDueOn: dueOn ?? null,
    stated: stated === undefined ? null : { ...stated },
    cured: cured === undefined ? null : { value: toDecimal(cured.value), on: cured.on, fact: cured.key },
  };
}

function triggerJson({ trigger, spells, unknown }: TriggerState): Json {
  return {
    trigger: trigger.id,
    title: trigger.title,
    spells: spells.map(({ from, until, because }) => ({ from, until: until ?? null, because })),
    unknown: unknown.map(({ from, to }) => ({ from, to })),
  };
}
