import type { Operation } from "../acts/act.ts";
import { targetText, type Target } from "../acts/target.ts";
import type { Edit } from "./instruction.ts";
import { follows } from "./new-part.ts";
import { ownLabel } from "./put.ts";

/**
 * Whether edits may be read from words whose verb is left out, as those of the last verb before.
 *
 * `deleting "a" and "b"` takes both out. What follows words that took the place of others, or a place in which words
 * stand, may be something else: `deleting "a" in the definitions of "A" and "B"`. `on` is what is worked on.
 */
export function mayGoOn(edits: readonly Edit[], before: Edit | undefined, on: Target | undefined): boolean {
  if (before === undefined) return true;
  const { operation: last } = before;
  return edits.every(
    (edit) =>
      takesOut(edit) === takesOut(before) &&
      edit.operation.kind === last.kind &&
      (!takesOut(edit) || isPlaced(edit.operation, last, on)),
  );
}

function takesOut({ operation, put }: Edit): boolean {
  return operation.kind.startsWith("delete") || (operation.kind === "substituteWords" && put.text === "");
}

// Words without a place of their own stand where those before them do, if these have none of their own either.
function isPlaced(operation: Operation, last: Operation, on: Target | undefined): boolean {
  if (operation.kind !== "substituteWords" || last.kind !== "substituteWords") return true;
  const target = targetText(operation.target);
  if (target === targetText(last.target) || on === undefined) return true;
  return target !== targetText(on) && targetText(last.target) !== targetText(on);
}

// A clause (e) that is added after words of clause (d) were changed is no part of that.
function isNext(operation: Operation, { kind, ...target }: Target): boolean {
  if (operation.kind !== "insertProvision" || kind !== "provision" || !("path" in target)) return false;
  return follows(ownLabel(target.path ?? ""), ownLabel(operation.label));
}

/**
 * Whether "thereof" may be of the part on whose words the edit before worked, where it was read as of the whole:
 * `deleting "a" in clause (i) and inserting "b" at the end thereof`.
 */
export function mayBeOf(before: Edit | undefined, edits: readonly Edit[], on: Target | undefined): boolean {
  const last = before?.operation;
  if (on === undefined || last === undefined || (last.kind !== "substituteWords" && last.kind !== "insertWords"))
    return false;
  const whole = targetText(on);
  if (targetText(last.target) === whole) return false;
  return edits.some(
    ({ operation }) =>
      "target" in operation && targetText(operation.target) === whole && !isNext(operation, last.target),
  );
}
