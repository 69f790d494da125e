import { addDays, type IsoDate, laterOf } from "../base/date.ts";
import type { Receipt } from "../base/receipt.ts";
import type { Curability, DefaultRule, Grace, Limb } from "../events/compliance.ts";
import type { Cause } from "../events/happening.ts";
import { type Report, type ReportOf, reportsOf } from "../events/record.ts";
import { clauseForce } from "./anchor.ts";
import { complianceOf, type DefaultsAsked, standingOf } from "./asked.ts";
import type { CovenantTest } from "./covenant.ts";
import { overdueOn } from "./duty.ts";

/**
 * An event that is an Event of Default, or would become one with notice or time.
 *
 * Shape: `on` is the day it came about and `maturesOn` the first day on which it is an Event of Default, absent while
 * nothing says that it will be; `maturity` is as of the day asked about. `key` is the fact it rests on first. What is
 * derived from tests, duties and the acts of others is not recorded itself: it is there as long as what it rests on is.
 */
export type Occurrence = {
  readonly id: string;
  readonly on: IsoDate;
  readonly maturity: "matured" | "unmatured";
  readonly maturesOn?: IsoDate;
  readonly causes: readonly Cause[];
  readonly key: string;
  readonly derived: boolean;
  readonly limb?: Limb;
  readonly rule?: DefaultRule;
  readonly ruleCite?: string;
  readonly note?: string;
  /** Put right by what made it: late delivery, or equity. */
  readonly curedOn?: { readonly on: IsoDate; readonly key: string };
  readonly receipt?: () => Receipt;
};

/** An occurrence before the day asked about tells whether it has matured. */
type Draft = Omit<Occurrence, "maturity">;

/** Every occurrence by the end of a day: those recorded, and those that tests, duties and the acts of others make. */
export function occurrencesOn(asked: DefaultsAsked, tests: readonly CovenantTest[], on: IsoDate): Occurrence[] {
  const recorded = reportsOf(asked.known, "DefaultOccurred")
    .filter(({ happening }) => happening.on <= on)
    .map((report) => recordedDraft(asked, report));
  const told = new Set(recorded.flatMap(({ causes }) => causes.flatMap(testKey)));
  const derived = [
    ...tests.flatMap((test) => testDraft(asked, test)),
    ...overdueOn(asked, on).flatMap(({ duty, dueOn, late }): Draft[] => {
      const rule = ruleOn(asked, duty.rule, dueOn);
      if (rule === undefined) return [];
      const cause = { kind: "covenant", paper: duty.paper, provision: duty.provision, testedOn: dueOn } as const;
      const id = `${duty.title} due ${dueOn}`;
      const draft: Draft = { id, on: addDays(dueOn, 1), causes: [cause], key: duty.id, derived: true };
      return [
        {
          ...draft,
          ...maturing(asked, id, dueOn, rule.grace),
          ...ruled(asked, rule),
          ...(late === undefined ? {} : { curedOn: late }),
        },
      ];
    }),
    ...accelerations(asked),
    ...misrepresentations(asked),
  ].filter((draft) => draft.on <= on && !draft.causes.flatMap(testKey).some((key) => told.has(key)));
  return [...recorded, ...derived].map((draft) => ({ ...draft, maturity: maturityOn(draft, on) }));
}

function maturityOn({ maturesOn }: Draft, on: IsoDate): Occurrence["maturity"] {
  return maturesOn !== undefined && maturesOn <= on ? "matured" : "unmatured";
}

// A failure that somebody reported is the one that the figures show: it is told once.
function testKey(cause: Cause): string[] {
  return cause.kind === "covenant" ? [`${cause.paper}:${cause.provision} ${cause.testedOn}`] : [];
}

function recordedDraft(asked: DefaultsAsked, { happening, key }: ReportOf<"DefaultOccurred">): Draft {
  const { id, on, causes, limb, note, maturity, grace } = happening;
  const matures =
    maturity === "matured" ? { maturesOn: on } : grace === undefined ? {} : maturing(asked, id, on, grace);
  const said = { ...(limb === undefined ? {} : { limb }), ...(note === undefined ? {} : { note }) };
  return { id, on, causes, key, derived: false, ...matures, ...said };
}

/** The default rule of an id, if its clause is in force on a day. */
export function ruleOn(asked: DefaultsAsked, id: string | undefined, on: IsoDate): DefaultRule | undefined {
  const rule = complianceOf(asked).rules.find((each) => each.id === id);
  if (rule === undefined) return undefined;
  return clauseForce(asked.agreement, rule, standingOf(asked, on)).force === "in_force" ? rule : undefined;
}

function ruled({ agreement }: DefaultsAsked, rule: DefaultRule | undefined): Pick<Draft, "rule" | "limb" | "ruleCite"> {
  if (rule === undefined) return {};
  const cite = agreement.nodes.get(`${rule.paper}:${rule.provision}`)?.clause.cite ?? rule.id;
  return { rule, limb: rule.limb, ruleCite: cite };
}

/**
 * The clause under which a default that somebody reported falls, where it names none: that of the one rule of its kind
 * in force on its day. Nothing where there are several, or its causes are of several kinds.
 */
export function clauseMeant(asked: DefaultsAsked, { limb, causes, on }: Occurrence): string | undefined {
  const limbs = new Set<Limb>(limb === undefined ? causes.map(({ kind }) => limbOf[kind]) : [limb]);
  const [own] = limbs;
  if (own === undefined || limbs.size > 1) return undefined;
  const [rule, other] = rulesOf(asked, own, on);
  return other === undefined ? ruled(asked, rule).ruleCite : undefined;
}

