import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inShared, sharedFolder } from "../shared.ts";
import { conformed, example, happening, root, variant, variants } from "./program.ts";

const asked = async (...words: readonly string[]): Promise<any> => {
  const { json, err } = await conformed(...words, "--json");
  expect(err).toBe("");
  return json;
};

describe("the statement", () => {
  test("for November 2002, line by line, each moved or accrued amount with its clause", async () => {
    const { lines } = await asked("statement", example, "--month", "2002-11");
    const letter = "Letter of October 31, 2002";
    expect(lines.map(({ kind, on, amount, clause }: any) => [kind, on, amount, clause])).toEqual([
      ["opening", "2002-10-31", "6080000.00", ""],
      ["memo", "2002-10-31", "80000.00", `${letter} § 6`],
      ["posting", "2002-11-05", "500000.00", ""],
      ["posting", "2002-11-15", "2000000.00", "Accounts Financing Agreement § 3.3"],
      ["posting", "2002-11-20", "-750000.00", ""],
      ["closing", "2002-11-30", "7830000.00", ""],
      ["interest", "2002-11-30", "32479.93", `${letter} § 1(a)`],
      ["interest", "2002-11-30", "5362.50", `${letter} § 3(a)`],
      ["interest", "2002-11-14", "3344.44", `${letter} § 3(a)`],
    ]);
  });

  test("for November 2002, in bands that are exact and come to the cent when added", async () => {
    const { lines } = await asked("statement", example, "--month", "2002-11");
    const { bands } = lines.find(({ amount }: any) => amount === "32479.93");
    expect(bands.map(({ from, to, days, balance, rate }: any) => [from, to, days, balance, rate])).toEqual([
      ["2002-11-01", "2002-11-04", 4, "6080000.00", "5.75%"],
      ["2002-11-05", "2002-11-06", 2, "6580000.00", "5.75%"],
      ["2002-11-07", "2002-11-14", 8, "6580000.00", "5.25%"],
      ["2002-11-15", "2002-11-19", 5, "8580000.00", "5.25%"],
      ["2002-11-20", "2002-11-30", 11, "7830000.00", "5.25%"],
    ]);
    const exact = bands.map(({ interest }: any) => interest);
    // 6,080,000 × 5.75% × 4/360 is 34,960/9; 7,830,000 × 5.25% × 11/360 is 12,560.625.
    expect([exact[0], exact[4]]).toEqual(["34960/9", "12560.625"]);
  });

  test("for December 2002 charges November's interest and ends on 9,813,635.78", async () => {
    const statement = await asked("statement", example, "--month", "2002-12");
    const of = (kind: string) =>
      statement.lines.filter((line: any) => line.kind === kind).map(({ amount }: any) => amount);
    expect(of("interest")).toEqual(["37086.41", "5362.50"]);
    expect(of("charge")).toEqual(["32479.93", "5362.50", "3344.44"]);
    expect(statement).toMatchObject({ chargedOn: "2003-01-01", balanceAfterCharge: "9813635.78" });
    expect(await asked("balance", example, "--on", "2003-01-01")).toMatchObject({ balance: "9813635.78" });
  });

  test("tells what the other reading of a change of Prime moves", async () => {
    const { otherReadings } = await asked("statement", example, "--month", "2002-11");
    expect(otherReadings).toContainEqual({
      name: "primeChange",
      question: "When does a change of the Prime Rate reach the loans?",
      reading: "same_day",
      other: "first_of_next_month",
      moves: "2523.20",
    });
  });

  test.each(variants)("of %s names a clause on every line of interest", async (folder) => {
    const { lines } = await asked("statement", folder, "--month", "2002-11");
    const interest = lines.filter(({ kind }: any) => kind === "interest");
    // The Prime Rate Loans, two Eurodollar Rate Loans but in the over-advance, and the term loan where there is one.
    const others = folder.endsWith("-term-loan") ? 3 : folder.endsWith("-over-advance") ? 0 : 2;
    expect(interest.length).toBe(1 + others);
    expect(interest.filter(({ clause }: any) => clause === "")).toEqual([]);
  });
});

test.each([
  ["2002-10", "2002-10-31"],
  ["2002-11", "2002-11-30"],
  ["2002-12", "2002-12-31"],
])("the balance at the end of %s is the one at the close of its statement", async (month, on) => {
  const { lines } = await asked("statement", example, "--month", month);
  const { primeRateLoans } = await asked("balance", example, "--on", on);
  expect(lines.find(({ kind }: any) => kind === "closing")).toMatchObject({ on, amount: primeRateLoans });
});

