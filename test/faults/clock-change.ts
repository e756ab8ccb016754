import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { newBranch } from "../../src/core/branch/branch.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import { planCountdown } from "../../src/core/planning/plan.ts";
import { planReminder } from "../../src/core/planning/plan-reminder.ts";
import { countdownOf, reminderOf } from "../contracts/store-examples.ts";
import { type Ground, patiently } from "./ground.ts";
import { openPlatforms, type Platforms, referenceIn } from "./platforms.ts";
import type { Harm } from "./protocol.ts";
import type { Playing, Round } from "./round.ts";
import { createDice } from "./seed.ts";
import { createShift, untilQuiet } from "./shift.ts";
import { createTime, type Time } from "./time.ts";

/** The Sundays of 2023 on which the clocks of the UK change at 01:00 UTC. */
export const clockChanges = ["2023-03-26", "2023-10-29"] as const;

/** In the hour that is left out or comes twice, about it, and at the usual one. */
const hours = ["00:30", "01:30", "02:30", "09:00"];

const daysAround = 1;

/** Nobody needs longer than this after a kill, a fast clock's minutes. */
const latestMinutes = 15;

/** Days of posts around a change of the clocks, with a worker killed on the way: each civil day's once, at its hour. */
export async function playClockChange(
  { ground, crew, beat }: Playing,
  sunday: (typeof clockChanges)[number],
  seed: number,
): Promise<Round> {
  const dice = createDice(seed);
  await ground.empty();
  const platforms = await openPlatforms();
  const first = Temporal.PlainDate.from(sunday).subtract({ days: daysAround });
  const time = createTime(`${first.subtract({ days: 1 })}T20:00`);
  const shift = createShift({ ground, crew, platforms, time });
  beat.forget();
  try {
    const planned = await plan(ground, platforms, time, first);
    const harms: Harm[] = (["after-post", "after-claim"] as const).map((point) => ({
      what: "kill",
      point,
      nth: 2 + dice.roll(5),
    }));
    await shift.begin(harms, 3);
    const quiet = await untilQuiet(ground, time, shift);
    await shift.end();
    const problems = await check(ground, platforms, time, planned);
    return {
      title: `the clocks change on ${sunday}`,
      problems: quiet ? problems : ["not quiet in time", ...problems],
      suffered: shift.suffered,
      stalledMs: Math.max(beat.longest(), shift.stalledMs),
    };
  } finally {
    await shift.end();
    await platforms.close();
  }
}

/** Daily reminders and a countdown for every workspace. Returns how many posts that should be. */
async function plan(
  { database }: Ground,
  { workspaces }: Platforms,
  time: Time,
  first: Temporal.PlainDate,
): Promise<number> {
  const last = first.add({ days: 2 * daysAround });
  const now = time.now();
  let many = 0;
  for (const { chat, id, channels } of workspaces) {
    await database.transaction(async (store) => {
      const branch = await store.branches.save(newBranch(randomUUID(), { chat, workspace: id }));
      const places = channels.map((channel) => ({ chat, workspace: id, channel }));
      for (const [index, hour] of hours.entries()) {
        const to = { place: places[index % places.length] ?? { chat, workspace: id, channel: "" } };
        const at = Temporal.PlainTime.from(hour);
        const reminder = reminderOf(branch, { to, at, on: first, repeat: "daily", until: last });
        await store.reminders.save(reminder);
        await planReminder(store, reminder, { branch, now });
      }
      const days = [3, 2, 1, 0].filter((left) => left <= 2 * daysAround);
      const target = { kind: "date", title: "Branch meeting", date: last } as const;
      const countdown = countdownOf(branch, target, { days, ...(places[0] && { place: places[0] }) });
      await store.countdowns.save(countdown);
      await planCountdown(store, countdown, { branch, now });
      many += hours.length * (2 * daysAround + 1) + days.length;
    });
  }
  return many;
}

interface Dated {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly day: string;
  readonly at_time: string;
  readonly workspace: string;
}

async function check(
  { pool }: Ground,
  platforms: Platforms,
  time: Time,
  planned: number,
): Promise<readonly string[]> {
  const { rows } = await patiently(() =>
    pool.query<Dated>("select id, state, reason, on_date::text as day, at_time, workspace from delivery"),
  );
  const seen = platforms.seen();
  const deaf = new Set(platforms.workspaces.filter(({ askable }) => !askable).map(({ id }) => id));
  const counted = rows.length === planned ? [] : [`${rows.length} posts are planned, not ${planned}`];
  const problems = rows.flatMap((row) => {
    const reference = referenceIn(deliveryKey(row.id));
    const posts = seen.filter((one) => one.reference === reference);
    const about = `${row.day} ${row.at_time}, ${row.state} ${row.reason ?? ""}`;
    const nobodyKnows = deaf.has(row.workspace) && row.state === "failed" && row.reason === "unknown";
    if (nobodyKnows ? posts.length > 1 : posts.length !== 1)
      return [`posted ${posts.length} times: ${about}`];
    return posts.flatMap(({ at }) => astray(row, time.at(at))).map((problem) => `${problem}: ${about}`);
  });
  return [...counted, ...problems];
}

/** A local time that is left out is meant an hour later; one that comes twice, the first time. */
function astray({ day, at_time }: Dated, went: Temporal.Instant): readonly string[] {
  const due = Temporal.PlainDateTime.from(`${day}T${at_time}`).toZonedDateTime("Europe/London");
  const minutes = due.toInstant().until(went).total("minutes");
  return minutes >= 0 && minutes < latestMinutes ? [] : [`went ${minutes.toFixed(1)} minutes after its hour`];
}
