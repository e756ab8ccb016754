import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import { createQueue } from "../../src/queue/queue.ts";
import type { Fault as DiscordFault } from "../doubles/discord/faults.ts";
import type { Fault as SlackFault } from "../doubles/slack/web-api.ts";
import type { WorkspaceRefusal } from "../doubles/slack/world.ts";
import type { Stopped } from "./check.ts";
import { type Ground, patiently } from "./ground.ts";
import type { Planned } from "./plan.ts";
import type { Platforms } from "./platforms.ts";
import type { Harm } from "./protocol.ts";
import type { Dice } from "./seed.ts";
import { lease, requestTimeoutMs } from "./times.ts";

/** What a fault may touch. */
export interface Scene {
  readonly ground: Ground;
  readonly platforms: Platforms;
  readonly planned: readonly Planned[];
  readonly stopped: Map<string, Stopped>;
  readonly dice: Dice;
  /** Something that should have come of it did not. */
  readonly failed: (problem: string) => void;
}

/** Harm to workers is given to them when they begin; everything else happens while they work. */
export interface Fault {
  readonly harms?: (dice: Dice) => readonly Harm[];
  readonly act?: (scene: Scene) => Promise<void>;
  /** One of the workers hears Discord's gateway. */
  readonly listens?: true;
}

const silent = { info() {}, warn() {}, error() {} };

const quickly = (dice: Dice) => wait(dice.roll(1_200));

function harm(what: Harm["what"], point: Harm["point"], chat?: "slack" | "discord"): Fault {
  return { harms: (dice) => [{ what, point, nth: 1 + dice.roll(6), ...(chat && { chat }) }] };
}

/** Two workers come to it, and there is something to ask for. */
const frozenAfterAsking: Fault = {
  harms: () => [1, 2].map((nth) => ({ what: "freeze", point: "after-find", nth, chat: "slack" })),
  async act({ platforms }) {
    for (let count = 0; count < 10; count += 1) platforms.failSlack("post", { kind: "drop" });
  },
};

/** Two workers come to it, on the platform that does not see for itself that a post is the same. */
const frozenWithTurn: Fault = {
  harms: () => [1, 2].map((nth) => ({ what: "freeze", point: "after-turn", nth, chat: "slack" })),
};

/** Some of the next posts meet these, on both platforms. */
function onPlatforms(slack: readonly SlackFault[], discord: readonly DiscordFault[], many: number): Fault {
  return {
    async act({ platforms, dice }) {
      await quickly(dice);
      for (let count = 0; count < many; count += 1) {
        platforms.failSlack(dice.chance(0.8) ? "post" : "find", dice.pick(slack));
        platforms.failDiscord(dice.chance(0.8) ? "post" : "find", dice.pick(discord));
      }
    },
  };
}

/** Answered so late, counted from when the request comes: within the time a platform may take to accept. */
function slow(ms: number): SlackFault {
  return {
    kind: "slow",
    get until() {
      return wait(ms);
    },
  };
}

function hold(ms: number): DiscordFault {
  return {
    kind: "hold",
    get until() {
      return wait(ms);
    },
  };
}

const slowly = requestTimeoutMs * 0.6;

const tooSlowly = (requestTimeoutMs + lease.beginMarginMs) * 0.45;

export const faults: Readonly<Record<string, Fault>> = {
  "killed before a claim": harm("kill", "before-claim"),
  "killed after a claim": harm("kill", "after-claim"),
  "killed after the platform accepted": harm("kill", "after-post"),
  "killed after the record": harm("kill", "after-record"),
  "frozen after a claim": harm("freeze", "after-claim"),
  "frozen once its turn is granted": frozenWithTurn,
  "frozen after asking": frozenAfterAsking,
  "frozen before posting to Discord": harm("freeze", "before-post", "discord"),
  "frozen before the record": harm("freeze", "after-post"),
  "answers dropped": onPlatforms([{ kind: "accept-then-drop" }], [{ kind: "drop-after" }], 4),
  "requests dropped": onPlatforms([{ kind: "drop" }], [{ kind: "drop-before" }], 4),
  "late answers": onPlatforms([slow(slowly)], [hold(slowly)], 6),
  timeouts: onPlatforms([slow(tooSlowly)], [hold(tooSlowly)], 4),
  "errors of the platform": onPlatforms(
    [500, 502, 503, 504].map((status) => ({ kind: "status", status })),
    [500, 502, 503].map((status) => ({ kind: "status", status })),
    6,
  ),
  "a storm of 429": onPlatforms(
    [{ kind: "rate-limited", seconds: 1 }],
    [
      { kind: "rate-limit", seconds: 0.5, scope: "user" },
      { kind: "rate-limit", seconds: 0.5, scope: "shared" },
    ],
    12,
  ),
  "workspace errors for a while": { act: refuseWorkspaces },
  "channels archived and unarchived": { act: archiveSome },
  "wake-ups doubled and out of order": { act: wakeMuch },
  "Redis restarted": { act: (scene) => redisAway(scene, 200) },
  "Redis gone for long": { act: (scene) => redisAway(scene, 2_500) },
  "Redis emptied": { act: emptyRedis },
  "Postgres restarted": { act: restartPostgres },
  "posts cancelled": { act: cancelSome },
  "strikes suspended": { act: suspendSome },
};