// (7,871,186.87 × 5.25% + 1,500,000 × 4.29%) × 9/360 on what is owed before the advance of the day: 10,330.93 + 1,608.75.
test("a payoff counts neither the interest nor the happenings of its day", async () => {
  const { balances, interest, payoff, perDiem } = await asked("payoff", example, "--on", "2002-12-10");
  expect(balances).toBe("9371186.87");
  expect(interest.map(({ amount }: any) => amount)).toEqual(["10330.93", "1608.75"]);
  expect([payoff, perDiem]).toEqual(["9383126.55", "1326.63"]);
});

test.each([
  ["balance", "2002-10-30", "2002-10-30"],
  ["payoff", "2002-10-31", "2002-10-30"],
])("there is no %s on %s, before servicing begins", async (command, on, before) => {
  expect(await conformed(command, example, "--on", on)).toEqual({
    code: 1,
    out: "",
    err:
      `error[servicing.begins_later]: Servicing begins on 2002-10-31; ${before} is before it. ` +
      "What was owed then is in the balance brought forward. Ask for a later day.",
    json: undefined,
  });
});

// 2,000,000 × 4.30% × 31/360; × 14/360; × 5.25% × 16/360; 1,500,000 × 4.29% × 92/360.
test.each([
  ["E1", [], "2002-10-15", "2002-11-15", 31, "7405.56", "4.30%"],
  ["E1", ["--from", "2002-11-01", "--to", "2002-11-15"], "2002-11-01", "2002-11-15", 14, "3344.44", "4.30%"],
  ["E1", ["--from", "2002-11-15", "--to", "2002-12-01"], "2002-11-15", "2002-12-01", 16, "4666.67", "5.25%"],
  ["E2", [], "2002-09-30", "2002-12-31", 92, "16445.00", "4.29%"],
])("%s accrues %j", async (loan, words, from, to, days, interest, rate) => {
  const accrued = await asked("accrue", example, "--loan", loan, ...words);
  expect(accrued).toMatchObject({ from, to, days, interest, bands: [{ rate }] });
});

test("a period split in two accrues what the whole does", async () => {
  const cents = async (from: string, to: string) => {
    const { interest } = await asked("accrue", example, "--loan", "E2", "--from", from, "--to", to);
    return Number(String(interest).replace(".", ""));
  };
  // On a day on which both halves are whole cents: 1,500,000 × 4.29% / 360 is 178.75 a day.
  expect((await cents("2002-09-30", "2002-11-11")) + (await cents("2002-11-11", "2002-12-31"))).toBe(1_644_500);
});

test("the fee bears interest at the rate of the account until it is asked about", async () => {
  const { fees } = await asked("fees", example, "--on", "2003-01-03");
  expect(fees).toMatchObject([
    {
      fee: "amendment fee",
      amount: "80000.00",
      clause: "Letter of October 31, 2002 § 6",
      settledBy: "charge",
      interest: [{ interest: "356.67" }, { interest: "363.28" }, { interest: "23.54" }],
      costToDate: "80743.49",
    },
  ]);
});

describe("what was known", () => {
  test("before the letter was on file, the rate was that of the definition before it", async () => {
    const { rates, pending } = await asked("rate", example, "--on", "2002-10-31", "--known", "2002-10-30");
    expect(rates[0]).toMatchObject({ rate: "5.25%", margin: "0.50%", clause: "Letter of October 1, 1999 § 1" });
    expect(pending).toEqual([]);
    const { instruments } = await asked("closing", example, "--known", "2002-10-30");
    expect(instruments.map(({ instrument }: any) => instrument)).not.toContain("letter-2002-10-31");
  });

  test("on the day of the letter and before its copies were exchanged, it was pending", async () => {
    const { rates, pending } = await asked("rate", example, "--on", "2002-11-01", "--known", "2002-10-31T16:00:00Z");
    expect(rates[0]).toMatchObject({ rate: "5.25%", clause: "Letter of October 1, 1999 § 1" });
    expect(pending.map(({ instrument }: any) => instrument)).toContain("letter-2002-10-31");
  });

  test("in September, the covenant of August still stood", async () => {
    const words = ["text", example, "IV(g)(i)", "--on", "2002-08-31"];
    const before = await conformed(...words, "--known", "2002-09-15");
    expect(before.out).toContain("maintain Working Capital:");
    const after = await conformed(...words);
    expect(after.out).toContain("Intentionally deleted");
    expect(after.out).not.toContain("maintain Working Capital:");
  });

  test("is not changed by what is recorded later, refused or not", async () => {
    const later = (on: string, fields: object) => happening("later", on, { ...fields });
    const folders = [
      example,
      variant({ happenings: [later("2002-12-20", { type: "AdvanceMade", amount: "1.00" })] }),
      variant({ happenings: [later("2002-12-20", { type: "CollectionApplied", amount: "99,000,000.00" })] }),
    ];
    const told = await Promise.all(
      folders.map(async (folder) => {
        const { balance, postings } = await asked("balance", folder, "--on", "2003-01-01", "--known", "2002-12-19");
        return { balance, postings };
      }),
    );
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
    expect((await conformed("balance", folders[2] ?? "", "--on", "2003-01-01")).code).toBe(1);
  });
});

