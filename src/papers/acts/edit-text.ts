import type { Operation } from "./act.ts";
import type { Sentence, Surroundings } from "./draft.ts";
import { targetsOf } from "./targets.ts";
import type { Place, Target } from "./target.ts";

type Put = NonNullable<Sentence["payload"]>;

/** An operation with the text it puts in place. */
export type TextEdit = { readonly operation: Operation; readonly put: Put };

const be =
  "(?:shall be,? and (?:it |they |the same )?(?:hereby )?(?:is|are)|(?:hereby )?(?:is|are)|shall be|be|is to be)(?: and)?(?:,? (?:hereby|further|also))*";
const wholly = "(?:,? in (?:its|their|the) entirety| in full| in whole)?";
const colon = "\\s*[:.]$";
const instead = "(?:,? (?:in (?:lieu|place|substitution) (?:thereof|therefor)|in its (?:place|stead)|therefor))?";
const reading = `(?:,? (?:(?:to|so as to|which shall|and (?:to )?|as|and) )?(?:be and )?(?:read|reading|provide|state|follows)(?:,? (?:as follows|as|in its entirety|in full|follows))*)?`;

// The target goes with the first group; what follows says that the whole of it reads anew.
const restatements = [
  `^(.+?),? ${be} (?:amended|modified|restated|revised)(?: and (?:hereby )?restated)?${wholly}(?:,? so as)?,? (?:to (?:be and )?(?:read|provide|state)|as follows|and as so amended shall read)(?:${wholly}(?: as follows)?)*${colon}`,
  `^(.+?),? ${be} (?:deleted|stricken)${wholly},? and (?:(?:is |are |shall be )?(?:hereby )?(?:replaced|amended)${wholly} (?:with|by|to read)|(?:there is (?:hereby )?(?:substituted|inserted)|the following (?:new \\w+ )?(?:is|are|shall be) (?:hereby )?(?:substituted|inserted))|(?:substituted|replaced)${instead})(?: the)?(?: following)?(?: new)?(?: \\w+)?${instead}${reading}${colon}`,
  `^(.+?),? ${be} replaced${wholly} (?:with|by)(?: the)? following(?: new)?(?: \\w+)?${reading}${colon}`,
  `^(?:(?:.+?),? ${be} (?:amended|modified) (?:by|to) )?(?:amending and restating|amending|restating|replacing) (.+?)${wholly} (?:to read|with the following|as follows|so as to read)(?:${wholly}(?: as follows)?)*${colon}`,
  `^(?:(?:.+?),? ${be} (?:amended|modified) by )?deleting (.+?)${wholly},? and (?:by )?(?:replacing (?:it|them|the same|such \\w+)${wholly} (?:with|by)|substituting|inserting)${instead}(?: the)?(?: following)?(?: new)?(?: \\w+)?${instead}${reading}${colon}`,
].map((each) => new RegExp(each, "i"));

const definitions = "(?:defined terms?|definitions?|terms?)";
const ordered =
  "(?:,? (?:inserted )?in (?:the )?(?:its |their )?(?:appropriate|proper|correct|applicable|respective)?,? ?(?:alphabetical|alphabetic) (?:order|location|place|position|sequence))?";
const definitionAdditions = [
  `^(?:(.+?),? ${be} (?:amended|modified) (?:by|to) )?(?:adding|inserting|add|insert)(?: thereto| therein)?${ordered}(?: the)? following (?:new )?(?:additional )?${definitions}(?: thereto| therein)?(?: (?:to|in|into) (.+?))?${ordered}(?: thereto| therein| thereof)?${reading}${colon}`,
  `^the following (?:new )?(?:additional )?${definitions} ${be} (?:added|inserted|included)(?: (?:to|in|into) (.+?))?${ordered}(?: thereto| therein| thereof)?${reading}${colon}`,
].map((each) => new RegExp(each, "i"));

const part = "(?:Sub)?(?:Section|Paragraph|Clause|Article)";
const number = "((?:\\d+(?:\\.\\d+)*[A-Z]?|[IVXLC]+)?(?:\\([A-Za-z0-9]{1,5}\\))*)";
const beside = `(?: (at the end|immediately (?:after|following|before|preceding)|following|after|before)(?: thereof| of (?:such )?(?:Section|Article)| of)?(?: (?:the )?(?:existing )?(.+?))?)?`;
const partAdditions = [
  `^(.+?),? ${be} (?:amended|modified) (?:by|to) (?:adding|inserting|add|insert)(?: thereto| therein)?,? (?:a|the following)(?: new)? ${part} ${number}(?: thereto| therein)?${beside}${reading}${colon}`,
  `^(?:A|The following) new ${part} ${number} ${be} (?:added|inserted)(?: (?:to|in|into) (.+?))?${beside}${reading}${colon}`,
].map((each) => new RegExp(each, "i"));

