import { expect, test } from "vitest";
import type { Strike } from "../../src/core/strike/strike.ts";
import type { TestDatabase } from "../support/databases.ts";
import {
  at,
  campaignOf,
  clock,
  countdownOf,
  day,
  memberKey,
  placeIn,
  reminderOf,
  saveBranch,
  sealed,
  strikeOf,
  written,
} from "./store-examples.ts";

/** Ballots, strikes, countdowns and reminders come back as they were saved, found by every way in. */
export function campaignsContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;

  test("a ballot comes back with its dates, times and published numbers", async () => {
    const branch = await saveBranch(store());
    const campaign = campaignOf(branch, {
      milestones: {
        opens: { date: day("2023-03-22") },
        closes: { date: day("2023-05-09"), time: clock("12:00") },
      },
      entitled: 1203,
      published: { posted: 120, toPost: 40, trouble: 5 },
    });
    await store().campaigns.insert(campaign);
    expect(written(await store().campaigns.byId(campaign.id))).toEqual(written(campaign));
    expect(written(await store().campaigns.byShortId(branch.id, campaign.shortId))).toEqual(
      written(campaign),
    );
    expect(await store().campaigns.byShortId("another branch", campaign.shortId)).toBeUndefined();
  });

  test("a ballot comes back with a branch's nomination, its list of actions and a rep's own words", async () => {
    const campaign = campaignOf(await saveBranch(store()), {
      kind: "election",
      nomination: {
        meeting: { date: day("2023-04-26"), time: clock("12:30"), noticeOn: day("2023-04-21") },
        branchesNeeded: 15,
        done: ["called"],
      },
      actions: ["Talk to the night shift", "Put up a poster"],
      openings: { countdown: "Post it on your way home." },
    });
    await store().campaigns.insert(campaign);
    expect(written(await store().campaigns.byId(campaign.id))).toEqual(written(campaign));
    const {
      actions: _,
      openings: __,
      ...bare
    } = {
      ...campaign,
      nomination: { done: ["held", "returned"] as const },
      election: { nominations: "branches", seats: 3, stage: "by-election" } as const,
      revision: 2,
    };
    expect(await store().campaigns.update(bare)).toBe(true);
    expect(written(await store().campaigns.byId(campaign.id))).toEqual(written(bare));
  });

  test("a ballot comes back with its employers, method, threshold, target and results", async () => {
    const branch = await saveBranch(store());
    const result = { entitled: 62, cast: 38, yes: 35, no: 2, spoiled: 1 };
    const campaign = campaignOf(branch, {
      method: "hybrid",
      threshold: { turnout: 50, support: 40 },
      turnoutRule: "not-sure",
      constituencies: [{ name: "Dock office" }, { name: "Harbour", entitled: 62, result }],
      target: { percent: 60 },
      result,
      resultLink: "https://www.pcs.org.uk/result",
    });
    await store().campaigns.insert(campaign);
    expect(written(await store().campaigns.byId(campaign.id))).toEqual(written(campaign));
    const { target, result: _, resultLink, method, ...bare } = campaign;
    const plain = { ...bare, threshold: "important-service", constituencies: [], revision: 2 } as const;
    await store().campaigns.update(plain);
    const { constituencies, ...kept } = plain;
    expect(written(await store().campaigns.byId(campaign.id))).toEqual(written(kept));
  });

  test("a ballot comes back with how it ended and what it replaces, and is forgotten with its countdowns", async () => {
    const branch = await saveBranch(store());
    const campaign = campaignOf(branch, {
      state: "closed",
      closedAt: at("2023-04-26T11:00Z"),
      ending: "withdrawn",
      replaces: "Reballot",
      replacementWords: "Ring the union’s office, Mon to Fri 9am to 5pm",
    });
    await store().campaigns.insert(campaign);
    await store().countdowns.save(countdownOf(branch, { kind: "ballot", campaignId: campaign.id }));
    expect(written(await store().campaigns.byId(campaign.id))).toEqual(written(campaign));
    await store().campaigns.remove(campaign.id);
    expect(await store().campaigns.byId(campaign.id)).toBeUndefined();
    expect(await store().countdowns.list(branch.id)).toEqual([]);
  });

  test("of two changes to one ballot the second is refused", async () => {
    const campaign = campaignOf(await saveBranch(store()));
    await store().campaigns.insert(campaign);
    expect(await store().campaigns.update({ ...campaign, name: "First", revision: 2 })).toBe(true);
    expect(await store().campaigns.update({ ...campaign, name: "Second", revision: 2 })).toBe(false);
    expect((await store().campaigns.byId(campaign.id))?.name).toBe("First");
  });

  test("ballots are listed by their close, the newest first", async () => {
    const branch = await saveBranch(store());
    for (const date of ["2023-05-09", "2024-01-08", "2019-10-24"]) {
      await store().campaigns.insert(
        campaignOf(branch, { name: date, milestones: { closes: { date: day(date) } } }),
      );
    }
    expect((await store().campaigns.list(branch.id)).map(({ name }) => name)).toEqual([
      "2024-01-08",
      "2023-05-09",
      "2019-10-24",
    ]);
  });

  test("a ballot is past its close from the very moment of it, in UK time", async () => {
    const branch = await saveBranch(store());
    const campaign = campaignOf(branch);
    await store().campaigns.insert(campaign);
    await store().campaigns.insert(campaignOf(branch, { state: "closed" }));
    expect(await store().campaigns.openPastClose(at("2023-05-09T10:59:59Z"))).toEqual([]);
    const past = await store().campaigns.openPastClose(at("2023-05-09T11:00:00Z"));
    expect(past.map(({ id }) => id)).toEqual([campaign.id]);
  });

  test("a change of the ballot does not take back numbers that were told meanwhile", async () => {
    const campaign = campaignOf(await saveBranch(store()));
    await store().campaigns.insert(campaign);
    const told = { posted: 20, toPost: 0, trouble: 10 };
    await store().tallies.tell(campaign.id, told, day("2023-04-20"));
    expect(await store().campaigns.update({ ...campaign, name: "Renamed", revision: 2 })).toBe(true);
    const { published, name } = (await store().campaigns.byId(campaign.id)) ?? {};
    expect([name, written(published)]).toEqual(["Renamed", written(told)]);
  });

  test("a strike comes back with its days, and changes once per revision", async () => {
    const branch = await saveBranch(store());
    const later = strikeOf(branch, { days: [day("2023-06-01")], decisionOn: day("2023-05-20") });
    const sooner = strikeOf(branch);
    for (const strike of [later, sooner]) await store().strikes.insert(strike);
    expect(written(await store().strikes.list(branch.id))).toEqual(written([sooner, later]));
    const confirmed = {
      ...sooner,
      state: "confirmed",
      stateSince: at("2023-05-02T09:00:00Z"),
      revision: 2,
    } as const;
    expect(await store().strikes.update(confirmed)).toBe(true);
    expect(await store().strikes.update({ ...confirmed, state: "suspended" })).toBe(false);
    expect(written(await store().strikes.byShortId(branch.id, sooner.shortId))).toEqual(written(confirmed));
    expect(written(await store().strikes.byId(later.id))).toEqual(written(later));
  });

  test("each change of a strike keeps what it was, the first version first", async () => {
    const branch = await saveBranch(store());
    const first = strikeOf(branch, {
      pickets: [
        { place: "Main gate", from: clock("22:00"), dayBefore: true, contact: "organiser", note: "Nights." },
      ],
    });
    await store().strikes.insert(first);
    expect(await store().strikes.versions(first.id)).toEqual([]);
    const second = { ...first, employers: ["Ofgem", "DVSA"], stateBy: "officer", revision: 2 } as const;
    const open = { form: "open", kind: "asos", days: [day("2023-06-01")], pickets: [] } as const;
    const third: Strike = { ...second, ...open, changedAt: at("2023-05-02T09:00:00Z"), revision: 3 };
    expect(await store().strikes.update(second)).toBe(true);
    expect(await store().strikes.update({ ...second, name: "Refused" })).toBe(false);
    expect(await store().strikes.update(third)).toBe(true);
    expect(written(await store().strikes.versions(first.id))).toEqual(written([first, second]));
    expect(written(await store().strikes.byId(first.id))).toEqual(written(third));
  });

  test("a channel is marked for some employers, for others instead, and for everybody again", async () => {
    const branch = await saveBranch(store());
    const other = await saveBranch(store(), "T2");
    const place = placeIn(branch.home);
    const marked = { branchId: branch.id, place, employers: ["Ofgem"] };
    await store().audiences.save(marked);
    await store().audiences.save({ ...marked, employers: ["DVSA", "HMRC"] });
    expect(await store().audiences.of(branch.id, place)).toEqual({ ...marked, employers: ["DVSA", "HMRC"] });
    expect(await store().audiences.list(branch.id)).toHaveLength(1);
    expect(await store().audiences.list(other.id)).toEqual([]);
    expect(await store().audiences.of(branch.id, placeIn(branch.home, "C2"))).toBeUndefined();
    expect(await store().audiences.remove(branch.id, place)).toBe(true);
    expect(await store().audiences.remove(branch.id, place)).toBe(false);
    expect(await store().audiences.of(branch.id, place)).toBeUndefined();
  });

  test("countdowns are found by what they count down to", async () => {
    const branch = await saveBranch(store());
    const campaign = campaignOf(branch);
    const strike = strikeOf(branch);
    await store().campaigns.insert(campaign);
    await store().strikes.insert(strike);
    const toBallot = countdownOf(branch, { kind: "ballot", campaignId: campaign.id });
    const toMandate = countdownOf(branch, { kind: "mandate", campaignId: campaign.id });
    const toStrike = countdownOf(branch, { kind: "strike", strikeId: strike.id });
    const conference = {
      kind: "date",
      title: "Conference",
      date: day("2023-07-01"),
      time: clock("10:00"),
    } as const;
    const toDate = countdownOf(branch, conference, { place: placeIn(branch.home, "C2") });
    const all = [toBallot, toMandate, toStrike, toDate];
    for (const countdown of all) await store().countdowns.save(countdown);
    const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id).sort();
    expect(ids(await store().countdowns.ofCampaign(campaign.id))).toEqual(ids([toBallot, toMandate]));
    expect(ids(await store().countdowns.ofStrike(strike.id))).toEqual(ids([toStrike]));
    expect(ids(await store().countdowns.list(branch.id))).toEqual(ids(all));
    expect(written(await store().countdowns.byId(toDate.id))).toEqual(written(toDate));
    await store().countdowns.save({ ...toBallot, days: [2] });
    expect((await store().countdowns.byShortId(branch.id, toBallot.shortId))?.days).toEqual([2]);
    await store().countdowns.remove(toBallot.id);
    expect(await store().countdowns.byId(toBallot.id)).toBeUndefined();
  });

  test("a member sees the channels' reminders and their own, nobody else's", async () => {
    const branch = await saveBranch(store());
    const channels = reminderOf(branch, { repeat: "weekly", until: day("2023-06-30") });
    const own = reminderOf(branch, {
      to: { member: memberKey("bo") },
      by: memberKey("bo"),
      at: clock("18:00"),
    });
    const others = reminderOf(branch, { to: { member: memberKey("asha") } });
    for (const reminder of [others, own, channels]) await store().reminders.save(reminder);
    expect(written(await store().reminders.list(branch.id, memberKey("bo")))).toEqual(
      written([channels, own]),
    );
    expect(written(await store().reminders.byId(others.id))).toEqual(written(others));
    expect(await store().reminderUpkeep.ofBranch(branch.id)).toHaveLength(3);
    expect(await store().reminderUpkeep.ofBranch("another")).toEqual([]);
    for (const text of [{ plain: "Post it!" }, { sealed: sealed("Post it!") }]) {
      await store().reminders.save({ ...own, text, revision: 2 });
      expect((await store().reminders.byShortId(branch.id, own.shortId))?.text).toEqual(text);
    }
    await store().reminders.remove(own.id);
    expect(await store().reminders.byId(own.id)).toBeUndefined();
  });
}
