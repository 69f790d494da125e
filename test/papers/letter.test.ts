import { expect, test } from "vitest";
import type { Act } from "../../src/papers/acts/act.ts";
import { targetText } from "../../src/papers/acts/target.ts";
import { ratio } from "../../src/base/ratio.ts";
import { readPaper } from "../../src/papers/read.ts";
import type { Instrument, Reading } from "../../src/papers/reading.ts";
import type { Provision } from "../../src/papers/structure/provision.ts";
import { inShared } from "../shared.ts";
import { folded, founding, retold } from "./paper.ts";

// What the founding letter says, read from the paper as filed, and from the words in which the example tells it again.

function parts(reading: Reading): [Instrument, Instrument, Instrument] {
  const [main, consent, exhibit] = reading.instruments;
  if (main === undefined || consent === undefined || exhibit === undefined) throw new Error("three instruments");
  return [main, consent, exhibit];
}

function at(text: string, { span }: { readonly span: { readonly start: number; readonly end: number } }): string {
  return folded(text.slice(span.start, span.end));
}

function of(acts: readonly Act[], kind: Act["kind"], clause?: string): any {
  const found = acts.find((act) => act.kind === kind && (clause === undefined || act.clause === clause));
  if (found === undefined) throw new Error(`no ${kind} in ${clause ?? "any clause"}`);
  return found;
}

const secured = { ground: "default", clause: "(a)", triggers: ["termination", "nonRenewal", "eventOfDefault"] };

