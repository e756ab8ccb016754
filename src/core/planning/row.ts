import type { Temporal } from "temporal-polyfill";
import type { Branch } from "../branch/branch.ts";
import { latePolicy, lateUntil } from "../delivery/late.ts";
import type { PlannedDelivery } from "../delivery/row.ts";

interface Wanted extends Omit<PlannedDelivery, "branchId" | "zone" | "lateUntil" | "series"> {
  /** When the thing it speaks of is over. */
  readonly target: Temporal.Instant;
}

/** A post of a branch as it is kept, with how late it may still go. */
export function rowOf({ id, zone }: Branch, { target, ...wanted }: Wanted): PlannedDelivery {
  const { kind, source, dueAt } = wanted;
  return {
    ...wanted,
    branchId: id,
    zone,
    lateUntil: lateUntil(kind, dueAt, target),
    ...(latePolicy[kind].latestOnly && { series: `${source.kind}:${source.id}` }),
  };
}
