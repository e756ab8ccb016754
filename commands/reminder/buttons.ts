import { z } from "zod";
import { removeReminder } from "../../src/core/acts/reminder/keep.ts";
import {
  restoreReminder,
  restoreReminderButton,
  takeReminder,
  takeReminderButton,
} from "../../src/core/acts/reminder/restore.ts";
import { inAnHour, snooze, tomorrowAgain } from "../../src/core/acts/reminder/snooze.ts";
import { updated } from "../../src/core/chat/reply.ts";
import { type Context, defineButton, type Services } from "../../src/core/command/command.ts";
import { takenBack } from "../../src/core/command/next.ts";
import { packedAs } from "../../src/core/command/packed.ts";
import type { Reminder } from "../../src/core/reminder/reminder.ts";
import { say, words } from "../../src/core/text/say.ts";

/** What can be tapped under a reminder, and under what was said of one. */

/** The caller's own with this id; undefined for one that is gone and for somebody else's alike: that is its owner's. */
async function ownReminder(id: string, { branch, key }: Context, { store }: Services) {
  const reminder = await store.reminders.byId(id);
  const own = reminder?.branchId === branch.id && "member" in reminder.to && reminder.to.member === key;
  return own ? reminder : undefined;
}

/** Ends one's own, with these words. */
function ends(name: string, said: "reminder-stopped" | "reminder-done-said") {
  return defineButton({
    name,
    who: "member",
    answers: "update",
    args: z.tuple([z.uuid()]),
    async run([id], context, services) {
      const reminder = await ownReminder(id, context, services);
      if (reminder) await removeReminder(services.store, reminder);
      return updated({ title: words("reminder-title"), lines: [say(said)] });
    },
  });
}

const snoozeButton = defineButton({
  name: "reminder/snooze",
  who: "member",
  answers: "update",
  args: z.tuple([z.uuid(), z.enum(["hour", "tomorrow"])]),
  async run([id, how], context, services) {
    const { now } = services;
    const { zone } = context.branch;
    const reminder = await ownReminder(id, context, services);
    if (!reminder || reminder.campaignId !== undefined) {
      return updated({ title: words("reminder-title"), lines: [say("reminder-snooze-gone")] });
    }
    const again = how === "hour" ? inAnHour(now, zone) : tomorrowAgain(reminder, now, zone);
    const { card, next } = await snooze(reminder, again, context, services);
    return updated(card, next);
  },
});

/** Makes a reminder what it was before it was changed or deleted. */
const restore = defineButton({
  name: restoreReminderButton,
  who: "member",
  answers: "update",
  restores: true,
  args: z.tuple([z.coerce.number().int(), packedAs<Reminder>()]),
  run: async ([seen, before], context, services) =>
    updated(takenBack(await restoreReminder(before, seen, context, services))),
});

/** Takes one away that had just been set. */
const take = defineButton({
  name: takeReminderButton,
  who: "member",
  answers: "update",
  restores: true,
  args: z.tuple([z.uuid(), z.coerce.number().int()]),
  run: async ([id, seen], context, services) =>
    updated(takenBack(await takeReminder(id, seen, context, services))),
});

export const reminderButtons = [
  ends("reminder/stop", "reminder-stopped"),
  ends("reminder/done", "reminder-done-said"),
  snoozeButton,
  restore,
  take,
];
