import type { IsoDate } from "../base/date.ts";
import { present } from "../base/present.ts";
import type { Act, Operation } from "./acts/act.ts";
import { type SentenceRule, sentenceRules } from "./acts/certainty.ts";
import { readApplyFrom } from "./acts/apply-from.ts";
import { readCondition } from "./acts/condition.ts";
import { doubtOf, doubtText, impossibleStartOrEnd } from "./acts/doubt.ts";
import { type ActReader, type Draft, type LeadIn, type Sentence, spanIn, type Surroundings } from "./acts/draft.ts";
import { readFee } from "./acts/fee.ts";
import { readGeneral } from "./acts/general.ts";
import { itemByItem } from "./acts/items.ts";
import { readOverlay } from "./acts/overlay.ts";
import { readExpenses } from "./acts/expenses.ts";
import { readPerformed } from "./acts/performed.ts";
import { readRepresentation } from "./acts/represent.ts";
import { readReservation } from "./acts/reserve.ts";
import { readAddedDefault } from "./acts/added-default.ts";
import { readUndertaking } from "./acts/undertake.ts";
import { readRescission, readWaiver } from "./acts/waiver.ts";
import { readCommitment } from "./edits/commitment.ts";
import { readExtension } from "./edits/extend-date.ts";
import { readLevels } from "./edits/levels.ts";
import { headingLead, readEdit } from "./edits/read-edit.ts";
import { inItsPlace, type Said } from "./going-on.ts";
import { namesDayOverList } from "./days-over-lists.ts";
import { eachOfThese, leadIn, leavesOpen } from "./lead-in.ts";
import { effectiveAsOf } from "./effective-as-of.ts";
import { endOf, sentencesOf } from "./part-sentences.ts";
import { outlineOfPayload } from "./provision-of.ts";
import type { Unread } from "./reading.ts";
import { statesDefinition } from "./structure/definition.ts";
import type { Part } from "./structure/outline.ts";
import { unreadQualifications } from "./terms/qualification.ts";
import { type ReadValue, valuesIn } from "./terms/value.ts";
import type { Finding, Placed, Span } from "./text/span.ts";
import { weighed } from "./weigh.ts";

/**
 * What the sentences of a part do. `gates` are those that make the instrument wait for conditions, each with the day as
 * of which it is effective then.
 */
export type PartReading = {
  readonly acts: Act[];
  readonly unread: Unread[];
  readonly gates: { clause: string; span: Span; from?: Placed<IsoDate> }[];
  readonly findings: Finding[];
};

/** In the order in which they are asked: the first reader that understands a sentence has it. */
const readers: { readonly [Rule in SentenceRule]: ActReader } = {
  condition: readCondition,
  edit: readEdit,
  levels: readLevels,
  commitment: readCommitment,
  extension: readExtension,
  rescission: readRescission,
  items: itemByItem([readReservation, readGeneral]),
  reservation: readReservation,
  waiver: readWaiver,
  overlay: readOverlay,
  fee: readFee,
  expenses: readExpenses,
  application: readApplyFrom,
  performed: readPerformed,
  representation: readRepresentation,
  general: readGeneral,
  undertaking: readUndertaking,
  default: readAddedDefault,
};

/** Reads a part and the parts below it. `lead` is what the words above the part's list say of it. */
export function readPart(part: Part, surroundings: Surroundings, lead?: LeadIn): PartReading {
  const result: PartReading = { acts: [], unread: [], gates: [], findings: [] };
  readInto(result, part, surroundings, lead);
  return result;
}

// What the words over a list of conditions ask for themselves: `upon execution hereof by Lender; provided that:`.
function besideList({ lead: _lead, ...sentence }: Sentence, surroundings: Surroundings): readonly Draft[] {
  const [text = ""] = sentence.text.split("; ");
  return readCondition({ ...sentence, text }, surroundings).filter(
    (draft) =>
      draft.kind === "requireCondition" && draft.condition.condition !== "other" && !eachOfThese.test(draft.text),
  );
}

