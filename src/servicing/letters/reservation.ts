import { dateInWords } from "../../base/date.ts";
import { leaf } from "../../base/receipt.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import { defaultsOn, isStanding, testsOn, type WaivedAnswer } from "../../compliance/defaults.ts";
import { reportsOf } from "../../events/record.ts";
import { availabilityOn } from "../availability.ts";
import { forDefaults } from "../facility.ts";
import { type Letter, type LetterPart, said, statement } from "../letter.ts";
import { positionOn } from "../position.ts";
import { amountOf, correspondents, guarantorsOf, type LetterAsked, type LetterFailure } from "./asked.ts";
import { defaultParts, defaultsMeant, heldBackParts } from "./defaults.ts";
import { excessParts } from "./over-advance.ts";
import { rightsKept } from "./words.ts";

/**
 * A letter that keeps the lender's rights in the face of what stands: defaults, and an excess that nobody permitted.
 *
 * Refuses `letter.nothing_stands` where nothing does.
 */
export function reservationLetter(asked: LetterAsked): Result<Letter, LetterFailure> {
  const { facility, on } = asked;
  const parties = correspondents(asked, "lender");
  if (!parties.ok) return parties;
  const meant = defaultsMeant(asked);
  if (!meant.ok) return meant;
  const excess = asked.occurrences.length > 0 ? ok([]) : standingExcess(asked);
  if (!excess.ok) return excess;
  if (meant.value.length === 0 && excess.value.length === 0) return refuse({ code: "letter.nothing_stands", on });
  const tests = testsOn(forDefaults(facility), on).tests;
  return ok({
    title: "Reservation of rights",
    on,
    from: parties.value.from.name,
    to: parties.value.to.name,
    subject: facility.file.title,
    parts: [
      ...meant.value.flatMap((answer) => [
        ...defaultParts(facility, answer, tests),
        ...fallenParts(answer),
        ...reservedParts(answer),
        ...heldBackParts(answer),
      ]),
      ...excess.value,
      ...lentParts(asked, meant.value),
      said(
        "We have agreed to none of this and have waived none of it. What we do or leave undone while it lasts, an " +
          "advance above all, is our free choice each time and no course of dealing.",
      ),
      said(rightsKept),
      said("A waiver of any of it needs a writing that says so and that we have signed."),
    ],
    copies: guarantorsOf(facility),
    illustration: facility.file.illustration,
  });
}

// Where nothing is on record about availability there is no excess to speak of.
function standingExcess(asked: LetterAsked): Result<LetterPart[], LetterFailure> {
  const available = availabilityOn(asked.facility, asked.on);
  if (!available.ok) return available;
  if (available.value === undefined) return ok([]);
  const standing = positionOn(asked.facility, asked.on);
  if (!standing.ok) return standing;
  return ok(standing.value.position.unpermitted > 0n ? excessParts(asked, standing.value) : []);
}

function reservedParts({ reserved }: WaivedAnswer): LetterPart[] {
  return reserved.map(({ key, happening }) =>
    statement(
      `Our rights about it were reserved on ${dateInWords(happening.on)} by ${happening.writing}, and still are.`,
      leaf("fact", "rights reserved", { cite: key }),
    ),
  );
}

// A waiver that once reached the default and reaches it no more.
function fallenParts({ grounds }: WaivedAnswer): LetterPart[] {
  return grounds.flatMap(({ reason, cite, waiver }): LetterPart[] => {
    if (waiver === undefined || (reason !== "rescinded" && reason !== "expired")) return [];
    const source = waiver.source === "paper" ? leaf("clause", "waiver", { cite }) : leaf("fact", "waiver", { cite });
    if (reason === "expired") {
      if (waiver.until === undefined) return [];
      return [
        statement(`The waiver once given for it ended with the day before ${dateInWords(waiver.until)}.`, source),
      ];
    }
    const { rescission } = waiver;
    if (rescission === undefined) return [];
    const words = `The waiver once given for it was rescinded on ${dateInWords(rescission.on)} by an act of ${rescission.by}.`;
    return [statement(words, source, leaf("fact", "act of a holder", { cite: rescission.key }))];
  });
}

// Advances made on days on which one of the defaults stood, and who let one through beyond what was available.
function lentParts({ facility, on }: LetterAsked, meant: readonly WaivedAnswer[]): LetterPart[] {
  const ids = new Set(meant.map(({ status }) => status.occurrence.id));
  const advances = reportsOf(facility.known, "AdvanceMade").filter(
    ({ happening }) =>
      happening.on <= on &&
      defaultsOn(forDefaults(facility), happening.on).some(
        (status) => ids.has(status.occurrence.id) && isStanding(status),
      ),
  );
  const approved = reportsOf(facility.known, "AdvanceRequested").flatMap(({ key, happening }) =>
    happening.approvedBy === undefined || happening.on > on ? [] : [{ key, happening, by: happening.approvedBy }],
  );
  return [
    ...advances.map(({ key, happening }) =>
      statement(
        `An advance of ${amountOf(facility, happening.amount.minor)} was made on ${dateInWords(happening.on)}, while one of the defaults above stood. It waives nothing.`,
        leaf("fact", "advance made", { cite: key }),
      ),
    ),
    ...approved.map(({ key, happening, by }) =>
      statement(
        `An advance of ${amountOf(facility, happening.amount.minor)} asked for on ${dateInWords(happening.on)} was let through by ${by}. That waives nothing.`,
        leaf("fact", "advance approved", { cite: key }),
      ),
    ),
  ];
}
