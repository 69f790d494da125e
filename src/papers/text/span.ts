/** A run of a paper as filed. Unit: UTF-16 offsets into the file's text, the first counted and the last not. */
export type Span = { readonly start: number; readonly end: number };

/** A value together with the run of text it was read from. */
export type Placed<Value> = { readonly value: Value; readonly span: Span };

/** Something of a paper that a person should look at, with its place. `severity` "error" means a value was refused. */
export type Finding = {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly span: Span;
};
