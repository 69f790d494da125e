import type { DecodedPaper, OriginalPlace } from "../intake/decoded.ts";
import { placesOf } from "../intake/places.ts";
import type { Reading } from "../papers/reading.ts";
import type { Span } from "../papers/text/span.ts";
import { targetText } from "../papers/acts/target.ts";
import { anyJson } from "./json.ts";

/** Where a span begins in the file that a paper came in: `line 12`, `paragraph 7`, `page 3`. */
export function whereIn(decoded: DecodedPaper, span: Span): string {
  const [place] = placesOf(decoded, span.end > span.start ? span : { start: span.start, end: span.start + 1 });
  return place === undefined ? "at the end" : beginningOf(decoded, place);
}

function beginningOf(decoded: DecodedPaper, place: OriginalPlace): string {
  if (place.at === "page") return `page ${place.page}`;
  if (place.at === "part") return `paragraph ${place.paragraph}`;
  return `line ${lineAndColumn(decoded, place.start).line}`;
}

/** The form of a paper, and what stands beside its words, as JSON. */
export function besideJson({ form, encoding, tables, marks, changes, comments }: DecodedPaper) {
  return {
    form,
    encoding: encoding ?? null,
    tables: anyJson(tables),
    marks: anyJson(marks),
    changes: anyJson(changes),
    comments: anyJson(comments),
  };
}

/** JSON in which beside every span stands its `place`, the list of the runs of the file that hold its words. */
export function withPlaces(json: unknown, decoded: DecodedPaper): unknown {
  if (Array.isArray(json)) return json.map((each: unknown) => withPlaces(each, decoded));
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]: [string, unknown]): [string, unknown][] =>
      isSpan(value)
        ? [
            [key, value],
            [key.replace("span", "place").replace("Span", "Place"), placesOf(decoded, value).map(placeJson(decoded))],
          ]
        : [[key, withPlaces(value, decoded)]],
    ),
  );
}

function isSpan(value: unknown): value is Span {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== 2) return false;
  return "start" in value && "end" in value && typeof value.start === "number" && typeof value.end === "number";
}

function placeJson(decoded: DecodedPaper): (place: OriginalPlace) => object {
  return (place) => {
    if (place.at === "file") return { ...place, ...lineAndColumn(decoded, place.start) };
    if (place.at === "part") return place;
    const points = (value: number) => Math.round(value * 100) / 100;
    const { left, bottom, right, top } = place;
    return { ...place, left: points(left), bottom: points(bottom), right: points(right), top: points(top) };
  };
}

/** The place in the file of every act of a paper, a line for each run of its words. */
export function placesText({ instruments }: Reading, decoded: DecodedPaper): string {
  const told = instruments.flatMap(({ id, acts }) =>
    acts.map((act) => {
      const runs = placesOf(decoded, act.span).map((place) => `    ${placeText(decoded, place)}`);
      const target = "target" in act ? ` ${targetText(act.target)}` : "";
      return [`  ${id} § ${act.clause} ${act.kind}${target}`, ...shortened(runs)].join("\n");
    }),
  );
  return told.length === 0 ? "No act has a place." : `Places:\n${told.join("\n")}`;
}

const runsShown = 6;

function shortened(runs: readonly string[]): string[] {
  const left = runs.length - runsShown;
  return left <= 0 ? [...runs] : [...runs.slice(0, runsShown), `    and ${left} more`];
}

function placeText(decoded: DecodedPaper, place: OriginalPlace): string {
  if (place.at === "page") {
    const points = [place.left, place.bottom, place.right, place.top].map((value) => Math.round(value));
    return `page ${place.page}, ${points.join(" ")}`;
  }
  if (place.at === "part") {
    return `${place.part} paragraph ${place.paragraph}, run ${place.run}, ${place.start} to ${place.end}`;
  }
  const [from, to] = [lineAndColumn(decoded, place.start), lineAndColumn(decoded, place.end)];
  return `line ${from.line}, column ${from.column}, to line ${to.line}, column ${to.column}`;
}

function lineAndColumn({ lineStarts = [] }: DecodedPaper, at: number): { line: number; column: number } {
  let [low, high] = [0, Math.max(0, lineStarts.length - 1)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (lineStarts[low] ?? 0) + 1 };
}
