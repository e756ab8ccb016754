import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { StartError } from "../core/chat/start-error.ts";
import { closeToOthers } from "./key-file.ts";
import { keyBytes } from "./vault.ts";

/** The file in DATA_DIR with an embedded installation's sealing keys: base64, one a line, newest first. */
const fileName = "muster.sealing-keys";

/**
 * The sealing keys of a data folder, none where no key was ever rotated. Looks each time whether the file has changed,
 * so that a running Muster follows a rotation beside it. Throws a StartError when the file holds something else.
 */
export function sealingKeysInFolder(dataDir: string): () => readonly Buffer[] {
  const path = join(dataDir, fileName);
  if (stateOf(path) !== "") closeToOthers(path);
  let seen = "";
  let keys: readonly Buffer[] = [];
  return () => {
    const now = stateOf(path);
    if (now !== seen) keys = now === "" ? [] : readFileSync(path, "utf8").trim().split("\n").map(readKey);
    seen = now;
    return keys;
  };

  function readKey(line: string): Buffer {
    const key = Buffer.from(line.trim(), "base64");
    if (key.length === keyBytes && key.toString("base64") === line.trim()) return key;
    throw new StartError(
      `${path} does not hold keys (base64 of ${keyBytes} bytes, one a line). Put back the file from your backup of the folder: ` +
        "without it Muster cannot read what it kept encrypted.",
    );
  }
}

/** Replaces all of them at once, for its owner only. Throws a StartError while another rotation writes them. */
export function writeSealingKeys(dataDir: string, keys: readonly Buffer[]): void {
  const path = join(dataDir, fileName);
  const making = `${path}.new`;
  let file: number;
  try {
    file = openSync(making, "wx", 0o600);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new StartError(
      `${making} could not be made (${code}). Another rotation may be writing it: if none is running, delete that file and try again.`,
    );
  }
  try {
    writeSync(file, keys.map((key) => `${key.toString("base64")}\n`).join(""));
    fsyncSync(file);
    closeSync(file);
    renameSync(making, path);
  } finally {
    rmSync(making, { force: true });
  }
}

export function newSealingKey(): Buffer {
  return randomBytes(keyBytes);
}

/** Changes whenever the file does; empty when there is none. */
function stateOf(path: string): string {
  const state = statSync(path, { throwIfNoEntry: false });
  return state ? `${state.ino} ${state.mtimeMs} ${state.size}` : "";
}
