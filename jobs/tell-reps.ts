import { z } from "zod";
import { tellAll } from "../src/core/delivery/tell.ts";
import { defineJob } from "../src/core/job.ts";

/** Tells reps privately of posts that did not go out as planned. */
export const tellReps = defineJob({
  name: "tell-reps",
  payload: z.strictObject({}),
  run: tellAll,
});
