import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { questionedIn } from "../../src/agreement/confirm.ts";
import type { IsoDate } from "../../src/base/date.ts";
import type { HappeningOf } from "../../src/events/happening.ts";
import type { FiledPaper } from "../../src/events/facility.ts";
import type { Report } from "../../src/events/record.ts";
import { decide } from "../../src/servicing/decide.ts";
import { type KnownFacility, knownBy, openFacility, type OpenFacility, termsOn } from "../../src/servicing/facility.ts";
import { percentText } from "../../src/servicing/rate.ts";
import { accountOf } from "../../src/servicing/account.ts";
import { owedIn } from "../../src/servicing/owed.ts";
import { waitingActs } from "../../src/servicing/statement.ts";
import { day, differing, example, known, moment, report } from "../say.ts";

// What is not certain changes nothing until a person has said how it reads, and then only as known from that moment.

const saltmarsh = example("saltmarsh");
const undecided = differing(saltmarsh, { without: ["june-letter-read"] });

type Finding = HappeningOf<"ReadingConfirmed">;

const [read] = saltmarsh.reports.flatMap(({ happening }) => (happening.type === "ReadingConfirmed" ? [happening] : []));
if (read === undefined) throw new Error("the example finds something of its first letter");
const finding: Finding = read;

const found = (differences: Partial<Finding> = {}, at = "2024-07-10T15:00:00Z", key = "found"): Report =>
  report(key, { ...finding, on: day(at.slice(0, 10)), ...differences }, at);

const deciding = (...reports: readonly Report[]): OpenFacility => differing(undecided, { reports });

function marginOn(facility: KnownFacility, on: string): string {
  const terms = termsOn(facility, day(on));
  const [rate] = terms.ok ? terms.value.rates : [];
  return rate === undefined ? "none" : percentText(rate.value.margin);
}

const owed = (facility: KnownFacility, on: IsoDate): bigint => {
  const account = accountOf(facility, on);
  if (!account.ok) throw new Error(account.failure.code);
  return owedIn(account.value).minor;
};

/** The facility as if its letters had never been sent. */
const withoutLetters = openFacility(
  { ...saltmarsh.file, papers: saltmarsh.file.papers.filter(({ id }) => id === "loan-agreement") },
  undecided.reports,
);

// Sweeping starts with the balance: March 1, 2024.
const days = fc
  .integer({ min: 1, max: 300 })
  .map((n) => day(new Date(Date.UTC(2024, 2, 1 + n)).toISOString().slice(0, 10)));

test("nothing unconfirmed changes money: what is owed is what it were without the letters", () => {
  fc.assert(
    fc.property(days, (on) => {
      expect(owed(known(undecided), on)).toBe(owed(known(withoutLetters), on));
    }),
    { seed: 20241, numRuns: 25 },
  );
  expect(waitingActs(known(undecided)).map(({ act }) => act)).toEqual(["letter-2024-06-03#1", "letter-2024-09-02#1"]);
});

test("a later finding never changes an answer as known earlier", () => {
  const before = fc.integer({ min: 0, max: 128 });
  fc.assert(
    fc.property(days, before, fc.constantFrom("read", "rejected"), (on, at, choice) => {
      const moments = moment(new Date(Date.UTC(2024, 2, 2 + at)).toISOString().slice(0, 10));
      const decided = deciding(found({ choice }));
      expect(owed(knownBy(decided, moments), on)).toBe(owed(knownBy(undecided, moments), on));
    }),
    { seed: 20242, numRuns: 25 },
  );
});

// June 3 is the day of the first letter, September 2 of the second; the finding is recorded on July 10.
describe("an act that was confirmed applies by its own rule of effect, as known from the finding on", () => {
  test.each([
    ["2024-06-02", "2024-12-31", "1.00%"],
    ["2024-06-03", "2024-07-09", "1.00%"],
    ["2024-06-03", "2024-07-10", "2.00%"],
    ["2024-09-01", "2024-12-31", "2.00%"],
    ["2024-09-02", "2024-12-31", "3.00%"],
  ])("on %s as known on %s the margin is %s", (on, at, margin) => {
    expect(marginOn(known(saltmarsh, at), on)).toBe(margin);
  });
});

test("what was charged before the finding stays as it was, and the difference of a day known late is a true-up", () => {
  const account = accountOf(known(saltmarsh, "2024-07-31"), day("2024-07-31"));
  // June was charged at 9.50% throughout on 1,843,571.88; from the 3rd on it is 10.50%: 184,357,188 × 28 / 36,000.
  expect(account.ok && account.value.trueUps.minor).toBe(143_389n);
});

