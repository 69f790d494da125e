import { assert } from "../base/assert.ts";

const localHeader = 0x04034b50;
const directoryHeader = 0x02014b50;
const directoryEnd = 0x06054b50;
// January 1, 1980, the first day that a zip can tell.
const firstDay = 0x00210000;

/**
 * A zip in which every entry bears the same date, so that the same contents are the same bytes whenever they are
 * written. Takes an archive without a comment; gives a copy.
 *
 * @source PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16
 */
export function undatedZip(archive: Uint8Array): Uint8Array {
  const bytes = archive.slice();
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  assert(end >= 0 && view.getUint32(end, true) === directoryEnd, "a zip ends with its directory");
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    assert(view.getUint32(entry, true) === directoryHeader, "a directory holds headers");
    view.setUint32(entry + 12, firstDay, true);
    const local = view.getUint32(entry + 42, true);
    assert(view.getUint32(local, true) === localHeader, "a header of the directory leads to its entry");
    view.setUint32(local + 10, firstDay, true);
    const variable = [28, 30, 32].map((at) => view.getUint16(entry + at, true));
    entry += variable.reduce((sum, length) => sum + length, 46);
  }
  return bytes;
}
