import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import type { Sealed } from "../core/people/vault.ts";
import { padded, unpadded } from "./padding.ts";

/** One key that secrets are sealed with, and the version that what it sealed begins with. */
export interface SealingKey {
  readonly version: string;
  readonly key: Buffer;
}

/** Secrets sealed with the newest key, and opened with whichever sealed them. */
export interface Sealing {
  seal(secret: string): Sealed;
  /** Throws when no key here sealed it. */
  open(sealed: Sealed): string;
  /** Of everything that is sealed from now on. */
  current(): string;
  /** Of everything that can be opened. */
  versions(): readonly string[];
}

const algorithm = "aes-256-gcm";

const keyBytes = 32;

const ivBytes = 12;

const tagBytes = 16;

/** The key that is used as long as there is no other: made of the installation's own, so it can always open. */
export function firstSealingKey(installation: Buffer): SealingKey {
  return { version: "v1", key: derive(installation, "muster sealing v1") };
}

/** A key of its own for sealing. Its version is a short code of the key, so nobody has to number them. */
export function sealingKey(secret: Buffer): SealingKey {
  const key = derive(secret, "muster sealing key");
  const code = createHash("sha256").update("muster sealing version").update(key).digest("base64url");
  return { version: `k${code.slice(0, 8)}`, key };
}

/** `keys` is asked each time, newest first and never none: they may change while Muster runs. */
export function createSealing(keys: () => readonly SealingKey[]): Sealing {
  const newest = () => {
    const [first] = keys();
    if (!first) throw new Error("there is no sealing key");
    return first;
  };
  return {
    seal: (secret) => seal(newest(), secret),
    open(sealed) {
      const version = versionOf(sealed);
      const found = keys().find((one) => one.version === version);
      if (!found) throw unopened();
      return open(found, sealed);
    },
    current: () => newest().version,
    versions: () => keys().map(({ version }) => version),
  };
}

/** What a sealed text begins with, up to its full stop. */
function versionOf(sealed: Sealed): string {
  return sealed.slice(0, Math.max(0, sealed.indexOf(".")));
}

export function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "", purpose, keyBytes));
}

function seal({ version, key }: SealingKey, secret: string): Sealed {
  const head = `${version}.`;
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(head));
  const ciphertext = Buffer.concat([cipher.update(padded(secret)), cipher.final()]);
  const bytes = Buffer.concat([iv, cipher.getAuthTag(), ciphertext]);
  return `${head}${bytes.toString("base64url")}` as Sealed;
}

function open({ version, key }: SealingKey, sealed: Sealed): string {
  const head = `${version}.`;
  const bytes = Buffer.from(sealed.slice(head.length), "base64url");
  if (bytes.length < ivBytes + tagBytes) throw unopened();
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(head))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    const ciphertext = bytes.subarray(ivBytes + tagBytes);
    return unpadded(Buffer.concat([decipher.update(ciphertext), decipher.final()]));
  } catch {
    throw unopened();
  }
}

function unopened(): Error {
  return new Error("This was not sealed with this installation's key, or has been damaged.");
}
