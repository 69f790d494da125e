import * as z from "zod/mini";
import type {
  Commitment,
  Compliance,
  CovenantEntry,
  DefaultRule,
  Duty,
  Grace,
  Limb,
  MetricEntry,
  Trigger,
  VotingRule,
} from "../events/compliance.ts";
import type { Streak } from "../papers/covenants/covenant.ts";
import { once } from "./once.ts";
import { count, day, flag, formula, name, orElse, quantity, record, said, slug, text } from "./scalars.ts";

const anchor = () => ({
  paper: slug("The id of the paper that holds the clause"),
  provision: name("The path of the clause in the paper, such as IV(g)(i)(b)"),
  words: z.exactOptional(name("The instrument whose words are meant, when a later one has changed those of the paper")),
});

const titled = (what: string) => ({ id: name(`The id of the ${what}`), title: text("Its name for people") });
const metricNamed = () => name("What is tested: the id or title of a metric");
const comparator = () =>
  said(z.enum(["at_least", "more_than", "at_most", "less_than"]), "How the value stands to the level");
const unit = () => said(z.enum(["amount", "times", "percent"]), "In what the value is written");
const ruleNamed = () => z.exactOptional(name("The id of the default rule under which a failure falls"));
const yearEnds = () => z.exactOptional(count("The month with which the fiscal year ends; 12 unless said"));
const from = (what: string) => day(`${what}, YYYY-MM-DD`);

/** How the kind of a default is written. */
export const limb = (): z.ZodMiniType<Limb> =>
  said(
    z.enum([
      "payment",
      "financial_covenant",
      "other_covenant",
      "misrepresentation",
      "cross_default",
      "cross_acceleration",
      "insolvency",
      "judgment",
      "change_of_control",
      "guarantor",
      "collateral",
      "other",
    ]),
    "The kind of default",
  );

/** How the days of grace of a default are written. */
export const grace = (): z.ZodMiniType<Grace> =>
  said(
    record({
      days: count("The full days for which it stays unmatured"),
      runsFrom: said(z.enum(["occurrence", "notice", "knowledge"]), "What the days are counted from"),
    }),
    "How long it stays unmatured",
  );

/** How what the papers ask for beyond the loan account is written. */
export const complianceSchema = once((): z.ZodMiniType<Compliance> =>
  record({
    metrics: said(orElse(z.array(metric()), []), "The formulas that clauses define"),
    covenants: said(orElse(z.array(covenant()), []), "The financial covenants"),
    triggers: said(orElse(z.array(trigger()), []), "States that begin and end by counts of consecutive days"),
    rules: said(orElse(z.array(rule()), []), "The clauses that make events defaults"),
    duties: said(orElse(z.array(duty()), []), "What is to be delivered or done, and when"),
    commitments: said(orElse(z.array(commitment()), []), "The commitments of the lenders"),
    votes: said(orElse(z.array(voting()), []), "How many lenders must agree, for each matter"),
  }),
);

function metric(): z.ZodMiniType<MetricEntry> {
  return record({
    ...titled("metric"),
    ...anchor(),
    formula: z.exactOptional(
      formula(
        "The formula over the names of reported figures, such as current assets - current liabilities; read from the clause unless said",
      ),
    ),
  });
}

function covenant(): z.ZodMiniType<CovenantEntry> {
  return record({
    ...titled("covenant"),
    ...anchor(),
    metric: metricNamed(),
    comparator: z.exactOptional(comparator()),
    unit: z.exactOptional(unit()),
    levels: z.exactOptional(
      said(
        z.array(record({ from: from("The first day of the level"), level: quantity("The level") })),
        "The level from a day on, in order; read from the clause unless said",
      ),
    ),
    tested: z.exactOptional(
      said(
        z.enum(["as_of", "at_all_times"]),
        "Whether it is tested as of days, or holds on every day; read from the clause unless said",
      ),
    ),
    every: z.exactOptional(said(z.enum(["week", "month", "quarter", "year"]), "How often it is tested")),
    from: from("Tests before this day are not asked about"),
    until: z.exactOptional(from("Tests after this day are not asked about")),
    yearEnds: yearEnds(),
    springs: z.exactOptional(name("The id of the trigger during which alone it is tested")),
    comparedTo: z.exactOptional(count("The decimals to which the paper says to round before comparing")),
    figuresDueDays: z.exactOptional(count("The days after a test within which the figures are owed")),
    rule: ruleNamed(),
    equityCure: z.exactOptional(
      said(
        record({
          figure: name("The figure to which equity is deemed to add"),
          days: count("The days after the test within which it is to be contributed"),
          atMost: count("How often in the life of the facility"),
        }),
        "A right to cure a failed test by equity",
      ),
    ),
  });
}

function streak(): z.ZodMiniType<Streak> {
  return record({
    comparator: comparator(),
    level: quantity("The level"),
    days: count("The days without a break, the first counted"),
  });
}

function trigger(): z.ZodMiniType<Trigger> {
  return record({
    ...titled("trigger"),
    ...anchor(),
    metric: metricNamed(),
    unit: unit(),
    starts: said(z.array(streak()), "What starts it, any of them"),
    onDefault: orElse(flag("Whether an Event of Default starts it and keeps it from ending"), false),
    ends: said(streak(), "What ends it"),
    endsAtMost: z.exactOptional(count("How often it may end")),
  });
}

function rule(): z.ZodMiniType<DefaultRule> {
  return record({
    ...titled("rule"),
    ...anchor(),
    limb: limb(),
    grace: z.exactOptional(grace()),
    curable: z.exactOptional(
      said(
        z.enum(["lender_determination", "always", "never"]),
        "Whether it can be cured once matured, as the paper says",
      ),
    ),
    debts: z.exactOptional(said(z.array(name("The id of an item of other debt")), "The debts meant; all unless said")),
  });
}

function duty(): z.ZodMiniType<Duty> {
  return record({
    ...titled("duty"),
    ...anchor(),
    every: said(z.enum(["week", "month", "quarter", "year", "once"]), "For which periods it is due, or once"),
    from: from("Periods that end before this day are not asked about; for a single act, the day it is due"),
    until: z.exactOptional(from("Periods that end after this day are not asked about")),
    dueDays: orElse(count("The days after the end of a period within which it is due"), 0),
    yearEnds: yearEnds(),
    rule: ruleNamed(),
  });
}

function commitment(): z.ZodMiniType<Commitment> {
  return record({
    party: name("The id of the lender"),
    amount: quantity("Its commitment"),
    from: from("The first day of the commitment"),
  });
}

const needs = <const Which extends string>(which: Which) =>
  said(z.literal(which), "Whether a share of the commitments must agree, each lender affected, or all");

function voting(): z.ZodMiniType<VotingRule> {
  const shape = { ...anchor(), matter: name("What is voted on, such as release of collateral") };
  return z.discriminatedUnion("needs", [
    record({
      ...shape,
      needs: needs("share"),
      share: quantity("The share of the commitments that must agree, such as 50% or 2/3"),
      moreThan: orElse(flag("Whether the share must be exceeded rather than reached"), false),
      called: text("What the paper calls those lenders"),
    }),
    record({ ...shape, needs: needs("each_affected") }),
    record({ ...shape, needs: needs("all") }),
  ]);
}
