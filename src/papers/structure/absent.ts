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
  const named = parties.filter(({ name }) => !role.test(name));
  const absent = named.filter(
    ({ name, formerly }) => ![name, ...formerly].some((each) => signing.some((block) => isSame(letters(each), block))),
  );
  // Names that fit no block at all were not read as the blocks write them; they prove nothing.
  return absent.length === named.length ? [] : absent;
}

// What a paper calls a party, and not its name.
const role =
  /^(?:(?:the|such|each|as|administrative|collateral|syndication|documentation|co|issuing|swing|line|required|new) ?-?)*(?:agents?|banks?|lenders?|borrowers?|guarantors?|holders?|parties|company|companies|obligors?)$/i;

// A block may go on after the name, with a capacity or the kind of company, or leave that out.
const shortest = 10;

function isSame(name: string, block: string): boolean {
  if (name === block) return true;
  return Math.min(name.length, block.length) >= shortest && (block.startsWith(name) || name.startsWith(block));
}

const consenting: ReadonlySet<string> = new Set(["consent", "ratify", "represent"]);

function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
