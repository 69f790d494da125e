import * as z from "zod/mini";
import { currencies } from "../base/money.ts";
import {
  type Assumption,
  fillable,
  type FiledPaper,
  type FormerName,
  type OriginalFile,
  type OtherDebt,
  paperForms,
  type PaperRemark,
  type Party,
} from "../events/facility.ts";
import type { AccountFee } from "../events/account-fee.ts";
import type { ApplicationClause } from "../events/application.ts";
import type { LawfulRate } from "../events/lawful-rate.ts";
import type { PricingGrid } from "../events/pricing-grid.ts";
import type { BorrowingBaseRules, ScheduleEntry } from "../events/collateral.ts";
import type { BusinessDayClause } from "../events/business-day.ts";
import type { Compliance } from "../events/compliance.ts";
import type { FixingsEntry, RateOption } from "../events/rate-option.ts";
import { interpretationPoints, type SettingName, type Settings } from "../events/settings.ts";
import { accountFeeSchema } from "./account-fee-schema.ts";
import { applicationSchema } from "./application-schema.ts";
import { lawfulRateSchema } from "./lawful-rate-schema.ts";
import { pricingGridSchema } from "./pricing-grid-schema.ts";
import { borrowingBaseSchema, scheduleSchema } from "./collateral-schema.ts";
import { certainties, type Certainty } from "../papers/acts/certainty.ts";
import { complianceSchema } from "./compliance-schema.ts";
import { once } from "./once.ts";
import { businessDaySchema, fixingsSchema, rateOptionSchema } from "./rate-option-schema.ts";
import { day, flag, moment, name, orElse, record, said, slug, text } from "./scalars.ts";

/** A paper as a facility file tells of it: everything but its text. */
export type PaperEntry = Omit<FiledPaper, "text">;

/** Readings chosen for some of the interpretation points. */
type ChosenSettings = { readonly [Name in SettingName]?: Settings[Name] };

/** What `facility.yaml` says of a facility that stands on its own. */
export type FacilitySheet = Required<Pick<VariantSheet, "facility" | "title" | "illustration" | "happenings">> & {
  readonly currency: (typeof currencies)[number];
  readonly parties: readonly Party[];
  readonly papers: readonly PaperEntry[];
  readonly otherDebt: readonly OtherDebt[];
  readonly settings: ChosenSettings;
  readonly assumptions: readonly Assumption[];
  readonly compliance?: Compliance;
  readonly borrowingBase?: BorrowingBaseRules;
  readonly schedules: readonly ScheduleEntry[];
  readonly rateOptions: readonly RateOption[];
  readonly fees: readonly AccountFee[];
  readonly application: readonly ApplicationClause[];
  readonly pricing: readonly PricingGrid[];
  readonly lawfulRates: readonly LawfulRate[];
  readonly businessDay?: BusinessDayClause;
  readonly certainty?: Certainty;
  readonly fixings: readonly FixingsEntry[];
};

/** What `facility.yaml` says of a facility that differs from another: only the differences. */
export type VariantSheet = {
  readonly facility: string;
  readonly extends: string;
  readonly omit: readonly string[];
  readonly title?: string;
  readonly illustration?: boolean;
  readonly parties: readonly Party[];
  readonly papers: readonly PaperEntry[];
  readonly otherDebt: readonly OtherDebt[];
  readonly settings: ChosenSettings;
  readonly assumptions: readonly Assumption[];
  readonly compliance?: Compliance;
  readonly borrowingBase?: BorrowingBaseRules;
  readonly schedules: readonly ScheduleEntry[];
  readonly rateOptions: readonly RateOption[];
  readonly fees: readonly AccountFee[];
  readonly application: readonly ApplicationClause[];
  readonly pricing: readonly PricingGrid[];
  readonly lawfulRates: readonly LawfulRate[];
  readonly businessDay?: BusinessDayClause;
  readonly certainty?: Certainty;
  readonly fixings: readonly FixingsEntry[];
  readonly happenings: readonly string[];
};

const named = {
  facility: () => slug("The id of the facility"),
  title: () => text("The name of the facility for people"),
  illustration: () => flag("Whether the papers were written to show the program rather than by the parties"),
};

/** How a facility that stands on its own is written. */
export const facilitySchema = once((): z.ZodMiniType<FacilitySheet> =>
  record({
    facility: named.facility(),
    title: named.title(),
    illustration: orElse(named.illustration(), false),
    currency: said(z.enum(currencies), "The currency of every amount"),
    ...lists(),
  }),
);

/** How a facility that differs from another is written. */
export const variantSchema = once((): z.ZodMiniType<VariantSheet> =>
  record({
    facility: named.facility(),
    extends: text("The folder of the facility that this one differs from, relative to this file"),
    omit: said(orElse(z.array(name("A key")), []), "Keys of happenings of that facility that did not happen here"),
    title: z.exactOptional(named.title()),
    illustration: z.exactOptional(named.illustration()),
    ...lists(),
  }),
);

