import { ok, refuse, type Result } from "../base/result.ts";
import type { Encoding } from "./decoded.ts";
import type { IntakeProblem } from "./failure.ts";

/** Bytes read as text, without the byte order mark that some editors put first. */
export type FileText = { readonly text: string; readonly encoding: Encoding };

/** The bytes are no text. Shape: `offset` is that of the first byte that shows it. */
export type NoText = IntakeProblem<"file.not_text"> & { readonly offset: number };

// What windows-1252 has in the place of the control characters of Latin-1; five places hold nothing.
const highMarks = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Reads bytes as text: by their byte order mark, else as UTF-8, else, when they are not UTF-8, as windows-1252.
 *
 * Bytes of which every other one is NUL are UTF-16 without its mark. Refuses what holds a NUL or is full of control
 * characters.
 */
export function decodeText(bytes: Uint8Array): Result<FileText, NoText> {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) {
    const text = new TextDecoder(wide).decode(bytes);
    return text.includes("\0")
      ? refuse({ code: "file.not_text", holds: "a NUL character", offset: bytes.indexOf(0) })
      : ok({ text, encoding: wide });
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1) return refuse({ code: "file.not_text", holds: "a NUL character", offset: nul });
  const decoded = asUtf8(bytes);
  const text = decoded ?? asWindows(bytes);
  const controls = bytes.filter(isControl).length;
  if (controls * 500 > bytes.length) {
    return refuse({ code: "file.not_text", holds: "control characters", offset: bytes.findIndex(isControl) });
  }
  return ok({ text, encoding: decoded === undefined ? "windows-1252" : "utf-8" });
}

// What no text has but white space; one that slipped in somewhere does no harm.
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32);
}

function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 400);
  const nulls = (odd: number) => head.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  const [even, odd] = [nulls(0), nulls(1)];
  if (head.length < 8 || even + odd < head.length / 4) return undefined;
  if (even === 0) return "utf-16le";
  return odd === 0 ? "utf-16be" : undefined;
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function asWindows(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replaceAll(/[\x80-\x9f]/g, (mark) => highMarks.charAt(mark.charCodeAt(0) - 0x80));
}
