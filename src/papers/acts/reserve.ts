import type { ActReader } from "./draft.ts";
import { bareParty, partyList } from "./parties.ts";

const instrument = "(?:Amendment|Agreement|Waiver|Consent|Modification|Supplement|[Ll]etter)";
const relief =
  "(?:waiv\\w+|amend(?:ment|ed)?\\b|consents?\\b|modif\\w+|course of (?:dealing|conduct)|novation|forbearance|release)";
const never =
  "(?:shall|does|do|will|is|are|may)(?: not| in no way|, except [^,]{3,80}, not| in no event| neither| no[tr])";

/** Ways to say that nothing else is waived, each with a word that it always has. */
const reserving: readonly (readonly [word: string, pattern: RegExp])[] = [
  [
    "waived",
    /\bhas (?:not|neither) waived\b|\b[Nn]o [A-Z]\w+ (?:has|have|shall be deemed to have) waived\b|\b[Nn]o (?:other Event of Default|Event of Default other than)\b[^.]*?\bwaived\b/,
  ],
  ["waiv", /\b(?:does|do) not (?:hereby )?waive\b|\b(?:is not|has no intention of) waiving\b|\bwaives no\b/],
  ["have not waived", /\bhave not waived\b/],
  ["waiver", /\b[Nn]o (?:failure|delay|course of dealing|exercise)\b[^.]*?\bwaiver\b/],
  ["ed to ", new RegExp(`\\b${never}\\b[^.]*?\\bbe (?:construed|deemed) to (?:prejudice|impair|waive|limit)\\b`)],
  ["shall n", /\bshall not waive (?:any|or)\b|\bshall neither bar nor waive\b/],
  [
    "",
    new RegExp(
      `\\b${never}\\b[^.]*?\\b(?:constitute|operate as|be (?:construed|deemed|taken|read|interpreted|considered)|act as|serve as|imply|obligate|extend to)\\b[^.]*?\\b${relief}`,
    ),
  ],
  [
    "not",
    /^(?:This|The)(?: foregoing| above)?(?: limited| Limited)? (?:[Ww]aiver|[Cc]onsent|[Ff]orbearance)\b[^.;]{0,40}?\b(?:shall|does|will) not (?:modify|affect|impair|extend|relate)\b/,
  ],
  [
    "othing",
    new RegExp(
      `\\b[Nn]othing (?:contained |set forth )?(?:herein|in this ${instrument}|contained)\\b[^.]*?\\b(?:${relief}|impair|prejudice|limit)`,
    ),
  ],
  ["limited", new RegExp(`\\b(?:is|are|shall be) (?:expressly |strictly )?limited\\b[^.]*?\\b${relief}`)],
  [
    "limited",
    /\bthis [A-Z]\w+ (?:is|shall be) (?:specifically |expressly |strictly |precisely )?limited (?:solely |only )?to the (?:matters|specific matters|amendments|provisions)\b[^.]*?\b(?:herein|hereof|above|hereby)\b/i,
  ],
  [
    "only",
    /\b[Tt]his [A-Z]\w+ (?:shall|will) (?:apply|be effective|apply and be effective) only (?:with respect )?to the (?:matters|provisions)\b[^.]*?\bherein\b/,
  ],
  ["waiver", /\b[Nn]o (?:other|further)[^.]*?\bwaiver\b[^.]*?\bis (?:implied|given|intended|to be implied)\b/],
  [
    "waiver",
    /\bwaivers?\b[^.]*?\b(?:do(?:es)? not (?:constitute|amount to|bind)|(?:are|is) no promise)\b|\bonly waiver\b/,
  ],
  ["waiver", /\bmay (?:decline|refuse) to\b[^.]*?\bwaiver|\bimplies no\b[^.]*?\bwaiver\b/],
  ["impl", /\b(?:implies no|does not imply any)\b[^.]*?\b(?:waiv|amend|agreement|obligation)/],
  [
    "waiver",
    /\bwaivers?\b[^.]*?\b(?:effective|given|made|granted|applicable|appl(?:y|ies)) only (?:in|for|to) (?:this|the|such)(?: one| single)? (?:specific )?(?:instance|purpose|occasion)/,
  ],
  ["reserve", /\breserves? (?:all|any|every|each)\b[^.]*?\brights?\b/],
  ["reserved", /\b(?:rights?|remedies|claims)\b[^.]*?\b(?:is|are)(?: hereby| expressly)* reserved\b/],
  ["free to", /\bfree to (?:refuse|decline)\b/],
];

const owners = [
  new RegExp(
    `(?:^|[.,;] )(${partyList}),? (?:has (?:not|neither)|(?:(?:hereby|further|expressly) )*reserves?|is not|do(?:es)? not)\\b`,
  ),
  new RegExp(`\\bwaiver by (${partyList})`),
  new RegExp(`\\b(?:rights?|remed(?:y|ies)|powers?|privileges?|waivers?)(?:,? (?:and|or) [a-z]+)* of (${partyList})`),
  new RegExp(`\\b(?:reserved|waived) by (${partyList})`),
  new RegExp(`\\bon (?:the )?(?:part|behalf) of (${partyList})`),
];

// What headings do, what a paper does not violate, what needs no consent, and what a party says of its own guaranty in
// a list of such things.
const ofOtherThings =
  /\b(?:headings?|captions?)\b[^.;]*\b(?:convenience|reference)\b|\b(?:do|does|will|shall)(?: (?:and|nor) (?:do|does|will|shall))? not\b[^.;]{0,80}\b(?:violate|contravene|conflict with)\b|\bto require (?:the|any) consents?\b|\([a-z]{1,4}\) (?:hereby )?(?:acknowledges?|consents?|agrees?|re-?affirms?|affirms?|ratif(?:y|ies)|confirms?) (?:receipt|to|that|its|and|the)\b/;

/** Reads sentences by which nothing else is waived. */
export const readReservation: ActReader = ({ text, lead }) => {
  if (lead?.says === "conditions" || lead?.says === "represents") return [];
  if (!reserving.some(([word, pattern]) => text.includes(word) && pattern.test(text))) return [];
  if (ofOtherThings.test(text)) return [];
  const except = /\b(?:other than|except|no other)\b/i.test(text) ? "waivers_herein" : "none";
  return [{ kind: "reserveRights", by: ownerIn(text), except }];
};

const notAnOwner = /\b(?:Agreement|Documents?|Amendment|Default|Notes?)\b/;

// Whose rights they are, as the first of the ways to say it names somebody.
function ownerIn(text: string): string {
  const named = owners.flatMap((pattern) => [pattern.exec(text)?.[1] ?? ""]);
  return bareParty(named.find((each) => each !== "" && !notAnOwner.test(each)) ?? "");
}
