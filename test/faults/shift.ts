import { setTimeout as wait } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import type { Crew, Hand } from "./crew.ts";
import { type Ground, patiently } from "./ground.ts";
import type { Platforms } from "./platforms.ts";
import type { Harm } from "./protocol.ts";
import type { Time } from "./time.ts";

/** The workers of a round: whoever dies is replaced by one that comes to no harm. */
export interface Shift {
  begin(harms: readonly Harm[], many: number): Promise<void>;
  /** Gives all of them the clock as it is. */
  tellTime(): void;
  /** Resolves when nobody is frozen. */
  awake(): Promise<unknown>;
  /** Everyone finishes what they have in hand. */
  end(): Promise<void>;
  /** Keys of posts that were on their way to Slack when their worker was frozen. */
  readonly caught: ReadonlySet<string>;
  /** Keys of posts whose words were drawn, and not answered yet, when their worker was frozen. */
  readonly drawn: ReadonlySet<string>;
  readonly suffered: { readonly deaths: number; readonly freezes: number };
  /** How long one of them could not run at most, ms, once it is over. */
  readonly stalledMs: number;
}

interface Workplace {
  readonly ground: Ground;
  readonly crew: Crew;
  readonly platforms: Platforms;
  readonly time: Time;
  /** One of them hears Discord's gateway. */
  readonly listens?: boolean;
}

export function createShift({ ground, crew, platforms, time, listens = false }: Workplace): Shift {
  /** Who works here, when they have begun, and how often they had been frozen before. */
  const hands = new Map<Hand, { readonly working: Promise<void>; readonly frozenBefore: number }>();
  let over = false;
  let deaths = 0;

  async function hire(harm?: Harm, hears = false): Promise<void> {
    const hand = await crew.hire();
    if (over) return crew.giveBack(hand);
    hand.onDeath(() => {
      if (over || !hands.has(hand)) return;
      deaths += 1;
      void hire(undefined, hears);
    });
    const { slackUrl, teams, discord, clock: platformClock } = platforms;
    const working = hand.work({
      databaseUrl: ground.postgres.url,
      redisUrl: ground.redis.url,
      slackUrl,
      teams,
      discord,
      clock: time.clock(),
      platformClock,
      ...(harm && { harm }),
      ...(hears && { listens: true as const }),
    });
    hands.set(hand, { working, frozenBefore: hand.freezes });
    await working;
    hand.tell({ kind: "clock", clock: time.clock() });
  }

  return {
    async begin(harms, many) {
      // One at least is left unharmed, and no more are waited for than there are.
      const suffered = harms.slice(0, crew.size - 1);
      const count = Math.min(crew.size, Math.max(many, suffered.length + 1));
      await Promise.all(
        Array.from({ length: count }, (_, index) => hire(suffered[index], listens && index === 0)),
      );
    },
    tellTime() {
      for (const hand of hands.keys()) hand.tell({ kind: "clock", clock: time.clock() });
    },
    awake: () => Promise.all([...hands.keys()].map((hand) => hand.awake)),
    async end() {
      if (over) return;
      over = true;
      await Promise.all([...hands.values()].map(({ working }) => working));
      await Promise.all([...hands.keys()].map((hand) => hand.awake.then(() => hand.rest())));
      for (const hand of hands.keys()) crew.giveBack(hand);
    },
    get drawn() {
      return new Set([...hands.keys()].flatMap(({ drawn }) => [...drawn]));
    },
    get caught() {
      return new Set([...hands.keys()].flatMap(({ caught }) => [...caught]));
    },
    get stalledMs() {
      return Math.max(0, ...[...hands.keys()].map((hand) => hand.stalledMs));
    },
    get suffered() {
      const freezes = [...hands].map(([hand, { frozenBefore }]) => hand.freezes - frozenBefore);
      return { deaths, freezes: freezes.reduce((sum, own) => sum + own, 0) };
    },
  };
}

/** A round that is not quiet by then has lost something. */
const longestMs = 60_000;

/** Of a planned row: its own moment, or where its place is lost that of the next look. */
const nextTry = `greatest(next_at, (
  select min(lost.next_look_at) from lost_place lost
  where lost.chat = delivery.chat and lost.workspace = delivery.workspace
    and lost.channel in ('', delivery.channel) and lost.look is distinct from delivery.id
))`;

/** Until no row is planned or claimed; the business clock is moved on to whatever waits. False when it takes too long. */
export async function untilQuiet(ground: Ground, time: Time, shift: Shift): Promise<boolean> {
  const until = Date.now() + longestMs;
  while (Date.now() < until) {
    const { rows } = await patiently(() =>
      ground.pool.query<{ planned: number; claimed: number; next: string | null }>(
        `select count(*) filter (where state = 'planned')::integer as planned,
           count(*) filter (where state = 'claimed')::integer as claimed,
           extract(epoch from min(${nextTry}) filter (where state = 'planned'))::float8 * 1000 as next
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
      shift.tellTime();
    }
    await wait(60);
  }
  return false;
}
