import { createHash } from "node:crypto";
import { basename } from "node:path";
import { ok, refuse, type Result } from "../base/result.ts";
import type { OriginalFile } from "../events/facility.ts";
import { decodeFile } from "../intake/decode.ts";
import type { ChangesRead, DecodedPaper } from "../intake/decoded.ts";
import type { WireProblem } from "./failure.ts";
import { lineAt, readBytes, type TextProblem } from "./text-file.ts";

/** A paper taken from its file: what can be read of it, and what tells that file from any other. */
export type PaperFile = { readonly decoded: DecodedPaper; readonly original: OriginalFile };

/**
 * Reads a paper of any form from a file: text, HTML, DOCX or PDF.
 *
 * `wanted` is how the failure names it. Refuses what `readText` and `decodeFile` refuse.
 */
export function readPaperFile(
  path: string,
  wanted: string,
  read: ChangesRead = "accepted",
): Result<PaperFile, TextProblem & { readonly code: string }> {
  const fail = (problem: WireProblem, line = 1) => refuse({ code: problem.code, problem, line });
  const bytes = readBytes(path, wanted);
  if (!bytes.ok) return fail(bytes.failure);
  const decoded = decodeFile(bytes.value, basename(path), read);
  if (!decoded.ok) {
    const { failure } = decoded;
    if (failure.code !== "file.not_text") return fail(failure);
    return fail({ code: failure.code, holds: failure.holds }, lineAt(bytes.value, failure.offset));
  }
  if (decoded.value.text.trim() === "") return fail({ code: "file.empty" });
  return ok({ decoded: decoded.value, original: originalOf(bytes.value, decoded.value) });
}

function originalOf(bytes: Uint8Array, { form, findings }: DecodedPaper): OriginalFile {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const remarks = findings.map(({ code, message }) => ({ code, message }));
  return remarks.length === 0 ? { sha256, form } : { sha256, form, remarks };
}
