import type { IsoDate } from "../base/date.ts";
import type { Act } from "./acts/act.ts";
import type { PaperParty } from "./structure/names.ts";
import type { Signature } from "./structure/signature.ts";
import type { ReadTerm } from "./terms/term.ts";
import type { ReadValue } from "./terms/value.ts";
import type { Provision } from "./structure/provision.ts";
import type { Finding, Placed, Span } from "./text/span.ts";

/** What kind of instrument a paper is, by its form and its words. */
export type InstrumentKind =
  | "agreement"
  | "supplement"
  | "letter_amendment"
  | "amendment"
  | "waiver"
  | "consent"
  | "exhibit_form"
  | "letter"
  | "other";

/** Whether a copy shows that the instrument was signed: by all, by some, by none (a form), or not at all visible. */
export type Execution = "executed" | "partly_executed" | "form" | "unknown";

/** A definition that an instrument itself states: `"Interest Rate" shall mean …`. `path` is the part it stands in. */
export type StatedDefinition = {
  readonly term: string;
  readonly path: string;
  readonly text: string;
  readonly span: Span;
  readonly terms: readonly ReadTerm[];
};

/** A name that an instrument gives in passing: `(the "Accounts Agreement")`, with the words it stands for. */
export type GivenName = {
  readonly term: string;
  readonly means: string;
  readonly members: readonly string[];
  readonly span: Span;
};

/** A sentence that does something which the reader does not understand. */
export type Unread = {
  readonly clause: string;
  readonly text: string;
  readonly span: Span;
  readonly reason: string;
  /** The values in its words and in those it puts in place, for the person who decides on it. */
  readonly values: readonly ReadValue[];
};

/** What the sentences of an instrument do, and those that do something which the reader does not understand. */
export type ActsRead = { readonly acts: readonly Act[]; readonly unread: readonly Unread[] };

/**
 * One instrument of a file: a letter, the consent that follows it, an exhibit to it.
 *
 * Shape: `id` is its place in the file: `main`, `consent`, `exhibit-a`; `gate` is the part that makes its terms wait
 * for conditions, when it has one.
 */
export type Instrument = {
  readonly id: string;
  readonly kind: InstrumentKind;
  readonly title: string;
  readonly attachment?: string;
  readonly span: Span;
  readonly dated?: Placed<IsoDate>;
  readonly parties: readonly PaperParty[];
  readonly names: readonly GivenName[];
  readonly definitions: readonly StatedDefinition[];
  readonly provisions: readonly Provision[];
  readonly acts: readonly Act[];
  readonly gate?: { readonly clause: string; readonly span: Span };
  readonly signatures: readonly Signature[];
  readonly execution: Execution;
};

/** What a reader makes of one file. */
export type Reading = {
  readonly instruments: readonly Instrument[];
  readonly findings: readonly Finding[];
  readonly unread: readonly Unread[];
};
