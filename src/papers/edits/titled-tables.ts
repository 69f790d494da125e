import type { Target } from "../acts/target.ts";
import { quote, step, type Instruction, type Read } from "./instruction.ts";
import { placeAt, tableOf, targetAt, type Where } from "./where.ts";
import { allMatches } from "../text/match.ts";

const titled = new RegExp(
  `(?:each of )?(?:the )?(?:existing |current |pricing )?(?:table|chart|grid)s? (?:entitled|captioned|titled|headed|under the (?:heading|caption)) (${quote}(?:(?:, and |, | and )${quote})*)(?=[ ,;:.]|$)`,
  "iy",
);

/** Tables by the captions over them, with what holds them: `the tables entitled "A" and "B" in Section 4.2`. */
export function tablesTitledAt(
  instruction: Instruction,
  at: number,
  where: Where,
): Read<readonly Target[]> | undefined {
  const found = step(titled, instruction, at);
  if (found === undefined) return undefined;
  const to = at + found[0].length;
  const place = placeAt(instruction, to, where);
  if (place.where.vague !== undefined || place.where.others !== undefined) return undefined;
  const table = tableOf(targetAt(place.where));
  if (table?.kind !== "table") return undefined;
  const captions = allMatches(/"([^"]+)"/g, instruction.text.slice(at, to)).map(([, caption = ""]) => caption);
  return { what: captions.map((caption) => ({ ...table, caption: caption.replace(/,$/, "") })), to: place.to };
}
