import type { Chat } from "../../src/core/chat/chat.ts";
import type { Pacer } from "../../src/core/chat/pace.ts";
import type { OutboxStore } from "../../src/core/ports/outbox.ts";
import type { FromWorker, Harm, Point } from "./protocol.ts";

/** Wraps a worker's store and chats so that it comes to harm at the point it was told. */
export interface Harming {
  outbox(store: OutboxStore): OutboxStore;
  chat(chat: Chat): Chat;
  pacer(pacer: Pacer): Pacer;
}

/** @param awake Called when a freeze is over. */
export function createHarming(harm: Harm | undefined, awake: () => void): Harming {
  let left = harm?.nth ?? 0;
  const toSlack = new Set<string>();
  const drawn = new Set<string>();

  async function reach(point: Point, chat?: string): Promise<void> {
    if (harm?.point !== point || (harm.chat !== undefined && harm.chat !== chat)) return;
    left -= 1;
    if (left !== 0) return;
    if (harm.what === "kill") process.kill(process.pid, "SIGKILL");
    await freeze(toSlack, drawn);
    awake();
  }

  return {
    outbox: (store) => ({
      ...store,
      async claim(options) {
        await reach("before-claim", options.chat);
        const claimed = await store.claim(options);
        if (claimed.length > 0) await reach("after-claim", options.chat);
        return claimed;
      },
      async record(outcomes) {
        const recorded = await store.record(outcomes);
        await reach("after-record");
        return recorded;
      },
    }),
    pacer: (pacer) => ({
      ...pacer,
      async begin(chat, lanes) {
        const granted = await pacer.begin(chat, lanes);
        if (granted) await reach("after-turn", chat);
        return granted;
      },
    }),
    chat: (chat) => ({
      ...chat,
      async find(...asked) {
        const found = await chat.find(...asked);
        await reach("after-find", chat.name);
        return found;
      },
      async post(to, card, key) {
        drawn.add(key);
        await reach("before-post", chat.name);
        if (chat.name === "slack") toSlack.add(key);
        const posted = await chat.post(to, card, key).finally(() => {
          toSlack.delete(key);
          drawn.delete(key);
        });
        await reach("after-post", chat.name);
        return posted;
      },
    }),
  };
}

/** Says so, so that somebody wakes it, and stops the whole process. */
function freeze(toSlack: ReadonlySet<string>, drawn: ReadonlySet<string>): Promise<void> {
  const message: FromWorker = { kind: "freezing" };
  return new Promise((resolve) => {
    process.send?.(message, undefined, undefined, () => {
      const awake: FromWorker = { kind: "awake", onTheWay: [...toSlack], drawn: [...drawn] };
      process.kill(process.pid, "SIGSTOP");
      process.send?.(awake);
      // Whatever was to happen in this turn of the loop happens once it is awake.
      setImmediate(resolve);
    });
  });
}
