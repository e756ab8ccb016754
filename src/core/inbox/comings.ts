import { leaveWorkspace } from "../acts/privacy/leave.ts";
import type { Inbox } from "../chat/chat.ts";
import type { Clock } from "../command/job.ts";
import { planReturn } from "../planning/return.ts";
import type { Database } from "../ports/store.ts";
import { isBack } from "../trouble/lost.ts";

export interface ComingsParts {
  readonly database: Database;
  readonly clock: Clock;
  /** Asks for a wake-up: see `InboxParts`. */
  readonly hint: () => void;
}

/** What a platform tells of Muster itself and of channels: gone, there again, known by another id. */
export function createComings({
  database,
  clock,
  hint,
}: ComingsParts): Pick<Inbox, "left" | "joined" | "moved"> {
  return {
    async left(gone) {
      if ("channel" in gone) {
        await database.store.plans.cancelTo(gone, "channel-gone");
        await database.store.lost.back(gone, clock.now());
        return;
      }
      await database.transaction((store) => leaveWorkspace(store, gone, clock.now()));
      hint();
    },

    async joined(back) {
      const now = clock.now();
      await database.transaction(async (store) => {
        await isBack(store, back, now);
        if ("channel" in back) return;
        await store.lost.lookNow(back, now);
        const branch = await store.branches.of(back);
        if (branch) await planReturn(store, { branch, now });
        await store.moved.ownerBack(back);
      });
      hint();
    },

    async moved(from, to) {
      const now = clock.now();
      await database.transaction(async (store) => {
        await isBack(store, from, now);
        await store.places.move(from, to);
      });
      hint();
    },
  };
}
