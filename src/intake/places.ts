import type { Span } from "../papers/text/span.ts";
import type { DecodedPaper, OriginalPlace, Origin } from "./decoded.ts";

/** Where the words of a span stand in the file that the paper came from; runs that adjoin there are one. */
export function placesOf({ origins }: Pick<DecodedPaper, "origins">, { start, end }: Span): OriginalPlace[] {
  const places: OriginalPlace[] = [];
  for (let at = firstAfter(origins, start); at < origins.length; at += 1) {
    const origin = origins[at];
    if (origin === undefined || (origin.from >= end && origin.from > start)) break;
    const place = cut(origin, Math.max(start, origin.from), Math.min(end, origin.to));
    const joined = join(places.at(-1), place);
    if (joined === undefined) places.push(place);
    else places[places.length - 1] = joined;
  }
  return places;
}

// The first run that ends after an offset.
function firstAfter(origins: readonly Origin[], start: number): number {
  let [low, high] = [0, origins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((origins[middle]?.to ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  return low;
}

// Part of a run: mark for mark where each stands for one in the file, in proportion on a page, else the whole.
function cut({ from, to, place }: Origin, start: number, end: number): OriginalPlace {
  const length = to - from;
  if (place.at === "page") {
    const width = (place.right - place.left) / Math.max(1, length);
    return { ...place, left: place.left + (start - from) * width, right: place.left + (end - from) * width };
  }
  if (place.end - place.start !== length) return place;
  return { ...place, start: place.start + start - from, end: place.start + Math.max(start, end) - from };
}

const near = 2;

function join(last: OriginalPlace | undefined, next: OriginalPlace): OriginalPlace | undefined {
  if (last === undefined || !adjoins(last, next)) return undefined;
  if (last.at === "page" && next.at === "page") {
    return { ...last, right: Math.max(last.right, next.right), top: Math.max(last.top, next.top) };
  }
  return last.at === "page" || next.at === "page" ? undefined : { ...last, end: Math.max(last.end, next.end) };
}

function adjoins(last: OriginalPlace, next: OriginalPlace): boolean {
  if (last.at === "page" && next.at === "page") {
    return next.page === last.page && Math.abs(next.bottom - last.bottom) < near;
  }
  if (last.at === "file" && next.at === "file") return next.start >= last.start;
  if (last.at !== "part" || next.at !== "part") return false;
  const sameRun = next.part === last.part && next.paragraph === last.paragraph && next.run === last.run;
  return sameRun && next.start >= last.start;
}
