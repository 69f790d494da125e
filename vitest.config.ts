import { defineConfig } from "vitest/config";

const onServer = process.env["CI"] !== undefined;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // The embedded database takes seconds to start on a busy machine; no test asserts how long anything takes.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: onServer ? ["default", ["json", { outputFile: "node_modules/.cache/tests.json" }]] : ["default"],
  },
});
