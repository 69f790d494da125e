import * as z from "zod/mini";
import type { Currency } from "../base/money.ts";
import type { CausePattern, ComplianceHappening, WaiverTerm } from "../events/compliance-happening.ts";
import { once } from "./once.ts";
import { amount, day, flag, name, orElse, quantity, record, said, slug, text } from "./scalars.ts";

type Schemas = {
  readonly [Type in ComplianceHappening["type"]]: () => z.ZodMiniType<Extract<ComplianceHappening, { type: Type }>>;
};

const onThe = (what: string) => day(`The day ${what}, YYYY-MM-DD`);
const occurrence = () => name("The id of the default, as “conformed defaults” tells it");
const byParty = (what: string) => name(`The id of the party that ${what}`);
const debt = () => name("The id of an item of other debt");
const instrument = () => name("The instrument: the id of a paper, or of a part of it");
const acts = () =>
  said(z.array(z.enum(["accelerate", "enforce", "exercise_remedies"])), "The acts of a holder that rescind it");

/** How what happens in watching over a facility is written. */
export function complianceHappenings(currency: Currency): Schemas {
  return { ...tests(currency), ...maturity, ...waivers, ...desk };
}

function tests(currency: Currency) {
  const figure = () => record({ name: name("The name of the figure"), value: quantity("The figure") });
  const stated = () => record({ covenant: name("The id of the covenant"), value: text("What is stated, as written") });
  return {
    FiguresReported: once(() =>
      record({
        on: onThe("of delivery"),
        type: z.literal("FiguresReported"),
        asOf: onThe("that the figures are as of"),
        figures: said(z.array(figure()), "The figures reported"),
        stated: said(orElse(z.array(stated()), []), "What a certificate states as the outcome of tests"),
        certifiedBy: z.exactOptional(text("The officer who certifies them")),
      }),
    ),
    EquityContributed: once(() =>
      record({
        on: onThe("of the contribution"),
        type: z.literal("EquityContributed"),
        covenant: name("The id of the covenant whose failed test it is to cure"),
        testedOn: onThe("of the test"),
        amount: amount(currency, "The equity contributed"),
      }),
    ),
  };
}

const maturity = {
  DefaultNoticeGiven: once(() =>
    record({
      on: onThe("of the notice"),
      type: z.literal("DefaultNoticeGiven"),
      occurrence: occurrence(),
      givenBy: byParty("gave it"),
    }),
  ),
  DefaultLearned: once(() =>
    record({
      on: onThe("on which it was learned of"),
      type: z.literal("DefaultLearned"),
      occurrence: occurrence(),
      learnedBy: byParty("learned of it"),
    }),
  ),
  DefaultCured: once(() =>
    record({
      on: onThe("from which what was wrong is put right"),
      type: z.literal("DefaultCured"),
      occurrence: occurrence(),
    }),
  ),
};

function pattern(): z.ZodMiniType<CausePattern> {
  return z.discriminatedUnion("kind", [
    record({
      kind: z.literal("nonpayment"),
      debt: debt(),
      obligor: byParty("did not pay"),
      of: z.exactOptional(said(z.enum(["principal", "interest"]), "What was not paid; either unless said")),
    }),
    record({
      kind: z.literal("covenant"),
      paper: slug("The id of the paper that holds the covenant"),
      provision: name("The path of the covenant in the paper"),
      testedOn: z.exactOptional(onThe("of the test; any unless said")),
    }),
    record({ kind: z.literal("acceleration"), debt: debt() }),
    record({
      kind: z.literal("representation"),
      instrument: instrument(),
      clause: name("The path of the representation in the instrument"),
    }),
  ]);
}

function term(): z.ZodMiniType<WaiverTerm> {
  return record({
    id: name("The name of the condition within the waiver"),
    what: text("What it asks for"),
    kind: said(z.enum(["precedent", "subsequent"]), "Whether it is met before the waiver holds, or kept while it does"),
    by: z.exactOptional(onThe("by the end of which it is to be met")),
  });
}

