import type { Labelled } from "./label.ts";

/** The families of the score, in the order in which they are printed: those that edit, then those of rights. */
export const families = {
  edits: [
    "definition replaced",
    "definition added",
    "definition deleted",
    "section restated",
    "section added",
    "section deleted",
    "clause of a definition or schedule",
    "sentence",
    "table",
    "words substituted",
    "words everywhere",
    "words deleted",
    "words inserted",
    "schedule or exhibit",
    "beyond the vocabulary",
  ],
  rights: [
    "waiver",
    "consent",
    "release",
    "fee",
    "expenses",
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

const byKind: Readonly<Record<string, Family>> = {
  replaceDefinition: "definition replaced",
  insertDefinition: "definition added",
  deleteDefinition: "definition deleted",
  replaceProvision: "section restated",
  insertProvision: "section added",
  deleteProvision: "section deleted",
  replaceSentence: "sentence",
  substituteWords: "words substituted",
  insertWords: "words inserted",
  replaceExhibit: "schedule or exhibit",
  insertExhibit: "schedule or exhibit",
  restateAll: "schedule or exhibit",
  other: "beyond the vocabulary",
  waive: "waiver",
  consent: "consent",
  release: "release",
  imposeFee: "fee",
  payExpenses: "expenses",
  requireCondition: "condition",
  setEffectiveDate: "effective date",
  represent: "representation",
  ratify: "ratification",
  reserveRights: "reservation of rights",
};

/** The family of an instruction, by its kind and what it works on. */
export function familyOf(label: Labelled): Family {
  return label.target?.kind === "table" ? "table" : (narrowFamily(label) ?? byKind[label.kind] ?? "general provisions");
}

function narrowFamily({ kind, target, payload, occurrence }: Labelled): Family | undefined {
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
