import { setTimeout as wait } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import { broken, type Row, type Stopped } from "./check.ts";
import type { Crew, Hand } from "./crew.ts";
import { type Fault, faults, type Scene } from "./faults.ts";
import { type Ground, patiently } from "./ground.ts";
import { planRows } from "./plan.ts";
import { openPlatforms, type Platforms } from "./platforms.ts";
import type { Harm } from "./protocol.ts";
import { createDice, type Dice } from "./seed.ts";
import { createTime, type Time } from "./time.ts";

export interface Round {
  readonly title: string;
  readonly problems: readonly string[];
}

const rowsEach = 60;
/** A round that is not quiet by then has lost something. */
const longestMs = 60_000;
const startsAt = ["2023-05-03T10:00", "2023-05-03T23:59:50", "2023-11-15T07:45"];

export interface Playing {
  readonly ground: Ground;
  readonly crew: Crew;
}

/** One round: everything about it that is chance comes from its seed. Without names, faults are drawn too. */
export async function playRound(
  { ground, crew }: Playing,
  seed: number,
  wanted: readonly string[] = [],
): Promise<Round> {
  const dice = createDice(seed);
  const names = wanted.length > 0 ? wanted : drawFaults(seed, dice);
  const chosen = names.flatMap((name) => faults[name] ?? []);
  await ground.empty();
  const platforms = await openPlatforms();
  const time = createTime(dice.pick(startsAt));
  const planned = await planRows(
    { store: ground.database.store, dice, now: time.now() },
    platforms.workspaces,
    rowsEach,
  );
  const stopped = new Map<string, Stopped>();
  const scene: Scene = { ground, platforms, planned, stopped, dice };
  const shift = createShift({ ground, crew }, platforms, time);
  try {
    await shift.begin(
      chosen.flatMap(({ harms }) => harms?.(dice) ?? []),
      2 + dice.roll(2),
    );
    await Promise.all(chosen.map(({ act }) => act?.(scene)));
    const quiet = await untilQuiet(ground, time, shift);
    await shift.end();
    const problems = broken({
      planned,
      rows: await readRows(ground),
      seen: platforms.seen(),
      stopped,
      businessAt: time.at,
      redisAlways: !chosen.some(({ redis }: Fault) => redis),
    });
    return { title: names.join(", "), problems: quiet ? problems : ["not quiet in time", ...problems] };
  } finally {
    await shift.end();
    await platforms.close();
  }
}

/** Each in its turn, and two by chance. */
function drawFaults(seed: number, dice: Dice): readonly string[] {
  const names = Object.keys(faults);
  return [...new Set([names[seed % names.length] ?? "", dice.pick(names), dice.pick(names)])];
}

/** The workers of a round: whoever dies is replaced, unharmed. */
function createShift({ ground, crew }: Playing, platforms: Platforms, time: Time) {
  const hands = new Set<Hand>();
  const hiring = new Set<Promise<void>>();
  let over = false;

  function hire(harm?: Harm): void {
    const one = put(harm).finally(() => hiring.delete(one));
    hiring.add(one);
  }

  async function put(harm?: Harm): Promise<void> {
    const hand = await crew.hire();
    hands.add(hand);
    hand.onDeath(() => {
      if (!over && hands.delete(hand)) hire();
    });
    await hand.work({
      databaseUrl: ground.postgres.url,
      redisUrl: ground.redis.url,
      slackUrl: platforms.slackUrl,
      teams: platforms.teams,
      discord: platforms.discord,
      clock: time.clock(),
      platformClock: platforms.clock,
      ...(harm && { harm }),
    });
  }

  return {
    async begin(harms: readonly Harm[], many: number): Promise<void> {
      for (let count = 0; count < Math.max(many, harms.length + 1); count += 1) hire(harms[count]);
      await Promise.all(hiring);
    },
    tell(): void {
      for (const hand of hands) hand.tell({ kind: "clock", clock: time.clock() });
    },
    awake: () => Promise.all([...hands].map(({ frozen }) => frozen)),
    async end(): Promise<void> {
      if (over) return;
      await Promise.all(hiring);
      over = true;
      await Promise.all([...hands].map((hand) => hand.frozen.then(() => hand.rest())));
      for (const hand of hands) crew.giveBack(hand);
    },
  };
}

/** Until no row is planned or claimed; the business clock is moved on to whatever waits. False when it takes too long. */
async function untilQuiet(
  ground: Ground,
  time: Time,
  shift: ReturnType<typeof createShift>,
): Promise<boolean> {
  const until = Date.now() + longestMs;
  while (Date.now() < until) {
    const { rows } = await patiently(() =>
      ground.pool.query<{ planned: number; claimed: number; next: string | null }>(
        `select count(*) filter (where state = 'planned')::integer as planned,
           count(*) filter (where state = 'claimed')::integer as claimed,
           extract(epoch from min(next_at) filter (where state = 'planned'))::float8 * 1000 as next
         from delivery`,
      ),
    );
    const [counted] = rows;
    if (counted && counted.planned + counted.claimed === 0) {
      await shift.awake();
      return true;
    }
    const next = Number(counted?.next ?? 0);
    // What the platforms are told to wait is waited for by their own clocks.
    if (counted?.claimed === 0 && next > time.now().epochMilliseconds + 2_000) {
      time.jumpTo(Temporal.Instant.fromEpochMilliseconds(Math.ceil(next)));
      shift.tell();
    }
    await wait(60);
  }
  return false;
}

async function readRows({ pool }: Ground): Promise<readonly Row[]> {
  const { rows } = await patiently(() =>
    pool.query<Row>(
      `select id, source_id, state, reason, tries, last_error,
         extract(epoch from first_claimed_at)::float8 * 1000 as first_claimed from delivery`,
    ),
  );
  return rows;
}
