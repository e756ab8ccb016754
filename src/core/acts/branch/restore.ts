import type { At, Branch, Rep, RepGroup } from "../../branch/branch.ts";
import type { Choice } from "../../chat/ask.ts";
import type { Card } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import { undoWith } from "../../command/next.ts";
import { packed } from "../../command/packed.ts";
import type { MemberKey } from "../../people/vault.ts";
import type { Store } from "../../ports/store.ts";
import { say } from "../../text/say.ts";
import { keepRole } from "./rights.ts";
import { saveSettings, settingsTyped, type TypedSettings, typedSettings } from "./settings.ts";

/** What takes a change of a branch back. Of what was changed since nothing is: it throws a UserError. */

export const restoreSettingsButton = "branch/restore";

type Texts = Readonly<Record<string, string>>;

/** `typed`: what was typed to make the one of the other. */
export function undoSettings(before: Branch, after: Branch, typed: TypedSettings): Choice {
  return undoWith(
    restoreSettingsButton,
    packed(settingsTyped(before, typed)),
    packed(settingsTyped(after, typed)),
  );
}

/** Call it inside a transaction. */
export function restoreSettings(
  store: Store,
  before: Texts,
  after: Texts,
  { branch, now }: At,
): Promise<Card> {
  const typed = before as TypedSettings;
  if (packed(settingsTyped(branch, typed)) !== packed(after))
    throw userError(say("refuse-changed-meanwhile"));
  return saveSettings(store, branch, typedSettings(branch, typed), now);
}

/** A role that was given, changed or, of a group, taken back: none before, or none after. */
export interface RoleChange {
  /** A person is kept by their code alone. */
  readonly whose: { readonly key: MemberKey } | { readonly groupId: string };
  readonly before?: Rep["role"] | undefined;
  readonly after?: Rep["role"] | undefined;
}

export const restoreRoleButton = "branch/restore-role";

export function undoRole(change: RoleChange): Choice {
  return undoWith(restoreRoleButton, packed(change));
}

/** Somebody who has agreed meanwhile to what they were named keeps it. Call it inside a transaction. */
export async function restoreRole(store: Store, change: RoleChange, branch: Branch): Promise<Card> {
  const { whose } = change;
  const done =
    "groupId" in whose
      ? await restoreGroup(store, { branchId: branch.id, groupId: whose.groupId }, change)
      : await restorePerson(store, whose.key, change, branch);
  if (!done) throw userError(say("refuse-changed-meanwhile"));
  return { lines: [say("reps-as-before")] };
}

async function restoreGroup(
  store: Store,
  group: Pick<RepGroup, "branchId" | "groupId">,
  { before, after }: RoleChange,
): Promise<boolean> {
  const stands = (await store.repGroups.list(group.branchId)).find(
    ({ groupId }) => groupId === group.groupId,
  );
  if (stands?.role !== after) return false;
  if (before) await store.repGroups.save({ ...group, role: before });
  else await store.repGroups.remove(group.branchId, group.groupId);
  return true;
}

async function restorePerson(
  store: Store,
  key: MemberKey,
  { before, after }: RoleChange,
  branch: Branch,
): Promise<boolean> {
  const stands = await store.reps.find(branch.id, key);
  if (!stands || stands.role !== after || (stands.agreed && !before)) return false;
  if (before) await keepRole(store, { ...stands, role: before }, branch);
  else await store.reps.remove(branch.id, key);
  return true;
}
