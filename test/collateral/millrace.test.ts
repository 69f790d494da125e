import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { conformed, folderWith, happening, root, scratch } from "../cli/program.ts";
import { millraceWith, rulesWith } from "../failures/collateral.ts";

// The worked example of a borrowing base, to the cent, and what is drawn on it.

const millrace = join(root, "examples/millrace");
const asked = async (folder: string, command: string, ...rest: string[]) =>
  (await conformed(command, folder, "--json", ...rest)).json;
const linesOf = (json: any, column: string) =>
  Object.fromEntries(json.lines.map((each: any) => [each.line, each[column]]));

test("the worked example, line by line", async () => {
  const json = await asked(millrace, "certificate", "--on", "2025-06-02");
  expect(linesOf(json, "reperformed")).toEqual({
    receivables: "8430000.00",
    "over-90": "790000.00",
    "cross-aged": "400000.00",
    affiliate: "250000.00",
    foreign: "460000.00",
    contra: "120000.00",
    "bill-and-hold": "200000.00",
    disputed: "0.00",
    government: "0.00",
    "credits-in-prior": "0.00",
    // 25% of 6,210,000 is 1,552,500; two debtors exceed it by 347,500 and by 47,500.
    concentration: "395000.00",
    "eligible-receivables": "5815000.00",
    "receivables-availability": "4942750.00",
    inventory: "2540000.00",
    "work-in-process": "340000.00",
    consigned: "0.00",
    "eligible-inventory": "2200000.00",
    "finished-goods": "2200000.00",
    "finished-goods:cost": "1320000.00",
    // 85% of 62% of 2,200,000
    "finished-goods:nolv": "1159400.00",
    "inventory-availability": "1159400.00",
    "inventory-availability-limited": "1000000.00",
    "gross-availability": "5942750.00",
    // (8% - 5%) of 5,815,000
    dilution: "174450.00",
    rent: "75000.00",
    "borrowing-base": "5693300.00",
    "maximum-credit": "5500000.00",
    limit: "5500000.00",
  });
  expect(json.borrowingBase).toEqual({ reported: "5840900.00", reperformed: "5693300.00", approved: "5693300.00" });
  const concentration = json.lines.find(({ line }: any) => line === "concentration");
  expect(concentration).toMatchObject({ clause: "Loan and Security Agreement § 3.1(j)", rows: "2, 21" });
});

test("under a rule of one tenth two debtors are tainted: 400,000 and 650,000", async () => {
  const paper = readFileSync(join(millrace, "papers/2025-01-15-loan-agreement.txt"), "utf8");
  const changed = paper.replace("fifty (50%)", "ten (10%)");
  const folder = millraceWith({ files: { "paper.txt": changed }, papers: [paperEntry] });
  const json = await asked(folder, "certificate", "--on", "2025-06-02");
  expect(linesOf(json, "reperformed")["cross-aged"]).toBe("1050000.00");
});

const paperEntry = {
  id: "loan-agreement",
  title: "Loan and Security Agreement",
  names: ["Loan Agreement"],
  file: "paper.txt",
  recordedAt: "2025-01-15T20:00:00Z",
};

test.each([
  ["2025-06-02", "750000.00", "943300.00"],
  ["2025-06-03", "650000.00", "843300.00"],
  ["2025-06-09", "650000.00", "843300.00"],
  ["2025-06-10", "720000.00", "913300.00"],
])("excess availability on %s is %s", async (on, excess, net) => {
  const json = await asked(millrace, "availability", "--on", on);
  expect(json).toMatchObject({
    excessAvailability: excess,
    netAvailability: net,
    suppressedAvailability: "193300.00",
    limit: "5500000.00",
    overAdvance: "0.00",
  });
});

