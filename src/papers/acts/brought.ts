/** What a condition may ask somebody to bring or to pay. */
export type Brought = "feePaid" | "expensesPaid" | "opinion" | "resolutions" | "documents";

const expenses = /\b(?:expenses?|costs|disbursements|invoices?)\b/i;
const counselFees =
  /\b(?:counsel|attorneys'?|legal|advisors?)(?:'s?)? (?:and [a-z' ]+ )?(?:fees|charges)\b|\bfees\b[^.;]*?\b(?:of|to|for) (?:its |their |special |outside |legal )*(?:counsel|attorneys)\b/i;
const fees = /\bfees?\b|\ball (?:other )?amounts (?:then )?(?:due|owing|payable)\b/i;

// Words that say what becomes of a payment, or why it is due, after it is named.
const purpose =
  /,? (?:with (?:such|the) \w+ to be|to be (?:disbursed|applied|held|used)|to fund|provided,? (?:however, )?that|in accordance with)\b/;

/** What is to be paid: expenses, with fees or without, or fees alone; nothing where the words name neither. */
export function paidIn(words: string): "feePaid" | "expensesPaid" | undefined {
  const thing = words.slice(0, purpose.exec(words)?.index ?? words.length);
  if (expenses.test(thing) || counselFees.test(thing)) return "expensesPaid";
  return fees.test(thing) ? "feePaid" : undefined;
}

// What a thing is called stands before the words that say what it holds, whose it is, and in which form.
const described =
  /[,;]| (?:certif(?:ying|ied)|confirming|stating|as to|with respect to|in respect of|which|that|authorizing|identifying|substantially|in form|in the form|of|from|for|to|by|as)\b/;
const adjectives =
  /^(?:(?:the|an?|all|each|any|such|other|additional|one|or|more|favou?rable|written|executed|duly|properly|completed|certified|original|legal|reasonable|good|standing|new)\b[ ,]*)+/i;
const papers =
  /\b(?:certificates?|cop(?:y|ies)|notes?|documents?|documentation|agreements?|instruments?|information|memorand(?:um|a)|letters?|guarant(?:y|ies|ees?)|mortgages?|reports?|statements?|approvals|filings|searches|amendments?|supplements?|joinders?|powers?|polic(?:y|ies)|evidence|materials|schedules?|budget|projections|warrants?)\b/i;

const resolved =
  /\b(?:as to|of|to|that|attaching) (?:\([a-zA-Z]+\) )?(?:(?:the|true|certified|duly|adopted|copies|of|such) )*(?:[a-z]+ ){0,2}resolutions\b|^resolutions\b|\bcopies\b[^;]*?\bresolutions?\b|\bcorporate action\b[^;]*?\bauthorizing\b|\bsecretary\b[^;]{0,80}?, authorizing the (?:borrowings?|execution)\b/i;
const withOtherPapers =
  /\b(?:organi[sz]ational|charter|articles|by-?laws|incumbency|specimen)\b[^;]*?\bresolutions?\b|\bresolutions?\b[^;]*?\b(?:incumbency|specimen)\b/i;

/**
 * What a phrase asks somebody to bring: `an opinion of counsel to Borrower`, `copies of the resolutions of its board`.
 *
 * Nothing where the phrase names no paper; evidence that something came about asks for what came about. Copies of
 * resolutions, with other papers of a company or without, are its resolutions; a certificate of all of it is not.
 */
export function broughtIn(thing: string): "opinion" | "resolutions" | "documents" | undefined {
  const bare = thing.replaceAll(/ ?\([^()]{2,}\)/g, "").replace(adjectives, "");
  const head = bare.slice(0, described.exec(bare)?.index ?? bare.length);
  if (/\bopinions?\b/i.test(head)) return "opinion";
  if (/\b(?:fees?|expenses|costs)$/i.test(head.trim())) return undefined;
  if (/^evidence\b/i.test(head) && /\bthat\b/.test(bare)) return undefined;
  if (!papers.test(head) && !/^(?:corporate )?resolutions\b/i.test(head)) return undefined;
  const set = /^copies\b/i.test(head) || !withOtherPapers.test(thing);
  return set && resolved.test(bare) ? "resolutions" : "documents";
}

const several = /(?:,|;)? and (?=(?:an?|the|such|any|all|other|original|certificates?|copies|reimbursement|payment)\b)/;

/** What a phrase asks to be brought or paid, thing by thing; nothing where it names none of it. */
export function thingsIn(phrase: string): Brought[] {
  const found = piecesOf(phrase).flatMap((thing): Brought[] => {
    const kind = /^(?:payment|reimbursement)\b/i.test(thing) ? paidIn(thing) : (broughtIn(thing) ?? paidIn(thing));
    return kind === undefined ? [] : [kind];
  });
  return [...new Set(found)];
}

// What a certificate says goes on over an "and": `a certificate that the charter and the by-laws are unchanged`.
function piecesOf(phrase: string): readonly string[] {
  const pieces: string[] = [];
  for (const piece of phrase.split(several)) {
    const before = pieces.at(-1);
    if (before !== undefined && /^(?:the|such|any|all) /i.test(piece) && reporting.test(before))
      pieces[pieces.length - 1] = `${before} and ${piece}`;
    else pieces.push(piece);
  }
  return pieces;
}

const reporting = /\b(?:that|certifying|certified|attaching|stating|confirming)\b/;
