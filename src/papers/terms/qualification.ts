import type { Flow } from "../text/flow.ts";
import type { Finding } from "../text/span.ts";
import { pricingIn } from "./rate.ts";

/**
 * The qualifications of a rate in a text that no reader of terms understands: a proviso, a floor, a cap, an end.
 *
 * They are not applied to the rate, and whoever relies on it must know. `at` is where the text begins in the flow.
 */
export function unreadQualifications(text: string, at: number, flow: Flow): Finding[] {
  return pricingIn(text).unread.map(({ from, to }) => ({
    code: "term.proviso_unread",
    severity: "warning",
    message: `What the words say of the rate here is not understood and not applied: “${shortened(text.slice(from, to))}”`,
    span: flow.spanOf(at + from, at + to),
  }));
}

/** The words themselves of those qualifications. */
export function qualifications(text: string): readonly string[] {
  return pricingIn(text).unread.map(({ from, to }) => text.slice(from, to));
}

function shortened(text: string): string {
  return text.length <= 100 ? text.trimEnd() : `${text.slice(0, 100).replace(/\s+\S*$/, "")} …`;
}
