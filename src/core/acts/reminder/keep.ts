import type { Campaign } from "../../ballot/campaign.ts";
import type { Context, Services } from "../../command/command.ts";
import { memberContact } from "../../people/sealed-in.ts";
import type { MemberKey } from "../../people/vault.ts";
import { planReminder } from "../../planning/plan-reminder.ts";
import type { Store } from "../../ports/store.ts";
import { nextOccurrence } from "../../reminder/occurrences.ts";
import type { Reminder } from "../../reminder/reminder.ts";

/**
 * Keeps a reminder, new or changed by the caller, and plans its posts. For one of their own the caller's chat id is
 * kept too, for as long as something is left to send; one until they have posted comes with its ballot. True when it was
 * not kept before. Call it inside a transaction.
 */
export async function saveReminder(
  reminder: Reminder,
  context: Context,
  services: Services,
  campaign?: Campaign,
): Promise<boolean> {
  const { branch, key } = context;
  const { store, now } = services;
  await store.reminders.save(reminder);
  await planReminder(store, reminder, { branch, now, ...(campaign && { campaign }) });
  if ("place" in reminder.to) return false;
  if (nextOccurrence(reminder, branch, now)) return keepContact(context, services);
  await dropContact(store, branch.id, key);
  return false;
}

/** Keeps the caller's chat id, encrypted, so that their reminders reach them. True when it was not kept before. */
async function keepContact(
  { branch, key, caller }: Context,
  { store, vault }: Pick<Services, "store" | "vault">,
): Promise<boolean> {
  return store.members.keepContact(branch.id, key, vault.seal(caller.user, memberContact(branch.id, key)));
}

/** Erases a member's chat id once none of their own reminders has anything left to send. */
async function dropContact(store: Store, branchId: string, key: MemberKey): Promise<void> {
  const member = await store.members.find(branchId, key);
  if (!member?.contact) return;
  for (const { id, to } of await store.reminders.list(branchId, key)) {
    if ("place" in to) continue;
    const posts = await store.posts.ofSource({ kind: "reminder", id });
    if (posts.some(({ state }) => state === "planned" || state === "claimed")) return;
  }
  await store.members.dropContact(branchId, key);
}

/**
 * Takes a reminder away with its planned posts, and the chat id kept for it when it was the member's last. Returns
 * how many of its posts are going out at this moment. Call it inside a transaction.
 */
export async function removeReminder(store: Store, { id, branchId, to }: Reminder): Promise<number> {
  const { goingOut } = await store.plans.cancel({ kind: "reminder", id }, "deleted");
  await store.reminders.remove(id);
  if ("member" in to) await dropContact(store, branchId, to.member);
  return goingOut;
}

/**
 * Ends the reminders of members who have nothing left to post by what they have told. Asks once, whoever has any.
 * Call it in the transaction that kept their answers.
 */
export async function stopAnswered(
  store: Store,
  campaignIds: readonly string[],
  keys: readonly MemberKey[],
): Promise<void> {
  for (const reminder of await store.reminderUpkeep.answered(campaignIds, keys)) {
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
