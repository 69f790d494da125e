/**
 * What an answer rests on: a tree whose leaves are the words and facts that made it.
 *
 * Shape: `label` says the node in words; `value` is what it contributes, already written out; `cite` is where it
 * stands: a clause, the key of a fact, the name of a setting or the id of an assumption.
 */
export type Receipt = {
  readonly kind: "figure" | "clause" | "act" | "fact" | "setting" | "assumption" | "gap";
  readonly label: string;
  readonly value?: string;
  readonly cite?: string;
  readonly because: readonly Receipt[];
};

/** A value together with what it rests on. */
export type Answer<Value> = { readonly value: Value; readonly receipt: Receipt };

/** A node that rests on others: a computed figure. */
export function figure(label: string, value: string, because: readonly Receipt[]): Receipt {
  return { kind: "figure", label, value, because };
}

/** A leaf, or a node of any kind with what it rests on. */
export function leaf(
  kind: Receipt["kind"],
  label: string,
  facts: { readonly value?: string; readonly cite?: string; readonly because?: readonly Receipt[] } = {},
): Receipt {
  const { value, cite, because = [] } = facts;
  if (value === undefined) return cite === undefined ? { kind, label, because } : { kind, label, cite, because };
  return cite === undefined ? { kind, label, value, because } : { kind, label, value, cite, because };
}

/** Something with its receipt, which is made when somebody first asks for it: most are never asked for. */
export function withReceipt<Thing extends object>(
  thing: Thing,
  make: () => Receipt,
): Thing & { readonly receipt: Receipt } {
  let made: Receipt | undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the property is defined here
  return Object.defineProperty(thing, "receipt", { enumerable: true, get: () => (made ??= make()) }) as Thing & {
    readonly receipt: Receipt;
  };
}
