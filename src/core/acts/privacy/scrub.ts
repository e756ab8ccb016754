import type { JobServices } from "../../command/job.ts";

/**
 * Takes what was erased out of the database's files too. What cannot be done now is done at a later run. First go the
 * replies and calls whose hour is over: a reply may quote what its member has erased since.
 */
export async function scrubErased({
  database,
  clock,
  log,
}: Pick<JobServices, "database" | "clock" | "log">): Promise<void> {
  const now = clock.now();
  await database.store.calls.forgetOld(now);
  await database.store.waiting.forgetOld(now);
  const { rewritten, left, overdue } = await database.store.erasure.scrub();
  if (rewritten > 0) log.info({ tables: rewritten }, "what was erased is out of the files");
  if (overdue)
    log.warn(
      { tables: left },
      "what was erased an hour ago is still in the files: a table is in use all the time",
    );
}