// Each changes what is lent on the base of 5,693,300 from a day on, not before, and not before it was known.
test.each([
  // 5,815,000 x 80% = 4,652,000: 290,750 less.
  [
    "an advance rate elected",
    { type: "AdvanceRateElected", line: "receivables", rate: "80%", electedBy: "Northgate", reason: "r" },
    "5402550.00",
  ],
  [
    "a reserve",
    {
      type: "ReserveEstablished",
      reserve: "block",
      kind: "block",
      amount: "250,000.00",
      reason: "r",
      setBy: "Northgate",
    },
    "5443300.00",
  ],
  [
    "a reserve in the place of another",
    { type: "ReserveEstablished", reserve: "rent", kind: "rent", amount: "50,000.00", reason: "r", setBy: "Northgate" },
    "5718300.00",
  ],
  ["a reserve released", { type: "ReserveReleased", reserve: "rent", reason: "r", setBy: "Northgate" }, "5768300.00"],
  // 85% x 40% x 2,200,000 = 748,000 instead of 1,000,000.
  ["an appraisal", { type: "InventoryAppraised", pool: "finished-goods", nolv: "40%", appraiser: "T" }, "5441300.00"],
  // No more dilution than is tolerated holds nothing back.
  [
    "no dilution to speak of",
    {
      type: "DilutionReserveEstablished",
      reserve: "dilution",
      dilution: "4%",
      tolerated: "5%",
      reason: "r",
      setBy: "Northgate",
    },
    "5867750.00",
  ],
])("%s counts from its day and once it is known", async (_, fields, base) => {
  const given = { ...happening("new", "2025-06-05", fields), recordedAt: "2025-06-20T12:00:00Z" };
  const folder = millraceWith({ happenings: [given] });
  const baseOn = async (...rest: string[]) => (await asked(folder, "availability", ...rest)).borrowingBase;
  expect(await baseOn("--on", "2025-06-04")).toBe("5693300.00");
  expect(await baseOn("--on", "2025-06-05")).toBe(base);
  expect(await baseOn("--on", "2025-06-05", "--known", "2025-06-19")).toBe("5693300.00");
  expect(await baseOn("--on", "2025-06-05", "--known", "2025-06-20")).toBe(base);
});

test("until it is approved the re-performed figures count, the reported ones or none, as the facility file says", async () => {
  const omit = ["approval-2025-05", "request-2025-06-03"];
  const basisWith = async (basis: string) => {
    const borrowingBase = rulesWith("beforeApproval: re_performed", `beforeApproval: ${basis}`);
    return conformed("availability", millraceWith({ omit, borrowingBase }), "--json");
  };
  expect((await basisWith("re_performed")).json).toMatchObject({ basis: "re_performed", borrowingBase: "5693300.00" });
  expect((await basisWith("reported")).json).toMatchObject({ basis: "reported", borrowingBase: "5840900.00" });
  expect((await basisWith("none")).err).toContain("collateral.no_certificate");
});

test("what is taken off on approval is a line with its reason", async () => {
  const approval = happening("approval", "2025-06-04", {
    type: "CertificateApproved",
    certificate: "2025-05",
    basis: "reported",
    approvedBy: "D. Officer",
    adjustments: [{ line: "eligible-receivables", amount: "100,000.00", reason: "slow payer" }],
  });
  const json = await asked(millraceWith({ happenings: [approval] }), "certificate", "--on", "2025-06-04");
  // 5,995,000 - 100,000 = 5,895,000 x 85% = 5,010,750 + 1,000,000 - 3% x 5,895,000 - 75,000
  expect(linesOf(json, "approved")).toMatchObject({
    "adjustment:eligible-receivables:1": "100000.00",
    "eligible-receivables": "5895000.00",
    "borrowing-base": "5758900.00",
  });
});

test("the latest of a certificate and a statement of the lender counts, and on one day the statement", async () => {
  const stated = (on: string) => happening("stated", on, { type: "AvailabilityStated", amount: "4,600,000.00" });
  const excessOn = async (day: string, on: string) =>
    (await asked(millraceWith({ happenings: [stated(day)] }), "availability", "--on", on)).excessAvailability;
  expect(await excessOn("2025-06-01", "2025-06-02")).toBe("750000.00");
  expect(await excessOn("2025-06-02", "2025-06-02")).toBe("150000.00");
  expect(await excessOn("2025-06-04", "2025-06-03")).toBe("650000.00");
});

