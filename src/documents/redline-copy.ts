import type { Agreement } from "../agreement/agreement.ts";
import type { FiledInstrument } from "../agreement/instrument.ts";
import { overlaysAt, overlaysOn, type StandingOverlay } from "../agreement/overlay.ts";
import { type RedlinedProvision, redlineOf, stands } from "../agreement/redline.ts";
import type { Standing } from "../agreement/reading.ts";
import type { IsoDate } from "../base/date.ts";
import type { Instant } from "../base/instant.ts";
import { fingerprint } from "./fingerprint.ts";
import type { PendingInstrument } from "../servicing/statement.ts";
import { overlayMark, type OverlayMark, type PendingMark, pendingMarks, type Waiting, waitingActs } from "./marks.ts";
import { byPaper, type Place, placeOf, titleOf } from "./place.ts";
import { paperCause, type RedlineRun, type RunCause, runsOf } from "./run-cause.ts";

/** The words of a provision in one state, with their fingerprint. */
export type RedlineState = { readonly text: string; readonly sha256: string };

/**
 * A provision of a redline.
 *
 * Shape: `before` and `after` are absent where the provision does not stand. Joined, the runs without those inserted
 * are exactly the text before, without those deleted exactly the text after. `causes` are those of all its runs, and
 * of a change of standing. `overlays` are the rules over its words that begin or end between the two states.
 */
export type RedlineProvision = Place & {
  readonly status: "unchanged" | "changed" | "inserted" | "deleted";
  readonly before?: RedlineState;
  readonly after?: RedlineState;
  readonly runs: readonly RedlineRun[];
  readonly causes: readonly RunCause[];
  readonly overlays: readonly (OverlayMark & { readonly change: "begins" | "ends" })[];
  /** Its number and heading in the earlier state, where they are others than in the later. */
  readonly formerly?: string;
  /** The acts that wait, in the later state, to change it. */
  readonly pending: readonly PendingMark[];
};

/** A paper of a redline. `cause` is given when the paper is in effect in only one of the states. */
export type RedlinePaper = {
  readonly id: string;
  readonly title: string;
  readonly status: "unchanged" | "inserted" | "deleted";
  readonly cause?: RunCause;
  readonly provisions: readonly RedlineProvision[];
};

/** A day as known at a moment; `knownAt` is absent when all that is on record counts. */
export type RedlineMoment = { readonly on: IsoDate; readonly knownAt?: Instant };

/** The agreement in two states, each a day as known at a moment: plain data. */
export type RedlineCopy = {
  readonly title: string;
  readonly from: RedlineMoment;
  readonly to: RedlineMoment;
  readonly papers: readonly RedlinePaper[];
};

/** One of the two states that a redline compares. */
export type RedlineSide = {
  readonly standing: Standing;
  readonly knownAt?: Instant;
  readonly pending: readonly PendingInstrument[];
};

/** What a redline is made of. */
export type RedlineAsked = {
  readonly title: string;
  readonly agreement: Agreement;
  readonly from: RedlineSide;
  readonly to: RedlineSide;
};

/** Makes the redline of an agreement between two states, each changed run with the clauses that changed it. */
export function redlineCopy({ title, agreement, from, to }: RedlineAsked): RedlineCopy {
  const { provisions } = redlineOf(agreement, from.standing, to.standing);
  const about: About = {
    agreement,
    on: to.standing.on,
    before: overlaysOn(agreement, from.standing),
    after: overlaysOn(agreement, to.standing),
    waiting: waitingActs(agreement, to.standing, to.pending),
  };
  return {
    title,
    from: momentOf(from),
    to: momentOf(to),
    papers: byPaper(agreement, provisions).map(({ instrument, title: paper, parts }): RedlinePaper => {
      const status = paperStatus(instrument, from.standing, to.standing);
      return {
        id: instrument.id,
        title: paper,
        status,
        ...(status === "unchanged" ? {} : { cause: paperCause(instrument, status, to.standing.on) }),
        provisions: parts.map((part) => provisionOf(about, instrument, part)),
      };
    }),
  };
}

function momentOf({ standing: { on }, knownAt }: RedlineSide): RedlineMoment {
  return { on, ...(knownAt === undefined ? {} : { knownAt }) };
}

function paperStatus({ id }: FiledInstrument, from: Standing, to: Standing): RedlinePaper["status"] {
  const [before, after] = [from, to].map(({ inEffect, on }) => {
    const since = inEffect.get(id);
    return since !== undefined && since <= on;
  });
  if (before === after) return "unchanged";
  return after === true ? "inserted" : "deleted";
}

type About = {
  readonly agreement: Agreement;
  readonly on: IsoDate;
  readonly before: readonly StandingOverlay[];
  readonly after: readonly StandingOverlay[];
  readonly waiting: readonly Waiting[];
};

function provisionOf(about: About, instrument: FiledInstrument, part: RedlinedProvision): RedlineProvision {
  const { agreement, on, waiting } = about;
  const [before, after] = [stands(part.earlier), stands(part.later)];
  const { runs, causes } = runsOf(part, instrument, on);
  const place = placeOf(agreement, part.shown);
  const formerly = formerTitle(agreement, part);
  const same = part.before === part.after && formerly === undefined;
  return {
    ...place,
    status: before && after ? (same ? "unchanged" : "changed") : after ? "inserted" : "deleted",
    ...(formerly === undefined ? {} : { formerly }),
    ...(before ? { before: stateOf(part.before) } : {}),
    ...(after ? { after: stateOf(part.after) } : {}),
    runs,
    causes,
    overlays: [
      ...(after ? changed("begins", part.after, about.after, about.before) : []),
      ...(before ? changed("ends", part.before, about.before, about.after) : []),
    ],
    pending: pendingMarks(agreement, part.node, part.after, waiting),
  };
}

// The number and heading of the earlier state, where the provision stands in both and has others in the later.
function formerTitle(agreement: Agreement, { earlier, later }: RedlinedProvision): string | undefined {
  if (!stands(earlier) || !stands(later)) return undefined;
  const then = titleOf(placeOf(agreement, earlier));
  return then === titleOf(placeOf(agreement, later)) ? undefined : then;
}

function stateOf(text: string): RedlineState {
  return { text, sha256: fingerprint(text) };
}

function changed<Change extends "begins" | "ends">(
  change: Change,
  text: string,
  own: readonly StandingOverlay[],
  other: readonly StandingOverlay[],
): (OverlayMark & { readonly change: Change })[] {
  const only = own.filter(({ act }) => !other.some((each) => each.act === act));
  return overlaysAt(text, only).map((overlay) => ({ ...overlayMark(overlay), change }));
}
