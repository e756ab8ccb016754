import { z } from "zod";
import { defineJob } from "../src/core/job.ts";
import { purgeAll } from "../src/core/privacy/purge.ts";

/** Erases what is kept about people once its time is up. */
export const purge = defineJob({
  name: "purge",
  payload: z.strictObject({}),
  run: purgeAll,
});
