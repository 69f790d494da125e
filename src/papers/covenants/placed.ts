import type { Reading } from "../reading.ts";
import type { Provision } from "../structure/provision.ts";
import { type Flow, flowOf } from "../text/flow.ts";
import type { Span } from "../text/span.ts";
import { covenantsIn, covenantsInText, metricsIn } from "./covenants-in.ts";
import type { ReadCovenant } from "./covenant.ts";
import type { ReadMetric } from "./formula.ts";
import { triggerIn, type ReadTrigger } from "./trigger.ts";

/** Something of a paper that is tested, with the instrument and the clause that say so, and where they stand. */
type Placed = { readonly instrument: string; readonly clause: string; readonly span: Span };

/** What the words of a paper say is tested. Each level of a covenant has its own span. */
export type TestsRead = {
  readonly covenants: readonly (Placed & { readonly covenant: ReadCovenant; readonly levels: readonly Span[] })[];
  readonly metrics: readonly (Placed & { readonly metric: ReadMetric })[];
  readonly triggers: readonly (Placed & { readonly trigger: ReadTrigger })[];
};

/** The covenants, formulas and triggers of a paper, those in words that an amendment puts in place among them. */
export function testsRead(text: string, { instruments }: Reading): TestsRead {
  const flow = flowOf(text);
  const covenants = instruments.flatMap(({ id, provisions, acts }) => [
    ...covenantsIn(provisions).map(({ path, provision, covenant }) =>
      placedCovenant(flow, { instrument: id, clause: path }, provision.text, provision.textSpan, covenant),
    ),
    ...acts.flatMap((act) => {
      const payload = "payload" in act ? act.payload : undefined;
      if (payload === undefined) return [];
      const where = { instrument: id, clause: act.clause };
      return covenantsInText({ lead: "", heading: "", text: payload.text }).map((covenant) =>
        placedCovenant(flow, where, payload.text, payload.span, covenant),
      );
    }),
  ]);
  return {
    // What an amendment puts in place stands among its own parts too: it is told once.
    covenants: covenants.filter(
      ({ span }, index) =>
        covenants.findIndex((other) => other.span.start <= span.start && span.end <= other.span.end) === index,
    ),
    metrics: instruments.flatMap(({ id, provisions }) =>
      metricsIn(provisions).map(({ path, provision, metric }) => ({
        instrument: id,
        clause: path,
        span: provision.textSpan,
        metric,
      })),
    ),
    triggers: instruments.flatMap(({ id, provisions }) =>
      everyPart(provisions).flatMap(({ path, text: words, textSpan }) => {
        const trigger = triggerIn(words);
        return trigger === undefined ? [] : [{ instrument: id, clause: path, span: textSpan, trigger }];
      }),
    ),
  };
}

function placedCovenant(
  flow: Flow,
  where: { readonly instrument: string; readonly clause: string },
  words: string,
  whole: Span,
  covenant: ReadCovenant,
): TestsRead["covenants"][number] {
  const at = positionOf(flow, words, whole);
  const spanOf = ({ from, to }: ReadCovenant["at"]) => (at === undefined ? whole : flow.spanOf(at + from, at + to));
  return { ...where, span: spanOf(covenant.at), covenant, levels: covenant.levels.map((level) => spanOf(level.at)) };
}

// Where words stand in the running text, of which only their place in the file is known.
function positionOf(flow: Flow, words: string, whole: Span): number | undefined {
  for (let at = flow.text.indexOf(words); at !== -1; at = flow.text.indexOf(words, at + 1)) {
    if (flow.spanOf(at, at + words.length).start === whole.start) return at;
  }
  return undefined;
}

function everyPart(provisions: readonly Provision[]): Provision[] {
  return provisions.flatMap((provision) => [provision, ...everyPart(provision.parts)]);
}
