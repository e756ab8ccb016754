import type { At, Here } from "../../branch/branch.ts";
import type { Countdown } from "../../countdown/countdown.ts";
import { planCountdown } from "../../planning/plan.ts";
import type { Store } from "../../ports/store.ts";
import { isBack, isLost } from "../../trouble/lost.ts";

/**
 * Somebody asks for a countdown that this channel has. Where its posts wait because the channel or the workspace was
 * lost, or were stopped because it was gone, asking is the cure: it is there, and they go on. False where nothing of it
 * waits. Call it inside a transaction.
 */
export async function goOn(
  store: Store,
  countdown: Countdown,
  { branch, place, now }: Here,
): Promise<boolean> {
  const lost = isLost(await store.lost.of(branch.home), place);
  if (!lost && !(await wasStopped(store, countdown, { branch, now }))) return false;
  await isBack(store, branch.home, now);
  await isBack(store, place, now);
  await planCountdown(store, countdown, { branch, now });
  return true;
}

async function wasStopped(store: Pick<Store, "posts">, { id }: Countdown, { now }: At): Promise<boolean> {
  const posts = await store.posts.ofSource({ kind: "countdown", id });
  return posts.some(
    ({ state, reason, dueAt }) =>
      state === "cancelled" &&
      (reason === "gone" || reason === "channel-gone") &&
      dueAt.epochMilliseconds > now.epochMilliseconds,
  );
}
