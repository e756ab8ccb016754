import { randomUUID } from "node:crypto";
import type { Reply } from "../../src/core/chat/reply.ts";
import { createInbox } from "../../src/core/inbox/inbox.ts";
import { shortIdOf } from "../../src/core/typed/short-id.ts";
import { channel, type Person, people, type Rig } from "./rig.ts";
import { createTrying } from "./trying.ts";

/** What people say and tap, each as if nothing had been done since the trial began. */
export interface Trial {
  say(as: Person, typed: string): Promise<Reply>;
  press(as: Person, button: string): Promise<Reply>;
  /** Whether the last call was asked back about. */
  wasAsked(): boolean;
  /** The short ids of all that was made. */
  ids(): readonly string[];
}

export function createTrial({ parts }: Rig): Trial {
  const { database, begin, wasAsked } = createTrying(parts.database);
  begin();
  const ids: string[] = [];
  const newId = () => {
    const id = randomUUID();
    ids.push(shortIdOf(id));
    return id;
  };
  const inbox = createInbox({ ...parts, database, newId });
  return {
    say(as, typed) {
      const [, command = "", input = ""] = /^\/(\S+)\s*(.*)$/su.exec(typed) ?? [];
      return inbox.command({ callId: randomUUID(), caller: people[as], place: channel, command, input });
    },
    press: (as, button) => inbox.press({ callId: randomUUID(), caller: people[as], place: channel, button }),
    wasAsked,
    ids: () => ids,
  };
}
