import type { Target } from "./target.ts";

/** What holds a lettered part by its path, and the letter: `4.2` and `(b)` of 4.2(b). */
export function lastLetterOf(target: Target): { readonly above: string; readonly letter: string } | undefined {
  const [, above, letter] = "path" in target ? (/^(.*?)(\([A-Za-z0-9]+\))$/.exec(target.path ?? "") ?? []) : [];
  return above === undefined || letter === undefined ? undefined : { above, letter };
}

/** What holds a lettered part, by the path of that: a section, or a definition with its clauses. */
export function aboveOf(target: Target, path: string): Target | undefined {
  if (target.kind === "definition") {
    const { path: _path, ...definition } = target;
    return path === "" ? definition : { ...definition, path };
  }
  if (target.kind !== "provision" || path === "") return undefined;
  const { caption: _caption, ...part } = target;
  return { ...part, path };
}
