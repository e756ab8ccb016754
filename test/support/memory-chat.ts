import type { Card } from "../../src/core/chat/card.ts";
import type { Chat } from "../../src/core/chat/chat.ts";
import { connected } from "./connected.ts";

interface Told {
  readonly name?: Chat["name"];
  /** Each post as it is taken. It throws what the platform is to refuse it with. */
  posted(to: Parameters<Chat["post"]>[0], card: Card): void;
  edited?(card: Card): void;
}

/** A platform that takes what it is handed and tells the test. */
export function memoryChat({ name = "preview", posted, edited = () => {} }: Told): Chat {
  let count = 0;
  return {
    name,
    async start() {},
    async stop() {},
    health: connected,
    async post(to, card) {
      posted(to, card);
      count += 1;
      return { place: to, id: `m${count}` };
    },
    async edit(_message, card) {
      edited(card);
    },
    find: async () => "absent",
  };
}
