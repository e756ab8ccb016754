import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { deliver } from "../jobs/deliver.ts";
import type { Chat } from "../src/core/chat/chat.ts";
import type { Clock, JobServices, Log } from "../src/core/command/job.ts";
import type { Database } from "../src/core/ports/store.ts";
import { createDrain } from "../src/core/sending/drain.ts";
import { createTicker } from "../src/queue/clock.ts";
import { createQueue } from "../src/queue/queue.ts";
import { startWorker } from "../src/queue/worker.ts";
import { createDatabase } from "../src/store/database.ts";
import { openServer } from "../src/store/postgres/server.ts";
import { createVault } from "../src/vault/vault.ts";

export const silent: Log = { info() {}, warn() {}, error() {} };

const clock: Clock = { now: () => Temporal.Now.instant() };

export interface Poster {
  /** Posts taken so far. */
  readonly posted: () => number;
  close(): Promise<void>;
}

/** Ms since 1970, with a fraction. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * A worker as `--role worker` runs it, with a platform that takes every post at once. `begun` is called as `Chat.post`
 * is, `recorded` once the outcome of so many is committed.
 */
export async function startPoster(
  urls: { readonly postgres: string; readonly redis: string },
  begun: (channel: string) => void,
  recorded: (many: number) => void = () => {},
): Promise<Poster> {
  const { pool, close } = await openServer(urls.postgres);
  let posted = 0;
  const chat: Chat = {
    name: "slack",
    async start() {},
    async stop() {},
    health: () => ({ state: "connected", since: clock.now() }),
    async post(to) {
      begun("channel" in to ? to.channel : "");
      posted += 1;
      return { place: to, id: `${posted}` };
    },
    async edit() {},
    find: async () => "absent",
  };
  const database = toldOf(createDatabase(pool), recorded);
  const chats = new Map([[chat.name, chat]]);
  const vault = createVault(randomBytes(32));
  const elapsedMs = () => performance.now();
  const shared = { database, chats, clock, draw: randomInt, log: silent };
  const drain = createDrain({ ...shared, vault, newId: randomUUID, elapsedMs });
  const services: JobServices = { ...shared, drain: drain.begin };
  const backend = { kind: "redis", url: urls.redis } as const;
  const queue = createQueue(backend, silent);
  const worker = startWorker(backend, [deliver], services);
  const { outbox } = database.store;
  const wake: typeof queue.wake = (job, options) =>
    // The other jobs have nothing to do here.
    job === "deliver" ? queue.wake(job, options) : Promise.resolve();
  const ticker = createTicker({ outbox, wake, drain: drain.run, clock, log: silent });
  ticker.start();
  return {
    posted: () => posted,
    async close() {
      await Promise.all([drain.stop(), ticker.stop(), worker.close()]);
      await queue.close();
      await close();
    },
  };
}

function toldOf(database: Database, recorded: (many: number) => void): Database {
  const { outbox } = database.store;
  return {
    ...database,
    store: {
      ...database.store,
      outbox: {
        ...outbox,
        async record(outcomes) {
          const ids = await outbox.record(outcomes);
          recorded(ids.length);
          return ids;
        },
      },
    },
  };
}
