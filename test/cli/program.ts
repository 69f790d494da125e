import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { main } from "../../src/cli/main.ts";

/** What a command ended with and wrote. `json` is its output parsed, when it was asked for JSON and gave any. */
export type Answer = { readonly code: number; readonly out: string; readonly err: string; readonly json: any };

/** Runs the program in this process, as a person would. */
export async function conformed(...words: readonly string[]): Promise<Answer> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(words, { out: (text) => out.push(text), err: (text) => err.push(text), colour: false });
  const said = out.join("\n");
  const json: unknown = words.includes("--json") && said !== "" ? JSON.parse(said) : undefined;
  return { code, out: said, err: err.join("\n"), json };
}

/** The folder of the project. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The example facility. */
export const example = join(root, "examples/lexington");

/** Every other example, each a variant of that one. */
export const variants: readonly string[] = readdirSync(join(root, "examples"))
  .filter((name) => name.startsWith("lexington-"))
  .map((name) => join(root, "examples", name));

/** A folder for this file of tests, taken away when they are done. */
export const scratch = realpathSync(mkdtempSync(join(tmpdir(), "conformed-cli-")));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let made = 0;

/** A new folder under the scratch folder with these files in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  made += 1;
  const folder = join(scratch, `folder-${made}`);
  mkdirSync(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** How a facility differs from the example. `papers` are the texts that take the place of those of the same id. */
export type Difference = {
  readonly id?: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly assumptions?: readonly object[];
  readonly omit?: readonly string[];
  readonly happenings?: readonly object[];
  readonly papers?: Readonly<Record<string, string>>;
  readonly rateOptions?: readonly object[];
  readonly pricing?: readonly object[];
  readonly compliance?: object;
};

/** The folder of a facility that extends the example and differs from it so. */
export function variant({
  id = "variant",
  settings = {},
  assumptions = [],
  omit = [],
  happenings = [],
  papers = {},
  rateOptions = [],
  pricing = [],
  compliance,
}: Difference): string {
  const entries = Object.keys(papers).map((paper) => ({ ...entryOf(paper), file: `${paper}.txt` }));
  const folder = folderWith({
    ...Object.fromEntries(Object.entries(papers).map(([paper, text]) => [`${paper}.txt`, text])),
    "happenings.yaml": lines(happenings),
  });
  const sheet = {
    facility: id,
    extends: relative(folder, example),
    title: "A variant",
    settings,
    assumptions,
    omit,
    papers: entries,
    rateOptions,
    pricing,
    ...(compliance === undefined ? {} : { compliance }),
    happenings: ["happenings.yaml"],
  };
  writeFileSync(join(folder, "facility.yaml"), JSON.stringify(sheet));
  return folder;
}

const entries: Readonly<Record<string, { readonly title: string; readonly names: readonly string[] }>> = {
  "accounts-agreement": { title: "Accounts Financing Agreement", names: ["Accounts Agreement"] },
  "second-agreement": { title: "Second Agreement", names: ["Accounts Agreement"] },
  "covenant-supplement": { title: "Covenant Supplement", names: ["Covenants Supplement"] },
  "letter-1999-10-01": { title: "Letter of October 1, 1999", names: [] },
  "letter-2002-10-31": { title: "Letter of October 31, 2002", names: [] },
};

function entryOf(id: string): object {
  const known = entries[id];
  const recordedAt = id === "letter-2002-10-31" ? "2002-10-31T15:00:00Z" : "2002-06-03T14:00:00Z";
  return { id, ...(known ?? { title: `Paper ${id}`, names: [] }), recordedAt };
}

/** A list as YAML that is JSON, one entry a line, so that the places of entries are easy to tell. */
export function lines(list: readonly object[]): string {
  return `[\n${list.map((each) => JSON.stringify(each)).join(",\n")}\n]\n`;
}

/** A file of happenings under the scratch folder. */
export function happeningsFile(...list: readonly object[]): string {
  return join(folderWith({ "happenings.yaml": lines(list) }), "happenings.yaml");
}

/** A happening as a file tells it, learned at the end of its day unless it says otherwise. */
export function happening(key: string, on: string, fields: Readonly<Record<string, unknown>>): object {
  return { key, recordedAt: `${on}T20:00:00Z`, by: "desk", on, ...fields };
}

/** The text of one of the example's papers. */
export function paperText(name: string): string {
  return readFileSync(join(example, "papers", `${name}.txt`), "utf8");
}
