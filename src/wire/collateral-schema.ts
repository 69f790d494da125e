import * as z from "zod/mini";
import type {
  AccountRule,
  BorrowingBaseRules,
  ClauseOf,
  ColumnNames,
  InventoryRule,
  ScheduleEntry,
} from "../events/collateral.ts";
import {
  cents,
  day,
  dayNumber,
  flag,
  moment,
  name,
  orElse,
  rate,
  record,
  said,
  type ScalarSchema,
  slug,
  text,
} from "./scalars.ts";

/** How the rules of the borrowing base are written in `facility.yaml`. */
export function borrowingBaseSchema(): z.ZodMiniType<BorrowingBaseRules> {
  const limit = () =>
    z.exactOptional(said(figure(cents("The amount; read from the clause when left out")), "A sublimit"));
  const advanceRate = () => figure(rate("The advance rate, such as 85%; read from the clause when left out"));
  const pool = record({
    id: slug("The id of the pool, used in lines"),
    classes: said(z.array(text("A class")), "The classes of inventory in it"),
    cost: said(advanceRate(), "The rate of cost"),
    nolv: z.exactOptional(said(advanceRate(), "The rate of net orderly liquidation value")),
    sublimit: limit(),
  });
  return record({
    clause: clauseSchema("The clause that limits loans to what is available"),
    receivables: said(
      record({
        rate: said(advanceRate(), "The advance rate on eligible receivables"),
        ineligibles: said(orElse(z.array(accountRule()), []), "What is not eligible, in the order of the paper"),
        sublimit: limit(),
      }),
      "How receivables are lent on",
    ),
    inventory: z.exactOptional(
      said(
        record({
          ineligibles: said(orElse(z.array(inventoryRule()), []), "What is not eligible, in the order of the paper"),
          pools: said(z.array(pool), "The classes that are lent on, and how"),
          sublimit: limit(),
        }),
        "How inventory is lent on, where it is",
      ),
    ),
    maximumCredit: said(figure(cents("The amount; read from the clause when left out")), "The Maximum Credit"),
    beforeApproval: said(
      orElse(z.enum(["re_performed", "reported", "none"]), "re_performed"),
      "Which figures of a certificate count until the lender approves it",
    ),
    debtors: said(
      orElse(
        z.array(
          record({
            name: text("The name under which it is counted"),
            aliases: said(orElse(z.array(text("A name")), []), "Other names in agings and payables"),
            country: z.exactOptional(text("Its country, as the rules name countries")),
            affiliate: orElse(flag("Whether it is an affiliate of the borrower"), false),
            government: orElse(flag("Whether it is a government"), false),
          }),
        ),
        [],
      ),
      "What is known of debtors beside the agings",
    ),
  });
}

/** How a schedule on file is told of in `facility.yaml`. */
export function scheduleSchema(): z.ZodMiniType<ScheduleEntry> {
  return record({
    id: slug("The id of the schedule, named by certificates"),
    holds: said(z.enum(["receivables", "payables", "inventory"]), "What it lists"),
    asOf: day("The day as of which it is made, YYYY-MM-DD"),
    file: text("The path of the CSV file, relative to this file"),
    total: z.exactOptional(cents("What its rows must add up to, from the ledger")),
    recordedAt: moment("Since when it has been on file, in UTC, such as 2025-06-02T17:00:00Z"),
    columns: said(orElse(columnsSchema(), {}), "What the file's header calls our columns, where it differs"),
    dates: said(orElse(z.enum(["year_first", "month_first", "day_first"]), "year_first"), "How the file writes days"),
  });
}

function clauseSchema(description = "The clause it rests on"): z.ZodMiniType<ClauseOf> {
  const schema = record({
    paper: slug("The id of the paper"),
    provision: name("The path of the provision in it, such as 2.1(a), or the term it defines"),
  });
  return said(schema, description);
}

const ruled = <Name extends string>(rule: Name) => said(z.literal(rule), "What it takes out");

/** How a figure that a clause gives is written. */
export function figure<Value>(value: ScalarSchema<Value>) {
  return record({ clause: clauseSchema(), value: z.exactOptional(value) });
}

const ruleId = () => slug("The name of its line");
const days = () => z.exactOptional(dayNumber("The days; read from the clause when left out"));
const share = () => z.exactOptional(rate("The share, such as 25%; read from the clause when left out"));

function accountRule(): z.ZodMiniType<AccountRule> {
  const plain = <Name extends string>(rule: Name) =>
    record({ id: ruleId(), clause: clauseSchema(), rule: ruled(rule) });
  return z.discriminatedUnion("rule", [
    record({
      id: ruleId(),
      clause: clauseSchema(),
      rule: ruled("over_age"),
      from: said(z.enum(["invoice_date", "due_date"]), "The day from which age counts"),
      days: days(),
    }),
    record({
      id: ruleId(),
      clause: clauseSchema(),
      rule: ruled("cross_aged"),
      share: share(),
      test: said(z.enum(["at_least", "more_than"]), "Whether the share itself is too much already"),
    }),
    record({
      id: ruleId(),
      clause: clauseSchema(),
      rule: ruled("concentration"),
      share: share(),
      of: said(orElse(z.enum(["remaining", "gross"]), "remaining"), "The amount of which it is a share"),
    }),
    record({
      id: ruleId(),
      clause: clauseSchema(),
      rule: ruled("foreign"),
      home: said(z.array(text("A country")), "The countries that are not foreign"),
      unstated: z.exactOptional(said(z.enum(["home", "foreign"]), "Where a debtor is when nothing says")),
    }),
    plain("affiliate"),
    plain("government"),
    plain("bill_and_hold"),
    plain("disputed"),
    plain("contra"),
    plain("credits_in_prior"),
  ]);
}

function inventoryRule(): z.ZodMiniType<InventoryRule> {
  return z.discriminatedUnion("rule", [
    record({
      id: ruleId(),
      clause: clauseSchema(),
      rule: ruled("class"),
      classes: said(z.array(text("A class")), "The classes it takes out"),
    }),
    record({
      id: ruleId(),
      clause: clauseSchema(),
      rule: ruled("location"),
      locations: said(z.array(text("A location")), "The locations it takes out"),
    }),
    record({ id: ruleId(), clause: clauseSchema(), rule: ruled("slow_moving"), days: days() }),
    record({ id: ruleId(), clause: clauseSchema(), rule: ruled("consigned") }),
  ]);
}

function columnsSchema(): z.ZodMiniType<ColumnNames> {
  const headed = () => z.exactOptional(text("The heading in the file"));
  return record({
    debtor: headed(),
    invoice: headed(),
    "invoice date": headed(),
    "due date": headed(),
    amount: headed(),
    country: headed(),
    affiliate: headed(),
    government: headed(),
    "bill and hold": headed(),
    disputed: headed(),
    creditor: headed(),
    item: headed(),
    class: headed(),
    location: headed(),
    "last moved": headed(),
    consigned: headed(),
    cost: headed(),
  });
}
