import type { Recipient } from "../chat/place.ts";
import type { SealedIn } from "./sealed-in.ts";

/** A person's key in one workspace: HMAC-SHA256(MUSTER_KEY, "chat:workspace:user") as base64url. Names nobody without the key. */
export type MemberKey = string & { readonly member: unique symbol };

/** AES-256-GCM ciphertext with its key version, as text; bound to the row it is kept in. */
export type Sealed = string & { readonly sealed: unique symbol };

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
