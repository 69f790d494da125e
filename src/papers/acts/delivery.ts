import { bareParty, partyList } from "./parties.ts";

/**
 * Somebody bringing something to somebody, as a sentence puts it: `the Agent shall have received a certificate`,
 * `payment by Borrower of the fee`. Shape: `by` and `to` as named, left out where the words do not say; `pays` where
 * the thing is paid, `signs` where those who bring it sign it.
 */
export type Delivery = {
  readonly by?: string;
  readonly to?: string;
  readonly thing: string;
  readonly pays?: boolean;
  readonly signs?: boolean;
};

const must = "\\b(?:shall|must|will|has|have)(?: each)?(?: have)?(?: each)?";
const aside = "(?:,[^,;]{3,120},| at [^,;]{3,80},)?";
const toWhom = `(?: to (${partyList}))?`;

const received = new RegExp(`${must} (?:received?|in hand|been furnished with)\\b${aside} ?`);
const delivered = new RegExp(
  `${must} (?:duly )?(?:executed? and )?(?:deliver(?:ed)?|provided?|furnish(?:ed)?|submit(?:ted)?)\\b(?: or caused to be [a-z]+)?${toWhom}${aside},? ?`,
);
const executed = new RegExp(
  `${must} (?:duly |properly )?(?:executed?|sign(?:ed)?)\\b(?:,? and(?:/or)?,? (?:deliver(?:ed)?|return(?:ed)?)\\b)?${toWhom}${aside} ?`,
);
const paid = new RegExp(`${must} (?:paid|pay|reimbursed?)\\b${toWhom}${aside} ?`);

const receipt = new RegExp(`^(?:[Tt]he )?(?:[Aa]ctual )?[Rr]eceipt(?: by (${partyList}))? of(?: |$)`);
const payment = new RegExp(
  `^(?:[Tt]he )?(?:[Pp]ayment|[Rr]eimbursement)(?: (?:and|or) reimbursement)?(?: by (${partyList}))? of(?: |$)`,
);
const execution = new RegExp(
  `^(?:[Tt]he )?(?:due )?[Ee]xecution(?: and delivery)?${toWhom}(?: by (${partyList}))? of(?: |$)`,
);
const subject = new RegExp(`^(${partyList})(?: holding [^;]{3,160})?$`);

/** The delivery that a clause speaks of; nothing where it names only a thing, or speaks of none. */
export function deliveryIn(clause: string): Delivery | undefined {
  return nominal(clause) ?? verbal(clause);
}

function nominal(clause: string): Delivery | undefined {
  const taken = receipt.exec(clause);
  if (taken !== null) return delivery(clause, taken, { to: taken[1] });
  const money = payment.exec(clause);
  if (money !== null) return delivery(clause, money, { by: money[1], pays: true });
  const deed = execution.exec(clause);
  return deed === null ? undefined : delivery(clause, deed, { to: deed[1], by: deed[2], signs: true });
}

function verbal(clause: string): Delivery | undefined {
  const taken = received.exec(clause);
  if (taken !== null) {
    const thing = clause.slice(taken.index + taken[0].length);
    const inner = payment.exec(thing);
    const to = subjectOf(clause, taken.index);
    if (/^payment\b/i.test(thing)) return delivery(thing, inner, { to, by: inner?.[1], pays: true });
    return delivery(clause, taken, { to });
  }
  const money = paid.exec(clause);
  if (money !== null) return delivery(clause, money, { by: subjectOf(clause, money.index), to: money[1], pays: true });
  const brought = executed.exec(clause) ?? delivered.exec(clause);
  if (brought === null) return undefined;
  const by = subjectOf(clause, brought.index);
  return delivery(clause, brought, { by, to: brought[1], signs: /execut|sign/.test(brought[0]) });
}

function subjectOf(clause: string, at: number): string | undefined {
  return subject.exec(clause.slice(0, at).trim())?.[1];
}

type Who = {
  readonly by?: string | undefined;
  readonly to?: string | undefined;
  readonly pays?: boolean;
  readonly signs?: boolean;
};

function delivery(clause: string, match: RegExpExecArray | null, { by, to, pays, signs }: Who): Delivery {
  const thing = match === null ? clause : clause.slice(match.index + match[0].length);
  return {
    thing,
    ...(by === undefined ? {} : { by: bareParty(by) }),
    ...(to === undefined ? {} : { to: bareParty(to) }),
    ...(pays === true ? { pays } : {}),
    ...(signs === true ? { signs } : {}),
  };
}