const endings = [
  `^(.+?),? ${be} (?:amended|modified) (?:by|to) (?:adding|inserting|add|insert)(?: thereto)? the following(?: new)?(?: (?:sentences?|text|language|proviso|words?))? (?:at|to) the end(?: thereof| of such (?:section|definition|paragraph|clause)| of (?:the|said) (?:section|definition))?${reading}${colon}`,
  `^(?:the )?following(?: new)?(?: (?:sentences?|text|language))? ${be} (?:added|inserted) (?:at|to) the end of (.+?)${reading}${colon}`,
].map((each) => new RegExp(each, "i"));

/** Reads an instruction whose words a text put in place follows; nothing where any of them is not understood. */
export function textEditsIn(
  text: string,
  mask: string,
  context: Target | undefined,
  payload: Put,
  surroundings: Surroundings,
): readonly TextEdit[] {
  return (
    definitionsAdded(text, mask, context, payload, surroundings) ??
    partAdded(text, mask, context, payload) ??
    ended(text, mask, context, payload) ??
    restated(text, mask, context, payload, surroundings) ??
    []
  );
}

// The words of a group as written, found through the mask.
function groupsOf(
  patterns: readonly RegExp[],
  text: string,
  mask: string,
): readonly (string | undefined)[] | undefined {
  for (const pattern of patterns) {
    const match = new RegExp(pattern.source, "di").exec(mask);
    if (match?.indices === undefined) continue;
    return [...match.indices].slice(1).map((at) => {
      const pair: readonly [number, number] | undefined = at;
      return pair === undefined ? undefined : text.slice(pair[0], pair[1]);
    });
  }
  return undefined;
}

function definitionsAdded(
  text: string,
  mask: string,
  context: Target | undefined,
  payload: Put,
  surroundings: Surroundings,
): readonly TextEdit[] | undefined {
  const groups = groupsOf(definitionAdditions, text, mask);
  if (groups === undefined) return undefined;
  const where = groups.filter((each) => each !== undefined).at(-1);
  const targets = where === undefined ? (context === undefined ? [] : [context]) : targetsOf(where, context);
  const [target] = targets;
  if (target === undefined || targets.length > 1 || (target.kind !== "provision" && target.kind !== "paper")) return [];
  const place: Place = { at: /alphabetic/i.test(mask) ? "alphabetical" : "unsaid" };
  return definedIn(payload, surroundings).map(({ term, put }) => ({
    operation: {
      kind: "insertDefinition",
      target,
      term,
      payload: { text: put.text, span: put.span },
      place,
    },
    put,
  }));
}