const waivers = {
  WaiverGiven: once(() =>
    record({
      on: onThe("on which it is given"),
      type: z.literal("WaiverGiven"),
      id: name("The name of the waiver, used by later happenings"),
      givenBy: byParty("gives it"),
      form: said(z.enum(["written", "oral"]), "How it is given"),
      scope: said(z.enum(["specific", "class"]), "Whether it is of named defaults, or of all with the named causes"),
      solely: orElse(flag("Whether it says that the causes named are the only ones"), true),
      occurrences: said(orElse(z.array(occurrence()), []), "The defaults meant"),
      reaches: said(orElse(z.array(pattern()), []), "The causes that it reaches"),
      from: z.exactOptional(onThe("from which it holds; it reaches back unless said")),
      until: z.exactOptional(onThe("from which it no longer holds")),
      occurringFrom: z.exactOptional(onThe("from which a default must have occurred")),
      occurringBefore: z.exactOptional(onThe("before which a default must have occurred")),
      conditions: said(orElse(z.array(term()), []), "What it depends on"),
      rescindedBy: said(
        orElse(z.array(record({ debt: debt(), acts: acts() })), []),
        "The acts of holders of other debt that rescind it",
      ),
      vote: z.exactOptional(name("The id of the vote without which it does not hold")),
    }),
  ),
  WaiverConditionFound: once(() =>
    record({
      on: onThe("of the finding"),
      type: z.literal("WaiverConditionFound"),
      waiver: name("The id of the waiver"),
      condition: name("The name of the condition within it"),
      finding: said(z.enum(["satisfied", "failed"]), "What was found"),
      determinedBy: byParty("finds it"),
    }),
  ),
  HolderActWithdrawn: once(() =>
    record({
      on: onThe("of the withdrawal"),
      type: z.literal("HolderActWithdrawn"),
      debt: debt(),
      withdrawnBy: text("The holder or trustee that takes its act back"),
    }),
  ),
  RightsReserved: once(() =>
    record({
      on: onThe("of the writing"),
      type: z.literal("RightsReserved"),
      occurrences: said(z.array(occurrence()), "The defaults about which rights are kept"),
      writing: text("The writing"),
      reservedBy: byParty("keeps its rights"),
    }),
  ),
  ForbearanceAgreed: once(() =>
    record({
      on: onThe("from which remedies are held back"),
      type: z.literal("ForbearanceAgreed"),
      id: name("The name of the forbearance, used by later happenings"),
      occurrences: said(z.array(occurrence()), "The defaults acknowledged in it"),
      until: onThe("from which remedies are no longer held back"),
      writing: text("The writing"),
      signedBy: byParty("signed it for the lender"),
    }),
  ),
  ForbearanceEnded: once(() =>
    record({
      on: onThe("from which it has ended"),
      type: z.literal("ForbearanceEnded"),
      forbearance: name("The id of the forbearance"),
      because: text("What ended it"),
    }),
  ),
};

const desk = {
  DutyPerformed: once(() =>
    record({
      on: onThe("on which it was delivered or done"),
      type: z.literal("DutyPerformed"),
      duty: name("The id of the duty"),
      dueOn: onThe("on which it was due"),
    }),
  ),
  RepresentationFound: once(() =>
    record({
      on: onThe("of the finding"),
      type: z.literal("RepresentationFound"),
      instrument: instrument(),
      clause: name("The path of the representation in the instrument"),
      finding: said(z.enum(["true", "false"]), "What was found"),
      determinedBy: byParty("finds it"),
    }),
  ),
  VoteCalled: once(() =>
    record({
      on: onThe("on which it is called"),
      type: z.literal("VoteCalled"),
      vote: name("The name of the vote, used by later happenings"),
      matter: name("What it is on: a matter of facility.yaml"),
      about: text("What is proposed"),
      affected: said(orElse(z.array(name("The id of a lender")), []), "The lenders affected; all unless said"),
    }),
  ),
  VoteCast: once(() =>
    record({
      on: onThe("on which the lender says so"),
      type: z.literal("VoteCast"),
      vote: name("The id of the vote"),
      lender: name("The id of the lender"),
      says: said(z.enum(["yes", "no"]), "What it says"),
    }),
  ),
};
