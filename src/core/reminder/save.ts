import type { Context, Services } from "../command.ts";
import { planReminder } from "../delivery/plan.ts";
import { dropContact, keepContact } from "./contact.ts";
import { nextOccurrence } from "./occurrences.ts";
import type { Reminder } from "./reminder.ts";

/**
 * Keeps a reminder, new or changed by the caller, and plans its posts. For one of their own the caller's chat id is
 * kept too, for as long as something is left to send. True when it was not kept before. Call it inside a transaction.
 */
export async function saveReminder(
  reminder: Reminder,
  context: Context,
  services: Services,
): Promise<boolean> {
  const { branch, key } = context;
  const { store, now } = services;
  await store.reminders.save(reminder);
  await planReminder(store, reminder, branch, now);
  if ("place" in reminder.to) return false;
  if (nextOccurrence(reminder, branch.zone, now)) return keepContact(context, services);
  await dropContact(store, branch.id, key);
  return false;
}
