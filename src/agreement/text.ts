import type { Agreement } from "./agreement.ts";
import type { ProvisionNode } from "./node.ts";
import type { ReadProvision, Standing } from "./reading.ts";
import { State } from "./state.ts";

// A state is asked for many provisions; what it works out for one serves the others.
const states = new WeakMap<Standing, { readonly agreement: Agreement; readonly state: State }>();

function stateOf(agreement: Agreement, standing: Standing): State {
  const known = states.get(standing);
  if (known !== undefined && known.agreement === agreement) return known.state;
  const state = new State(agreement, standing);
  states.set(standing, { agreement, state });
  return state;
}

/** Whether the paper that holds a provision is in effect, and the act that put the provision there applies. */
export function isPresent(agreement: Agreement, node: ProvisionNode, standing: Standing): boolean {
  return stateOf(agreement, standing).isPresent(node);
}

/** How a provision reads on a day. Acts that apply are carried out in order of precedence, so the highest governs. */
export function readingOf(agreement: Agreement, node: ProvisionNode, standing: Standing): ReadProvision {
  return stateOf(agreement, standing).reading(node);
}
