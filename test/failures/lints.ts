import { conformed, folderWith } from "../cli/program.ts";
import { agreement, signed } from "../papers/lint/agreement.ts";
import { letter, retold } from "../papers/paper.ts";
import type { Meeting } from "./meeting.ts";

// What counsel should look at is found in papers of several kinds, so each is told by linting one of them.
function linting(when: string, ...texts: readonly string[]): Meeting {
  const folder = () => folderWith(Object.fromEntries(texts.map((text, index) => [`paper-${index + 1}.txt`, text])));
  const meet = async () => {
    const place = folder();
    const files = texts.map((_, index) => `${place}/paper-${index + 1}.txt`);
    const answer = await conformed("lint", ...files, "--level", "notice", "--json");
    return { ...answer, json: { findings: answer.json.papers.flatMap((paper: any) => paper.findings) } };
  };
  return { when, meet };
}

const notices = "3.3 Notices. Notices are given in writing.";

/** One way to meet each remark of the lint. */
export const lints: Readonly<Record<string, Meeting>> = {
  "lint.dangling_reference": linting(
    "A citation of a section that is not there",
    agreement((text) => text.replace("as Section 2.3", "as Section 2.9")),
  ),
  "lint.reference_contradicts_itself": linting(
    "A section cited by the title of another",
    agreement((text) => text.replace("3.1 (Books)", "3.1 (Interest)")),
  ),
  "lint.numbering_gap": linting(
    "A number left out",
    agreement((text) => text.replace("3.3 Notices", "3.4 Notices")),
  ),
  "lint.number_twice": linting(
    "A number that two sections bear",
    agreement((text) => text.replace("3.3 Notices", "3.2 Notices")),
  ),
  "lint.doubly_defined": linting(
    "A term defined twice",
    agreement((text) => text.replace(notices, '3.3 "Cost" means what Lender says.')),
  ),
  "lint.unused_term": linting(
    "A term that is used nowhere",
    agreement((text) => text.replace(notices, '3.3 "Quota" means a share.')),
  ),
  "lint.undefined_term": linting(
    "A term that nothing defines",
    agreement((text) => text.replaceAll(/keep books|on demand|in writing/g, "$& under the Master Plan")),
  ),
  "lint.used_outside_scope": linting(
    "A term that one section keeps to itself and another uses",
    agreement((text) =>
      text
        .replace("2.3 Rate. The rate", '2.3 Rate. As used in this Section, "Spread" means the rate. The rate')
        .replace("3.1 Books. Borrower", "3.1 Books. On any Spread, Borrower"),
    ),
  ),
  "lint.used_before_given": linting(
    "A name that is used before the words that give it",
    agreement((text) =>
      text
        .replace("2.1 Loans. Lender", "2.1 Loans. From the Release Day, Lender")
        .replace(notices, '3.3 Notices. Notices are given in writing from May 1, 1998 (the "Release Day").'),
    ),
  ),
  "lint.block_not_signed": linting(
    "A blank block beside a signed one",
    agreement((text) => text, signed("NORTHERN FINANCE COMPANY") + signed("SOUTHERN WORKS COMPANY", "________")),
  ),
  "lint.nobody_signed": linting(
    "A paper that nobody signed",
    agreement(
      (text) => text,
      signed("NORTHERN FINANCE COMPANY", "_______") + signed("SOUTHERN WORKS COMPANY", "________"),
    ),
  ),
  "lint.reaches_back": linting(
    "A change from a day before the paper",
    letter("Change. Effective as of January 1, 1999, Section 4.2 of the Loan Agreement is deleted."),
  ),
  "lint.ends_before_it_begins": linting(
    "A rule that ends before it begins",
    letter(
      "Loans. Notwithstanding any provision of the Loan Agreement to the contrary, from and after May 1, 1999 until April 1, 1999, Borrower shall not request and Lender shall not make any Term Rate Loans.",
    ),
  ),
  "lint.over_before_it_is_dated": linting(
    "A waiver that was over before the paper",
    letter(
      "Waiver. Lender hereby waives, until February 1, 1999, each Event of Default that resulted from the failure by Borrower to make any payment of interest on (a) the 9% Notes and (b) the 8% Notes.",
    ),
  ),
  "lint.trigger_narrower_than_waiver": linting("A trigger narrower than the waiver it ends", retold),
  "lint.amends_what_is_not_there": linting(
    "An amendment of a section that the agreement does not have",
    agreement(),
    letter("Change. Section 4.2 of the Loan Agreement is deleted."),
  ),
};
