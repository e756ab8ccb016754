import { setTimeout as wait } from "node:timers/promises";
import { createQueue } from "../../src/queue/queue.ts";
import { silent } from "../muster.ts";
import { each, localName, openDesk, ownerPlace } from "./branches.ts";
import { atTime, dates } from "./clock.ts";
import type { Meter, Spent } from "./cost.ts";
import type { Stage } from "./stage.ts";
import { postsSince } from "./world.ts";

/** What nothing costs is looked at for so long, ms. */
const IDLE_MS = 10_000;

/** Long enough after a minute has begun for the jobs that run each minute, ms. */
const SETTLE_MS = 4_000;

/** What takes longer has lost something, ms. */
const LONGEST_MS = 180_000;

/** When no more answers came for so long, none will, ms. */
const QUIET_MS = 5_000;

/** Discord's requests in each second, of the whole bot; Slack holds up nobody with a post in each workspace. */
const DISCORD_PER_SECOND = 50;

/** The posts of nine o'clock. */
export interface Nine {
  readonly many: number;
  /** From the first taken to the last. */
  readonly seconds: number;
  /** The least that the platforms' own limits allow, s. */
  readonly bestSeconds: number;
  /** From nine to the first taken, ms. */
  readonly firstMs: number;
  /** Those on Slack alone, s. */
  readonly slackSeconds: number;
  /** Requests that Discord refused as too many. */
  readonly refused: number;
}

/** Everybody's clock, some seconds into a minute of its own; what each minute brings has been done. */
export async function afresh({ fleet, pool }: Pick<Stage, "fleet" | "pool">, time: string): Promise<void> {
  await fleet.set(atTime(time));
  await wait(SETTLE_MS);
  await until("the regular jobs", async () => {
    const { rows } = await pool.query("select from job_turn where turn is not null and job <> 'pulse'");
    return rows.length === 0;
  });
}

export async function checksPosted(stage: Stage): Promise<void> {
  const { world, fleet } = stage;
  await fleet.set(atTime("08:57:00"));
  await until("the checks", () => postsIn(stage, atTime("08:56:00")) >= world.asked.length);
}

export async function idle(stage: Stage, meter: Meter): Promise<Spent> {
  await afresh(stage, "08:58:05");
  return meter.over(() => wait(IDLE_MS));
}

export async function nine(stage: Stage): Promise<Nine> {
  const { world, fleet } = stage;
  const due = atTime("09:00:00");
  const many = await planned(stage, due);
  const before = tooMany(stage);
  await fleet.set(atTime("08:59:56"));
  const wanted = many.slack + many.discord;
  await until("the posts of nine", () => postsIn(stage, due) >= wanted);
  await recorded(stage);
  const { slack, discord } = postsSince(world, due);
  const all = [...slack, ...discord];
  return {
    many: all.length,
    seconds: spanOf(all),
    bestSeconds: many.discord / DISCORD_PER_SECOND,
    firstMs: Math.min(...all) - due,
    slackSeconds: spanOf(slack),
    refused: tooMany(stage) - before,
  };
}

/** The same posts on Discord once more, for what they cost: they take as long whatever the number of servers. */
export async function postsAgain(
  stage: Stage,
  meter: Meter,
  nothing: Spent,
): Promise<{ readonly many: number; readonly spent: Spent }> {
  const { pool } = stage;
  await afresh(stage, "09:05:05");
  const due = atTime("09:05:15");
  const { rowCount } = await pool.query(
    `insert into delivery (source_kind, source_id, branch_id, kind, chat, workspace, channel, on_date, at_time, zone,
       due_at, next_at, late_until, series, needs, campaign_id, revision)
     select source_kind, source_id, branch_id, kind, chat, workspace, channel, on_date, '09:05:15', zone,
       $2::timestamptz, $2::timestamptz, late_until, series, needs, campaign_id, revision
     from delivery where due_at = $1::timestamptz and chat = 'discord' and source_kind = 'countdown'`,
    [new Date(atTime("09:00:00")).toISOString(), new Date(due).toISOString()],
  );
  const many = rowCount ?? 0;
  const spent = await meter.over(async () => {
    await until("the posts again", () => postsIn(stage, due) >= many);
    await recorded(stage);
  }, nothing);
  return { many, spent };
}

/** The owner moves the close, and local branches theirs; until each channel that was told has its correction, s. */
export async function closeMoved(stage: Stage): Promise<number> {
  const { world, pool, clock, urls } = stage;
  await afresh(stage, "09:09:05");
  const queue = createQueue({ kind: "redis", url: urls.redis }, silent);
  // As a process that takes calls does.
  const desk = openDesk(pool, clock, () => {
    void queue.hint("deliver");
    void queue.hint("pass-on", 1_000);
    void queue.hint("refresh-check", 1_000);
  });
  const began = clock.nowMs();
  await desk.type(`/ballot dates closes: ${dates.later}`, ownerPlace(world));
  await each(world.large, (room) =>
    desk.type(`/ballot dates ballot: ${localName} closes: ${dates.later}`, room),
  );
  const wanted = world.rooms.length + world.large.length + 1;
  await until("the corrections", () => postsIn(stage, began) >= wanted);
  const { slack, discord } = postsSince(world, began);
  await queue.close();
  return (Math.max(...slack, ...discord) - began) / 1_000;
}

/** Each tap is acknowledged first and kept then: how many are, once no more come. */
export async function answersKept({ pool, sizes }: Stage): Promise<number> {
  let kept = 0;
  let grewAt = performance.now();
  while (kept < sizes.answers && performance.now() - grewAt < QUIET_MS) {
    const { rows } = await pool.query<{ many: number }>("select count(*)::integer as many from answer");
    const many = rows[0]?.many ?? 0;
    if (many > kept) grewAt = performance.now();
    kept = many;
    await wait(50);
  }
  return kept;
}

function postsIn({ world }: Stage, sinceMs: number): number {
  const { slack, discord } = postsSince(world, sinceMs);
  return slack.length + discord.length;
}

async function planned({ pool }: Stage, due: number) {
  const { rows } = await pool.query<{ slack: number; discord: number }>(
    `select count(*) filter (where chat = 'slack')::integer as slack,
       count(*) filter (where chat = 'discord')::integer as discord
     from delivery where state = 'planned' and due_at = $1::timestamptz`,
    [new Date(due).toISOString()],
  );
  return { slack: rows[0]?.slack ?? 0, discord: rows[0]?.discord ?? 0 };
}

/** Nothing that was sent is still to be written down. */
async function recorded({ pool }: Stage): Promise<void> {
  await until("the records", async () => {
    const { rows } = await pool.query("select from delivery where state = 'claimed' limit 1");
    return rows.length === 0;
  });
}

function tooMany({ world }: Stage): number {
  const { user, global } = world.discord.rates().refused;
  return user + global;
}

/** Of moments in ms, s. */
function spanOf(moments: readonly number[]): number {
  return moments.length === 0 ? 0 : (Math.max(...moments) - Math.min(...moments)) / 1_000;
}

async function until(what: string, there: () => boolean | Promise<boolean>): Promise<void> {
  const patient = performance.now() + LONGEST_MS;
  while (!(await there())) {
    if (performance.now() > patient) throw new Error(`${what} are not all there after ${LONGEST_MS} ms`);
    await wait(50);
  }
}
