import type { Line } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import { signatureColumns } from "./signature-columns.ts";

/**
 * A place where somebody signs for a party.
 *
 * Shape: `entity` is the name above the line; `person` and `title` are absent where the block is blank; `capacity` is
 * what the block or the text says the party signs as, "party" when they say nothing more. `form` "conformed" is a
 * copy's "/s/"; "typed" a name without one, which proves nothing; "unsigned" an empty line over the name of who was to
 * sign; "blank" an empty line with nothing.
 */
export type Signature = {
  readonly entity: string;
  readonly person?: string;
  readonly title?: string;
  readonly capacity: string;
  readonly form: "conformed" | "typed" | "unsigned" | "blank";
  readonly span: Span;
};

/** A signature block with the lines it takes up. Shape: `first` and `last` are indices of lines. */
export type SignatureBlock = { readonly signature: Signature; readonly first: number; readonly last: number };

const signs = /^\s*(?:By|Per)\s*(?::|(?=_{3}|\/s\/))(.*)$/i;

const mayBeSigned = /\bBy\b|\bPer\s*:|^\s*\/s\//i;

/** Finds the signature blocks among the lines of a paper, in their order. */
export function signatureBlocks(lines: readonly Line[]): SignatureBlock[] {
  const blocks: SignatureBlock[] = [];
  let floor = 0;
  // The block of a party that signs through another, whose own line comes next: `By: Its Manager, LLC`.
  let through: SignatureBlock | undefined;
  lines.forEach((line, index) => {
    if (line.kind !== "text" || index < floor || !mayBeSigned.test(line.text)) return;
    const columns = signatureColumns(lines, index);
    const row = columns.flatMap((column) => {
      const by = signs.exec(column[index]?.text ?? "")?.[1] ?? bareBy(column, index) ?? signedAlone(column, index);
      return by === undefined ? [] : [blockAt(column, index, by, floor)];
    });
    if (row.length === 1 && columns.length === 1 && signsThrough(lines, index)) {
      through ??= row[0];
      return;
    }
    for (const block of row) {
      blocks.push(through === undefined ? block : signedFor(through, block));
      floor = Math.max(floor, block.last + 1);
      through = undefined;
    }
  });
  return blocks;
}

/** How far below a party that signs through another the other's own line may stand. Unit: lines. */
const farthestThrough = 10;

const organization =
  /\b(?:L\.?L\.?C|L\.?L\.?P|L\.?P|Inc|Corp|Ltd|Corporation|Company|Partnership|Trust|Bank|N\.A)\b\.?|\b(?:as )?its\b|,\s*$/i;

