import { figure, leaf, type Receipt } from "../../base/receipt.ts";
import { rateText } from "../../wire/scalars.ts";
import { toPlaces } from "../../base/expression.ts";
import { type Vote, votesOn } from "../../compliance/vote.ts";
import { forDefaults } from "../../servicing/facility.ts";
import type { ExitCode } from "../exit.ts";
import { type Json, jsonText, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown } from "../load.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { valueText } from "../../compliance/value-text.ts";

/** `conformed votes FACILITY`: each vote called by a day, what it needs under which clause, and how it stands. */
export async function votesCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const votes = votesOn(forDefaults(facility), on);
  if (options.json === true) {
    const receipt = figure(`Votes on ${on}`, "", votes.map(receiptOf));
    terminal.out(
      jsonText({ facility: facility.file.id, on, votes: votes.map(voteJson), receipt: receiptJson(receipt) }),
    );
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: votes on ${on}`));
  if (votes.length === 0) terminal.out("None has been called.");
  for (const vote of votes) {
    const { about, matter } = vote.called.happening;
    terminal.out(`\n${about} (${matter}): ${styled(terminal, "bold", vote.standing)}`);
    terminal.out(`  needs ${needsText(vote)}${vote.force === undefined ? "" : ` [${vote.force.cite}]`}`);
    terminal.out(
      columns(
        vote.voters.map(({ party, share, says }) => [`  ${party}`, shareText(share), says ?? ""]),
        [1],
      ),
    );
    if (vote.needed.length > 0) terminal.out(`  wanting: ${vote.needed.join(", ")}`);
  }
  return 0;
}

function shareText(share: Vote["inFavour"]): string {
  return valueText(share, "percent");
}

function needsText({ rule }: Vote): string {
  if (rule === undefined) return "nothing that is on file: no clause is entered for this matter";
  switch (rule.needs) {
    case "share":
      return `${rule.called}: ${rule.moreThan ? "more than" : "at least"} ${shareText(rule.share)} of the commitments`;
    case "each_affected":
      return "each lender affected";
    case "all":
      return "all lenders";
    default:
      return rule satisfies never;
  }
}

function voteJson(vote: Vote): Json {
  const { called, rule, force, standing, passedOn, inFavour, voters, needed } = vote;
  const { vote: id, matter, about, on } = called.happening;
  return {
    vote: id,
    matter,
    about,
    calledOn: on,
    standing,
    passedOn: passedOn ?? null,
    needs: rule === undefined ? null : needsText(vote),
    clause: force?.cite ?? null,
    inFavour: rateText(toPlaces(inFavour, 6)),
    lenders: voters.map(({ party, share, says, key }) => ({
      lender: party,
      share: rateText(toPlaces(share, 6)),
      says: says ?? null,
      fact: key ?? null,
    })),
    wanting: [...needed],
  };
}

function receiptOf(vote: Vote): Receipt {
  const { called, force, standing, voters } = vote;
  return figure(called.happening.about, standing, [
    force === undefined
      ? leaf("gap", "no clause for this matter", { cite: called.happening.matter })
      : leaf("clause", needsText(vote), { cite: force.cite }),
    leaf("fact", `called ${called.happening.on}`, { cite: called.key }),
    ...voters.flatMap(({ party, share, says, key }) =>
      key === undefined ? [] : [leaf("fact", `${party}, ${shareText(share)}`, { cite: key, value: says ?? "" })],
    ),
  ]);
}
