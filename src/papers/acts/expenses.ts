import type { ActReader } from "./draft.ts";
import { bareParty, partyList } from "./parties.ts";
import { actor } from "./said.ts";

const charges =
  "(?:costs?|expenses?|disbursements|charges|(?:fees|fees,? (?:and|or) [a-z-]+) (?:and [a-z]+ )?of [^.;]{0,60}?(?:counsel|attorneys)|attorneys['’]? fees|legal fees)";
const undertaking =
  "(?:,? (?:hereby|further|also|each|jointly|severally|and|unconditionally) ?)*(?:shall|will|must|agrees? (?:to|that it (?:shall|will))|covenants? (?:and agrees? )?to|is (?:liable|responsible|obligated) (?:for|to)|promises? to)";
const bears = new RegExp(
  `(?:^|[.,;:)] |\\b(?:and|that) )(${actor})(?:,? \\([^()]{0,160}\\))?,? ?${undertaking}(?: (?:promptly|also|be (?:responsible|liable)|(?:up)?on demand|immediately|,))* (?:pay|reimburse|bear|for)\\b[^.;]*?\\b${charges}`,
);
const mayCost = new RegExp(`\\b${charges}`);
const borne = new RegExp(
  `\\b${charges}[^.;]*?\\b(?:shall|will|are to|must) be (?:paid|borne|reimbursed|payable|for the account of)(?: (?:solely|in full|promptly|upon demand|on demand))*(?: by| of)? (${partyList})`,
);

// A fee of an amount is told elsewhere, and what each pays for itself nobody pays for another.
const otherCosts =
  /\b(?:fee|amount) (?:of|equal to|in the amount of) \$|\b(?:its|their)(?: respective)? own (?:costs?|expenses?|fees|counsel|attorneys)\b/;

/** Reads promises to pay the costs of a paper: who pays, and what in his words. */
export const readExpenses: ActReader = ({ text, lead }) => {
  if (lead?.says === "conditions" || lead?.says === "represents") return [];
  if (!mayCost.test(text) || otherCosts.test(text)) return [];
  const by = bears.exec(text)?.[1] ?? borne.exec(text)?.[1];
  if (by === undefined || notPayers.test(by)) return [];
  return [{ kind: "payExpenses", by: bareParty(by), of: text }];
};

const notPayers = /\b(?:Agreement|Amendment|Section|Documents?|Loans?)\b/;
