import { type Branch, mayAct, type Rep, type RepGroup, type Role } from "../../branch/branch.ts";
import type { Caller } from "../../chat/chat.ts";
import type { Context } from "../../command/command.ts";
import type { MemberKey } from "../../people/vault.ts";
import type { Store } from "../../ports/store.ts";

/**
 * Which of the groups named in the caller's workspace they are in. Asks the platform, so it must come before the
 * transaction; and only where a group is named and they are not an officer anyway.
 */
export async function groupsHeld(
  store: Pick<Store, "branches" | "repGroups">,
  caller: Caller,
): Promise<readonly string[]> {
  if (caller.managesWorkspace) return [];
  const branch = await store.branches.of(caller);
  const named = branch ? await store.repGroups.list(branch.id) : [];
  if (named.length === 0) return [];
  return caller.groupsOf(named.map(({ groupId }) => groupId));
}

interface Asking {
  readonly branchId: string;
  readonly caller: Caller;
  readonly key: MemberKey;
  /** From {@link groupsHeld}, asked for this very act. */
  readonly held: readonly string[];
}

/**
 * What a caller is in a branch at this moment, decided anew for every call and never remembered: an officer if they
 * manage the workspace or were the first to install Muster in it and that still counts, else the higher of what they
 * were named and agreed to, and what their groups were named.
 */
export async function roleOf(
  store: Pick<Store, "reps" | "repGroups" | "installers">,
  { branchId, caller, key, held }: Asking,
): Promise<{ readonly role: Role; readonly invited: boolean }> {
  if (caller.managesWorkspace) return { role: "officer", invited: false };
  if (caller.fullMember && (await store.installers.of(caller)) === key) {
    return { role: "officer", invited: false };
  }
  const rep = await store.reps.find(branchId, key);
  const named = rep?.agreed ? rep.role : "member";
  const groups = held.length > 0 ? await store.repGroups.list(branchId) : [];
  return { role: higher(named, roleByGroups(groups, held)), invited: rep !== undefined && !rep.agreed };
}

/**
 * Keeps a role. Once an officer has agreed, whoever installed Muster is not one by that any more: it was only until
 * then, so that somebody could begin. True where it ended so.
 */
export async function keepRole(
  store: Pick<Store, "reps" | "installers">,
  rep: Rep,
  { home }: Pick<Branch, "home">,
): Promise<boolean> {
  await store.reps.save(rep);
  if (rep.role !== "officer" || !rep.agreed) return false;
  const installer = await store.installers.of(home);
  if (installer === undefined || installer === rep.key) return false;
  await store.installers.end(home);
  return true;
}

function roleByGroups(groups: readonly RepGroup[], held: readonly string[]): Role {
  return groups.filter(({ groupId }) => held.includes(groupId)).reduce(raised, "member");
}

function raised(role: Role, group: RepGroup): Role {
  return higher(role, group.role);
}

function higher(one: Role, other: Role): Role {
  return mayAct(one, other) ? one : other;
}

/** The number that acts of a rep or officer stand under, where they agreed to have one. */
export async function handleOf(
  { handles }: Pick<Store, "handles">,
  { branch, key, role }: Pick<Context, "branch" | "key" | "role">,
): Promise<number | undefined> {
  return role === "member" ? undefined : (await handles.of(branch.id, key))?.number;
}
