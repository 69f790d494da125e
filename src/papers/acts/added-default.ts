import { present } from "../../base/present.ts";
import type { ActReader } from "./draft.ts";

const made =
  "(?:shall|will)(?: (?:also|immediately|automatically|itself))* (?:be(?: deemed(?: to be)?)?|constitute) an? (?:immediate |additional |automatic )?Event of Default" +
  "(?: (?:under|for (?:all )?purposes of) (?<under>[^;:]{3,160}?))?\\.?$";
const happening = new RegExp(
  "^(?<event>(?:If|Should|In the event|Upon)\\b[^;:]*?),? (?:then,? )?" +
    `(?:such (?:event|failure|occurrence|breach|default)|the same|it|that|this) ${made}`,
);
const failing = new RegExp(
  "^(?<event>(?:(?:The|Any|Each|A|An) )?(?:[A-Z]\\w+['’]s )?(?:failure|breach|violation|default|occurrence|non-?compliance|Failure|Breach|Violation)" +
    `\\b(?! (?:shall|will|may|would)\\b)[^;:]*?) ${made}`,
);
const except = /\b(?:unless|not|only if|provided)\b[^.]*$/;

/** Reads what a paper itself makes an Event of Default; not where it excepts something from it. */
export const readAddedDefault: ActReader = ({ text, lead, payload }) => {
  if (lead !== undefined || payload !== undefined || !text.includes("Event of Default")) return [];
  const said = (happening.exec(text.trim()) ?? failing.exec(text.trim()))?.groups;
  const { event, under } = said ?? {};
  if (event === undefined || except.test(under ?? "")) return [];
  return [{ kind: "addEventOfDefault", event, text, ...present({ under }) }];
};
