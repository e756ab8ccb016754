import { closeByTheClock } from "../src/core/acts/ballot/close.ts";
import { logged } from "../src/core/acts/log/logged.ts";
import { defineJob } from "../src/core/command/job.ts";

/** Marks ballots whose close has passed as closed, with their checks. Answers were refused by the clock already. */
export const closeCheck = defineJob({
  name: "close-check",
  async run({ database, clock, draw, log }) {
    const now = clock.now();
    for (const campaign of await database.store.campaigns.openPastClose(now)) {
      const closed = await database.transaction((store) =>
        closeByTheClock(logged(store, { by: "muster", at: now }), campaign, { now, draw }),
      );
      if (closed) log.info({ campaign: campaign.id }, "a ballot closed");
    }
  },
});
