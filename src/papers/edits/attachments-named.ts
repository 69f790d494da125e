import { attachmentNoun, quote, step, type Instruction } from "./instruction.ts";
import type { Found } from "./named.ts";
import { inPaperOf, placeAt, type Where } from "./where.ts";

// In a list, those in quotation marks may follow one another with nothing between: `"A," "B" and "C"`.
const attachmentName = `(?:(?:\\d[\\w.-]{0,8}|[A-Z](?:-?\\d{1,3})?(?:\\.\\d+)*|[IVXLC]{1,6})(?![A-Za-z])(?:\\([a-z0-9]+\\))?|${quote})`;
const attachmentCaption = `(?: \\([A-Z][^()]{1,90}\\)|,? (?:entitled|captioned|titled|headed) ${quote},?)?`;
const attachmentList = new RegExp(
  `(?:the |a |each of )?(?:form of )?(?:new |revised |amended |existing |corresponding )*(?:the )?${attachmentNoun}s? (${attachmentName}${attachmentCaption}(?:(?:,? and |, |(?<=") (?="))(?:${attachmentNoun} )?${attachmentName}${attachmentCaption})*)(?=[ ,;:.]|$)`,
  "iy",
);
const attachedHere = new RegExp(
  `,? (?:(?:which is |which are |in the forms? |each |as )?(?:attached|annexed|set forth)(?: hereto| to this \\w+)?|hereto|(?:of|to) this \\w+)(?:,? and (?:hereby )?made a part hereof)?(?: as (${attachmentNoun} ${attachmentName}))?(?=[ ,;:.]|$)|,? in the form of (${attachmentNoun} ${attachmentName})(?: attached)? hereto(?=[ ,;:.]|$)`,
  "iy",
);

// `the schedule attached hereto as Schedule B`
const attachedAs = new RegExp(
  `(?:the|a) (?:new |revised |amended |updated )*(?:schedule|exhibit|annex|appendix|attachment|form)s?(?: of [A-Z][\\w-]*(?:(?: (?:of|and|for))? [A-Z][\\w-]*){0,5})? (?:(?:attached|annexed) (?:hereto|to this \\w+) as|set (?:out|forth) in) (${attachmentNoun} ${attachmentName})(?: \\([A-Z][^()]{1,90}\\))?(?: (?:hereto|to this \\w+))?(?=[ ,;:.]|$)`,
  "iy",
);

/** Attachments by name: those of the paper that is amended, or of the amending paper itself. */
export function attachments(instruction: Instruction, at: number, where: Where): Found | undefined {
  const as = step(attachedAs, instruction, at);
  if (as?.[1] !== undefined) {
    const to = at + as[0].length;
    const from = at + as[0].lastIndexOf(as[1]);
    const form = namesIn(instruction.text.slice(from, from + as[1].length));
    return { named: { is: "attachments", names: form, own: true }, where, to };
  }
  const found = step(attachmentList, instruction, at);
  if (found === undefined) return undefined;
  const named = at + found[0].length;
  const names = namesIn(instruction.text.slice(at, named));
  const own = step(attachedHere, instruction, named);
  if (own !== undefined) {
    const to = named + own[0].length;
    const form = formSaid(own, instruction, named) ?? names;
    return { named: { is: "attachments", names: form, own: true }, where, to };
  }
  const [name] = names;
  const place = placeAt(instruction, named, where);
  const based = (each: string) => inPaperOf({ kind: "attachment", name: each }, place.where.base);
  if (names.length > 1) return { named: { is: "targets", targets: names.map(based) }, where, to: place.to };
  return name === undefined ? undefined : { named: { is: "targets", targets: [based(name)] }, where, to: place.to };
}

// `attached hereto as Annex A`, `in the form of Annex A hereto`
function formSaid(
  [whole, as, like]: RegExpExecArray,
  { text }: Instruction,
  at: number,
): readonly string[] | undefined {
  const said = as ?? like;
  if (said === undefined) return undefined;
  const from = at + whole.lastIndexOf(said);
  return namesIn(text.slice(from, from + said.length));
}

/** The attachments that a list names, each with its noun: `Exhibits "A," "B" and "C"`. */
export function namesIn(list: string): readonly string[] {
  const noun = /(Schedule|Exhibit|Annex|Appendix|Attachment)(?:e?s)?\b/i.exec(list);
  if (noun === null) return [];
  const rest = list
    .slice(noun.index + noun[0].length)
    .replaceAll(/ \([A-Z][^()]*\)|,? (?:entitled|captioned|titled|headed) "[^"]*"/g, "");
  const items = rest
    .replaceAll(/["',]/g, " ")
    .replaceAll(/\b(?:and|Schedules?|Exhibits?|Annex(?:es)?|Appendix|Attachments?)\b/gi, " ")
    .trim()
    .split(/\s+/);
  return items.filter((item) => item !== "").map((item) => `${noun[1] ?? ""} ${item.replace(/\.$/, "")}`);
}
