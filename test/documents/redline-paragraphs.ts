import { inOrder } from "../../src/agreement/order.ts";
import fc from "fast-check";
import { readingOf } from "../../src/agreement/text.ts";
import { plainText, type Standing } from "../../src/agreement/reading.ts";
import { type KnownFacility, standingOn } from "../../src/servicing/facility.ts";
import { differences } from "../../src/agreement/diff.ts";
import { fingerprint } from "../../src/documents/fingerprint.ts";
import type { RedlineCopy, RedlineProvision } from "../../src/documents/redline-copy.ts";
import { day } from "../agreement/handmade.ts";
import { lexington, type Moment } from "./lexington.ts";

/** The paragraphs that a provision is set in: a heading and its words, or its number run in before its words. */
export function paragraphsOf(path: string, heading: string, text: string): string[] {
  const title = [path === "" ? "" : `§ ${path}`, heading].filter((part) => part !== "").join(" ");
  const words = text === "" ? [] : text.split("\n");
  if (title === "" || words.length === 0) return title === "" ? words : [title];
  const [first = "", ...rest] = words;
  return heading === "" ? [`${title}\u2003${first}`, ...rest] : [title, ...words];
}

/** The paragraphs of the example facility on a day, worked out from its readings. */
export function lexingtonParagraphs([on, known]: Moment): string[] {
  const facility = lexington(known);
  const standing = standingOn(facility, day(on));
  return facility.agreement.instruments.flatMap((instrument) => {
    const since = standing.inEffect.get(instrument.id);
    if (since === undefined || since > standing.on) return [];
    const own = provisionsOf(facility, standing, instrument.id);
    return own.length === 0 ? [] : [instrument.paper.title, ...own];
  });
}

function provisionsOf({ agreement }: KnownFacility, standing: Standing, instrument: string): string[] {
  return inOrder(agreement)
    .filter(({ clause }) => clause.instrument === instrument)
    .flatMap((node) => {
      const reading = readingOf(agreement, node, standing);
      const text = plainText(reading);
      if (reading.deleted !== undefined && text === "") return [];
      return paragraphsOf(node.label === "" ? "" : node.clause.path, node.heading, text);
    });
}

/** A provision of a made-up redline. Its words are absent where it does not stand. */
export type Made = {
  readonly path: string;
  readonly heading: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
};

const someWords = fc
  .array(fc.constantFrom("rate ", "term ", "not ", "\n", "2.50%", "<b>", "&amp;", '"', " ", "😀", "\u0007"), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));
const oneSide = fc.option(someWords, { nil: undefined });

/** Provisions that come, go, change, break and join. */
export const madeProvisions: fc.Arbitrary<Made[]> = fc.array(
  fc
    .record({
      path: fc.constantFrom("", "1", "IV(g)(i)"),
      heading: fc.constantFrom("", "Term & <Renewal>"),
      before: oneSide,
      after: oneSide,
    })
    .filter(({ before, after }) => before !== undefined || after !== undefined),
  { maxLength: 6 },
);

/** A redline of made-up provisions, in which one clause made every change. */
export function madeRedline(made: readonly Made[]): RedlineCopy {
  const causes = [{ cite: `Letter "A" & <B> § 1`, what: "provision replaced", dated: day("2002-10-31") }];
  const provisions = made.map(({ path, heading, before, after }, index): RedlineProvision => {
    const changes = differences(before ?? "", after ?? "");
    const both = before !== undefined && after !== undefined;
    const status = both ? (before === after ? "unchanged" : "changed") : after === undefined ? "deleted" : "inserted";
    return {
      id: String(index),
      path,
      heading,
      clause: `Paper § ${path}`,
      depth: index % 3,
      status,
      ...(before === undefined ? {} : { before: { text: before, sha256: fingerprint(before) } }),
      ...(after === undefined ? {} : { after: { text: after, sha256: fingerprint(after) } }),
      runs: changes.map(({ change, text }) => (change === "same" ? { change, text } : { change, text, causes })),
      causes: status === "unchanged" ? [] : causes,
      overlays: [],
      pending: [],
    };
  });
  return {
    title: "A redline",
    from: { on: day("2002-10-30") },
    to: { on: day("2002-11-01") },
    papers: [{ id: "paper", title: "Paper", status: "unchanged", provisions }],
  };
}

/** The paragraphs of one state of a made-up redline. */
export function madeParagraphs(made: readonly Made[], side: "before" | "after"): string[] {
  return ["Paper", ...made.flatMap((each) => wordsOf(each, each[side]))];
}

function wordsOf({ path, heading }: Made, text: string | undefined): string[] {
  return text === undefined ? [] : paragraphsOf(path, heading, text);
}
