import type { JobServices } from "../../command/job.ts";

/** Takes what was erased out of the database's files too. What cannot be done now is done at a later run. */
export async function scrubErased({ database, log }: Pick<JobServices, "database" | "log">): Promise<void> {
  const { rewritten, left, overdue } = await database.store.erasure.scrub();
  if (rewritten > 0) log.info({ tables: rewritten }, "what was erased is out of the files");
  if (overdue)
    log.warn(
      { tables: left },
      "what was erased an hour ago is still in the files: a table is in use all the time",
    );
}
