import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "vitest";

/** The folder beside the project that holds the papers as filed. It is not part of the project. */
export const sharedFolder = fileURLToPath(new URL("../../shared", import.meta.url));

/** A test on the papers as filed. Where they are missing it is skipped, which its title says, and fails on a server. */
export function inShared(title: string, work: () => void | Promise<void>): void {
  const there = existsSync(sharedFolder);
  if (there) test(title, work);
  else if (process.env["CI"] === undefined) test.skip(`${title} (skipped: there is no ../shared)`, work);
  else {
    test(title, () => {
      throw new Error(`${sharedFolder} is missing; this test reads the papers as filed in it`);
    });
  }
}
