import { mayAct } from "../../branch/branch.ts";
import type { Choice } from "../../chat/ask.ts";
import type { Card } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import type { Context, Services } from "../../command/command.ts";
import { undoWith } from "../../command/next.ts";
import { packed } from "../../command/packed.ts";
import type { Reminder } from "../../reminder/reminder.ts";
import { say } from "../../text/say.ts";
import { deletedCard, savedCard } from "./cards.ts";
import { removeReminder, saveReminder } from "./keep.ts";

export const restoreReminderButton = "reminder/restore";

/** Takes a change of a reminder back; without what it was changed to, that it was deleted. */
export function undoReminder(before: Reminder, after?: Reminder): Choice {
  return undoWith(restoreReminderButton, String(after?.revision ?? deleted), packed(before));
}

const deleted = 0;

export const takeReminderButton = "reminder/take";

/** Takes one away that has just been set. */
export function undoAdded({ id, revision }: Reminder): Choice {
  return undoWith(takeReminderButton, id, String(revision));
}

/** Takes it away as it was set. Throws a UserError where it was changed or deleted since. */
export async function takeReminder(
  id: string,
  seen: number,
  context: Context,
  { store, vault }: Pick<Services, "store" | "vault">,
): Promise<Card> {
  const reminder = await store.reminders.byId(id);
  if (reminder?.branchId !== context.branch.id || reminder.revision !== seen) {
    throw userError(say("refuse-changed-meanwhile"));
  }
  refuseOthers(reminder, context);
  return deletedCard(reminder, await removeReminder(store, reminder), vault);
}

/** One's own is one's own; what is said in a channel is for reps, whoever set it. */
function refuseOthers({ to }: Reminder, { branch, key, role }: Context): void {
  if ("member" in to ? to.member === key : mayAct(role, "rep")) return;
  throw userError(say("refuse-rights-rep", { branch: branch.name }));
}

/** Makes a reminder what it was. Throws a UserError where it was changed or deleted since. */
export async function restoreReminder(
  before: Reminder,
  seen: number,
  context: Context,
  services: Services,
): Promise<Card> {
  const { branch } = context;
  refuseOthers(before, context);
  const now = await services.store.reminders.byId(before.id);
  if ((now?.revision ?? deleted) !== seen) throw userError(say("refuse-changed-meanwhile"));
  const reminder = { ...before, revision: Math.max(before.revision, seen) + 1 };
  const contact = await saveReminder(reminder, context, services);
  return savedCard("reminder-changed", { reminder, branch, contact }, services);
}