const workspaceErrors: readonly WorkspaceRefusal[] = [
  ...(["org_login_required", "token_revoked", "access_denied", "invalid_auth", "not_authed"] as const),
  ...(["account_inactive", "team_access_not_granted", "accesslimited", "ekm_access_denied"] as const),
];

/** A storm of them, one after the other, on whole workspaces. */
async function refuseWorkspaces({ platforms, dice }: Scene): Promise<void> {
  await Promise.all(
    platforms.teams.map(async ({ team }) => {
      await quickly(dice);
      for (let time = 0; time < 3; time += 1) {
        platforms.refuseSlack(team, dice.pick(workspaceErrors));
        await wait(200 + dice.roll(800));
      }
      platforms.refuseSlack(team, undefined);
    }),
  );
}

async function archiveSome({ platforms, dice }: Scene): Promise<void> {
  const channels = platforms.workspaces.flatMap((one) => one.channels).filter(() => dice.chance(0.6));
  await Promise.all(
    channels.map(async (channel) => {
      for (let time = 0; time < 2; time += 1) {
        await quickly(dice);
        platforms.archive(channel, true);
        await quickly(dice);
        platforms.archive(channel, false);
      }
    }),
  );
}

async function wakeMuch({ ground, dice }: Scene): Promise<void> {
  const queue = createQueue({ kind: "redis", url: ground.redis.url }, silent);
  for (let burst = 0; burst < 10; burst += 1) {
    const wakes = Array.from({ length: 10 }, () =>
      queue.wake("deliver", { delayMs: dice.roll(600), id: `wake-${dice.roll(50)}` }).catch(() => {}),
    );
    await Promise.all([...wakes, queue.hint("deliver"), wait(100)]);
  }
  await queue.close();
}

async function redisAway({ ground, dice }: Scene, ms: number): Promise<void> {
  await quickly(dice);
  await ground.redis.stop();
  await wait(ms);
  await ground.redis.start();
}

async function emptyRedis({ ground, dice }: Scene): Promise<void> {
  const redis = new Redis(ground.redis.url);
  redis.on("error", () => {});
  for (let time = 0; time < 3; time += 1) {
    await quickly(dice);
    await redis.flushall();
  }
  redis.disconnect();
}

async function restartPostgres({ ground, dice }: Scene): Promise<void> {
  await quickly(dice);
  await ground.postgres.stop();
  await wait(dice.roll(300));
  await ground.postgres.start();
}

async function cancelSome({ ground, planned, stopped, dice }: Scene): Promise<void> {
  for (const { source } of planned.filter(() => dice.chance(0.25))) {
    await wait(dice.roll(120));
    const { goingOut } = await patiently(() => ground.database.store.plans.cancel(source, "deleted"));
    stopped.set(source.id, { how: "cancelled", at: await databaseNow(ground), goingOut });
  }
}

/** As core does it: the posts are held, the strike is changed and what it announced is cancelled, all at once. */
async function suspendSome({ ground, planned, stopped, dice }: Scene): Promise<void> {
  for (const { source, strike, kind } of planned) {
    if (!strike || dice.chance(0.4)) continue;
    await wait(dice.roll(120));
    const goingOut = await patiently(() =>
      ground.database.transaction(async ({ plans, strikes }) => {
        await plans.hold(source);
        await strikes.update({ ...strike, state: "suspended", revision: strike.revision + 1 });
        return kind === "strike" ? 0 : (await plans.cancel(source, "superseded")).goingOut;
      }),
    );
    stopped.set(source.id, { how: "suspended", at: await databaseNow(ground), goingOut });
  }
}

async function databaseNow({ pool }: Ground): Promise<number> {
  const { rows } = await patiently(() =>
    pool.query<{ ms: number }>("select extract(epoch from clock_timestamp())::float8 * 1000 as ms"),
  );
  return rows[0]?.ms ?? 0;
}
