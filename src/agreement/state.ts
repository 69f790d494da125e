import type { Agreement } from "./agreement.ts";
import { carryOut, type Meant } from "./carry-out.ts";
import { partName } from "./called.ts";
import { holds, intervalOf } from "./effect.ts";
import { clauseOf, type ResolvedAct } from "./instrument.ts";
import type { ProvisionNode } from "./node.ts";
import { actsCalling, childrenOf, holdersOf, movesOf, rankOf } from "./order.ts";
import { isWholeAct, type Settled, settled } from "./governing.ts";
import { pathAfter } from "./renumber.ts";
import { plainText, type ReadProvision, type Standing } from "./reading.ts";
import { changesOf, isWordsAct } from "./quoted.ts";

const last = Number.POSITIVE_INFINITY;

/**
 * An agreement on one day, as known. Readings are worked out when they are asked for, each from the readings before the
 * act that needs them, so that an act always meets the text as it stood below its own place in precedence.
 */
export class State {
  readonly agreement: Agreement;
  readonly #standing: Standing;
  readonly #holding = new Map<ResolvedAct, boolean>();
  readonly #readings = new Map<string, ReadProvision>();
  readonly #meant = new Map<ResolvedAct, Meant | undefined>();

  constructor(agreement: Agreement, standing: Standing) {
    this.agreement = agreement;
    this.#standing = standing;
  }

  /** Whether the paper that holds a provision is in effect, and the act that put the provision there applies. */
  isPresent(node: ProvisionNode): boolean {
    const since = this.#standing.inEffect.get(node.standsWith);
    if (since === undefined || since > this.#standing.on) return false;
    const { put } = node;
    if (put === undefined) return true;
    if (!this.#holds(put.by)) return false;
    if (node.parent !== undefined) return this.#parentIsPresent(node.parent);
    return this.#holderOf(node) !== undefined && this.#nameTakenBy(node) === undefined;
  }

  // What goes already by the name under which an act would put something in place: a part is not put there twice.
  #nameTakenBy({ put, names }: ProvisionNode): ProvisionNode | undefined {
    if (put === undefined || isWholeAct(put.by)) return undefined;
    const rank = rankOf(this.agreement, put.by);
    const [name] = ownNames({ names });
    return (this.agreement.called.get(name ?? "") ?? []).find(
      (other) =>
        rankOf(this.agreement, other.put?.by) < rank &&
        this.isPresent(other) &&
        !this.#makesWay(other, put.by) &&
        this.#goesBy(other, name ?? "", put.by) &&
        this.reading(other, rank).deleted === undefined,
    );
  }

  #parentIsPresent(parent: string): boolean {
    const node = this.agreement.nodes.get(parent);
    return node !== undefined && this.isPresent(node);
  }

  /** How a provision reads once the acts below a place in precedence are carried out; all, unless it is given. */
  reading(node: ProvisionNode, below: number = last): ReadProvision {
    const key = `${node.id} ${below}`;
    const known = this.#readings.get(key);
    if (known !== undefined) return known;
    const { acts, conflicts } = this.#settled(node, below);
    const fresh = this.#read(node, acts, conflicts, below);
    this.#readings.set(key, fresh);
    return fresh;
  }

