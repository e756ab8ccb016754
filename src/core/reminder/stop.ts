import type { MemberKey } from "../privacy/vault.ts";
import type { Store } from "../store.ts";
import { removeReminder } from "./remove.ts";

/**
 * Ends the reminders of members who have nothing left to post by what they have told. Asks once, whoever has any.
 * Call it in the transaction that kept their answers.
 */
export async function stopAnswered(
  store: Store,
  campaignIds: readonly string[],
  keys: readonly MemberKey[],
): Promise<void> {
  for (const reminder of await store.reminders.answered(campaignIds, keys)) {
    await removeReminder(store, reminder);
  }
}

/** Ends a member's own reminders, all or those about ballots alone. Returns how many. Call it inside a transaction. */
export async function stopOwn(
  store: Store,
  branchId: string,
  key: MemberKey,
  which: "all" | "ballot",
): Promise<number> {
  const own = (await store.reminders.list(branchId, key)).filter(
    ({ to, campaignId }) => "member" in to && (which === "all" || campaignId !== undefined),
  );
  for (const reminder of own) await removeReminder(store, reminder);
  return own.length;
}
