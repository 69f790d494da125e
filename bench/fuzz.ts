import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { type MaterialKind, materialKinds, materialsAtHand } from "./materials.ts";
import { mutantOf } from "./mutate.ts";

// Reads mutated inputs of every kind until the count is reached. The work is done on a thread, so that one that hangs is
// seen: the seed it works on is told, and with --seed and --count 1 it is met again. With --resume FILE the counts are
// kept in a file, from which the next run goes on.

/** How long one small input may take before it counts as hanging. Unit: milliseconds. */
const patience = 30_000;

/** What was done so far: the next seed, and of each kind how many were read and refused. */
type Progress = {
  readonly next: number;
  readonly counts: { readonly [Kind in MaterialKind]: { read: number; refused: number } };
};

type Task = {
  readonly seed: number;
  readonly count: number;
  readonly kind?: MaterialKind;
  readonly resume?: string;
  readonly at: SharedArrayBuffer;
};

function begun({ seed, resume }: Task): Progress {
  if (resume !== undefined && existsSync(resume)) {
    const kept: Progress = JSON.parse(readFileSync(resume, "utf8"));
    return kept;
  }
  const none = () => ({ read: 0, refused: 0 });
  return {
    next: seed,
    counts: { text: none(), html: none(), docx: none(), pdf: none(), csv: none(), xlsx: none(), yaml: none() },
  };
}

async function work(task: Task): Promise<void> {
  const { count, kind, resume, at } = task;
  const done = new Int32Array(at);
  const materials = await materialsAtHand();
  const { next: first, counts } = begun(task);
  const keep = (next: number) => {
    if (resume !== undefined) writeFileSync(resume, JSON.stringify({ next, counts }));
  };
  let [slowest, slowestSeed] = [0, first];
  for (let seed = first; seed < first + count; seed += 1) {
    Atomics.store(done, 0, seed);
    const start = performance.now();
    try {
      const mutant = mutantOf(materials, seed, kind);
      counts[mutant.kind][await mutant.read()] += 1;
    } catch (error) {
      keep(seed + 1);
      console.error(`seed ${seed} fails`);
      throw error;
    }
    const taken = performance.now() - start;
    if (taken > slowest) [slowest, slowestSeed] = [taken, seed];
    if (seed % 1000 === 0) keep(seed + 1);
  }
  keep(first + count);
  const rows = materialKinds.map((each) => `${each} ${counts[each].read} read, ${counts[each].refused} refused`);
  const total = materialKinds.reduce((sum, each) => sum + counts[each].read + counts[each].refused, 0);
  console.log(`${total} inputs to seed ${first + count - 1}, none failed: ${rows.join("; ")}`);
  console.log(`of the last ${count} the slowest took ${slowest.toFixed(0)} ms (seed ${slowestSeed})`);
}

function watch(task: Omit<Task, "at">): void {
  const at = new SharedArrayBuffer(4);
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { ...task, at } });
  let [last, since] = [-1, performance.now()];
  const timer = setInterval(() => {
    const seed = Atomics.load(new Int32Array(at), 0);
    if (seed !== last) [last, since] = [seed, performance.now()];
    else if (performance.now() - since > patience) {
      console.error(`seed ${seed} hangs`);
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
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { count: text, seed: text, kind: text, resume: text } });
  const kind = materialKinds.find((each) => each === values.kind);
  watch({
    seed: Number(values.seed ?? "1"),
    count: Number(values.count ?? "20000"),
    ...(kind === undefined ? {} : { kind }),
    ...(values.resume === undefined ? {} : { resume: values.resume }),
  });
} else {
  const task: Task = workerData;
  await work(task);
}
