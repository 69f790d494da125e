import type { ConformedCopy, ConformedFragment, ConformedProvision } from "./conformed-copy.ts";
import { element, escaped, page, titledWords, withMargin } from "./html-page.ts";
import { changeNote, conflictNote, doneText, failedNote, overlayNote, pendingNote } from "./marks.ts";
import { headRuns } from "./marked-paragraph.ts";
import { titleOf } from "./place.ts";
import type { RedlineCopy, RedlinePaper, RedlineProvision } from "./redline-copy.ts";
import type { RedlineRun, RunCause } from "./run-cause.ts";
import { causeNote, citesText, conformedState, isTold, redlineCounts, redlineState, ruleNotes } from "./said.ts";

/** A conformed copy as one HTML file: changed runs carry their clause, the margin tells what made them so. */
export function conformedHtml(copy: ConformedCopy): string {
  const legend =
    "Words put in place by a later paper are underlined with dots; a bar at the left marks the provision, and the margin names the clause.";
  const papers = copy.papers.map(
    ({ title, provisions }) => `${element("h2", {}, escaped(title))}\n${provisions.map(conformedProvision).join("\n")}`,
  );
  return page(
    `${copy.title}: conformed copy`,
    [top(copy.title, [conformedState(copy), legend]), ...papers, pendingList(copy), fingerprints(copy)]
      .filter((part) => part !== "")
      .join("\n"),
  );
}

function conformedProvision(provision: ConformedProvision): string {
  const { fragments, deleted, overlays, pending, failed, conflicts, text, depth, heading, sha256 } = provision;
  const title = escaped(titleOf(provision));
  const gone = deleted !== undefined && text === "";
  const makers = distinct(fragments.flatMap(({ by }) => (by === undefined ? [] : [changeNote(by)])));
  const words = gone
    ? element("p", { class: "tombstone" }, `${title} [deleted]`)
    : titledWords(title, heading, depth, fragments.map((each) => fragmentHtml(each, makers)).join(""));
  const notes = [
    ...makers.map((note, index) => numbered(note, index, makers.length)),
    ...(deleted === undefined || makers.length > 0 ? [] : [noteHtml(changeNote(deleted))]),
    ...overlays.map((overlay) => noteHtml(overlayNote(overlay))),
    ...pending.map((mark) => noteHtml(pendingNote(mark), "wait")),
    ...failed.map((mark) => noteHtml(failedNote(mark), "wait")),
    ...conflicts.map((pair) => noteHtml(conflictNote(pair), "wait")),
  ];
  const told = makers.length > 0 || deleted !== undefined;
  return withMargin({ class: classes(depth, told), "data-sha256": sha256 }, words, notes);
}

function fragmentHtml({ text, by }: ConformedFragment, makers: readonly string[]): string {
  if (by === undefined) return escaped(text);
  const title = `${by.cite}: ${doneText(by.kind)}`;
  return element("span", { class: "by", title, ...reference(makers, [title]) }, escaped(text));
}

function pendingList({ pending }: ConformedCopy): string {
  if (pending.length === 0) return "";
  const each = pending.map(({ title, instrument, awaiting }) => {
    const list = awaiting.map((what) => element("li", {}, escaped(what))).join("");
    return `<p>${escaped(`${title} (${instrument}) is on file and not in effect. It waits for:`)}</p><ul>${list}</ul>`;
  });
  return element("section", { class: "pending" }, `<h2>Pending</h2>\n${each.join("\n")}`);
}

function fingerprints({ papers }: ConformedCopy): string {
  const rows = papers.flatMap(({ provisions }) =>
    provisions
      .filter(({ text }) => text !== "")
      .map(({ clause, sha256 }) => `<tr><td>${escaped(clause)}</td><td><code>${sha256}</code></td></tr>`),
  );
  const says = "The SHA-256 of the words of each provision, in UTF-8. Equal fingerprints are equal words.";
  return element(
    "section",
    { class: "prints" },
    `<h2>Fingerprints</h2>\n<p>${says}</p>\n<table>\n${rows.join("\n")}\n</table>`,
  );
}

