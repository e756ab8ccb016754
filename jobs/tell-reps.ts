import { defineJob } from "../src/core/command/job.ts";
import { tellAll } from "../src/core/trouble/tell.ts";

/** Tells reps privately of posts that did not go out as planned. */
export const tellReps = defineJob({
  name: "tell-reps",
  run: tellAll,
});
