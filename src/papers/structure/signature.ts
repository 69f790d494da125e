import type { Line } from "../text/lines.ts";
import type { Span } from "../text/span.ts";

/**
 * A place where somebody signs for a party.
 *
 * Shape: `entity` is the name above the line; `person` and `title` are absent where the block is blank; `capacity` is
 * what the block or the text says the party signs as, "party" when they say nothing more. `form` "conformed" is a
 * copy's "/s/"; "typed" a name without one, which proves nothing; "blank" an empty line.
 */
export type Signature = {
  readonly entity: string;
  readonly person?: string;
  readonly title?: string;
  readonly capacity: string;
  readonly form: "conformed" | "typed" | "blank";
  readonly span: Span;
};

/** A signature block with the lines it takes up. Shape: `first` and `last` are indices of lines. */
export type SignatureBlock = { readonly signature: Signature; readonly first: number; readonly last: number };

/** Finds the signature blocks among the lines of a paper, in their order. */
export function signatureBlocks(lines: readonly Line[]): SignatureBlock[] {
  const blocks: SignatureBlock[] = [];
  lines.forEach((line, index) => {
    const by = line.kind === "text" ? /^\s*By\s*:(.*)$/i.exec(line.text) : null;
    if (by === null) return;
    const floor = (blocks.at(-1)?.last ?? -1) + 1;
    const entityAt = entityAbove(lines, index, floor);
    const details = detailsBelow(lines, index);
    const first = entityAt?.first ?? index;
    blocks.push({
      first,
      last: details.last,
      signature: {
        entity: entityAt?.entity ?? "",
        ...signer(by[1] ?? "", details),
        capacity: capacityIn(entityAt?.suffix ?? ""),
        span: { start: lines[first]?.start ?? line.start, end: lines[details.last]?.end ?? line.end },
      },
    });
  });
  return blocks;
}

type Details = { readonly name?: string; readonly title?: string; readonly last: number };

function signer(after: string, { name, title }: Details): Pick<Signature, "person" | "title" | "form"> {
  const signed = /\/s\/\s*(.*)$/i.exec(after);
  const written = (signed?.[1] ?? after).replaceAll(/[_-]{2,}/g, "").trim();
  const person = written === "" ? name : written;
  const form = signed !== null ? "conformed" : person === undefined ? "blank" : "typed";
  return { ...(person === undefined ? {} : { person }), ...(title === undefined ? {} : { title }), form };
}

// The party's name stands on the nearest line of text above, and on the one above that when it runs on.
function entityAbove(
  lines: readonly Line[],
  by: number,
  floor: number,
): { entity: string; suffix: string; first: number } | undefined {
  let at = by - 1;
  while (at >= floor && lines[at]?.kind !== "text") at -= 1;
  const line = lines[at];
  if (at < floor || line === undefined || by - at > 6 || line.text.trim().endsWith(":")) return undefined;
  const above = lines[at - 1];
  const runsOn = at > floor && above?.kind === "text" && !above.text.trim().endsWith(":") && sameCase(above, line);
  const first = runsOn ? at - 1 : at;
  const text = lines
    .slice(first, at + 1)
    .map((each) => each.text.trim())
    .join(" ");
  const [, name = text, suffix = ""] = /^(.*?)(,? as [A-Z].*)?$/.exec(text) ?? [];
  return { entity: name.replace(/,$/, "").trim(), suffix, first };
}

function sameCase(a: Line, b: Line): boolean {
  const upper = ({ text }: Line) => text === text.toUpperCase();
  return upper(a) && upper(b);
}

// `Name:` and `Title:` below the line, and blank rules between them, up to the next block or other text.
function detailsBelow(lines: readonly Line[], by: number): Details {
  let last = by;
  let name: string | undefined;
  let title: string | undefined;
  for (let at = by + 1; at < lines.length && at - last < 6; at += 1) {
    const line = lines[at];
    if (line === undefined || line.kind === "blank") continue;
    const detail = /^\s*(Name|Title|Its)\s*:?\s*(.*)$/i.exec(line.text);
    if (line.kind === "rule") last = at;
    else if (line.kind === "text" && detail !== null && !/^\s*By\s*:/i.test(line.text)) {
      const value = (detail[2] ?? "").replaceAll(/[_-]{2,}/g, "").trim();
      if (value !== "" && /name/i.test(detail[1] ?? "")) name ??= value;
      else if (value !== "") title ??= value;
      last = at;
    } else break;
  }
  return { last, ...(name === undefined ? {} : { name }), ...(title === undefined ? {} : { title }) };
}

function capacityIn(suffix: string): string {
  return /\bas (?:an? |the )?([A-Za-z ]+)/.exec(suffix)?.[1]?.trim().toLowerCase() ?? "party";
}
