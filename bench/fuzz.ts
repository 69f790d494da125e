import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { readMutant } from "./mutate.ts";

// Reads mutated papers without end until the count is reached. The work is done on a thread, so that one that hangs is
// seen: the seed it works on is told, and with --seed and --count 1 it is met again.

/** How long one small input may take before it counts as hanging. Unit: milliseconds. */
const patience = 20_000;

type Task = { readonly seed: number; readonly count: number; readonly progress: SharedArrayBuffer };

const letter = readFileSync(
  fileURLToPath(new URL("../examples/lexington/papers/2002-10-31-letter-amendment.txt", import.meta.url)),
  "utf8",
);

function work({ seed, count, progress }: Task): void {
  const [done] = [new Int32Array(progress)];
  let [read, slowest, slowestSeed] = [0, 0, seed];
  for (let index = 0; index < count; index += 1) {
    Atomics.store(done, 0, index);
    const start = performance.now();
    try {
      read += readMutant(letter, seed + index) === "read" ? 1 : 0;
    } catch (error) {
      console.error(`seed ${seed + index} fails`);
      throw error;
    }
    const taken = performance.now() - start;
    if (taken > slowest) [slowest, slowestSeed] = [taken, seed + index];
  }
  const refused = count - read;
  console.log(
    `${count} inputs from seed ${seed}: ${read} read, ${refused} refused, none failed; ` +
      `the slowest took ${slowest.toFixed(0)} ms (seed ${slowestSeed})`,
  );
}

function watch(seed: number, count: number): void {
  const progress = new SharedArrayBuffer(4);
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { seed, count, progress } });
  let [last, since] = [-1, performance.now()];
  const timer = setInterval(() => {
    const at = Atomics.load(new Int32Array(progress), 0);
    if (at !== last) [last, since] = [at, performance.now()];
    else if (performance.now() - since > patience) {
      console.error(`seed ${seed + at} hangs`);
      process.exit(1);
    }
  }, 500);
  worker.on("error", (error) => {
    console.error(error);
    process.exitCode = 1;
  });
  worker.on("exit", () => clearInterval(timer));
}

if (isMainThread) {
  const { values } = parseArgs({ options: { count: { type: "string" }, seed: { type: "string" } } });
  watch(Number(values.seed ?? "1"), Number(values.count ?? "20000"));
} else {
  const task: Task = workerData;
  work(task);
}
