import { scrubErased } from "../src/core/acts/privacy/scrub.ts";
import { defineJob } from "../src/core/command/job.ts";

/** Takes what was erased out of the database's files. */
export const scrub = defineJob({
  name: "scrub",
  run: scrubErased,
});
