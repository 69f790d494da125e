import { readingOf } from "../src/agreement/text.ts";
import type { Standing } from "../src/agreement/reading.ts";
import { redlineOf } from "../src/agreement/redline.ts";
import { addDays, type IsoDate, isoDate } from "../src/base/date.ts";
import { instant, type Instant } from "../src/base/instant.ts";
import type { FacilityFile, FiledPaper } from "../src/events/facility.ts";
import { defaultSettings } from "../src/events/settings.ts";
import { knownBy, openFacility, standingOn, withMore } from "../src/servicing/facility.ts";

/** One figure: what was measured, and the limit it is held against. Unit of both: milliseconds. */
export type Figure = { readonly what: string; readonly taken: number; readonly limit: number };

const words =
  "the borrower shall pay to the lender on each business day such amounts as are then due and owing under it".split(
    " ",
  );

// An agreement of about 150,000 words in 50 articles of 40 sections, and letters that change a section each.
function baseText(): string {
  const parts = [
    "CREDIT AGREEMENT",
    "",
    "This Agreement is dated as of January 2, 1990, between Borrower and Lender.",
    "",
  ];
  for (let article = 1; article <= 50; article += 1) {
    parts.push(`ARTICLE ${article}`, "");
    for (let section = 1; section <= 40; section += 1) {
      const text = Array.from({ length: 74 }, (_, index) => words[(index * 7 + section + article) % words.length]).join(
        " ",
      );
      parts.push(`${article}.${section} Matter. The ${text}. It applies until the parties agree otherwise.`, "");
    }
  }
  return [...parts, ...signatures].join("\n");
}

const signatures = ["BORROWER COMPANY", "", "By: /s/ A. Signer", "", "LENDER COMPANY", "", "By: /s/ B. Signer", ""];

function letterText(place: number, on: IsoDate): string {
  const [year, month, day] = on.split("-").map(Number);
  const months = "January February March April May June July August September October November December".split(" ");
  const section = `${1 + (place % 50)}.${1 + (place % 40)}`;
  return [
    `${months[(month ?? 1) - 1]} ${day}, ${year}`,
    "",
    "Gentlemen:",
    "",
    `1. Change. Section ${section} of the Credit Agreement is hereby amended to read in its entirety as follows:`,
    "",
    `        "Amendment ${place} governs this matter from now on, and nothing else does."`,
    "",
    ...signatures,
  ].join("\n");
}

function sure<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false }): Value {
  if (result.ok) return result.value;
  throw new Error("the benchmark's own dates are good");
}

/** Times the agreement on a paper of some 300 pages with 100 amendments. */
export function agreementFigures(median: (times: number, work: () => unknown) => number): Figure[] {
  const recordedAt: Instant = sure(instant("2000-01-01T00:00Z"));
  const first = sure(isoDate("1991-01-02"));
  const paper = (id: string, text: string): FiledPaper => ({
    id,
    title: id,
    names: id === "base" ? ["Credit Agreement"] : [],
    file: id,
    text,
    recordedAt,
  });
  const letters = Array.from({ length: 101 }, (_, place) =>
    paper(`letter-${place}`, letterText(place, addDays(first, 30 * place))),
  );
  const party = (id: string, name: string, role: "borrower" | "lender") => ({ id, name, role, aliases: [] });
  const file: FacilityFile = {
    id: "bench",
    title: "A long agreement",
    illustration: true,
    currency: "USD",
    parties: [party("B", "Borrower Company", "borrower"), party("L", "Lender Company", "lender")],
    papers: [paper("base", baseText()), ...letters.slice(0, 100)],
    otherDebt: [],
    settings: defaultSettings,
    assumptions: [],
  };
  const open = openFacility(file, []);
  const known = knownBy(open);
  const { agreement } = known;
  const applied = [...agreement.actsNaming.values()].flat().length;
  if (applied !== 100) throw new Error(`every amendment of the benchmark applies: ${applied} of 100`);
  // A state keeps what it has worked out; each measurement begins with a fresh one.
  const late: Standing = standingOn(known, sure(isoDate("2002-01-01")));
  const early: Standing = standingOn(known, sure(isoDate("1991-01-01")));
  const nodes = [...agreement.nodes.values()];
  const node = nodes.find(({ id }) => id === "base:2.2") ?? nodes[0];
  if (node === undefined) throw new Error("the benchmark's agreement has provisions");
  const more = letters.slice(100);
  return [
    { what: "text of one provision", taken: median(101, () => readingOf(agreement, node, { ...late })), limit: 1 },
    {
      what: "whole conformed copy",
      taken: median(9, () => {
        const standing = { ...late };
        return nodes.map((each) => readingOf(agreement, each, standing));
      }),
      limit: 50,
    },
    {
      what: "redline of two states",
      taken: median(9, () => redlineOf(agreement, { ...early }, { ...late })),
      limit: 200,
    },
    { what: "one more amendment", taken: median(9, () => withMore(open, more, [])), limit: 50 },
  ];
}
