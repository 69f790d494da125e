import { dateFromWords, dateWords } from "../text/phrases.ts";
import type { Condition } from "./act.ts";
import type { ActReader, Draft } from "./draft.ts";

/** Reads the items under words such as "upon the satisfaction of the following conditions precedent". */
export const readCondition: ActReader = ({ lead, text }) => {
  if (lead?.says !== "conditions") return [];
  const found = [
    ...counterparts(text),
    ...companion(text),
    ...satisfactory(text),
    ...representations(text),
    ...noDefault(text),
  ];
  const conditions: readonly Condition[] = found.length === 0 ? [{ condition: broughtIn(text) }] : found;
  return conditions.map((condition): Draft => ({ kind: "requireCondition", condition, text }));
};

const brought = [
  ["opinion", /\b[Oo]pinions?\b[^.;]*?\bcounsel\b|\bcounsel\b[^.;]*?\bopinions?\b/],
  ["guarantorConsent", /\b[Gg]uarantors?\b[^.;]*?\bconsent|\b[Cc]onsent\b[^.;]*?\b[Gg]uarantors?\b/],
  ["feePaid", /\b[Ff]ees?\b[^.;]*?\b(?:paid|pay|payable)\b|\b(?:paid|payment of|receive[ds]?)\b[^.;]*?\b[Ff]ees?\b/],
  [
    "expensesPaid",
    /\b(?:[Ee]xpenses|[Cc]osts|disbursements)\b[^.;]*?\bpaid\b|\b(?:paid|payment of|reimbursed)\b[^.;]*?\b(?:expenses|costs)\b/,
  ],
] as const;

// Legal fees are expenses; papers listed beside an opinion are more than the opinion.
const severalThings =
  /\b(?:[Cc]ounsel|[Aa]ttorneys'?|[Ll]egal)\b[^.;]*?\bfees\b|\bfees\b[^.;]*?\b(?:counsel|attorneys)\b|\b(?:[Cc]ertificates?|[Rr]esolutions?|[Dd]ocuments)\b/;

// What is to be brought, when the words say one thing alone: fees and expenses together are left to a person.
function broughtIn(text: string): (typeof brought)[number][0] | "other" {
  const said = brought.filter(([, pattern]) => pattern.test(text));
  return said.length === 1 && !severalThings.test(text) ? (said[0]?.[0] ?? "other") : "other";
}

const receipt =
  /\b(?:[Ee]ach of |[Bb]oth )?([A-Z]\w+)(?:,? and ([A-Z]\w+))? (?:shall have|has|have|shall each have|have each|must have) (?:each )?(?:received|in hand)\b[^.;]*?\b(?:executed|signed)\b/;

function counterparts(text: string): Condition[] {
  const match = receipt.exec(text);
  if (match === null) return [];
  const by = [match[1], match[2]].flatMap((party) => (party === undefined ? [] : [party]));
  return [{ condition: "counterpartsReceived", by }];
}

const between =
  /\b(?:[Aa]mendment|[Ll]etter(?: [Aa]mendment| [Aa]greement)?|[Aa]greement)\b[^.;]{0,40}?\bbetween ([A-Z]\w+(?: [A-Z]\w+)*) and ([A-Z]\w+(?: [A-Z]\w+)*)/;

const datedOn = new RegExp(`\\bdated(?: as of)? (${dateWords})`);

function companion(text: string): Condition[] {
  const match = between.exec(text);
  if (match === null) return [];
  const day = datedOn.exec(text)?.[1];
  const named = day === undefined ? undefined : dateFromWords(day);
  const even = /\b(?:of|dated) (?:of )?(?:even|the same) date\b|\beven date\b/.test(text);
  const dated = named ?? (even ? "even_date" : undefined);
  if (dated === undefined) return [];
  const own: Condition[] = [{ condition: "companionAmendment", between: [match[1] ?? "", match[2] ?? ""], dated }];
  const satisfied =
    /\b(?:satisfaction|fulfil?lment) of (?:all|every|each)[^.;]*?\bconditions?\b|\bconditions?\b[^.;]*?\b(?:satisfied|met|fulfilled)\b/.test(
      text,
    );
  return satisfied ? [...own, { condition: "companionConditionsSatisfied" }] : own;
}

function satisfactory(text: string): Condition[] {
  const party = /\b(?:satisfactory|acceptable)\b[^.;]*? to ([A-Z]\w+)/.exec(text)?.[1];
  return party === undefined ? [] : [{ condition: "satisfactoryTo", party }];
}

function representations(text: string): Condition[] {
  if (!/\brepresentations?\b[^.;]*?\b(?:true|correct|accurate)\b/i.test(text)) return [];
  const material = /\bin (?:all|every) material respects?\b/.test(text);
  return [{ condition: "representationsTrue", qualified: material ? "in_all_material_respects" : "none" }];
}

function noDefault(text: string): Condition[] {
  const none =
    /\b[Nn]o (?:Default or )?Events? of Default\b|\b[Nn]o Default\b|\bnot have occurred (?:an|any) Event of Default\b|\b(?:neither|not) (?:an |any )?Event of Default\b/;
  if (!none.test(text)) return [];
  return [
    {
      condition: "noDefault",
      unmaturedToo:
        /\b(?:with|after|upon|which) (?:the )?(?:giving of )?(?:notice|the passage of time|lapse of time)\b|\bno Default\b/i.test(
          text,
        ),
      givingEffect: /\bgiving effect (?:to|hereto|thereto)\b/.test(text),
    },
  ];
}
