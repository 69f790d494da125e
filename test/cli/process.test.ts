import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main.ts";
import { lockFolder } from "../../src/store/folder-lock.ts";
import { conformed, example, folderWith, root, scratch } from "./program.ts";

// The program as it is installed, in a process of its own, and what a process alone can show.

const bin = join(root, "bin/conformed.js");
const letter = join(example, "papers/2002-10-31-letter-amendment.txt");

function run(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const options = { cwd: scratch, encoding: "utf8", env: { ...process.env, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], options);
  return { code: status, out: stdout, err: stderr };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the installed program", () => {
  test("prints a statement and ends with 0", () => {
    const { code, out, err } = run(["statement", example, "--month", "2002-11", "--json"]);
    expect([code, err]).toEqual([0, ""]);
    const { lines, charged } = JSON.parse(out);
    expect(lines.map(({ amount }: any) => amount)).toEqual(expect.arrayContaining(["32479.93", "3344.44", "5362.50"]));
    expect(charged).toBe("41186.87");
  });

  test("ends with 1 on findings and 2 on wrong use, which is told on the error output", () => {
    expect(run(["check", example])).toMatchObject({ code: 1, err: "" });
    expect(run(["rate", example, "--on", "tomorrow"])).toMatchObject({ code: 2, out: "" });
  });

  test("says the same as in the process of these tests", async () => {
    const words = ["payoff", example, "--on", "2003-01-03"];
    expect(run(words).out).toBe(`${(await conformed(...words)).out}\n`);
  });

  test.skipIf(process.platform === "win32")("ends quietly when its reader stops reading", () => {
    const script = 'set -o pipefail; "$0" "$1" read "$2" --json | head -c 20 >/dev/null';
    const { status, stderr } = spawnSync("bash", ["-c", script, process.execPath, bin, letter], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(run(["read", letter, "--json"]).out.length).toBeGreaterThan(70_000);
  });

  test("takes no colour into a file", () => {
    expect(run(["rate", example]).out).not.toContain("\u001b");
  });
});

describe("a store that cannot be used", () => {
  test("because another process has it", () => {
    const folder = folderWith({});
    const lock = lockFolder(folder);
    if (!lock.ok) throw new Error("the folder is free");
    const { code, out, err } = run(["list", "--store", folder]);
    lock.value.release();
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(
      new RegExp(
        `^error\\[store\\.folder_in_use\\]: Process ${process.pid} on .* has this data folder open\\. Close it`,
      ),
    );
  });

  test("because its path cannot be made", () => {
    const file = join(scratch, "file");
    writeFileSync(file, "");
    const { code, out, err } = run(["open", example, "--store", join(file, "store")]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^error\[store\.folder_not_usable\]: The data folder .*file\/store cannot be used: ENOTDIR.*/);
    expect(err).toMatch(/ Name a folder that can be written to\.\n$/);
  });

  test("because the server of DATABASE_URL does not answer, whose password is not told", () => {
    const url = "postgres://desk:secret@127.0.0.1:1/none";
    const { code, out, err } = run(["rate", "lexington"], { DATABASE_URL: url });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(
      "error[store.database_unreachable]: The database does not answer: connect ECONNREFUSED 127.0.0.1:1. " +
        "Check the address, the user and the password.\n",
    );
  });
});

describe("a fault of the program", () => {
  const failing = async () => {
    const err: string[] = [];
    const out = () => {
      throw new Error("the table has no columns\nand no rows");
    };
    const code = await main(["rate", example], { out, err: (text) => err.push(text), colour: false });
    return { code, err };
  };

  test("is told in one line, without a stack", async () => {
    vi.stubEnv("DEBUG", "");
    expect(await failing()).toEqual({
      code: 2,
      err: [
        "error[program.fault]: The program failed: the table has no columns. It is its own fault; report it. " +
          "Set DEBUG=1 to see where it failed.",
      ],
    });
  });

  test("shows its stack to who asks for it", async () => {
    vi.stubEnv("DEBUG", "1");
    const { code, err } = await failing();
    expect(code).toBe(2);
    expect(err[1]).toMatch(/^Error: the table has no columns\nand no rows\n +at /);
  });
});