  #read(
    node: ProvisionNode,
    acts: readonly ResolvedAct[],
    conflicts: Settled["conflicts"],
    below: number,
  ): ReadProvision {
    const above = this.#takenAbove(node, below);
    const since = rankOf(this.agreement, above);
    const left = above === undefined ? acts : acts.filter((act) => rankOf(this.agreement, act) < since);
    const base: ReadProvision = { ...this.#cited(node, below), emptied: [], failed: [], loosely: [], conflicts };
    const own = carryOut(base, left, {
      meant: (act) => this.#meantBy(act),
      calls: (act) => this.#calls(act, node),
      followed: (act) => this.#subtree(node, rankOf(this.agreement, act)).length > 1,
    });
    if (above === undefined) return { ...own, failed: [...own.failed, ...this.#refused(node, below)] };
    const missed = acts.filter((act) => !left.includes(act) && this.#calls(act, node) && !this.#findsAny(act));
    return { ...own, fragments: [], deleted: above, failed: [...own.failed, ...missed] };
  }

  // The acts that would put in place again what is there already.
  #refused(node: ProvisionNode, below: number): ResolvedAct[] {
    const since = rankOf(this.agreement, node.put?.by);
    const puts = ownNames(node)
      .flatMap((name) => this.agreement.called.get(name) ?? [])
      .flatMap(({ put, parent, names }) =>
        put !== undefined && parent === undefined && !isWholeAct(put.by) && node.names.includes(names[0] ?? "")
          ? [put.by]
          : [],
      );
    return [...new Set(puts)].filter((act) => {
      const rank = rankOf(this.agreement, act);
      if (rank <= since || !this.#counts(act, below) || this.#makesWay(node, act)) return false;
      return this.reading(node, rank).deleted === undefined;
    });
  }

  // Whether the instrument that puts a part in place renumbers what had its number.
  #makesWay(node: ProvisionNode, act: ResolvedAct): boolean {
    return movesOf(this.agreement, node).some(({ by }) => by.id === act.by.id);
  }

  #cited(
    node: ProvisionNode,
    below: number,
  ): Pick<ReadProvision, "node" | "clause" | "heading" | "fragments" | "renumbered"> {
    const { put, text, clause, heading } = node;
    const moves = movesOf(this.agreement, node).filter((act) => this.#counts(act, below));
    const path = pathAfter(node, moves);
    const by = this.agreement.instruments.find(({ id }) => id === clause.instrument);
    const renumbered = path === clause.path ? undefined : moves.at(-1);
    return {
      node,
      clause: renumbered === undefined || by === undefined ? clause : clauseOf(by, path),
      heading,
      fragments: [put === undefined ? { text, clause } : { text, clause: put.by.clause, act: put.by }],
      ...(renumbered === undefined ? {} : { renumbered }),
    };
  }

  // The acts that apply to a provision: those that call it as it is then numbered, and those on words of what holds it.
  #settled(node: ProvisionNode, below: number): Settled {
    const own = actsCalling(this.agreement, node).filter((act) => this.#counts(act, below) && this.#calls(act, node));
    const inherited = this.#wordsAbove(node, below);
    if (own.length + inherited.length === 0) return none;
    const since = rankOf(this.agreement, node.put?.by);
    const acts = [...own, ...inherited.filter((act) => rankOf(this.agreement, act) > since && !own.includes(act))];
    return settled(
      acts.toSorted((a, b) => rankOf(this.agreement, a) - rankOf(this.agreement, b)),
      this.agreement.standings,
    );
  }

  #wordsAbove(node: ProvisionNode, below: number): ResolvedAct[] {
    return this.#holders(node).flatMap((holder) => [
      ...actsCalling(this.agreement, holder).filter(
        (act) =>
          isWordsAct(act) && act.act.target.kind !== "sentence" && this.#counts(act, below) && this.#calls(act, holder),
      ),
      ...this.#wordsAbove(holder, below),
    ]);
  }

  #holders(node: ProvisionNode): readonly ProvisionNode[] {
    const holder = node.parent === undefined && node.put !== undefined ? this.#holderOf(node) : undefined;
    return holder === undefined ? holdersOf(this.agreement, node).slice(0, node.put === undefined ? 1 : 0) : [holder];
  }

  // The provision under which an act put another: the one that went by the name, and was there, when the act met it.
  #holderOf({ put, parent }: ProvisionNode): ProvisionNode | undefined {
    if (put === undefined || parent !== undefined) return undefined;
    const rank = rankOf(this.agreement, put.by);
    const replaces = isWholeAct(put.by);
    return (this.agreement.called.get(put.under) ?? []).find((holder) => {
      if (rankOf(this.agreement, holder.put?.by) >= rank || !this.isPresent(holder)) return false;
      if (!this.#goesBy(holder, put.under, put.by)) return false;
      if (this.#takenAbove(holder, rank) !== undefined) return false;
      if (!replaces) return this.reading(holder, rank).deleted === undefined;
      return this.#settled(holder, rank + 1).acts.includes(put.by);
    });
  }

  // The act that took away, or put other words in the place of, a provision that holds this one.
  #takenAbove(node: ProvisionNode, below: number): ResolvedAct | undefined {
    const since = rankOf(this.agreement, node.put?.by);
    const inner = node.put !== undefined && node.parent !== undefined;
    for (const holder of inner ? holdersOf(this.agreement, node) : this.#holders(node)) {
      const taking = this.#settled(holder, below).acts.findLast(
        (act) => isWholeAct(act) && rankOf(this.agreement, act) > since,
      );
      const found = taking ?? this.#takenAbove(holder, below);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #counts(act: ResolvedAct, below: number): boolean {
    return rankOf(this.agreement, act) < below && this.#holds(act);
  }

  #holds(act: ResolvedAct): boolean {
    const known = this.#holding.get(act);
    if (known !== undefined) return known;
    const fresh = holds(intervalOf(act, this.#standing), this.#standing.on);
    this.#holding.set(act, fresh);
    return fresh;
  }

  // Whether an act calls a provision by the number it has when the act meets it.
  #calls(act: ResolvedAct, node: ProvisionNode): boolean {
    return act.on !== undefined && this.#goesBy(node, act.on, act);
  }

  #goesBy(node: ProvisionNode, name: string, as: ResolvedAct): boolean {
    const moves = movesOf(this.agreement, node);
    if (moves.length === 0) return node.names.includes(name);
    const rank = rankOf(this.agreement, as);
    const before = moves.filter((move) => move.by.id !== as.by.id && this.#counts(move, rank));
    const path = pathAfter(node, before);
    if (name === partName(node.clause.instrument, path)) return true;
    return node.names.includes(name) && name !== partName(node.clause.instrument, node.clause.path);
  }

  #findsAny(act: ResolvedAct): boolean {
    return (this.agreement.called.get(act.on ?? "") ?? []).some((node) => this.#meets(act, node));
  }

  // Whether an act finds a provision there that goes by the name of its target.
  #meets(act: ResolvedAct, node: ProvisionNode): boolean {
    const rank = rankOf(this.agreement, act);
    return (
      rankOf(this.agreement, node.put?.by) < rank &&
      this.isPresent(node) &&
      this.#calls(act, node) &&
      this.#takenAbove(node, rank) === undefined
    );
  }

  // What an act on quoted words means. The acts of one instrument that follow each other are made together; one that
  // quotes what an earlier of them has put there is made after it.
  #meantBy(act: ResolvedAct): Meant | undefined {
    if (this.#meant.has(act)) return this.#meant.get(act);
    const rank = rankOf(this.agreement, act);
    const before = this.agreement.acts[rank - 1];
    const follows = before !== undefined && isWordsAct(before) && before.by.id === act.by.id;
    const since = follows ? this.#startAfter(before) : rank;
    const meant = this.#meantAt(act, since) ?? (since === rank ? undefined : this.#meantAt(act, rank));
    this.#meant.set(act, meant);
    return meant;
  }

  // Where the text stands that the act after this one is counted in.
  #startAfter(act: ResolvedAct): number {
    const rank = rankOf(this.agreement, act);
    const before = this.agreement.acts[rank - 1];
    const joined = before !== undefined && isWordsAct(before) && before.by.id === act.by.id;
    const at = this.#meantBy(act)?.at ?? (joined ? this.#startAfter(before) : rank);
    return joined && at === rank ? rank + 1 : at;
  }

  #meantAt(act: ResolvedAct, at: number): Meant | undefined {
    if (!isWordsAct(act)) return undefined;
    const roots = (this.agreement.called.get(act.on ?? "") ?? []).filter((node) => this.#meets(act, node));
    const texts = roots
      .flatMap((node) => this.#subtree(node, at))
      .map((node) => ({ id: node.id, text: plainText(this.reading(node, at)) }));
    const changes = changesOf(act, texts);
    return changes === undefined ? undefined : { ...changes, at };
  }

  // A provision with all that it holds when the acts below a place in precedence are carried out, in their order.
  #subtree(node: ProvisionNode, below: number): ProvisionNode[] {
    const there = rankOf(this.agreement, node.put?.by) < below && this.isPresent(node);
    if (!there || this.reading(node, below).deleted !== undefined) return [];
    return [node, ...childrenOf(this.agreement, node).flatMap((child) => this.#subtree(child, below))];
  }
}

const none: Settled = { acts: [], conflicts: [] };

// The names that tell a provision from all others; many bear one caption.
function ownNames({ names }: Pick<ProvisionNode, "names">): readonly string[] {
  return names.filter((name) => !name.includes(" cap "));
}
