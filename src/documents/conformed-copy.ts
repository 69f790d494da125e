import { inOrder } from "../agreement/order.ts";
import type { Agreement } from "../agreement/agreement.ts";
import type { ProvisionNode } from "../agreement/node.ts";
import { overlaysOn, type StandingOverlay } from "../agreement/overlay.ts";
import { isPresent, readingOf } from "../agreement/text.ts";
import { plainText, type Standing } from "../agreement/reading.ts";
import type { IsoDate } from "../base/date.ts";
import type { Instant } from "../base/instant.ts";
import type { PendingInstrument } from "../servicing/statement.ts";
import { fingerprint } from "./fingerprint.ts";
import {
  type ActMark,
  markOf,
  type OverlayMark,
  overlayMarks,
  type PendingMark,
  pendingMarks,
  type Waiting,
  waitingActs,
} from "./marks.ts";
import { byPaper, type Place, placeOf } from "./place.ts";

/** A run of a provision's words. `by` is the act that put them there; words of the base paper have none. */
export type ConformedFragment = { readonly text: string; readonly cite: string; readonly by?: ActMark };

/**
 * A provision of a conformed copy.
 *
 * Shape: `sha256` is the fingerprint of `text`, the words of the fragments joined. `deleted` is the act that took the
 * provision away; words put in its place are in `fragments`. `failed` are acts that met words they do not fit.
 */
export type ConformedProvision = Place & {
  readonly text: string;
  readonly sha256: string;
  readonly fragments: readonly ConformedFragment[];
  readonly deleted?: ActMark;
  readonly overlays: readonly OverlayMark[];
  readonly pending: readonly PendingMark[];
  readonly failed: readonly ActMark[];
  /** Acts that say different things of it, and of which neither governs: none is carried out. */
  readonly conflicts: readonly (readonly [ActMark, ActMark])[];
};

/** A paper of a conformed copy, or an attachment that stands by itself. */
export type ConformedPaper = {
  readonly id: string;
  readonly title: string;
  readonly provisions: readonly ConformedProvision[];
};

/** The agreement as it reads on a day: plain data. `knownAt` is absent when all that is on record counts. */
export type ConformedCopy = {
  readonly title: string;
  readonly on: IsoDate;
  readonly knownAt?: Instant;
  readonly papers: readonly ConformedPaper[];
  readonly pending: readonly PendingInstrument[];
};

/** What a conformed copy is made of. `includes` chooses provisions; all that are in effect, unless it is given. */
export type ConformedAsked = {
  readonly title: string;
  readonly agreement: Agreement;
  readonly standing: Standing;
  readonly pending: readonly PendingInstrument[];
  readonly knownAt?: Instant;
  readonly includes?: (node: ProvisionNode) => boolean;
};

/** Makes the conformed copy of an agreement: every provision in effect, as it reads, with what made it so. */
export function conformedCopy(asked: ConformedAsked): ConformedCopy {
  const { title, agreement, standing, pending, knownAt, includes = () => true } = asked;
  const nodes = inOrder(agreement).filter((node) => isPresent(agreement, node, standing) && includes(node));
  const overlays = overlaysOn(agreement, standing);
  const waiting = waitingActs(agreement, standing, pending);
  const papers = byPaper(
    agreement,
    nodes.map((node) => ({ node })),
  );
  return {
    title,
    on: standing.on,
    ...(knownAt === undefined ? {} : { knownAt }),
    papers: papers.map(({ instrument, title: paper, parts }) => ({
      id: instrument.id,
      title: paper,
      provisions: parts.map(({ node }) => provisionOf(asked, node, overlays, waiting)),
    })),
    pending,
  };
}

function provisionOf(
  { agreement, standing }: ConformedAsked,
  node: ProvisionNode,
  overlays: readonly StandingOverlay[],
  waiting: readonly Waiting[],
): ConformedProvision {
  const reading = readingOf(agreement, node, standing);
  const text = plainText(reading);
  return {
    ...placeOf(agreement, reading),
    text,
    sha256: fingerprint(text),
    fragments: reading.fragments.map(({ text: words, clause, act }) => ({
      text: words,
      cite: clause.cite,
      ...(act === undefined ? {} : { by: markOf(act) }),
    })),
    ...(reading.deleted === undefined ? {} : { deleted: markOf(reading.deleted) }),
    overlays: overlayMarks(text, overlays),
    pending: pendingMarks(agreement, node, text, waiting),
    failed: reading.failed.map(markOf),
    conflicts: reading.conflicts.map(([first, second]) => [markOf(first), markOf(second)] as const),
  };
}
