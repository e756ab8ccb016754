import { refreshChecks } from "../src/core/acts/check/refresh.ts";
import { defineJob } from "../src/core/command/job.ts";

/** Works out what may be told of the answers and edits the posted checks that say something else. */
export const refreshCheck = defineJob({
  name: "refresh-check",
  run: refreshChecks,
});
