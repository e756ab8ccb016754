// One worker of the faults suite, as a process: the real drain, queue, ticker, store and adapters, put together as
// src/main.ts does, on faster clocks. It is killed and frozen at points of its own work, never by a hook in src.

import { randomUUID } from "node:crypto";
import pg from "pg";
import { Temporal } from "temporal-polyfill";
import { jobs } from "../../jobs/index.ts";
import type { Chat, Inbox } from "../../src/core/chat/chat.ts";
import type { Pace } from "../../src/core/chat/pace.ts";
import type { ChatName } from "../../src/core/chat/place.ts";
import type { Log } from "../../src/core/command/job.ts";
import { createDrain } from "../../src/core/sending/drain.ts";
import { createDiscord } from "../../src/discord/discord.ts";
import { laterByTimer } from "../../src/discord/waits.ts";
import { createTicker } from "../../src/queue/clock.ts";
import { openPacer } from "../../src/queue/pacer.ts";
import { createQueue } from "../../src/queue/queue.ts";
import { createRunner } from "../../src/queue/runner.ts";
import { startWorker } from "../../src/queue/worker.ts";
import { createSlack } from "../../src/slack/slack.ts";
import { createDatabase } from "../../src/store/database.ts";
import { createJobTurns } from "../../src/store/job-turns.ts";
import { createSql } from "../../src/store/postgres/sql.ts";
import { createVault } from "../../src/vault/vault.ts";
import { createMemoryInstallations } from "../doubles/slack/installations.ts";
import { startBeat } from "./beat.ts";
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
  else void rest?.().then(idle);
});

process.on("disconnect", () => process.exit());

const beat = startBeat();

idle();

function idle(): void {
  say({ kind: "idle", stalledMs: beat.longest() });
}

function say(message: FromWorker): void {
  process.send?.(message);
}

async function begin(assignment: Assignment): Promise<void> {
  clock = assignment.clock;
  beat.forget();
  rest = await work(assignment);
  say({ kind: "working" });
}

async function work({
  databaseUrl,
  redisUrl,
  harm,
  listens,
  ...platforms
}: Assignment): Promise<() => Promise<void>> {
  const harming = createHarming(harm, beat.forget);
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
    draw: () => 0,
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
  const turns = createJobTurns(createSql(pool));
  const services = { ...parts, drain: drain.begin, pacer };
  const worker = startWorker(backend, jobs, services, turns);
  const direct = { turns, runner: createRunner(jobs, services, turns) };
  const wake: typeof queue.wake = (job, { delayMs = 0, ...options } = {}) =>
    queue.wake(job, { ...options, delayMs: delayMs / faster });
  const ticker = createTicker({ outbox, wake, drain: drain.run, clock: business, log, direct });
  const ticking = setInterval(() => void ticker.tick(), beatMs);
  const heard = listens ? chats.get("discord") : undefined;
  // It goes on trying by itself.
  const hearing = heard?.start(nobodyCalls).catch(() => undefined);
  return async () => {
    clearInterval(ticking);
    await hearing;
    await heard?.stop();
    await drain.stop();
    await ticker.stop();
    await worker.close();
    await queue.close();
    permits.close();
    await pool.end();
  };
}

type Platforms = Pick<Assignment, "slackUrl" | "teams" | "discord" | "platformClock">;

const nothing = { kind: "private", card: { lines: [] } } as const;

const nobodyCalls: Inbox = {
  command: async () => nothing,
  press: async () => nothing,
  submit: async () => nothing,
  suggest: async () => [],
  home: async () => ({ lines: [] }),
  async left() {},
  async joined() {},
  async moved() {},
};

async function openChats(
  { slackUrl, teams, discord, platformClock }: Platforms,
  harming: Harming,
): Promise<ReadonlyMap<ChatName, Chat>> {
  /** The platforms' moment of a real one: what the database's clock said, and now. */
  const there = (real = Date.now()) =>
    Temporal.Instant.fromEpochMilliseconds(Math.floor(read(platformClock, real)));
  const installations = createMemoryInstallations();
  for (const { team, token, scopes } of teams) {
    const bot = { token, scopes, id: "B0", userId: "U0" };
    await installations.save({ teamId: team, isEnterpriseInstall: false, bot });
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
    elapsedMs: () => performance.now() * faster,
    later: (ms, work) => laterByTimer(ms / faster, work),
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
