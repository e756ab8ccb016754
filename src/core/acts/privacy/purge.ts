import type { Temporal } from "temporal-polyfill";
import type { Branch } from "../../branch/branch.ts";
import type { JobServices } from "../../command/job.ts";
import {
  answersKeptDays,
  draftsKeptHours,
  handlesKeptDays,
  repliesKeptHours,
  sentRemindersKeptHours,
  waitingKeptHours,
} from "../../privacy/retention.ts";
import { removeReminder } from "../reminder/keep.ts";

/**
 * Single answers with the agreements that reps may see them, lists of reps that have run out, sealed replies, timetables
 * nobody confirmed, and reminders that have gone out for the last time with what they kept of the member. Totals stay,
 * and each branch's log has a line that says how many went.
 * Run twice it erases once.
 */
export async function purgeAll({
  database,
  clock,
  log,
}: Pick<JobServices, "database" | "clock" | "log">): Promise<void> {
  const now = clock.now();
  const { store } = database;
  let answers = 0;
  let chased = 0;
  for (const branch of await store.branches.list()) {
    const gone = await purgeBranch(database, branch, now);
    answers += gone.answers;
    chased += gone.chased;
  }
  const claims = await store.erasure.eraseClaims(now);
  const replies = await store.calls.forgetBefore(now.subtract({ hours: repliesKeptHours }));
  const drafts = await store.drafts.forgetBefore(now.subtract({ hours: draftsKeptHours }));
  const sentBefore = now.subtract({ hours: sentRemindersKeptHours });
  await store.waiting.forgetBefore(now.subtract({ hours: waitingKeptHours }));
  const handles = await store.handles.eraseEnded(now, now.subtract({ hours: 24 * handlesKeptDays }));
  const over = await store.reminderUpkeep.over(sentBefore);
  for (const reminder of over) await database.transaction((inside) => removeReminder(inside, reminder));
  const sent = await store.erasure.eraseSent(sentBefore);
  if (answers + chased + claims + replies + handles + over.length + sent + drafts > 0) {
    const reminders = over.length;
    log.info({ answers, chased, claims, replies, handles, reminders, sent, drafts }, "erased on time");
  }
}

async function purgeBranch(
  database: JobServices["database"],
  branch: Branch,
  now: Temporal.Instant,
): Promise<{ readonly answers: number; readonly chased: number }> {
  const before = now.subtract({ hours: 24 * answersKeptDays(branch) });
  return database.transaction(async (store) => {
    const gone = await store.erasure.eraseClosed(branch.id, before);
    const count = gone.answers + gone.chased;
    if (count > 0) {
      await store.log.add({ branchId: branch.id, at: now, act: "erased-on-time", by: "muster", count });
    }
    return gone;
  });
}
