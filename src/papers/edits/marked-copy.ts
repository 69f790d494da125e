import type { Target } from "../acts/target.ts";
import { here, named } from "./attached.ts";
import { namesIn } from "./attachments-named.ts";
import type { Doing } from "./doing.ts";
import { past, step, type Instruction, type Read } from "./instruction.ts";

const example = "(?: \\([^()]{0,300}\\))?";
const colour = "(?:(?:red|blue|green|bold(?:ed)?|single|double)[ -]+(?:and )?)*";
const text = "(?:text|language|words|provisions)";
const gone = `${colour}(?:stricken|struck|lined)(?:[ -]?(?:through|out))? ${text}${example}`;
const struckThrough = `${colour}strike-?through ${text}${example}`;
const put = `${colour}underlin(?:ed|ing) ${text}${example}`;
const marked = new RegExp(
  `(?:,? as follows:)? (?:to delete|by deleting) (?:all )?(?:of )?(?:the )?(?:${gone}|${struckThrough}),? and (?:to (?:add|insert)|(?:by )?(?:adding|inserting)) (?:all )?(?:of )?(?:the )?${put}(?:,? in each case)?,? `,
  "iy",
);
const shown =
  /(?:as |to read as |all as |as and where )?(?:set forth|shown|reflected|indicated|contained|provided) (?:in|on) (?:the )?(?:(?:marked|changed|conformed|composite|blacklined?|redlined?|amended) )*(?:(?:pages?|copy|version|form|credit agreement)(?: of (?:the )?[^,;."]{3,80}?)? (?=attached|annexed|set forth|included))?/iy;
const asCopy = new RegExp(
  `(?:(?:attached|annexed|included)(?: hereto)?(?: as| in)? |set forth (?:in|as) )?${named}${here}(?:,? and (?:hereby )?made a part hereof)?(?=\\s*[.;]?\\s*$)`,
  "iy",
);

/**
 * A whole paper that reads anew as a copy of it attached does, which shows by marks what is deleted and what is added:
 * `to delete the stricken text and to add the underlined text as set forth in Annex A hereto`.
 *
 * What is struck is left out where the file shows that it is; a copy as plain text does not, so a person is asked.
 */
export function asMarkedCopy(
  instruction: Instruction,
  targets: readonly Target[],
  at: number,
): Read<Doing> | undefined {
  const [target, ...more] = targets;
  const changes = step(marked, instruction, at);
  if (changes === undefined || target?.kind !== "paper" || more.length > 0) return undefined;
  const start = past(shown, instruction, at + changes[0].length);
  const copy = start === at + changes[0].length ? undefined : step(asCopy, instruction, start);
  const [whole = "", name = ""] = copy ?? [];
  const from = start + whole.indexOf(name);
  const [form] = namesIn(instruction.text.slice(from, from + name.length));
  if (copy === undefined || form === undefined) return undefined;
  const operation = { kind: "restateAll", target, with: form, marked: true } as const;
  return { what: { edits: [{ operation, put: instruction.words(0, 0) }] }, to: start + whole.length };
}
