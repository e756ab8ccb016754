import { closeByTheClock } from "../src/core/acts/ballot/close.ts";
import { logged } from "../src/core/acts/log/logged.ts";
import { eachAlone } from "../src/core/command/each-alone.ts";
import { defineJob } from "../src/core/command/job.ts";

/** Marks ballots whose close has passed as closed, with their checks. Answers were refused by the clock already. */
export const closeCheck = defineJob({
  name: "close-check",
  async run(services) {
    const { database, clock, draw, log } = services;
    const now = clock.now();
    await eachAlone(
      await database.store.campaigns.openPastClose(now),
      {
        job: "close-check",
        about: ({ id }) => id,
        async work(campaign) {
          const closed = await database.transaction((store) =>
            closeByTheClock(logged(store, { by: "muster", at: now }), campaign, { now, draw }),
          );
          if (closed) log.info({ campaign: campaign.id }, "a ballot closed");
        },
      },
      services,
    );
  },
});
