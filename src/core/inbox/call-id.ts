import type { Caller } from "../chat/chat.ts";
import type { Vault } from "../people/vault.ts";

/**
 * What is kept of a call: whose workspace it came from, by which it is erased, and a code of its id and its caller
 * together. An id that somebody guesses or has seen is of no use to them, and the database cannot say whose call it was.
 */
export function fullCallId(
  callId: string,
  { chat, workspace, user }: Caller,
  { hashOf }: Pick<Vault, "hashOf">,
): string {
  return `${chat}:${workspace}:${hashOf(JSON.stringify(["call", user, callId]))}`;
}
