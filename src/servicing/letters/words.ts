import { dateInWords } from "../../base/date.ts";
import { leaf, type Receipt } from "../../base/receipt.ts";
import type { CovenantTest } from "../../compliance/covenant.ts";
import type { Wanting } from "../../compliance/metric.ts";
import { valueText } from "../../compliance/value-text.ts";
import type { Comparator } from "../../papers/covenants/covenant.ts";
import type { Cause } from "../../events/happening.ts";
import type { KnownFacility } from "../facility.ts";

/** What a lender says so that nothing in a letter is taken for a waiver. */
export const rightsKept =
  "We keep every right and remedy that the financing agreements and the law give us. Nothing in this letter waives any " +
  "of them; nor does an advance made, a payment taken, time that passes or anything said before it.";

/** What a test asks: `at least 1.00x`. */
export function requiredText({ covenant, level }: CovenantTest): string {
  return level === undefined
    ? "a level not entered"
    : `${comparators[covenant.comparator]} ${valueText(level, covenant.unit)}`;
}

const comparators: { readonly [Each in Comparator]: string } = {
  at_least: "at least",
  more_than: "more than",
  at_most: "at most",
  less_than: "less than",
};

/** What keeps a test from being told: `no figures: ebitda, cash taxes`. */
export function wantingText({ wanting, names }: Wanting): string {
  return `no ${wanting.replaceAll("_", " ")}: ${names.join(", ")}`;
}

/** A cause of a default in a sentence, with the clause or fact beside it where there is one. */
export type CauseSaid = { readonly words: string; readonly rests: readonly Receipt[] };

/** Says a cause of a default as a letter does. Figures are those of the test, where it was worked out again. */
export function causeSaid({ file, agreement }: KnownFacility, cause: Cause, tests: readonly CovenantTest[]): CauseSaid {
  switch (cause.kind) {
    case "nonpayment": {
      const obligor = nameOf(file.parties, cause.obligor);
      return { words: `${obligor} did not pay ${cause.of} when due on ${debtName(file, cause.debt)}.`, rests: [] };
    }
    case "covenant": {
      const node = agreement.nodes.get(`${cause.paper}:${cause.provision}`);
      const cite = node?.clause.cite ?? `${cause.paper} § ${cause.provision}`;
      return { words: brokenText(file, cause, cite, tests), rests: [leaf("clause", "covenant", { cite })] };
    }
    case "acceleration":
      return { words: `A holder declared ${debtName(file, cause.debt)} due before the day.`, rests: [] };
    case "representation": {
      const by = agreement.instruments.find(({ id }) => id === cause.instrument);
      const cite = `${by?.paper.title ?? cause.instrument} § ${cause.clause}`;
      return { words: `A representation was found false.`, rests: [leaf("clause", "representation", { cite })] };
    }
    case "other":
      return { words: `${cause.what.replace(/\.$/, "")}.`, rests: [] };
    default:
      return cause satisfies never;
  }
}

function brokenText(
  { compliance }: KnownFacility["file"],
  { paper, provision, testedOn }: Extract<Cause, { kind: "covenant" }>,
  cite: string,
  tests: readonly CovenantTest[],
): string {
  const isIts = (each: { readonly paper: string; readonly provision: string }) =>
    each.paper === paper && each.provision === provision;
  const test = tests.find((each) => isIts(each.covenant) && each.testedOn === testedOn);
  if (test?.value !== undefined) {
    const came = `came to ${valueText(test.value, test.covenant.unit)} as of ${dateInWords(testedOn)}`;
    return `${test.covenant.title} ${came}, where ${requiredText(test)} is required.`;
  }
  const duty = compliance?.duties.find(isIts);
  const due = dateInWords(testedOn);
  return duty === undefined
    ? `The covenant of ${cite} was not kept as of ${due}.`
    : `${duty.title}, due on ${due}, was not delivered or done by that day.`;
}

function debtName({ otherDebt }: KnownFacility["file"], id: string): string {
  return `the ${otherDebt.find((debt) => debt.id === id)?.names[0] ?? id}`.replace(/^the the /i, "the ");
}

/** The name of a party by its id. */
export function nameOf(parties: KnownFacility["file"]["parties"], id: string): string {
  return parties.find((party) => party.id === id)?.name ?? id;
}