// What is said of the items that follow at the side of the part, if it says that they do, comes back.
function readInto(
  result: PartReading,
  part: Part,
  surroundings: Surroundings,
  lead: LeadIn | undefined,
): LeadIn | undefined {
  const above = lead ?? headed(part, surroundings);
  const { own, parts, refused } = sentencesOf(part, surroundings, above);
  let below: LeadIn | undefined = inherited(above);
  let aside: LeadIn | undefined;
  const fee = refused === undefined ? wholeFee(part, own, surroundings) : undefined;
  let before: Said | undefined;
  for (const said of fee === undefined ? own : [fee]) {
    const sentence = inItsPlace(said, { before, acts: result.acts, aside });
    before = { sentence, acts: result.acts.length };
    const found = leadIn(sentence, surroundings, parts.length > 0);
    if (found !== undefined) {
      if (parts.length > 0) below = found;
      else aside = found;
      asked(found, part, sentence, surroundings, result);
    } else if (refused?.which(sentence) === true) {
      result.unread.push(unread(sentence, surroundings, refused.reason));
    } else below = readAbove(sentence, surroundings, result, below, parts.length > 0);
  }
  let beside = below;
  for (const child of parts) beside = readInto(result, child, surroundings, beside) ?? beside;
  return aside;
}

// Reads a sentence; what the parts below it stand under comes back.
function readAbove(
  sentence: Sentence,
  surroundings: Surroundings,
  into: PartReading,
  below: LeadIn | undefined,
  overList: boolean,
): LeadIn | undefined {
  const [acts, told] = [into.acts.length, into.unread.length];
  readSentence(sentence, surroundings, into, below);
  if (!overList || into.acts.length > acts || !leavesOpen(sentence.text)) return below;
  if (into.unread.length === told) into.unread.push(unread(sentence, surroundings, reasonFor(sentence)));
  return { says: "leavesOpen" };
}

const leftOpen = "The words over this list make it wait, or only tell of it, in a way that could not be made out.";

// Why what a sentence does is not to be done, whatever it is.
function refusalOf(sentence: Sentence, surroundings: Surroundings): string | undefined {
  if (sentence.lead?.says === "leavesOpen") return leftOpen;
  const doubt = doubtOf(sentence, surroundings);
  return doubt === undefined ? undefined : doubtText(doubt);
}

function asked(
  { says }: LeadIn,
  { path }: Part,
  sentence: Sentence,
  surroundings: Surroundings,
  into: PartReading,
): void {
  if (says !== "conditions") return;
  into.gates.push(gateOf(path, sentence, surroundings));
  take(besideList(sentence, surroundings), "condition", sentence, surroundings, into);
}

function gateOf(clause: string, sentence: Sentence, surroundings: Surroundings): PartReading["gates"][number] {
  return {
    clause,
    span: spanOf(sentence, surroundings),
    ...present({ from: effectiveAsOf(sentence, surroundings) }),
  };
}

function headed(part: Part, surroundings: Surroundings): LeadIn | undefined {
  return headingLead(part.heading) ?? headingLead(firstWords(part, surroundings));
}

// A heading that runs on into the text: `AMENDMENT OF SECTION 1.1 OF THE AGREEMENT. The following …`.
function firstWords({ from, to }: Part, { flow }: Surroundings): string {
  return /^(?:[^.]|\.(?=\S)){1,200}\.(?=\s)/.exec(flow.text.slice(from, Math.min(to, from + 240)))?.[0] ?? "";
}

// What goes on to say of the parts below an item.
function inherited(lead: LeadIn | undefined): LeadIn | undefined {
  return lead?.says === "represents" || lead?.says === "promises" ? undefined : lead;
}

function readSentence(
  sentence: Sentence,
  surroundings: Surroundings,
  into: PartReading,
  above: LeadIn | undefined,
): void {
  const refusal = refusalOf(sentence, surroundings);
  for (const rule of sentenceRules) {
    const drafts = readers[rule](sentence, surroundings);
    if (drafts.length === 0) continue;
    if (refusal === undefined) take(drafts, rule, sentence, surroundings, into);
    else if (sentence.lead?.says === "conditions")
      take([unclearCondition(sentence)], rule, sentence, surroundings, into);
    else into.unread.push(unread(sentence, surroundings, refusal));
    if (refusal === undefined && leavesEdits(rule, sentence))
      into.unread.push(unread(sentence, surroundings, "It changes text, too, in words that were not understood."));
    return;
  }
  const { text, at } = sentence;
  if (impossibleStartOrEnd(surroundings.doubtful, at, text, surroundings.flow) === undefined && tells(sentence, above))
    return;
  const reason = refusal === undefined || refusal === leftOpen ? reasonFor(sentence) : refusal;
  into.unread.push(unread(sentence, surroundings, reason));
}

