import { crc32, inflateRawSync } from "node:zlib";
import { Refused } from "./failure.ts";

const directoryEnd = 0x06054b50;
const directoryHeader = 0x02014b50;
const localHeader = 0x04034b50;

/** The most that one part, and all parts together, may unpack to. Unit: bytes. */
const partLimit = 64 * 1024 * 1024;

/** An entry of a zip: where its bytes stand, how they are packed, what they unpack to and must sum to. */
type Entry = {
  readonly at: number;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  readonly sum: number;
};

/** The parts of a zip by their names, each unpacked when asked for. */
export type Archive = { readonly names: readonly string[]; readonly read: (name: string) => Uint8Array | undefined };

/**
 * Opens a zip without unpacking anything. Throws `Refused` for one that is broken, encrypted, or unpacks to too much.
 *
 * Sizes that the zip claims are not believed: unpacking stops at the limit. Sums are checked, so that no part is read
 * other than it was written.
 *
 * @source PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16
 */
export function openZip(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  const u32 = (at: number) => (at + 4 <= bytes.length ? view.getUint32(at, true) : broken("it was cut off"));
  const u16 = (at: number) => (at + 2 <= bytes.length ? view.getUint16(at, true) : broken("it was cut off"));
  const end = endOf(bytes, u32);
  let at = u32(end + 16);
  for (let left = u16(end + 10); left > 0; left -= 1) {
    if (u32(at) !== directoryHeader) broken("its directory is damaged");
    if ((u16(at + 8) & 1) === 1) throw new Refused({ code: "file.locked", form: "document" });
    const nameLength = u16(at + 28);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString("utf8");
    const [packed, size] = [u32(at + 20), u32(at + 24)];
    entries.set(name, { at: u32(at + 42), packed, size, method: u16(at + 10), sum: u32(at + 16) });
    at += 46 + nameLength + u16(at + 30) + u16(at + 32);
  }
  // Another reader may believe the part and not the directory: both must say the same, or the part must leave it open.
  const isAsListed = ({ at: start, packed, size }: Entry) => {
    const open = (u16(start + 6) & 8) === 8 && u32(start + 18) === 0 && u32(start + 22) === 0;
    return open || (u32(start + 18) === packed && u32(start + 22) === size);
  };
  let unpacked = 0;
  const read = (name: string): Uint8Array | undefined => {
    const entry = entries.get(name);
    if (entry === undefined) return undefined;
    if (u32(entry.at) !== localHeader || !isAsListed(entry)) broken("its directory is damaged");
    const from = entry.at + 30 + u16(entry.at + 26) + u16(entry.at + 28);
    const content = unpack(name, entry, bytes.subarray(from, from + entry.packed), partLimit - unpacked);
    unpacked += content.length;
    return content;
  };
  return { names: [...entries.keys()], read };
}

function endOf(bytes: Uint8Array, u32: (at: number) => number): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1) {
    if (u32(at) === directoryEnd) return at;
  }
  return broken("it was cut off");
}

function unpack(name: string, { method, sum, packed }: Entry, content: Uint8Array, limit: number): Uint8Array {
  if (content.length < packed) broken("it was cut off");
  if (method !== 0 && method !== 8) broken(`${name} is packed in a way that no DOCX is`);
  const plain = method === 0 ? content : inflated(name, content, limit);
  if (plain.length > limit) throw new Refused({ code: "file.part_too_large", part: name, limit: partLimit });
  return crc32(plain) === sum ? plain : broken(`${name} is not as it was written`);
}

function inflated(name: string, content: Uint8Array, limit: number): Uint8Array {
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    const tooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    if (tooLarge) throw new Refused({ code: "file.part_too_large", part: name, limit: partLimit });
    return broken(`${name} cannot be unpacked`);
  }
}

function broken(reason: string): never {
  throw new Refused({ code: "file.content_broken", form: "DOCX", reason });
}
