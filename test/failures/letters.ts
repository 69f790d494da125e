import { join } from "node:path";
import type { LetterFailure } from "../../src/servicing/letters/asked.ts";
import { example, happening, root, variant } from "../cli/program.ts";
import { type Meeting, running } from "./meeting.ts";

const lenders = join(root, "examples/modern-abl-covenants");
const excess = join(root, "examples/lexington-over-advance");
const rescinded = join(root, "examples/lexington-rescission");

/** A facility whose loans were repaid on the day after servicing began. */
const repaid = variant({
  omit: [
    "brought-forward-2002-10-31",
    "e1-made",
    "e2-made",
    "advance-2002-11-05",
    "collection-2002-11-20",
    "advance-2002-12-10",
  ],
  happenings: [
    happening("opening", "2002-10-31", { type: "BalanceBroughtForward", amount: "1,000.00" }),
    happening("repaid", "2002-11-01", { type: "CollectionApplied", amount: "81,000.00" }),
  ],
});

/** The codes of letters that cannot be written. */
export type LetterCode = Extract<LetterFailure["code"], `letter.${string}`>;

/** One way to meet each letter that cannot be written. A code without one does not compile. */
export const letters: { readonly [Code in LetterCode]: Meeting } = {
  "letter.party_unknown": running("A letter from nobody", "letter", rescinded, "default", "--from", "bank"),
  "letter.party_unclear": running("A letter from one of three lenders", "letter", lenders, "default"),
  "letter.no_excess": running(
    "A notice of an excess after it has ended",
    "letter",
    excess,
    "over-advance",
    "--on",
    "2002-11-25",
  ),
  "letter.nothing_stands": running(
    "A notice of default while all of them are waived",
    "letter",
    example,
    "default",
    "--on",
    "2002-12-01",
  ),
  "letter.default_unknown": running(
    "A notice of a default that nobody recorded",
    "letter",
    rescinded,
    "default",
    "--occurrence",
    "net worth",
  ),
  "letter.default_does_not_stand": running(
    "A notice of a default that is waived",
    "letter",
    rescinded,
    "default",
    "--occurrence",
    "working capital test of August 31, 2002",
  ),
  "letter.waiver_unknown": running("A waiver that nobody gave", "letter", example, "waiver", "--waiver", "W1"),
  "letter.waiver_not_in_force": running(
    "A waiver that has been rescinded",
    "letter",
    rescinded,
    "waiver",
    "--waiver",
    "Letter of October 31, 2002, Exhibit A § 1",
    "--on",
    "2002-12-18",
  ),
  "letter.until_has_passed": running(
    "A waiver that ends before it is given",
    "letter",
    rescinded,
    "waiver",
    "--on",
    "2002-12-20",
    "--until",
    "2002-12-01",
  ),
  "letter.no_election": running("A rate that nobody elected", "letter", example, "rate-election"),
  "letter.no_test": running(
    "A certificate of a day of no test",
    "letter",
    lenders,
    "covenant-certificate",
    "--as-of",
    "2025-05-15",
  ),
  "letter.as_of_has_passed": running(
    "A payoff on a day before the letter",
    "letter",
    example,
    "payoff",
    "--on",
    "2003-01-03",
    "--as-of",
    "2003-01-02",
  ),
  "letter.quote_too_long": running(
    "A payoff told for a whole quarter",
    "letter",
    example,
    "payoff",
    "--on",
    "2003-01-03",
    "--until",
    "2003-03-31",
  ),
  "letter.nothing_owed": running("A payoff of nothing", "letter", repaid, "payoff", "--on", "2002-12-30"),
  "letter.nothing_bears_interest": running(
    "A rate notice of no loan",
    "letter",
    repaid,
    "rate-notice",
    "--on",
    "2002-12-30",
  ),
  "letter.loan_unknown": running(
    "A rate notice of a loan that has ended",
    "letter",
    example,
    "rate-notice",
    "--on",
    "2002-11-20",
    "--loan",
    "E1",
  ),
  "letter.month_not_over": running(
    "An invoice of a month that is running",
    "letter",
    example,
    "invoice",
    "--on",
    "2002-11-20",
    "--month",
    "2002-11",
  ),
  "letter.nothing_to_invoice": running("An invoice of nothing", "letter", repaid, "invoice", "--on", "2002-12-30"),
};