const ofText: readonly SentenceRule[] = ["condition", "edit", "levels", "commitment"];
const instructs =
  /\b(?:is|are|(?:shall|will) be)(?:,? (?:hereby|further|also|each))* (?:amended|modified) (?:by (?:delet|insert|add|replac|substitut|strik|restat|chang|amend)|to (?:read|delete|insert|add|replace|change|restate)\b)/i;

// What a rule read in a sentence that also amends: `Section 4.2 is amended by …, and the Agreement remains in effect`.
function leavesEdits(rule: SentenceRule, { text, lead }: Sentence): boolean {
  if (ofText.includes(rule) || (lead !== undefined && lead.says !== "amends" && lead.says !== "notwithstanding"))
    return false;
  return instructs.test(text);
}

function take(
  drafts: readonly Draft[],
  rule: SentenceRule,
  sentence: Sentence,
  surroundings: Surroundings,
  into: PartReading,
): void {
  const { payload, clause, lead } = sentence;
  if (lead?.says !== "conditions" && drafts.some(({ kind }) => kind === "requireCondition"))
    into.gates.push(gateOf(clause, sentence, surroundings));
  const values = valuesOf(sentence, surroundings);
  const acted = (some: readonly Draft[]) => some.map((draft) => finished(draft, sentence, surroundings, values));
  const others = otherReadings(rule, sentence, surroundings).map((other) => ({
    rule: other.rule,
    acts: acted(other.drafts),
  }));
  // One by one, since a sentence may do more than a call takes arguments.
  for (const act of weighed(acted(drafts), rule, others, sentence, surroundings)) into.acts.push(act);
  if (payload === undefined) return;
  for (const each of unreadQualifications(payload.text, payload.at, surroundings.flow)) into.findings.push(each);
}

// The rules whose acts bear on text or money: what one of them reads and another reads otherwise is in doubt. The rest
// share their sentences; a date that is moved by words quoted and by its name comes to the same day.
const apart: readonly SentenceRule[] = ["edit", "commitment", "rescission", "waiver", "overlay", "fee"];

// What the rules after one make of a sentence; the words above its list settle what an item of a list is.
function otherReadings(rule: SentenceRule, sentence: Sentence, surroundings: Surroundings) {
  const { lead } = sentence;
  if (!apart.includes(rule) || (lead !== undefined && lead.says !== "amends")) return [];
  return apart.slice(apart.indexOf(rule) + 1).flatMap((other) => {
    const drafts = readers[other](sentence, surroundings);
    return drafts.length === 0 ? [] : [{ rule: other, drafts }];
  });
}

function valuesOf(sentence: Sentence, { flow }: Surroundings): readonly ReadValue[] {
  const { payload } = sentence;
  return [sentence, ...(payload === undefined ? [] : [payload])].flatMap(({ text, at }) => valuesIn(text, at, flow));
}

// A condition is never lost: what it asks for is left to a person.
function unclearCondition({ text }: Sentence): Draft {
  return { kind: "requireCondition", condition: { condition: "other" }, text };
}

function finished(draft: Draft, sentence: Sentence, surroundings: Surroundings, values: readonly ReadValue[]): Act {
  const { effect = {}, terms = [], clause = sentence.clause, within, ...operation } = draft;
  const put = withParts(operation, sentence, surroundings);
  const span =
    within === undefined ? spanOf(sentence, surroundings) : spanIn(sentence, surroundings, within.from, within.to);
  return { ...put, clause, effect, terms, values, span };
}

// What is put in place of a part, or as a new one, is numbered as the amended paper will cite it.
function withParts(operation: Operation, { payload }: Sentence, { flow }: Surroundings): Operation {
  if (payload === undefined || payload.text.length === 0) return operation;
  if (operation.kind !== "replaceProvision" && operation.kind !== "insertProvision") return operation;
  const { target } = operation;
  if (target.kind === "passage") return operation;
  const held = "path" in target ? (target.path ?? "") : "";
  const path = operation.kind === "insertProvision" ? operation.label : held;
  // Of several parts put by one sentence, each has its own stretch of the text.
  const at = payload.at + Math.max(0, payload.text.indexOf(operation.payload.text));
  const parts = outlineOfPayload(flow, at, at + operation.payload.text.length, path);
  return parts === undefined ? operation : { ...operation, payload: { ...operation.payload, parts } };
}

function unread(sentence: Sentence, surroundings: Surroundings, reason: string): Unread {
  const { clause, text } = sentence;
  return { clause, text, span: spanOf(sentence, surroundings), reason, values: valuesOf(sentence, surroundings) };
}

