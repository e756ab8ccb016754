import { randomBytes } from "node:crypto";
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { StartError } from "../core/chat/start-error.ts";
import { keyBytes } from "./vault.ts";

/** The file in DATA_DIR that holds an embedded installation's key, as base64. */
const fileName = "muster.key";

/**
 * The key kept in the data folder, made (readable by its owner only) if there is none yet. Throws a StartError when
 * the file holds no key: a new one could not read what the old one sealed.
 */
export function keyInFolder(dataDir: string): Buffer {
  const path = join(dataDir, fileName);
  const text = readIfThere(path) ?? create(path);
  closeToOthers(path);
  const key = Buffer.from(text, "base64");
  if (key.length === keyBytes && key.toString("base64") === text) return key;
  throw new StartError(
    `${path} does not hold a key (base64 of ${keyBytes} bytes). Put back the file from your backup of the folder: ` +
      "without it Muster cannot read what it kept about people. If the folder is new and empty, delete the file.",
  );
}

/** The key that is in the folder; undefined where there is none yet. Throws a StartError like {@link keyInFolder}. */
export function keyIfInFolder(dataDir: string): Buffer | undefined {
  return readIfThere(join(dataDir, fileName)) === undefined ? undefined : keyInFolder(dataDir);
}

/** Puts a key into a folder that has none, or has this one. Throws a StartError where it has another. */
export function putKey(dataDir: string, key: Buffer): void {
  const path = join(dataDir, fileName);
  create(path, key);
  if (keyInFolder(dataDir).equals(key)) return;
  throw new StartError(
    `${path} holds another key. Nothing was changed: choose another folder (DATA_DIR), or move that file away.`,
  );
}

/** A key file that was copied or made by hand may be open to others: it is closed. Throws a StartError where it cannot be. */
export function closeToOthers(path: string): void {
  try {
    chmodSync(path, 0o600);
  } catch {
    throw new StartError(
      `${path} cannot be closed to this machine's other users. Make it belong to the user Muster runs as (chown), then: chmod 600 ${path}`,
    );
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw new StartError(`${path} could not be read. Make it readable for the user Muster runs as.`);
  }
}

/** Never overwrites: if another process was quicker, its key is the key. */
function create(path: string, key: Buffer = randomBytes(keyBytes)): string {
  const text = key.toString("base64");
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const file = openSync(path, "wx", 0o600);
    writeSync(file, `${text}\n`);
    fsyncSync(file);
    closeSync(file);
    return text;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return readIfThere(path) ?? "";
    throw new StartError(
      `${path} could not be written. Make the folder writable for the user Muster runs as.`,
    );
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
