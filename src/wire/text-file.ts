import { readFileSync, statSync } from "node:fs";
import { ok, refuse, type Result } from "../base/result.ts";
import type { WireProblem } from "./failure.ts";

/** The largest file that is read. Unit: bytes. */
const sizeLimit = 16 * 1024 * 1024;

/** Something wrong with a file as a whole, and the line where it shows. Unit: lines from one. */
export type TextProblem = { readonly problem: WireProblem; readonly line: number };

/**
 * Reads a file as UTF-8 text, without the byte order mark that some editors put first.
 *
 * `wanted` is how the failure names it. Refuses `file.not_found`, `file.not_readable`, `file.too_large`,
 * `file.not_text`, `file.empty`.
 */
export function readText(path: string, wanted: string): Result<string, TextProblem & { readonly code: string }> {
  const fail = (problem: WireProblem, line = 1) => refuse({ code: problem.code, problem, line });
  const bytes = readBytes(path, wanted);
  if (!bytes.ok) return fail(bytes.failure);
  const nul = bytes.value.indexOf(0);
  if (nul !== -1) return fail({ code: "file.not_text", holds: "a NUL character" }, lineAt(bytes.value, nul));
  const text = decoded(bytes.value);
  if (text === undefined) {
    return fail({ code: "file.not_text", holds: "bytes that are not UTF-8" }, firstBadLine(bytes.value));
  }
  return text.trim() === "" ? fail({ code: "file.empty" }) : ok(text);
}

/** Reads the bytes of a file. Refuses `file.not_found`, `file.not_readable`, `file.too_large`. */
export function readBytes(path: string, wanted: string): Result<Buffer, WireProblem> {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return refuse({ code: "file.not_readable", wanted, reason: "it is not a file" });
    if (stat.size > sizeLimit) return refuse({ code: "file.too_large", bytes: stat.size, limit: sizeLimit });
    return ok(readFileSync(path));
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    if (reason === "ENOENT" || reason === "ENOTDIR") return refuse({ code: "file.not_found", wanted });
    return refuse({ code: "file.not_readable", wanted, reason });
  }
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function firstBadLine(bytes: Buffer): number {
  let [line, start] = [1, 0];
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    if (decoded(bytes.subarray(start, end)) === undefined) return line;
    [line, start] = [line + 1, end + 1];
  }
  return line;
}

/** The line on which a byte stands. Unit: lines from one. */
export function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < offset; at = bytes.indexOf(10, at + 1)) line += 1;
  return line;
}
