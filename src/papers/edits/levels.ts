import { present } from "../../base/present.ts";
import type { ActOf } from "../acts/act.ts";
import type { ActReader } from "../acts/draft.ts";
import type { Target } from "../acts/target.ts";
import { targetsOf } from "../acts/targets.ts";
import { dateFromWords, dateWords } from "../text/phrases.ts";
import { timedText } from "./timing.ts";

const period = "(?:(?:fiscal |test |Test |testing )?(?:periods?|quarters?|Periods?|months?|years?))";
const replaced = new RegExp(
  "^(?<part>.{3,160}?) (?:is|are|shall be)(?: hereby)?(?: further)? amended by deleting (?:the )?(?<called>[^,;:]{3,120}?) (?:covenant )?levels? " +
    `(?:for|applicable to) (?:the |each )?(?:four fiscal quarters|${period})(?: ending)?(?: on or about| on)? (?<since>${dateWords}) ` +
    `and (?:all|each|every) (?:subsequent ${period}|${period} thereafter),? and (?:by )?(?:replacing (?:them|it|such levels) with|substituting(?: therefor)?|inserting in lieu thereof) the following:$`,
);

/** Reads what replaces the levels of a covenant from a period on: the rows of its table from that day to the last. */
export const readLevels: ActReader = (sentence, surroundings) => {
  const { lead, payload, text } = sentence;
  if (payload === undefined || !text.includes("level")) return [];
  if (lead !== undefined && lead.says !== "amends") return [];
  const timed = timedText(sentence, surroundings);
  const said = timed === undefined ? undefined : levelsIn(timed.text, lead?.target);
  if (timed === undefined || said === undefined) return [];
  const put = { text: payload.text, span: payload.span };
  return [
    { kind: "replaceLevels", ...said, payload: put, effect: { ...present({ from: lead?.from }), ...timed.effect } },
  ];
};

type Said = Pick<ActOf<"replaceLevels">, "target" | "called" | "since">;

function levelsIn(text: string, context: Target | undefined): Said | undefined {
  const { part = "", called = "", since: day = "" } = replaced.exec(text.trim())?.groups ?? {};
  const since = dateFromWords(day);
  const [target, ...more] = since === undefined ? [] : targetsOf(part, context);
  if (since === undefined || target?.kind !== "provision" || more.length > 0) return undefined;
  return { target: { ...target, kind: "table" }, called, since };
}
