import type { Caller } from "../chat.ts";
import type { MemberKey } from "../privacy/vault.ts";
import type { Store } from "../store.ts";
import type { Role } from "./branch.ts";

const rank: Readonly<Record<Role, number>> = { member: 0, rep: 1, officer: 2 };

/** Whether a role may do what is open to `needed`: officers may do all that reps may. */
export function mayAct(role: Role, needed: Role): boolean {
  return rank[role] >= rank[needed];
}

/** What a caller is in a branch at this moment: decided anew for every call, never remembered. */
export async function roleOf(
  store: Pick<Store, "reps">,
  branchId: string,
  caller: Caller,
  key: MemberKey,
): Promise<{ readonly role: Role; readonly invited: boolean }> {
  if (caller.managesWorkspace) return { role: "officer", invited: false };
  const rep = await store.reps.find(branchId, key);
  if (!rep) return { role: "member", invited: false };
  return rep.agreed ? { role: rep.role, invited: false } : { role: "member", invited: true };
}
