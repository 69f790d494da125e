import { type Answer, conformed, type Difference, folderWith, happening, scratch, variant } from "../cli/program.ts";

/** A way to meet something that the program tells: what leads to it, in words, and the program's answer. */
export type Meeting = { readonly when: string; readonly meet: () => Promise<Answer> };

/** A failure or finding as a person meets it. */
export type Met = { readonly exit: number; readonly sentence: string };

/** Runs a command. */
export function running(when: string, ...words: readonly string[]): Meeting {
  return { when, meet: async () => conformed(...words) };
}

/** Asks a command about a facility that differs from the example. */
export function asking(when: string, difference: Difference, command: string, ...rest: readonly string[]): Meeting {
  return { when, meet: async () => conformed(command, variant(difference), ...rest) };
}

/** A happening that is not allowed, tried on the example, or on a facility that differs from it. */
export function trying(when: string, fields: Readonly<Record<string, unknown>>, difference: Difference = {}): Meeting {
  const given = happening("new", "2002-12-20", fields);
  return asking(when, { ...difference, happenings: [...(difference.happenings ?? []), given] }, "balance");
}

/** Reads a paper. */
export function reading(when: string, text: string): Meeting {
  return { when, meet: async () => conformed("read", `${folderWith({ "letter.txt": text })}/letter.txt`, "--json") };
}

/** Reads a paper of some form. */
export function readingFile(when: string, name: string, content: () => Promise<Uint8Array> | Uint8Array): Meeting {
  const meet = async () => conformed("read", `${folderWith({ [name]: await content() })}/${name}`, "--json");
  return { when, meet };
}

/** How the program told a failure of this code: on the error output, or as the refusal of a happening. */
export function failureIn({ code: exit, out, err }: Answer, code: string): Met {
  const lines = [...err.split("\n"), ...out.split("\n")];
  for (const line of lines) {
    const told = /^(?:error|refused)\[([^\]]+)\]: (.*)$/.exec(line);
    if (told?.[1] === code && told[2] !== undefined) return { exit, sentence: atHome(told[2]) };
  }
  throw new Error(`${code} was not met:\n${lines.join("\n")}`);
}

/** How the program told a finding of this code or kind. */
export function findingIn({ code: exit, json, err }: Answer, code: string): Met {
  const found = json?.findings?.find((each: any) => each.code === code || each.kind === code);
  if (found === undefined)
    throw new Error(`${code} was not met:\n${err}${JSON.stringify(json?.findings, undefined, 2)}`);
  return { exit, sentence: atHome(`${found.where === undefined ? "" : `${found.where}: `}${found.message}`) };
}

// Folders, processes and machines differ from run to run; the page does not.
function atHome(sentence: string): string {
  return sentence
    .replaceAll(new RegExp(`${scratch}/(?:folder-\\d+/)?`, "g"), "riverside/")
    .replaceAll(/\/?(?:[\w.-]+\/)*examples\/lexington/g, "examples/lexington")
    .replaceAll(/n{50,}/g, "nnn…nnn")
    .replaceAll(/in-use\.[\w.%-]+/g, "in-use.4711")
    .replaceAll(/Process \d+ on \S+ has/g, "Process 4711 on desk has");
}

/** The entries of a gallery under their codes. */
export function section(
  title: string,
  about: string,
  entries: readonly (readonly [code: string, when: string, met: Met])[],
): string {
  const parts = entries.map(
    ([code, when, { exit, sentence }]) => `### \`${code}\` (exit ${exit})\n\n${when}.\n\n> ${sentence}\n`,
  );
  return [`## ${title}\n`, `${about}\n`, ...parts].join("\n");
}
