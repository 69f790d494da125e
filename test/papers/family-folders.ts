import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isView, type View, views } from "./family-views.ts";

/** What the words of a case are: a part of a letter, sections of an agreement, or a whole paper. */
export type Form = "letter" | "agreement" | "whole";

/**
 * A few lines of paper and what is made of them.
 *
 * Shape: `words` are the paper; `on` the sections of the agreement that they change, where there is one; `told` what each
 * view has to tell; `why` says in the field's words why a near miss is one, empty in a good case.
 */
export type Case = {
  readonly name: string;
  readonly words: string;
  readonly on: string | undefined;
  readonly told: ReadonlyMap<View, string>;
  readonly why: string;
};

/**
 * A family of phrasing.
 *
 * Shape: `says` is its sentence; each of `marks` is one way in which what is told shows that words belong to it: the
 * pieces that all stand in one entry.
 */
export type Family = {
  readonly name: string;
  readonly says: string;
  readonly form: Form;
  readonly marks: readonly (readonly string[])[];
  readonly good: readonly Case[];
  readonly bad: readonly Case[];
};

const forms: readonly string[] = ["letter", "agreement", "whole"] satisfies Form[];

/** The families in a folder, in the order of their names. */
export function familiesIn(folder: string): Family[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory());
  return names.map(({ name }) => familyOf(join(folder, name), name)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function familyOf(folder: string, name: string): Family {
  const file = join(folder, "family.txt");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const valued = (key: string) =>
    lines.flatMap((line) => (line.startsWith(`${key}: `) ? [line.slice(key.length + 2).trim()] : []));
  const [form = "letter"] = valued("form");
  if (!isForm(form)) throw new Error(`${name}/family.txt: ${form} is no form of paper (${forms.join(", ")})`);
  return {
    name,
    says: lines[0]?.trim() ?? "",
    form,
    marks: valued("mark").map((mark) => mark.split(" & ")),
    good: casesIn(join(folder, "good")),
    bad: casesIn(join(folder, "bad")),
  };
}

function isForm(text: string): text is Form {
  return forms.includes(text);
}

function casesIn(folder: string): Case[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".txt"));
  return files
    .toSorted()
    .map((file) => caseOf(file.slice(0, -".txt".length), readFileSync(join(folder, file), "utf8")));
}

/** A case as its file has it: the words, then sections, each under a line `=== NAME`. */
export function caseOf(name: string, file: string): Case {
  const [words = "", ...rest] = file.split(/^=== /m);
  const sections = new Map(
    rest.map((section) => {
      const end = section.indexOf("\n");
      const [title, body] = end < 0 ? [section, ""] : [section.slice(0, end), section.slice(end + 1)];
      return [title.trim(), body.replaceAll(/[ \t]+$/gm, "").trimEnd()] as const;
    }),
  );
  const told = new Map<View, string>();
  for (const [title, body] of sections) {
    if (isView(title)) told.set(title, body);
    else if (title !== "on" && title !== "why") {
      throw new Error(`${name}: “${title}” is no section (${["on", "why", ...Object.keys(views)].join(", ")})`);
    }
  }
  return { name, words: words.trim(), on: sections.get("on"), told, why: (sections.get("why") ?? "").trim() };
}

/** What a family lacks to be one: a sentence, a mark, cases of both kinds, and in each case words and what is told. */
export function lackingIn({ name, says, marks, good, bad }: Family): string[] {
  const lacks = (what: string) => `${name}: no ${what}`;
  return [
    ...(says === "" ? [lacks("sentence in family.txt")] : []),
    ...(marks.length === 0 ? [lacks("mark in family.txt")] : []),
    ...(good.length === 0 ? [lacks("case in good/")] : []),
    ...(bad.length === 0 ? [lacks("case in bad/")] : []),
    ...good.flatMap((each) => lackingInCase(`${name}/good/${each.name}`, each)),
    ...bad.flatMap((each) => lackingInCase(`${name}/bad/${each.name}`, each)),
    ...bad.filter(({ why }) => why === "").map((each) => `${name}/bad/${each.name}: no reason under “why”`),
  ];
}

function lackingInCase(place: string, { words, told }: Case): string[] {
  const empty = [...told].filter(([, text]) => text.trim() === "").map(([view]) => `${place}: nothing under “${view}”`);
  return [
    ...(words === "" ? [`${place}: no words of a paper`] : []),
    ...(told.size === 0 ? [`${place}: nothing that is expected`] : []),
    ...empty,
  ];
}

/**
 * The entries of what is told, each a line with the lines indented below it, that show the family. Those in doubt and
 * the sentences left unread do not.
 */
export function marked({ marks }: Pick<Family, "marks">, told: string): string[] {
  const entries = told.split(/\n(?! )/).filter((entry) => !/^(?: {2}doubtful|unread): /m.test(entry));
  return entries.filter((entry) => marks.some((pieces) => pieces.every((piece) => `\n${entry}\n`.includes(piece))));
}
