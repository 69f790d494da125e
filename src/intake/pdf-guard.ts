import { constants, inflateSync } from "node:zlib";
import { Refused } from "./failure.ts";

/** The most that the streams of a PDF may unpack to. Unit: bytes. */
const limit = 128 * 1024 * 1024;

const streams = /\bstream\r?\n/g;

/**
 * Unpacks the streams of a PDF once, counting only, before anything else opens it. Throws `Refused` for one whose
 * streams unpack to too much, are packed in themselves, or are encrypted.
 */
export function guardPdf(bytes: Uint8Array): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (/\/Encrypt[\s<]/.test(text)) throw new Refused({ code: "file.locked", form: "PDF" });
  let unpacked = 0;
  for (const { 0: opening, index } of text.matchAll(streams)) {
    const dictionary = text.slice(Math.max(0, index - 800), index);
    const filters = /\/(?:Filter|F)\s*(\/\w+|\[[^\]]*\])[^]*$/.exec(
      dictionary.slice(dictionary.lastIndexOf(" obj") + 1),
    );
    const packings = (filters?.[1] ?? "").match(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b/g) ?? [];
    if (packings.length > 1) tooLarge();
    if (packings.length === 0) continue;
    const from = index + opening.length;
    const end = text.indexOf("endstream", from);
    unpacked += unpackedLength(bytes.subarray(from, end === -1 ? bytes.length : end), limit - unpacked);
  }
}

// A stream that is damaged, or packed in another way, unpacks to nothing here; what reads it says what is wrong.
function unpackedLength(content: Uint8Array, left: number): number {
  try {
    const options = { maxOutputLength: Math.max(1, left), finishFlush: constants.Z_SYNC_FLUSH };
    return inflateSync(content, options).length;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") tooLarge();
    return 0;
  }
}

function tooLarge(): never {
  throw new Refused({ code: "file.part_too_large", part: "a stream of the PDF", limit });
}
