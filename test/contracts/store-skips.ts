import { expect, test } from "vitest";
import { type Answer, answers } from "../../src/core/ballot/answers.ts";
import type { Branch } from "../../src/core/branch/branch.ts";
import type { PlannedDelivery } from "../../src/core/delivery/row.ts";
import type { TestDatabase } from "../support/databases.ts";
import {
  again,
  at,
  campaignOf,
  clock,
  day,
  killed,
  memberKey,
  placeIn,
  planned,
  saveBranch,
  strikeOf,
} from "./store-examples.ts";

const source = { kind: "campaign", id: "campaign" } as const;

/** The planned example is due at this instant. */
const due = at("2023-05-02T08:00:00Z");

/** What is due but may not go: too late, overtaken, or no longer true. */
export function skipsContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;
  const claim = (options: { now?: typeof due; token?: string; limit?: number; leaseMs?: number } = {}) =>
    store().outbox.claim({ now: due, token: "t", limit: 10, leaseMs: 60_000, ...options });
  const states = async () =>
    (await store().posts.ofSource(source)).map(({ state, reason }) => reason ?? state);

  test("a post that comes too late is skipped, unless it may be out already", async () => {
    const branch = await saveBranch(store());
    await store().plans.add([
      planned(branch, { lateUntil: due }),
      planned(branch, { lateUntil: due, at: clock("08:59") }),
    ]);
    await claim({ leaseMs: killed, limit: 1 });
    const late = due.add({ nanoseconds: 1000 });
    const rows = await claim({ now: late, token: "u" });
    expect(rows.map(({ ask }) => ask)).toEqual([true]);
    expect(await states()).toEqual(["claimed", "too-late"]);
  });

  test("nothing of a paused ballot goes, but a correction does", async () => {
    const branch = await saveBranch(store());
    const campaign = campaignOf(branch, { paused: true });
    await store().campaigns.insert(campaign);
    expect(await store().campaigns.byId(campaign.id)).toMatchObject({ paused: true });
    const about = { campaignId: campaign.id };
    const own = { kind: "campaign", id: campaign.id } as const;
    const check = { kind: "check", id: campaign.id } as const;
    await store().plans.add([
      planned(branch, { ...about, source: own, kind: "correction" }),
      planned(branch, { ...about, source: check, kind: "mandate" }),
      planned(branch, { ...about, source: check, needs: "campaign-open" }),
    ]);
    expect((await claim()).map(({ delivery: { kind } }) => kind)).toEqual(["correction"]);
    expect((await store().posts.ofSource(check)).map(({ reason }) => reason)).toEqual(["paused", "paused"]);
  });

  test("a reminder to post goes only to whoever has told that their paper is still to be posted", async () => {
    const branch = await saveBranch(store());
    const campaign = campaignOf(branch);
    await store().campaigns.insert(campaign);
    const told = new Map(answers.map((answer) => [memberKey(answer), answer]));
    const keys = [...told.keys(), memberKey("nothing")];
    for (const [key, answer] of told) {
      await store().answers.put({ campaignId: campaign.id, key, answer, on: day("2023-05-02") });
    }
    const personal = { kind: "reminder", needs: "still-to-post", campaignId: campaign.id } as const;
    await store().plans.add(keys.map((member) => planned(branch, { ...personal, to: { member } })));
    const went = (await claim()).map(({ delivery: { to } }) => "member" in to && told.get(to.member));
    expect(went).toEqual(["to-post"]);
    expect(await store().posts.ofCampaign(campaign.id)).toEqual([]);
  });

  test("one who says posted before a second try gets none", async () => {
    const branch = await saveBranch(store());
    const campaign = campaignOf(branch);
    await store().campaigns.insert(campaign);
    const key = memberKey("asha");
    const give = (answer: Answer) =>
      store().answers.put({ campaignId: campaign.id, key, answer, on: day("2023-05-02") });
    await give("to-post");
    const personal = { kind: "reminder", to: { member: key }, needs: "still-to-post" } as const;
    await store().plans.add([planned(branch, { ...personal, campaignId: campaign.id })]);
    const [row] = await claim();
    if (!row) throw new Error("not claimed");
    await store().outbox.record([again(row, { nextAt: due })]);
    await give("posted");
    expect(await claim({ token: "u" })).toEqual([]);
    expect(await states()).toEqual(["needs"]);
  });

  test("after an outage only the latest of a series goes, in each place", async () => {
    const branch = await saveBranch(store());
    const inSeries = (on: string, changes: Partial<PlannedDelivery> = {}) =>
      planned(branch, { on: day(on), series: "countdown:1", ...changes });
    const other = placeIn(branch.home, "C2");
    await store().plans.add([
      inSeries("2023-04-29"),
      inSeries("2023-04-30", { to: other }),
      inSeries("2023-04-30", { series: "countdown:2" }),
      inSeries("2023-05-01"),
      inSeries("2023-05-03"),
    ]);
    const went = await claim({ now: due });
    expect(
      went
        .map(({ delivery: { on, series, to } }) => `${on} ${series} ${"channel" in to && to.channel}`)
        .sort(),
    ).toEqual(["2023-04-30 countdown:1 C2", "2023-04-30 countdown:2 C1", "2023-05-01 countdown:1 C1"]);
    expect(await states()).toEqual(["superseded", "claimed", "claimed", "claimed", "planned"]);
  });

  test("a try that waited is given up once a later post of its series has gone", async () => {
    const branch = await saveBranch(store());
    const inSeries = (time: string) => planned(branch, { at: clock(time), series: "countdown:1" });
    await store().plans.add([inSeries("09:00"), inSeries("09:01")]);
    const [early] = await claim();
    await store().outbox.record([again(early, { nextAt: due.add({ minutes: 5 }) })]);
    expect(await claim({ now: due.add({ minutes: 1 }) })).toHaveLength(1);
    expect(await claim({ now: due.add({ minutes: 5 }) })).toEqual([]);
    expect(await states()).toEqual(["superseded", "claimed"]);
  });

  test("a whole batch that is too late does not hold up what waits behind it", async () => {
    const branch = await saveBranch(store());
    const late = ["08:00", "08:01", "08:02", "08:03"].map((time) =>
      planned(branch, { at: clock(time), lateUntil: due.subtract({ minutes: 1 }) }),
    );
    await store().plans.add([...late, planned(branch)]);
    expect(await claim({ limit: 2 })).toHaveLength(1);
  });

  async function needy(
    branch: Branch,
    needs: PlannedDelivery["needs"],
    about: Partial<PlannedDelivery>,
  ): Promise<string> {
    const its = { kind: "campaign", id: crypto.randomUUID() } as const;
    await store().plans.add([planned(branch, { source: its, needs, ...about })]);
    await claim();
    const [row] = await store().posts.ofSource(its);
    return row?.reason ?? row?.state ?? "";
  }

  test("what a post needs is checked as it is claimed", async () => {
    const branch = await saveBranch(store());
    const open = campaignOf(branch);
    const closed = campaignOf(branch, { state: "closed" });
    for (const campaign of [open, closed]) await store().campaigns.insert(campaign);
    expect(await needy(branch, "campaign-open", { campaignId: open.id })).toBe("claimed");
    expect(await needy(branch, "campaign-open", { campaignId: closed.id })).toBe("needs");
    expect(await needy(branch, "campaign-open", {})).toBe("needs");
    const met = {
      proposed: "strike-undecided",
      notified: "strike-undecided",
      confirmed: "strike-confirmed",
      suspended: "strike-suspended",
      "called-off": "strike-called-off",
    } as const;
    for (const state of ["proposed", "notified", "confirmed", "suspended", "called-off"] as const) {
      const strike = strikeOf(branch, { state });
      await store().strikes.insert(strike);
      for (const needs of new Set(Object.values(met))) {
        const became = await needy(branch, needs, { strikeId: strike.id });
        expect(`${state} ${needs} ${became}`).toBe(
          `${state} ${needs} ${met[state] === needs ? "claimed" : "needs"}`,
        );
      }
      // What reps are asked about a strike is asked only while it may take place.
      const standing = state === "suspended" || state === "called-off" ? "needs" : "claimed";
      expect(await needy(branch, "strike-standing", { strikeId: strike.id })).toBe(standing);
    }
  });

  test("a post whose countdown was deleted is skipped", async () => {
    const branch = await saveBranch(store());
    expect(await needy(branch, "nothing", { source: { kind: "countdown", id: "deleted" } })).toBe("");
    const [row] = await store().posts.ofSource({ kind: "countdown", id: "deleted" });
    expect(row?.reason).toBe("source-gone");
  });
}