const limbOf: { readonly [Kind in Cause["kind"]]: Limb } = {
  nonpayment: "cross_default",
  covenant: "financial_covenant",
  acceleration: "cross_acceleration",
  representation: "misrepresentation",
  other: "other",
};

/** Without grace it is an Event of Default at once; else after so many full days from what they are counted from. */
function maturing(asked: DefaultsAsked, id: string, on: IsoDate, grace: Grace | undefined): { maturesOn?: IsoDate } {
  if (grace === undefined) return { maturesOn: on };
  const from = grace.runsFrom === "occurrence" ? on : countedFrom(asked, id, grace.runsFrom);
  return from === undefined ? {} : { maturesOn: addDays(laterOf(from, on), grace.days + 1) };
}

function countedFrom({ known }: DefaultsAsked, id: string, runsFrom: "notice" | "knowledge"): IsoDate | undefined {
  const type = runsFrom === "notice" ? "DefaultNoticeGiven" : "DefaultLearned";
  return reportsOf(known, type)
    .filter(({ happening }) => happening.occurrence === id)
    .map(({ happening }) => happening.on)
    .toSorted()[0];
}

// A failed test falls under its rule; where equity may still cure it, it is no Event of Default before that is over.
function testDraft(asked: DefaultsAsked, test: CovenantTest): Draft[] {
  const { covenant, testedOn, outcome, cured } = test;
  if (outcome !== "fail") return [];
  const id = `${covenant.title} tested ${testedOn}`;
  const rule = ruleOn(asked, covenant.rule, testedOn);
  const { maturesOn } = maturing(asked, id, testedOn, rule?.grace);
  const window = covenant.equityCure === undefined ? testedOn : addDays(testedOn, covenant.equityCure.days + 1);
  const cause = { kind: "covenant", paper: covenant.paper, provision: covenant.provision, testedOn } as const;
  return [
    {
      id,
      on: testedOn,
      causes: [cause],
      key: test.keys[0] ?? covenant.id,
      derived: true,
      limb: "financial_covenant",
      ...ruled(asked, rule),
      ...(maturesOn === undefined ? {} : { maturesOn: laterOf(maturesOn, window) }),
      ...(cured === undefined ? {} : { curedOn: { on: cured.on, key: cured.key } }),
      receipt: test.receipt,
    },
  ];
}

function rulesOf(asked: DefaultsAsked, limb: Limb, on: IsoDate): DefaultRule[] {
  return complianceOf(asked).rules.flatMap((rule) =>
    rule.limb === limb && ruleOn(asked, rule.id, on) !== undefined ? [rule] : [],
  );
}

function accelerations(asked: DefaultsAsked): Draft[] {
  return reportsOf(asked.known, "DebtHolderActed").flatMap(({ happening, key }): Draft[] => {
    const { on, debt, act } = happening;
    if (act !== "accelerate") return [];
    return rulesOf(asked, "cross_acceleration", on)
      .filter(({ debts }) => debts === undefined || debts.includes(debt))
      .map((rule): Draft => {
        const id = `acceleration of ${debt} on ${on}`;
        const causes = [{ kind: "acceleration", debt } as const];
        return { id, on, causes, key, derived: true, ...maturing(asked, id, on, rule.grace), ...ruled(asked, rule) };
      });
  });
}

function misrepresentations(asked: DefaultsAsked): Draft[] {
  return reportsOf(asked.known, "RepresentationFound").flatMap(({ happening, key }): Draft[] => {
    const { on, instrument, clause, finding } = happening;
    if (finding !== "false") return [];
    return rulesOf(asked, "misrepresentation", on).map((rule): Draft => {
      const id = `representation in ${instrument} § ${clause} found false on ${on}`;
      const causes = [{ kind: "representation", instrument, clause } as const];
      return { id, on, causes, key, derived: true, ...maturing(asked, id, on, rule.grace), ...ruled(asked, rule) };
    });
  });
}

/** How an occurrence ended: put right while unmatured, or after, as far as its clause or the reading lets it. */
export type Ended = {
  readonly on: IsoDate;
  readonly how: "cured" | "determined";
  readonly key: string;
  readonly curability: Curability;
};

/** What is known of cures and of the lender's determinations, by the id of the occurrence. */
export type Endings = ReadonlyMap<string, readonly Omit<Ended, "curability">[]>;

/** The cures and determinations reported by what is known. */
export function endingsKnown(known: readonly Report[]): Endings {
  const endings = new Map<string, Omit<Ended, "curability">[]>();
  for (const { happening, key } of known) {
    if (happening.type !== "DefaultCured" && happening.type !== "ContinuanceEnded") continue;
    const how = happening.type === "DefaultCured" ? "cured" : "determined";
    const { occurrence, on } = happening;
    endings.set(occurrence, [...(endings.get(occurrence) ?? []), { on, key, how }]);
  }
  return endings;
}

/**
 * How an occurrence has ended by a day; `undefined` while it has not. What is put right before it matures is cured.
 * After that a cure counts only where it always does, and the lender's determination unless it never does.
 */
export function endedOn(
  { facility }: DefaultsAsked,
  endings: Endings,
  occurrence: Occurrence,
  on: IsoDate,
): Ended | undefined {
  const curability = occurrence.rule?.curable ?? facility.settings.curability;
  const { curedOn, maturesOn } = occurrence;
  const own = curedOn === undefined ? [] : [{ ...curedOn, how: "cured" as const }];
  return [...own, ...(endings.get(occurrence.id) ?? [])]
    .filter((end) => {
      if (end.on > on) return false;
      if (maturesOn === undefined || end.on < maturesOn) return true;
      return end.how === "cured" ? curability === "always" : curability !== "never";
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .map((end) => ({ ...end, curability }))[0];
}
