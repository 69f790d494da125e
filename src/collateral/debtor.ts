import type { Debtor } from "../events/collateral.ts";
import type { Party } from "../events/facility.ts";

/** A debtor's name as it is compared: without case, punctuation and doubled spaces. */
export function debtorKey(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What is known of debtors beside the agings, and under which one name each of their names is counted. */
export type DebtorRegister = {
  readonly keyOf: (name: string) => string;
  readonly knownOf: (key: string) => Debtor | undefined;
  readonly isParty: (key: string) => boolean;
};

/**
 * The register of debtors. A party of the facility other than a lender is an affiliate of the borrower, or it itself.
 */
export function debtorRegister(debtors: readonly Debtor[], parties: readonly Party[]): DebtorRegister {
  const known = new Map(debtors.map((debtor) => [debtorKey(debtor.name), debtor]));
  const keys = new Map(
    debtors.flatMap(({ name, aliases }) => aliases.map((alias) => [debtorKey(alias), debtorKey(name)] as const)),
  );
  const affiliates = new Set(
    parties.flatMap(({ role, name, aliases }) => (role === "lender" ? [] : [name, ...aliases].map(debtorKey))),
  );
  // An aging names the same few debtors over and over.
  const seen = new Map<string, string>();
  return {
    keyOf: (name) => {
      const before = seen.get(name);
      if (before !== undefined) return before;
      const key = debtorKey(name);
      const counted = keys.get(key) ?? key;
      seen.set(name, counted);
      return counted;
    },
    knownOf: (key) => known.get(key),
    isParty: (key) => affiliates.has(key),
  };
}
