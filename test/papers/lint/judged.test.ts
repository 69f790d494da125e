import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import { lintPaper } from "../../../src/papers/lint/lint.ts";
import { readPaper } from "../../../src/papers/read.ts";
import { inShared, sharedFolder } from "../../shared.ts";

// What is told at the level by default of the 54 amendments, the eight agreements and the founding letter. A person
// read each in its paper: whether counsel has something to look at there. The number is the offset of the place.
const judged: readonly (readonly [file: string, at: number, code: string, holds: boolean])[] = [
  ["agreements/1109879_2012-03-12_csi_fifththird.txt", 14121, "number.words_and_figures_differ", true],
  ["agreements/1158114_2015-01-30_aoi_construction_loan.txt", 18026, "lint.undefined_term", true],
  ["agreements/1158114_2015-01-30_aoi_construction_loan.txt", 86880, "lint.block_not_signed", true],
  ["agreements/1158114_2015-07-07_aoi_credit.txt", 58974, "lint.dangling_reference", true],
  ["agreements/784770_2008-02-05_dpac_fifththird.txt", 664, "text.letter_for_figure", true],
  ["agreements/784770_2008-02-05_dpac_fifththird.txt", 25646, "lint.dangling_reference", true],
  ["agreements/784770_2008-02-05_dpac_fifththird.txt", 80938, "text.symbol_of_font", true],
  ["amendments/1015399_1998-05-11.txt", 9180, "act.quotation_not_closed", true],
  ["amendments/1016168_1997-10-30.txt", 15828, "lint.block_not_signed", true],
  ["amendments/1020616_2000-03-30.txt", 15904, "act.quotation_not_closed", true],
  ["amendments/1030965_1999-11-10.txt", 14306, "lint.block_not_signed", true],
  ["amendments/1069469_2001-05-14.txt", 19001, "lint.block_not_signed", true],
  ["amendments/1072341_1999-11-12.txt", 5148, "lint.block_not_signed", true],
  ["amendments/1072341_2000-08-08.txt", 2093, "act.quotation_not_closed", true],
  ["amendments/1072341_2000-08-08.txt", 13022, "lint.block_not_signed", true],
  ["amendments/1086844_2003-01-15.txt", 12853, "lint.block_not_signed", true],
  ["amendments/1158114_2016-06-17.txt", 1759, "act.quotation_not_closed", true],
  ["amendments/1158114_2016-10-07.txt", 1412, "act.quotation_not_closed", true],
  ["amendments/1262768_2004-02-26.txt", 40303, "instrument.party_without_signature", true],
  ["amendments/355143_1996-05-14.txt", 22026, "act.quotation_not_closed", true],
  ["amendments/355143_1996-05-14.txt", 32776, "text.letter_for_figure", true],
  ["amendments/36270_1999-03-19.txt", 1086, "text.letter_for_mark", true],
  // The proviso is about warranties, and no rate's.
  ["amendments/61442_1997-07-07.txt", 23609, "term.proviso_unread", false],
  ["amendments/828916_1996-03-26.txt", 9774, "text.letter_for_figure", true],
  ["amendments/874389_1996-12-16.txt", 17973, "text.letter_for_figure", true],
  ["amendments/895417_2007-09-25.txt", 11133, "instrument.party_without_signature", true],
  ["lexington/2002-10-31-letter-amendment.txt", 14203, "lint.trigger_narrower_than_waiver", true],
];

inShared(
  "what is told of the papers as filed at the level by default is what a person judged, and mostly holds",
  () => {
    const papers = ["agreements", "amendments"].flatMap((folder) =>
      readdirSync(`${sharedFolder}/papers/${folder}`)
        .toSorted()
        .map((file) => `${folder}/${file}`),
    );
    const told = [...papers, "lexington/2002-10-31-letter-amendment.txt"].flatMap((file) =>
      lintPaper(readPaper(readFileSync(`${sharedFolder}/papers/${file}`, "utf8")))
        .filter(({ severity }) => severity !== "notice")
        .map(({ span, code }) => `${file} ${span.start} ${code}`),
    );
    expect(told).toEqual(judged.map(([file, at, code]) => `${file} ${at} ${code}`));
    const falsely = judged.filter(([, , , holds]) => !holds);
    expect(falsely.length / judged.length).toBeLessThan(0.1);
  },
);