describe("a signed letter that is not in effect", () => {
  const unsigned = join(root, "examples/lexington-exhibit-a-unsigned");

  test.each([
    ["rate", "--on", "2002-11-10"],
    ["balance", "--on", "2002-12-31"],
    ["statement", "--month", "2002-11"],
    ["text", "9.1", "--on", "2002-11-10"],
    ["payoff", "--on", "2002-12-31"],
  ])("is told as pending by %s %s %s", async (command, ...rest) => {
    const { out, code } = await conformed(command, unsigned, ...rest);
    expect(code).toBe(0);
    expect(out).toContain("pending: letter-2002-10-31 is on file and not in effect\n  - § 8(c): ");
    expect(out).toContain("pending: letter-2002-10-31/exhibit-a is on file and not in effect\n  - signature of LPC");
    const { pending } = await asked(command, unsigned, ...rest);
    expect(pending.map(({ instrument }: any) => instrument)).toEqual([
      "letter-2002-10-31",
      "letter-2002-10-31/exhibit-a",
      "lrg-letter-2002-10-31",
    ]);
  });

  test("changes neither the rate nor the text", async () => {
    const { rates } = await asked("rate", unsigned, "--on", "2002-11-10");
    expect(rates[0]).toMatchObject({ rate: "4.75%", clause: "Letter of October 1, 1999 § 1" });
    const { provisions } = await asked("text", unsigned, "9.1", "--on", "2002-11-10");
    expect(provisions[0].text).toContain("November 1, 2002");
  });

  test("waits, as the closing tells, for what it lacks", async () => {
    const { out } = await conformed("closing", unsigned);
    expect(out).toMatch(/^letter-2002-10-31: pending; executed 2002-10-31$/m);
    expect(out).toMatch(/§ 8\(c\) .* failed .*nonpayment of the 10-1\/2% senior note continuing/);
    expect(out).toMatch(/^letter-2002-10-31\/exhibit-a: pending; unsigned by LPC, LRG, Congress$/m);
  });
});

test("a paper is read into acts, each with its kind, target, clause and effect", async () => {
  const file = join(example, "papers/2002-10-31-letter-amendment.txt");
  const { acts, instruments } = await asked("read", file);
  const text = readFileSync(file, "utf8");
  for (const { kind, target, clause, effect, span } of acts) {
    expect([typeof kind, typeof target, typeof clause]).toEqual(["string", "string", "string"]);
    expect(Object.keys(effect)).toEqual(expect.arrayContaining(["from", "until", "rule"]));
    expect(text.slice(span.start, span.end).trim()).not.toBe("");
  }
  expect(acts.find(({ clause, instrument }: any) => instrument === "main" && clause === "2")).toMatchObject({
    kind: "replaceSentence",
    target: "Accounts Agreement § 9.1, first sentence",
    effect: { from: null, until: null, rule: "on satisfaction of the conditions", onSatisfactionOf: "§ 8" },
  });
  expect(instruments.map(({ executed, acts: own }: any) => [executed, own.length > 0])).toEqual([
    [true, true],
    [true, true],
    [false, true],
  ]);
});

describe("the letter as filed, in the place of the one retold", () => {
  inShared("gives the same figures to the cent", async () => {
    const text = readFileSync(join(sharedFolder, "papers/lexington/2002-10-31-letter-amendment.txt"), "utf8");
    const filed = variant({ id: "lexington", papers: { "letter-2002-10-31": text } });
    for (const words of [
      ["statement", "--month", "2002-11"],
      ["statement", "--month", "2002-12"],
      ["balance", "--on", "2003-01-01"],
      ["fees", "--on", "2003-01-03"],
      ["rate", "--on", "2002-11-07"],
      ["payoff", "--on", "2003-01-03"],
      ["closing"],
      ["defaults", "--on", "2002-11-10"],
    ]) {
      const [command = "", ...rest] = words;
      const [there, here] = [await asked(command, filed, ...rest), await asked(command, example, ...rest)];
      expect({ ...there, title: undefined }).toEqual({ ...here, title: undefined });
    }
    const { findings } = await asked("check", filed);
    const [paper, other, prime, netWorth] = findings;
    expect([paper, other, prime].map(({ kind }: any) => kind)).toEqual(["missing_paper", "missing_paper", "gap"]);
    expect(netWorth).toMatchObject({ code: "covenant.not_entered", where: "Covenant Supplement § IV(g)(ii)" });
    expect(findings).toHaveLength(4);
  });
});
