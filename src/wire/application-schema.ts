import * as z from "zod/mini";
import { type ApplicationClause, applicationHeads } from "../events/application.ts";
import { name, rate, record, said, slug, text } from "./scalars.ts";

/** How a clause on the application of collections is written in `facility.yaml`. */
export function applicationSchema(): z.ZodMiniType<ApplicationClause> {
  return record({
    id: slug("The id of the order"),
    title: text("What it is called, such as Application of proceeds"),
    paper: slug("The id of the paper"),
    provision: name("The path of the clause in it"),
    when: said(z.enum(["always", "before_default", "event_of_default"]), "Which collections it is for"),
    order: said(z.array(z.enum(applicationHeads)), "What is paid, each in full before the next"),
    collateral: z.exactOptional(rate("The part of undrawn letters of credit that is held in cash, such as 105%")),
  });
}
