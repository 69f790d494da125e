import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { main } from "../src/cli/main.ts";

// What the program is for, asked as a user asks it.

const root = fileURLToPath(new URL("..", import.meta.url));
const example = join(root, "examples/lexington");
const letter = join(root, "../shared/papers/lexington/2002-10-31-letter-amendment.txt");
const scratch = mkdtempSync(join(tmpdir(), "conformed-acceptance-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Answer = { readonly code: number; readonly json: any; readonly said: string };

async function ask(...words: string[]): Promise<Answer> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(words, { out: (text) => out.push(text), err: (text) => err.push(text), colour: false });
  const said = [...out, ...err].join("\n");
  return { code, said, json: words.includes("--json") && out.length > 0 ? JSON.parse(out.join("\n")) : undefined };
}

const onRealPaper = existsSync(letter) || process.env["CI"] !== undefined ? test : test.skip;

onRealPaper("the founding letter is read whole (needs ../shared)", async () => {
  const { code, json } = await ask("read", letter, "--json");
  expect(code).toBe(0);
  expect(json.unread).toEqual([]);
  expect(json.instruments.map((each: any) => [each.id, each.kind, each.execution])).toEqual([
    ["main", "letter_amendment", "executed"],
    ["consent", "consent", "executed"],
    ["exhibit-a", "exhibit_form", "form"],
  ]);
  const own = json.acts.filter((act: any) => act.instrument === "main");
  expect(own.map((act: any) => [act.clause, act.kind, act.effect.from])).toEqual([
    ["1(a)", "replaceDefinition", "2002-11-01"],
    ["1(b)", "incorporateTerms", null],
    ["2", "replaceSentence", null],
    ["3(a)", "overlay", "2002-11-01"],
    ["3(b)", "overlay", "2002-11-01"],
    ["3(c)", "overlay", "2002-11-01"],
    ["4", "deleteProvision", "2002-08-01"],
    ["5(a)", "waive", null],
    ["5(b)", "reserveRights", null],
    ["5(b)", "reserveRights", null],
    ["6", "imposeFee", null],
    ["7(a)", "represent", null],
    ["7(b)", "represent", null],
    ...Array.from({ length: 4 }, () => ["8(a)", "requireCondition", null]),
    ["8(b)", "requireCondition", null],
    ["8(c)", "requireCondition", null],
    ["9", "ratify", null],
    ["9", "setPrecedence", null],
    ["10", "assureFurther", null],
    ["11", "chooseLaw", null],
    ...Array.from({ length: 3 }, () => ["12", "allowCounterparts", null]),
  ]);
  const text = readFileSync(letter, "utf8");
  for (const act of json.acts) {
    expect(text.slice(act.span.start, act.span.end).trim()).not.toBe("");
    for (const term of act.terms) expect(text.slice(term.span.start, term.span.end).trim()).not.toBe("");
  }
});

test.each([
  ["2002-11", "same_day", ["32479.93", "3344.44", "5362.50"], "41186.87", "7871186.87"],
  ["2002-12", "same_day", ["37086.41", "5362.50"], "42448.91", "9813635.78"],
  ["2002-11", "first_of_next_month", ["35003.13", "3344.44", "5362.50"], "43710.07", "7873710.07"],
  ["2002-12", "first_of_next_month", ["37097.81", "5362.50"], "42460.31", "9816170.38"],
])(
  "statement for %s, a change of Prime reaching the loans %s",
  async (month, primeChange, interest, charged, after) => {
    const { json } = await ask("statement", variant({ primeChange }), "--month", month, "--json");
    const lines = json.lines.filter((line: any) => line.kind === "interest");
    expect(lines.map((line: any) => line.amount).toSorted()).toEqual(interest.toSorted());
    expect(lines.every((line: any) => line.clause !== "")).toBe(true);
    expect([json.charged, json.balanceAfterCharge]).toEqual([charged, after]);
  },
);

test("the statement for November names the clause of the fee, and the dollars of the open reading", async () => {
  const { json } = await ask("statement", example, "--month", "2002-11", "--json");
  const fee = json.lines.find((line: any) => line.amount === "80000.00");
  expect(fee.clause).toBe("Letter of October 31, 2002 § 6");
  const moved = json.otherReadings.find((reading: any) => reading.name === "primeChange");
  expect(moved).toMatchObject({ reading: "same_day", other: "first_of_next_month", moves: "2523.20" });
});

// 2,000,000 × 4.30% × 31/360; × 14/360; × 5.25% × 16/360; 1,500,000 × 4.29% × 92/360.
test.each([
  ["E1", "2002-10-15", "2002-11-15", "7405.56"],
  ["E1", "2002-11-01", "2002-11-15", "3344.44"],
  ["E1", "2002-11-15", "2002-12-01", "4666.67"],
  ["E2", "2002-09-30", "2002-12-31", "16445.00"],
])("%s from %s to %s accrues %s", async (loan, from, to, interest) => {
  const { json } = await ask("accrue", example, "--loan", loan, "--from", from, "--to", to, "--json");
  expect(json.interest).toBe(interest);
});

test("the fee costs 80,743.49 by the Renewal Date", async () => {
  const { json } = await ask("fees", example, "--on", "2003-01-03", "--json");
  expect(json.fees[0].interest.map((month: any) => month.interest)).toEqual(["356.67", "363.28", "23.54"]);
  expect(json.fees[0].costToDate).toBe("80743.49");
});

const unsigned = [
  "exhibit-a-signed-lpc",
  "exhibit-a-signed-lrg",
  "exhibit-a-signed-congress",
  "exhibit-a-received-lpc",
];

// The rows of the truth table of the closing: what is left out, and what follows.
test.each([
  ["all executed", [], {}, "2002-10-31", "5.25%", "2003-01-03"],
  ["Exhibit A not executed", [...unsigned, "amendment-fee-charged"], {}, null, "4.75%", "2002-11-01"],
  ["sibling not signed", ["lrg-letter-signed-lrg", "amendment-fee-charged"], {}, null, "4.75%", "2002-11-01"],
  ["one paper at a time", ["amendment-fee-charged"], { givingEffectTo: "this_paper" }, null, "4.75%", "2002-11-01"],
  ["LPC has not received its copy", ["letter-received-lpc", "amendment-fee-charged"], {}, null, "4.75%", "2002-11-01"],
])("closing: %s", async (_, omit, settings, effectiveOn, rate, renewal) => {
  const facility = variant(settings, omit);
  const closing = await ask("closing", facility, "--json");
  const standing = closing.json.instruments.find((each: any) => each.instrument === "letter-2002-10-31");
  expect(standing.effectiveOn).toBe(effectiveOn);
  const rates = await ask("rate", facility, "--on", "2002-11-10", "--json");
  expect(rates.json.rates[0].rate).toBe(rate);
  const pending = rates.json.pending.map((each: any) => each.instrument);
  expect(pending.includes("letter-2002-10-31")).toBe(effectiveOn === null);
  const sentence = await ask("text", facility, "9.1", "--on", "2002-11-10", "--json");
  const [year, month, day] = renewal.split("-").map(Number);
  const spelled = `${month === 1 ? "January" : "November"} ${day}, ${year}`;
  expect(sentence.json.provisions[0].text).toContain(`a term ending on ${spelled}`);
});

test("a covenant deleted from an earlier day is there for whoever asks what was known before", async () => {
  const words = ["text", example, "IV(g)(i)", "--on", "2002-08-31", "--json", "--known"];
  const before = await ask(...words, "2002-09-15");
  const after = await ask(...words, "2002-11-01");
  expect(before.json.provisions[0].text).toBe("maintain Working Capital:");
  expect(after.json.provisions[0].text).toBe("(i) Intentionally deleted; and");
  const kept = await ask("text", example, "IV(g)(ii)", "--on", "2002-08-31", "--json");
  expect(kept.json.provisions[0].amendedBy).toEqual([]);
});

const workingCapital = join(root, "examples/lexington-working-capital");

// Three tests of one covenant failed. As known before the letter, three defaults; after it, one on no ground at all.
test.each([
  ["2002-10-15", ["continuing", "continuing", "continuing"], [[], [], []]],
  ["2002-11-01", ["continuing", "cleared", "cleared"], [[], ["covenant_deleted", "waived"], ["covenant_deleted"]]],
])("working capital tests as known %s", async (known, status, grounds) => {
  const { json } = await ask("defaults", workingCapital, "--on", "2002-10-15", "--known", known, "--json");
  const tests = json.defaults.filter((each: any) => each.id.startsWith("working capital"));
  const byDay = tests.toSorted((a: any, b: any) => (a.occurredOn < b.occurredOn ? -1 : 1));
  expect(byDay.map((each: any) => each.status)).toEqual(status);
  expect(byDay.map((each: any) => each.grounds.map((ground: any) => ground.ground))).toEqual(grounds);
});

const act = (debt: string, on: string, recordedAt: string) => ({
  key: `holder-${debt}`,
  recordedAt,
  by: "portfolio manager",
  on,
  type: "DebtHolderActed",
  debt,
  act: "accelerate",
  actedBy: "a holder or its trustee",
});

// The trustee of a note that the trigger names acts on December 10, and it is learned on December 18.
test.each([
  ["senior-10-5", "2002-12-31", undefined, "waived"],
  ["senior-subordinated-12-75", "2002-12-15", "2002-12-15", "waived"],
  ["senior-subordinated-12-75", "2002-12-15", undefined, "continuing"],
  ["senior-subordinated-12-75", "2002-12-10", undefined, "continuing"],
  ["senior-subordinated-12-75", "2002-12-09", undefined, "waived"],
])("a holder of %s accelerates; the notes' defaults on %s as known %s are %s", async (debt, on, known, status) => {
  const facility = variant({}, [], [act(debt, "2002-12-10", "2002-12-18T15:00:00Z")]);
  const words = known === undefined ? [] : ["--known", known];
  const { json } = await ask("defaults", facility, "--on", on, ...words, "--json");
  const notes = json.defaults.filter((each: any) => each.id.startsWith("nonpayment"));
  expect(new Set(notes.map((each: any) => each.status))).toEqual(new Set([status]));
  const covenant = json.defaults.find((each: any) => each.id.startsWith("working capital"));
  expect(covenant.grounds.map((each: any) => each.ground)).toContain("waived");
});

const report = (key: string, recordedAt: string, fields: Readonly<Record<string, unknown>>) => ({
  key,
  recordedAt: `${recordedAt}T18:00:00Z`,
  by: "portfolio manager",
  ...fields,
});

const netWorth = report("net-worth", "2002-12-06", {
  on: "2002-12-05",
  type: "DefaultOccurred",
  id: "net worth",
  maturity: "matured",
  causes: [{ kind: "covenant", paper: "covenant-supplement", provision: "IV(g)(ii)", testedOn: "2002-12-05" }],
});
const elected = (from: string) =>
  report("elected", "2002-12-20", {
    on: "2002-12-20",
    type: "RateElected",
    from,
    electedBy: "Congress",
    ground: "event_of_default",
    occurrence: "net worth",
  });
const ended = report("ended", "2002-12-21", {
  on: "2002-12-16",
  type: "ContinuanceEnded",
  occurrence: "net worth",
  determinedBy: "Congress",
});

// The level is Prime + 2%, so the premium is 1%: (7,871,186.87×5 + 8,271,186.87×21 + 9,771,186.87×1) / 36,000 = 6,189.50.
// Not Prime + 3% (49,465.41), and not on E2 before it becomes a Prime Rate Loan (44,359.24).
test.each([
  ["no election", {}, [netWorth], "37086.41"],
  ["elected from December 5", {}, [netWorth, elected("2002-12-05")], "43275.91"],
  ["elected from before the default", {}, [netWorth, elected("2002-11-01")], "43275.91"],
  ["elected from December 20", {}, [netWorth, elected("2002-12-20")], "39885.14"],
  ["determined on December 16 to have ceased", {}, [netWorth, elected("2002-12-05"), ended], "39558.16"],
  [
    "the same, read as running to payment",
    { defaultPeriodEnd: "determination_and_payment" },
    [netWorth, elected("2002-12-05"), ended],
    "43275.91",
  ],
] as const)("higher rate on a default: %s", async (_, settings, happenings, interest) => {
  const { json } = await ask("statement", variant(settings, [], happenings), "--month", "2002-12", "--json");
  const lines = json.lines.filter((line: any) => line.kind === "interest");
  expect(lines.map((line: any) => line.amount)).toEqual([interest, "5362.50"]);
});

const account = ["e1-made", "e2-made", "brought-forward-2002-10-31", "amendment-fee-charged"];
const moves = ["advance-2002-11-05", "collection-2002-11-20", "advance-2002-12-10"];
const money = (type: string, on: string, amount: string) => report(`${type}-${on}`, on, { on, type, amount });
const overAdvance = [
  money("BalanceBroughtForward", "2002-10-31", "6580000.00"),
  money("AvailabilityStated", "2002-11-01", "7000000.00"),
  money("AvailabilityStated", "2002-11-11", "6200000.00"),
  money("AvailabilityStated", "2002-11-18", "6080000.00"),
  money("CollectionApplied", "2002-11-20", "280000.00"),
  money("AvailabilityStated", "2002-11-25", "6400000.00"),
];
const notice = report("notice", "2002-11-12", {
  on: "2002-11-12",
  type: "ExcessNoticeGiven",
  channel: "telephonic",
  givenBy: "Congress",
});
const wednesday = report("notice", "2002-11-13", {
  on: "2002-11-13",
  type: "ExcessNoticeGiven",
  channel: "telephonic",
  givenBy: "Congress",
});
const forgone = (signed: object) =>
  report("forgone", "2002-11-12", {
    on: "2002-11-12",
    type: "HigherRateForgone",
    until: "2002-12-01",
    amount: "300000.00",
    writing: "letter of November 12, 2002",
    ...signed,
  });

// Excess 380,000 (Nov 11-17), 500,000 (18-19), 220,000 (20-24). Notice on the 12th: days 13, 14, 15, so from the 16th:
// (380,000×2 + 500,000×2 + 220,000×5) / 36,000 = 79.44. Not from the 11th (132.22), not on the whole balance (1,606.11).
test.each([
  ["no notice", {}, [], "28886.67"],
  ["notice by telephone", {}, [notice], "28966.11"],
  ["notice, the last day counted in", { noticeFirstDay: "last_day" }, [notice], "28976.67"],
  // Its last day, the 15th, is a Friday, so nothing is put off.
  ["notice, a holiday at its end put off", { noticeOnHoliday: "put_off" }, [notice], "28966.11"],
  // Notice on the 13th ends on Saturday the 16th, so from the 17th: (380,000 + 500,000×2 + 220,000×5) / 36,000 = 68.89;
  // put off to Monday, from the 19th: (500,000 + 220,000×5) / 36,000 = 44.44.
  ["notice that ends on a Saturday", {}, [wednesday], "28955.56"],
  ["notice that ends on a Saturday, put off", { noticeOnHoliday: "put_off" }, [wednesday], "28931.11"],
  ["forgone on 300,000 in a signed writing", {}, [notice, forgone({ signedBy: "Congress" })], "28902.22"],
  ["forgone in an unsigned e-mail", {}, [notice, forgone({})], "28966.11"],
] as const)("higher rate on an excess: %s", async (_, settings, happenings, interest) => {
  const facility = variant(settings, [...account, ...moves], [...overAdvance, ...happenings]);
  const { json, said } = await ask("statement", facility, "--month", "2002-11", "--json");
  expect(json === undefined ? said : json.lines.find((line: any) => line.kind === "interest").amount).toBe(interest);
});

// 9,813,635.78 with two days at 5.25% (2,862.31); then seven days at 6.25% (11,926.29) or at 5.25% (10,018.09).
const notRenewed = report("not-renewed", "2003-01-10", {
  on: "2003-01-10",
  type: "RateElected",
  from: "2003-01-03",
  electedBy: "Congress",
  ground: "non_renewal",
});
test.each([
  ["2003-01-03", {}, [], "9816498.09", "1431.16"],
  ["2003-01-10", {}, [notRenewed], "9828424.38", "1703.76"],
  ["2003-01-10", {}, [], "9826516.18", "1431.16"],
  ["2003-01-10", { nonRenewalFirstDay: "day_after" }, [notRenewed], "9828151.78", "1703.76"],
] as const)("payoff on %s", async (on, settings, happenings, payoff, perDiem) => {
  const { json } = await ask("payoff", variant(settings, [], happenings), "--on", on, "--json");
  expect([json.payoff, json.perDiem]).toEqual([payoff, perDiem]);
});

// Judgment on January 2. By contract nothing changes: 9,813,635.78 × 5.25% × 31/360 = 44,365.81. By the statute one day at 5.25% (1,431.155), then thirty at 9% on a
// year of 365 days, 9,813,635.78 × 9% × 30/365 = 72,594.018: together 74,025.17. Interest on a judgment is not compounded.
const judgment = report("judgment", "2003-01-02", { on: "2003-01-02", type: "JudgmentEntered" });
test.each([
  [{}, [], "9858001.59"],
  [{}, [judgment], "9858001.59"],
  [{ rateAfterJudgment: "statute" }, [], "9858001.59"],
  [{ rateAfterJudgment: "statute" }, [judgment], "9887660.95"],
] as const)("payoff on February 1 read %j with %j", async (settings, happenings, payoff) => {
  const { json } = await ask("payoff", variant(settings, [], happenings), "--on", "2003-02-01", "--json");
  expect(json.payoff).toBe(payoff);
});

let variants = 0;

function variant(
  settings: Readonly<Record<string, string>>,
  omit: readonly string[] = [],
  happenings: readonly object[] = [],
): string {
  variants += 1;
  const folder = mkdtempSync(join(scratch, "variant-"));
  const sheet = {
    facility: `variant-${variants}`,
    extends: relative(folder, example),
    title: "A variant",
    illustration: true,
    settings,
    omit,
    happenings: ["happenings.yaml"],
  };
  // JSON is YAML, so a test may write either.
  writeFileSync(join(folder, "facility.yaml"), JSON.stringify(sheet));
  writeFileSync(join(folder, "happenings.yaml"), JSON.stringify(happenings));
  return folder;
}

// Struck out of the letter, the section that deletes the covenant leaves the waiver, and the other way round.
test.each([
  ["lexington-without-section-4", [[], ["waived"], []]],
  ["lexington-without-section-5", [[], ["covenant_deleted"], ["covenant_deleted"]]],
])("working capital tests in %s", async (name, grounds) => {
  const { json } = await ask("defaults", join(root, "examples", name), "--on", "2002-11-01", "--json");
  const tests = json.defaults.filter((each: any) => each.id.startsWith("working capital"));
  const byDay = tests.toSorted((a: any, b: any) => (a.occurredOn < b.occurredOn ? -1 : 1));
  expect(byDay.map((each: any) => each.grounds.map((ground: any) => ground.ground))).toEqual(grounds);
});

// Of two letters on one covenant the later executed governs, though it is effective earlier; and only once it is known.
test.each([
  ["2002-10-01", [], "Letter of October 31, 2002 § 1"],
  ["2002-10-01", ["--known", "2002-10-01"], "Letter of September 15, 2002 § 1"],
  ["2002-08-01", [], "Letter of October 31, 2002 § 1"],
  ["2002-07-31", [], undefined],
])("on %s %j § 3.1 reads by %s", async (on, known, by) => {
  const { json } = await ask("text", join(root, "examples/two-letters"), "3.1", "--on", on, ...known, "--json");
  expect(json.provisions[0].amendedBy).toEqual(by === undefined ? [] : [by]);
});
