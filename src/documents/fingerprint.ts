import { createHash } from "node:crypto";

/**
 * The SHA-256 of a text in UTF-8, as 64 hexadecimal digits in lower case: two texts with one fingerprint are the same
 * to the last character.
 */
export function fingerprint(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
