import * as z from "zod/mini";
import type { Currency } from "../base/money.ts";
import { obligationHeads } from "../events/application.ts";
import { once } from "./once.ts";
import { amount, day, name, onThe, rate, record, said, text } from "./scalars.ts";

/** How collections, what is owed besides loans, and closed months are written, by the type of happening. */
export function collectionSchemas(currency: Currency) {
  return {
    CollectionApplied: once(() =>
      record({
        on: onThe("the proceeds were credited"),
        type: z.literal("CollectionApplied"),
        amount: amount(currency, "The proceeds credited"),
        clearsOn: z.exactOptional(day("The first day on which they no longer bear interest, YYYY-MM-DD")),
        redeployedAt: z.optional(rate("The index at which what they repay of a loan can be lent again")),
      }),
    ),
    ObligationIncurred: once(() =>
      record({
        on: onThe("from which it is owed"),
        type: z.literal("ObligationIncurred"),
        head: said(z.enum(obligationHeads), "What kind of obligation it is"),
        what: text("What it is for"),
        amount: amount(currency, "What is owed"),
      }),
    ),
    CollectionReturned: once(() =>
      record({
        on: onThe("of the return"),
        type: z.literal("CollectionReturned"),
        collection: name("The key of the CollectionApplied that is returned"),
        amount: amount(currency, "How much of it is returned"),
      }),
    ),
    MonthClosed: once(() =>
      record({
        on: onThe("of closing"),
        type: z.literal("MonthClosed"),
        through: day("The last day of which the books are closed, YYYY-MM-DD"),
      }),
    ),
  };
}
