import { expect, test } from "vitest";
import { materialKinds, materialsAtHand } from "../../bench/materials.ts";
import { mutantOf } from "../../bench/mutate.ts";

// `npm run fuzz -- --count 1000000` reads as many as are asked for; here only that each is read or refused by name.
test.each(materialKinds.map((kind) => [kind, kind === "pdf" ? 12 : 300] as const))(
  "mutated inputs are read or refused: %s, %i of them",
  async (kind, count) => {
    const materials = await materialsAtHand();
    const outcomes = new Set<string>();
    for (let seed = 1; seed <= count; seed += 1) outcomes.add(await mutantOf(materials, seed, kind).read());
    expect([...outcomes].filter((outcome) => outcome !== "read" && outcome !== "refused")).toEqual([]);
    expect(outcomes.size).toBeGreaterThan(kind === "pdf" ? 0 : 1);
  },
  120_000,
);

test("the same seed gives the same input", async () => {
  const materials = await materialsAtHand();
  const outcomes = async () => Promise.all([1, 2, 3, 4, 5].map(async (seed) => mutantOf(materials, seed).read()));
  expect(await outcomes()).toEqual(await outcomes());
});
