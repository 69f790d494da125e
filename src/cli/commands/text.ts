import { wrapped } from "../../base/wrap.ts";
import { inOrder } from "../../agreement/order.ts";
import { conflictNote, failedNote, markOf, overlayMark, overlayNote } from "../../documents/marks.ts";
import { isPresent, readingOf } from "../../agreement/text.ts";
import { plainText, type ReadProvision, type Standing } from "../../agreement/reading.ts";
import { overlaysAt, overlaysOn, overlayText, type StandingOverlay } from "../../agreement/overlay.ts";
import { type KnownFacility, standingOn } from "../../servicing/facility.ts";
import { noticesOn, pendingInstruments } from "../../servicing/statement.ts";
import type { ExitCode } from "../exit.ts";
import { anyJson, jsonText } from "../json.ts";
import { type AskOptions, dayAsked, loadFacility, knownAt } from "../load.ts";
import { knownBy } from "../../servicing/facility.ts";
import { styled, type Terminal } from "../terminal.ts";
import { tellState } from "../tree.ts";
import { misuse } from "../use.ts";
import { documentForms, type OutFile, outFile, type OutOptions, writeOut } from "../write-out.ts";

/** `conformed text FACILITY [PROVISION]`: the agreement as it reads, with the amending paper of every changed part. */
export async function textCommand(
  terminal: Terminal,
  name: string,
  provision: string | undefined,
  options: AskOptions & OutOptions,
): Promise<ExitCode> {
  const file = outFile(options, documentForms);
  const facility = knownBy(await loadFacility(name, options), knownAt(options.known));
  const on = dayAsked(options.on, facility);
  const standing = standingOn(facility, on);
  const overlays = overlaysOn(facility.agreement, standing);
  const all = inOrder(facility.agreement)
    .filter((node) => isPresent(facility.agreement, node, standing))
    .map((node) => readingOf(facility.agreement, node, standing));
  const provisions = all.filter(
    ({ node, clause }) => provision === undefined || node.defines === provision || isWithin(clause.path, provision),
  );
  if (all.length === 0) throw misuse({ code: "use.nothing_in_effect", on });
  if (provision !== undefined && provisions.length === 0) {
    const paths = all.map(({ node: { defines }, clause }) => defines ?? clause.path).filter((path) => path !== "");
    throw misuse({ code: "use.provision_unknown", provision, known: [...new Set(paths)] });
  }
  if (file !== undefined) await writeCopy(file, facility, standing, provisions, options.known);
  const pending = pendingInstruments(facility);
  if (options.json === true) {
    terminal.out(
      jsonText({
        facility: facility.file.id,
        on,
        provisions: provisions.map((each) => provisionJson(each, overlays)),
        pending: anyJson(pending),
        notices: anyJson(noticesOn(facility, on)),
      }),
    );
    return 0;
  }
  if (file !== undefined) {
    terminal.out(`Wrote ${file.path}.`);
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: as it reads on ${on}`));
  let paper = "";
  for (const each of provisions) {
    const own = facility.agreement.instruments.find(({ id }) => id === each.node.clause.instrument)?.paper.title ?? "";
    if (own !== paper) terminal.out(`\n${styled(terminal, "bold", own)}`);
    paper = own;
    terminal.out(provisionText(terminal, each, overlays));
  }
  tellState(terminal, pending, noticesOn(facility, on));
  return 0;
}

async function writeCopy(
  file: OutFile,
  facility: KnownFacility,
  standing: Standing,
  asked: readonly ReadProvision[],
  known: string | undefined,
): Promise<void> {
  const { conformedCopy } = await import("../../documents/conformed-copy.ts");
  const { writeConformed } = await import("../../documents/write.ts");
  const copy = conformedCopy({
    title: facility.file.title,
    agreement: facility.agreement,
    standing,
    pending: pendingInstruments(facility),
    ...(known === undefined ? {} : { knownAt: facility.knownAt }),
    includes: (node) => asked.some((each) => each.node === node),
  });
  writeOut(file, await writeConformed(copy, file.form));
}

function isWithin(path: string, asked: string): boolean {
  return path === asked || (path.startsWith(asked) && /^[(.]/.test(path.slice(asked.length)));
}

function provisionJson(reading: ReadProvision, overlays: readonly StandingOverlay[]) {
  const { node, clause: place, heading, fragments, deleted, failed, conflicts } = reading;
  return {
    id: node.id,
    provision: place.path,
    clause: place.cite,
    heading,
    defines: node.defines ?? null,
    text: plainText(reading),
    fragments: fragments.map(({ text, clause, act }) => ({ text, clause: clause.cite, act: act?.act.kind ?? null })),
    amendedBy: amendedBy(reading),
    deletedBy: deleted?.clause.cite ?? null,
    notCarriedOut: failed.map(({ clause }) => clause.cite),
    conflicts: conflicts.map((pair) => pair.map(({ clause }) => clause.cite)),
    overlays: overlaysAt(plainText(reading), overlays).map(({ act, clause }) => ({
      rule: overlayText(act.overlay),
      clause: clause.cite,
    })),
  };
}

function amendedBy({ fragments }: ReadProvision): string[] {
  return [...new Set(fragments.flatMap(({ act, clause }) => (act === undefined ? [] : [clause.cite])))];
}

function provisionText(terminal: Terminal, reading: ReadProvision, overlays: readonly StandingOverlay[]): string {
  const { node, clause: place, heading, fragments, deleted, failed, conflicts } = reading;
  const name = node.label === "" ? "" : `§ ${place.path}`;
  const title = [name, heading].filter((part) => part !== "").join(" ");
  const words = fragments.map(({ text, act, clause }) =>
    act === undefined ? text : `${styled(terminal, "green", text)} ${styled(terminal, "cyan", `{${clause.cite}}`)}`,
  );
  if (fragments.length === 0 && deleted !== undefined)
    return `  ${title}  ${styled(terminal, "dim", `deleted {${deleted.clause.cite}}`)}`;
  const notes = [
    ...overlaysAt(plainText(reading), overlays).map((overlay) => overlayNote(overlayMark(overlay))),
    ...failed.map((act) => failedNote(markOf(act))),
    ...conflicts.map(([first, second]) => conflictNote([markOf(first), markOf(second)])),
  ].map((note) => wrapped(note, "      "));
  const body = words.join(" ").trim();
  return [title === "" ? "" : `  ${title}`, body === "" ? "" : wrapped(body, "    "), ...notes]
    .filter((line) => line !== "")
    .join("\n");
}
