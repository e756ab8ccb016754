import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type pg from "pg";
import type { Temporal } from "temporal-polyfill";
import type { Keeping, Made } from "./cli/keeping.ts";
import type { Environment } from "./config/config.ts";
import { purgeAll } from "./core/acts/privacy/purge.ts";
import { StartError } from "./core/chat/start-error.ts";
import type { Log } from "./core/command/job.ts";
import { dumpLines, migrationsOf } from "./store/backup/dump.ts";
import { markMoved, refuseRunning } from "./store/backup/moved-away.ts";
import { restore } from "./store/backup/restore.ts";
import { createDatabase } from "./store/database.ts";
import { openEmbedded } from "./store/postgres/embedded.ts";
import { openOrJoin } from "./store/postgres/open-or-join.ts";
import { type OpenedDatabase, openServer } from "./store/postgres/server.ts";
import { createSql } from "./store/postgres/sql.ts";
import { type BackupSecret, readBackup, writeBackup } from "./vault/backup-file.ts";
import { headerLine, type Keys, nameAt, prune, readHeader, shownKeys } from "./vault/backup-header.ts";
import { keyIfInFolder, putKey } from "./vault/key-file.ts";
import { sealingKeysInFolder, writeSealingKeys } from "./vault/sealing-keys-file.ts";
import { keyBytes } from "./vault/vault.ts";

interface Parts {
  /** With secret files read. */
  readonly environment: Environment;
  /** Where paths begin. */
  readonly from: string;
  readonly now: () => Temporal.Instant;
  readonly log: Log;
}

/** Backups and moves of the installation an environment describes. A variable that is missing is complained of as it is needed. */
export function createKeeping({ environment, from, now, log }: Parts): Keeping {
  const databaseUrl = environment.DATABASE_URL?.trim() || undefined;
  const dataDir = resolve(environment.DATA_DIR?.trim() || "./data");
  const passphrase = environment.MUSTER_BACKUP_PASSPHRASE?.trim() || undefined;

  return {
    async backUp(path, { withKey }) {
      const keys = keysHere();
      if (!keys) throw new StartError(noKey);
      const secret = withKey ? { kind: "passphrase" as const, words: asked() } : keyed(keys.key);
      const { pool, close } = await openOrJoin({ databaseUrl, dataDir });
      try {
        return await makeBackup(pool, {
          path: resolve(from, path),
          secret,
          now: now(),
          ...(withKey && { keys }),
        });
      } finally {
        await close();
      }
    },

    async restore(path) {
      const secret =
        passphrase === undefined
          ? keyed(keysHere()?.key)
          : { kind: "passphrase" as const, words: passphrase };
      const lines = readBackup(resolve(from, path), secret);
      const { taken, migrations, keys } = await readHeader(lines);
      const { pool, close } = await openEnd(databaseUrl === undefined ? "folder" : "postgres");
      try {
        // First, as a folder that has another key refuses.
        if (keys && databaseUrl === undefined) putKeys(keys);
        const { rows, held } = await restore(pool, { migrations, lines, until: now() });
        await purgeAll({ database: createDatabase(pool), clock: { now }, log });
        return { taken, rows, held, ...(keys && databaseUrl !== undefined && { keys: shownKeys(keys) }) };
      } finally {
        await close();
      }
    },

    async move(to) {
      const source = await openSource(to);
      try {
        const keys = to === "postgres" ? keysInFolder() : keysInEnvironment();
        if (!keys) throw new StartError(noKey);
        const target = await openEnd(to);
        try {
          if (to === "folder") putKeys(keys);
          const rows = await pour(source.pool, target.pool);
          await markMoved(createSql(source.pool));
          return { rows, keyAt: join(dataDir, "muster.key") };
        } finally {
          await target.close();
        }
      } finally {
        await source.close();
      }
    },
  };

  /** Of a move: throws where a Muster works there. */
  async function openSource(to: End): Promise<OpenedDatabase> {
    if (databaseUrl === undefined) throw new StartError(bothEnds);
    const source = await openOrJoin(to === "postgres" ? { dataDir } : { databaseUrl, dataDir });
    try {
      if (source.running === "yes")
        throw new StartError("Stop Muster first: it is running. Nothing was changed.");
      if (source.running === "unknown") await refuseRunning(createSql(source.pool));
      return source;
    } catch (error) {
      await source.close();
      throw error;
    }
  }

  function keysHere(): Keys | undefined {
    return databaseUrl === undefined ? keysInFolder() : keysInEnvironment();
  }

  function keysInFolder(): Keys | undefined {
    const key = keyIfInFolder(dataDir);
    return key && { key, sealing: sealingKeysInFolder(dataDir)() };
  }

  function keysInEnvironment(): Keys | undefined {
    const { MUSTER_KEY, MUSTER_SEALING_KEYS } = environment;
    const [key, ...more] = keysIn(MUSTER_KEY);
    return key && more.length === 0 ? { key, sealing: keysIn(MUSTER_SEALING_KEYS) } : undefined;
  }

  function putKeys({ key, sealing }: Keys): void {
    putKey(dataDir, key);
    if (sealing.length > 0) writeSealingKeys(dataDir, sealing);
  }

  function asked(): string {
    if (passphrase !== undefined && passphrase.length >= shortestPassphrase) return passphrase;
    throw new StartError(
      `Set MUSTER_BACKUP_PASSPHRASE (or MUSTER_BACKUP_PASSPHRASE_FILE) to a passphrase of at least ${shortestPassphrase} characters: five or more words that nobody could guess.`,
    );
  }

  /** Where nothing of Muster is yet. */
  function openEnd(end: End): Promise<OpenedDatabase> {
    return end === "postgres" && databaseUrl !== undefined
      ? openServer(databaseUrl, "not looked at")
      : openEmbedded(dataDir, { tables: "not looked at" });
  }
}

type End = Parameters<Keeping["move"]>[0];

const bothEnds =
  "Set DATABASE_URL to the Postgres server, and DATA_DIR to the folder: it moves between these two. Nothing was changed.";

const shortestPassphrase = 20;

const keysIn = (text = "") =>
  text
    .split(",")
    .map((one) => Buffer.from(one.trim(), "base64"))
    .filter(({ length }) => length === keyBytes);

function keyed(key: Buffer | undefined): BackupSecret {
  if (key) return { kind: "key", key };
  throw new StartError(
    `${noKey} A backup that has its keys in it opens with its passphrase: set MUSTER_BACKUP_PASSPHRASE.`,
  );
}

const noKey =
  "The key of the installation is not here: MUSTER_KEY with DATABASE_URL, or the file muster.key in DATA_DIR. Nothing was changed.";

interface Making {
  readonly path: string;
  readonly secret: BackupSecret;
  readonly now: Temporal.Instant;
  readonly keys?: Keys;
}

async function makeBackup(pool: pg.Pool, { path, secret, now, keys }: Making): Promise<Made> {
  const folder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const file = folder ? join(path, nameAt(now)) : path;
  const sql = createSql(pool);
  const header = headerLine(now, await migrationsOf(sql), keys);
  let rows = 0;
  async function* lines() {
    yield header;
    for await (const line of dumpLines(sql)) {
      if (line.startsWith("R")) rows += 1;
      yield line;
    }
  }
  await writeBackup(file, secret, lines());
  return { path: file, rows, pruned: folder ? await prune(path, now) : 0 };
}

async function pour(from: pg.Pool, to: pg.Pool): Promise<number> {
  const sql = createSql(from);
  const migrations = await migrationsOf(sql);
  return (await restore(to, { migrations, lines: dumpLines(sql) })).rows;
}
