import { join } from "node:path";
import type { LetterFailure } from "../../src/servicing/letters/asked.ts";
import { example, root } from "../cli/program.ts";
import { type Meeting, running } from "./meeting.ts";

const lenders = join(root, "examples/modern-abl-covenants");
const excess = join(root, "examples/lexington-over-advance");
const rescinded = join(root, "examples/lexington-rescission");

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
};
