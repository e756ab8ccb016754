import type { InstallationId } from "./installation.ts";
import type { MemberKey } from "./vault.ts";

/**
 * Where something sealed is kept: table and column, then the row's key as the database has it. It is sealed for that
 * row and opens for no other, so that nothing is learnt or gained by copying it. The same as `sealedColumns` of the store.
 */
export type SealedIn = readonly [at: string, ...key: string[]];

export function memberContact(branchId: string, key: MemberKey): SealedIn {
  return ["member.contact", branchId, key];
}

export function repContact(branchId: string, key: MemberKey): SealedIn {
  return ["rep.contact", branchId, key];
}

export function handleContact(branchId: string, key: MemberKey): SealedIn {
  return ["rep_handle.contact", branchId, key];
}

export function chaseContact(id: string): SealedIn {
  return ["chase.contact", id];
}

export function callReply(callId: string): SealedIn {
  return ["platform_call.reply", callId];
}

export function installationSecret({ chat, workspace, enterprise }: InstallationId): SealedIn {
  return ["chat_installation.secret", chat, workspace, String(enterprise)];
}
