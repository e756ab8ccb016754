// One worker of the faults suite, as a process: the real drain, queue, ticker, store and adapters, put together as
// src/main.ts does, on faster clocks. It is killed and frozen at points of its own work, never by a hook in src.

import { randomUUID } from "node:crypto";
import pg from "pg";
import { Temporal } from "temporal-polyfill";
import { jobs } from "../../jobs/index.ts";
import type { Chat } from "../../src/core/chat/chat.ts";
import type { Pace } from "../../src/core/chat/pace.ts";
import type { ChatName } from "../../src/core/chat/place.ts";
import type { Log } from "../../src/core/command/job.ts";
import { createDrain } from "../../src/core/sending/drain.ts";
import { createDiscord } from "../../src/discord/discord.ts";
import { createTicker } from "../../src/queue/clock.ts";
import { openPacer } from "../../src/queue/pacer.ts";
import { createQueue } from "../../src/queue/queue.ts";
import { startWorker } from "../../src/queue/worker.ts";
import { createSlack } from "../../src/slack/slack.ts";
import { createDatabase } from "../../src/store/database.ts";
import { createVault } from "../../src/vault/vault.ts";
import { createMemoryInstallations } from "../doubles/slack/installations.ts";
import { least } from "../support/numbers.ts";
import { createHarming, type Harming } from "./harming.ts";
import type { Assignment, FromWorker, ToWorker } from "./protocol.ts";
import { beatMs, faster, lease, read, requestTimeoutMs } from "./times.ts";

const told = (level: string) => (fields: object, message: string) => {
  if (process.env.FAULTS_LOG)
    process.stderr.write(`${process.pid} ${level} ${message} ${JSON.stringify(fields)}\n`);
};

const log: Log = { info: told("info"), warn: told("warn"), error: told("error") };

let clock = { from: 0, real: 0 };

let rest: (() => Promise<void>) | undefined;

process.on("message", (message: ToWorker) => {
  if (message.kind === "clock") clock = message.clock;
  else if (message.kind === "work") void begin(message.assignment);
  else void rest?.().then(() => say({ kind: "idle" }));
});

process.on("disconnect", () => process.exit());

say({ kind: "idle" });

function say(message: FromWorker): void {
  process.send?.(message);
}

async function begin(assignment: Assignment): Promise<void> {
  clock = assignment.clock;
  rest = await work(assignment);
  say({ kind: "working" });
}

async function work({ databaseUrl, redisUrl, harm, ...platforms }: Assignment): Promise<() => Promise<void>> {
  const harming = createHarming(harm);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 6 });
  pool.on("error", () => {});
  const { store, ...database } = createDatabase(pool);
  const outbox = harming.outbox(store.outbox);
  const backend = { kind: "redis", url: redisUrl } as const;
  const permits = openPacer(backend, log);
  const pacer = harming.pacer(permits.pacer);
  const business = { now: () => Temporal.Instant.fromEpochMilliseconds(Math.floor(read(clock))) };
  const chats = await openChats(platforms, harming);
  const parts = {
    database: { ...database, store: { ...store, outbox } },
    chats,
    clock: business,
    draw: least,
    log,
  };
  const drain = createDrain({
    ...parts,
    vault: createVault(Buffer.alloc(32, 7)),
    newId: randomUUID,
    elapsedMs: () => performance.now(),
    pacer,
    lease,
  });
  const queue = createQueue(backend, log);
  const worker = startWorker(backend, jobs, { ...parts, drain: drain.begin, pacer });
  const wake: typeof queue.wake = (job, { delayMs = 0, ...options } = {}) =>
    queue.wake(job, { ...options, delayMs: delayMs / faster });
  const ticker = createTicker({ outbox, wake, drain: drain.run, clock: business, log });
  const beat = setInterval(() => void ticker.tick(), beatMs);
  return async () => {
    clearInterval(beat);
    await drain.stop();
    await ticker.stop();
    await worker.close();
    await queue.close();
    permits.close();
    await pool.end();
  };
}

async function openChats(
  { slackUrl, teams, discord, platformClock }: Omit<Assignment, "databaseUrl" | "redisUrl" | "harm">,
  harming: Harming,
): Promise<ReadonlyMap<ChatName, Chat>> {
  /** The platforms' moment of a real one: what the database's clock said, and now. */
  const there = (real = Date.now()) =>
    Temporal.Instant.fromEpochMilliseconds(Math.floor(read(platformClock, real)));
  const installations = createMemoryInstallations();
  for (const { team, token, scopes } of teams) {
    const bot = { token, scopes, id: "B0", userId: "U0" };
    await installations.save({ teamId: team, isEnterpriseInstall: false, installedBy: "nobody", bot });
  }
  const keys = { signingSecret: "s", clientId: "c", clientSecret: "s", stateSecret: "s" };
  const slack = createSlack({
    connection: {
      kind: "http",
      ...keys,
      publicUrl: "https://muster.example",
      installations,
      memberCode: ({ user }) => user,
    },
    commands: [],
    log,
    now: () => there(),
    elapsedMs: () => performance.now() * faster,
    apiUrl: slackUrl,
    timeoutMs: requestTimeoutMs,
  });
  const onDiscord = createDiscord({
    token: discord.token,
    apiUrl: discord.url,
    commands: [],
    log,
    now: () => there(),
    timeoutMs: requestTimeoutMs,
  });
  return new Map(
    [slack, onDiscord].map((chat) => [
      chat.name,
      harming.chat({
        ...chat,
        ...(chat.pace && { pace: scaled(chat.pace) }),
        find: (to, key, since) => chat.find(to, key, there(since.epochMilliseconds)),
      }),
    ]),
  );
}

function scaled({ channelRestMs, botGapMs, workspaceGapMs }: Pace): Pace {
  return {
    channelRestMs: channelRestMs / faster,
    ...(botGapMs !== undefined && { botGapMs: botGapMs / faster }),
    ...(workspaceGapMs !== undefined && { workspaceGapMs: workspaceGapMs / faster }),
  };
}
