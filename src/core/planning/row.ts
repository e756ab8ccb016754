import type { Temporal } from "temporal-polyfill";
import type { Branch } from "../branch/branch.ts";
import { afterQuiet } from "../branch/quiet.ts";
import { instantOf } from "../calendar/zone.ts";
import type { Post } from "../countdown/posts.ts";
import { latePolicy, lateUntil } from "../delivery/late.ts";
import type { PlannedDelivery, Source } from "../delivery/row.ts";

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

/** A post of a source with the moment it is due; `about` is what its text is drawn from besides. */
export function plannedPost(
  source: Source,
  to: PlannedDelivery["to"],
  branch: Branch,
  post: Post,
  about: { readonly campaignId?: string; readonly strikeId?: string } = {},
): PlannedDelivery {
  // The hour of a reminder is its author's own choice; what goes by a ballot, at the branch's hour, keeps its quiet.
  const own = source.kind === "reminder" && about.campaignId === undefined;
  const exact = post.kind === "closed" || own;
  const { on, at } = exact ? post : afterQuiet(post.on, post.at, branch.quiet);
  const dueAt = instantOf(on, at, branch.zone);
  return rowOf(branch, { ...post, source, to, on, at, dueAt, revision: 0, ...about });
}