test("a letter of credit counts to the day it expires; a drawing is a loan", async () => {
  const letter = {
    type: "LetterOfCreditIssued",
    letter: "LC-2",
    amount: "100,000.00",
    beneficiary: "B",
    expiresOn: "2025-06-12",
  };
  const folder = millraceWith({
    happenings: [
      happening("issued", "2025-06-11", letter),
      happening("drawn", "2025-06-12", { type: "LetterOfCreditDrawn", letter: "LC-2", amount: "40,000.00" }),
    ],
  });
  const on = async (day: string) => {
    const json = await asked(folder, "availability", "--on", day);
    return [json.loans, json.lettersOfCredit.map(({ undrawn }: any) => undrawn), json.excessAvailability];
  };
  expect(await on("2025-06-11")).toEqual(["4480000.00", ["300000.00", "100000.00"], "620000.00"]);
  expect(await on("2025-06-12")).toEqual(["4520000.00", ["300000.00", "60000.00"], "620000.00"]);
  expect(await on("2025-06-13")).toEqual(["4520000.00", ["300000.00"], "680000.00"]);
});

// 720,000 are available from June 10.
test.each([
  ["720,000.00", undefined, 0, ": accepted"],
  ["720,000.01", undefined, 1, "advance.exceeds_availability"],
  ["800,000.00", "D. Officer", 0, "over-advance of 80,000.00 approved by D. Officer. Reserve rights in a letter"],
])("a request of %s approved by %s", async (amount, approvedBy, code, says) => {
  const store = join(scratch, `store-${amount}`);
  await conformed("open", millrace, "--store", store);
  const fields = {
    type: "AdvanceRequested",
    amount,
    requestedBy: "Millrace",
    ...(approvedBy === undefined ? {} : { approvedBy }),
  };
  const file = join(folderWith({ "h.yaml": JSON.stringify([happening("ask", "2025-06-12", fields)]) }), "h.yaml");
  const answer = await conformed("record", "millrace", file, "--store", store);
  expect(answer.code).toBe(code);
  expect(answer.out).toContain(says);
  const fromStore = await conformed("availability", "millrace", "--on", "2025-06-11", "--json", "--store", store);
  expect(fromStore.json).toEqual(await asked(millrace, "availability", "--on", "2025-06-11"));
});

test("an excess is permitted as far as the lender let it, and the clock of its notice runs", async () => {
  const folder = millraceWith({
    happenings: [
      happening("stated", "2025-06-11", { type: "AvailabilityStated", amount: "4,000,000.00" }),
      happening("let", "2025-06-11", {
        type: "OverAdvancePermitted",
        until: "2025-06-20",
        amount: "300,000.00",
        writing: "letter of June 11",
        permittedBy: "Northgate",
      }),
      happening("notice", "2025-06-12", {
        type: "ExcessNoticeGiven",
        channel: "telephonic",
        givenBy: "Northgate",
        givenTo: "A. Signatory",
      }),
    ],
  });
  const during = await asked(folder, "availability", "--on", "2025-06-19");
  expect(during).toMatchObject({
    excessAvailability: "0.00",
    overAdvance: "480000.00",
    permittedOverAdvance: "300000.00",
    unpermittedOverAdvance: "180000.00",
    noticesOfExcess: [
      {
        channel: "telephonic",
        givenTo: "A. Signatory",
        days: 3,
        firstDayAtHigherRate: "2025-06-16",
        otherReading: { reading: "last_day", firstDay: "2025-06-15" },
      },
    ],
  });
  const after = await asked(folder, "availability", "--on", "2025-06-20");
  expect(after).toMatchObject({ permittedOverAdvance: "0.00", unpermittedOverAdvance: "480000.00" });
});

test("an excess over what a certificate leaves bears the higher rate after notice", async () => {
  // A block of 1,200,000 leaves a base of 4,493,300 and 4,193,300 for loans of 4,480,000: 286,700 too much.
  const block = {
    type: "ReserveEstablished",
    reserve: "block",
    kind: "block",
    amount: "1,200,000.00",
    reason: "r",
    setBy: "Northgate",
  };
  const folder = millraceWith({
    happenings: [
      happening("block", "2025-06-11", block),
      happening("notice", "2025-06-12", { type: "ExcessNoticeGiven", channel: "written", givenBy: "Northgate" }),
    ],
  });
  const statement = await asked(folder, "statement", "--month", "2025-06");
  const bands = statement.lines.flatMap(({ bands: each = [] }: any) => each);
  expect(bands.filter(({ rate }: any) => rate === "11.00%")).toMatchObject([
    // 286,700 x 11% x 15/360
    { from: "2025-06-16", to: "2025-06-30", balance: "286700.00", interest: "31537/24" },
  ]);
});

