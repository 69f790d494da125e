import type { AccountFee } from "../../events/account-fee.ts";
import type { FacilityFile } from "../../events/facility.ts";

const prefix = "fee:";

/** The name under which the loan engine keeps what has accrued of a fee. */
export function feeBook({ id }: Pick<AccountFee, "id">): string {
  return `${prefix}${id}`;
}

/** The fee whose accrual is kept under a name; `undefined` for the name of a loan. */
export function feeOfBook({ fees = [] }: Pick<FacilityFile, "fees">, name: string): AccountFee | undefined {
  return name.startsWith(prefix) ? fees.find((fee) => feeBook(fee) === name) : undefined;
}

/**
 * What is owed of what has accrued: a fee earns nothing back where, on average, more than the maximum was used.
 * Unit: cents.
 */
export function owedOfBook(file: Pick<FacilityFile, "fees">, name: string, minor: bigint): bigint {
  return minor < 0n && feeOfBook(file, name) !== undefined ? 0n : minor;
}
