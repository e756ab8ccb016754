import { StartError } from "../../core/chat/start-error.ts";
import type { Sql } from "../postgres/sql.ts";

/** Stands among the migrations of a database whose rows live elsewhere now: no Muster starts on it. */
export const movedAway = "9999_moved_away";

/** So that what was moved is not started a second time, beside what it became. */
export async function markMoved(sql: Sql): Promise<void> {
  await sql.query("insert into muster_migration (name, run_on) values ($1, now())", [movedAway]);
}

/** How long ago a Muster that works may have run its last wake-up. */
const quietMs = 120_000;

/** Of a server nobody else can say whether a Muster runs on it. Throws a StartError where one did a moment ago. */
export async function refuseRunning(sql: Sql): Promise<void> {
  const [row] = await sql.query<{ ago: number | null }>(
    "select extract(epoch from clock_timestamp() - max(ran_at))::float8 * 1000 as ago from job_turn",
  );
  if (row?.ago === null || row?.ago === undefined || row.ago > quietMs) return;
  throw new StartError(
    "A Muster has worked on this database within the last two minutes. Stop every process of it, wait two minutes, and " +
      "type this again. Nothing was changed.",
  );
}
