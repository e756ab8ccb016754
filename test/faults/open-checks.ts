import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { newBranch } from "../../src/core/branch/branch.ts";
import { civilDate, ukZone } from "../../src/core/calendar/zone.ts";
import type { MemberKey } from "../../src/core/people/vault.ts";
import { announceCheck } from "../../src/core/planning/announce.ts";
import { createQueue } from "../../src/queue/queue.ts";
import { campaignOf, checkOf, clock } from "../contracts/store-examples.ts";
import type { Ground } from "./ground.ts";
import { openPlatforms, type Workspace } from "./platforms.ts";
import { type Playing, type Round, readRows } from "./round.ts";
import { createShift, untilQuiet } from "./shift.ts";
import { createTime, type Time } from "./time.ts";

const silent = { info() {}, warn() {}, error() {} };

/** More than are looked at in one run. */
const many = 300;

const longestMs = 60_000;

/**
 * As many checks are open on Discord; workers are killed while they are posted. Then enough members answer: every check
 * comes to show it, edited once, and none was edited before.
 */
export async function playOpenChecks({ ground, crew, beat }: Playing): Promise<Round> {
  await ground.empty();
  const platforms = await openPlatforms({ onDiscord: many });
  const time = createTime("2023-05-03T10:00");
  const shift = createShift({ ground, crew, platforms, time });
  beat.forget();
  try {
    const there = platforms.workspaces.find(({ chat }) => chat === "discord");
    if (!there) throw new Error("no server");
    const campaignId = await openChecks(ground, time, there);
    await shift.begin([{ what: "kill", point: "after-post", nth: 40 }], 2);
    const quiet = await untilQuiet(ground, time, shift);
    const asked = (await readRows(ground)).filter(({ tries }) => tries > 1).length;
    const early = platforms.edits("Too few of you").filter((edits) => edits > 0).length;
    for (let one = 0; one < 25; one += 1) {
      const on = civilDate(time.now(), ukZone);
      const given = { campaignId, key: `m${one}` as MemberKey, answer: "posted", on } as const;
      await ground.database.store.answers.put(given);
    }
    const until = Date.now() + longestMs;
    const changed = () => platforms.edits("At least");
    // In both workers at once, as often as their wake-ups may come.
    const queue = createQueue({ kind: "redis", url: ground.redis.url }, silent);
    while (changed().length < many && Date.now() < until) {
      await Promise.all([1, 2].map(() => queue.wake("refresh-check", { id: `refresh-${randomUUID()}` })));
      await wait(300);
    }
    await queue.close();
    await shift.end();
    const problems = [
      ...(quiet ? [] : ["not quiet in time"]),
      // Of one that was found after its worker was killed nobody can say what it showed.
      ...(early > asked ? [`${early} checks were edited with nothing new`] : []),
      ...(changed().length === many ? [] : [`only ${changed().length} of ${many} checks show the number`]),
      ...changed()
        .filter((edits) => edits > 2)
        .map((edits) => `a check was edited ${edits} times for one number`),
    ];
    const stalledMs = Math.max(beat.longest(), shift.stalledMs);
    return { title: `${many} open checks`, problems, suffered: shift.suffered, stalledMs };
  } finally {
    await shift.end();
    await platforms.close();
  }
}

async function openChecks(
  { database }: Ground,
  time: Time,
  { chat, id, channels }: Workspace,
): Promise<string> {
  const now = time.now();
  return database.transaction(async (store) => {
    const branch = await store.branches.save(newBranch(randomUUID(), { chat, workspace: id }));
    const closes = { date: civilDate(now, ukZone).add({ days: 12 }), time: clock("12:00") };
    const campaign = campaignOf(branch, { milestones: { closes } });
    await store.campaigns.insert(campaign);
    for (const [nth, channel] of channels.entries()) {
      const place = { chat, workspace: id, channel };
      const check = checkOf(campaign, { place, shortId: `c${nth}`, openedAt: now });
      await store.checks.save(check);
      await announceCheck(store, check, { branch, now });
    }
    return campaign.id;
  });
}
