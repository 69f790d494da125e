import * as z from "zod/mini";
import { type Currency } from "../base/money.ts";
import type { Cause, Happening, HappeningOf } from "../events/happening.ts";
import { ruleNames } from "../papers/acts/certainty.ts";
import { complianceHappenings } from "./compliance-happening-schema.ts";
import { grace, limb } from "./compliance-schema.ts";
import { collectionSchemas } from "./collection-schema.ts";
import { collateralSchemas } from "./collateral-happening-schema.ts";
import { once } from "./once.ts";
import { conventionNames } from "./rate-option-schema.ts";
import {
  amount,
  count,
  day,
  name,
  onThe,
  orElse,
  rate,
  record,
  said,
  type ScalarSchema,
  slug,
  text,
} from "./scalars.ts";

/** How one type of happening is written, both ways: a flat mapping, and the happening it tells of. */
type HappeningSchema = z.ZodMiniType<Happening>;

/** How every type of happening is written, each built when first asked for. */
export type HappeningSchemas = { readonly [Type in Happening["type"]]: () => HappeningSchema };

/** The schemas of a facility's happenings. Its amounts are in one currency, so a file does not repeat it. */
export function happeningSchemas(currency: Currency): HappeningSchemas {
  return (schemasOf[currency] ??= {
    ...loanSchemas(currency),
    ...periodLoanSchemas(currency),
    ...collectionSchemas(currency),
    ...feeSchemas(currency),
    ...paperSchemas,
    ...defaultSchemas,
    ...rateSchemas(currency),
    ...requestSchemas(currency),
    ...complianceHappenings(currency),
    ...collateralSchemas(currency),
  });
}

const schemasOf: { [Each in Currency]?: HappeningSchemas } = {};

const instrument = (): ScalarSchema<string> =>
  name("The instrument: the id of a paper, or of a part of it, such as letter-2002-10-31/exhibit-a");

function loanSchemas(currency: Currency) {
  const simple = <Type extends string>(type: Type, when: string, what: string) =>
    once(() => record({ on: onThe(when), type: z.literal(type), amount: amount(currency, what) }));
  return {
    BalanceBroughtForward: simple(
      "BalanceBroughtForward",
      "servicing begins",
      "What was owed at the close of that day, its interest settled to that day",
    ),
    AdvanceMade: simple("AdvanceMade", "the loan was made", "The Revolving Loans made"),
    TermLoanMade: once(() =>
      record({
        on: onThe("the loan was made"),
        type: z.literal("TermLoanMade"),
        loan: name("The name of the loan, used by statements"),
        instrument: instrument(),
        clause: name("The path of the loan's clause in the instrument"),
        amount: amount(currency, "The amount of the loan"),
        rate: z.optional(rate("The fixed rate per annum; without it, the rate of Prime Rate Loans")),
        instalments: said(
          z.array(
            record({
              on: day("The day the instalment falls due, YYYY-MM-DD"),
              amount: amount(currency, "The principal that falls due"),
            }),
          ),
          "The instalments of principal, in the order of their days",
        ),
        maturesOn: day("The day on which what is left falls due, YYYY-MM-DD"),
        paymentDays: z.exactOptional(
          said(z.enum(conventionNames), "To which day a payment moves that is planned for no Business Day"),
        ),
      }),
    ),
    IndexPublished: once(() =>
      record({
        on: onThe("of the change"),
        type: z.literal("IndexPublished"),
        index: name("The name of the index, such as prime"),
        rate: rate("The new value per annum, such as 4.75%"),
        publisher: text("Who announced it"),
      }),
    ),
  };
}

function periodLoanSchemas(currency: Currency) {
  return {
    EurodollarLoanMade: once(() =>
      record({
        on: onThe("the Interest Period begins"),
        type: z.literal("EurodollarLoanMade"),
        loan: name("The name of the loan, used by later happenings"),
        amount: amount(currency, "The amount of the loan"),
        rate: rate("The fixed all-in rate per annum, such as 4.30%"),
        periodEndsOn: day("The day the Interest Period ends, itself not counted, YYYY-MM-DD"),
      }),
    ),
    OptionLoanMade: once(() =>
      record({
        on: onThe("the Interest Period begins"),
        type: z.literal("OptionLoanMade"),
        loan: name("The name of the loan, used by later happenings"),
        option: name("The name under which the paper speaks of such loans, as in rateOptions"),
        amount: amount(currency, "The amount of the loan"),
        periodEndsOn: day("The day the Interest Period ends, itself not counted, YYYY-MM-DD"),
        madeBy: said(
          orElse(z.enum(["advance", "conversion"]), "advance"),
          "Whether it is lent anew or converted from Prime Rate Loans",
        ),
      }),
    ),
    LoanPrepaid: once(() =>
      record({
        on: onThe("the loan was repaid"),
        type: z.literal("LoanPrepaid"),
        loan: name("The name of the loan"),
        amount: amount(currency, "What was repaid of it"),
        redeployedAt: z.optional(rate("The index at which it can be lent again for the days left, such as 1.35%")),
      }),
    ),
  };
}

