import type { Act } from "./acts/act.ts";
import type { LeadIn, Sentence } from "./acts/draft.ts";
import type { Target } from "./acts/target.ts";

/** A sentence that was read, and how many acts had been read before it. */
export type Said = { readonly sentence: Sentence; readonly acts: number };

/** A sentence with what is said of it by the words at its side, or by the text which it goes on from. */
export function inItsPlace(
  said: Sentence,
  from: { readonly before: Said | undefined; readonly acts: readonly Act[]; readonly aside: LeadIn | undefined },
): Sentence {
  const on = goingOn(said, from.before, from.acts);
  return on ?? (from.aside === undefined ? said : { ...said, lead: from.aside });
}

// `… is inserted: "…" and subparagraph (c) is deleted`: it works on what the sentence before it worked on, unless what
// it cites by a letter may lie in a part or beside it.
function goingOn(said: Sentence, before: Said | undefined, acts: readonly Act[]): Sentence | undefined {
  if (before?.sentence.payload === undefined || !/^and (?:\([a-z]{1,4}\) )?[a-z]/.test(said.text)) return undefined;
  const target = onlyTarget(acts.slice(before.acts));
  const listed = said.lead !== undefined && said.lead.says !== "amends";
  return target === undefined || listed ? undefined : { ...said, lead: { says: "amends", target } };
}

function onlyTarget(acts: readonly Act[]): Target | undefined {
  const targets = acts.map((act) => ("target" in act ? act.target : undefined));
  const target = holderOf(targets[0]);
  const others = targets.some((each) => JSON.stringify(holderOf(each)) !== JSON.stringify(target));
  if (target === undefined || others) return undefined;
  if (target.kind !== "definition" && target.kind !== "provision") return undefined;
  return /[()]/.test(target.path ?? "") ? undefined : target;
}

// What holds a sentence, a table or a proviso is what the words before it worked on.
function holderOf(target: Target | undefined): Target | undefined {
  if (target?.kind !== "sentence" && target?.kind !== "table" && target?.kind !== "passage") return target;
  const { path, term, paper } = target;
  const own = paper === undefined ? {} : { paper };
  return term === undefined ? { kind: "provision", path, ...own } : { kind: "definition", term, ...own };
}
