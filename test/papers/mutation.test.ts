import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Act } from "../../src/papers/acts/act.ts";
import { targetText } from "../../src/papers/acts/target.ts";
import { ratio } from "../../src/base/ratio.ts";
import { readPaper } from "../../src/papers/read.ts";
import { inShared } from "../shared.ts";
import { founding, retold } from "./paper.ts";

// The reader knows the form of such letters, never one letter: what is changed in its words changes in its acts.

/** The letters with some words changed, each change made wherever the words stand, across line ends too. */
function changed(text: string, changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((before, [from, to]) => {
    const words = new RegExp(from.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s+"), "g");
    const after = before.replaceAll(words, to);
    if (after === before) throw new Error(`“${from}” does not stand in the letter`);
    return after;
  }, text);
}

function actsOf(text: string): readonly Act[] {
  const reading = readPaper(text);
  expect(reading.unread).toEqual([]);
  expect(reading.findings).toEqual([]);
  return reading.instruments.flatMap(({ acts }) => acts);
}

function the(acts: readonly Act[], kind: Act["kind"], clause?: string): any {
  return acts.find((act) => act.kind === kind && (clause === undefined || act.clause === clause));
}

/** Acts without places, in which the names and values may be compared. */
function plain(acts: readonly Act[]): string {
  return JSON.stringify(acts, (key, value) =>
    key === "span" ? undefined : typeof value === "bigint" ? String(value) : value,
  );
}

function onBoth(title: string, work: (text: string) => void): void {
  test(`${title}: as told again`, () => work(retold));
  inShared(`${title}: as filed (needs ../shared)`, () => work(founding));
}

onBoth("other parties do the same acts under their own names", (text) => {
  const names = [
    ["Lexington Precision Corporation", "Hollow Brook Forge Company"],
    ["LEXINGTON PRECISION CORPORATION", "HOLLOW BROOK FORGE COMPANY"],
    ["Lexington Rubber Group", "Mill Pond Gasket"],
    ["LEXINGTON RUBBER GROUP", "MILL POND GASKET"],
    ["Lexington Components", "Pond Components"],
    ["Congress Financial Corporation", "Harbor Trust Company"],
    ["CONGRESS FINANCIAL CORPORATION", "HARBOR TRUST COMPANY"],
    ["Congress'", "Harbor's"],
    ["Congress", "Harbor"],
    ["LPC", "Hollow"],
    ["LRG", "MPG"],
  ] as const;
  const before = plain(actsOf(text));
  const renamed = before
    .replaceAll("Congress'", "Harbor's")
    .replaceAll("Congress", "Harbor")
    .replaceAll("LPC", "Hollow")
    .replaceAll("LRG", "MPG");
  const other = changed(text, names);
  expect(plain(actsOf(other))).toBe(renamed);
  const [main] = readPaper(other).instruments;
  expect(new Set(main?.parties.flatMap(({ shortNames }) => shortNames))).toEqual(new Set(["Hollow", "Harbor"]));
  expect(main?.signatures.map(({ entity }) => entity)).toEqual(["HARBOR TRUST COMPANY", "HOLLOW BROOK FORGE COMPANY"]);
});

onBoth("another fee", (text) => {
  const fee = the(actsOf(changed(text, [["$80,000", "$95,500"]])), "imposeFee");
  expect([fee.fee.minor, fee.terms[0].minor]).toEqual([9_550_000n, 9_550_000n]);
});

onBoth("another margin and another level", (text) => {
  const [rate, higher] = the(
    actsOf(
      changed(text, [
        ["one (1%) percent", "two and one-quarter (2.25%) percent"],
        ["two (2%) percent", "four and one-half (4-1/2%) percent"],
      ]),
    ),
    "replaceDefinition",
  ).terms;
  expect([rate.margin, higher.level]).toEqual([ratio(9n, 400n), ratio(9n, 200n)]);
});

onBoth("another notice", (text) => {
  const [, higher] = the(
    actsOf(changed(text, [["three (3) days' telephonic or written", "ten (10) days' written"]])),
    "replaceDefinition",
  ).terms;
  expect(higher.grounds[1]).toMatchObject({ ground: "excess", noticeDays: 10, channels: ["written"] });
});

onBoth("other dates", (text) => {
  const acts = actsOf(
    changed(text, [
      ["January 3, 2003", "April 4, 2008"],
      ["November 1, 2002", "February 15, 2008"],
      ["October 31, 2002", "February 14, 2008"],
      ["August 1, 2002", "December 1, 2007"],
      ["August 31, 2002", "December 31, 2007"],
      ["January 31, 1995", "May 5, 1999"],
      ["March 11, 1997", "June 6, 2001"],
    ]),
  );
  const replaced = the(acts, "replaceDefinition");
  expect(replaced.effect.from.value).toBe("2008-02-15");
  expect(replaced.terms[0].from).toBe("2008-02-15");
  expect(targetText(replaced.target)).toContain(
    "dated 1999-05-05, as amended by letter agreement dated 2001-06-06 and",
  );
  expect(the(acts, "replaceSentence").terms[0].on).toBe("2008-04-04");
  expect(the(acts, "overlay").effect.from.value).toBe("2008-02-15");
  expect(the(acts, "overlay").overlay.runOffOf.value).toBe("2008-02-14");
  expect(the(acts, "deleteProvision").effect.from.value).toBe("2007-12-01");
  expect(the(acts, "waive", "5(a)").cause.testedOn).toBe("2007-12-31");
  expect(the(acts, "imposeFee").fee).toMatchObject({ earnedOn: "2008-02-14", payableOn: "2008-02-14" });
  expect(the(acts, "waive", "1").effect.until.value).toBe("2008-04-04");
  expect(the(acts, "setEffectiveDate").on).toBe("2008-02-14");
});

onBoth("other sections, of the letter and of what it works on", (text) => {
  const shifted = changed(text, [
    ["Section 9.1", "Section 12.4"],
    ["IV(g)(i)", "VI(c)(ii)"],
    ['"(i) Intentionally deleted; and"', '"(ii) Reserved;"'],
  ]).replaceAll(/^( {8})(\d{1,2})\. (?=[A-Z])/gm, (_, margin, number) => `${margin}${Number(number) + 3}. `);
  const before = actsOf(text);
  const { instruments, findings, unread } = readPaper(shifted);
  // Beginning with 4, the letter and its exhibit look as if parts were missing; they are read all the same.
  expect(findings.map(({ code }) => code)).toEqual(["outline.numbering_skips", "outline.numbering_skips"]);
  expect(unread).toEqual([]);
  const acts = instruments.flatMap((instrument) => instrument.acts);
  const moved = before.map(({ clause }) => clause.replace(/^\d+/, (number) => String(Number(number) + 3)));
  expect(acts.map(({ clause }) => clause)).toEqual(moved);
  expect(acts.map(({ kind }) => kind)).toEqual(before.map(({ kind }) => kind));
  expect(the(acts, "replaceSentence").target).toMatchObject({ path: "12.4", ordinal: 1 });
  expect(the(acts, "deleteProvision")).toMatchObject({
    target: { path: "VI(c)(ii)" },
    placeholder: { text: "(ii) Reserved;" },
  });
  expect(the(acts, "waive", "8(a)").cause.path).toBe("VI(c)(ii)(b)");
});

onBoth("a second sentence, and the last", (text) => {
  const ordinal = (to: string) =>
    the(actsOf(changed(text, [["The first sentence of Section", `The ${to} sentence of Section`]])), "replaceSentence")
      .target.ordinal;
  expect([ordinal("second"), ordinal("last")]).toEqual([2, -1]);
});

onBoth("other people sign, or nobody does", (text) => {
  const signed = text.replaceAll(/\/s\/ .*$/gm, "/s/ Carla Winter");
  expect(readPaper(signed).instruments[0]).toMatchObject({
    execution: "executed",
    signatures: [{ person: "Carla Winter" }, { person: "Carla Winter" }],
  });
  const blank = text.replaceAll(/\/s\/ .*$/gm, "");
  const [main, consent] = readPaper(blank).instruments;
  expect([main?.kind, main?.execution, consent?.kind, consent?.execution]).toEqual([
    "letter_amendment",
    "form",
    "consent",
    "form",
  ]);
  const half = text.replace(/\/s\/ .*$/m, "");
  expect(readPaper(half).instruments[0]?.execution).toBe("partly_executed");
});

onBoth("a signed exhibit is a waiver of its own, with the same acts", (text) => {
  const at = text.lastIndexOf("Exhibit A");
  const signed = text.slice(0, at) + text.slice(at).replaceAll(/^( *By:) *$/gm, "$1 /s/ Carla Winter");
  const exhibit = readPaper(signed).instruments[2];
  expect([exhibit?.kind, exhibit?.execution]).toEqual(["waiver", "executed"]);
  expect(plain(exhibit?.acts ?? [])).toBe(plain(readPaper(text).instruments[2]?.acts ?? []));
});

onBoth("one debt more, which the holders of the others may not act for", (text) => {
  const five = text.replace(/,? (?:and\/or|and) \(d\)/, ", (d) the 9% Demand Note due June 1, 2001, and (e)");
  const acts = actsOf(five);
  expect(the(acts, "waive", "1").cause.debts.map(({ clause }: any) => clause)).toEqual([
    "(a)",
    "(b)",
    "(c)",
    "(d)",
    "(e)",
  ]);
  expect(the(acts, "rescindWaivers").debts).toHaveLength(3);
});

onBoth("reading never throws, and every span lies in the file, whatever is done to the words", (text) => {
  const spansIn = (value: unknown): { start: number; end: number }[] => {
    if (typeof value !== "object" || value === null) return [];
    const own = "start" in value && "end" in value ? [value as { start: number; end: number }] : [];
    return [...own, ...Object.values(value).flatMap(spansIn)];
  };
  const cut = fc.record({ at: fc.nat(text.length), length: fc.nat(400) });
  const put = fc.record({ at: fc.nat(text.length), words: fc.string({ unit: "grapheme", maxLength: 12 }) });
  const edit = fc.oneof(cut, put);
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
      const mutated = edits.reduce(
        (before, { at, ...rest }) =>
          "words" in rest
            ? before.slice(0, at) + rest.words + before.slice(at)
            : before.slice(0, at) + before.slice(at + rest.length),
        text,
      );
      for (const { start, end } of spansIn(readPaper(mutated))) {
        expect(0 <= start && start <= end && end <= mutated.length).toBe(true);
      }
    }),
    { seed: 20021031, numRuns: 150 },
  );
});

test("no word of the reader is of the letter", () => {
  const known = /Lexington|Congress|\bLPC\b|\bLRG\b|\b2002\b|Precision|Rubber/i;
  const found = readdirSync("src/papers", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) =>
      readFileSync(`src/papers/${path}`, "utf8")
        .split("\n")
        .flatMap((line, index) => (known.test(line) ? [`${path}:${index + 1}: ${line}`] : [])),
    );
  expect(found).toEqual([]);
});
