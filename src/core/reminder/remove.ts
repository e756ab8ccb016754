import type { Store } from "../store.ts";
import { dropContact } from "./contact.ts";
import type { Reminder } from "./reminder.ts";

/**
 * Takes a reminder away with its planned posts, and the chat id kept for it when it was the member's last. Returns
 * how many of its posts are going out at this moment. Call it inside a transaction.
 */
export async function removeReminder(store: Store, { id, branchId, to }: Reminder): Promise<number> {
  const { goingOut } = await store.deliveries.cancel({ kind: "reminder", id }, "deleted");
  await store.reminders.remove(id);
  if ("member" in to) await dropContact(store, branchId, to.member);
  return goingOut;
}
