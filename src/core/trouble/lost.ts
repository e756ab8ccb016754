import type { Temporal } from "temporal-polyfill";
import type { Branch } from "../branch/branch.ts";
import type { Line } from "../chat/card.ts";
import type { Place, Workspace } from "../chat/place.ts";
import { lostLine } from "../planning/alert-card.ts";
import { announceAlert } from "../planning/announce.ts";
import type { LostPlace } from "../ports/lost.ts";
import type { Store } from "../ports/store.ts";
import { say } from "../text/say.ts";

/** For pages: where nothing can be posted, and what to do there. Nothing while all is well. */
export async function lostLines(store: Pick<Store, "lost">, branch: Branch): Promise<readonly Line[]> {
  const lost = await store.lost.of(branch.home);
  return lost.length === 0 ? [] : [...lost.map((one) => lostLine(one, branch)), say("lost-again")];
}

/** Whether posts to this channel wait because it, or its workspace, takes none. */
export function isLost(lost: readonly LostPlace[], { channel }: Place): boolean {
  return lost.some((one) => one.channel === "" || one.channel === channel);
}

/**
 * A channel or workspace takes posts again: what waited there goes, and reps who were told that it did not are told.
 * Does nothing where nothing was lost. Call it inside a transaction.
 */
export async function isBack(
  store: Store,
  where: Workspace | Place,
  now: Temporal.Instant,
): Promise<LostPlace | undefined> {
  const lost = await store.lost.back(where, now);
  const branch = lost?.told ? await store.branches.of(where) : undefined;
  if (branch) await tellReps(store, "place-back", { branch, now });
  return lost;
}

/**
 * Tells reps once that a place is lost, if it still was after a look. Of a whole workspace nobody can be told before it
 * is back. Call it inside a transaction. Returns how many are told.
 */
export async function tellLost(store: Store, lost: LostPlace, now: Temporal.Instant): Promise<number> {
  if (!(await store.lost.tell(lost)) || lost.reason === "workspace-lost") return 0;
  const branch = await store.branches.of(lost);
  return branch ? tellReps(store, "place-lost", { branch, now }) : 0;
}

/** Those who agreed to be written to. */
async function tellReps(
  store: Store,
  kind: "place-lost" | "place-back",
  { branch, now }: { readonly branch: Branch; readonly now: Temporal.Instant },
): Promise<number> {
  const reachable = (await store.reps.list(branch.id)).filter(({ agreed }) => agreed);
  await announceAlert(
    store,
    reachable.map(({ key }) => key),
    { branch, now, kind },
  );
  return reachable.length;
}
