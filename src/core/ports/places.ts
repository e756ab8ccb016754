import type { Place } from "../chat/place.ts";

export interface PlaceStore {
  /**
   * The platform calls this channel something else from now on: all that is set up for it, and all that was and will be
   * posted in it, goes by the new id.
   */
  move(from: Place, to: Place): Promise<void>;
}
