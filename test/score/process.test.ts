import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { inShared } from "../shared.ts";

const run = promisify(execFile);

test("where the papers are missing the score says so and fails", async () => {
  const elsewhere = join(mkdtempSync(join(tmpdir(), "conformed-")), "project");
  cpSync("dist", join(elsewhere, "dist"), { recursive: true });
  cpSync("score", join(elsewhere, "score"), { recursive: true });
  cpSync("package.json", join(elsewhere, "package.json"));
  for (const program of ["score.js", "labels.js"]) {
    const failed = run(process.execPath, [join(elsewhere, "dist", program)]);
    await expect(failed).rejects.toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("is missing") });
  }
});

inShared("the score is printed, for programs too, and for one paper with its differences", async () => {
  const papers = readdirSync("score/labels").length;
  const { stdout: table } = await run(process.execPath, ["dist/score.js"]);
  expect(table).toMatch(new RegExp(`^${papers} papers, \\d+ instructions, \\d+ values\n`));
  expect(table).toMatch(/^instructions +[\d.]+% read exactly, [\d.]+% silently wrong, [\d.]+% unread$/m);
  const { stdout: json } = await run(process.execPath, ["dist/score.js", "--json"]);
  expect(JSON.parse(json)).toMatchObject({ papers, totals: { all: { shares: {} } } });
  const { stdout: one } = await run(process.execPath, ["dist/score.js", "--paper", "1023902", "--json"]);
  expect(JSON.parse(one)).toMatchObject({ papers: 1, differences: [{ paper: "1023902_2002-05-01.txt" }] });
  await expect(run(process.execPath, ["dist/score.js", "--paper", "none"])).rejects.toMatchObject({ code: 1 });
});

inShared("the labels are printed with the words they point to", async () => {
  const { stdout } = await run(process.execPath, ["dist/labels.js", "1023902"]);
  expect(stdout).toMatch(/^\S+ kind: replaceDefinition, target: .*"term":"Termination Date"/m);
  expect(stdout).toMatch(/^\s+payload of replaceDefinition: "TERMINATION DATE" MEANS/m);
});
