import type { JobServices } from "../job.ts";
import { removeReminder } from "../reminder/remove.ts";
import { answersKeptDays, repliesKeptHours, sentRemindersKeptHours } from "./retention.ts";

/**
 * Single answers, sealed replies, and reminders that have gone out for the last time with what they kept of the
 * member. Totals stay. Run twice it erases once.
 */
export async function purgeAll({ database, clock, log }: JobServices): Promise<void> {
  const now = clock.now();
  const { store } = database;
  const answers = await store.answers.eraseClosedBefore(now.subtract({ hours: 24 * answersKeptDays }));
  const replies = await store.calls.forgetBefore(now.subtract({ hours: repliesKeptHours }));
  const sentBefore = now.subtract({ hours: sentRemindersKeptHours });
  const over = await store.reminders.over(sentBefore);
  for (const reminder of over) await database.transaction((inside) => removeReminder(inside, reminder));
  const sent = await store.deliveries.forgetPersonal(sentBefore);
  if (answers + replies + over.length + sent > 0) {
    log.info({ answers, replies, reminders: over.length, sent }, "erased on time");
  }
}