function feeSchemas(currency: Currency) {
  const fee = <Type extends string>(type: Type, when: string) =>
    once(() =>
      record({
        on: onThe(when),
        type: z.literal(type),
        instrument: instrument(),
        clause: name("The path of the fee's clause in the instrument"),
        amount: amount(currency, "The amount of the fee"),
      }),
    );
  return {
    FeeCharged: fee("FeeCharged", "the fee was charged to the loan account"),
    FeePaid: fee("FeePaid", "the fee was paid in money"),
  };
}

const paperSchemas = {
  AgreementTerminated: once(() =>
    record({
      on: onThe("from which nothing more can be borrowed"),
      type: z.literal("AgreementTerminated"),
      terminatedBy: name("The id of the party that ended the facility"),
    }),
  ),
  CounterpartSigned: once(() =>
    record({
      on: onThe("of signing"),
      type: z.literal("CounterpartSigned"),
      instrument: instrument(),
      party: name("The id of the party signed for"),
      person: text("The name of the signatory"),
      title: z.exactOptional(text("The capacity in which the signatory signs")),
    }),
  ),
  InstrumentReceived: once(() =>
    z.codec(
      record({
        on: onThe("of receipt"),
        type: z.literal("InstrumentReceived"),
        instrument: instrument(),
        receivedBy: name("The id of the party that received it"),
      }),
      z.custom<HappeningOf<"InstrumentReceived">>(),
      {
        decode: ({ receivedBy, ...rest }) => ({ ...rest, by: receivedBy }),
        encode: ({ by, ...rest }) => ({ ...rest, receivedBy: by }),
      },
    ),
  ),
  TriggerOccurred: once(() =>
    record({
      on: onThe("on which it came about; the act applies no more from then"),
      type: z.literal("TriggerOccurred"),
      instrument: instrument(),
      clause: name("The path of the act in the instrument"),
      note: z.exactOptional(text("What came about")),
    }),
  ),
  ReadingConfirmed: once(() =>
    record({
      on: onThe("of the finding"),
      type: z.literal("ReadingConfirmed"),
      instrument: instrument(),
      act: count("The number of the act in the instrument, as conformed confirm lists it"),
      rule: said(z.enum(ruleNames), "The rule of the grammar that read it"),
      form: text("The form of its words, as conformed confirm lists it"),
      choice: name("read, rejected, or another reading that conformed confirm offers"),
      because: text("Why"),
    }),
  ),
  ConditionDetermined: once(() =>
    z.codec(
      record({
        on: onThe("of the finding"),
        type: z.literal("ConditionDetermined"),
        instrument: instrument(),
        clause: name("The path of the condition in the instrument"),
        finding: said(
          z.enum(["satisfied", "waived", "failed"]),
          "What was found; a waiver of the condition is a finding too",
        ),
        determinedBy: name("The id of the party entitled to judge the condition"),
      }),
      z.custom<HappeningOf<"ConditionDetermined">>(),
      {
        decode: ({ determinedBy, ...rest }) => ({ ...rest, by: determinedBy }),
        encode: ({ by, ...rest }) => ({ ...rest, determinedBy: by }),
      },
    ),
  ),
} satisfies Partial<HappeningSchemas>;

const defaultSchemas = {
  DefaultOccurred: once(() =>
    record({
      on: onThe("of the event"),
      type: z.literal("DefaultOccurred"),
      id: name("The name of the occurrence, used by later papers and happenings"),
      maturity: said(z.enum(["matured", "unmatured"]), "Whether it is an Event of Default, or would become one"),
      causes: said(z.array(cause()), "The facts that together make the occurrence"),
      limb: z.exactOptional(limb()),
      grace: z.exactOptional(grace()),
      note: z.exactOptional(text("A remark")),
    }),
  ),
  JudgmentEntered: once(() =>
    record({
      on: onThe("of the judgment"),
      type: z.literal("JudgmentEntered"),
      court: z.exactOptional(text("The court that entered it")),
    }),
  ),
  DebtHolderActed: once(() =>
    z.codec(
      record({
        on: onThe("of the act, whenever it was learned"),
        type: z.literal("DebtHolderActed"),
        debt: name("The id of an item of other debt"),
        act: said(z.enum(["accelerate", "enforce", "exercise_remedies"]), "What the holder did"),
        actedBy: text("The holder or trustee that acted"),
      }),
      z.custom<HappeningOf<"DebtHolderActed">>(),
      {
        decode: ({ actedBy, ...rest }) => ({ ...rest, by: actedBy }),
        encode: ({ by, ...rest }) => ({ ...rest, actedBy: by }),
      },
    ),
  ),
} satisfies Partial<HappeningSchemas>;

