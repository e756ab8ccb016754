import type { Temporal } from "temporal-polyfill";
import { eachAlone } from "../command/each-alone.ts";
import type { JobServices } from "../command/job.ts";
import type { Delivery } from "../delivery/row.ts";
import { announceAlert } from "../planning/announce.ts";
import type { Store } from "../ports/store.ts";
import { tellLost } from "./lost.ts";
import { isAlert, isLoss } from "./trouble.ts";

/** At most one notice to a person in this time; what comes meanwhile is told of when it is over. */
const betweenAlerts = { hours: 1 };

/**
 * Tells the officers and reps of each branch who agreed to be written to that posts did not go out, or that a place takes
 * none. What is told of is
 * marked in the transaction that plans the notices: run twice or in two processes it tells once.
 */
export async function alertBranches(services: JobServices): Promise<void> {
  const { database, clock, drain, log } = services;
  const now = clock.now();
  const planned = await eachAlone(
    await database.store.trouble.unalerted(),
    {
      job: "alert-reps",
      about: (branchId) => branchId,
      work: (branchId) => database.transaction((store) => alertBranch(store, branchId, now)),
    },
    services,
  );
  const lost = await eachAlone(
    await database.store.lost.untold(now),
    {
      job: "alert-reps",
      // Not by its place, which is the platform's and not for a log.
      about: ({ since }) => `lost-${since.epochMilliseconds}`,
      work: (place) => database.transaction((store) => tellLost(store, place, now)),
    },
    services,
  );
  const notices = [...planned, ...lost].reduce((sum, count) => sum + count, 0);
  if (notices === 0) return;
  log.info({ notices }, "reps are told of posts that did not go out");
  await drain();
}

async function alertBranch(store: Store, branchId: string, now: Temporal.Instant): Promise<number> {
  const branch = await store.branches.byId(branchId);
  if (!branch) return 0;
  const untold = await store.trouble.alert(branchId, { now, since: now.subtract(betweenAlerts) });
  if (!untold.some(concernsReps)) return 0;
  const reachable = (await store.reps.list(branchId)).filter(({ agreed }) => agreed);
  await announceAlert(
    store,
    reachable.map(({ key }) => key),
    { branch, now },
  );
  return reachable.length;
}

/**
 * Not what was skipped as wished (no longer true, its source deleted) or because its place was lost, and of a member's own reminders nothing but that
 * an officer has to decide whether the held ones go.
 */
function concernsReps(post: Delivery): boolean {
  const { state, reason, to, lastError } = post;
  if ("member" in to) return state === "held" && !isAlert(post);
  return state !== "skipped" || ((reason === "too-late" || reason === "superseded") && !isLoss(lastError));
}
