import { firstDayAfterNotice, type NoticeReading } from "../../accruals/higher-rate.ts";
import type { Sourced } from "../../agreement/terms.ts";
import { dateInWords } from "../../base/date.ts";
import { moneyText } from "../../base/money.ts";
import { figure, leaf, type Receipt } from "../../base/receipt.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import type { RateGround, TermOf } from "../../papers/terms/term.ts";
import { termsOn } from "../facility.ts";
import { type Letter, type LetterPart, said, statement } from "../letter.ts";
import { type FacilityPosition, positionOn } from "../position.ts";
import { percentText } from "../rate.ts";
import { amountOf, correspondents, guarantorsOf, type LetterAsked, type LetterFailure } from "./asked.ts";
import { rightsKept } from "./words.ts";

/**
 * Notice that loans exceed what is available on the day of the letter.
 *
 * Refuses `letter.no_excess` where nothing exceeds it that nobody permitted, and what the position refuses.
 */
export function overAdvanceLetter(asked: LetterAsked): Result<Letter, LetterFailure> {
  const { facility, on } = asked;
  const parties = correspondents(asked, "lender");
  if (!parties.ok) return parties;
  const standing = positionOn(facility, on);
  if (!standing.ok) return standing;
  const { loans, available, position } = standing.value;
  if (position.unpermitted === 0n) {
    const outstanding = position.permitted > 0n ? `${moneyText(loans)}, permitted` : moneyText(loans);
    return refuse({ code: "letter.no_excess", on, limit: amountOf(facility, available.limit), outstanding });
  }
  const notice = noticeParts(asked, standing.value);
  if (!notice.ok) return notice;
  return ok({
    title: "Notice of over-advance",
    on,
    from: parties.value.from.name,
    to: parties.value.to.name,
    subject: `${facility.file.title}: loans beyond what is available on ${dateInWords(on)}`,
    parts: [
      ...excessParts(asked, standing.value),
      ...notice.value,
      said(
        `Please bring what is outstanding within the limit, or tell us by return when and how you will. ${rightsKept}`,
      ),
    ],
    copies: guarantorsOf(facility),
    illustration: facility.file.illustration,
  });
}

/** What is outstanding on a day, what may be, and by how much the one exceeds the other, permitted or not. */
export function excessParts({ facility }: LetterAsked, standing: FacilityPosition): LetterPart[] {
  const { on, available, letters, position, permissions, loans, cite, receipt } = standing;
  const amount = (minor: bigint) => amountOf(facility, minor);
  const day = dateInWords(on);
  const counted = available.basis === "stated" ? [] : letters;
  const rows = [
    ["Loans outstanding", amount(loans.minor)],
    ...counted.map(({ letter, undrawn }) => [`Letter of credit ${letter}, undrawn`, amount(undrawn)]),
    ["May be outstanding", amount(available.limit)],
    ["Excess", amount(position.overAdvance)],
    ...(position.permitted === 0n
      ? []
      : [
          ["of which permitted", amount(position.permitted)],
          ["Excess not permitted", amount(position.unpermitted)],
        ]),
  ];
  const limit = facility.file.borrowingBase === undefined ? available.source : leaf("clause", "limit", { cite });
  return [
    statement(
      `At the end of ${day} more was outstanding than may be: ${amount(position.overAdvance)} more.`,
      limit,
      receipt,
    ),
    {
      part: "table",
      heads: [`At the end of ${day}`, "Amount"],
      rows,
      amounts: [1],
      totals: 1,
      rests: [figure("limit", amount(available.limit), [limit, available.source])],
    },
    ...permissions.map(({ key, happening }) =>
      statement(
        `${amount(happening.amount.minor)} of any excess is permitted until ${dateInWords(happening.until)} by ${happening.writing}.`,
        leaf("fact", "over-advance permitted", { cite: key }),
      ),
    ),
  ];
}

type ExcessTerm = {
  readonly term: Sourced<TermOf<"higherRate">>;
  readonly ground: Extract<RateGround, { ground: "excess" }>;
};

// What the excess costs after notice, where a clause prices it; the notices given; else that this letter is one.
function noticeParts({ facility, on }: LetterAsked, standing: FacilityPosition): Result<LetterPart[], LetterFailure> {
  const terms = termsOn(facility, on);
  if (!terms.ok) return terms;
  const priced = terms.value.higherRates.flatMap((term) =>
    term.value.grounds.flatMap((ground): ExcessTerm[] => (ground.ground === "excess" ? [{ term, ground }] : [])),
  );
  return ok(
    priced.flatMap((each) => {
      const { index, level } = each.term.value;
      const { noticeDays, channels } = each.ground;
      const rate = `${index} plus ${percentText(level)} per annum`;
      const how = channels.join(" or ");
      return [
        statement(
          `An excess that continues or arises after ${noticeDays} days' ${how} notice bears interest at ${rate}.`,
          each.term.source,
        ),
        ...clockParts(standing),
        ...ownNotice(facility.file.settings, on, each, standing),
      ];
    }),
  );
}

function clockParts({ notices }: FacilityPosition): LetterPart[] {
  return notices
    .filter(({ inVain }) => !inVain)
    .map(({ notice, firstDay, cite }) => {
      const { on, channel, givenBy, givenTo } = notice.happening;
      const to = givenTo === undefined ? "" : ` to ${givenTo}`;
      const given = `${channel === "written" ? "Written" : "Telephonic"} notice of an excess was given on ${dateInWords(on)} by ${givenBy}${to}`;
      return statement(
        `${given}; counted from it, the excess bears that rate from ${dateInWords(firstDay)}.`,
        leaf("fact", "notice of an excess", { cite: notice.key }),
        leaf("clause", "days of notice", { cite }),
      );
    });
}

function ownNotice(
  reading: NoticeReading,
  on: LetterAsked["on"],
  { term, ground }: ExcessTerm,
  { notices }: FacilityPosition,
): LetterPart[] {
  if (!ground.channels.includes("written")) return [];
  const first = dateInWords(firstDayAfterNotice(on, ground.noticeDays, reading));
  const rests: Receipt[] = [
    leaf("setting", "first day after notice", { cite: "noticeFirstDay", value: reading.noticeFirstDay }),
  ];
  const running = notices.some(({ inVain }) => !inVain);
  return [
    said(running ? "This letter confirms that notice in writing." : "This letter is written notice of the excess."),
    ...(running
      ? []
      : [statement(`Given on the day that it bears, it sets the rate going from ${first}.`, term.source, ...rests)]),
  ];
}
