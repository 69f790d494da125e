import type { IsoDate } from "../base/date.ts";
import type { ActOf } from "../papers/acts/act.ts";
import { datesIn } from "../papers/text/phrases.ts";
import type { Stretch } from "./words.ts";

type Row = Stretch & { readonly text: string; readonly day: IsoDate | undefined; readonly cells: number };

/**
 * What stands in a table of levels in place of its rows from a day on; `undefined` where the two tables do not fit.
 *
 * Each row but those of the head has one day, in their order, in both; one of the old ones has the day from which the
 * new ones stand, as the first of these has, and all have as many cells.
 */
export function levelsPut(
  table: string,
  { since, payload }: Pick<ActOf<"replaceLevels">, "since" | "payload">,
): (Stretch & { readonly text: string }) | undefined {
  const [old = [], put = []] = [levelRows(table), levelRows(payload.text)];
  const given = old.slice(old.findIndex(({ day }) => day === since));
  const [[first], [top]] = [given, put];
  if (first?.day !== since || top?.day !== since) return undefined;
  if ([...given, ...put].some(({ cells }) => cells !== top.cells)) return undefined;
  return { from: first.from, to: given.at(-1)?.to ?? first.to, text: put.map(({ text }) => text).join("\n") };
}

function levelRows(table: string): readonly Row[] | undefined {
  let at = 0;
  const rows = table.split("\n").map((text): Row => {
    const from = at;
    at += text.length + 1;
    const { found } = datesIn(text);
    return {
      from,
      to: from + text.length,
      text,
      day: found.length === 1 ? found[0]?.value : undefined,
      cells: text.split("\t").length,
    };
  });
  const dated = rows.slice(rows.findIndex(({ day }) => day !== undefined));
  const days = dated.map(({ day }) => day ?? "");
  const follow = days.every((day, index) => day !== "" && (index === 0 || day > (days[index - 1] ?? "")));
  return follow && dated.length > 0 ? dated : undefined;
}
