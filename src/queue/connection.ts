import { setTimeout } from "node:timers/promises";
import { createPostgresBackend, DelayedError, type Job, type JobsOptions, Queue, Worker } from "bullmq";
import type { RedisOptions } from "ioredis";
import { infoFields, type Unfit, unfitness } from "./fitness.ts";
import { clientAt, type RedisAt } from "./redis-at.ts";

/** Where wake-ups wait: Redis, or BullMQ's own tables in the embedded database. */
export type QueueBackend =
  | ({ readonly kind: "redis" } & RedisAt)
  | { readonly kind: "embedded"; readonly connection: EmbeddedConnection };

/**
 * How node-postgres reaches the embedded database. The queue opens four connections: one to add; two, and one that
 * listens, to work.
 */
export interface EmbeddedConnection {
  /** A host name, or the folder of the unix socket. */
  readonly host: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
}

/** A BullMQ queue as Muster uses it. */
export interface Producer {
  add(name: string, data: Nothing, options: JobsOptions): Promise<unknown>;
  /** What is wrong with the server the connection leads to now, which is then left for whatever its address leads to. */
  unfit(): Promise<Unfit | undefined>;
  close(): Promise<void>;
}

/** A BullMQ worker as Muster uses it. */
export interface Consumer {
  /** Takes no more jobs; resolves when those in hand are done. */
  close(): Promise<void>;
}

/** What every job carries. */
export type Nothing = Readonly<Record<string, never>>;

const queueName = "muster";

/** A dropped connection is tried again this soon at first, and never less often than each second. */
const retryStepMs = 100;

const longestRetryMs = 1_000;

/** What Redis replies once it is a replica: to a write, to a blocked command, and while its primary is away. */
const demotedReply = /\b(?:READONLY|UNBLOCKED|MASTERDOWN)\b/u;

/** Nobody reads the queue's event stream. */
const eventsKept = 100;

/** Jobs at once. BullMQ's Postgres backend deadlocks with itself from 10. */
const jobsAtOnce = { redis: 5, embedded: 2 };

/**
 * Seconds. NOTIFY does not cross the embedded database's one session, so an idle worker looks this often: each look is
 * four queries. What is due waits for none of them: the ticker looks each second too, and delayed jobs wake it in time.
 */
const embeddedDrainDelay = 1;

/** A connection for adding jobs: when Redis is away an addition fails instead of waiting for it. */
export function openProducer(backend: QueueBackend, trouble: (error: Error) => void): Producer {
  const streams = { events: { maxLen: eventsKept } };
  if (backend.kind === "embedded") {
    const options = { connection: pool(backend.connection, 1), streams };
    const queue = listenTo(new Queue(queueName, options, createPostgresBackend), trouble);
    return {
      add: (name, data, job) => queue.add(name, data, job),
      unfit: async () => undefined,
      close: () => queue.close(),
    };
  }
  const line = openRedis(backend, { enableOfflineQueue: false, maxRetriesPerRequest: 0 });
  const options = { connection: line.client, streams, skipVersionCheck: true };
  const queue = listenTo(new Queue(queueName, options), trouble);
  return {
    add: (name, data, job) => queue.add(name, data, job).catch(line.explain),
    async unfit() {
      const unfit = unfitness(infoFields(await line.client.info().catch(line.explain)));
      if (unfit) line.client.disconnect(true);
      return unfit;
    },
    async close() {
      line.leave();
      await queue.close();
      line.client.disconnect();
    },
  };
}

/** A wake-up as it is taken. */
export interface Taken {
  readonly name: string;
  /** When it was added, in ms since 1970. */
  readonly timestamp: number;
}

/**
 * A connection that takes jobs: it waits for Redis to come back, however long that takes. A job is done when `take` is,
 * or put back for the ms it returns: it is another worker's.
 */
export function openConsumer(
  backend: QueueBackend,
  take: (job: Taken) => Promise<number | undefined>,
  trouble: (error: Error) => void,
): Consumer {
  const run = async (job: Job, token?: string): Promise<void> => {
    const putBackMs = await take(job);
    if (putBackMs === undefined) return;
    await job.moveToDelayed(Date.now() + putBackMs, token);
    // Says that the job was moved: it has neither failed nor is it done.
    throw new DelayedError();
  };
  const concurrency = jobsAtOnce[backend.kind];
  if (backend.kind === "embedded") {
    const connection = pool(backend.connection, 2);
    const options = { connection, concurrency, drainDelay: embeddedDrainDelay, autorun: false };
    const worker = listenTo(new Worker(queueName, run, options, createPostgresBackend), trouble);
    runWhenReady(worker, trouble);
    return worker;
  }
  const line = openRedis(backend, { maxRetriesPerRequest: null });
  const options = { connection: line.client, concurrency, autorun: false, runRetryDelay: longestRetryMs };
  const worker = listenTo(new Worker(queueName, run, options), trouble);
  runWhenReady(worker, trouble);
  return {
    async close() {
      line.leave();
      // BullMQ would wait for ever to part from a Redis that is away: let both connections be given up first.
      if (line.client.status !== "ready") await setTimeout(longestRetryMs);
      await worker.close();
      line.client.disconnect();
    },
  };
}

function listenTo<Emitter extends { on(event: "error", listener: (error: Error) => void): unknown }>(
  emitter: Emitter,
  trouble: (error: Error) => void,
): Emitter {
  emitter.on("error", trouble);
  return emitter;
}

/** A worker that runs although its start failed asks again without a pause: it takes the whole processor. */
function runWhenReady(worker: Pick<Worker, "waitUntilReady" | "run">, trouble: (error: Error) => void): void {
  worker
    .waitUntilReady()
    .then(() => worker.run())
    .catch(trouble);
}

function pool(connection: EmbeddedConnection, max: number) {
  return { ...connection, max, schema: "bullmq", migrate: true };
}

class NotConnected extends Error {
  readonly code = "not-connected";
}

/** BullMQ makes a second connection for a worker out of this one, with the same options. */
export function openRedis(at: RedisAt, options: RedisOptions) {
  let leaving = false;
  let demoted = false;
  const client = clientAt(at, {
    ...options,
    retryStrategy(times) {
      if (leaving) return null;
      const wait = demoted ? longestRetryMs : Math.min(times * retryStepMs, longestRetryMs);
      demoted = false;
      return wait;
    },
    // A failover may leave the connection standing, to what is now a replica: the address may lead elsewhere.
    reconnectOnError({ message }) {
      const left = demotedReply.test(message);
      demoted ||= left;
      return left;
    },
  });
  // BullMQ passes errors on as long as it listens; ioredis prints those nobody listens to.
  client.on("error", () => {});
  return {
    client,
    /** From now on a dropped connection is not made again. */
    leave(): void {
      leaving = true;
    },
    /** Of a command that was not even sent ioredis says so in words alone, which are nobody's to log. */
    explain(error: unknown): never {
      throw client.status === "ready" ? error : new NotConnected("no connection to Redis", { cause: error });
    },
  };
}
