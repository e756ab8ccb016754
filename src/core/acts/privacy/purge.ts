import type { Temporal } from "temporal-polyfill";
import type { Branch } from "../../branch/branch.ts";
import { eachAlone } from "../../command/each-alone.ts";
import type { JobServices } from "../../command/job.ts";
import {
  answersKeptDays,
  handlesKeptDays,
  sentRemindersKeptHours,
  waitingKeptHours,
} from "../../privacy/retention.ts";
import { removeReminder } from "../reminder/keep.ts";

const job = "purge";

/** What is still troubled comes again sooner; what is older is about something that is not there any more. */
const setbacksKeptHours = 7 * 24;

/**
 * Single answers with the agreements that reps may see them, lists of reps that have run out, sealed replies, calls that
 * were asked back about, timetables nobody confirmed, and reminders that have gone out for the last time with what they kept of the member. Totals stay,
 * and each branch's log has a line that says how many went.
 * Run twice it erases once, and what fails for one branch holds up no other.
 */
export async function purgeAll(services: Pick<JobServices, "database" | "clock" | "log">): Promise<void> {
  const { database, clock, log } = services;
  const { store } = database;
  const now = clock.now();
  const gone = await eachAlone(
    await store.branches.list(),
    { job, about: ({ id }) => id, work: (branch) => purgeBranch(database, branch, now) },
    services,
  );
  const sentBefore = now.subtract({ hours: sentRemindersKeptHours });
  const reminders = await eachAlone(
    await store.reminderUpkeep.over(sentBefore),
    {
      job,
      about: ({ id }) => id,
      work: (reminder) => database.transaction((inside) => removeReminder(inside, reminder)),
    },
    services,
  );
  const steps = await eachAlone(
    [
      { step: "claims", work: () => store.erasure.eraseClaims(now) },
      { step: "replies", work: () => store.calls.forgetOld(now) },
      { step: "asked", work: () => store.waiting.forgetOld(now) },
      { step: "seconds", work: () => store.seconds.forgetBefore(now.subtract({ hours: waitingKeptHours })) },
      {
        step: "handles",
        work: () => store.handles.eraseEnded(now, now.subtract({ hours: 24 * handlesKeptDays })),
      },
      { step: "sent", work: () => store.erasure.eraseSent(sentBefore) },
      {
        step: "setbacks",
        work: () => store.setbacks.forgetBefore(now.subtract({ hours: setbacksKeptHours })),
      },
    ],
    { job, about: ({ step }) => step, work: async ({ step, work }) => [step, await work()] as const },
    services,
  );
  const erased = {
    answers: gone.reduce((sum, { answers }) => sum + answers, 0),
    chased: gone.reduce((sum, { chased }) => sum + chased, 0),
    reminders: reminders.length,
    ...Object.fromEntries(steps),
  };
  if (Object.values(erased).some((count) => count > 0)) log.info(erased, "erased on time");
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
