/**
 * The points on which the words leave a reading open, and the reading in use for each.
 *
 * The keys and the readings are stable: they stand in facility files and receipts.
 */
export type Settings = { readonly [Name in SettingName]: (typeof interpretationPoints)[Name]["readings"][number] };

/** The name of an interpretation point. */
export type SettingName = keyof typeof interpretationPoints;

/** One open point: the question, the readings, the one taken when nobody chose. */
export type InterpretationPoint = {
  readonly question: string;
  readonly readings: readonly string[];
  readonly default: string;
};

/** Every interpretation point the program knows. The first reading is the default. */
export const interpretationPoints = {
  primeChange: {
    question: "When does a change of the Prime Rate reach the loans?",
    readings: ["same_day", "first_of_next_month"],
    default: "same_day",
  },
  givingEffectTo: {
    question: "Does “after giving effect to this Amendment” give effect to the whole closing set?",
    readings: ["closing_set", "this_paper"],
    default: "closing_set",
  },
  untilDate: {
    question: "Does a waiver “until” a date still cover that date?",
    readings: ["exclusive", "inclusive"],
    default: "exclusive",
  },
  rescissionEffect: {
    question: "Does a rescinded waiver fall from the day of the act, or as if it had never been given?",
    readings: ["prospective", "ab_initio"],
    default: "prospective",
  },
  noticeFirstDay: {
    question: "On which day does the higher rate on an excess begin after notice of so many days?",
    readings: ["after_full_days", "last_day"],
    default: "after_full_days",
  },
  noticeOnHoliday: {
    question:
      "Is the last day of a notice put off where it is a weekend or a public holiday (General Construction Law § 25)?",
    readings: ["counted", "put_off"],
    default: "counted",
  },
  noticeScope: {
    question: "Does one notice of an excess reach excesses that arise later, after it was cured?",
    readings: ["standing", "per_episode"],
    default: "standing",
  },
  defaultPeriodEnd: {
    question: "Does the higher rate end when the lender determines that the default has ceased, or only with payment?",
    readings: ["determination", "determination_and_payment"],
    default: "determination",
  },
  nonRenewalFirstDay: {
    question: "Does the higher rate on non-renewal begin on the Renewal Date or on the day after it?",
    readings: ["renewal_date", "day_after"],
    default: "renewal_date",
  },
  rateBeforeOperativeDate: {
    question: "Which definition governs between an amendment and the first day its new words name?",
    readings: ["prior_definition", "new_definition"],
    default: "prior_definition",
  },
  trueUpInterest: {
    question: "Does a true-up of interest for a time already charged bear interest itself?",
    readings: ["simple", "compounded"],
    default: "simple",
  },
  dayCount: {
    question: "On a year of how many days is interest reckoned?",
    readings: ["as_stated", "actual_360", "actual_365"],
    default: "as_stated",
  },
  rateAfterJudgment: {
    question: "Once judgment is entered, does interest run at the contract rate or at that of the statute?",
    readings: ["contract", "statute"],
    default: "contract",
  },
  curability: {
    question: "Can a matured Event of Default be cured without a waiver, where its clause does not say?",
    readings: ["lender_determination", "always", "never"],
    default: "lender_determination",
  },
  waiverWithoutSolely: {
    question: "Must a waiver that does not say “solely” reach every cause of a default, or one of them?",
    readings: ["every_cause", "any_cause"],
    default: "every_cause",
  },
} as const satisfies Record<string, InterpretationPoint>;

/** The names of the interpretation points, in the order of the register. */
export const settingNames: readonly SettingName[] = [
  "primeChange",
  "givingEffectTo",
  "untilDate",
  "rescissionEffect",
  "noticeFirstDay",
  "noticeOnHoliday",
  "noticeScope",
  "defaultPeriodEnd",
  "nonRenewalFirstDay",
  "rateBeforeOperativeDate",
  "trueUpInterest",
  "dayCount",
  "rateAfterJudgment",
  "curability",
  "waiverWithoutSolely",
];

/** Every point at its default reading. */
export const defaultSettings: Settings = {
  primeChange: "same_day",
  givingEffectTo: "closing_set",
  untilDate: "exclusive",
  rescissionEffect: "prospective",
  noticeFirstDay: "after_full_days",
  noticeOnHoliday: "counted",
  noticeScope: "standing",
  defaultPeriodEnd: "determination",
  nonRenewalFirstDay: "renewal_date",
  rateBeforeOperativeDate: "prior_definition",
  trueUpInterest: "simple",
  dayCount: "as_stated",
  rateAfterJudgment: "contract",
  curability: "lender_determination",
  waiverWithoutSolely: "every_cause",
};
