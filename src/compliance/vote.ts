import type { IsoDate } from "../base/date.ts";
import { compare, plus, type Ratio, ratio, times, zero } from "../base/ratio.ts";
import type { VotingRule } from "../events/compliance.ts";
import { byDay, type ReportOf, reportsOf } from "../events/record.ts";
import { type ClauseForce, clauseForce } from "./anchor.ts";
import { complianceOf, type DefaultsAsked, standingOf } from "./asked.ts";

/** A lender with its commitment on the day of a vote, and what it has said. Unit: whole units of the currency. */
export type Voter = {
  readonly party: string;
  readonly amount: Ratio;
  readonly share: Ratio;
  readonly says?: "yes" | "no";
  readonly key?: string;
};

/**
 * How a vote stands: passed, failed because it can no longer pass, open, or unknown where no rule on file covers it.
 * `needed` are the lenders whose agreement is still wanting, where each of some must agree.
 */
export type Vote = {
  readonly called: ReportOf<"VoteCalled">;
  readonly rule?: VotingRule;
  readonly force?: ClauseForce;
  readonly standing: "passed" | "failed" | "open" | "unknown";
  readonly passedOn?: IsoDate;
  readonly inFavour: Ratio;
  readonly voters: readonly Voter[];
  readonly needed: readonly string[];
};

/** A vote by its id, as known. */
export function voteOf(asked: DefaultsAsked, id: string): Vote | undefined {
  const called = reportsOf(asked.known, "VoteCalled").find(({ happening }) => happening.vote === id);
  return called === undefined ? undefined : standingOfVote(asked, called);
}

/** Every vote called by a day. What was said after it is not counted. */
export function votesOn(asked: DefaultsAsked, on: IsoDate): Vote[] {
  return reportsOf(asked.known, "VoteCalled")
    .filter(({ happening }) => happening.on <= on)
    .map((called) => standingOfVote(asked, called, on));
}

/** The commitments on a day: for each lender the last that has begun. */
export function commitmentsOn(asked: DefaultsAsked, on: IsoDate): { readonly party: string; readonly amount: Ratio }[] {
  const held = complianceOf(asked)
    .commitments.filter(({ from }) => from <= on)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return [...new Map(held.map(({ party, amount }) => [party, { party, amount }])).values()].filter(
    ({ amount }) => amount.numerator > 0n,
  );
}

function standingOfVote(asked: DefaultsAsked, called: ReportOf<"VoteCalled">, on?: IsoDate): Vote {
  const { happening } = called;
  const rule = complianceOf(asked).votes.find(({ matter }) => matter === happening.matter);
  const force = rule && clauseForce(asked.agreement, rule, standingOf(asked, happening.on));
  const voters = votersOf(asked, called, on);
  const inFavour = voters.filter(({ says }) => says === "yes").reduce((sum, { share }) => plus(sum, share), zero);
  if (rule === undefined || force?.force !== "in_force" || voters.length === 0) {
    return {
      called,
      ...(rule && { rule }),
      ...(force && { force }),
      standing: "unknown",
      inFavour,
      voters,
      needed: [],
    };
  }
  const concerned = concernedIn(rule, happening.affected, voters);
  const standing = outcome(rule, concerned, voters);
  const needed = rule.needs === "share" ? [] : concerned.filter(({ says }) => says !== "yes").map(({ party }) => party);
  const passedOn = standing === "passed" ? passingDay(asked, called, rule) : undefined;
  return { called, rule, force, standing, ...(passedOn && { passedOn }), inFavour, voters, needed };
}

function votersOf(asked: DefaultsAsked, { happening }: ReportOf<"VoteCalled">, on: IsoDate | undefined): Voter[] {
  const commitments = commitmentsOn(asked, happening.on);
  const total = commitments.reduce((sum, { amount }) => plus(sum, amount), zero);
  const cast = reportsOf(asked.known, "VoteCast")
    .filter(({ happening: each }) => each.vote === happening.vote && (on === undefined || each.on <= on))
    .toSorted(byDay);
  return commitments.map(({ party, amount }) => {
    const said = cast.findLast((each) => each.happening.lender === party);
    const share = times(amount, ratio(total.denominator, total.numerator));
    return { party, amount, share, ...(said === undefined ? {} : { says: said.happening.says, key: said.key }) };
  });
}

function concernedIn(rule: VotingRule, affected: readonly string[], voters: readonly Voter[]): readonly Voter[] {
  if (rule.needs !== "each_affected" || affected.length === 0) return voters;
  return voters.filter(({ party }) => affected.includes(party));
}

// It has failed once those who have not said no are too few.
function outcome(rule: VotingRule, concerned: readonly Voter[], voters: readonly Voter[]): Vote["standing"] {
  if (rule.needs !== "share") {
    if (concerned.some(({ says }) => says === "no")) return "failed";
    return concerned.every(({ says }) => says === "yes") ? "passed" : "open";
  }
  if (isEnough(rule, voters, ({ says }) => says === "yes")) return "passed";
  return isEnough(rule, voters, ({ says }) => says !== "no") ? "open" : "failed";
}

function isEnough(
  { share, moreThan }: Extract<VotingRule, { needs: "share" }>,
  voters: readonly Voter[],
  counts: (voter: Voter) => boolean,
): boolean {
  const sum = voters.filter(counts).reduce((total, voter) => plus(total, voter.share), zero);
  const order = compare(sum, share);
  return moreThan ? order > 0 : order >= 0;
}

// The first day on which enough had agreed.
function passingDay(asked: DefaultsAsked, called: ReportOf<"VoteCalled">, rule: VotingRule): IsoDate | undefined {
  const days = reportsOf(asked.known, "VoteCast")
    .filter(({ happening }) => happening.vote === called.happening.vote)
    .map(({ happening }) => happening.on)
    .toSorted();
  return days.find((day) => {
    const voters = votersOf(asked, called, day);
    return outcome(rule, concernedIn(rule, called.happening.affected, voters), voters) === "passed";
  });
}
