import { parseArgs } from "node:util";
import { labelledPapers, papersAreThere, papersFolder, placeIn, scorePaper } from "./papers.ts";
import { paperReport, scoreOf, scoreTable } from "./tally.ts";

// What the reader makes of real amendments, against what a person read in them.

const { values } = parseArgs({ options: { json: { type: "boolean" }, paper: { type: "string" } } });

function score(): string {
  const papers = labelledPapers(values.paper);
  if (papers.length === 0) throw new Error(`No labelled paper is called “${values.paper ?? ""}”.`);
  const scored = papers.map((paper) => ({ paper, score: scorePaper(paper) }));
  const whole = scoreOf(scored.map((each) => each.score));
  const single = values.paper !== undefined;
  if (values.json === true)
    return JSON.stringify(single ? { ...whole, differences: scored.map((each) => each.score) } : whole, null, 2);
  const reports = single ? scored.map(({ paper, score: own }) => paperReport(own, placeIn(paper.text))) : [];
  return [...reports, scoreTable(whole)].join("\n\n");
}

if (papersAreThere()) console.log(score());
else {
  console.error(
    `${papersFolder} is missing: the score is taken on the papers in it, which are not part of the project.`,
  );
  process.exitCode = 1;
}
