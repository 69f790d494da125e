import { execFile, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const python = "/usr/bin/python3";
const script = fileURLToPath(new URL("office.py", import.meta.url));
const seconds = 90;

/** Whether LibreOffice and its Python bridge are installed. */
export function officeInstalled(): boolean {
  return spawnSync("sh", ["-c", `command -v soffice && ${python} -c "import uno"`]).status === 0;
}

type Settled = { readonly accepted: string[]; readonly rejected: string[] };

/**
 * The paragraphs of each DOCX as LibreOffice has them once every tracked change is accepted, and once rejected.
 *
 * An office that falls while it starts, as it may on a busy machine, is started once more.
 */
export async function settledByOffice(documents: readonly Uint8Array[]): Promise<Settled[]> {
  return settledOnce(documents).catch(() => settledOnce(documents));
}

async function settledOnce(documents: readonly Uint8Array[]): Promise<Settled[]> {
  const folder = mkdtempSync(join(tmpdir(), "conformed-office-"));
  const pipe = `conformed-${process.pid}`;
  const office = spawn(
    "soffice",
    [
      "--headless",
      "--norestore",
      "--nologo",
      `-env:UserInstallation=file://${folder}/profile`,
      `--accept=pipe,name=${pipe};urp;`,
    ],
    { detached: true, stdio: "ignore" },
  );
  try {
    const jobs = documents.flatMap((document, index) => {
      const source = join(folder, `${index}.docx`);
      writeFileSync(source, withoutComments(document));
      return (["accept", "reject"] as const).flatMap((how) => [source, how, join(folder, `${index}-${how}.txt`)]);
    });
    await promisify(execFile)(python, [script, pipe, ...jobs], { timeout: seconds * 1000, killSignal: "SIGKILL" });
    return documents.map((_, index) => ({
      accepted: linesIn(join(folder, `${index}-accept.txt`)),
      rejected: linesIn(join(folder, `${index}-reject.txt`)),
    }));
  } finally {
    endGroup(office.pid);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

// An office that is installed without windows falls when it is to show a comment. Comments are no part of the text.
function withoutComments(document: Uint8Array): Uint8Array {
  const parts = unzipSync(document);
  const body = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  return zipSync({ ...parts, "word/document.xml": strToU8(body.replaceAll(/<w:comment[A-Z]\w* [^>]*\/>/g, "")) });
}

function linesIn(file: string): string[] {
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  return text.replace(/\n$/, "").split("\n");
}

// The office is a script that starts others; it has ended by itself when all went well.
function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // It is gone already.
  }
}
