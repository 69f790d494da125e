import type { Target } from "../papers/acts/target.ts";

/**
 * The names under which provisions go and by which acts call them: `base § 9.1`, `base def Prime Rate`. The first
 * word is the id of the instrument that holds them. A name stays with the words it names until they are renumbered. It
 * does not tell capitals from small letters, since plain copies set underlined letters and terms in capitals.
 */
export function partName(instrument: string, path: string): string {
  return `${instrument} § ${path.toLowerCase()}`;
}

/** The name of a definition. */
export function termName(instrument: string, term: string): string {
  return `${instrument} def ${term.toLowerCase()}`;
}

/** The name of a part by its heading alone. */
export function captionName(instrument: string, caption: string): string {
  return `${instrument} cap ${plainCaption(caption)}`;
}

/** The name of a schedule, exhibit or annex of an instrument. */
export function attachmentName(instrument: string, name: string): string {
  return `${instrument} att ${name.toLowerCase().replaceAll(/["'“”]/g, "")}`;
}

/** A heading as it is compared: without case, marks and the space around it. */
export function plainCaption(caption: string): string {
  return caption
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}

/** The name by which an act calls its target in an instrument. */
export function targetName(target: Target, instrument: string): string {
  switch (target.kind) {
    case "definition":
      return `${termName(instrument, target.term)}${partWithin(target.path)}`;
    case "provision":
      return target.path === "" && target.caption !== undefined
        ? captionName(instrument, target.caption)
        : partName(instrument, target.path);
    case "sentence":
    case "table":
    case "passage":
      return holderName(target, instrument);
    case "attachment":
      return `${attachmentName(instrument, target.name)}${partWithin(target.path)}`;
    case "paper":
      return partName(instrument, "");
    default:
      return target satisfies never;
  }
}

// What holds a run of words: a part, a definition or an attachment.
function holderName(
  target: Extract<Target, { readonly kind: "sentence" | "table" | "passage" }>,
  instrument: string,
): string {
  if (target.term !== undefined) return `${termName(instrument, target.term)}${partWithin(target.path)}`;
  return target.kind === "table" && target.name !== undefined
    ? `${attachmentName(instrument, target.name)}${partWithin(target.path)}`
    : partName(instrument, target.path);
}

// A clause of a definition, an item of an attachment.
function partWithin(path = ""): string {
  return path === "" ? "" : ` § ${path.toLowerCase()}`;
}