test("what keeps the base from being worked out is a gap of the check, with the certificate it concerns", async () => {
  const folder = millraceWith({ omit: ["appraisal-2025-03", "request-2025-06-03"] });
  const { findings } = await asked(folder, "check");
  expect(findings).toContainEqual(
    expect.objectContaining({
      kind: "gap",
      code: "collateral.appraisal_missing",
      where: expect.stringContaining("collateral.yaml:45:3"),
    }),
  );
  const whole = await asked(millrace, "check");
  expect(whole.findings.map(({ code }: any) => code)).toEqual([null, null]);
});

const letter = `
                                                          June 6, 2025

Millrace Supply, Inc.

               Re: Amendment to Financing Agreements

Gentlemen:

        We refer to the Loan and Security Agreement dated January 15, 2025 made by
Northgate Commercial Finance, Inc. ("Northgate") and Millrace Supply, Inc. ("Millrace")
(the "Loan Agreement"). The parties agree that the Loan Agreement is amended as follows:

        1. Section 2.3 of the Loan Agreement is amended by deleting "eighty-five
(85%) percent" and substituting "eighty (80%) percent".

        2. Section 3.1(f) of the Loan Agreement is deleted in its entirety.

                                            Very truly yours,

                                            NORTHGATE COMMERCIAL FINANCE, INC.

                                            By:   /s/ B. Signatory

                                            Title: Vice President

ACCEPTED AND AGREED:

MILLRACE SUPPLY, INC.

By:   /s/ A. Signatory

Title: President
`;

test("a letter that changes the words of a clause moves the base from its day, and takes a rule away", async () => {
  const filed = {
    ...paperEntry,
    id: "letter",
    title: "Letter of June 6, 2025",
    names: [],
    recordedAt: "2025-06-06T20:00:00Z",
  };
  const folder = millraceWith({ files: { "paper.txt": letter }, papers: [filed] });
  const before = await asked(folder, "certificate", "--on", "2025-06-05");
  expect(before.borrowingBase.approved).toBe("5693300.00");
  const json = await asked(folder, "certificate", "--on", "2025-06-06");
  // What was billed and held counts again: 6,410,000, of which a quarter is 1,602,500; one debtor exceeds it by 297,500.
  expect(linesOf(json, "approved")).toMatchObject({
    concentration: "297500.00",
    "eligible-receivables": "6112500.00",
    "receivables-availability": "4890000.00",
    // 4,890,000 + 1,000,000 - 3% x 6,112,500 - 75,000
    "borrowing-base": "5631625.00",
  });
  expect(Object.keys(linesOf(json, "approved"))).not.toContain("bill-and-hold");
  const rate = json.lines.find(({ line }: any) => line === "receivables-availability");
  expect(rate.clause).toBe("Loan and Security Agreement § 2.3; Letter of June 6, 2025 § 1");
  const known = await asked(folder, "certificate", "--on", "2025-06-06", "--known", "2025-06-05");
  expect(known.borrowingBase.approved).toBe("5693300.00");
});

test("each reserve is told with whose it is, why, and since when, until it is released", async () => {
  const dilution = {
    reserve: "dilution",
    kind: "dilution",
    owner: "Northgate",
    since: "2025-04-10",
    reason: "dilution found in the field examination",
    fact: "dilution-reserve",
  };
  const rent = expect.objectContaining({ reserve: "rent", kind: "rent", owner: "Northgate", since: "2025-04-10" });
  expect((await asked(millrace, "certificate", "--on", "2025-06-03")).reserves).toEqual([dilution, rent]);
  const { out } = await conformed("certificate", millrace, "--on", "2025-06-03");
  expect(out).toContain("held by Northgate since 2025-04-10: dilution found in the field examination");
  const released = { type: "ReserveReleased", reserve: "rent", reason: "the landlord waived", setBy: "Northgate" };
  const folder = millraceWith({ happenings: [happening("released", "2025-06-03", released)] });
  expect((await asked(folder, "certificate", "--on", "2025-06-03")).reserves).toEqual([dilution]);
});
