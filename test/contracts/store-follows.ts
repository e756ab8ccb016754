import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import { type Branch, newBranch } from "../../src/core/branch/branch.ts";
import type { TestDatabase } from "../support/databases.ts";
import { endedOrWaiting } from "../support/waiting.ts";
import {
  at,
  campaignOf,
  checkOf,
  clock,
  countdownOf,
  day,
  memberKey,
  placeIn,
  planned,
  saveBranch,
  written,
} from "./store-examples.ts";

/** A ballot followed by other branches: codes, rows kept equal, what waits to be made good. */
export function followsContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;

  async function saveOwner(workspace = "owner", changes: Partial<Campaign> = {}): Promise<Campaign> {
    const campaign = campaignOf(await saveBranch(store(), workspace), changes);
    await store().campaigns.insert(campaign);
    return campaign;
  }

  async function saveFollower(
    owner: Campaign,
    workspace: string,
    channels: readonly string[] = ["C1"],
  ): Promise<{ readonly campaign: Campaign; readonly branch: Branch }> {
    const branch = await saveBranch(store(), workspace);
    const id = randomUUID();
    const own = {
      id,
      shortId: id.slice(0, 5),
      branchId: branch.id,
      place: placeIn(branch.home),
      revision: 1,
    };
    const campaign = { ...owner, ...own, owner: { campaignId: owner.id, gone: false } };
    await store().campaigns.insert(campaign);
    for (const channel of channels) {
      const place = placeIn(branch.home, channel);
      await store().countdowns.save(countdownOf(branch, { kind: "ballot", campaignId: id }, { place }));
    }
    return { campaign, branch };
  }

  const later = { closes: { date: day("2023-05-25"), time: clock("12:00") } };
  const byId = async ({ id }: Campaign) => written(await store().campaigns.byId(id));

  test("a code finds its campaign until its codes are ended", async () => {
    const owner = await saveOwner();
    const other = await saveOwner("another");
    const now = at("2023-04-20T08:00:00Z");
    for (const hash of ["one", "two"]) await store().shareCodes.add(owner.id, hash, now);
    await store().shareCodes.add(other.id, "three", now);
    expect((await store().shareCodes.shared("one"))?.id).toBe(owner.id);
    expect(await store().shareCodes.shared("four")).toBeUndefined();
    expect((await store().follows.sharing(owner.id)).codes).toBe(2);
    await store().shareCodes.add(owner.id, "five", now);
    expect(await store().shareCodes.end(other.id, "five")).toBe(false);
    expect(await store().shareCodes.end(owner.id, "five")).toBe(true);
    expect(await store().shareCodes.end(owner.id, "five")).toBe(false);
    expect(await store().shareCodes.shared("five")).toBeUndefined();
    expect(await store().shareCodes.endAll(owner.id)).toBe(2);
    expect(await store().shareCodes.endAll(owner.id)).toBe(0);
    expect(await store().shareCodes.shared("two")).toBeUndefined();
    expect((await store().shareCodes.shared("three"))?.id).toBe(other.id);
  });

  test("channels and branches that follow are counted, each once, and only while they count down", async () => {
    const owner = await saveOwner();
    await saveFollower(owner, "T1", ["C1", "C2"]);
    const { campaign, branch } = await saveFollower(owner, "T2");
    await store().countdowns.save(countdownOf(branch, { kind: "mandate", campaignId: campaign.id }));
    await saveFollower(owner, "T3", []);
    await saveFollower(await saveOwner("another"), "T4");
    expect(await store().follows.sharing(owner.id)).toEqual({ codes: 0, channels: 3, branches: 2 });
  });

  test("a follower comes back as such, once for each branch", async () => {
    const owner = await saveOwner();
    const { campaign, branch } = await saveFollower(owner, "T1");
    expect(written(await store().follows.ofBranch(branch.id, owner.id))).toEqual(written(campaign));
    expect(await store().follows.ofBranch(owner.branchId, owner.id)).toBeUndefined();
    const twin = { ...campaign, id: randomUUID(), shortId: "twin" };
    await expect(store().campaigns.insert(twin)).rejects.toThrow("campaign_follows");
  });

  test("an owner's change is its followers' in the same transaction, and theirs alone", async () => {
    const owner = await saveOwner("owner", { entitled: 1_000 });
    const { campaign } = await saveFollower(owner, "T1");
    const untouched = await saveFollower(await saveOwner("another"), "T2");
    const { update } = store().campaigns;
    await expect(
      opened().database.transaction(async (inside) => {
        await inside.campaigns.update({ ...owner, milestones: later, revision: 2 });
        throw new Error("broken");
      }),
    ).rejects.toThrow("broken");
    expect(await byId(campaign)).toEqual(written(campaign));

    const changes = {
      name: "Renamed",
      milestones: later,
      paused: true,
      replacementLink: "https://union.example/paper",
    };
    await store().campaigns.update({ ...campaign, entitled: 40, revision: 2 });
    expect(await update({ ...owner, ...changes, entitled: 2_000, revision: 2 })).toBe(true);
    expect(await byId(campaign)).toEqual(written({ ...campaign, ...changes, entitled: 40, revision: 3 }));
    expect(await byId(untouched.campaign)).toEqual(written(untouched.campaign));
    const past = await store().campaigns.openPastClose(at("2023-05-09T11:00:00Z"));
    expect(past.map(({ id }) => id)).not.toContain(campaign.id);
    const closed = { state: "closed", closedAt: at("2023-05-01T09:00:00Z") } as const;
    expect(await update({ ...owner, ...changes, ...closed, revision: 3 })).toBe(true);
    expect(await byId(campaign)).toMatchObject({ state: "closed", closedAt: "2023-05-01T09:00:00Z" });
    // A change that lost to another changes nobody.
    expect(await update({ ...owner, name: "Too late", revision: 3 })).toBe(false);
    expect(await byId(campaign)).toMatchObject({ name: "Renamed", revision: 4 });
  });

  test("a close by the clock is each one's own, once what its owner changed is planned", async () => {
    const owner = await saveOwner();
    const { campaign } = await saveFollower(owner, "T1");
    await store().campaigns.update({ ...owner, state: "closed", revision: 2 });
    expect(await byId(campaign)).toEqual(written(campaign));
    expect(await store().moved.list()).toEqual([]);
    await store().campaigns.update({ ...owner, state: "closed", name: "Renamed", revision: 3 });
    expect(await byId(campaign)).toMatchObject({ state: "open", name: "Renamed" });
    const past = async () => store().campaigns.openPastClose(at("2023-05-09T11:00:00Z"));
    expect(await past()).toEqual([]);
    await store().moved.take(campaign.id);
    expect((await past()).map(({ id }) => id)).toEqual([campaign.id]);
  });

  test("what changed waits, as its channels had it, until it is taken; taken once", async () => {
    const owner = await saveOwner();
    const { campaign } = await saveFollower(owner, "T1");
    await saveFollower(owner, "T2");
    expect(await store().moved.list()).toEqual([]);
    await store().campaigns.update({ ...owner, entitled: 12, revision: 2 });
    expect(await store().moved.list()).toEqual([]);
    await store().campaigns.update({ ...owner, milestones: later, revision: 3 });
    await store().campaigns.update({ ...owner, milestones: later, name: "Renamed", revision: 4 });
    expect(await store().moved.list()).toHaveLength(2);
    const { take } = store().moved;
    await opened()
      .database.transaction(async (inside) => {
        expect(await inside.moved.take(campaign.id)).toBeDefined();
        throw new Error("killed");
      })
      .catch(() => {});
    const taken = await take(campaign.id);
    expect(written(taken?.before)).toEqual(written(campaign));
    expect(written(taken?.campaign)).toEqual(
      written({ ...campaign, milestones: later, name: "Renamed", revision: 3 }),
    );
    expect(await take(campaign.id)).toBeUndefined();
    expect(await store().moved.list()).toHaveLength(1);
  });

  test("its posts are kept back until it is taken; nobody else's are", async () => {
    const owner = await saveOwner();
    const { campaign, branch } = await saveFollower(owner, "T1");
    const source = { kind: "campaign", id: campaign.id } as const;
    await store().plans.add([
      planned(branch, { source, campaignId: campaign.id }),
      planned(branch, { to: placeIn(branch.home, "C2") }),
    ]);
    await store().campaigns.update({ ...owner, milestones: later, revision: 2 });
    const claim = async () => {
      const now = at("2023-05-02T08:00:00Z");
      const rows = await store().outbox.claim({ now, limit: 10, token: randomUUID(), leaseMs: 60_000 });
      return rows.map(({ delivery }) => "channel" in delivery.to && delivery.to.channel);
    };
    expect(await claim()).toEqual(["C2"]);
    expect(await claim()).toEqual([]);
    await store().moved.take(campaign.id);
    expect(await claim()).toEqual(["C1"]);
  });

  test("an owner that goes stops its followers once and ends its codes; back, they have what it has", async () => {
    const owner = await saveOwner("owner");
    const home = { chat: "slack", workspace: "owner" } as const;
    const { campaign } = await saveFollower(owner, "T1");
    const untouched = await saveFollower(await saveOwner("another"), "T2");
    await store().shareCodes.add(owner.id, "hash", at("2023-04-20T08:00:00Z"));
    await store().moved.ownerBack(home);
    expect(await byId(campaign)).toEqual(written(campaign));
    for (const _twice of [1, 2]) await store().moved.ownerLeft(home);
    const gone = { campaignId: owner.id, gone: true };
    expect(await byId(campaign)).toEqual(written({ ...campaign, paused: true, owner: gone, revision: 2 }));
    expect(await byId(untouched.campaign)).toEqual(written(untouched.campaign));
    expect(await store().shareCodes.shared("hash")).toBeUndefined();
    await store().campaigns.update({ ...owner, milestones: later, revision: 2 });
    expect(await byId(campaign)).toMatchObject({ paused: true, owner: gone });
    await store().moved.ownerBack(home);
    expect(await byId(campaign)).toEqual(written({ ...campaign, milestones: later, revision: 4 }));
  });

  test("an owner's branch that is removed leaves its followers, stopped", async () => {
    const owner = await saveOwner("owner");
    const { campaign } = await saveFollower(owner, "T1");
    await store().branches.remove({ chat: "slack", workspace: "owner" });
    expect(await store().campaigns.byId(owner.id)).toBeUndefined();
    expect(await byId(campaign)).toMatchObject({ paused: true, owner: { gone: true } });
    expect(await store().moved.list()).toEqual([campaign.id]);
  });

  test("a follower is forgotten with everything it has; an owner never so", async () => {
    const owner = await saveOwner();
    const { campaign, branch } = await saveFollower(owner, "T1");
    await store().checks.save(checkOf(campaign));
    await store().answers.put({
      campaignId: campaign.id,
      key: memberKey("bo"),
      answer: "posted",
      on: day("2023-05-01"),
    });
    await store().plans.add([planned(branch, { campaignId: campaign.id })]);
    await store().follows.remove(owner.id);
    await store().follows.remove(campaign.id);
    expect(await store().campaigns.byId(campaign.id)).toBeUndefined();
    expect(await store().countdowns.list(branch.id)).toEqual([]);
    expect(await store().checks.list(branch.id)).toEqual([]);
    expect(await store().answers.ofMember(branch.id, memberKey("bo"))).toEqual([]);
    expect(await store().posts.ofCampaign(campaign.id)).toEqual([]);
    expect(await store().campaigns.byId(owner.id)).toBeDefined();
  });

  test("published numbers of followers are summed, those of nothing left out", async () => {
    const owner = await saveOwner();
    const told = { toPost: 0, trouble: 0 };
    await store().tallies.tell(owner.id, { ...told, posted: 500 }, day("2023-04-20"));
    expect(await store().follows.toldElsewhere(owner.id)).toEqual({ posted: 0, branches: 0 });
    for (const [nth, posted] of [20, 0, 35].entries()) {
      const { campaign } = await saveFollower(owner, `T${nth}`);
      await store().tallies.tell(campaign.id, { ...told, posted }, day("2023-04-20"));
    }
    await saveFollower(owner, "T9");
    expect(await store().follows.toldElsewhere(owner.id)).toEqual({ posted: 55, branches: 2 });
  });

  test("wrong codes are counted for each branch, and afresh after a while", async () => {
    const branch = await saveBranch(store(), "T1");
    const other = await saveBranch(store(), "T2");
    const wrong = (of: Branch, time: string) => {
      const now = at(`2023-04-20T${time}Z`);
      return store().shareCodes.wrongTries(of.id, { now, since: now.subtract({ hours: 1 }) });
    };
    expect(await wrong(branch, "08:00:00")).toBe(0);
    for (const _twice of [1, 2]) await store().shareCodes.countWrong(branch.id);
    expect(await wrong(branch, "08:59:59")).toBe(2);
    expect(await wrong(other, "08:59:59")).toBe(0);
    expect(await wrong(branch, "09:00:00")).toBe(0);
    await store().shareCodes.countWrong(branch.id);
    expect(await wrong(branch, "09:30:00")).toBe(1);
  });
}

/** Where transactions run beside each other. */
export function branchRacesContract(opened: () => TestDatabase): void {
  test("two first calls of a workspace keep nobody waiting who only points at its branch", async () => {
    const { database, pool } = opened();
    const branch = await saveBranch(database.store);
    const now = at("2023-05-01T10:00:00Z");
    await database.transaction(async (second) => {
      await second.branches.save(newBranch(randomUUID(), branch.home));
      let ended = false;
      const counted = database.transaction(async ({ shareCodes }) => {
        await shareCodes.wrongTries(branch.id, { now, since: now.subtract({ hours: 1 }) });
        await shareCodes.countWrong(branch.id);
        ended = true;
      });
      await endedOrWaiting(pool, counted);
      expect(ended).toBe(true);
    });
  });
}
