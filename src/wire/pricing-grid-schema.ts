import * as z from "zod/mini";
import type { PricingGrid } from "../events/pricing-grid.ts";
import { day, dayNumber, name, orElse, quantity, rate, record, said, slug, text } from "./scalars.ts";

/** How a pricing grid is written in `facility.yaml`. */
export function pricingGridSchema(): z.ZodMiniType<PricingGrid> {
  return record({
    id: slug("The id of the grid"),
    title: text("What it is called, such as Applicable Margin"),
    paper: slug("The id of the paper"),
    provision: name("The path of the clause in it"),
    loans: name("The kind of loans, as the papers speak of it, such as Prime Rate Loans"),
    index: z.exactOptional(name("The index that the margin is put on, where no other clause prices the loans")),
    metric: name("The id of the metric that is tested"),
    every: said(z.enum(["month", "quarter"]), "How often it is tested: at the end of each"),
    from: day("The first day tested, or one before it, YYYY-MM-DD"),
    dueDays: dayNumber("How many days after the day tested the certificate is due"),
    takesEffect: said(
      orElse(z.enum(["on_delivery", "day_after_delivery", "first_of_next_month"]), "day_after_delivery"),
      "When the level of a certificate takes effect",
    ),
    late: said(z.enum(["highest", "unchanged"]), "The margin from when a certificate is late until it is delivered"),
    wrong: said(z.enum(["true_up", "from_then_on"]), "What right figures price where a certificate was wrong"),
    initially: name("The name of the level before the first test"),
    levels: said(
      z.array(
        record({
          name: name("What the level is called"),
          atLeast: z.exactOptional(quantity("The least value of the metric in it")),
          moreThan: z.exactOptional(quantity("What the value of the metric is more than in it")),
          margin: rate("The margin per annum"),
        }),
      ),
      "The levels, each from where the one before it ends; the first has no bound",
    ),
  });
}