const facts: { readonly [what: string]: (reading: Reading, text: string) => void } = {
  "has three instruments, is read whole and has nothing wrong with it": (reading) => {
    expect(reading.instruments.map(({ id, kind, execution, attachment }) => [id, kind, execution, attachment])).toEqual(
      [
        ["main", "letter_amendment", "executed", undefined],
        ["consent", "consent", "executed", undefined],
        ["exhibit-a", "exhibit_form", "form", "Exhibit A"],
      ],
    );
    expect(reading.unread).toEqual([]);
    expect(reading.findings).toEqual([]);
  },

  "names its parties, with the name that one of them had before": (reading) => {
    const [main, , exhibit] = parts(reading);
    expect(new Set(main.parties.flatMap(({ shortNames }) => shortNames))).toEqual(new Set(["LPC", "Congress"]));
    expect(exhibit.parties.map(({ name, formerly }) => [name, formerly])).toEqual([
      ["Lexington Precision Corporation", []],
      ["Lexington Rubber Group, Inc.", ["Lexington Components, Inc."]],
      ["Congress Financial Corporation", []],
    ]);
  },

  "is dated, and says which of its parts makes the others wait": (reading, text) => {
    const [main, consent, exhibit] = parts(reading);
    expect([main.dated?.value, consent.dated, exhibit.dated?.value]).toEqual(["2002-10-31", undefined, "2002-10-31"]);
    for (const { dated } of [main, exhibit]) expect(dated && at(text, dated)).toBe("October 31, 2002");
    expect([main.gate?.clause, consent.gate, exhibit.gate]).toEqual(["8", undefined, undefined]);
    expect(main.gate && at(text, main.gate)).toContain("conditions precedent");
  },

  "replaces the definition of the Interest Rate from November 1, across the page break": (reading, text) => {
    const act = of(parts(reading)[0].acts, "replaceDefinition");
    expect(act.clause).toBe("1(a)");
    expect(targetText(act.target)).toBe(
      "definition of “Interest Rate” in letter agreement dated 1995-01-31, as amended by letter agreement dated " +
        "1997-03-11 and letter agreement dated 1999-10-01",
    );
    expect(act.effect).toMatchObject({ from: { value: "2002-11-01" } });
    expect(at(text, act.effect.from)).toBe("November 1, 2002");
    expect(act.payload.text).toMatch(/^"Interest Rate" shall mean, .*\.$/);
    expect(act.payload.text).toMatch(
      /\b(?:entry of|has been entered against|has been) ?(?:any judgment|entered) against LPC\)/,
    );
    expect(act.payload.text).not.toMatch(/-\d-|\n|  /);
    expect(at(text, act.payload)).toBe(act.payload.text);
  },

  "prices Prime Rate Loans at one over Prime, with a level of two that the lender may elect": (reading, text) => {
    const [rate, higher, carveOut, ...more] = of(parts(reading)[0].acts, "replaceDefinition").terms;
    expect(more).toEqual([]);
    expect(rate).toMatchObject({
      name: "rate",
      scope: "Prime Rate Loans",
      index: "Prime Rate",
      margin: ratio(1n, 100n),
      from: "2002-11-01",
    });
    expect(at(text, rate)).toMatch(/^a rate (?:of|equal to) one \(1%\) percent per annum [a-z ]+ the Prime Rate$/);
    expect(higher).toMatchObject({
      name: "higherRate",
      scope: "Prime Rate Loans",
      index: "Prime Rate",
      level: ratio(2n, 100n),
      electedBy: "Congress",
      withoutNotice: true,
      grounds: [
        { ...secured, continuingAsDeterminedBy: "Congress", untilPaidInFull: true, survivesJudgment: true },
        { ground: "excess", clause: "(b)", noticeDays: 3, channels: ["telephonic", "written"] },
      ],
    });
    expect(at(text, higher)).toMatch(/^two \(2%\) percent per annum [a-z ]+ the Prime Rate$/);
    expect(carveOut).toMatchObject({
      name: "signedWritingCarveOut",
      clause: "(b)",
      partial: true,
      signedBy: "Congress",
    });
    expect(at(text, carveOut)).toMatch(/^provided, further, that, .*(?:signed by Congress|Congress has signed)\.$/);
  },

  "replaces the first sentence of Section 9.1, with a new Renewal Date": (reading, text) => {
    const act = of(parts(reading)[0].acts, "replaceSentence");
    expect([act.clause, targetText(act.target), act.effect]).toEqual([
      "2",
      "Accounts Agreement § 9.1, first sentence",
      {},
    ]);
    expect(act.payload.text).toMatch(/^This Agreement .*\.$/);
    expect(act.terms).toMatchObject([{ name: "renewalDate", on: "2003-01-03", called: "Renewal Date" }]);
    expect(at(text, act.terms[0])).toBe("January 3, 2003");
  },

  "lays three rules over the Eurodollar Rate Loans from November 1": (reading, text) => {
    const acts = parts(reading)[0].acts.filter(({ kind }) => kind === "overlay") as any[];
    expect(acts.map(({ clause, effect }) => [clause, effect.from.value])).toEqual([
      ["3(a)", "2002-11-01"],
      ["3(b)", "2002-11-01"],
      ["3(c)", "2002-11-01"],
    ]);
    expect(acts.map(({ overlay }) => overlay)).toMatchObject([
      { rule: "noNewLoans", loans: "Eurodollar Rate Loans", runOffOf: { value: "2002-10-31" } },
      { rule: "rateForLoans", loans: "Loans", rateOf: "Prime Rate Loans" },
      { rule: "noConversion", from: "Prime Rate Loans", into: "Eurodollar Rate Loans", lender: "not_obligated" },
    ]);
    expect(at(text, acts[0].overlay.runOffOf)).toBe("October 31, 2002");
    for (const act of acts) {
      expect(act.over.map(({ name }: any) => name)).toEqual(["Accounts Agreement", "Financing Agreements"]);
      expect(at(text, act.effect.from)).toBe("November 1, 2002");
    }
  },

  "deletes IV(g)(i) from August 1, before it was signed, and leaves a placeholder": (reading, text) => {
    const act = of(parts(reading)[0].acts, "deleteProvision");
    expect([act.clause, act.target.path, act.target.paper.name, act.effect.from.value]).toEqual([
      "4",
      "IV(g)(i)",
      "Covenant Supplement",
      "2002-08-01",
    ]);
    expect(at(text, act.effect.from)).toBe("August 1, 2002");
    expect([act.placeholder.text, at(text, act.placeholder)]).toEqual([
      "(i) Intentionally deleted; and",
      "(i) Intentionally deleted; and",
    ]);
  },

  "waives one event of default for good: the working capital of August 31": (reading) => {
    const act = of(parts(reading)[0].acts, "waive");
    expect(act).toMatchObject({
      clause: "5(a)",
      by: "Congress",
      scope: "specific",
      effect: {},
      cause: { cause: "covenant", path: "IV(g)(i)(b)", testedOn: "2002-08-31", metric: "Working Capital" },
    });
    expect(act.cause.paper.name).toBe("Covenant Supplement");
  },

  "waives nothing else": (reading) => {
    const acts = parts(reading)[0].acts.filter(({ kind }) => kind === "reserveRights");
    expect(acts.length).toBeGreaterThan(0);
    expect(acts.every(({ clause }) => clause === "5(b)")).toBe(true);
    expect(acts).toContainEqual(expect.objectContaining({ by: "Congress", except: "waivers_herein" }));
  },

  "imposes a fee, earned on its date, payable on receipt of the exhibit, by payment or by charge": (reading, text) => {
    const act = of(parts(reading)[0].acts, "imposeFee");
    expect([act.clause, act.fee]).toEqual([
      "6",
      {
        minor: 8_000_000n,
        called: "amendment fee",
        payer: "LPC",
        payee: "Congress",
        settledBy: ["payment", "charge"],
        earnedOn: "2002-10-31",
        payableOn: "2002-10-31",
        uponReceipt: { by: "LPC", attachment: "Exhibit A" },
        partOfObligations: true,
      },
    ]);
    expect(act.terms.map((term: any) => [term.minor, at(text, term)])).toEqual([[8_000_000n, "$80,000"]]);
  },

  "represents, and waits for seven conditions in three parts": (reading) => {
    const { acts } = parts(reading)[0];
    expect([of(acts, "represent", "7(a)").about, of(acts, "represent", "7(b)").about]).toEqual([
      "noDefault",
      "dueExecution",
    ]);
    const conditions = acts.flatMap((act) =>
      act.kind === "requireCondition" ? [{ clause: act.clause, ...act.condition }] : [],
    );
    expect(conditions).toEqual([
      { clause: "8(a)", condition: "counterpartsReceived", by: ["Congress", "LPC"], signedBy: [] },
      { clause: "8(a)", condition: "companionAmendment", between: ["LRG", "Congress"], dated: "even_date" },
      { clause: "8(a)", condition: "companionConditionsSatisfied" },
      { clause: "8(a)", condition: "satisfactoryTo", party: "Congress" },
      { clause: "8(b)", condition: "representationsTrue", qualified: "in_all_material_respects" },
      { clause: "8(c)", condition: "noDefault", unmaturedToo: true, givingEffect: true },
    ]);
  },

  "confirms the rest, prevails over it, and is governed by the law of New York": (reading) => {
    const { acts } = parts(reading)[0];
    expect(of(acts, "ratify", "9").papers).toEqual(
      expect.arrayContaining(["Accounts Agreement", "Financing Agreements"]),
    );
    of(acts, "setPrecedence", "9");
    expect(of(acts, "assureFurther", "10").by).toBe("LPC");
    expect(of(acts, "chooseLaw", "11").law).toBe("New York");
    const counterparts = acts.filter((act) => act.kind === "allowCounterparts");
    expect(counterparts.every(({ clause }) => clause === "12")).toBe(true);
    expect(counterparts.some((act) => act.facsimile)).toBe(true);
  },

  "has the guarantor's consent with its own paper ratified": (reading) => {
    const { acts } = parts(reading)[1];
    expect(acts.map(({ kind }) => kind)).toEqual(["consent", "ratify"]);
    expect(of(acts, "ratify").papers).toEqual(["Guarantee and Waiver dated January 11, 1990"]);
  },

  "waives in the exhibit, until January 3, four debts, and lets holders of three of them end it": (reading, text) => {
    const { acts, names } = parts(reading)[2];
    const waiver = of(acts, "waive", "1");
    expect(waiver).toMatchObject({
      by: "Congress",
      scope: "class",
      solely: true,
      effect: { until: { value: "2003-01-03" } },
    });
    expect(waiver.cause).toMatchObject({ cause: "nonpayment", obligor: "LPC", of: ["principal", "interest"] });
    expect(waiver.cause.debts.map((debt: any) => [debt.clause, debt.name.slice(0, 12)])).toEqual([
      ["(a)", "14% Junior S"],
      ["(b)", "Junior Subor"],
      ["(c)", "12-3/4% Seni"],
      ["(d)", "10-1/2% Seni"],
    ]);
    for (const debt of waiver.cause.debts) expect(at(text, debt)).toBe(debt.name);
    expect(names.find(({ term }) => term === "Other Indebtedness")?.members).toEqual(["(a)", "(b)", "(c)"]);
    const rescission = of(acts, "rescindWaivers", "2");
    expect(rescission).toMatchObject({
      automatic: true,
      withoutNotice: true,
      debts: waiver.cause.debts.slice(0, 3).map(({ name }: any) => name),
      acts: ["accelerate", "enforce", "exercise_remedies"],
    });
    expect(of(acts, "setEffectiveDate", "3").on).toBe("2002-10-31");
    expect([of(acts, "represent", "4(a)").about, of(acts, "represent", "4(b)").about]).toEqual([
      "dueExecution",
      "dueExecution",
    ]);
    expect(acts.flatMap(({ clause, kind }) => (clause.startsWith("6") ? [`${clause} ${kind}`] : []))).toEqual(
      expect.arrayContaining([
        "6(a) incorporateTerms",
        "6(b) allowCounterparts",
        "6(c) chooseLaw",
        "6(d) bindSuccessors",
        "6(e) disregardHeadings",
      ]),
    );
  },

  "is signed for both parties and by the guarantor; the exhibit has three empty lines": (reading, text) => {
    const [main, consent, exhibit] = parts(reading);
    expect(main.signatures.map(({ entity, title, capacity, form }) => [entity, title, capacity, form])).toEqual([
      ["CONGRESS FINANCIAL CORPORATION", "Vice President", "party", "conformed"],
      ["LEXINGTON PRECISION CORPORATION", "Chairman of the Board", "party", "conformed"],
    ]);
    expect(consent.signatures.map(({ entity, title, capacity, form }) => [entity, title, capacity, form])).toEqual([
      ["LEXINGTON RUBBER GROUP, INC.", "Chairman of the Board", "guarantor", "conformed"],
    ]);
    expect(main.signatures.every(({ person = "" }) => /^[A-Z].* \w+$/.test(person))).toBe(true);
    // One person signs in two capacities.
    expect(consent.signatures[0]?.person).toBe(main.signatures[1]?.person);
    expect(exhibit.signatures.map(({ entity, person, title, form }) => [entity, person, title, form])).toEqual([
      ["LEXINGTON PRECISION CORPORATION", undefined, undefined, "blank"],
      ["LEXINGTON RUBBER GROUP, INC.", undefined, undefined, "blank"],
      ["CONGRESS FINANCIAL CORPORATION", undefined, undefined, "blank"],
    ]);
    for (const { signatures } of reading.instruments) {
      for (const signature of signatures) expect(at(text, signature)).toContain(signature.entity);
    }
  },

  "has its provisions under their labels, with their headings": (reading) => {
    const outline = (provisions: readonly Provision[]): string[] =>
      provisions.flatMap(({ path, heading, parts: below }) => [`${path} ${heading}`.trim(), ...outline(below)]);
    const [main, , exhibit] = parts(reading);
    const numbered = outline(main.provisions).filter((line) => /^\d/.test(line));
    expect(numbered.map((line) => line.split(" ")[0])).toEqual(
      "1 1(a) 1(b) 2 3 3(a) 3(b) 3(c) 4 5 5(a) 5(b) 6 7 7(a) 7(b) 8 8(a) 8(b) 8(c) 9 10 11 12".split(" "),
    );
    expect(numbered).toEqual(
      expect.arrayContaining([
        "1 Definitions",
        "2 Term",
        "3 Eurodollar Rate Loans",
        "6 Amendment Fee",
        "11 Governing Law",
      ]),
    );
    expect(outline(exhibit.provisions).filter((line) => /^\d/.test(line))).toEqual(
      expect.arrayContaining([
        "1 Waiver",
        "2 Rescission of Waivers",
        "3 Effective Date",
        "6(d) Successors and Assigns",
      ]),
    );
  },

  "covers with the span of each act the words of the act, and nothing of the page": (reading, text) => {
    for (const { acts, span } of reading.instruments) {
      for (const act of acts) {
        expect(span.start <= act.span.start && act.span.end <= span.end).toBe(true);
        expect(at(text, act)).toMatch(/^[A-Z"a-z].*[.;"a-z]$/);
      }
    }
  },
};

