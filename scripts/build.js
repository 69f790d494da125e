// Bundles the program so that a command starts in a few hundredths of a second instead of resolving some hundred files.
import { build } from "esbuild";
import { rm } from "node:fs/promises";

await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: { conformed: "src/cli/main.ts", bench: "bench/main.ts" },
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  outdir: "dist",
  // commander is CommonJS and asks for node's own modules by require.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
  // Loaded from node_modules at run time: PGlite finds its WebAssembly beside itself, and pg is CommonJS.
  external: ["@electric-sql/pglite", "pg", "kysely", "vitest"],
  logLevel: "warning",
});
