import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { jobs } from "../../jobs/index.ts";
import { arrangeCampaign } from "../../src/core/acts/ballot/arrange.ts";
import type { Answer } from "../../src/core/ballot/answers.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import { civilDate, ukZone } from "../../src/core/calendar/zone.ts";
import { plainText } from "../../src/core/chat/card.ts";
import type { Check } from "../../src/core/check/check.ts";
import type { MemberKey } from "../../src/core/people/vault.ts";
import { announceCheck } from "../../src/core/planning/announce.ts";
import type { Database } from "../../src/core/ports/store.ts";
import { at, branch, campaign, place } from "../support/examples.ts";
import { silent } from "../support/logs.ts";
import { memoryChat } from "../support/memory-chat.ts";
import { assemble } from "../support/whole.ts";

/** The 2023 reballot with an open check in its channel, at 09:00 on 20 April 2023, and every job by its name. */
export async function createJobRig(database: Database) {
  let now: Temporal.Instant = at("2023-04-20T09:00");
  const posts: string[] = [];
  const edits: string[] = [];
  /** Private ones: "user: words". */
  const letters: string[] = [];
  const chat = memoryChat({
    posted(to, card) {
      if ("user" in to) letters.push(`${to.user}: ${plainText(card)}`);
      else posts.push(plainText(card));
    },
    edited: (card) => void edits.push(plainText(card)),
  });
  const clock = { now: () => now };
  const whole = assemble({ commands: [], database, clock, log: silent });
  const { vault } = whole.parts;
  const worker = () => whole.worker(chat);
  const own = { ...campaign(), id: randomUUID() } satisfies Campaign;
  const check: Check = {
    id: randomUUID(),
    shortId: "qqqqq",
    branchId: "",
    campaignId: own.id,
    place,
    openedAt: now,
  };
  const saved = await database.transaction(async (store) => {
    const kept = await store.branches.save({ ...branch, id: randomUUID() });
    await arrangeCampaign(store, { ...own, branchId: kept.id }, { branch: kept, now }, randomUUID);
    await store.checks.save({ ...check, branchId: kept.id });
    await announceCheck(store, { ...check, branchId: kept.id }, { branch: kept, now });
    return kept;
  });

  async function run(name: string, services = worker()): Promise<void> {
    const job = jobs.find((one) => one.name === name);
    if (!job) throw new Error(`no job ${name}`);
    await job.run(services);
  }

  return {
    posts,
    edits,
    letters,
    branch: saved,
    vault,
    campaignId: own.id,
    checkId: check.id,
    branchId: saved.id,
    store: database.store,
    setClock: (local: string) => {
      now = at(local);
    },
    worker,
    run,
    /** In two workers at the same time. */
    runTwiceAtOnce: async (name: string) => {
      await Promise.all([run(name), run(name)]);
    },
    async answer(count: number, answer: Answer, from = 0) {
      for (let one = from; one < from + count; one += 1) {
        await database.store.answers.put({
          campaignId: own.id,
          key: `member-${one}` as MemberKey,
          answer,
          on: civilDate(now, ukZone),
        });
      }
    },
  };
}
