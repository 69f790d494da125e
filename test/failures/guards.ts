import { intakeSentences, Refused } from "../../src/intake/failure.ts";
import { readPdf } from "../../src/intake/pdf.ts";
import { explainServicing } from "../../src/cli/say.ts";
import { decide } from "../../src/servicing/decide.ts";
import { placeReport } from "../../src/store/place.ts";
import { keptFacility } from "../../src/store/rows.ts";
import { storeSentence } from "../../src/store/sentences.ts";
import { money } from "../../src/base/money.ts";
import { pdfOf } from "../intake/forms.ts";
import { day, example, report, usd } from "../say.ts";

/** What no command brings about, because files are checked before: it guards the desk and its figures. */
export type GuardCode = "happening.amount_must_be_positive";

/** What no command brings about, because files are checked before: it guards the store. */
export type StoreGuardCode = "store.report_malformed" | "store.currency_differs" | "store.facility_malformed";

const on = day("2002-12-20");
const standing = { currency: "USD", earlier: undefined, last: undefined } as const;
const advance = (amount = usd("1.00")) => report("adv-1", { type: "AdvanceMade", on, amount });

/** What no test waits for: a PDF that takes longer than it may. */
export type SlowCode = "file.takes_too_long";

/** The sentence of each guard, met where it stands. A code without one does not compile. */
export const guards: { readonly [Code in GuardCode | StoreGuardCode | SlowCode]: () => string } = {
  "happening.amount_must_be_positive": () => {
    const decided = decide(example(), advance(money("USD", -100n)));
    return decided.ok ? "" : explainServicing(decided.failure);
  },
  "file.takes_too_long": () => {
    try {
      readPdf(pdfOf([{ words: [[72, 700, "Words"]] }]), "accepted", 0.001);
      return "";
    } catch (error) {
      return error instanceof Refused && error.problem.code === "file.takes_too_long"
        ? intakeSentences[error.problem.code](error.problem)
        : "";
    }
  },
  "store.report_malformed": () => {
    const placed = placeReport(standing, { ...advance(), by: "" }, "in everything");
    return placed.ok ? "" : storeSentence(placed.failure);
  },
  "store.currency_differs": () => {
    const placed = placeReport(standing, advance(money("EUR", 100n)), "in everything");
    return placed.ok ? "" : storeSentence(placed.failure);
  },
  "store.facility_malformed": () => {
    const kept = keptFacility({ ...example().file, title: "" });
    return kept.ok ? "" : storeSentence(kept.failure);
  },
};
