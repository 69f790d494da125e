import type { ActKind } from "../src/papers/acts/act.ts";

/** The families of the score, in the order in which they are printed: those that edit, then those of rights. */
export const families = {
  edits: [
    "definition replaced",
    "definition added",
    "definition deleted",
    "section restated",
    "section added",
    "section deleted",
    "section renumbered",
    "clause of a definition or schedule",
    "sentence",
    "table",
    "words substituted",
    "words everywhere",
    "words deleted",
    "words inserted",
    "schedule or exhibit",
    "commitment",
    "date moved",
    "rule over the text",
    "beyond the vocabulary",
  ],
  rights: [
    "waiver",
    "consent",
    "release",
    "fee",
    "expenses",
    "undertaking",
    "condition",
    "effective date",
    "representation",
    "ratification",
    "reservation of rights",
    "general provisions",
  ],
} as const;

/** The name of a family. */
export type Family = (typeof families)["edits" | "rights"][number];

const byKind: Readonly<Record<ActKind | "other", Family>> = {
  replaceDefinition: "definition replaced",
  insertDefinition: "definition added",
  deleteDefinition: "definition deleted",
  replaceProvision: "section restated",
  insertProvision: "section added",
  deleteProvision: "section deleted",
  redesignate: "section renumbered",
  replaceSentence: "sentence",
  substituteWords: "words substituted",
  insertWords: "words inserted",
  replaceExhibit: "schedule or exhibit",
  insertExhibit: "schedule or exhibit",
  restateAll: "schedule or exhibit",
  replaceLevels: "table",
  reduceCommitment: "commitment",
  increaseCommitment: "commitment",
  extendDate: "date moved",
  overlay: "rule over the text",
  other: "beyond the vocabulary",
  waive: "waiver",
  rescindWaivers: "waiver",
  forbear: "waiver",
  consent: "consent",
  release: "release",
  imposeFee: "fee",
  payExpenses: "expenses",
  undertake: "undertaking",
  addEventOfDefault: "undertaking",
  requireCondition: "condition",
  setEffectiveDate: "effective date",
  applyFrom: "effective date",
  represent: "representation",
  ratify: "ratification",
  reserveRights: "reservation of rights",
  conform: "general provisions",
  setPrecedence: "general provisions",
  incorporateTerms: "general provisions",
  assureFurther: "general provisions",
  chooseLaw: "general provisions",
  allowCounterparts: "general provisions",
  bindSuccessors: "general provisions",
  disregardHeadings: "general provisions",
  waiveJuryTrial: "general provisions",
  submitToJurisdiction: "general provisions",
  severProvisions: "general provisions",
  integrateAgreement: "general provisions",
  survive: "general provisions",
  designateDocument: "general provisions",
};

/** The kind of an instruction: that of an act, or `other` for what no act can say. */
export type LabelKind = keyof typeof byKind;

/** Whether a word is the kind of an instruction. */
export function isLabelKind(word: string): word is LabelKind {
  return Object.hasOwn(byKind, word);
}

// What of an instruction decides its family.
type Instruction = {
  readonly kind: LabelKind;
  readonly target?: { readonly kind?: string | undefined; readonly term?: string | undefined } | undefined;
  readonly payload?: unknown;
  readonly occurrence?: unknown;
};

/** The family of an instruction, by its kind and what it works on. */
export function familyOf(label: Instruction): Family {
  return label.target?.kind === "table" ? "table" : (narrowFamily(label) ?? byKind[label.kind]);
}

function narrowFamily({ kind, target, payload, occurrence }: Instruction): Family | undefined {
  switch (kind) {
    case "replaceProvision":
    case "deleteProvision":
      return target?.term !== undefined || target?.kind === "attachment"
        ? "clause of a definition or schedule"
        : undefined;
    case "substituteWords":
      return payload === undefined ? "words deleted" : occurrence === "each" ? "words everywhere" : undefined;
    default:
      return undefined;
  }
}
