import { randomInt, randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { commands } from "../commands/index.ts";
import { jobs } from "../jobs/index.ts";
import type { Config } from "./config/config.ts";
import { homeCard } from "./core/acts/home/home.ts";
import type { Chat } from "./core/chat/chat.ts";
import type { ChatName } from "./core/chat/place.ts";
import { release } from "./core/chat/release.ts";
import type { Clock, JobServices, Log } from "./core/command/job.ts";
import { createInbox } from "./core/inbox/inbox.ts";
import { createDrain } from "./core/sending/drain.ts";
import { createReadiness, looksOf } from "./health.ts";
import { type Joined, joinPlatforms } from "./join-platforms.ts";
import { memoryHere } from "./memory.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { createStandingGauges } from "./metrics/standing.ts";
import { goThrough } from "./outbound.ts";
import type { Looks } from "./preview/looks.ts";
import { createPreview } from "./preview/preview.ts";
import { checkRedis } from "./queue/check-redis.ts";
import type { QueueBackend } from "./queue/connection.ts";
import { openPacer } from "./queue/pacer.ts";
import { createProblems } from "./queue/problems.ts";
import { createPulse } from "./queue/pulse.ts";
import { createQueue } from "./queue/queue.ts";
import { startWork } from "./queue/work.ts";
import { dutiesOf, type Role, refuseUnfit } from "./roles.ts";
import { startChats } from "./start-chats.ts";
import { createDatabase } from "./store/database.ts";
import { createJobTurns } from "./store/job-turns.ts";
import { useKeys } from "./store/own-keys.ts";
import { openEmbedded } from "./store/postgres/embedded.ts";
import { type OpenedDatabase, openServer } from "./store/postgres/server.ts";
import { createSql } from "./store/postgres/sql.ts";
import { createWatch } from "./store/watch.ts";
import { countTroubles, createSummary } from "./summary.ts";
import { keyInFolder } from "./vault/key-file.ts";
import { sealingKeysInFolder } from "./vault/sealing-keys-file.ts";
import { createVault } from "./vault/vault.ts";
import { loopbackOnly } from "./web/loopback.ts";
import { numbersRoute } from "./web/numbers.ts";
import { createWeb } from "./web/server.ts";

export interface Running {
  /** Where /healthz is, and the preview. */
  readonly url: string;
  /** Takes nothing new, finishes what is in hand, lets go of everything. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly log: Log;
  /** Monotonic milliseconds; a test may hold them still. */
  readonly elapsedMs: () => number;
  /** Another business clock than the real one, for tests. The preview has its own. */
  readonly clock?: Clock;
  /** Posts as fast as the platforms take them: for tests, whose clock does not move by itself. */
  readonly unpaced?: boolean;
  /** What this process does: everything unless given. */
  readonly role?: Role;
}

/** Puts Muster together and starts it. Throws a StartError for what the person who starts it can mend. */
export async function startMuster(
  config: Config,
  { log: told, elapsedMs, clock: given = realClock, unpaced = false, role = "all" }: StartOptions,
): Promise<Running> {
  refuseUnfit(role, config);
  const metrics = createMetrics(release);
  const troubles = countTroubles(metrics.log(told));
  const { log } = troubles;
  const does = dutiesOf(role);
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  };
  try {
    const outbound = config.proxy && goThrough(config.proxy);
    closing.push(async () => outbound?.close());
    const { opened, backend, key, sealingKeys } = await openStorage(config.storage, log);
    closing.push(() => opened.close());
    const vault = createVault(key, sealingKeys);
    await useKeys(opened.pool, vault);
    const database = createDatabase(opened.pool);
    const turns = createJobTurns(createSql(opened.pool));
    const watch = createWatch(createSql(opened.pool));
    const preview = config.preview
      ? await createPreview({ sql: opened.pool, realNow: elapsedMs })
      : undefined;
    const clock = preview?.clock ?? given;
    if (preview) closing.push(() => preview.clock.save());
    const platforms = await joinPlatforms(config, {
      ...{ pool: opened.pool, vault, clock, log, elapsedMs },
      acknowledged: metrics.acknowledged,
      dispatcher: outbound?.dispatcher,
    });
    const joined: readonly Joined[] = preview ? [{ chat: preview.chat }, ...platforms] : platforms;
    const chats = new Map<ChatName, Chat>(joined.map(({ chat }) => [chat.name, chat]));
    metrics.expect(chats.keys());
    const taking = joined.filter(({ routes }) => (routes ? does.serves : does.connects));

    const permits = openPacer(backend, log);
    closing.push(async () => permits.close());
    const paced = unpaced ? {} : { pacer: metrics.pacer(permits.pacer) };
    const shared = { database, clock, vault, newId: randomUUID, draw: randomInt, log };
    const drain = createDrain({ ...shared, chats, elapsedMs, tried: metrics.tried, ...paced });
    const services: JobServices = { ...shared, chats, drain: drain.run, ...paced };
    const queue = createQueue(backend, log);
    closing.push(() => queue.close());
    const inbox = metrics.inbox(
      createInbox({
        ...shared,
        commands,
        home: homeCard,
        hint() {
          void queue.hint("deliver");
          void queue.hint("pass-on", hintSpanMs);
          void queue.hint("refresh-check", hintSpanMs);
        },
      }),
    );
    const queueWorks = createPulse({ queue, elapsedMs, ...(does.works && { turns }) });
    const seen = { watch, chats: [...chats.values()], taking: taking.map(({ chat }) => chat) };
    const telling = does.works ? {} : { problems: createProblems(log, "database", elapsedMs) };
    const readiness = createReadiness(looksOf({ ...seen, queue: queueWorks, clock, elapsedMs, ...telling }));
    const standing = { watch, turns, parts: readiness.parts, clock, elapsedMs };
    const ask = createStandingGauges({ registry: metrics.registry, ...standing });
    const numbers = numbersRoute({ ...config.web, read: metrics.reader(ask) });
    const page = await preview?.open({ ...shared, inbox, commands, jobs, services, looks });
    const web = await createWeb({
      ...config.web,
      log,
      routes: [numbers, ...(page ? [loopbackOnly(page)] : taking.flatMap(({ routes }) => routes ?? []))],
      health: async () => ({
        role,
        storage: config.storage.kind,
        chats: [...chats.keys()],
        due: await database.store.outbox.anythingDue(clock.now()),
      }),
      ready: readiness.report,
    });
    const url = await web.start();
    // What comes over HTTP is acknowledged first and answered later: the chats have it in hand when the web is closed.
    for (const { chat } of taking) closing.push(() => chat.stop());
    closing.push(() => web.close());
    await startChats(taking, inbox);

    if (does.works) {
      const dayEnded = createSummary({ watch, troubles, log, now: clock.now });
      closing.push(startWork({ backend, jobs, services, drain, turns, wake: queue.wake, dayEnded }));
    }
    closing.push(readiness.start());
    log.info({ role, storage: config.storage.kind, url }, "Muster is running");
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** How the platforms' adapters draw a message, for the preview to show. */
export const looks: Looks = {
  slack: async () => (await import("./slack/render.ts")).drawMessage,
  discord: async () => (await import("./discord/render.ts")).renderSeen,
};

/** While a crowd answers, its counts are worked out once in so many milliseconds, not for each of its taps; the same of other work. */
const hintSpanMs = 1_000;
const realClock: Clock = { now: () => Temporal.Now.instant() };

interface Storage {
  readonly opened: OpenedDatabase;
  readonly backend: QueueBackend;
  readonly key: Buffer;
  /** Newest first. */
  readonly sealingKeys: () => readonly Buffer[];
}

async function openStorage(storage: Config["storage"], log: Log): Promise<Storage> {
  if (storage.kind === "embedded") {
    const opened = await openEmbedded(storage.dataDir, { log, memory: memoryHere() });
    return {
      opened,
      backend: { kind: "embedded", connection: opened.address },
      key: keyInFolder(storage.dataDir),
      sealingKeys: sealingKeysInFolder(storage.dataDir),
    };
  }
  const { redisUrl: url, redisSentinels: sentinels, key, sealingKeys = [] } = storage;
  const redis = { url, ...(sentinels && { sentinels }) };
  await checkRedis(redis, log);
  const opened = await openServer(storage.databaseUrl, "brought up to date", log);
  return { opened, backend: { kind: "redis", ...redis }, key, sealingKeys: () => sealingKeys };
}
