import type { Compliance } from "../events/compliance.ts";
import type { Path, ReferenceTo } from "./failure.ts";
import type { Found } from "./issues.ts";
import { type KnownIds, unknownReference } from "./references.ts";

const lists = ["metrics", "covenants", "triggers", "rules", "duties"] as const;

/** Ids that two entries of one list share. */
export function repeatedEntries(compliance: Compliance): readonly Found[] {
  return lists.flatMap((list) => {
    const ids = compliance[list].map(({ id }) => id);
    return ids.flatMap((id, index) =>
      ids.indexOf(id) < index
        ? [{ problem: { code: "file.duplicate_id", id } as const, path: ["compliance", list, index, "id"] }]
        : [],
    );
  });
}

/** What entries name and the facility does not know: papers, parties, debts, and other entries. */
export function strangersInCompliance(
  said: Compliance | undefined,
  whole: Compliance | undefined,
  known: KnownIds,
): readonly Found[] {
  if (said === undefined || whole === undefined) return [];
  const ids: Readonly<Record<Exclude<ReferenceTo, "happening">, readonly string[]>> = {
    ...known,
    metric: whole.metrics.flatMap(({ id, title }) => [id, title]),
    trigger: whole.triggers.map(({ id }) => id),
    rule: whole.rules.map(({ id }) => id),
  };
  const found = (to: keyof typeof ids, id: string | undefined, ...path: Path): readonly Found[] =>
    id === undefined || ids[to].includes(id)
      ? []
      : [{ problem: unknownReference(to, id, ids[to]), path: ["compliance", ...path] }];
  return [
    ...([...lists, "votes"] as const).flatMap((list) =>
      said[list].flatMap(({ paper }, index) => found("paper", paper, list, index, "paper")),
    ),
    ...said.covenants.flatMap(({ metric, springs, rule }, index) => [
      ...found("metric", metric, "covenants", index, "metric"),
      ...found("trigger", springs, "covenants", index, "springs"),
      ...found("rule", rule, "covenants", index, "rule"),
    ]),
    ...said.triggers.flatMap(({ metric }, index) => found("metric", metric, "triggers", index, "metric")),
    ...said.rules.flatMap(({ debts }, index) =>
      (debts ?? []).flatMap((debt, which) => found("debt", debt, "rules", index, "debts", which)),
    ),
    ...said.duties.flatMap(({ rule }, index) => found("rule", rule, "duties", index, "rule")),
    ...said.commitments.flatMap(({ party }, index) => found("party", party, "commitments", index, "party")),
  ];
}