/** A redline as one HTML file: insertions underlined, deletions struck through, the margin names the clauses. */
export function redlineHtml(copy: RedlineCopy): string {
  const legend = `${element("ins", {}, "Inserted words")} are underlined, ${element("del", {}, "deleted words")} struck through; a bar at the left marks what changed, a dotted bar words over which a rule begins or ends, and the margin names the clause that did it.`;
  const head = top(copy.title, [redlineState(copy), redlineCounts(copy)], legend);
  return page(`${copy.title}: redline`, [head, ...copy.papers.map(redlinePaper)].join("\n"));
}

function redlinePaper({ title, status, cause, provisions }: RedlinePaper): string {
  const name = escaped(title);
  const heading = cause === undefined || status === "unchanged" ? name : trackedHtml(status, name, [cause], []);
  return `${element("h2", {}, heading)}\n${provisions.map(redlineProvision).join("\n")}`;
}

function redlineProvision(provision: RedlineProvision): string {
  const { status, runs, causes, depth, heading, before, after, pending } = provision;
  const makers = distinct(causes.map(causeNote));
  const title = headRuns(provision)
    .filter(({ text }) => text !== "")
    .map((run) => runHtml(run, makers))
    .join(" ");
  const words = titledWords(title, heading, depth, runs.map((run) => runHtml(run, makers)).join(""));
  const notes = [
    ...makers.map((note, index) => numbered(note, index, makers.length)),
    ...ruleNotes(provision).map((note) => noteHtml(note)),
    ...pending.map((mark) => noteHtml(pendingNote(mark), "wait")),
  ];
  const prints = {
    ...(before === undefined ? {} : { "data-sha256-before": before.sha256 }),
    ...(after === undefined ? {} : { "data-sha256-after": after.sha256 }),
  };
  return withMargin(
    { class: classes(depth, status !== "unchanged", isTold(provision)), "data-status": status, ...prints },
    words,
    notes,
  );
}

function runHtml(run: RedlineRun, makers: readonly string[]): string {
  if (run.change === "same") return escaped(run.text);
  return trackedHtml(run.change, escaped(run.text), run.causes, makers);
}

function trackedHtml(
  change: "inserted" | "deleted",
  content: string,
  causes: readonly RunCause[],
  makers: readonly string[],
): string {
  const attributes = { title: citesText(causes), ...reference(makers, causes.map(causeNote)) };
  return element(change === "inserted" ? "ins" : "del", attributes, content);
}

// A run says which note is its own only where there is more than one.
function reference(makers: readonly string[], own: readonly string[]): { readonly "data-note"?: string } {
  if (makers.length < 2) return {};
  const numbers = own.map((note) => makers.indexOf(note) + 1).filter((number) => number > 0);
  return numbers.length === 0 ? {} : { "data-note": numbers.join(",") };
}

function top(title: string, says: readonly string[], legend?: string): string {
  const all = [...says.map(escaped), ...(legend === undefined ? [] : [legend])];
  const lines = all.map((each) => element("p", { class: "legend" }, each));
  return element("header", {}, `\n<h1>${escaped(title)}</h1>\n${lines.join("\n")}\n`);
}

function classes(depth: number, told: boolean, ruled = false): string {
  return `provision d${Math.min(depth, 6)}${told ? " told" : ruled ? " ruled" : ""}`;
}

function numbered(note: string, index: number, of: number): string {
  return noteHtml(of < 2 ? note : `${index + 1} ${note}`);
}

function noteHtml(note: string, kind?: string): string {
  return element("p", kind === undefined ? {} : { class: kind }, escaped(note));
}

function distinct(notes: readonly string[]): string[] {
  return [...new Set(notes)];
}
