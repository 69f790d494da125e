import { existsSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import type { DocumentForm, LetterForm } from "../documents/write.ts";
import { misuse } from "./use.ts";

/** The options of a command that writes a document. */
export type OutOptions = { readonly out?: string; readonly force?: boolean };

/** A file to be written, found fit before the work begins. */
export type OutFile<Form extends string = DocumentForm> = { readonly path: string; readonly form: Form };

/** The forms of a copy of the agreement and of a redline. */
export const documentForms: readonly DocumentForm[] = ["txt", "html", "docx"];

/** The forms of a letter. */
export const letterForms: readonly LetterForm[] = ["txt", "docx", "pdf"];

/** The file asked for with `--out`. Stops when its form is not known, its folder is not there, or it would be lost. */
export function outFile<Form extends string>(
  { out, force }: OutOptions,
  forms: readonly Form[],
): OutFile<Form> | undefined {
  if (out === undefined) return undefined;
  const form = forms.find((each) => extname(out).toLowerCase() === `.${each}`);
  if (form === undefined) throw misuse({ code: "use.out_form_unknown", out, forms });
  return { path: fitPath(out, force), form };
}

/** A path that a file may be written to. Stops when its folder is not there, or what is there would be lost. */
export function fitPath(out: string, force: boolean | undefined): string {
  const folder = dirname(out);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw misuse({ code: "use.out_folder_missing", out, folder });
  }
  if (existsSync(out) && statSync(out).isDirectory()) throw misuse({ code: "use.out_is_a_folder", out });
  if (existsSync(out) && force !== true) throw misuse({ code: "use.out_exists", out });
  return out;
}

/** Writes a whole file, or leaves what was there: first beside it under another name, then in its place. */
export function writeOut({ path }: { readonly path: string }, content: string | Uint8Array): void {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    writeFileSync(beside, content, { flag: "wx" });
    renameSync(beside, path);
  } catch (error) {
    // What could not be named is not there to be taken away.
    if (existsSync(beside)) rmSync(beside, { force: true });
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw misuse({ code: "use.out_not_writable", out: path, reason });
  }
}
