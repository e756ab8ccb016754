import { keyInFolder } from "./key-file.ts";
import { newSealingKey, sealingKeysInFolder, writeSealingKeys } from "./sealing-keys-file.ts";
import { createVault } from "./vault.ts";

type KeysAt =
  | { readonly kind: "embedded"; readonly dataDir: string }
  | { readonly kind: "server"; readonly key: Buffer; readonly sealingKeys?: readonly Buffer[] };

/** The keys of an installation as whoever rotates them needs them. */
export interface OpenKeys {
  readonly vault: ReturnType<typeof createVault>;
  readonly keptIn: "folder" | "environment";
  /** Base64. In a folder it is the newest from now on; for the environment nothing but the text is made. */
  makeKey(): string;
  /** In a folder, all but the newest. Returns how many went. */
  forgetOlder(): number;
}

export function openKeys(at: KeysAt): OpenKeys {
  if (at.kind === "server") {
    const { key, sealingKeys = [] } = at;
    return {
      vault: createVault(key, () => sealingKeys),
      keptIn: "environment",
      makeKey: () => newSealingKey().toString("base64"),
      forgetOlder: () => 0,
    };
  }
  const { dataDir } = at;
  const keys = sealingKeysInFolder(dataDir);
  return {
    vault: createVault(keyInFolder(dataDir), keys),
    keptIn: "folder",
    makeKey() {
      const made = newSealingKey();
      writeSealingKeys(dataDir, [made, ...keys()]);
      return made.toString("base64");
    },
    forgetOlder() {
      const [newest, ...older] = keys();
      if (newest && older.length > 0) writeSealingKeys(dataDir, [newest]);
      return older.length;
    },
  };
}
