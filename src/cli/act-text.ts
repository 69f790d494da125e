import { overlayText } from "../agreement/overlay.ts";
import { money } from "../base/money.ts";
import { ratio, times, toDecimal } from "../base/ratio.ts";
import { referenceText, type Target, targetText } from "../papers/acts/target.ts";
import type {
  ActKind,
  ActOf,
  CommitmentChange,
  Condition,
  DateChange,
  EffectRule,
  FeeShare,
  FeeTerms,
  LoanScope,
  WaivedCause,
} from "../papers/acts/act.ts";
import { amountText } from "./amount.ts";

type ActTexts = { readonly [Kind in ActKind]: (act: ActOf<Kind>) => string };

const target = (act: { readonly target: Target }) => targetText(act.target);

const texts: ActTexts = {
  replaceDefinition: target,
  insertDefinition: (act) => `“${act.term}” in ${target(act)}`,
  deleteDefinition: target,
  replaceProvision: target,
  deleteProvision: target,
  insertProvision: target,
  replaceSentence: target,
  substituteWords: target,
  insertWords: target,
  redesignate: (act) => `${target(act)} as ${act.label}`,
  replaceExhibit: target,
  insertExhibit: (act) => `${act.name} to ${target(act)}`,
  restateAll: target,
  replaceLevels: (act) => `${act.called} from ${act.since} in ${target(act)}`,
  reduceCommitment: commitmentText,
  increaseCommitment: commitmentText,
  extendDate: dateText,
  overlay: ({ overlay }) => overlayText(overlay),
  waive: ({ scope, cause }) =>
    cause.cause === "described"
      ? causeText(cause)
      : `${scope === "class" ? "any" : "the"} Event of Default from ${causeText(cause)}`,
  rescindWaivers: ({ debts, acts }) => `the waivers, when a holder of ${debts.join("; ")} acts (${acts.join(", ")})`,
  reserveRights: ({ except }) => (except === "none" ? "all rights" : "all rights but those waived here"),
  imposeFee: ({ fee }) => feeText(fee),
  undertake: undertakingText,
  addEventOfDefault: ({ event, under }) => `${event}${under === undefined ? "" : `, under ${under}`}`,
  represent: ({ by, about }) => `by ${by}: ${about}`,
  requireCondition: ({ condition }) => conditionText(condition),
  ratify: ({ papers }) => papers.join(", "),
  conform: ({ what, to }) => `${what} to ${to}`,
  setPrecedence: ({ over }) => over.join(", "),
  consent: ({ to }) => to,
  forbear: ({ by, from }) => `by ${by}: ${from}`,
  release: ({ by, of }) => `by ${by}: ${of}`,
  payExpenses: ({ by, of }) => `by ${by}: ${of}`,
  applyFrom: ({ on, parts, pricing }) =>
    `${pricing ? "pricing changes" : "changes"} of § ${parts.join(", ")} from ${on}`,
  setEffectiveDate: ({ on }) => on,
  incorporateTerms: ({ from }) => from.join(", "),
  assureFurther: ({ by }) => `by ${by}`,
  chooseLaw: ({ law }) => law,
  allowCounterparts: ({ facsimile }) => (facsimile ? "counterparts, by facsimile too" : "counterparts"),
  bindSuccessors: () => "",
  disregardHeadings: () => "",
  waiveJuryTrial: ({ by }) => (by === undefined ? "" : `by ${by}`),
  submitToJurisdiction: ({ by }) => (by === undefined ? "" : `by ${by}`),
  severProvisions: () => "",
  integrateAgreement: () => "",
  survive: ({ what }) => what,
  designateDocument: ({ as }) => `this paper as a ${as}`,
};

/** What an act works on or is about, in a few words. */
export function objectText<Kind extends ActKind>(act: ActOf<Kind>): string {
  return texts[act.kind](act);
}

/** When an act applies and which loans it reaches, part by part as its words say it; nothing where they do not. */
export function effectTexts({ from, fromTrigger, until, untilTrigger, loans }: EffectRule): string[] {
  return [
    ...(from === undefined ? [] : [`from ${from.value}`]),
    ...(fromTrigger === undefined ? [] : [`upon ${fromTrigger.value}`]),
    ...(until === undefined ? [] : [`until ${until.value}`]),
    ...(untilTrigger === undefined ? [] : [`until ${untilTrigger.value}`]),
    ...(loans === undefined ? [] : [`for loans ${scopeText(loans)}`]),
  ];
}

