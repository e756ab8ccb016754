import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import type { Sealed, SealedIn } from "../core/people/vault.ts";
import { padded, unpadded } from "./padding.ts";

/** One key that secrets are sealed with, and the version that what it sealed begins with. */
export interface SealingKey {
  readonly version: string;
  readonly key: Buffer;
}

/** Secrets sealed with the newest key, and opened with whichever sealed them. */
export interface Sealing {
  seal(secret: string, row: SealedIn): Sealed;
  /** Throws when no key here sealed it, or not for this row. */
  open(sealed: Sealed, row: SealedIn): string;
  /** The version of everything that is sealed from now on. */
  current(): string;
  /** What all of that begins with: version and format, each with its full stop. */
  currentHead(): string;
  /** Of everything that can be opened. */
  versions(): readonly string[];
}

const algorithm = "aes-256-gcm";

const keyBytes = 32;

const ivBytes = 12;

const tagBytes = 16;

/**
 * Between version and ciphertext: it was sealed for one row. What was sealed before there were bindings has nothing
 * there; it still opens, and is sealed anew at the next start.
 */
const boundFormat = "1.";

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
    seal: (secret, row) => seal(newest(), secret, row),
    open(sealed, row) {
      const version = versionOf(sealed);
      const found = keys().find((one) => one.version === version);
      if (!found) throw unopened();
      return open(found, sealed, row);
    },
    current: () => newest().version,
    currentHead: () => headOf(newest()),
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

function headOf({ version }: Pick<SealingKey, "version">): string {
  return `${version}.${boundFormat}`;
}

/** As JSON, so that no two rows' keys can run together into one text. */
function bound(head: string, row: SealedIn): Buffer {
  return Buffer.from(head + JSON.stringify(row));
}

function seal({ version, key }: SealingKey, secret: string, row: SealedIn): Sealed {
  const head = headOf({ version });
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes }).setAAD(bound(head, row));
  const ciphertext = Buffer.concat([cipher.update(padded(secret)), cipher.final()]);
  const bytes = Buffer.concat([iv, cipher.getAuthTag(), ciphertext]);
  return `${head}${bytes.toString("base64url")}` as Sealed;
}

function open({ version, key }: SealingKey, sealed: Sealed, row: SealedIn): string {
  const isBound = sealed.startsWith(headOf({ version }));
  const head = isBound ? headOf({ version }) : `${version}.`;
  const bytes = Buffer.from(sealed.slice(head.length), "base64url");
  if (bytes.length < ivBytes + tagBytes) throw unopened();
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(isBound ? bound(head, row) : Buffer.from(head))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    const ciphertext = bytes.subarray(ivBytes + tagBytes);
    return unpadded(Buffer.concat([decipher.update(ciphertext), decipher.final()]));
  } catch {
    throw unopened();
  }
}

function unopened(): Error {
  return new Error(
    "This was not sealed with this installation's key, or not for this row, or has been damaged.",
  );
}
