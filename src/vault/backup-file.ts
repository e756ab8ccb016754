import { createReadStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { Decrypter, Encrypter } from "age-encryption";
import { StartError } from "../core/chat/start-error.ts";
import { derive } from "./sealing.ts";

/** What opens a backup: the installation's own key, or words that somebody keeps. */
export type BackupSecret =
  | { readonly kind: "key"; readonly key: Buffer }
  | { readonly kind: "passphrase"; readonly words: string };

/** Of a key nothing can be guessed, so nothing has to be slow; words are stretched as age does by itself. */
const keyWorkFactor = 10;

/**
 * One file of lines in the format of age (age-encryption.org), compressed inside. It stands under its name only once it
 * is whole and on the disk, and only its owner reads it. Throws a StartError where it cannot be written.
 */
export async function writeBackup(
  path: string,
  secret: BackupSecret,
  lines: AsyncIterable<string>,
): Promise<void> {
  const making = `${path}.making`;
  try {
    await rm(making, { force: true });
    const file = await open(making, "wx", 0o600);
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphraseOf(secret));
    if (secret.kind === "key") encrypter.setScryptWorkFactor(keyWorkFactor);
    const zip = createGzip();
    const zipped = pipeline(Readable.from(ended(lines)), zip);
    const sealed = await encrypter.encrypt(asWeb(zip));
    await Promise.all([zipped, pipeline(asNode(sealed), file.createWriteStream({ flush: true }))]);
    await rename(making, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(making, { force: true });
    throw isFileProblem(error) ? new StartError(`${path} could not be written (${error.code}).`) : error;
  }
}

async function* ended(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** Node's streams and the web's are one thing with two types. */
function asWeb(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
}

function asNode(stream: ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(stream as unknown as Parameters<typeof Readable.fromWeb>[0]);
}

/** A new name in a folder is on the disk only once the folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  await folder.sync().catch(() => {});
  await folder.close();
}

/** Its lines. Throws a StartError where there is no such file, it is not a backup, or this does not open it. */
export async function* readBackup(path: string, secret: BackupSecret): AsyncGenerator<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphraseOf(secret));
  try {
    const opened = await decrypter.decrypt(asWeb(createReadStream(path)));
    const plain = createGunzip();
    const unzipped = pipeline(asNode(opened), plain);
    unzipped.catch(() => {});
    yield* createInterface({ input: plain, crlfDelay: Number.POSITIVE_INFINITY });
    await unzipped;
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      isFileProblem(error) ? `${path} could not be read (${error.code}).` : notOpened(path, secret),
    );
  }
}

function passphraseOf(secret: BackupSecret): string {
  if (secret.kind === "passphrase") return secret.words;
  return derive(secret.key, "muster backup v1").toString("base64");
}

function notOpened(path: string, { kind }: BackupSecret): string {
  const used = kind === "key" ? "the key of this installation" : "this passphrase";
  return (
    `${path} does not open with ${used}, or is damaged. Nothing was changed. A backup opens with the MUSTER_KEY ` +
    "(muster.key) of the Muster that made it, or with the passphrase it was made with (MUSTER_BACKUP_PASSPHRASE)."
  );
}

function isFileProblem(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    /^E[A-Z]+$/u.test(error.code)
  );
}
