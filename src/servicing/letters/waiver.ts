import { dateInWords } from "../../base/date.ts";
import { leaf, type Receipt } from "../../base/receipt.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import { testsOn, type WaivedAnswer, waivedOn } from "../../compliance/defaults.ts";
import { reasonOf, type WaiverReason } from "../../compliance/waived.ts";
import { type Waiver, waiversKnown } from "../../compliance/waiver.ts";
import { clauseForce } from "../../compliance/anchor.ts";
import { complianceOf } from "../../compliance/asked.ts";
import { forDefaults, standingOn } from "../facility.ts";
import { type Letter, type LetterPart, said, statement } from "../letter.ts";
import { correspondents, guarantorsOf, type LetterAsked, type LetterFailure } from "./asked.ts";
import { defaultParts, defaultsMeant } from "./defaults.ts";
import { rightsKept } from "./words.ts";

/**
 * A waiver for the lender to sign of the defaults named, or of all that stand; or, with `waiver`, the letter that
 * confirms one on record. Neither says that a default is waived which the record does not show to be.
 *
 * Refuses `letter.nothing_stands`, `letter.until_has_passed`, `letter.waiver_unknown`, `letter.waiver_not_in_force`.
 */
export function waiverLetter(asked: LetterAsked): Result<Letter, LetterFailure> {
  return asked.waiver === undefined ? waiverToBeGiven(asked) : waiverOnRecord(asked, asked.waiver);
}

function waiverToBeGiven(asked: LetterAsked): Result<Letter, LetterFailure> {
  const { facility, on, until } = asked;
  if (until !== undefined && until <= on) return refuse({ code: "letter.until_has_passed", until, on });
  const meant = defaultsMeant(asked);
  if (!meant.ok) return meant;
  if (meant.value.length === 0) return refuse({ code: "letter.nothing_stands", on });
  const tests = testsOn(forDefaults(facility), on).tests;
  const ends = until === undefined ? "" : `, until ${dateInWords(until)}, on which day it ends without notice`;
  const guarantors = guarantorsOf(facility);
  return letterOf(asked, "Waiver", [
    ...meant.value.flatMap((answer) => defaultParts(facility, answer, tests)),
    said(`We waive what is stated above, in this one instance and for no other purpose${ends}.`),
    ...voteParts(asked),
    said(
      "We waive nothing else. Any other default, before this letter or after it, of the same clause or another, known " +
        "to us or not, stays as it is, and this waiver is no reason to expect another.",
    ),
    said("The financing agreements stay as they are. This waiver takes effect when we have signed it."),
    ...(guarantors.length === 0
      ? []
      : [said(`We ask for the consent of ${guarantors.join(" and ")} in writing, as guarantor, to be filed with it.`)]),
  ]);
}

// The clause by which lenders vote on it, where one is entered and in force.
function voteParts({ facility, on }: LetterAsked): LetterPart[] {
  const asked = forDefaults(facility);
  return complianceOf(asked)
    .votes.filter(({ matter }) => matter === "waiver of a default")
    .flatMap((rule): LetterPart[] => {
      const { force, cite } = clauseForce(asked.agreement, rule, standingOn(facility, on));
      if (force !== "in_force") return [];
      const who = rule.needs === "share" ? rule.called : rule.needs === "all" ? "all lenders" : "each lender affected";
      return [statement(`A waiver of a default needs the agreement of ${who}.`, leaf("clause", rule.matter, { cite }))];
    });
}

