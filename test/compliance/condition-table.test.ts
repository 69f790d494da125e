import { expect, test } from "vitest";
import type { Report } from "../../src/events/record.ts";
import { knownBy } from "../../src/servicing/facility.ts";
import { day, differing, example, moment, report } from "../say.ts";

// Every combination of what the conditions of the letter look at: the letter is in effect where all are met, else not.

const letter = "letter-2002-10-31";
const open = example();
const on = day("2002-10-31");

const defaults = ["none", "unmatured", "unmatured, cured", "matured"] as const;
const findings = ["none", "satisfied", "failed", "waived"] as const;
const representations = ["none", "found false", "found false, then true"] as const;
/** When a default and what is found of a representation became known: by the moment asked about, or after it. */
const learned = ["in time", "later"] as const;
const asked = moment("2002-11-04");

type Row = {
  readonly received: boolean;
  readonly companion: boolean;
  readonly exhibit: boolean;
  readonly satisfactory: (typeof findings)[number];
  readonly brought: (typeof findings)[number];
  readonly default: (typeof defaults)[number];
  readonly representation: (typeof representations)[number];
  readonly learned: (typeof learned)[number];
};

function oracle(row: Row): boolean {
  const judged = (finding: Row["brought"]) => finding === "satisfied" || finding === "waived";
  const isKnown = row.learned === "in time";
  const isFalse = isKnown && row.representation === "found false";
  const brought = row.brought === "waived" || (row.brought === "satisfied" && !isFalse);
  const clear = !isKnown || row.default === "none" || row.default === "unmatured, cured";
  // A waiver of any part of 8(a) is recorded on its clause and stands for all four parts of it.
  const eighta = row.satisfactory === "waived" || (row.received && row.companion && judged(row.satisfactory));
  return eighta && brought && row.exhibit && clear;
}

const omitted = (row: Row): string[] => [
  "amendment-fee-charged",
  "letter-8a-satisfactory",
  "letter-8b-representations",
  ...(row.received ? [] : ["letter-received-lpc"]),
  ...(row.companion ? [] : ["lrg-letter-signed-lrg"]),
  ...(row.exhibit ? [] : ["exhibit-a-signed-lpc"]),
];

function added(row: Row): Report[] {
  const found = (clause: string, finding: Row["brought"]): Report[] =>
    finding === "none"
      ? []
      : [report(clause, { type: "ConditionDetermined", on, instrument: letter, clause, finding, by: "Congress" })];
  const recorded = row.learned === "in time" ? "2002-10-31" : "2002-11-06";
  const cure = report("cure", { type: "DefaultCured", on, occurrence: "late" }, `${recorded}T13:00:00Z`);
  const late = report(
    "late",
    {
      type: "DefaultOccurred",
      on: day("2002-10-21"),
      id: "late",
      maturity: row.default === "matured" ? "matured" : "unmatured",
      causes: [{ kind: "other", what: "a late schedule" }],
    },
    `${recorded}T12:00:00Z`,
  );
  const said = (key: string, finding: "true" | "false") =>
    report(
      key,
      { type: "RepresentationFound", on, instrument: letter, clause: "7(b)", finding, determinedBy: "Congress" },
      `${recorded}T12:00:00Z`,
    );
  return [
    ...found("8(a)", row.satisfactory),
    ...found("8(b)", row.brought),
    ...(row.default === "none" ? [] : [late]),
    ...(row.default === "unmatured, cured" ? [cure] : []),
    ...(row.representation === "none" ? [] : [said("wrong", "false")]),
    ...(row.representation === "found false, then true" ? [said("zright", "true")] : []),
  ];
}

function* every(): Generator<Row> {
  for (const received of [true, false])
    for (const companion of [true, false])
      for (const exhibit of [true, false])
        for (const satisfactory of findings)
          for (const brought of findings)
            for (const each of defaults)
              for (const representation of representations)
                for (const when of learned) {
                  const papers = { received, companion, exhibit };
                  yield { ...papers, satisfactory, brought, default: each, representation, learned: when };
                }
}

test("the letter is in effect in those combinations in which every condition is met, and in no others", () => {
  const rows = [...every()];
  expect(rows.length).toBe(2 * 2 * 2 * 4 * 4 * 4 * 3 * 2);
  const wrong = rows.filter((row) => {
    const facility = knownBy(differing(open, { without: omitted(row), reports: added(row) }), asked);
    return facility.closing.inEffect.has(letter) !== oracle(row);
  });
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(rows.filter(oracle).length).toBeGreaterThan(10);
}, 60_000);
