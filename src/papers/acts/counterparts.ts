import type { Condition } from "./act.ts";
import type { Delivery } from "./delivery.ts";
import { partiesListed, partyList } from "./parties.ts";

const instrument =
  "(?:this (?:[A-Z][\\w.]+ )*?(?:Amendment|Agreement|Waiver|Consent|[Ll]etter|Modification|Supplement)\\b|hereof\\b|hereto\\b)";
const ownPaper = new RegExp(
  `^(?:(?:the|an?|one|or|more|each|its|duly|fully|properly|executed|signed|original|manually|authorized|counterparts?|counterpart originals?|cop(?:y|ies)|originals?|signature|pages?|of|to|and|from|executed by each)\\b[ ,]*)*${instrument}`,
);

/** Whether a phrase means the instrument itself: `executed counterparts of this Amendment`, `a signed copy hereof`. */
export function isOwnPaper(phrase: string): boolean {
  return ownPaper.test(phrase.replaceAll(/ \([^()]*\)/g, ""));
}

const everyParty = new RegExp(
  "^(?:the |its )?(?:(?:both|all|each)(?: of)?(?: the)?(?: other)? part(?:y|ies)(?: hereto| to this \\w+)? (?:shall )?" +
    "(?:has|have) (?:each )?(?:duly )?(?:executed|signed)|(?:due |mutual |full )?(?:execution|signing|signature)(?: and delivery)?" +
    `(?: (?:of )?(?:${instrument}|counterparts (?:of )?${instrument}))?` +
    "(?:$|[.;]|,? by (?:both|all|each|the)(?: of)?(?: the)?(?: other)? (?:part(?:y|ies)|undersigned)))",
);

/** Whether words ask for the signatures of all who are parties: `execution hereof by the parties`, `execution`. */
export function isEveryParty(phrase: string): boolean {
  return everyParty.test(phrase.trim());
}

// Lenders that are only described: `each of the Lenders that, when combined, constitute the Required Lenders`.
const constituting =
  /(?:each of )?(?:the )?(?:[A-Z]\w+ )?[A-Z]\w+s (?:that, when combined, |that together |which |who )?(?:constituting|comprising|constitute) (?:the )?(?=[A-Z])/g;
const signing = new RegExp(
  "\\b(?:signatures of|(?:executed|signed|execution|consent)\\b[^.;]{0,100}?" +
    `\\b(?:by or on behalf of|on behalf of|by)(?: or on behalf of)?) (?:all )?(?:(the part(?:y|ies)|such)|(${partyList}))`,
);

/** Who signs a paper, as the words about it say: `duly executed by the Borrower and each Guarantor`. */
export function signersIn(phrase: string): string[] {
  const list = signing.exec(phrase.replaceAll(constituting, "the "))?.[2];
  return list === undefined ? [] : partiesListed(list);
}

const signedBare = /^(?:it (?:is|has been|shall have been) )?(?:duly )?(?:executed|signed)\b[^.;]{0,40}? by\b/;
const passive = new RegExp(
  `^${instrument.replace("this", "[Tt]his")} (?:shall|must) (?:each )?have been (?:duly )?(?:executed|signed)`,
);
const notified = new RegExp(
  `\\bnotified by (${partyList}) that such (?:Lenders?|Banks?) (?:have|has) (?:executed|signed)`,
);

// `executed counterparts from each of the Lenders`
const receivedFrom = new RegExp(
  `^(?:duly )?executed (?:counterparts?|signature pages?)(?: hereof| hereto)? from (${partyList})`,
);

function partiesIn(list: string | undefined): string[] {
  return list === undefined ? [] : partiesListed(list);
}

/** The condition that the instrument be signed, or be in somebody's hands; nothing where a clause is of others. */
export function counterpartsIn(
  clause: string,
  delivery: Delivery,
): Extract<Condition, { condition: "counterpartsReceived" }> | undefined {
  const told = notified.exec(clause)?.[1];
  if (told !== undefined) return { condition: "counterpartsReceived", by: [], signedBy: partiesListed(told) };
  const from = receivedFrom.exec(delivery.thing)?.[1];
  if (from !== undefined)
    return { condition: "counterpartsReceived", by: partiesIn(delivery.to), signedBy: partiesListed(from) };
  if (isEveryParty(clause)) return { condition: "counterpartsReceived", by: [], signedBy: "parties" };
  const { thing, by, to } = delivery;
  if (
    !passive.test(clause) &&
    !signedBare.test(clause) &&
    !isOwnPaper(thing) &&
    !isOwnPaper(clause.charAt(0).toLowerCase() + clause.slice(1))
  )
    return undefined;
  const signers = delivery.signs === true && by !== undefined ? partiesListed(by) : signersIn(clause);
  return { condition: "counterpartsReceived", by: partiesIn(to), signedBy: signers };
}
