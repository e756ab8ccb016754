import { expect, test } from "vitest";
import type { Delivery, PlannedDelivery } from "../../src/core/delivery/row.ts";
import type { TestDatabase } from "../support/databases.ts";
import {
  at,
  campaignOf,
  clock,
  day,
  memberKey,
  nextDue,
  placeIn,
  planned,
  saveBranch,
  strikeOf,
  written,
} from "./store-examples.ts";

const source = { kind: "campaign", id: "campaign" } as const;

const april = at("2023-04-20T08:00:00Z");

/** The planned example is due at this instant. */
const due = at("2023-05-02T08:00:00Z");

/** Planning, moving and cancelling posts nobody has claimed. */
export function planningContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;

  const states = (rows: readonly Delivery[]) => rows.map(({ on, state }) => `${on} ${state}`);
  const of = async () => states(await store().posts.ofSource(source));

  async function claimOne(token = "t") {
    const [claimed] = await store().outbox.claim({ now: due, token, limit: 1, leaseMs: 60_000 });
    if (!claimed) throw new Error("nothing was claimed");
    return claimed;
  }

  test("a planned post comes back as it was planned", async () => {
    const branch = await saveBranch(opened().database.store);
    const campaign = campaignOf(branch);
    const strike = strikeOf(branch);
    await opened().database.store.campaigns.insert(campaign);
    await opened().database.store.strikes.insert(strike);
    const full = planned(branch, {
      source,
      series: "countdown:1",
      needs: "campaign-open",
      campaignId: campaign.id,
      strikeId: strike.id,
      revision: 3,
    });
    const personal = planned(branch, { source, to: { member: memberKey("bo") }, on: day("2023-05-03") });
    await store().plans.add([full, personal]);
    const rows = await store().posts.ofSource(source);
    expect(rows).toMatchObject([{ state: "planned" }, { state: "planned" }]);
    const asPlanned = rows.map(({ id: _, state: __, ...rest }) => rest);
    expect(written(asPlanned)).toEqual(written([full, personal]));
    expect(written(await store().posts.ofCampaign(campaign.id))).toEqual(written(rows.slice(0, 1)));
  });

  test("a post is never planned twice, in one go or in two", async () => {
    const branch = await saveBranch(opened().database.store);
    const elsewhere = planned(branch, { source, to: placeIn(branch.home, "C2") });
    const personal = planned(branch, { source, to: { member: memberKey("bo") } });
    const posts = [planned(branch, { source }), planned(branch, { source }), elsewhere, personal];
    await store().plans.add(posts);
    await store().plans.add(posts);
    await store().plans.replan(source, posts, april);
    expect(await store().posts.ofSource(source)).toHaveLength(3);
  });

  test("moving a date drops the old posts and plans the new", async () => {
    const branch = await saveBranch(opened().database.store);
    const on = (date: string) => planned(branch, { source, on: day(date) });
    await store().plans.replan(source, [on("2023-05-02"), on("2023-05-03"), on("2023-05-04")], april);
    await store().plans.add([planned(branch, { source: { kind: "countdown", id: "another" } })]);
    await store().plans.replan(source, [on("2023-05-04"), on("2023-05-09")], april);
    expect(await of()).toEqual(["2023-05-04 planned", "2023-05-09 planned"]);
    expect(await store().posts.ofSource({ kind: "countdown", id: "another" })).toHaveLength(1);
    await store().plans.replan(source, [], april);
    expect(await of()).toEqual([]);
  });

  test("a post that stays in the plan takes over what changed about it", async () => {
    const branch = await saveBranch(opened().database.store);
    await store().plans.replan(source, [planned(branch, { source })], april);
    const changed = planned(branch, { source, lateUntil: due.add({ hours: 1 }), series: "s" });
    await store().plans.replan(source, [changed], april);
    const [row] = await store().posts.ofSource(source);
    expect(written([row?.lateUntil, row?.series])).toEqual(written([changed.lateUntil, "s"]));
  });

  test("what is claimed, posted or skipped stays as it is when its source is planned anew", async () => {
    const branch = await saveBranch(opened().database.store);
    const posts = ["07:00", "08:00", "09:00"].map((time) => planned(branch, { source, at: clock(time) }));
    await store().plans.replan(source, posts, april);
    const [posted, skipped] = await store().outbox.claim({ now: due, token: "t", limit: 2, leaseMs: 60_000 });
    const message = { place: placeIn(branch.home), id: "1" };
    await store().outbox.record([
      { id: posted?.delivery.id ?? "", token: "t", kind: "posted", message, at: due },
      { id: skipped?.delivery.id ?? "", token: "t", kind: "skipped", reason: "nothing-to-say" },
    ]);
    await claimOne();
    for (const plan of [posts, []]) {
      await store().plans.replan(source, plan, april);
      const rows = await store().posts.ofSource(source);
      expect(rows.map(({ state }) => state)).toEqual(["posted", "skipped", "claimed"]);
    }
  });

  test("a past post is not planned again, but one about to go stays", async () => {
    const branch = await saveBranch(opened().database.store);
    const aboutToGo = planned(branch, { source });
    await store().plans.replan(source, [aboutToGo], april);
    const past = planned(branch, { source, on: day("2023-05-01") });
    const coming = planned(branch, { source, on: day("2023-05-03") });
    await store().plans.replan(source, [past, aboutToGo, coming], due);
    expect(await of()).toEqual(["2023-05-02 planned", "2023-05-03 planned"]);
  });

  test("a cancelled post is planned again when its source wants it again", async () => {
    const branch = await saveBranch(opened().database.store);
    const posts = [planned(branch, { source }), planned(branch, { source, on: day("2023-05-03") })];
    await store().plans.replan(source, posts, april);
    expect(await store().plans.cancel(source, "paused")).toEqual({ cancelled: 2, goingOut: 0 });
    expect((await store().posts.ofSource(source)).map(({ reason }) => reason)).toEqual(["paused", "paused"]);
    await store().plans.add(posts);
    expect(await of()).toEqual(["2023-05-02 cancelled", "2023-05-03 cancelled"]);
    await store().plans.replan(source, posts, april);
    expect(await of()).toEqual(["2023-05-02 planned", "2023-05-03 planned"]);
    expect((await store().posts.ofSource(source)).map(({ reason }) => reason)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("cancelling says how many are already going out", async () => {
    const branch = await saveBranch(opened().database.store);
    await store().plans.add([
      planned(branch, { source }),
      planned(branch, { source, on: day("2023-05-03") }),
    ]);
    await claimOne();
    expect(await store().plans.cancel(source, "superseded")).toEqual({ cancelled: 1, goingOut: 1 });
    expect(await store().plans.cancel(source, "superseded")).toEqual({ cancelled: 0, goingOut: 1 });
  });

  test("a post waiting for another try goes on waiting when its source is planned anew", async () => {
    const branch = await saveBranch(opened().database.store);
    await store().plans.replan(source, [planned(branch, { source })], april);
    const { delivery } = await claimOne();
    const nextAt = due.add({ minutes: 5 });
    await store().outbox.record([
      { id: delivery.id, token: "t", kind: "again", nextAt, reason: "unavailable", keepAsking: true },
    ]);
    await store().plans.replan(source, [planned(branch, { source })], due);
    expect(written(await nextDue(store()))).toBe(written(nextAt));
    // Dropped from the plan it is kept in mind: it may be posted already, and is asked about should it come back.
    await store().plans.replan(source, [], due);
    expect(await of()).toEqual(["2023-05-02 cancelled"]);
  });

  test("a place the bot was removed from gets no more posts, a workspace it left none at all", async () => {
    const branch = await saveBranch(opened().database.store);
    const other = await saveBranch(opened().database.store, "T2");
    await store().plans.add([
      planned(branch, { source }),
      planned(branch, { source, to: placeIn(branch.home, "C2") }),
      planned(branch, { source, to: { member: memberKey("bo") } }),
      planned(other, { source }),
    ]);
    const left = async () =>
      (await store().posts.ofSource(source)).filter(({ state }) => state === "planned").length;
    await store().plans.cancelTo(placeIn(branch.home), "channel-gone");
    expect(await left()).toBe(3);
    await store().plans.cancelTo(branch.home, "gone");
    expect(await left()).toBe(1);
  });

  test("due moments are told once each, in order, and only those still to come", async () => {
    const branch = await saveBranch(opened().database.store);
    expect(await nextDue(store())).toBeUndefined();
    const posts = ["09:00", "09:01", "09:02"].flatMap((time): PlannedDelivery[] => [
      planned(branch, { source, at: clock(time) }),
      planned(branch, { source, at: clock(time), to: placeIn(branch.home, "C2") }),
    ]);
    await store().plans.add(posts);
    const instants = await store().outbox.dueInstants(due, due.add({ minutes: 2 }), 10);
    expect(instants.map(String)).toEqual(["2023-05-02T08:01:00Z", "2023-05-02T08:02:00Z"]);
    expect(await store().outbox.dueInstants(due, due.add({ minutes: 2 }), 1)).toHaveLength(1);
    expect(String(await nextDue(store()))).toBe(String(due));
    expect(await store().outbox.anythingDue(due.subtract({ seconds: 1 }))).toBe(false);
    expect(await store().outbox.anythingDue(due)).toBe(true);
  });

  test("channels that were told of a ballot or strike are known, each once", async () => {
    const branch = await saveBranch(opened().database.store);
    const campaign = campaignOf(branch);
    await opened().database.store.campaigns.insert(campaign);
    const about = { source, campaignId: campaign.id };
    const later = { ...about, on: day("2023-05-03") };
    await store().plans.add([
      planned(branch, about),
      planned(branch, { ...about, at: clock("08:00") }),
      planned(branch, { ...about, to: { member: memberKey("bo") } }),
      planned(branch, { ...later, to: placeIn(branch.home, "C2") }),
    ]);
    await store().outbox.claim({ now: due, token: "t", limit: 10, leaseMs: 60_000 });
    expect(await store().posts.told({ campaignId: campaign.id })).toEqual([placeIn(branch.home)]);
    expect(await store().posts.told({ strikeId: "none" })).toEqual([]);
  });
}
