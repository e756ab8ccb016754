import type { MemberKey } from "../../people/vault.ts";
import type { Store } from "../../ports/store.ts";
import { stopAnswered } from "../reminder/keep.ts";

/**
 * Ends what members asked for until their paper is posted, for those who have nothing left to post by what they have
 * told: the reminders, and that a rep may speak to them. Call it in the transaction that kept their answers.
 */
export async function endSettled(
  store: Store,
  campaignIds: readonly string[],
  keys: readonly MemberKey[],
): Promise<void> {
  if (keys.length === 0) return;
  await stopAnswered(store, campaignIds, keys);
  await store.agreements.endAnswered(campaignIds, keys);
}