for (const [what, fact] of Object.entries(facts)) {
  test(`the letter, as told again, ${what}`, () => fact(readPaper(retold), retold));
  inShared(`the letter, as filed, ${what} (needs ../shared)`, () => fact(readPaper(founding), founding));
}

// The same acts in both: their kind, where they stand, what they work on and the terms they carry. A sentence told
// again in two, or two in one, is one line here.
inShared("what the example tells again does what the letter as filed does (needs ../shared)", () => {
  const substance = (act: Act): string => {
    const { kind, clause } = act;
    const target = "target" in act ? targetText(act.target).replace(" to the Accounts Agreement", "") : "";
    const terms = act.terms.map((term) => ({ ...term, span: undefined }));
    const effect = { from: act.effect.from?.value, until: act.effect.until?.value };
    const more = {
      imposeFee: () => (act.kind === "imposeFee" ? act.fee : undefined),
      overlay: () =>
        act.kind === "overlay" && act.overlay.rule === "noNewLoans"
          ? { ...act.overlay, runOffOf: act.overlay.runOffOf?.value }
          : act.kind === "overlay" && act.overlay,
      requireCondition: () => act.kind === "requireCondition" && act.condition,
      represent: () => act.kind === "represent" && act.about,
      rescindWaivers: () => act.kind === "rescindWaivers" && [act.automatic, act.withoutNotice, act.acts],
    } as { readonly [kind: string]: () => unknown };
    return JSON.stringify([clause, kind, target, effect, terms, more[kind]?.()], (_, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
  };
  const lines = (text: string) =>
    readPaper(text).instruments.map(({ id, acts }) => [id, [...new Set(acts.map(substance))]]);
  expect(lines(retold)).toEqual(lines(founding));
});
