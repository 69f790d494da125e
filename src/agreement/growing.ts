import type { Party } from "../events/facility.ts";
import type { Act, ActOf } from "../papers/acts/act.ts";
import { type Target, targetText } from "../papers/acts/target.ts";
import { partName, plainCaption, targetName } from "./called.ts";
import { headedAs, isCommitmentAct } from "./commitment.ts";
import { type DateAct, givesDate, isDateAct, pointsElsewhere } from "./extend-date.ts";
import type { AgreementFinding } from "./finding.ts";
import type { FiledAct, FiledInstrument, ResolvedAct } from "./instrument.ts";
import { clauseInMidst, inMidst } from "./in-midst.ts";
import type { ProvisionNode } from "./node.ts";
import { attachmentOf, nameAdded, putBy } from "./put.ts";
import { renumbered } from "./renumber.ts";
import { instrumentsMeant } from "./resolve.ts";

/** An agreement while its acts are being resolved: what one act puts in place, another may work on. */
export class Growing {
  readonly nodes = new Map<string, ProvisionNode>();
  readonly called = new Map<string, ProvisionNode[]>();
  readonly putsUnder = new Map<string, ProvisionNode[]>();
  readonly #instruments: readonly FiledInstrument[];
  readonly #parties: readonly Party[];
  #names = 0;

  constructor(instruments: readonly FiledInstrument[], parties: readonly Party[], own: readonly ProvisionNode[]) {
    this.#instruments = instruments;
    this.#parties = parties;
    for (const node of own) this.#add(node);
  }

  // Resolves acts until nothing that one of them puts in place lets another find its target.
  resolved(
    kept: readonly ResolvedAct[],
    open: readonly FiledAct[],
  ): { acts: ResolvedAct[]; findings: AgreementFinding[] } {
    for (const filed of kept) this.#put(filed);
    const acts = [...kept];
    let waiting = [...open];
    for (;;) {
      const findings: AgreementFinding[] = [];
      const unresolved: FiledAct[] = [];
      for (const { act, by, clause } of waiting) {
        const found = this.#resolve({ act, by, clause });
        if ("code" in found) {
          findings.push(found);
          unresolved.push({ act, by, clause });
        } else acts.push(found);
      }
      const before = this.#names;
      for (const filed of acts.slice(acts.length - (waiting.length - unresolved.length))) this.#put(filed);
      if (this.#names === before) return { acts: [...acts, ...unresolved], findings };
      waiting = unresolved;
    }
  }

  #add(node: ProvisionNode): void {
    this.nodes.set(node.id, node);
    for (const name of node.names) this.#call(name, node);
  }

  #put(filed: ResolvedAct): void {
    // What is put into a schedule on file stands in that, not in the paper whose schedule it is.
    const there = this.called.get(filed.on ?? "")?.[0]?.clause.instrument ?? instrumentOf(filed);
    const into = this.#instruments.find(({ id }) => id === there);
    if (into === undefined) return;
    const { nodes, called } = this;
    for (const node of putBy(filed, into, { instruments: this.#instruments, nodes, called })) {
      this.#add(node);
      if (node.parent === undefined && node.put !== undefined) push(this.putsUnder, node.put.under, node);
    }
    if (filed.act.kind === "redesignate") this.#renumber(filed.act, into.id);
  }

  // A part that is renumbered can be called by its new number, too.
  #renumber({ target, label }: ActOf<"redesignate">, into: string): void {
    if (target.kind !== "provision") return;
    for (const node of this.nodes.values()) {
      const path = renumbered(node.clause.path, target.path, label);
      if (node.clause.instrument === into && path !== node.clause.path) this.#call(partName(into, path), node);
    }
  }

