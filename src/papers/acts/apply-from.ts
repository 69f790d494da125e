import { dateFromWords, dateWords } from "../text/phrases.ts";
import type { ActReader } from "./draft.ts";
import { partLetters } from "./reference.ts";

const part = `\\d+(?:\\.\\d+)*${partLetters}*`;
const applying = new RegExp(
  "^(?:The|All|Each of the) (?<pricing>(?:pricing|interest rate|rate) )?(?:changes?|amendments?|modifications?) (?:effected|made|set forth|provided for|contained) " +
    `(?:pursuant to|by|in|under) sections? (?<parts>${part}(?:(?:, and|,| and) (?:section )?${part})*) (?:of this [a-z]+|hereof|above) ` +
    "(?:shall be|are|is|shall become)(?: hereby)?(?: deemed(?: to be)?)? (?:applicable|effective) " +
    `(?:as of and )?(?:as of|from|from and after|on and after|commencing on)(?: and from and after)?,? (?<day>${dateWords})` +
    "(?:,? (?:for|as to|with respect to) all loans outstanding on (?:such|that) date or (?:made )?thereafter)?\\.?$",
  "i",
);

/** Reads from which day the changes that other sections of the same paper make apply, to all loans alike. */
export const readApplyFrom: ActReader = ({ text, lead, payload }) => {
  const said = lead === undefined && payload === undefined ? applying.exec(text.trim())?.groups : undefined;
  const on = dateFromWords(said?.["day"] ?? "");
  if (said === undefined || on === undefined) return [];
  const parts = (said["parts"] ?? "").split(/(?:, and|,| and) (?:section )?/i);
  return [{ kind: "applyFrom", on, parts, pricing: said["pricing"] !== undefined, text }];
};
