import type { Agreement } from "../agreement/agreement.ts";
import type { ProvisionNode } from "../agreement/node.ts";
import { holdersOf } from "../agreement/order.ts";
import { plainText, type Standing } from "../agreement/reading.ts";
import { isPresent, readingOf } from "../agreement/text.ts";
import type { Anchor } from "../events/compliance.ts";
import { covenantsInText, leadOf, type LedText, metricsInText } from "../papers/covenants/covenants-in.ts";
import type { ReadCovenant } from "../papers/covenants/covenant.ts";
import type { ReadMetric } from "../papers/covenants/formula.ts";
import { triggerIn, type ReadTrigger } from "../papers/covenants/trigger.ts";
import { wordsOf } from "./anchor.ts";

/** The words of a clause on a day, with the instrument that gave them last. */
export type ClauseWords = LedText & { readonly by: string; readonly cite: string };

/** The words of a clause on a day; `undefined` where they are deleted, not in effect, or not on file. */
export function clauseWordsOn(
  agreement: Agreement,
  { paper, provision }: Pick<Anchor, "paper" | "provision">,
  standing: Standing,
): ClauseWords | undefined {
  const node = agreement.nodes.get(`${paper}:${provision}`);
  return node === undefined ? undefined : wordsOn(agreement, node, standing);
}

/** The words of a provision on a day; `undefined` where it is not there. */
export function wordsOn(agreement: Agreement, node: ProvisionNode, standing: Standing): ClauseWords | undefined {
  if (!isPresent(agreement, node, standing)) return undefined;
  const reading = readingOf(agreement, node, standing);
  if (reading.deleted !== undefined) return undefined;
  const lead = holdersOf(agreement, node)
    .toReversed()
    .reduce((before, holder) => {
      const read = readingOf(agreement, holder, standing);
      return leadOf(before, read.heading, plainText(read));
    }, "");
  return { lead, heading: reading.heading, text: plainText(reading), ...wordsOf(agreement, node, standing) };
}

/** The covenant that words state of a metric, or the only one that they state. */
export function covenantSaid(words: LedText, names: readonly string[]): ReadCovenant | undefined {
  const read = covenantsInText(words);
  const [only, other] = read.filter(({ called }) => names.some((name) => isCalled(called, name)));
  if (only !== undefined) return other === undefined ? only : undefined;
  return read.length === 1 ? read[0] : undefined;
}

/** The metric that words define under a name, or the only one that they define. */
export function metricSaid({ text }: LedText, name: string): ReadMetric | undefined {
  const read = metricsInText(text);
  const [only] = read.filter(({ called }) => isCalled(called, name));
  return only ?? (read.length === 1 ? read[0] : undefined);
}

/** The state that words define by counts of days. */
export function triggerSaid({ text }: LedText): ReadTrigger | undefined {
  return triggerIn(text);
}

/** Whether two names are of one figure, whatever of “consolidated” and the like stands before them. */
export function isCalled(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:(?:consolidated|minimum|maximum|the) )+/, "")
    .trim();
}
