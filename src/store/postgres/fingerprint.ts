import type pg from "pg";
import { StartError } from "../../core/chat/start-error.ts";

/**
 * Remembers the fingerprint of the key members' codes are made with, the first time. Afterwards throws
 * StartError for any other: with another key nobody's answers could be found again.
 */
export async function checkFingerprint(pool: pg.Pool, fingerprint: string): Promise<void> {
  await pool.query("insert into installation (fingerprint) values ($1) on conflict do nothing", [
    fingerprint,
  ]);
  const { rows } = await pool.query<{ fingerprint: string }>("select fingerprint from installation");
  if (rows[0]?.fingerprint === fingerprint) return;
  throw new StartError(
    "This is not the key this database was made with (MUSTER_KEY, or muster.key in DATA_DIR). Put the old key back, or start with an empty database: without the old key nobody's answers and reminders can be found.",
  );
}
