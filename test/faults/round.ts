import type { Beat } from "./beat.ts";
import { broken, type Row, type Stopped } from "./check.ts";
import type { Crew } from "./crew.ts";
import { type Fault, faults, type Scene } from "./faults.ts";
import { type Ground, patiently } from "./ground.ts";
import { planRows } from "./plan.ts";
import { openPlatforms } from "./platforms.ts";
import { createDice, type Dice } from "./seed.ts";
import { createShift, type Shift, untilQuiet } from "./shift.ts";
import { createTime } from "./time.ts";

export interface Round {
  readonly title: string;
  readonly problems: readonly string[];
  readonly suffered: Shift["suffered"];
  /** How long a process of it could not run at most, ms. */
  readonly stalledMs: number;
}

const rowsEach = 60;

const startsAt = ["2023-05-03T10:00", "2023-05-03T23:59:50", "2023-11-15T07:45"];

export interface Playing {
  readonly ground: Ground;
  readonly crew: Crew;
  /** Of the runner itself, in which the platforms are. */
  readonly beat: Beat;
}

/** One round: everything about it that is chance comes from its seed. Without faults, they are drawn too. */
export async function playRound(
  { ground, crew, beat }: Playing,
  seed: number,
  wanted: Readonly<Record<string, Fault>> = {},
): Promise<Round> {
  const dice = createDice(seed);
  const given = Object.keys(wanted);
  const names = given.length > 0 ? given : drawFaults(seed, dice);
  const chosen = names.flatMap((name) => wanted[name] ?? faults[name] ?? []);
  const listens = chosen.some((fault) => fault.listens === true);
  await ground.empty();
  const platforms = await openPlatforms();
  const time = createTime(dice.pick(startsAt));
  const planned = await planRows(
    { store: ground.database.store, dice, now: time.now() },
    platforms.workspaces,
    rowsEach,
  );
  const stopped = new Map<string, Stopped>();
  const failures: string[] = [];
  const failed = (problem: string) => void failures.push(problem);
  const scene: Scene = { ground, platforms, planned, stopped, dice, failed };
  const shift = createShift({ ground, crew, platforms, time, listens });
  beat.forget();
  try {
    await shift.begin(
      chosen.flatMap(({ harms }) => harms?.(dice) ?? []),
      2 + dice.roll(2),
    );
    await Promise.all(chosen.map(({ act }) => act?.(scene)));
    const quiet = await untilQuiet(ground, time, shift);
    await shift.end();
    const promised = broken({
      planned,
      rows: await readRows(ground),
      seen: platforms.seen(),
      stopped,
      caught: shift.caught,
      drawn: shift.drawn,
      businessAt: time.at,
    });
    return {
      title: names.join(", "),
      problems: [...(quiet ? [] : ["not quiet in time"]), ...failures, ...promised],
      suffered: shift.suffered,
      stalledMs: Math.max(beat.longest(), shift.stalledMs),
    };
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

export async function readRows({ pool }: Ground): Promise<readonly Row[]> {
  const { rows } = await patiently(() =>
    pool.query<Row>(
      `select id, source_id, state, reason, tries, last_error,
         extract(epoch from first_claimed_at)::float8 * 1000 as first_claimed from delivery`,
    ),
  );
  return rows;
}
