import type { Context, Services } from "../command.ts";
import type { MemberKey } from "../privacy/vault.ts";
import type { Store } from "../store.ts";

/** Keeps the caller's chat id, encrypted, so that their reminders reach them. True when it was not kept before. */
export async function keepContact(
  { branch, key, caller }: Context,
  { store, vault }: Pick<Services, "store" | "vault">,
): Promise<boolean> {
  return store.members.keepContact(branch.id, key, vault.seal(caller.user));
}

/** Erases a member's chat id once none of their own reminders has anything left to send. */
export async function dropContact(store: Store, branchId: string, key: MemberKey): Promise<void> {
  const member = await store.members.find(branchId, key);
  if (!member?.contact) return;
  for (const { id, to } of await store.reminders.list(branchId, key)) {
    if ("place" in to) continue;
    const deliveries = await store.deliveries.ofSource({ kind: "reminder", id });
    if (deliveries.some(({ state }) => state === "planned" || state === "claimed")) return;
  }
  await store.members.dropContact(branchId, key);
}
