import { defineJob } from "../src/core/command/job.ts";

/** Something is due: sends it. */
export const deliver = defineJob({
  name: "deliver",
  run: ({ drain }) => drain(),
});
