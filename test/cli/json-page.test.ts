import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { conformed, folderWith, root, scratch } from "./program.ts";

// The page of the JSON documents: each of its examples is what the command in front of it prints, cut short.

const page = readFileSync(join(root, "docs/JSON.md"), "utf8");
const given = folderWith({
  "advance.yaml": `- key: advance-2002-12-20
  recordedAt: 2002-12-20T18:00:00Z
  by: loan operations
  on: 2002-12-20
  type: AdvanceMade
  amount: 250,000.00
`,
});
const store = join(scratch, "store");
afterAll(() => vi.unstubAllEnvs());

const examples = [...page.matchAll(/^`conformed ([^`\n]+ --json)`\n\n```json\n([^]*?)^```$/gm)].map(
  ([, words = "", json = ""]) => ({ words, json }),
);

/** Says where an example is not what is real; an array shows some of its entries, a text that ends in `…` its start. */
function differences(shown: unknown, real: unknown, path: string): string[] {
  if (typeof shown === "string" && shown.endsWith("…")) {
    return typeof real === "string" && real.startsWith(shown.slice(0, -1).trimEnd()) ? [] : [`${path}: ${shown}`];
  }
  if (Array.isArray(shown)) return missing(shown, real, path);
  if (typeof shown !== "object" || shown === null) return shown === real ? [] : [`${path}: ${String(real)}`];
  const entries = new Map(typeof real === "object" && real !== null ? Object.entries(real) : []);
  return Object.entries(shown).flatMap(([key, value]) =>
    entries.has(key) ? differences(value, entries.get(key), `${path}.${key}`) : [`${path}.${key} is not there`],
  );
}

function missing(shown: readonly unknown[], real: unknown, path: string): string[] {
  if (!Array.isArray(real) || (shown.length === 0 && real.length > 0)) return [`${path} is no such list`];
  return shown.flatMap((each, index) =>
    real.some((one) => differences(each, one, "").length === 0) ? [] : [`${path}[${index}] is not among the real`],
  );
}

test.each(examples)("$words", async ({ words, json }) => {
  const spoken = words.split(" ").map((word) => {
    if (word === "advance.yaml") return join(given, word);
    return word.startsWith("examples/") ? join(root, word) : word;
  });
  const inStore = /^(?:open|list|record) /.test(words) ? ["--store", store] : [];
  const { out, err } = await conformed(...spoken, ...inStore);
  expect(err).toBe("");
  const real: unknown = JSON.parse(out.replaceAll(`${given}/`, "").replaceAll(root, ""));
  const shown: unknown = JSON.parse(json);
  expect(differences(shown, real, "")).toEqual([]);
  // Nothing at the top is left untold.
  expect(Object.keys(shown ?? {})).toEqual(Object.keys(real ?? {}));
});

test("every command has its section", async () => {
  const { out } = await conformed("--help");
  const commands = [...out.matchAll(/^ {2}([a-z]+) .*\S/gm)].map(([, name]) => name);
  const sections = new Set([...page.matchAll(/^## (\w+)$/gm)].map(([, name]) => name));
  expect(commands.filter((name) => name !== "help" && name !== "demo" && !sections.has(name))).toEqual([]);
  expect(new Set(examples.map(({ words }) => words.split(" ")[0]))).toEqual(sections);
});
