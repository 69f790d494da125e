import type { PaperParty } from "./names.ts";
import type { Signature } from "./signature.ts";

/**
 * The parties that an instrument names in its opening and that no signature block in the copy is for, though others
 * have one: the copy may end before theirs. Nothing where no block stands at all, where only one party is named, or in
 * a consent, which only the one who consents signs.
 */
export function withoutBlock(
  parties: readonly PaperParty[],
  signatures: readonly Signature[],
  acts: readonly { readonly kind: string }[],
): PaperParty[] {
  const consents = acts.length > 0 && acts.every(({ kind }) => consenting.has(kind));
  if (signatures.length === 0 || parties.length < 2 || consents) return [];
  const signing = signatures.map(({ entity }) => letters(entity));
  const absent = parties.filter(
    ({ name, formerly }) => ![name, ...formerly].some((each) => signing.includes(letters(each))),
  );
  // Names that fit no block at all were not read as the blocks write them; they prove nothing.
  return absent.length === parties.length ? [] : absent;
}

const consenting: ReadonlySet<string> = new Set(["consent", "ratify", "represent"]);

function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