// Each paragraph that opens with a term in quotation marks is a definition; what follows it belongs to it.
export function definedIn(payload: Put, { flow }: Surroundings): { readonly term: string; readonly put: Put }[] {
  const openings = [
    ...payload.text.matchAll(/(?:^|\n)("?)(?="([^"\n]{1,80})"[,:]? (?:shall|means?|is|are|has|have|-|\())/g),
  ];
  if (openings[0]?.index !== 0) return [];
  const starts = openings.map(({ 0: lead, index }) => index + lead.length);
  return openings.map(([, , term = ""], index) => {
    const from = starts[index] ?? 0;
    const raw = payload.text.slice(from, openings[index + 1]?.index).trimEnd();
    const text = raw.endsWith('"') && raw.split('"').length % 2 === 0 ? raw.slice(0, -1) : raw;
    const at = payload.at + from;
    return { term: term.replace(/,$/, ""), put: { text, at, span: flow.spanOf(at, at + text.length) } };
  });
}

function restated(
  text: string,
  mask: string,
  context: Target | undefined,
  payload: Put,
  surroundings: Surroundings,
): readonly TextEdit[] | undefined {
  const groups = groupsOf(restatements, text, mask);
  const subject = groups?.[0];
  if (subject === undefined) return undefined;
  const targets = targetsOf(subject, context);
  const [target] = targets;
  if (target === undefined) return [];
  const { text: words, span } = payload;
  if (targets.length > 1) return several(targets, payload, surroundings);
  const put = { text: words, span };
  const operation = replacementOf(target, put, words);
  return operation === undefined ? [] : [{ operation, put: payload }];
}

export function replacementOf(
  target: Target,
  payload: { text: string; span: Put["span"] },
  words: string,
): Operation | undefined {
  switch (target.kind) {
    case "definition":
      return { kind: "replaceDefinition", target, payload };
    case "sentence":
      return { kind: "replaceSentence", target, payload };
    case "provision":
      return /^.{0,60}\[?\b(?:intentionally (?:deleted|omitted|left blank)|reserved)\b\.?\]?.?$/i.test(words)
        ? { kind: "deleteProvision", target, placeholder: payload }
        : { kind: "replaceProvision", target, payload };
    case "attachment":
      return { kind: "replaceExhibit", target, payload };
    default:
      return undefined;
  }
}

// Several definitions are put anew only by a text that states each of them once.
function severalDefinitions(targets: readonly Target[], payload: Put, surroundings: Surroundings): readonly TextEdit[] {
  const stated = definedIn(payload, surroundings);
  if (stated.length !== targets.length) return [];
  const edits = targets.flatMap((target) => {
    if (target.kind !== "definition") return [];
    const own = stated.filter(({ term }) => term === target.term);
    return own.map(({ put }): TextEdit => ({
      operation: { kind: "replaceDefinition", target, payload: { text: put.text, span: put.span } },
      put,
    }));
  });
  return edits.length === targets.length ? edits : [];
}

function partAdded(
  text: string,
  mask: string,
  context: Target | undefined,
  payload: Put,
): readonly TextEdit[] | undefined {
  const passive = /^(?:A|The following) new/i.test(mask);
  const groups = groupsOf(partAdditions, text, mask);
  if (groups === undefined) return undefined;
  const [label = "", where, how, other] = passive ? groups : [groups[1], groups[0], groups[2], groups[3]];
  if (where === undefined && context === undefined) return bare(label, payload);
  const targets = where === undefined ? [context] : targetsOf(where, context);
  const [target] = targets;
  if (target === undefined || targets.length > 1) return [];
  const whole = labelWithin(label, target);
  const place = placeOf(how, other, target);
  if (whole === undefined || place === undefined) return [];
  const put = { text: payload.text, span: payload.span };
  return [{ operation: { kind: "insertProvision", target, label: whole, payload: put, place }, put: payload }];
}

// How a new part will be cited: `5.2(d)` for the clause (d) of Section 5.2.
export function labelWithin(label: string, target: Target): string | undefined {
  if (label === "" || (target.kind !== "provision" && target.kind !== "paper")) return undefined;
  if (!label.startsWith("(")) return label;
  return target.kind === "provision" ? target.path + label : undefined;
}

// A new section with its own number, of the one paper that is amended, though the words do not name it.
function bare(label: string, payload: Put): readonly TextEdit[] {
  const holder = /^(\d+)\.\d/.exec(label)?.[1];
  if (holder === undefined) return [];
  const put = { text: payload.text, span: payload.span };
  const target: Target = { kind: "provision", path: holder };
  return [
    { operation: { kind: "insertProvision", target, label, payload: put, place: { at: "unsaid" } }, put: payload },
  ];
}

function placeOf(how: string | undefined, other: string | undefined, target: Target): Place | undefined {
  if (how === undefined) return { at: "unsaid" };
  if (/end/i.test(how)) return other === undefined ? { at: "end" } : undefined;
  const [found] = other === undefined ? [] : targetsOf(other, target);
  if (found?.kind !== "provision" || found.path === "") return undefined;
  return { at: /after|following/i.test(how) ? "after" : "before", beside: found.path };
}

function ended(text: string, mask: string, context: Target | undefined, payload: Put): readonly TextEdit[] | undefined {
  const where = groupsOf(endings, text, mask)?.[0];
  if (where === undefined) return undefined;
  const targets = targetsOf(where, context);
  const [target] = targets;
  if (target === undefined || targets.length > 1 || target.kind === "paper") return [];
  const put = { text: payload.text, span: payload.span };
  return [{ operation: { kind: "insertWords", target, payload: put, anchor: "end" }, put: payload }];
}

/** Several parts put anew by one text: each must be found in it by its own label, or none is read. */
export function several(targets: readonly Target[], put: Put, surroundings: Surroundings): readonly TextEdit[] {
  if (targets.every(({ kind }) => kind === "definition")) return severalDefinitions(targets, put, surroundings);
  const starts = targets.map((target) => {
    const label = target.kind === "provision" ? (/(?:\([A-Za-z0-9]+\)|[\d.]+)$/.exec(target.path)?.[0] ?? "") : "";
    if (label === "") return [];
    const lines = [...put.text.matchAll(/(?:^|\n)["(]*(?:Section |SECTION )?/g)];
    return lines.flatMap(({ 0: lead, index }) => {
      const opens = lead.endsWith("(") ? index + lead.length - 1 : index + lead.length;
      return put.text.slice(opens, opens + label.length).toLowerCase() === label.toLowerCase() ? [opens] : [];
    });
  });
  const firsts = starts.map((each) => each[0] ?? -1);
  const apart = starts.every(({ length }) => length === 1) && firsts[0] !== undefined && firsts[0] <= 1;
  if (!apart || firsts.some((from, index) => index > 0 && from <= (firsts[index - 1] ?? -1))) return [];
  return targets.flatMap((target, index) => {
    const from = firsts[index] ?? 0;
    const raw = put.text.slice(from, firsts[index + 1]).replace(/[\s"]+$/, "");
    const at = put.at + from;
    const own = { text: raw, at, span: surroundings.flow.spanOf(at, at + raw.length) };
    const operation = replacementOf(target, { text: raw, span: own.span }, raw);
    return operation === undefined ? [] : [{ operation, put: own }];
  });
}
