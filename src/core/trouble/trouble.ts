import { Temporal } from "temporal-polyfill";
import { cures, losses } from "../chat/chat.ts";
import { alertKinds } from "../delivery/kinds.ts";
import type { Delivery } from "../delivery/row.ts";
import type { Store } from "../ports/store.ts";

/** For how long what was left out is shown, from when reps were told of it. */
export const troubleShown = { hours: 7 * 24 };

/** What did not go out as planned, as reps of the branch may see it. */
export interface Trouble {
  /** Failed ones that can be sent again first, then the held, then what is over, the latest first. */
  readonly posts: readonly ChannelPost[];
  /** Whether members' private reminders are held too: never whose, which or how many. */
  readonly heldPrivately: boolean;
  /** The ids of all that is held, private ones included: for a decision, not to be counted or shown. */
  readonly held: readonly string[];
}

export interface ChannelPost extends Delivery {
  readonly to: Exclude<Delivery["to"], { readonly member: unknown }>;
}

export async function troubleOf(
  store: Pick<Store, "trouble">,
  branchId: string,
  now: Temporal.Instant,
): Promise<Trouble> {
  const all = await store.trouble.list({ branchId, now, since: now.subtract(troubleShown) });
  const posts = all.filter(isPost);
  return {
    posts: [
      ...posts.filter((post) => mayRetry(post, now)),
      ...posts.filter(isHeld),
      ...posts.filter((post) => !isHeld(post) && !mayRetry(post, now)).toReversed(),
    ],
    heldPrivately: all.some((one) => !isPost(one) && isHeld(one) && !isAlert(one)),
    held: all.filter(isHeld).map(({ id }) => id),
  };
}

function isPost(delivery: Delivery): delivery is ChannelPost {
  return "channel" in delivery.to;
}

/** A private word to reps. */
export function isAlert({ kind }: Pick<Delivery, "kind">): boolean {
  return alertKinds.some((one) => one === kind);
}

export function isHeld({ state }: Pick<Delivery, "state">): boolean {
  return state === "held";
}

/** A failed post that is not too late yet. */
export function mayRetry({ state, lateUntil }: Delivery, now: Temporal.Instant): boolean {
  return state === "failed" && Temporal.Instant.compare(now, lateUntil) <= 0;
}

/** How many posts wait for somebody's decision; undefined when nothing does, 0 when only private reminders do. */
export function undecided({ posts, heldPrivately }: Trouble, now: Temporal.Instant): number | undefined {
  const count = posts.filter((post) => isHeld(post) || mayRetry(post, now)).length;
  return count > 0 || heldPrivately ? count : undefined;
}

/** Why a row is where it is, as one of the texts "posts-why-…". */
export function whyOf({ state, reason, lastError }: Delivery) {
  switch (state) {
    case "planned":
      return lastError === undefined ? "planned" : "again";
    case "claimed":
    case "posted":
    case "held":
      return state;
    case "cancelled":
      return reason === "gone" || reason === "channel-gone" ? "gone" : "stopped";
    case "failed":
      return failedWhy(reason);
    case "skipped":
      return skippedWhy(reason, lastError);
  }
}

/** Whether its place was lost: of places reps are told by themselves. */
export function isLoss(lastError: string | undefined): boolean {
  return losses.some((loss) => loss === lastError);
}

function failedWhy(reason: string | undefined) {
  const known = ["gone", "unknown", "could-not-draw", "contact-unreadable"] as const;
  return known.find((one) => one === reason) ?? "refused";
}

function skippedWhy(reason: string | undefined, lastError: string | undefined) {
  if (reason === "too-late") {
    if (isLoss(lastError)) return "lost";
    return cures.some((cure) => cure === lastError) ? "not-let-in" : "late";
  }
  return reason === "superseded" || reason === "no-contact" ? reason : "untrue";
}
