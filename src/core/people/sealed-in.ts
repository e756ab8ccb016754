import type { InstallationId } from "./installation.ts";
import type { MemberKey, SealedIn } from "./vault.ts";

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

export function reminderWords(id: string): SealedIn {
  return ["reminder.sealed_words", id];
}

export function waitingCall(id: string): SealedIn {
  return ["waiting_call.sealed", id];
}

export function callReply(callId: string): SealedIn {
  return ["platform_call.reply", callId];
}

export function installationSecret({ chat, workspace, enterprise }: InstallationId): SealedIn {
  return ["chat_installation.secret", chat, workspace, String(enterprise)];
}
