import type { MemberKey } from "../../people/vault.ts";
import type { Store } from "../../ports/store.ts";
import { stopOwn } from "../reminder/keep.ts";

/**
 * Nothing is sent to this person alone any more, nobody may speak to them, and they are not asked. A rep's role rests, as
 * being written to is part of it, until they agree again. Says what there was. Call it inside a transaction.
 */
export async function stopAll(
  store: Store,
  branchId: string,
  key: MemberKey,
): Promise<{ readonly reminders: number; readonly spoken: number; readonly role: boolean }> {
  const reminders = await stopOwn(store, branchId, key, "all");
  await store.members.doNotAsk(branchId, key);
  await store.members.dropContact(branchId, key);
  await store.erasure.erasePlanned(branchId, key);
  const spoken = await store.agreements.withdrawAll(branchId, key);
  const rep = await store.reps.find(branchId, key);
  if (!rep?.agreed) return { reminders, spoken, role: false };
  const { agreed: _agreed, ...resting } = rep;
  await store.reps.save(resting);
  await store.chaseLists.forgetRep(branchId, key);
  return { reminders, spoken, role: true };
}