// From the first word of a sentence to the end of the text it puts in place.
function spanOf(sentence: Sentence, { flow }: Surroundings): Span {
  return flow.spanOf(sentence.at, endOf(sentence));
}

const movesDate =
  /(?:Date|Maturity|\b[Tt]erm\b[^.;]{0,80}) (?:is|are|shall be) (?:hereby )?(?:extended|postponed|accelerated|changed) (?:from|to|until|through)\b/;

function reasonFor({ payload, text }: Sentence): string {
  if (payload !== undefined) return "It puts text in place, but what it works on could not be made out.";
  if (movesDate.test(text)) return "It moves a date, but which one, to what day or when could not be made out.";
  if (/\bwaive/.test(text)) return "It speaks of a waiver whose cause could not be made out.";
  return "No known form of operation fits it.";
}

// A fee is often told over several sentences of one part. They are read as one sentence, or not at all.
function wholeFee(part: Part, own: readonly Sentence[], surroundings: Surroundings): Sentence | undefined {
  const [first] = own;
  if (own.length < 2 || first === undefined || part.parts.length > 0) return undefined;
  if (!own.every(({ text, payload }) => payload === undefined && /\bfee\b/i.test(text))) return undefined;
  const together: Sentence = { ...first, text: surroundings.flow.text.slice(part.from, part.to) };
  return [together, ...own].some((each) => readFee(each, surroundings).length > 0) ? together : undefined;
}

const openings =
  /^(?:[Rr]eference is made|[Ww]hereas|WHEREAS|We refer|N(?:ow|OW),? (?:therefore|THEREFORE)|[Ff]or good and valuable|By their? signatures?|By the signatures?|I(?:n|N) (?:witness|WITNESS)|[Tt]he parties to this)\b/;
const opensItself =
  /^[Tt]his (?:[Aa]greement|[Aa]mendment|[Ww]aiver|[Cc]onsent)\b[^.]*?\bdated\b[^.]*?\b(?:among|between)\b/;
const enacts = /\bagree[sd]?\b[^.]*?(?:\bas (?:set forth|follows|stated)\b[^.]*|\bfollowing respects[^.]*|\bagree):$/;
// What it says of the definitions below it they do by themselves; what adds or deletes some is an instruction.
const definitionsApply = /^[Tt]he following definitions? (?:shall )?appl(?:y|ies)\b[^.]*:$/;
const names = /\b(?:is|are) (?:(?:called|referred to (?:herein )?as) )?(?:the )?"[^"]+"\.$/;

function isNarrative(text: string): boolean {
  if (openings.test(text) || opensItself.test(text)) return true;
  if (text.endsWith(":")) return (enacts.test(text) && !namesUnknownDay(text)) || definitionsApply.test(text);
  return text.endsWith('".') && names.test(text);
}

// Words that say from when what they enact applies, and name no day.
function namesUnknownDay(text: string): boolean {
  return (
    /\b(?:effective (?:as of|as from|on|upon|from|at)|from and after|with effect)\b/i.test(text) &&
    !namesDayOverList(text)
  );
}

const deeds =
  /^(?:and )?(?:\([a-z]{1,4}\) )?(?:by )?(?:amending|restating|deleting|inserting|adding|replacing|substituting)\b|^[Ii]n [^";:]{1,120}, (?:by )?(?:deleting|inserting|adding|replacing|substituting)\b|\b(?:shall|hereby|agrees?|waives?|releases \w+|consents to|forbears from|must|(?:is|are) (?:amended|deleted|replaced))\b/i;
const statements = /\b(?:is|are|has|have|may|will|takes?)\b/;
const supports = /\b(?:continuing|survives?|additional|incorporated)\b/;

// `The word "ten" is deleted` begins as a definition does.
const wordsGo = /^[^"]*"[^"]+" is (?:hereby )?(?:deleted|stricken|replaced|removed|changed|amended)\b/;

// Words that tell rather than do: recitals, the enacting words, a sentence that only gives a name; and a remark on the
// whole of a list whose items are the acts.
function tells({ text, clause, lead }: Sentence, above: LeadIn | undefined): boolean {
  if (lead?.says === "promises") return false;
  if (isNarrative(text.trim()) || (statesDefinition.test(text) && !wordsGo.test(text))) return true;
  if (above !== undefined && above.says !== "amends" && supports.test(text)) return true;
  return !deeds.test(text) && (clause === "" || !statements.test(text));
}
