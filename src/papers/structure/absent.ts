import type { PaperParty } from "./names.ts";
import type { Signature } from "./signature.ts";

/**
 * The parties that an instrument names in its opening and that no signature block in the copy is for, though others
 * have one: the copy may end before theirs. Nothing where no block stands at all, where only one party is named, or in
 * a consent, which only the one who consents signs. `ending` are the words from the formula over the signatures on,
 * where they are at hand: who is named there has a block, in whatever way it is laid out.
 */
export function withoutBlock(
  parties: readonly PaperParty[],
  signatures: readonly Signature[],
  acts: readonly { readonly kind: string }[],
  ending = "",
): PaperParty[] {
  const consents = acts.length > 0 && acts.every(({ kind }) => consenting.has(kind));
  if (signatures.length === 0 || parties.length < 2 || consents) return [];
  const signing = signatures.map(({ entity }) => letters(entity));
  const below = letters(ending);
  const named = parties.filter(({ name }) => !role.test(name) && isName(name));
  const absent = named.filter(
    ({ name, formerly }) =>
      ![name, ...formerly]
        .map(letters)
        .some((each) => below.includes(each) || signing.some((block) => isSame(each, block))),
  );
  // Names that fit no block at all were not read as the blocks write them; they prove nothing.
  return absent.length === named.length ? [] : absent;
}

// What a paper calls a party, and not its name.
const role =
  /^(?:(?:the|such|each|as|administrative|collateral|syndication|documentation|co|issuing|swing|line|required|new) ?-?)*(?:agents?|banks?|lenders?|borrowers?|guarantors?|holders?|parties|group members?|company|companies|obligors?)$/i;

const general =
  /\b(?:assignments?|acceptances?|documents?|persons|subsidiar(?:y|ies)|consents?|confirmation|issuers|lenders|agents|branch)\b/i;

// What is left of a name that was cut tells nobody apart.
const ending = /^(?:LLC|LLP|[A-Z]\.(?:[A-Z]\.?)+|(?:Inc|INC|Ltd|LTD|Corp|CORP)\.?)$/;

// Neither of a thing nor of many.
function isName(name: string): boolean {
  return !ending.test(name) && !general.test(name);
}

// What may stand in a block after a name, or be left out there: the kind of company, a capacity. All in letters alone.
const more =
  /^(?:the|inc|incorporated|corp|corporation|company|co|llc|lp|ltd|limited|plc|na|nationalassociation|individually.*|inits.*|as(?:an?|the|agent|admin|borrower|collateral|guarantor|issuer|lender|trustee).*|formerly.*|[a-z]ka.*|an?(?:limited|national|[a-z]{4,20}(?:corporation|limited|company|bank)).*)$/;
const before = /^(?:the|and|attest|by)$/;

function isSame(name: string, block: string): boolean {
  const [short, long] = name.length < block.length ? [name, block] : [block, name];
  if (short === long) return true;
  if (short === "") return false;
  return (
    (long.startsWith(short) && more.test(long.slice(short.length))) ||
    (long.endsWith(short) && before.test(long.slice(0, -short.length)))
  );
}

const consenting: ReadonlySet<string> = new Set(["consent", "ratify", "represent"]);

function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
