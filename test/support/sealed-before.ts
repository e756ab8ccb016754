import { createCipheriv, randomBytes } from "node:crypto";
import type { Sealed } from "../../src/core/people/vault.ts";
import type { SealingKey } from "../../src/vault/sealing.ts";

/** As it was sealed before what is sealed was bound to its row. */
export function sealedForNoRow({ version, key }: SealingKey, secret: string): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(`${version}.`));
  const ciphertext = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  const bytes = Buffer.concat([iv, cipher.getAuthTag(), ciphertext]);
  return `${version}.${bytes.toString("base64url")}` as Sealed;
}
