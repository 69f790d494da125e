import { expect, test } from "vitest";
import { decodeText } from "../../src/intake/charset.ts";

const words = "§ 9.1 “Rate” – é €";
const bigEndian = (text: string) => Buffer.from(text, "utf16le").swap16();

test.each<[what: string, bytes: Uint8Array, text: string, encoding: string]>([
  ["UTF-8", Buffer.from(words), words, "utf-8"],
  ["UTF-8 with its mark", Buffer.from(`\ufeff${words}`), words, "utf-8"],
  ["UTF-16 with its mark", Buffer.from(`\ufeff${words}`, "utf16le"), words, "utf-16le"],
  ["UTF-16 the other way about", bigEndian(`\ufeff${words}`), words, "utf-16be"],
  ["UTF-16 without its mark", Buffer.from("Section 9.1 of it", "utf16le"), "Section 9.1 of it", "utf-16le"],
  ["UTF-16 without its mark, the other way about", bigEndian("Section 9.1 of it"), "Section 9.1 of it", "utf-16be"],
  [
    "windows-1252",
    Buffer.from([0xa7, 0x20, 0x93, 0x41, 0x94, 0x20, 0x96, 0x20, 0x80, 0x92]),
    "§ “A” – €’",
    "windows-1252",
  ],
  ["plain letters", Buffer.from("plain"), "plain", "utf-8"],
  [
    "a control character that slipped in",
    Buffer.from(`a\u0001${"b".repeat(600)}`),
    `a\u0001${"b".repeat(600)}`,
    "utf-8",
  ],
])("%s", (_, bytes, text, encoding) => {
  expect(decodeText(bytes)).toEqual({ ok: true, value: { text, encoding } });
});

test.each<[what: string, bytes: Uint8Array, holds: string, offset: number]>([
  ["a NUL", Buffer.from("one\0two"), "a NUL character", 3],
  ["control characters", Buffer.from("one\u0001\u0002\u0003"), "control characters", 3],
])("%s is no text", (_, bytes, holds, offset) => {
  expect(decodeText(bytes)).toMatchObject({ ok: false, failure: { code: "file.not_text", holds, offset } });
});
