import type { Target } from "../acts/target.ts";
import { pathBelow } from "../acts/below.ts";
import { romanValue } from "../structure/label.ts";
import { ownLabel } from "./put.ts";

type Provision = Extract<Target, { readonly kind: "provision" }>;

/** A new part: how it will be cited, and what holds it. */
type NewPart = { readonly label: string; readonly in: Target };

/**
 * What holds a new part by its label: `5.2(d)` in Section 5.2 for a clause (d) put in it; `2.3(f)` in Section 2.3,
 * whatever is amended. `undefined` where the label does not fit what is amended.
 */
export function holderOf(target: Target | undefined, label: string): NewPart | undefined {
  const part = target?.kind === "provision" && target.path !== "" ? withoutCaption(target) : undefined;
  if (label.startsWith("(")) return part === undefined ? undefined : lettered(part, label);
  if (part !== undefined && label.startsWith(part.path)) return { label, in: part };
  const holder = /^(\d.*)\([A-Za-z0-9]+\)$/.exec(label)?.[1];
  return holder === undefined ? numbered(target, label) : { label, in: inSamePaper(target, holder) };
}

// `a new clause (a)(w)` lies in clause (a), be that what is amended or a part of it.
function lettered(part: Provision, label: string): NewPart | undefined {
  const path = pathBelow(part.path, label);
  return path === undefined ? undefined : { label: path, in: { ...part, path: path.replace(/\([^()]*\)$/, "") } };
}

/** What holds a clause, where a new one by a label is its next: `a new clause (d) at the end of clause (c)`. */
export function aboveNext(target: Target | undefined, label: string | undefined): Target | undefined {
  if (target?.kind !== "provision" || label === undefined) return undefined;
  const own = ownLabel(target.path);
  return follows(own, label)
    ? { ...withoutCaption(target), path: target.path.slice(0, target.path.length - own.length) }
    : undefined;
}

/** Whether a label is the next after another: `(d)` after `(c)`, `(ii)` after `(i)`. */
export function follows(label: string, next: string): boolean {
  const [one, other] = [label, next].map((each) => /^\(([A-Za-z]+)\)$/.exec(each)?.[1] ?? "");
  if (one === undefined || other === undefined || one === "" || other === "") return false;
  const letters = one.length === 1 && other.length === 1 && other.charCodeAt(0) === one.charCodeAt(0) + 1;
  return letters || romanValue(other) === (romanValue(one) ?? -1) + 1;
}

const numerals = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"];

/** The label that the first of several follows; none for the first of all, nor for what is letter or numeral alike. */
export function labelBefore([first = "", second]: readonly string[]): string | undefined {
  const own = /^\(([a-z]+)\)$/.exec(first)?.[1] ?? "";
  const above = numerals[numerals.indexOf(own) - 1];
  const letter = own.length === 1 && own > "a" ? String.fromCodePoint(own.charCodeAt(0) - 1) : undefined;
  if (above === undefined || letter === undefined) return bracketed(above ?? letter);
  if (second === undefined) return undefined;
  return bracketed(second === bracketed(String.fromCodePoint(own.charCodeAt(0) + 1)) ? letter : above);
}

function bracketed(label: string | undefined): string | undefined {
  return label === undefined ? undefined : `(${label})`;
}

// A new section with its own number, of the one paper that is amended, though the words do not name it.
function numbered(target: Target | undefined, label: string): NewPart | undefined {
  if (target?.kind === "paper" || (target?.kind === "provision" && target.path === "")) return { label, in: target };
  const above = /^(\d+)\.\d/.exec(label)?.[1];
  if (above === undefined) return undefined;
  if (target === undefined) return { label, in: inSamePaper(target, above) };
  return target.kind === "provision" ? inArticle(target, label, above) : undefined;
}

// `Article V` holds Section 5.9, and so does what holds Section 5.8.
function inArticle(target: Provision, label: string, above: string): NewPart | undefined {
  if (romanValue(target.path) === Number(above)) return { label, in: withoutCaption(target) };
  return target.path.startsWith(`${above}.`) ? { label, in: inSamePaper(target, above) } : undefined;
}

function withoutCaption(target: Provision) {
  const { caption: _caption, ...part } = target;
  return part;
}

function inSamePaper(target: Target | undefined, path: string): Target {
  return { kind: "provision", path, ...(target?.paper === undefined ? {} : { paper: target.paper }) };
}
