import { z } from "zod";
import { defineJob } from "../src/core/command/job.ts";

/** Something is due: sends it. */
export const deliver = defineJob({
  name: "deliver",
  payload: z.strictObject({}),
  run: ({ drain }) => drain(),
});
