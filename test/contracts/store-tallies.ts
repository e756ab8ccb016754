import { expect, test } from "vitest";
import { tellWithin } from "../../src/core/acts/ballot/tell.ts";
import type { Answer } from "../../src/core/ballot/answers.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import type { Draw } from "../../src/core/ballot/tally.ts";
import type { TestDatabase } from "../support/databases.ts";
import { least } from "../support/numbers.ts";
import { endedOrWaiting } from "../support/waiting.ts";
import { campaignOf, day, memberKey, saveBranch } from "./store-examples.ts";

const on = day("2023-05-01");

async function openCampaign({ database: { store } }: TestDatabase) {
  const branch = await saveBranch(store);
  const campaign = campaignOf(branch);
  await store.campaigns.insert(campaign);
  const answer = (name: string, given: Answer) =>
    store.answers.put({ campaignId: campaign.id, key: memberKey(name), answer: given, on });
  return { branch, campaign, answer };
}

/** What a campaign's numbers are told by. */
export function talliesContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;

  test("a tally comes back as it was kept, and is there once it is", async () => {
    const { campaign } = await openCampaign(opened());
    expect(await store().tallies.of(campaign.id)).toBeUndefined();
    await store().tallies.keep(campaign.id, { need: 17, owed: 0 });
    expect(await store().tallies.of(campaign.id)).toEqual({ need: 17, owed: 0 });
    await store().tallies.keep(campaign.id, { need: 12, owed: 3, entitled: 40 });
    expect(await store().tallies.of(campaign.id)).toEqual({ need: 12, owed: 3, entitled: 40 });
  });

  test("numbers are remembered as they were told, the last of each day", async () => {
    const { campaign } = await openCampaign(opened());
    expect(await store().tallies.days(campaign.id)).toEqual([]);
    const told = (posted: number) => ({ posted, toPost: 10, trouble: 15 });
    const next = on.add({ days: 2 });
    await store().tallies.tell(campaign.id, told(20), next);
    await store().tallies.tell(campaign.id, told(10), on);
    await store().tallies.tell(campaign.id, told(35), next);
    expect(await store().tallies.days(campaign.id)).toEqual([
      { ...told(10), on },
      { ...told(35), on: next },
    ]);
  });

  test("members are counted by what is kept of them; with a telling only whoever has moved is in another place", async () => {
    const { campaign, answer } = await openCampaign(opened());
    const alike = () => store().tallies.alike(campaign.id);
    const tell = () => store().tallies.tell(campaign.id, { posted: 10, toPost: 0, trouble: 0 }, on);
    for (const name of ["bo", "asha"]) await answer(name, "posted");
    expect(await alike()).toEqual([{ answer: "posted", moves: 0, members: 2 }]);
    await tell();
    await answer("bo", "lost");
    await answer("asha", "lost");
    await answer("asha", "posted");
    await tell();
    expect((await alike()).toSorted((one, other) => one.moves - other.moves)).toEqual([
      { answer: "posted", taken: "posted", moves: 1, members: 1 },
      { answer: "lost", taken: "lost", moves: 2, members: 1 },
    ]);
  });

  test("an answer that has moved the numbers three times stays in them as it was", async () => {
    const { campaign, answer } = await openCampaign(opened());
    for (const given of ["posted", "lost", "posted", "lost"] as const) {
      await answer("bo", given);
      await store().tallies.tell(campaign.id, { posted: 0, toPost: 0, trouble: 0 }, on);
    }
    expect(await store().tallies.alike(campaign.id)).toEqual([
      { answer: "lost", taken: "posted", moves: 3, members: 1 },
    ]);
  });

  test("what an erased answer had moved is owed, in its own campaign alone", async () => {
    const { branch, campaign, answer } = await openCampaign(opened());
    const other = campaignOf(branch);
    await store().campaigns.insert(other);
    for (const { id } of [campaign, other]) await store().tallies.keep(id, { need: 10, owed: 1 });
    for (const given of ["posted", "lost"] as const) {
      await answer("bo", given);
      await store().tallies.tell(campaign.id, { posted: 0, toPost: 0, trouble: 0 }, on);
    }
    expect((await store().erasure.erasePerson(branch.id, memberKey("bo"))).answers).toBe(1);
    expect(await store().tallies.of(campaign.id)).toEqual({ need: 10, owed: 3 });
    expect(await store().tallies.of(other.id)).toEqual({ need: 10, owed: 1 });
  });
}

/** The same with connections that wait for each other. */
export function tallyRacesContract(opened: () => TestDatabase): void {
  const most: Draw = (below) => below - 1;

  async function crowd(): Promise<{ readonly campaign: Campaign; readonly branchId: string }> {
    const { branch, campaign, answer } = await openCampaign(opened());
    for (let member = 0; member < 60; member += 1) await answer(`m${member}`, "posted");
    return { campaign, branchId: branch.id };
  }

  test("who tells numbers while they are being told waits, and finds them told", async () => {
    const { campaign } = await crowd();
    const { database, pool } = opened();
    let second: Promise<void> | undefined;
    await database.transaction(async (inside) => {
      await inside.tallies.hold(campaign.id);
      second = database.transaction((store) =>
        tellWithin(store, campaign.id, { draw: most, now: on.toZonedDateTime("Europe/London").toInstant() }),
      );
      await endedOrWaiting(pool, second);
      await tellWithin(inside, campaign.id, {
        draw: least,
        now: on.toZonedDateTime("Europe/London").toInstant(),
      });
    });
    await second;
    expect((await database.store.campaigns.byId(campaign.id))?.published?.posted).toBe(50);
    expect(await database.store.tallies.alike(campaign.id)).toEqual([
      { answer: "posted", taken: "posted", moves: 1, members: 60 },
    ]);
  });

  test("nobody is erased between what is counted and what is told", async () => {
    const { campaign, branchId } = await crowd();
    const { database, pool } = opened();
    let erased: Promise<unknown> | undefined;
    await database.transaction(async (inside) => {
      await inside.tallies.hold(campaign.id);
      erased = database.store.erasure.erasePerson(branchId, memberKey("m0"));
      await endedOrWaiting(pool, erased);
      await tellWithin(inside, campaign.id, {
        draw: least,
        now: on.toZonedDateTime("Europe/London").toInstant(),
      });
    });
    await erased;
    // They were in the numbers: their move is owed.
    expect(await database.store.tallies.of(campaign.id)).toEqual({ need: 10, owed: 1 });
  });
}
