// Names with their capitals: `Borrower`, `Required Lenders`, `Bank of Ohio`, `Smith & Co.`
const word = "[A-Z][\\w&.'’/-]*";
// Words that open a sentence and name nobody.
const noName =
  "(?!(?:If|When|Unless|Until|Upon|In|On|As|For|To|By|After|Before|Subject|Notwithstanding|Except|Provided|Once|Where|WHEREAS|NOW|THEREFORE)\\b)";
const name = `${noName}${word}(?: (?:of |& )?${word}){0,5}`;
const article = "(?:(?:[Ee]ach|[Aa]ll|[Bb]oth|[Aa]ny)(?: of)? )?(?:(?:[Tt]he|its|such|said|other) )*";

/** One party as a sentence names it, a pattern without groups: `the Administrative Agent`. */
export const oneParty: string = `${article}${name}`;

/**
 * One party or several as a sentence names them, a pattern without groups: `Borrower, the Agent and each Lender`. A
 * comma alone joins none, since `Under the Note, Borrower …` names one. No list goes on without an end, since any word
 * may begin one.
 */
export const partyList: string = `${oneParty}(?:(?:, ${oneParty}){0,40},? (?:and/or|and|or) ${oneParty}){0,8}`;

const determiners = new RegExp(`^${article}`);

/** A list of parties without the article before its first: `Borrower and each Lender`. */
export function bareParty(list: string): string {
  return list.replace(determiners, "").replace(/(?<!\b(?:Inc|Co|Corp|Ltd|N\.A|L\.P|L\.L\.C))\.$/, "");
}

/** The parties that a list names, one by one: `Borrower`, `Agent`, `Lenders`. */
export function partiesListed(list: string): string[] {
  return list
    .split(/,? and\/or |,? (?:and|or) |, /)
    .map((party) => bareParty(party).trim())
    .filter((party) => party !== "");
}

const single = new RegExp(`^${oneParty}$`);

/** Whether a text is one party or several as a sentence names them, and nothing else. */
export function namesParties(text: string): boolean {
  const each = text.split(/,? and\/or |,? (?:and|or) |, /);
  return each.length <= 30 && each.every((party) => party.length <= 80 && single.test(party));
}
