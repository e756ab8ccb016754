import { defineJob } from "../src/core/command/job.ts";
import { alertBranches } from "../src/core/trouble/alert.ts";

/** Tells reps privately of posts that did not go out as planned. */
export const alertReps = defineJob({
  name: "alert-reps",
  run: alertBranches,
});