describe("what was found is found for the same form of words only", () => {
  const second = (proviso: string, facility = saltmarsh): OpenFacility => {
    const papers = facility.file.papers.map((paper): FiledPaper =>
      paper.id === "letter-2024-09-02"
        ? { ...paper, text: paper.text.replace(/provided that[^.]*\./, `provided that ${proviso}.`) }
        : paper,
    );
    return openFacility({ ...facility.file, papers }, facility.reports);
  };

  test.each([
    ["in the same words", "Lender shall look at the margin again every spring", "3.00%"],
    ["of another party", "Borrower shall look at the margin again every spring", "3.00%"],
    ["in other words", "Lender shall halve the margin every spring", "2.00%"],
    ["with a word more", "Lender shall not look at the margin again every spring", "2.00%"],
  ])("a proviso %s", (_, proviso, margin) => {
    expect(marginOn(known(second(proviso)), "2024-10-01")).toBe(margin);
  });

  test("and says of which act it was found", () => {
    const [first, reused] = known(saltmarsh).questioned;
    expect([first?.choice, first?.reusedOf]).toEqual(["read", undefined]);
    expect([reused?.choice, reused?.reusedOf]).toEqual(["read", "letter-2024-06-03#1"]);
  });

  test("but what is found of the act itself comes first, whenever it was found", () => {
    const own = found({ instrument: "letter-2024-09-02", choice: "rejected" }, "2024-07-01T09:00:00Z", "own");
    const facility = known(deciding(own, found()));
    expect(facility.questioned.map(({ choice }) => choice)).toEqual(["read", "rejected"]);
    expect(marginOn(facility, "2024-10-01")).toBe("2.00%");
  });

  test("nor where the doubt lies in the copy: a slip in one letter says nothing of another", () => {
    const slipped = saltmarsh.file.papers.map((paper) => ({
      ...paper,
      text: paper.text.replace("again", "10O times again"),
    }));
    const facility = openFacility({ ...saltmarsh.file, papers: slipped }, []);
    const [act] = facility.asRead.instruments.flatMap(({ instrument }) => instrument.acts);
    expect(act?.uncertain?.doubts).toContain("slip_in_words");
    const of = found(act?.uncertain === undefined ? {} : { form: act.uncertain.form });
    expect(questionedIn(facility.asRead.instruments, [of], "likely").map(({ choice }) => choice)).toEqual([
      "read",
      undefined,
    ]);
  });
});

describe("a rate of a base paper that says more than is understood is none, until a person has found what that leaves", () => {
  const proviso = ", provided that Lender shall look at the margin again every winter.";
  const amending = 'hereby amended by deleting "one (1%)" and substituting "two (2%)".';
  // The base paper with the proviso, and a letter that changes the margin in it.
  const doubtful = (...reports: readonly Report[]): OpenFacility => {
    const papers = saltmarsh.file.papers.slice(0, 2).map((paper): FiledPaper => ({
      ...paper,
      text: paper.text
        .replace("above the Prime Rate.", `above the Prime Rate${proviso}`)
        .replace(/hereby amended to read in[^]*?spring\."/, amending),
    }));
    return openFacility({ ...saltmarsh.file, papers }, [...undecided.reports, ...reports]);
  };
  const [part] = known(doubtful()).questioned;
  const of = (choice: string) =>
    found({ instrument: "loan-agreement", rule: "rate", form: part?.subject.uncertain.form ?? "", choice });

  test("it waits with its words, and no figure is given on it", () => {
    expect(part).toMatchObject({ id: "loan-agreement#1", certainty: "doubtful" });
    expect(part?.subject.uncertain.form).toBe("provided that @ shall look at the margin again every winter");
    expect(waitingActs(known(doubtful())).map(({ act }) => act)).toEqual(["loan-agreement#1"]);
    expect(accountOf(known(doubtful()), day("2024-05-01")).ok).toBe(false);
  });

  test.each([
    ["nothing", undefined, "2024-05-01", "none"],
    ["nothing, once its margin is changed", undefined, "2024-06-10", "none"],
    ["that it is as read", "read", "2024-05-01", "1.00%"],
    ["that it is as read, once its margin is changed", "read", "2024-06-10", "2.00%"],
    ["that it is none", "rejected", "2024-05-01", "none"],
  ])("when the person finds %s", (_, choice, on, margin) => {
    const facility = known(doubtful(...(choice === undefined ? [] : [of(choice)])));
    expect(marginOn(facility, on)).toBe(margin);
  });

  test("and what was found is not known before", () => {
    expect(marginOn(known(doubtful(of("read")), "2024-07-09"), "2024-05-01")).toBe("none");
    expect(decide(doubtful(), of("read")).ok).toBe(true);
  });
});

test("a finding that is corrected is as if it had not been made, from then on", () => {
  const corrected: Report = { ...found({ choice: "rejected" }, "2024-08-05T12:00:00Z", "again"), corrects: "found" };
  const facility = deciding(found(), corrected);
  expect(marginOn(known(facility, "2024-08-04"), "2024-08-04")).toBe("2.00%");
  expect(marginOn(known(facility, "2024-08-06"), "2024-08-06")).toBe("1.00%");
  expect(marginOn(known(facility, "2024-08-04"), "2024-08-06")).toBe("2.00%");
});

test("of what is asked for less, nothing waits; of what is asked for more, more", () => {
  const margin = (certainty: "doubtful" | "certain") =>
    marginOn(known(differing(undecided, { file: { certainty } })), "2024-07-01");
  expect([margin("doubtful"), margin("certain")]).toEqual(["2.00%", "1.00%"]);
});

test.each([
  ["an act that is not there", { act: 2 }, "reading.act_not_in_question"],
  ["an act that is certain", { instrument: "loan-agreement" }, "reading.act_not_in_question"],
  ["another rule", { rule: "waiver" }, "reading.words_differ"],
  ["other words", { form: "@ shall pay" }, "reading.words_differ"],
  ["a reading that nobody offered", { choice: "waiver" }, "reading.not_offered"],
  ["an instrument that is not on file", { instrument: "letter" }, "happening.instrument_unknown"],
] as const)("a finding of %s is refused", (_, differences, code) => {
  const decided = decide(undecided, found(differences));
  expect(decided.ok ? "accepted" : decided.failure.code).toBe(code);
});
