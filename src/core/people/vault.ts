import type { Recipient } from "../chat/place.ts";

/** A person's key in one workspace: HMAC-SHA256(MUSTER_KEY, "chat:workspace:user") as base64url. Names nobody without the key. */
export type MemberKey = string & { readonly member: unique symbol };

/** AES-256-GCM ciphertext with its key version, as text; bound to the row it is kept in. */
export type Sealed = string & { readonly sealed: unique symbol };

/**
 * Where something sealed is kept: table and column, then the row's key as the database has it. It is sealed for that
 * row and opens for no other, so that nothing is learnt or gained by copying it. The same as `sealedColumns` of the store.
 */
export type SealedIn = readonly [at: string, ...key: string[]];

/** The one place that turns people into codes and back. */
export interface Vault {
  memberKey(person: Recipient): MemberKey;
  /** What is kept of a code that people type, or of a call, so that it can be known again: HMAC-SHA256 as base64url. */
  hashOf(code: string): string;
  seal(secret: string, row: SealedIn): Sealed;
  /** Throws when the text was not sealed with this installation's key, or for another row. */
  open(sealed: Sealed, row: SealedIn): string;
  /** Of the key, not the key: kept in the database so that a wrong key is refused at start. */
  readonly fingerprint: string;
}
