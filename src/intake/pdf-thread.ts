import type { MessagePort as NodePort } from "node:worker_threads";
import { workerData } from "node:worker_threads";
import { getResolvedPDFJS } from "unpdf";
import type { Page, PageItem, PageRemark, PageRule, PdfMessage } from "./pdf-message.ts";

// Runs on a thread of its own, so that a file that never ends can be left behind.

/** A matrix as PDF writes it: a, b, c, d, e, f. */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const unit: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
function through([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

// What is used of the library, whose own declarations do not resolve.
type Library = {
  readonly getDocument: (options: object) => { readonly promise: Promise<PdfDocument> };
  readonly OPS: {
    readonly save: number;
    readonly restore: number;
    readonly transform: number;
    readonly constructPath: number;
    readonly paintImageXObject: number;
    readonly paintInlineImageXObject: number;
  };
};

type PdfDocument = { readonly numPages: number; readonly getPage: (number: number) => Promise<PdfPage> };

type PdfPage = {
  readonly getViewport: (options: object) => { readonly height: number; readonly transform: Matrix };
  readonly getTextContent: (options: object) => Promise<{ readonly items: readonly (Words | object)[] }>;
  readonly getOperatorList: () => Promise<{
    readonly fnArray: readonly number[];
    readonly argsArray: readonly unknown[];
  }>;
  readonly getAnnotations: () => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly cleanup: () => unknown;
};

type Words = { readonly str: string; readonly transform: Matrix; readonly width: number };

// The library uses this one operation that Node 20 has not; without it the lines drawn on a page would not be seen.
const buffers: object = ArrayBuffer.prototype;
if (!("transferToFixedLength" in buffers)) {
  Object.defineProperty(buffers, "transferToFixedLength", {
    value(this: ArrayBuffer, length: number = this.byteLength): ArrayBuffer {
      const copy = new ArrayBuffer(length);
      new Uint8Array(copy).set(new Uint8Array(this).subarray(0, length));
      return copy;
    },
  });
}

const { getDocument, OPS }: Library = await getResolvedPDFJS();

async function pagesOf(bytes: Uint8Array): Promise<Page[]> {
  const document = await getDocument({
    data: bytes,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: true,
    verbosity: 0,
  }).promise;
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    pages.push(await readPage(page));
    page.cleanup();
  }
  return pages;
}

async function readPage(page: PdfPage): Promise<Page> {
  const view = page.getViewport({ scale: 1 });
  // The page as it is shown, with its lower left corner as the origin.
  const shown = through([1, 0, 0, -1, 0, view.height], view.transform);
  const { items, turned } = await itemsOf(page, shown);
  const { rules, ...drawn } = await drawnOn(page, shown);
  const { remarks, struck } = await remarksOn(page, shown);
  return { items, rules: [...rules, ...struck], remarks, turned, ...drawn };
}

// Two or three letters cast as one, which no word of a quotation would match.
const ligature = /[\ufb00-\ufb06]/g;

async function itemsOf(page: PdfPage, shown: Matrix): Promise<{ items: PageItem[]; turned: number }> {
  const { items: found } = await page.getTextContent({ disableNormalization: true });
  const items: PageItem[] = [];
  let turned = 0;
  for (const item of found) {
    if (!("str" in item) || item.str === "") continue;
    const [a, b, c, d, x, y] = through(shown, item.transform);
    const size = Math.hypot(c, d);
    if (Math.abs(b) > Math.abs(a) / 10) turned += 1;
    else
      items.push({
        words: item.str.replaceAll(ligature, (letters) => letters.normalize("NFKC")),
        x,
        y,
        width: item.width,
        size,
      });
  }
  return { items, turned };
}

// Lines drawn under or through words: thin level paths, wherever the transformations of the page put them.
async function drawnOn(page: PdfPage, shown: Matrix): Promise<Pick<Page, "rules" | "pictures" | "isDrawn">> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const rules: PageRule[] = [];
  const saved: Matrix[] = [];
  let matrix = unit;
  fnArray.forEach((operation, index) => {
    const args: unknown = argsArray[index];
    if (operation === OPS.save) saved.push(matrix);
    else if (operation === OPS.restore) matrix = saved.pop() ?? unit;
    else if (operation === OPS.transform) matrix = through(matrix, matrixOf(args));
    else if (operation === OPS.constructPath && Array.isArray(args)) {
      rules.push(...ruleIn(through(shown, matrix), boxOf(args[2])));
    }
  });
  const pictures = fnArray.filter((each) => each === OPS.paintImageXObject || each === OPS.paintInlineImageXObject);
  return { rules, pictures: pictures.length, isDrawn: fnArray.length > 0 };
}

function numbers(value: unknown): number[] {
  if (value instanceof Float32Array || value instanceof Float64Array) return Array.from(value);
  return Array.isArray(value) ? value.filter((each) => typeof each === "number") : [];
}

function matrixOf(value: unknown): Matrix {
  const [a, b, c, d, e, f] = numbers(value);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return unit;
  return [a, b, c, d, e ?? 0, f ?? 0];
}

type Box = readonly [left: number, bottom: number, right: number, top: number];

function boxOf(value: unknown): Box | undefined {
  const [left, bottom, right, top] = numbers(value);
  return left === undefined || bottom === undefined || right === undefined || top === undefined
    ? undefined
    : [left, bottom, right, top];
}

const thick = 3;

function ruleIn(place: Matrix, box: Box | undefined, isThin = true): PageRule[] {
  if (box === undefined) return [];
  const [, , , , x, y] = through(place, [1, 0, 0, 1, box[0], box[1]]);
  const [, , , , u, v] = through(place, [1, 0, 0, 1, box[2], box[3]]);
  const [left, right] = [Math.min(x, u), Math.max(x, u)];
  const isRule = right - left > 2 && (!isThin || Math.abs(v - y) <= thick);
  return isRule ? [{ left, right, y: (y + v) / 2 }] : [];
}

// A line that a reader of the page struck through words is drawn as a remark with a box around them.
async function remarksOn(page: PdfPage, shown: Matrix): Promise<{ remarks: PageRemark[]; struck: PageRule[] }> {
  const annotations = await page.getAnnotations();
  const remarks = annotations.map(({ contentsObj, titleObj, modificationDate: on }) => ({
    by: said(titleObj),
    on: typeof on === "string" ? on : "",
    text: said(contentsObj),
  }));
  const struck = annotations.filter(({ subtype }) => subtype === "StrikeOut");
  return {
    remarks: remarks.filter(({ text }) => text !== ""),
    struck: struck.flatMap(({ rect }) => ruleIn(shown, boxOf(rect), false)),
  };
}

function said(value: unknown): string {
  if (typeof value !== "object" || value === null || !("str" in value)) return "";
  return typeof value.str === "string" ? value.str.trim() : "";
}

async function answer(bytes: Uint8Array): Promise<PdfMessage> {
  try {
    return { outcome: "read", pages: await pagesOf(bytes) };
  } catch (error) {
    const [name, reason] = error instanceof Error ? [error.name, error.message] : ["", String(error)];
    if (name === "PasswordException") return { outcome: "locked" };
    return { outcome: "broken", reason: (reason.split("\n")[0] ?? "").replace(/\.$/, "") };
  }
}

type Task = { readonly bytes: Uint8Array; readonly signal: SharedArrayBuffer; readonly port: NodePort };

const task: Task = workerData;
const { bytes, signal, port } = task;
port.postMessage(await answer(bytes));
const flag = new Int32Array(signal);
Atomics.store(flag, 0, 1);
Atomics.notify(flag, 0);