function waiverOnRecord(asked: LetterAsked, id: string): Result<Letter, LetterFailure> {
  const { facility, on } = asked;
  const all = waiversKnown(forDefaults(facility));
  const waiver = all.find((each) => each.id === id);
  if (waiver === undefined) {
    return refuse({ code: "letter.waiver_unknown", waiver: id, known: all.map((each) => each.id) });
  }
  const why = whyNot(asked, waiver);
  if (why !== undefined) return refuse({ code: "letter.waiver_not_in_force", waiver: id, on, why });
  const answers = waivedOn(forDefaults(facility), on);
  const tests = testsOn(forDefaults(facility), on).tests;
  const source = waiver.source === "paper" ? leaf("clause", "waiver", { cite: waiver.cite }) : factOf(waiver);
  const reasons = answers.map((answer) => ({ answer, reason: groundOf(answer, waiver) }));
  const reached = reasons.filter(({ reason }) => reason === "covers").map(({ answer }) => answer);
  const outside = reasons.filter(({ reason }) => reason !== "covers").map(({ answer }) => answer);
  return letterOf(asked, "Confirmation of waiver", [
    statement(termsText(waiver), source),
    ...conditionParts(asked, waiver, source),
    ...reached.flatMap((answer) => [
      said(`It reaches this on ${dateInWords(on)}:`),
      ...defaultParts(facility, answer, tests),
    ]),
    ...(reached.length > 0 ? [] : [statement("It reaches no default that is on record.", source)]),
    ...outside.map(({ status }) =>
      statement(`It does not reach “${status.occurrence.id}”.`, source, leaf("fact", "default", { cite: status.key })),
    ),
    said(`We waive nothing else. ${rightsKept}`),
  ]);
}

function factOf({ cite }: Waiver): Receipt {
  return leaf("fact", "waiver given", { cite });
}

function groundOf({ grounds }: WaivedAnswer, waiver: Waiver): string | undefined {
  return grounds.find((ground) => ground.waiver?.id === waiver.id)?.reason;
}

/** The reasons for which a waiver is not in force on a day, whichever default it is held against. */
const general: readonly WaiverReason[] = [
  "not_in_writing",
  "not_in_effect",
  "vote_not_passed",
  "not_yet",
  "condition_unmet",
  "condition_failed",
  "rescinded",
  "expired",
];

// Held against a default that it is given for, so that only what is wrong with the waiver itself is left.
function whyNot({ facility, on }: LetterAsked, waiver: Waiver): string | undefined {
  const own = { ...waiver, names: ["it"] };
  const { occurringFrom: _first, occurringBefore: _end, ...bare } = own;
  const reason = reasonOf(bare, { id: "it", on, causes: [] }, on, facility.file.settings);
  return general.includes(reason) ? reason.replaceAll("_", " ") : undefined;
}

function termsText({ by, scope, solely, effective, from, until }: Waiver): string {
  const what = scope === "specific" ? "a default named in it" : "the defaults that it describes";
  const only = solely ? ", where they come solely of the causes that it names" : "";
  const since = effective === undefined ? "" : ` It took effect on ${dateInWords(effective)}.`;
  const days = [
    ...(from === undefined ? [] : [`from ${dateInWords(from)}`]),
    ...(until === undefined ? [] : [`until ${dateInWords(until)}`]),
  ].join(" ");
  return `${by} waived ${what}${only}${days === "" ? "" : `, ${days}`}.${since}`;
}

function conditionParts({ on }: LetterAsked, { conditions }: Waiver, source: Receipt): LetterPart[] {
  return conditions.map(({ what, kind, by, found }) => {
    const last = found.findLast((each) => each.on <= on);
    const state =
      last === undefined ? "nothing is found of it yet" : `found ${last.finding} on ${dateInWords(last.on)}`;
    const due = by === undefined ? "" : `, by ${dateInWords(by)}`;
    return statement(`Condition ${kind}${due}: ${what}; ${state}.`, source);
  });
}

function letterOf(asked: LetterAsked, title: string, parts: readonly LetterPart[]): Result<Letter, LetterFailure> {
  const { facility, on } = asked;
  const parties = correspondents(asked, "lender");
  if (!parties.ok) return parties;
  return ok({
    title,
    on,
    from: parties.value.from.name,
    to: parties.value.to.name,
    subject: facility.file.title,
    parts,
    copies: guarantorsOf(facility),
    illustration: facility.file.illustration,
  });
}
