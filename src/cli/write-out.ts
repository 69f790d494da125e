import { existsSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import type { DocumentForm } from "../documents/write.ts";
import { Stop } from "./exit.ts";

/** The options of a command that writes a document. */
export type OutOptions = { readonly out?: string; readonly force?: boolean };

/** A file to be written, found fit before the work begins. */
export type OutFile = { readonly path: string; readonly form: DocumentForm };

const forms: Readonly<Record<string, DocumentForm>> = { ".txt": "txt", ".html": "html", ".docx": "docx" };

/** The file asked for with `--out`. Stops when its form is not known, its folder is not there, or it would be lost. */
export function outFile({ out, force }: OutOptions): OutFile | undefined {
  if (out === undefined) return undefined;
  const form = forms[extname(out).toLowerCase()];
  if (form === undefined) throw new Stop(2, [`--out ${out} names no form. End it in .txt, .html or .docx.`]);
  const folder = dirname(out);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Stop(2, [`--out ${out} cannot be written: ${folder} is not a folder.`]);
  }
  if (existsSync(out) && statSync(out).isDirectory())
    throw new Stop(2, [`--out ${out} is a folder. Name a file in it.`]);
  if (existsSync(out) && force !== true) throw new Stop(2, [`${out} is already there. Add --force to replace it.`]);
  return { path: out, form };
}

/** Writes a whole file, or leaves what was there: first beside it under another name, then in its place. */
export function writeOut({ path }: OutFile, content: string | Uint8Array): void {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    writeFileSync(beside, content, { flag: "wx" });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new Stop(2, [`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}.`]);
  }
}
