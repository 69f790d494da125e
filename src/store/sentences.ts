import { pathSentence } from "../wire/sentences.ts";
import type { StoreFailure } from "./failure.ts";

type Code = StoreFailure["code"];
type FailureOf<Each extends Code> = { [One in Each]: Extract<StoreFailure, { readonly code: One }> }[Each];

/** Says what the store refused and what to do about it. */
export function storeSentence<Each extends Code>(failure: FailureOf<Each>): string {
  return sentences[failure.code](failure);
}

const sentences: { readonly [Each in Code]: (failure: FailureOf<Each>) => string } = {
  "store.folder_in_use": ({ pid, host, lock }) =>
    `Process ${pid} on ${host} has this data folder open. Close it first; if that machine is gone, delete ${lock}.`,
  "store.folder_not_usable": ({ folder, reason }) =>
    `The data folder ${folder} cannot be used: ${reason}. Name a folder that can be written to.`,
  "store.database_unreachable": ({ reason }) =>
    `The database does not answer: ${reason}. Check the address, the user and the password.`,
  "store.newer_than_program": ({ has, knows }) =>
    `The store is of version ${has}, and this program knows versions up to ${knows}. Use a later program.`,
  "store.facility_unknown": ({ facilityId }) => `There is no facility "${facilityId}" in the store. Import it first.`,
  "store.damaged": ({ facilityId, where, reason }) =>
    `The ${where} of "${facilityId}" is not as it was kept: ${reason}. Go back to a copy made before the change.`,
  "store.report_malformed": ({ key, problems }) =>
    `The report "${key}" cannot be kept: ${problems.map(pathSentence).join(" ")}`,
  "store.currency_differs": ({ key, expected, given }) =>
    `The report "${key}" is in ${given}, and the facility in ${expected}. Report the amount in ${expected}.`,
  "store.key_reused": ({ key, seq }) =>
    `The key "${key}" is that of report ${seq}, which says something else. Give this report its own key.`,
  "store.recorded_out_of_order": ({ key, recordedAt, lastRecordedAt }) =>
    `The report "${key}" was recorded at ${recordedAt}, before the last one, at ${lastRecordedAt}. ` +
    "What is learned late is recorded when it is learned, with the day on which it happened.",
  "store.facility_malformed": ({ facilityId, problems }) =>
    `The facility "${facilityId}" cannot be kept: ${problems.map(pathSentence).join(" ")}`,
  "store.facility_differs": ({ facilityId, differs }) =>
    `The store has a facility "${facilityId}" that differs in ${differs.join(", ")}. Import this one under its own id.`,
};
