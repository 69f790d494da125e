/** Builds a value when it is first asked for and keeps it: schemas that a run does not need cost it nothing. */
export function once<Value>(build: () => Value): () => Value {
  let built: { readonly value: Value } | undefined;
  return () => (built ??= { value: build() }).value;
}
