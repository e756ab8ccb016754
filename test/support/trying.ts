import { NotClear } from "../../src/core/inbox/asking.ts";
import type { Database, Store } from "../../src/core/ports/store.ts";

/** A database in which nothing that is done stays done: only what is asked back is kept, and can be answered many times. */
export interface Trying {
  readonly database: Database;
  /** Until it is begun, everything is kept. */
  begin(): void;
  /** Whether the last call was asked back about. */
  wasAsked(): boolean;
}

/** What a transaction came to that is not to be kept. */
class Undone extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super("undone");
    this.result = result;
  }
}

export function createTrying(real: Database): Trying {
  let begun = false;
  let asked = false;
  /** The next transaction keeps a question. */
  let asking = false;

  async function tried<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
    if (asking) {
      asking = false;
      return real.transaction((store) => work(answerable(store)));
    }
    asked = false;
    try {
      return await real.transaction(async (store) => {
        throw new Undone(await work(answerable(store)));
      });
    } catch (error) {
      if (error instanceof Undone) return error.result as Result;
      asking = error instanceof NotClear;
      asked = asking;
      throw error;
    }
  }

  return {
    database: {
      store: real.store,
      transaction: (work) => (begun ? tried(work) : real.transaction(work)),
    },
    begin() {
      begun = true;
    },
    wasAsked: () => asked,
  };
}

/** A question stays after its answer, for the next. */
function answerable(store: Store): Store {
  return { ...store, waiting: { ...store.waiting, take: (look) => store.waiting.read(look) } };
}
