/** The parts of a value that are there, each no longer possibly undefined. */
export type Present<Value extends object> = { readonly [Key in keyof Value]?: Exclude<Value[Key], undefined> };

/** A value without the parts that are undefined, since a part that may be left out may not stand there empty. */
export function present<Value extends object>(value: Value): Present<Value> {
  const there: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) if (each !== undefined) there[key] = each;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries lose their keys to the compiler
  return there as Present<Value>;
}
