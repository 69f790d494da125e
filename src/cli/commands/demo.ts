import { wrapped } from "../../base/wrap.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ExitCode } from "../exit.ts";
import { holdingStore } from "../stored.ts";
import { styled, type Terminal } from "../terminal.ts";

type Main = (words: readonly string[], terminal: Terminal) => Promise<ExitCode>;

type Step = { readonly says: string; readonly words: readonly string[] };

/** `conformed demo`: the example facility from its papers to its statement, through a store made for the occasion. */
export async function demoCommand(terminal: Terminal, main: Main): Promise<ExitCode> {
  const example = fileURLToPath(new URL("../examples/lexington", import.meta.url));
  const store = mkdtempSync(join(tmpdir(), "conformed-demo-"));
  try {
    terminal.out(styled(terminal, "bold", "Conformed: a credit facility run from its papers"));
    terminal.out(
      wrapped(
        "The facility is an illustration: the letter of October 31, 2002 retold, the papers around it written for it.",
        "",
      ),
    );
    return await holdingStore(store, async () => tellAll(terminal, main, example, store));
  } finally {
    rmSync(store, { recursive: true, force: true });
  }
}

async function tellAll(terminal: Terminal, main: Main, example: string, store: string): Promise<ExitCode> {
  for (const { says, words } of stepsOn(example, store)) {
    terminal.out(`\n${styled(terminal, "bold", wrapped(says, ""))}`);
    terminal.out(
      styled(terminal, "dim", `$ conformed ${words.map((word) => shown(word, example, store)).join(" ")}\n`),
    );
    const code = await main(words, terminal);
    if (code === 2) return code;
  }
  return 0;
}

function shown(word: string, example: string, store: string): string {
  if (word.startsWith(example)) return `examples/lexington${word.slice(example.length)}`;
  return word === store ? "STORE" : word;
}

function stepsOn(example: string, store: string): Step[] {
  const ask = (...words: string[]) => [...words, "--store", store];
  return [
    {
      says: "1. A letter is read into acts. Each has its clause, what it works on and when it applies.",
      words: ["read", join(example, "papers/2002-10-31-letter-amendment.txt")],
    },
    { says: "2. The facility goes into the store: papers, parties and happenings.", words: ask("open", example) },
    {
      says: "3. The letter takes effect with its closing set, all conditions tested together.",
      words: ask("closing", "lexington", "--known", "2002-10-31"),
    },
    {
      says: "4. The agreement as it reads: a sentence of § 9.1 replaced, the rest as it was.",
      words: ask("text", "lexington", "9.1", "--on", "2002-11-01"),
    },
    {
      says: "5. The covenant on August 31 as it is known now: deleted from August 1. (In September it still stood.)",
      words: ask("text", "lexington", "IV(g)", "--on", "2002-08-31"),
    },
    {
      says: "6. The rate, and the words and facts that make it.",
      words: ask("rate", "lexington", "--on", "2002-11-07"),
    },
    { says: "7. The statement for November.", words: ask("statement", "lexington", "--month", "2002-11") },
    { says: "8. The statement for December.", words: ask("statement", "lexington", "--month", "2002-12") },
    { says: "9. What is owed on January 1, 2003.", words: ask("balance", "lexington", "--on", "2003-01-01") },
    {
      says: "10. Why the Prime interest of November is what it is.",
      words: ask("why", "lexington", "statement", "--month", "2002-11", "--line", "interest on prime"),
    },
    {
      says: "11. What the amendment fee costs by the Renewal Date.",
      words: ask("fees", "lexington", "--on", "2003-01-03"),
    },
    { says: "12. What is missing or open.", words: ask("check", "lexington") },
  ];
}
