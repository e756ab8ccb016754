import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { MemberKey, Sealed, Vault } from "../core/privacy/vault.ts";

/** Of the installation's key, in bytes. */
export const KEY_BYTES = 32;

const VERSION = "v1.";
const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FINGERPRINT_LENGTH = 16;

/**
 * The vault of one installation. People's codes and secrets are made with keys of their own, all derived from
 * `key` (32 bytes). Throws on a key of another length.
 */
export function createVault(key: Buffer): Vault {
  if (key.length !== KEY_BYTES)
    throw new Error(`The vault's key must be ${KEY_BYTES} bytes, not ${key.length}.`);
  const pseudonymKey = derive(key, "muster pseudonym v1");
  const codesKey = derive(key, "muster codes v1");
  const sealingKey = derive(key, "muster sealing v1");
  return {
    // As JSON, so that no two people's parts can run together into one text.
    memberKey: ({ chat, workspace, user }) =>
      hmac(pseudonymKey, JSON.stringify([chat, workspace, user])) as MemberKey,
    hashOf: (code) => hmac(codesKey, code),
    seal: (secret) => seal(sealingKey, secret),
    open: (sealed) => open(sealingKey, sealed),
    fingerprint: hmac(pseudonymKey, "fingerprint").slice(0, FINGERPRINT_LENGTH),
  };
}

function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "", purpose, KEY_BYTES));
}

function hmac(key: Buffer, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64url");
}

function seal(key: Buffer, secret: string): Sealed {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(VERSION));
  const ciphertext = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  const bytes = Buffer.concat([iv, cipher.getAuthTag(), ciphertext]);
  return `${VERSION}${bytes.toString("base64url")}` as Sealed;
}

function open(key: Buffer, sealed: Sealed): string {
  const bytes = Buffer.from(sealed.slice(VERSION.length), "base64url");
  if (!sealed.startsWith(VERSION) || bytes.length < IV_BYTES + TAG_BYTES) throw unopened();
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(VERSION))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const ciphertext = bytes.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
  } catch {
    throw unopened();
  }
}

function unopened(): Error {
  return new Error("This was not sealed with this installation's key, or has been damaged.");
}
