import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readMutant } from "../../bench/mutate.ts";

const letter = readFileSync("examples/lexington/papers/2002-10-31-letter-amendment.txt", "utf8");

// `npm run fuzz -- --count 1000000` reads as many as are asked for; here only that each is read or refused by name.
test("mutated papers of every form are read or refused", () => {
  const outcomes = Array.from({ length: 1500 }, (_, seed) => readMutant(letter, seed + 1));
  expect(new Set(outcomes)).toEqual(new Set(["read", "refused"]));
});
