import type { Database } from "../store.ts";

export interface Claiming {
  /** The same database, in which nothing is claimed once `end` was called. */
  readonly database: Database;
  /** A drain that is running ends with the posts in hand and records them; what it did not claim is left to others. */
  end(): void;
}

/** For a process that stops: a drain goes on as long as anything is due, which may be for ever. */
export function createClaiming(database: Database): Claiming {
  const { deliveries } = database.store;
  let ended = false;
  return {
    database: {
      ...database,
      store: {
        ...database.store,
        deliveries: { ...deliveries, claim: async (options) => (ended ? [] : deliveries.claim(options)) },
      },
    },
    end() {
      ended = true;
    },
  };
}
