import { z } from "zod";
import { defineJob } from "../src/core/job.ts";
import { answersKeptDays, repliesKeptHours } from "../src/core/privacy/retention.ts";

/** Erases single answers and sealed replies whose time is up. */
export const purge = defineJob({
  name: "purge",
  payload: z.strictObject({}),
  async run({ database, clock, log }) {
    const now = clock.now();
    const answers = await database.store.answers.eraseClosedBefore(
      now.subtract({ hours: 24 * answersKeptDays }),
    );
    const replies = await database.store.calls.forgetBefore(now.subtract({ hours: repliesKeptHours }));
    if (answers + replies > 0) log.info({ answers, replies }, "erased on time");
  },
});
