import * as z from "zod/mini";
import { dayCounts } from "../base/daycount.ts";
import type { AccountFee } from "../events/account-fee.ts";
import { calendarNames } from "./rate-option-schema.ts";
import { figure } from "./collateral-schema.ts";
import { cents, day, dayNumber, name, orElse, rate, record, said, slug, text } from "./scalars.ts";

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record lose their names
const dayCountNames = Object.keys(dayCounts) as (keyof typeof dayCounts)[];

const common = () => ({
  id: slug("The id of the fee"),
  title: text("What statements call it, such as Unused line fee"),
  paper: slug("The id of the paper"),
  provision: name("The path of the clause in it"),
  dayCount: z.exactOptional(said(z.enum(dayCountNames), "How its days are counted, where it is not as interest")),
});

const perAnnum = () => z.exactOptional(rate("The rate per annum; read from the clause when left out"));

const maximum = () => said(figure(cents("The amount; read from the clause when left out")), "The maximum credit");

const kind = <Name extends AccountFee["kind"]>(each: Name) => said(z.literal(each), "What the fee is on");

/** How a fee that the account is charged with by a clause is written in `facility.yaml`. */
export function accountFeeSchema(): z.ZodMiniType<AccountFee> {
  const onLetters = <Name extends "letters_of_credit" | "fronting">(each: Name) =>
    record({ ...common(), kind: kind(each), rate: perAnnum(), inDefault: z.exactOptional(inDefault()) });
  return z.discriminatedUnion("kind", [
    record({
      ...common(),
      kind: kind("unused_line"),
      rate: perAnnum(),
      maximum: maximum(),
      measured: said(
        orElse(z.enum(["average", "each_day"]), "average"),
        "Whether what is used is averaged over the month, or taken each day",
      ),
      counts: said(
        orElse(z.array(z.enum(["revolving_loans", "letters_of_credit", "term_loans"])), [
          "revolving_loans",
          "letters_of_credit",
        ]),
        "What counts as a use of the maximum credit",
      ),
    }),
    onLetters("letters_of_credit"),
    onLetters("fronting"),
    record({
      ...common(),
      kind: kind("collection_days"),
      days: dayNumber("For how many days after they are credited proceeds bear interest"),
      calendars: z.exactOptional(said(z.array(z.enum(calendarNames)), "The places whose Business Days are counted")),
    }),
    record({
      ...common(),
      kind: kind("early_termination"),
      maximum: maximum(),
      steps: said(
        z.array(
          record({
            before: day("The day before which the facility is ended, YYYY-MM-DD"),
            rate: rate("The part of the maximum credit that is then owed, such as 1%"),
          }),
        ),
        "What is owed, in the order of the days",
      ),
    }),
  ]);
}

function inDefault() {
  return said(
    record({
      rate: rate("The rate per annum, all of it, such as 3.50%"),
      when: said(z.enum(["event_of_default", "elected"]), "Whether it applies of itself, or by the lender's election"),
    }),
    "What is charged instead while a default continues",
  );
}