function lists() {
  const files = z.array(text("The path of a file of happenings, relative to this file"));
  return {
    parties: said(orElse(z.array(partySchema()), []), "The parties, each under one id"),
    papers: said(orElse(z.array(paperSchema()), []), "The papers on file"),
    otherDebt: said(orElse(z.array(debtSchema()), []), "Debt owed to others, each item under one id"),
    settings: said(orElse(settingsSchema(), {}), "The readings chosen where the words leave one open"),
    assumptions: said(orElse(z.array(assumptionSchema()), []), "Terms that no paper gives, filled in"),
    compliance: z.exactOptional(said(complianceSchema(), "What the papers ask for beyond the loan account")),
    borrowingBase: z.exactOptional(said(borrowingBaseSchema(), "How the papers make the borrowing base")),
    schedules: said(orElse(z.array(scheduleSchema()), []), "Agings and listings on file"),
    rateOptions: said(orElse(z.array(rateOptionSchema()), []), "The rates of loans besides the Prime Rate Loans"),
    fees: said(orElse(z.array(accountFeeSchema()), []), "The fees that clauses have the account charged with"),
    application: said(orElse(z.array(applicationSchema()), []), "The orders in which clauses have collections applied"),
    pricing: said(orElse(z.array(pricingGridSchema()), []), "The margins that hang on what the borrower certifies"),
    lawfulRates: said(orElse(z.array(lawfulRateSchema()), []), "The most that laws let be charged"),
    businessDay: z.exactOptional(said(businessDaySchema(), "What a Business Day is, and the clause that says so")),
    certainty: z.exactOptional(
      said(z.enum(certainties), "What is read with less certainty than this waits for a person; likely otherwise"),
    ),
    fixings: said(orElse(z.array(fixingsSchema()), []), "Files of the indices, as their publishers give them"),
    happenings: said(orElse(files, []), "The files of happenings; a name that ends in .csv is a table of figures"),
  };
}

function partySchema(): z.ZodMiniType<Party> {
  return record({
    id: name("The id of the party"),
    name: text("Its name"),
    role: said(z.enum(["borrower", "guarantor", "lender", "affiliate"]), "Its part in the facility"),
    aliases: said(orElse(z.array(text("A name")), []), "Other names in the papers, of whatever date"),
    formerNames: z.exactOptional(said(z.array(formerNameSchema()), "Names it bore once, each until a day")),
  });
}

function formerNameSchema(): z.ZodMiniType<FormerName> {
  return record({
    name: text("The name"),
    until: day("The day on which it took another name, YYYY-MM-DD"),
  });
}

function paperSchema(): z.ZodMiniType<PaperEntry> {
  return record({
    id: slug("The id of the paper"),
    title: text("What it calls itself"),
    names: said(orElse(z.array(text("A name")), []), "Names by which other papers call it"),
    file: text("The path of its text, relative to this file"),
    original: z.exactOptional(
      said(
        originalSchema(),
        "The file that its text was taken from; where the hash is given, the file must be that one",
      ),
    ),
    recordedAt: moment("Since when it has been on file, in UTC, such as 2002-10-31T17:00:00Z"),
    executedOn: z.exactOptional(
      day(
        "The day of the last signature, where it is not the date that the paper bears, or the copy shows no signature",
      ),
    ),
  });
}

function originalSchema(): z.ZodMiniType<OriginalFile> {
  return record({
    sha256: name("The SHA-256 of its bytes, in hex"),
    form: z.exactOptional(said(z.enum(paperForms), "The form in which it came")),
    remarks: z.exactOptional(said(z.array(remarkSchema()), "What was met when its text was taken out")),
  });
}

function remarkSchema(): z.ZodMiniType<PaperRemark> {
  return record({ code: text("What kind of remark it is"), message: text("The remark") });
}

function debtSchema(): z.ZodMiniType<OtherDebt> {
  return record({
    id: name("The id of the item of debt"),
    names: said(z.array(text("A name")), "Names by which papers call it"),
    obligors: said(z.array(name("The id of a party")), "The parties that owe it"),
    aliases: z.exactOptional(
      said(
        z.array(record({ name: text("A name"), paper: slug("The id of the paper that uses it") })),
        "Names that only one paper uses, where another debt may bear the same name elsewhere",
      ),
    ),
  });
}

function settingsSchema(): z.ZodMiniType<ChosenSettings> {
  const reading = <const Readings extends readonly string[]>(point: { question: string; readings: Readings }) =>
    z.exactOptional(said(z.enum(point.readings), point.question));
  return record({
    primeChange: reading(interpretationPoints.primeChange),
    givingEffectTo: reading(interpretationPoints.givingEffectTo),
    untilDate: reading(interpretationPoints.untilDate),
    rescissionEffect: reading(interpretationPoints.rescissionEffect),
    noticeFirstDay: reading(interpretationPoints.noticeFirstDay),
    noticeOnHoliday: reading(interpretationPoints.noticeOnHoliday),
    noticeScope: reading(interpretationPoints.noticeScope),
    defaultPeriodEnd: reading(interpretationPoints.defaultPeriodEnd),
    nonRenewalFirstDay: reading(interpretationPoints.nonRenewalFirstDay),
    rateBeforeOperativeDate: reading(interpretationPoints.rateBeforeOperativeDate),
    trueUpInterest: reading(interpretationPoints.trueUpInterest),
    dayCount: reading(interpretationPoints.dayCount),
    rateAfterJudgment: reading(interpretationPoints.rateAfterJudgment),
    curability: reading(interpretationPoints.curability),
    waiverWithoutSolely: reading(interpretationPoints.waiverWithoutSolely),
  } satisfies Record<SettingName, unknown>);
}

function assumptionSchema(): z.ZodMiniType<Assumption> {
  return record({
    id: name("The id of the assumption"),
    term: said(z.enum(fillable), "The term that it fills"),
    value: text("The value it gives the term"),
    reason: text("Why"),
    by: text("Who assumes it"),
    on: day("The day it was assumed, YYYY-MM-DD"),
  });
}
