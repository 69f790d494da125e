import type * as z from "zod/mini";
import type { LawfulRate } from "../events/lawful-rate.ts";
import { day, name, rate, record, slug, text } from "./scalars.ts";

/** How a maximum lawful rate is written in `facility.yaml`. */
export function lawfulRateSchema(): z.ZodMiniType<LawfulRate> {
  return record({
    id: slug("The id of the maximum"),
    title: text("What it is called, such as Maximum lawful rate"),
    paper: slug("The id of the paper"),
    provision: name("The path of the clause that keeps interest within it"),
    rate: rate("The most that may be charged per annum, such as 16%"),
    law: text("The law, as it is cited"),
    from: day("The first day on which it is the maximum, YYYY-MM-DD"),
  });
}
