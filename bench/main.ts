import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { interestFor } from "../src/accruals/interest.ts";
import { type Money, settle } from "../src/base/money.ts";
import type { Ratio } from "../src/base/ratio.ts";
import { agreementFigures } from "./agreement.ts";
import { restatingFigures } from "./restating.ts";
import { complianceFigures } from "./compliance.ts";
import { borrowingBaseFigures } from "./borrowing-base.ts";
import { hardInputs, intakeSpeeds } from "./intake.ts";
import { readPaper } from "../src/papers/read.ts";

// Each line is a figure against a peer or a limit measured in this same run, since the machine is shared and noisy.

const root = fileURLToPath(new URL("..", import.meta.url));
const rows: string[][] = [["what", "measured", "against", "ratio", "limit"]];

/** The middle of several timings of a piece of work. Unit: milliseconds. */
function median(times: number, work: () => unknown): number {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  return taken[Math.floor(times / 2)] ?? 0;
}

function row(what: string, measured: string, against: string, ratio: number, limit: string): void {
  rows.push([what, measured, against, ratio.toFixed(3), limit]);
}

function letter(): string {
  try {
    return readFileSync(`${root}../shared/papers/lexington/2002-10-31-letter-amendment.txt`, "utf8");
  } catch {
    return readFileSync(`${root}examples/lexington/papers/2002-10-31-letter-amendment.txt`, "utf8");
  }
}

function reading(): void {
  const text = letter();
  const first = performance.now();
  readPaper(text);
  const cold = performance.now() - first;
  row("reading the letter, first time", `${cold.toFixed(1)} ms`, "50 ms", cold / 50, "at most 1");
  const one = median(51, () => readPaper(text));
  row("reading the letter, warm", `${one.toFixed(2)} ms`, "50 ms", one / 50, "at most 1");
  const many = Array.from({ length: 100 }, () => text).join("\n\n");
  const hundred = median(3, () => readPaper(many));
  row("reading 100 copies of it", `${hundred.toFixed(0)} ms`, "one copy", hundred / one, "at most 130");
}

function accrual(): void {
  const segments = 200_000;
  const rate: Ratio = { numerator: 23n, denominator: 400n };
  const years = Array.from({ length: 31 }, (_, index): Ratio => ({ numerator: BigInt(index + 1), denominator: 360n }));
  const fallback: Ratio = { numerator: 1n, denominator: 360n };
  const balances = Array.from({ length: 1024 }, (_, index) => 600_000_000n + BigInt(index * 7919));
  let sink = 0n;
  const engine = median(9, () => {
    for (let index = 0; index < segments; index += 1) {
      const exact = interestFor(balances[index % 1024] ?? 0n, rate, years[index % 31] ?? fallback);
      const settled: Money = settle({ currency: "USD", exact }, "half-up");
      sink += settled.minor;
    }
  });
  const bare = median(9, () => {
    for (let index = 0; index < segments; index += 1) {
      const days = years[index % 31] ?? fallback;
      sink +=
        ((balances[index % 1024] ?? 0n) * rate.numerator * days.numerator) / (rate.denominator * days.denominator);
    }
  });
  const perSecond = (milliseconds: number) => `${((segments / milliseconds) * 1000).toFixed(0)} a second`;
  row("segments settled", perSecond(engine), `bare loop, ${perSecond(bare)}`, bare / engine, "at least 0.5");
  if (sink === 0n) throw new Error("the loops were not run");
}

function commandLine(): void {
  const node = process.execPath;
  const run = (words: string[]) => () => execFileSync(node, words, { cwd: root, stdio: "ignore" });
  const bare = median(11, run(["-e", "0"]));
  const rate = median(11, run(["bin/conformed.js", "rate", "examples/lexington", "--on", "2002-11-07"]));
  row(
    "conformed rate, whole process",
    `${rate.toFixed(0)} ms`,
    `node -e 0, ${bare.toFixed(0)} ms`,
    rate / bare,
    "at most 5",
  );
}

function intake(): void {
  for (const { what, milliseconds, megabytes } of intakeSpeeds(median, letter())) {
    const speed = (megabytes / milliseconds) * 1000;
    row(what, `${speed.toFixed(1)} MB a second`, "5 MB a second", speed / 5, "at least 1");
  }
  const worst = hardInputs().toSorted((a, b) => b.milliseconds - a.milliseconds);
  for (const { what, milliseconds } of worst.slice(0, 3)) {
    row(`1 MB of ${what}`, `${milliseconds.toFixed(0)} ms`, "2000 ms", milliseconds / 2000, "at most 1");
  }
  const held = process.memoryUsage.rss() / 1_000_000;
  row("memory held after them", `${held.toFixed(0)} MB`, "500 MB", held / 500, "at most 1");
}

function agreement(): void {
  for (const { what, taken, limit } of agreementFigures(median)) {
    row(`${what}, 300 pages and 100 amendments`, `${taken.toFixed(3)} ms`, `${limit} ms`, taken / limit, "at most 1");
  }
}

function restating(): void {
  const { figures, days, bytesOfYear } = restatingFigures(median);
  for (const { what, taken, slow } of figures) {
    row(what, `${taken.toFixed(1)} ms`, "10 ms", taken / 10, "at most 1");
    row(what, `${taken.toFixed(1)} ms`, `day by day, ${slow.toFixed(0)} ms`, taken / slow, "at most 0.02");
  }
  const [whole] = figures;
  const perSecond = ((days / (whole?.taken ?? Infinity)) * 1000).toFixed(0);
  row("facility-days swept with receipts", `${perSecond} a second`, "1,000,000", Number(perSecond) / 1e6, "at least 1");
  row("one year of it, kept", `${(bytesOfYear / 1000).toFixed(0)} kB`, "200 kB", bytesOfYear / 200_000, "at most 1");
}

function compliance(): void {
  for (const { what, taken, limit } of complianceFigures(median)) {
    row(`${what}, 500 tests and 50 waivers`, `${taken.toFixed(3)} ms`, `${limit} ms`, taken / limit, "at most 1");
  }
}

function borrowingBase(): void {
  const { invoices, whole, bare } = borrowingBaseFigures(median);
  const what = `borrowing base of ${invoices} invoices from CSV`;
  row(what, `${whole.toFixed(0)} ms`, "1000 ms", whole / 1000, "at most 1");
  row(what, `${whole.toFixed(0)} ms`, `bare parsing, ${bare.toFixed(0)} ms`, whole / bare, "at most 10");
}

reading();
restating();
intake();
agreement();
compliance();
accrual();
borrowingBase();
commandLine();
const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
for (const cells of rows) console.log(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
