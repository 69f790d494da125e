// Bundles the program so that a command starts in a few hundredths of a second instead of resolving some hundred files,
// and puts it among the commands that npx finds: npm links the commands of dependencies there, not those of the project.
import { build } from "esbuild";
import { existsSync } from "node:fs";
import { chmod, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

await rm(join(root, "dist"), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: {
    conformed: "src/cli/main.ts",
    bench: "bench/main.ts",
    score: "score/main.ts",
    labels: "score/labels.ts",
    fuzz: "bench/fuzz.ts",
    "pdf-thread": "src/intake/pdf-thread.ts",
  },
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
  external: ["@electric-sql/pglite", "pg", "kysely", "docx", "pdfkit", "unpdf", "unpdf/pdfjs", "vitest"],
  logLevel: "warning",
});

const commands = join(root, "node_modules", ".bin");
if (existsSync(commands)) {
  const link = join(commands, "conformed");
  await rm(link, { force: true });
  if (process.platform === "win32") {
    await writeFile(`${link}.cmd`, '@node "%~dp0\\..\\..\\bin\\conformed.js" %*\r\n');
  } else {
    await symlink(join("..", "..", "bin", "conformed.js"), link);
    await chmod(join(root, "bin", "conformed.js"), 0o755);
  }
}
