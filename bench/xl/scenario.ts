import { openServer } from "../../src/store/postgres/server.ts";
import { withPostgres, withRedis } from "../servers.ts";
import { bareAcks } from "./bare.ts";
import { openDesk, setUp } from "./branches.ts";
import { atTime, createShiftedClock } from "./clock.ts";
import { openMeter, type Spent } from "./cost.ts";
import { startFleet } from "./fleet.ts";
import { history } from "./history.ts";
import {
  afresh,
  answersKept,
  checksPosted,
  closeMoved,
  idle,
  type Nine,
  nine,
  postsAgain,
} from "./phases.ts";
import { redisMb } from "./redis-mb.ts";
import type { Sizes } from "./sizes.ts";
import type { Stage } from "./stage.ts";
import { type Acks, questionsIn, tapAll } from "./taps.ts";
import { openWorld, type World } from "./world.ts";

export interface Ran {
  /** Of bots that only acknowledge. */
  readonly bare?: Acks;
  readonly acks: Acks;
  /** Answers that were kept. */
  readonly kept: number;
  readonly nine: Nine;
  /** For a second in which nothing is due. */
  readonly idle: Spent;
  /** For one post, and for one answer. */
  readonly post: Spent;
  readonly answer: Spent;
  /** Edits of checks while people answered. */
  readonly edits: number;
  /** From the officer's command until the last follower's channel had the correction, s. */
  readonly closeSeconds: number;
  /** Above empty, MB. */
  readonly redisMb: number;
}

interface Options {
  readonly sizes: Sizes;
  /** Whether bots that only acknowledge are measured first, on the same doubles. */
  readonly beside?: boolean;
  readonly report: (line: string) => void;
}

/** Throws where a post or a correction is lost. */
export function scenario({ sizes, beside = false, report }: Options): Promise<Ran> {
  return withRedis((redis) =>
    withPostgres(async (postgres) => {
      const urls = { postgres, redis };
      const clock = createShiftedClock();
      clock.set(atTime("08:56:00"));
      const world = await openWorld(sizes, clock);
      const { pool, close } = await openServer(postgres);
      try {
        const bare = beside ? await bareAcks(world, sizes) : undefined;
        const desk = openDesk(pool, { now: () => clock.now() }, () => {});
        await setUp(pool, desk, world);
        if (sizes.history > 0) await history(pool, sizes.history);
        report(`${sizes.workspaces} workspaces are set up, ${sizes.history} posts went before`);
        const empty = await redisMb(redis);
        const fleet = await startFleet(world, urls, clock);
        try {
          const ran = await day({ world, pool, clock, fleet, urls, sizes }, report);
          return { ...ran, redisMb: ran.redisMb - empty, ...(bare && { bare }) };
        } finally {
          await fleet.end();
        }
      } finally {
        await close();
        await world.close();
      }
    }),
  );
}

async function day(stage: Stage, report: (line: string) => void): Promise<Ran> {
  const { world, pool, fleet, urls, sizes } = stage;
  const meter = await openMeter(pool, fleet);
  await checksPosted(stage);
  report("every check was posted");
  const nothing = await idle(stage, meter);
  const morning = await nine(stage);
  report(`at nine: ${morning.many} posts in ${morning.seconds.toFixed(2)} s`);
  const posts = await postsAgain(stage, meter, nothing);
  await afresh(stage, "09:07:05");
  const before = edits(world);
  const questions = questionsIn(world);
  let acks: Acks = { slack: [], discord: [] };
  let kept = 0;
  const answers = await meter.over(async () => {
    acks = await tapAll(world, questions, sizes);
    kept = await answersKept(stage);
  }, nothing);
  report(`${kept} answers in ${(answers.wall / 1_000).toFixed(1)} s`);
  const edited = edits(world) - before;
  const mb = await redisMb(urls.redis);
  const closeSeconds = await closeMoved(stage);
  report(`a close that moved was told everywhere in ${closeSeconds.toFixed(1)} s`);
  return {
    acks,
    kept,
    nine: morning,
    idle: each(nothing, nothing.wall / 1_000),
    post: each(posts.spent, posts.many),
    answer: each(answers, sizes.answers),
    edits: edited,
    closeSeconds,
    redisMb: mb,
  };
}

function each({ muster, postgres, blocks, wall }: Spent, many: number): Spent {
  return { muster: muster / many, postgres: postgres / many, blocks: blocks / many, wall: wall / many };
}

/** Edits of posted messages so far. */
function edits({ slack, rooms }: World): number {
  const onSlack = slack.world.messages.filter(({ onlyFor }) => onlyFor === undefined);
  const onDiscord = rooms.flatMap((room) => (room.chat === "discord" ? room.on.messages : []));
  return [...onSlack.map((one) => one.edits), ...onDiscord.map((one) => one.edits ?? 0)].reduce(
    (sum, many) => sum + many,
    0,
  );
}
