import { purgeAll } from "../src/core/acts/privacy/purge.ts";
import { defineJob } from "../src/core/command/job.ts";

/** Erases what is kept about people once its time is up. */
export const purge = defineJob({
  name: "purge",
  run: purgeAll,
});
