import type { Temporal } from "temporal-polyfill";
import type { Published, ToldDay } from "../ballot/published.ts";
import type { Alike, Tally } from "../ballot/tally.ts";

/** What a campaign's numbers are told by, and all that is ever told of its answers. */
export interface TallyStore {
  /** Absent until it is kept for the first time. */
  of(campaignId: string): Promise<Tally | undefined>;
  /** Its members, counted by what is kept of them. Only `ballot/tally.ts` may see this. */
  alike(campaignId: string): Promise<readonly Alike[]>;
  /** Until the transaction ends nobody else tells its numbers, and no answer in its branch comes, changes or goes. */
  hold(campaignId: string): Promise<void>;
  keep(campaignId: string, tally: Tally): Promise<void>;
  /**
   * These are its numbers from this civil date on; the answers of those who have moved (see `hasMoved`) are in them.
   */
  tell(campaignId: string, told: Published, on: Temporal.PlainDate): Promise<void>;
  /** Every number that was told of it, the last of each day, oldest first. */
  days(campaignId: string): Promise<readonly ToldDay[]>;
}
