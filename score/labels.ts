import { placesOf, slips, type Labelled, type PaperLabels } from "./label.ts";
import { labelledPapers, papersAreThere, papersFolder, placeIn } from "./papers.ts";
import { fold } from "./words.ts";

// Prints the words at every offset of the labels, so that a person can hold them against what the labels say.

if (papersAreThere()) {
  for (const { labels, text } of labelledPapers(process.argv[2])) {
    console.log([labels.paper, ...linesOf(labels, text), ""].join("\n"));
    const moved = slips(labels, text);
    for (const slip of moved) console.error(`${labels.paper}: ${slip}`);
    if (moved.length > 0) process.exitCode = 1;
  }
} else {
  console.error(`${papersFolder} is missing: the labels are offsets into the papers in it.`);
  process.exitCode = 1;
}

function linesOf({ instructions, terms = [] }: PaperLabels, text: string): string[] {
  const at = placeIn(text);
  const words = ([start, end]: readonly [number, number, string]) => fold(text.slice(start, end));
  return [
    ...instructions.flatMap((label) => [
      `${at(label.words[0])} ${values(label)}`,
      ...placesOf(label).map(({ what, words: run }) => `    ${what}: ${words(run)}`),
    ]),
    ...terms.map(({ name, value, words: run }) => `${at(run[0])} ${name} ${value}: ${words(run)}`),
  ];
}

// What a label says besides its places.
function values(label: Labelled): string {
  const said = Object.entries(label).filter(([key]) => key !== "words" && key !== "payload");
  return said.map(([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`).join(", ");
}