  #call(name: string, node: ProvisionNode): void {
    this.#names += 1;
    push(this.called, name, node);
  }

  #resolve(asRead: FiledAct): ResolvedAct | AgreementFinding {
    const filed = this.#restating(asRead);
    const { act, by } = filed;
    if (!("target" in act)) return filed;
    const { paper } = act.target;
    const what = targetText(act.target);
    const found = (code: AgreementFinding["code"], remedy: string) => ({ code, clause: filed.clause, what, remedy });
    const holders =
      paper === undefined ? this.#instruments : instrumentsMeant(this.#instruments, paper, by, this.#parties);
    if (holders.length === 0) {
      const remedy = "File the paper, or record in the facility file under which name it is on file.";
      return found("paper.not_on_file", remedy);
    }
    if (paper !== undefined && holders.length > 1) {
      const each = holders.map(({ id }) => id).join(" or ");
      return found("paper.ambiguous", `It may be ${each}. Give one of them the name in the facility file.`);
    }
    const { names, label } = this.#placesOf(filed, holders);
    const [on] = names;
    if (on === undefined)
      return found("target.not_found", "Compare the citation with the paper; the act changes nothing.");
    const origins = names
      .flatMap((name) => (this.called.get(name) ?? []).filter((node) => node.names.includes(name)))
      .map(originOf);
    if (new Set(origins).size < origins.length || names.length > 1) {
      return found(
        "target.ambiguous",
        "It fits more than one provision, so the act changes nothing. Settle which is meant.",
      );
    }
    const resolved = { ...filed, on, ...(label === undefined ? {} : { amid: label }) };
    return this.#fault(resolved, found) ?? resolved;
  }

  // The names under which the target goes, or else those of what holds it as a clause in the midst of its text.
  #placesOf(
    filed: FiledAct,
    holders: readonly FiledInstrument[],
  ): { readonly names: readonly string[]; readonly label?: string } {
    const names = this.#namesOf(filed, holders);
    const midst = names.length === 0 ? inMidst(filed.act) : undefined;
    if (midst === undefined) return { names };
    const { holder, label } = midst;
    const holds = (name: string) =>
      (this.called.get(name) ?? []).some(({ text }) => clauseInMidst(text, label) !== undefined);
    return { names: holders.map(({ id }) => targetName(holder, id)).filter(holds), label };
  }

  // The names of those papers under which something goes by what the act calls its target.
  #namesOf(filed: FiledAct, holders: readonly FiledInstrument[]): string[] {
    if (!("target" in filed.act)) return [];
    const { target } = filed.act;
    // A form that nobody signed has no date and no amount in force.
    const moves = isDateAct(filed) || isCommitmentAct(filed);
    const inForce = moves ? holders.filter(({ instrument }) => instrument.kind !== "exhibit_form") : holders;
    const named = (within: Target) =>
      inForce.map(({ id }) => targetName(within, id)).filter((name) => this.called.has(name));
    const defined = named(target);
    if (isDateAct(filed)) return this.#dateNames(filed, inForce, defined, named(headedAs(target)));
    return defined.length === 0 && isCommitmentAct(filed) ? named(headedAs(target)) : defined;
  }

  // A date is that of a definition, else that to which words give its name, else that of a part headed with it; the end
  // of a term is where the words say that it ends, else in the part headed so.
  #dateNames({ act }: DateAct, holders: readonly FiledInstrument[], own: string[], headed: string[]): string[] {
    const says = (name: string) => (this.called.get(name) ?? []).some((node) => !pointsElsewhere(node));
    if (act.target.kind === "definition" && own.some(says)) return own;
    const giving = [...this.nodes.values()].filter(
      (node) => holders.some(({ id }) => id === node.clause.instrument) && givesDate(node, act),
    );
    const given = giving.flatMap(({ names }) => names[0] ?? []);
    if (given.length > 0) return given.length < giving.length ? [] : [...new Set(given)];
    return own.length > 0 ? own : headed;
  }

  // A definition that is added or, where its term is defined already, put anew.
  #restating(filed: FiledAct): FiledAct {
    const { act } = filed;
    if (act.kind !== "insertDefinition" || act.orReplace !== true) return filed;
    const { paper } = act.target;
    const target: Target = { kind: "definition", term: act.term, ...(paper === undefined ? {} : { paper }) };
    const there = this.#instruments
      .flatMap(({ id }) => this.called.get(targetName(target, id)) ?? [])
      .some(({ put }) => put?.by.by.id !== filed.by.id);
    return there ? { ...filed, act: { ...act, kind: "replaceDefinition", target } } : filed;
  }

  // What else keeps an act from being carried out.
  #fault(
    filed: ResolvedAct,
    found: (code: AgreementFinding["code"], remedy: string) => AgreementFinding,
  ): AgreementFinding | undefined {
    if (titleDiffers(filed.act, this.called.get(filed.on ?? "") ?? [])) {
      return found("target.title_differs", "The number and the title name different parts. Settle which is meant.");
    }
    const missing = attachmentMissing(filed, this.#instruments);
    if (missing !== undefined) {
      return found("attachment.not_on_file", `The paper on file has no ${missing}. File the whole of it.`);
    }
    const into = this.#instruments.find(({ id }) => id === instrumentOf(filed));
    const name = into === undefined ? undefined : nameAdded(filed, into);
    const there = name === undefined ? [] : (this.called.get(name) ?? []);
    const taken = there.some(({ put }) => put === undefined || put.by.by.id === filed.by.id);
    if (!taken || this.#makesRoom(name ?? "")) return undefined;
    return found("target.already_there", "The paper has such a part already. Settle whether it is to be replaced.");
  }

  // Whether an act takes away or renumbers what goes by a name, so that another may take its place.
  #makesRoom(name: string): boolean {
    return this.#instruments.some(({ instrument: { acts } }) =>
      acts.some(
        (act) =>
          (act.kind === "redesignate" || act.kind === "deleteProvision" || act.kind === "deleteDefinition") &&
          this.#instruments.some(({ id }) => targetName(act.target, id) === name),
      ),
    );
  }
}

// What a provision comes from: two of one name from one source cannot be told apart, those of two follow each other.
function originOf({ put, standsWith }: ProvisionNode): string {
  return put === undefined ? standsWith : `${put.by.clause.cite}@${put.by.act.span.start}`;
}

function instrumentOf({ on }: ResolvedAct): string {
  return on === undefined ? "" : on.slice(0, on.indexOf(" "));
}

function titleDiffers(act: Act, nodes: readonly ProvisionNode[]): boolean {
  if (!("target" in act) || act.target.kind !== "provision" || act.target.caption === undefined) return false;
  const sought = plainCaption(act.target.caption);
  return act.target.path !== "" && nodes.some(({ heading }) => heading !== "" && plainCaption(heading) !== sought);
}

function attachmentMissing(filed: ResolvedAct, instruments: readonly FiledInstrument[]): string | undefined {
  const { act } = filed;
  if (!("with" in act) || act.with === undefined) return undefined;
  return attachmentOf(filed, instruments) === undefined ? act.with : undefined;
}

/** Adds a value to the list of a name. */
export function push<Value>(into: Map<string, Value[]>, name: string, value: Value): void {
  const there = into.get(name);
  if (there === undefined) into.set(name, [value]);
  else there.push(value);
}
