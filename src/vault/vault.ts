import { createHmac } from "node:crypto";
import type { MemberKey, Sealed, SealedIn, Vault } from "../core/people/vault.ts";
import { createSealing, derive, firstSealingKey, type Sealing, sealingKey } from "./sealing.ts";

/** Of the installation's key, and of every key that only seals, in bytes. */
export const keyBytes = 32;

const fingerprintLength = 16;

/** A vault as whoever starts Muster, or rotates its keys, needs it. */
export interface KeyedVault extends Vault, Pick<Sealing, "current" | "currentHead" | "versions"> {
  /** The same, sealed with the newest key for its row. Throws when it does not open. */
  reseal(sealed: string, row: SealedIn): Sealed;
}

/**
 * The vault of one installation. People's codes are made with a key derived from `key` (32 bytes), for the
 * installation's life. Secrets are sealed with the first of `sealing` (32 bytes each, newest first; asked each time, as
 * they may change while Muster runs), or where there is none with another derived from `key`. Throws on a key of
 * another length.
 */
export function createVault(key: Buffer, sealing: () => readonly Buffer[] = () => []): KeyedVault {
  if (key.length !== keyBytes)
    throw new Error(`The vault's key must be ${keyBytes} bytes, not ${key.length}.`);
  const pseudonymKey = derive(key, "muster pseudonym v1");
  const codesKey = derive(key, "muster codes v1");
  const first = firstSealingKey(key);
  const known = new Map<string, ReturnType<typeof sealingKey>>();
  const { seal, open, current, currentHead, versions } = createSealing(() => [...sealing().map(own), first]);

  function own(secret: Buffer): ReturnType<typeof sealingKey> {
    const name = secret.toString("base64");
    const made = known.get(name) ?? sealingKey(secret);
    known.set(name, made);
    return made;
  }

  return {
    // As JSON, so that no two people's parts can run together into one text.
    memberKey: ({ chat, workspace, user }) =>
      hmac(pseudonymKey, JSON.stringify([chat, workspace, user])) as MemberKey,
    hashOf: (code) => hmac(codesKey, code),
    seal,
    open,
    current,
    currentHead,
    versions,
    reseal: (sealed, row) => seal(open(sealed as Sealed, row), row),
    fingerprint: hmac(pseudonymKey, "fingerprint").slice(0, fingerprintLength),
  };
}

function hmac(key: Buffer, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64url");
}
