import type { Temporal } from "temporal-polyfill";
import type { Workspace } from "../../chat/place.ts";
import type { Store } from "../../ports/store.ts";

/**
 * Muster was taken out of a workspace: nothing goes out there any more, and what was kept about its people goes at once.
 * Ballots, strikes and totals stay, in case it comes back. Told twice it does this once. Call it inside a transaction.
 */
export async function leaveWorkspace(store: Store, home: Workspace, at: Temporal.Instant): Promise<void> {
  await store.plans.cancelTo(home, "gone");
  await store.lost.back(home, at);
  await store.moved.ownerLeft(home);
  const branch = await store.branches.of(home);
  if (!branch) return;
  const count = await store.erasure.erasePeople(branch.id);
  if (count === 0) return;
  await store.log.add({ branchId: branch.id, at, act: "erased-on-leaving", by: "muster", count });
}
