import type { JobServices } from "../../command/job.ts";
import { repliesKeptHours } from "../../privacy/retention.ts";

/**
 * Takes what was erased out of the database's files too. What cannot be done now is done at a later run. First go the
 * replies whose hour is over: one may quote what its member has erased since.
 */
export async function scrubErased({
  database,
  clock,
  log,
}: Pick<JobServices, "database" | "clock" | "log">): Promise<void> {
  await database.store.calls.forgetBefore(clock.now().subtract({ hours: repliesKeptHours }));
  const { rewritten, left, overdue } = await database.store.erasure.scrub();
  if (rewritten > 0) log.info({ tables: rewritten }, "what was erased is out of the files");
  if (overdue)
    log.warn(
      { tables: left },
      "what was erased an hour ago is still in the files: a table is in use all the time",
    );
}
