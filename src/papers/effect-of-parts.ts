import { type Act, type ActOf, editingKinds } from "./acts/act.ts";
import type { ActsRead, Unread } from "./reading.ts";

/**
 * What was read of an instrument, the acts of a section with the day from which another says that they apply.
 *
 * Words that give a day to sections which change nothing, have a day of their own, or change something else than the
 * words say, are left unread.
 */
export function withEffectOfParts({ acts, unread }: ActsRead): ActsRead {
  const given = acts.filter(isApplyFrom);
  if (given.length === 0) return { acts, unread };
  const meant = new Map(given.map((rule) => [rule, actsMeant(rule, acts)]));
  const fitting = given.filter((rule) => fits(rule, meant.get(rule) ?? []));
  const missed = given.filter((rule) => !fitting.includes(rule));
  const ruleOf = (act: Act) => fitting.filter((rule) => meant.get(rule)?.includes(act) === true);
  return {
    acts: acts
      .filter((act) => !isApplyFrom(act) || fitting.includes(act))
      .map((act) => {
        const [rule, ...more] = ruleOf(act);
        if (rule === undefined || more.length > 0) return act;
        return { ...act, effect: { ...act.effect, from: { value: rule.on, span: rule.span } } };
      }),
    unread: [...unread, ...missed.map(asUnread)].toSorted((a, b) => a.span.start - b.span.start),
  };
}

type Rule = ActOf<"applyFrom">;

function isApplyFrom(act: Act): act is Rule {
  return act.kind === "applyFrom";
}

function actsMeant({ parts }: Rule, acts: readonly Act[]): Act[] {
  return acts.filter(({ clause }) =>
    parts.some((part) => clause === part || (/^[.(]/.test(clause.slice(part.length)) && clause.startsWith(part))),
  );
}

const prices = /\b(?:interest|margin|rate|fees?)\b/i;

function fits({ parts, pricing }: Rule, meant: readonly Act[]): boolean {
  const each = parts.every((part) => meant.some(({ clause }) => clause.startsWith(part)));
  return each && meant.every((act) => mayApplyFrom(act) && (!pricing || isOfPrice(act)));
}

function mayApplyFrom({ kind, effect }: Act): boolean {
  return editingKinds.has(kind) && effect.from === undefined && effect.loans === undefined;
}

function isOfPrice(act: Act): boolean {
  return "payload" in act && prices.test(act.payload?.text ?? "");
}

function asUnread({ clause, text, span, values }: Rule): Unread {
  const reason = "It says from when other sections apply, and they do not change what it speaks of.";
  return { clause, text, span, values, reason };
}