/** Which loans an act reaches, where it is not all: `made from 1999-04-01 on`. */
export function scopeText({ which, day }: LoanScope): string {
  return which === "new" ? `made from ${day} on` : `outstanding before ${day}`;
}

function undertakingText({ by, what, when, due }: ActOf<"undertake">): string {
  const waits = when === undefined ? "" : `${when}, `;
  const on = due === undefined ? "" : "on" in due ? `, due ${due.on}` : `, due ${due.days} days after ${due.after}`;
  return `by ${by}${on}: ${waits}${what}`;
}

function commitmentText({ target: on, amounts }: CommitmentChange): string {
  const said = (["by", "from", "to"] as const).flatMap((word) => {
    const minor = amounts[word];
    return minor === undefined ? [] : [`${word} ${amountText(money("USD", minor))}`];
  });
  return [on.kind === "definition" ? on.term : targetText(on), ...said].join(" ");
}

function dateText({ target: on, from, to, length }: DateChange): string {
  const what = on.kind === "definition" ? on.term : targetText(on);
  const by =
    length === undefined ? "" : ` by ${length.count} ${length.count === 1 ? length.unit.slice(0, -1) : length.unit}`;
  return `${what}${by}${from === undefined ? "" : ` from ${from}`} to ${to}`;
}

function feeText(fee: FeeTerms | FeeShare): string {
  const what =
    "minor" in fee ? amountText(money("USD", fee.minor)) : `${toDecimal(times(fee.part, ratio(100n)))}% of ${fee.of}`;
  const payer = fee.payer === "" ? "" : `, ${fee.payer}`;
  return `${fee.called} of ${what}${payer}${fee.payee === "" ? "" : ` to ${fee.payee}`}`;
}

function causeText(cause: WaivedCause): string {
  if (cause.cause === "nonpayment") {
    const debts = cause.debts.map(({ clause, name }) => `${clause} ${name}`).join("; ");
    return `${cause.obligor} not paying ${cause.of.join(" or ")} of ${debts}`;
  }
  if (cause.cause === "described") return cause.words;
  const paper = cause.paper === undefined ? "" : ` of the ${referenceText(cause.paper)}`;
  return `${cause.metric} under § ${cause.path}${paper}${cause.testedOn === undefined ? "" : ` as of ${cause.testedOn}`}`;
}

const plainConditions = {
  companionConditionsSatisfied: "the companion's conditions satisfied",
  feePaid: "a fee paid",
  expensesPaid: "costs and expenses paid",
  opinion: "an opinion of counsel",
  guarantorConsent: "the consent of the guarantors",
  resolutions: "resolutions",
  documents: "documents",
  other: "another condition",
} as const;

/** A condition in a few words. */
export function conditionText(condition: Condition): string {
  switch (condition.condition) {
    case "counterpartsReceived":
      return counterpartsText(condition.by, condition.signedBy);
    case "companionAmendment":
      return companionText(condition.between, condition.called);
    case "satisfactoryTo":
      return `form and substance satisfactory to ${condition.party}`;
    case "representationsTrue":
      return `representations true${condition.qualified === "none" ? "" : " in all material respects"}`;
    case "noDefault":
      return `no Event of Default${condition.unmaturedToo ? ", matured or not" : ""}${condition.givingEffect ? ", after giving effect" : ""}`;
    case "companionConditionsSatisfied":
    case "other":
      return plainConditions[condition.condition];
    default:
      return broughtText(plainConditions[condition.condition], condition);
  }
}

function counterpartsText(by: readonly string[], signedBy: readonly string[] | "parties"): string {
  const signers = signedBy === "parties" ? "all parties" : signedBy.join(" and ");
  const signed = signers === "" ? "" : ` signed by ${signers}`;
  return `executed counterparts${signed}${by.length === 0 ? "" : ` received by ${by.join(" and ")}`}`;
}

function companionText(between: readonly string[], called = "companion amendment"): string {
  return between.length === 0 ? called : `${called} between ${between.join(" and ")}`;
}

function broughtText(what: string, { by, to }: { readonly by?: string; readonly to?: string }): string {
  return `${what}${by === undefined ? "" : ` by ${by}`}${to === undefined ? "" : ` to ${to}`}`;
}
