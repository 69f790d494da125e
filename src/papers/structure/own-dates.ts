import type { Flow } from "../text/flow.ts";
import { dateWords } from "../text/phrases.ts";

const defines =
  /^(?:\(?[a-z\d.]{1,4}\)? )?"((?:[A-Z][\w.'-]{0,20} ){0,4}Effective Date)" (?:shall )?means? ([^\n]{1,400})/;
const spelledDay = new RegExp(dateWords);
const ofAnother = /\b(?:defined|meaning|given|specified|ascribed)\b/;
const amends =
  /\b(?:is|are|shall be|be)(?: hereby)?(?: further)? (?:amended|deleted|replaced|restated|added|inserted)\b/;

/**
 * The names that an instrument defines for the date of its own effectiveness, before it amends anything: `"Effective
 * Date" means the date on which …`. What stands after that may be text put in place, and a day that is written out, or
 * a meaning that another paper gives, is none.
 */
export function effectiveDatesDefined(
  { text }: Flow,
  paragraphs: readonly { readonly from: number; readonly to: number }[],
): readonly string[] {
  const names: string[] = [];
  for (const { from, to } of paragraphs) {
    const said = text.slice(from, to);
    const [, name, means = ""] = defines.exec(said) ?? [];
    if (name !== undefined && !spelledDay.test(means) && !ofAnother.test(means)) names.push(name);
    else if (amends.test(said)) return names;
  }
  return names;
}