// `By: Its Manager, LLC`, below which another line is to be signed before a line is left for anything else.
function signsThrough(lines: readonly Line[], at: number): boolean {
  const by = signs.exec(lines[at]?.text ?? "")?.[1] ?? "";
  if (/^[\s_]*$|\/s\/|^\s*\[/i.test(by) || !organization.test(by)) return false;
  const below = lines.slice(at + 1, at + farthestThrough);
  const next = below.findIndex(
    (line, ahead) => signs.test(line.text) || bareBy(lines, at + 1 + ahead) !== undefined || endsBlock(line),
  );
  const line = below[next];
  return line !== undefined && !endsBlock(line);
}

// `Name:` and `Title:` end a block, and so does the name of the next party; `its sole member` does not.
function endsBlock({ kind, text }: Line): boolean {
  if (kind !== "text" || signs.test(text)) return false;
  const names = text === text.toUpperCase() && organization.test(text);
  return names || (detail.test(text) && !/^\s*its\s+[a-z]/i.test(text));
}

function signedFor(
  { signature: { entity, capacity, span }, first }: SignatureBlock,
  by: SignatureBlock,
): SignatureBlock {
  const signature = { ...by.signature, entity, capacity, span: { start: span.start, end: by.signature.span.end } };
  return { first, last: by.last, signature };
}

// `/s/ A. Signatory` where no `By:` stands before it, over `Name:` or `Title:`.
function signedAlone(lines: readonly Line[], at: number): string | undefined {
  const text = lines[at]?.text ?? "";
  if (!/^\s*\/s\/\s*\S/i.test(text)) return undefined;
  const next = lines.slice(at + 1, at + 6).find(({ kind }) => kind === "text");
  return next !== undefined && detailIn(next) !== undefined ? text : undefined;
}

// `by` alone on its line, with a rule or `Name:` next below it.
function bareBy(lines: readonly Line[], at: number): string | undefined {
  if (!/^\s*(?:each )?by\s*$/i.test(lines[at]?.text ?? "")) return undefined;
  const next = lines.slice(at + 1, at + 6).find(({ kind }) => kind !== "blank");
  return next !== undefined && (next.kind === "rule" || detailIn(next) !== undefined) ? "" : undefined;
}

// The block around a line `By: …`; it begins no higher than `floor`.
function blockAt(lines: readonly Line[], at: number, by: string, floor: number): SignatureBlock {
  const { entity, suffix, first } = entityAbove(lines, at, floor) ?? { entity: "", suffix: "", first: at };
  const details = detailsBelow(lines, at);
  const below = /^[\s_]*$/.test(by) ? signedBelow(lines, at) : undefined;
  const last = Math.max(details.last, below?.last ?? 0);
  const span = { start: lines[first]?.start ?? 0, end: lines[last]?.end ?? 0 };
  const signature = { entity, ...signer(below?.by ?? by, details), capacity: capacityIn(suffix), span };
  return { first, last, signature };
}

// `/s/ A. Signatory` on a line of its own below `By:`, as some copies have it.
function signedBelow(lines: readonly Line[], by: number): { readonly by: string; readonly last: number } | undefined {
  let at = by + 1;
  while (at < by + 6 && (lines[at]?.kind === "blank" || lines[at]?.kind === "rule" || isEmptyDetail(lines[at])))
    at += 1;
  const line = lines[at];
  return line?.kind === "text" && /^\s*\/s\//i.test(line.text) ? { by: line.text, last: at } : undefined;
}

function isEmptyDetail(line: Line | undefined): boolean {
  return /^\s*(?:Name|Title)\s*:\s*$/i.test(line?.text ?? "");
}

type Details = { readonly name?: string; readonly title?: string; readonly last: number };

const rule = /[_-]{2,}/g;

function signer(after: string, { name, title }: Details): Pick<Signature, "person" | "title" | "form"> {
  const signed = /\/s\/\s*(.*)$|\[signature (?:appears|of\s([^\]]*))/i.exec(after);
  const written = (signed === null ? after : (signed[1] ?? signed[2]?.replace(/\bappears here$/i, "") ?? ""))
    .replaceAll(rule, "")
    .trim();
  const person = written === "" ? name : written;
  const unsigned = person === undefined ? "blank" : written === "" ? "unsigned" : "typed";
  const form = signed === null ? unsigned : "conformed";
  return { ...(person === undefined ? {} : { person }), ...(title === undefined ? {} : { title }), form };
}

type Entity = { readonly entity: string; readonly suffix: string; readonly first: number };

// The party's name stands on the nearest line of text above, and on the one above that when it runs on.
function entityAbove(lines: readonly Line[], by: number, floor: number): Entity | undefined {
  let at = by - 1;
  while (at >= floor && lines[at]?.kind !== "text") at -= 1;
  const line = lines[at];
  if (at < floor || line === undefined || by - at > 6 || opens(line)) return undefined;
  const first = firstOf(lines, at, floor);
  const text = lines.slice(first, at + 1).map((each) => each.text.trim());
  return { ...named(text.join(" ")), first };
}

// The first of the lines that give a party's name, the last of which is at a place.
function firstOf(lines: readonly Line[], at: number, floor: number): number {
  let first = at;
  while (first > floor && at - first < mostLines && goesOn(lines[first - 1], lines[first])) first -= 1;
  const line = lines[first];
  return line !== undefined && first > floor && runsOn(lines[first - 1], line) ? first - 1 : first;
}

/** The most lines above its last that a party's name takes up, with what the block says of it. */
const mostLines = 4;

const saysMore =
  /^\s*\(?(?:an? (?:[A-Z]|limited|national|state)|as [A-Za-z]|AS [A-Z]|[a-z]\/k\/a\b|formerly |individually\b|INDIVIDUALLY\b|(?:not )?in its |on behalf |acting |through its |THROUGH ITS )/;

// The rest of a name, or of what its party signs as, that the line above had no room for.
const rest =
  /^\s*(?:(?:National |NATIONAL )?(?:Association|ASSOCIATION)|(?:Inc|INC|Ltd|LTD)\b|(?:(?:U\.S\.|Canadian|Issuing|Swing Line|Collateral|Administrative|Documentation|Syndication|and|as|an?|the) )*(?:Lender|Agent|Bank|Borrower|Issuer|Trustee|Guarantor)s?(?: and\b.*| as\b.*)?,?\s*$|capacity\b)/;
const unfinished = /\b(?:known as|k\/a)\b.*\w\s*$|\b(?:as|and|an?|the|its|individual|of|&|u\.s\.|canadian)\s*$/i;

// A line that says of the party what it is or was, or goes on with that, stands below its name.
function goesOn(above: Line | undefined, line: Line | undefined): boolean {
  if (above?.kind !== "text" || line === undefined || opens(above) || signs.test(above.text)) return false;
  return saysMore.test(line.text) || rest.test(line.text) || unfinished.test(above.text);
}

// `SOUTHERN BANK, as Agent` signs for the bank in that capacity.
function named(text: string): Pick<Entity, "entity" | "suffix"> {
  const [, name = text, suffix = ""] =
    /^(.*?)(,? (?<!(?:known|KNOWN) )(?:as|AS) (?:(?:an?|the|AN?|THE) )?[A-Z].*)?$/.exec(text) ?? [];
  const own = name.replace(
    /,? \(?(?:an? (?:[A-Z][a-z]+ |limited |national )[^,]*|(?:[a-z]\/k\/a|individually|in its|acting through|INDIVIDUALLY|ACTING THROUGH)\b.*|(?:formerly|FORMERLY) (?:known|KNOWN) (?:as|AS) .*)$|, (?:Administrative |Collateral )?Agent$/,
    "",
  );
  return { entity: own.replace(/[,\s]+$/, "").trim(), suffix };
}

function runsOn(above: Line | undefined, line: Line): boolean {
  const upper = ({ text }: Line) => text === text.toUpperCase();
  return above?.kind === "text" && !opens(above) && upper(above) === upper(line) && upper(line);
}

// A line such as "AGREED AND ACCEPTED:" stands over a block and is no part of a name.
function opens({ text }: Line): boolean {
  return text.trim().endsWith(":");
}

const detail = /^\s*(Name|Title|Its)\s*:?\s*(.*)$/i;

// `Name:` and `Title:` below the line, and blank rules between them, up to the next block or other text.
function detailsBelow(lines: readonly Line[], by: number): Details {
  let details: Details = { last: by };
  for (let at = by + 1; at < lines.length && at - details.last < 6; at += 1) {
    const line = lines[at];
    if (line === undefined || line.kind === "blank" || line.kind === "mark") continue;
    const found = line.kind === "rule" ? {} : detailIn(line);
    if (found === undefined) break;
    details = { ...found, ...details, last: at };
  }
  return details;
}

function detailIn({ kind, text }: Line): { readonly name?: string; readonly title?: string } | undefined {
  const [, label, written = ""] = (kind === "text" ? detail.exec(text) : null) ?? [];
  if (label === undefined) return undefined;
  const value = written.replaceAll(rule, "").trim();
  if (value === "") return {};
  return label.toLowerCase() === "name" ? { name: value } : { title: value };
}

function capacityIn(suffix: string): string {
  return (
    /\bas (?:an? |the )?((?:[A-Za-z ]|\.(?=[A-Z]|\. )|(?<=\.[A-Z])\.)+)/i.exec(suffix)?.[1]?.trim().toLowerCase() ??
    "party"
  );
}
