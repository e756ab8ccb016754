import { randomUUID } from "node:crypto";
import type { Inbox } from "../../src/core/chat/chat.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { NotClear } from "../../src/core/inbox/asking.ts";
import { createInbox } from "../../src/core/inbox/inbox.ts";
import type { Database, Store } from "../../src/core/ports/store.ts";
import { shortIdOf } from "../../src/core/typed/short-id.ts";
import { channel, type Person, people, type Rig } from "./rig.ts";

/** An inbox in which nothing that is done stays done: only what is asked back is kept, and can be answered many times. */
export interface Trial {
  say(as: Person, typed: string): Promise<Reply>;
  press(as: Person, button: string): Promise<Reply>;
  /** Whether the last call was asked back about. */
  wasAsked(): boolean;
  /** The short ids of all that was made. */
  ids(): readonly string[];
}

/** What a transaction came to that is not to be kept. */
class Undone extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super("undone");
    this.result = result;
  }
}

export function createTrial({ parts }: Rig): Trial {
  const { database } = parts;
  const ids: string[] = [];
  let asked = false;
  /** The next transaction keeps a question. */
  let asking = false;
  const tried: Database = {
    store: database.store,
    async transaction(work) {
      if (asking) {
        asking = false;
        return database.transaction((store) => work(answerable(store)));
      }
      asked = false;
      try {
        return await database.transaction(async (store) => {
          throw new Undone(await work(answerable(store)));
        });
      } catch (error) {
        if (error instanceof Undone) return error.result as Awaited<ReturnType<typeof work>>;
        asking = error instanceof NotClear;
        asked = asking;
        throw error;
      }
    },
  };
  const newId = () => {
    const id = randomUUID();
    ids.push(shortIdOf(id));
    return id;
  };
  const inbox: Inbox = createInbox({ ...parts, database: tried, newId });
  return {
    say(as, typed) {
      const [, command = "", input = ""] = /^\/(\S+)\s*(.*)$/su.exec(typed) ?? [];
      return inbox.command({ callId: randomUUID(), caller: people[as], place: channel, command, input });
    },
    press: (as, button) => inbox.press({ callId: randomUUID(), caller: people[as], place: channel, button }),
    wasAsked: () => asked,
    ids: () => ids,
  };
}

/** A question stays after its answer, for the next. */
function answerable(store: Store): Store {
  return { ...store, waiting: { ...store.waiting, take: (look) => store.waiting.read(look) } };
}