function rateSchemas(currency: Currency) {
  return {
    RateElected: once(() =>
      record({
        on: onThe("of the election"),
        type: z.literal("RateElected"),
        from: day("The first day at the higher rate, which may be before the election, YYYY-MM-DD"),
        electedBy: name("The id of the party that elects"),
        ground: said(z.enum(["event_of_default", "non_renewal"]), "The ground on which it is elected"),
        occurrence: z.exactOptional(name("The id of the DefaultOccurred, on the ground of an Event of Default")),
      }),
    ),
    ContinuanceEnded: once(() =>
      record({
        on: onThe("from which the default no longer continues"),
        type: z.literal("ContinuanceEnded"),
        occurrence: name("The id of the DefaultOccurred"),
        determinedBy: name("The id of the party that determines it"),
      }),
    ),
    AvailabilityStated: once(() =>
      record({
        on: onThe("from which it holds"),
        type: z.literal("AvailabilityStated"),
        amount: amount(currency, "The amounts available to the borrower"),
      }),
    ),
    ExcessNoticeGiven: once(() =>
      record({
        on: onThe("of the notice"),
        type: z.literal("ExcessNoticeGiven"),
        channel: said(z.enum(["telephonic", "written"]), "How it was given"),
        givenBy: name("The id of the party that gave it"),
        givenTo: z.exactOptional(text("The person to whom it was given")),
      }),
    ),
    HigherRateForgone: once(() =>
      record({
        on: onThe("from which it is forgone"),
        type: z.literal("HigherRateForgone"),
        until: day("The first day on which it is no longer forgone, YYYY-MM-DD"),
        amount: amount(currency, "How much of any excess it is forgone on"),
        writing: text("The writing that says so"),
        signedBy: z.exactOptional(name("The id of the party that signed the writing")),
      }),
    ),
  };
}

function cause(): z.ZodMiniType<Cause> {
  return z.discriminatedUnion("kind", [
    record({
      kind: z.literal("nonpayment"),
      debt: name("The id of an item of other debt"),
      obligor: name("The id of the party that did not pay"),
      of: said(z.enum(["principal", "interest"]), "What was not paid"),
    }),
    record({
      kind: z.literal("covenant"),
      paper: slug("The id of the paper that holds the covenant"),
      provision: name("The path of the covenant in the paper, such as IV(g)(i)(b)"),
      testedOn: day("The day it was tested, YYYY-MM-DD"),
    }),
    record({ kind: z.literal("acceleration"), debt: name("The id of the item of other debt declared due") }),
    record({
      kind: z.literal("representation"),
      instrument: instrument(),
      clause: name("The path of the representation in the instrument"),
    }),
    record({ kind: z.literal("other"), what: text("What came about") }),
  ]);
}

function requestSchemas(currency: Currency) {
  const requestedBy = (): ScalarSchema<string> => name("The id of the party that asks");
  return {
    EurodollarLoanRequested: once(() =>
      z.codec(
        record({
          on: onThe("of the request"),
          type: z.literal("EurodollarLoanRequested"),
          amount: amount(currency, "The amount asked for"),
          requestedBy: requestedBy(),
        }),
        z.custom<HappeningOf<"EurodollarLoanRequested">>(),
        { decode: asked, encode: asking },
      ),
    ),
    ContinuationRequested: once(() =>
      z.codec(
        record({
          on: onThe("of the request"),
          type: z.literal("ContinuationRequested"),
          loan: name("The name of the loan to be continued"),
          requestedBy: requestedBy(),
        }),
        z.custom<HappeningOf<"ContinuationRequested">>(),
        { decode: asked, encode: asking },
      ),
    ),
    ConversionRequested: once(() =>
      z.codec(
        record({
          on: onThe("of the request"),
          type: z.literal("ConversionRequested"),
          amount: amount(currency, "The amount to be converted"),
          requestedBy: requestedBy(),
        }),
        z.custom<HappeningOf<"ConversionRequested">>(),
        { decode: asked, encode: asking },
      ),
    ),
  };
}

// A report has a `by` of its own, who reports; so a file names the one who acts after the act.
function asked<Rest extends object>({ requestedBy, ...rest }: Rest & { readonly requestedBy: string }) {
  return { ...rest, by: requestedBy };
}

function asking<Rest extends object>({ by, ...rest }: Rest & { readonly by: string }) {
  return { ...rest, requestedBy: by };
}
