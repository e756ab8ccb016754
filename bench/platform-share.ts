import { setTimeout as wait } from "node:timers/promises";
import { openServer } from "../src/store/postgres/server.ts";
import { startDiscordDouble } from "../test/doubles/discord/double.ts";
import { type Figure, judge } from "./figure.ts";
import { startProcess } from "./processes.ts";
import { plan } from "./scene.ts";
import { withPostgres, withRedis } from "./servers.ts";

const ROUNDS = 5;

const GUILDS = 20;

const CHANNELS = 25;

const POSTS_EACH = 2;

const POSTS = GUILDS * CHANNELS * POSTS_EACH;

const PER_SECOND = 50;

const LEAD_MS = 5_000;

/** A request and its answer are on their way for 10 to 40 ms. */
const latencyMs = () => 10 + Math.random() * 30;

/**
 * How much of what Discord permits two processes get through: 50 requests in each fixed second and one a second in each
 * channel, with the real library, to the double that refuses what is over.
 */
export async function platformShare(report: (line: string) => void): Promise<readonly Figure[]> {
  const rounds = await withRedis((redis) =>
    withPostgres(async (postgres) => {
      const done: Awaited<ReturnType<typeof oneRound>>[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const result = await oneRound(postgres, redis);
        const { share, refused, refusedLater, overSliding } = result;
        report(
          `share ${round + 1}: ${share.toFixed(1)} %, 429s ${refused} (${refusedLater} after the first second), over a sliding second ${overSliding}`,
        );
        done.push(result);
      }
      return done;
    }),
  );
  return [
    judge(
      { id: "platform-share", unit: "%", bar: { of: "value", at: "least", is: 95 } },
      rounds.map(({ share }) => ({ value: share })),
    ),
    judge(
      { id: "platform-share-429", unit: "after the first second", bar: { of: "value", at: "most", is: 0 } },
      rounds.map(({ refusedLater }) => ({ value: refusedLater })),
    ),
    judge(
      { id: "platform-share-over-sliding-second", unit: "requests" },
      rounds.map(({ overSliding }) => ({ value: overSliding })),
    ),
  ];
}

async function oneRound(postgres: string, redis: string) {
  const { pool, close } = await openServer(postgres);
  await pool.query("truncate branch cascade");
  const rates = { globalPerSecond: PER_SECOND, channelMessages: { limit: 1, perMs: 1_000 } };
  const double = await startDiscordDouble(Date.now, { rates, latencyMs });
  const guilds = Array.from({ length: GUILDS }, (_, number) => double.guild(`guild ${number}`));
  const workspaces = guilds.map((guild) => ({
    id: guild.id,
    channels: Array.from({ length: CHANNELS }, (_, number) => guild.channel(`c${number}`).id),
  }));
  const environment = { POSTGRES: postgres, REDIS: redis, DISCORD: double.url, TOKEN: double.token };
  const processes = [1, 2].map(() => startProcess("share-process.ts", environment));
  for (const one of processes) await one.said();
  await plan(pool, {
    chat: "discord",
    workspaces,
    postsEach: POSTS_EACH,
    firstAt: Date.now() + LEAD_MS,
    overMs: 0,
  });
  const posted = () => double.seen.filter(({ path, status }) => path.endsWith("/messages") && status === 200);
  const refused = () => double.seen.filter(({ status }) => status === 429).length;
  while (posted().length === 0) await wait(1);
  const began = performance.now();
  await wait(1_000);
  const early = refused();
  while (posted().length < POSTS) await wait(5);
  const seconds = (performance.now() - began) / 1_000;
  const result = {
    share: ((POSTS / seconds) * 100) / PER_SECOND,
    refused: refused(),
    refusedLater: refused() - early,
    overSliding: double.rates().overSlidingSecond,
  };
  for (const one of processes) await one.end();
  await double.close();
  await close();
  return result;
}
