import { dateInWords } from "../../base/date.ts";
import { leaf } from "../../base/receipt.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import type { CovenantTest } from "../../compliance/covenant.ts";
import { clauseMeant } from "../../compliance/occurrence.ts";
import { isStanding, stateOf, testsOn, type WaivedAnswer, waivedOn } from "../../compliance/defaults.ts";
import { forDefaults, type KnownFacility } from "../facility.ts";
import { clausesOf, gap, type Letter, type LetterPart, said, statement } from "../letter.ts";
import { correspondents, guarantorsOf, type LetterAsked, type LetterFailure } from "./asked.ts";
import { causeSaid, rightsKept } from "./words.ts";

/**
 * The defaults that a letter is about: those named, or all that stand on the day.
 *
 * Refuses `letter.default_unknown` for one that is not on record and `letter.default_does_not_stand` for one that is
 * waived, cleared, cured or ended.
 */
export function defaultsMeant({
  facility,
  on,
  occurrences,
}: LetterAsked): Result<readonly WaivedAnswer[], LetterFailure> {
  const answers = waivedOn(forDefaults(facility), on);
  if (occurrences.length === 0) return ok(answers.filter(({ status }) => isStanding(status)));
  const meant: WaivedAnswer[] = [];
  for (const occurrence of occurrences) {
    const answer = answers.find(({ status }) => status.occurrence.id === occurrence);
    if (answer === undefined) {
      const known = answers.map(({ status }) => status.occurrence.id);
      return refuse({ code: "letter.default_unknown", occurrence, known });
    }
    const { status } = answer;
    if (!isStanding(status)) {
      const cites = [
        ...status.grounds.map(({ cite }) => cite),
        ...(status.ended === undefined ? [] : [status.ended.key]),
      ];
      return refuse({ code: "letter.default_does_not_stand", occurrence, on, state: stateOf(status), cites });
    }
    meant.push(answer);
  }
  return ok(meant);
}

/** The notice of defaults that stand. Refuses `letter.nothing_stands` where none does. */
export function defaultLetter(asked: LetterAsked): Result<Letter, LetterFailure> {
  const { facility, on } = asked;
  const parties = correspondents(asked, "lender");
  if (!parties.ok) return parties;
  const meant = defaultsMeant(asked);
  if (!meant.ok) return meant;
  if (meant.value.length === 0) return refuse({ code: "letter.nothing_stands", on });
  const tests = testsOn(forDefaults(facility), on).tests;
  const matured = meant.value.every(({ status }) => status.occurrence.maturity === "matured");
  return ok({
    title: matured ? "Notice of Event of Default" : "Notice of default",
    on,
    from: parties.value.from.name,
    to: parties.value.to.name,
    subject: facility.file.title,
    parts: [
      said("We give notice of the following."),
      ...meant.value.flatMap((answer) => [
        ...defaultParts(facility, answer, tests),
        ...graceParts(answer),
        ...heldBackParts(answer),
      ]),
      said(rightsKept),
    ],
    copies: guarantorsOf(facility),
    illustration: facility.file.illustration,
  });
}

/** What happened and whether it is an Event of Default, each under its clause; one that nobody entered is left open. */
export function defaultParts(
  facility: KnownFacility,
  { status }: WaivedAnswer,
  tests: readonly CovenantTest[],
): LetterPart[] {
  const { occurrence } = status;
  const { on, rule, ruleCite } = occurrence;
  const own = occurrence.receipt?.() ?? leaf("fact", `occurred ${on}`, { cite: status.key });
  const causes = occurrence.causes.map((cause) => causeSaid(facility, cause, tests));
  const note = causes.length === 0 && occurrence.note !== undefined ? [`${occurrence.note.replace(/\.$/, "")}.`] : [];
  const words = [...causes.map((cause) => cause.words), ...note];
  const clause = ruleCite ?? clauseMeant(forDefaults(facility), occurrence);
  const clauses = [
    ...causes.flatMap(({ rests }) => rests),
    ...(clause === undefined ? [] : [leaf("clause", rule?.title ?? "Event of Default", { cite: clause })]),
  ];
  return [
    statement(
      [...(words.length === 0 ? ["A default occurred."] : words), maturityText(status)].join(" "),
      own,
      ...clauses,
    ),
    ...(clausesOf([own, ...clauses]).length === 0 ? [gap("The provision under which it is a default", "clause")] : []),
  ];
}

function maturityText(status: WaivedAnswer["status"]): string {
  const { on, maturity, maturesOn } = status.occurrence;
  const day = dateInWords(on);
  if (!isStanding(status)) return `That came about on ${day}.`;
  if (maturity === "matured" && maturesOn !== undefined) {
    const since = maturesOn === on ? "that day" : dateInWords(maturesOn);
    return `That came about on ${day} and has been an Event of Default since ${since}.`;
  }
  const when =
    maturesOn === undefined ? "" : `; it becomes one on ${dateInWords(maturesOn)} unless it is put right before`;
  return `That came about on ${day} and is not an Event of Default yet${when}.`;
}

// Where the days of grace run from notice, the letter is the notice.
function graceParts({ status: { occurrence } }: WaivedAnswer): LetterPart[] {
  const { rule, ruleCite, maturesOn } = occurrence;
  if (maturesOn !== undefined || rule?.grace?.runsFrom !== "notice") return [];
  return [
    statement(
      `It becomes an Event of Default if it is not put right within ${rule.grace.days} days after notice.`,
      leaf("clause", rule.title, { cite: ruleCite ?? rule.id }),
    ),
    said("This letter is that notice."),
  ];
}

/** Agreements to hold back remedies that last on the day. They waive nothing. */
export function heldBackParts({ forborne }: WaivedAnswer): LetterPart[] {
  return forborne.map(({ agreed: { key, happening }, endsOn }) =>
    statement(
      `Remedies for it are held back until ${dateInWords(endsOn)} under ${happening.writing}. It is not waived.`,
      leaf("fact", "forbearance agreed", { cite: key }),
    ),
  );
}
