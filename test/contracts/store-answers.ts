import { expect, test } from "vitest";
import type { TestDatabase } from "../support/databases.ts";
import { countsOf } from "../support/numbers.ts";
import {
  at,
  campaignOf,
  checkOf,
  clock,
  day,
  memberKey,
  planned,
  saveBranch,
  sealed,
  written,
} from "./store-examples.ts";

/** Checks, answers and repeated calls. */
export function answersContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;

  async function openCampaign() {
    const branch = await saveBranch(store());
    const campaign = campaignOf(branch);
    await store().campaigns.insert(campaign);
    return { branch, campaign };
  }

  test("a check comes back, and learns from its delivery which message it is", async () => {
    const { branch, campaign } = await openCampaign();
    const check = checkOf(campaign);
    await store().checks.save(check);
    expect(written(await store().checks.byId(check.id))).toEqual(written(check));
    const now = at("2023-05-09T11:00:00Z");
    expect(await store().checks.nextToRefresh(now, 10)).toEqual([]);

    const source = { kind: "check", id: check.id } as const;
    await store().plans.add([planned(branch, { source, kind: "check" })]);
    const [claimed] = await store().outbox.claim({
      now: at("2023-05-02T08:00:00Z"),
      token: "t",
      limit: 1,
      leaseMs: 1000,
    });
    expect(claimed?.check?.id).toBe(check.id);
    const message = { place: check.place, id: "1683014400.1" };
    const posted = {
      id: claimed?.delivery.id ?? "",
      token: "t",
      kind: "posted",
      message,
      at: at("2023-05-02T08:00:01Z"),
    } as const;
    expect(await store().outbox.record([posted])).toHaveLength(1);

    expect(written(await store().checks.list(branch.id))).toEqual(written([{ ...check, message }]));
    expect(await store().checks.ofCampaign(campaign.id)).toHaveLength(1);
    expect((await store().checks.byShortId(branch.id, check.shortId))?.message).toEqual(message);
    await store().checks.noteEdit(check.id, { tries: 0, shown: "10" });
    expect(await store().checks.nextToRefresh(now, 10)).toHaveLength(1);
    await store().checks.save({ ...check, closedAt: now });
    expect(await store().checks.nextToRefresh(now, 10)).toMatchObject([{ shown: "10" }]);
    const after = at("2023-05-09T11:01:00Z");
    await store().checks.noteEdit(check.id, { tries: 1, after });
    expect(await store().checks.nextToRefresh(now, 10)).toEqual([]);
    expect(await store().checks.nextToRefresh(after, 10)).toMatchObject([{ edits: { tries: 1, after } }]);
    // By a clock that has been set back a week it need not wait for so long.
    expect(await store().checks.nextToRefresh(at("2023-05-02T11:00:00Z"), 10)).toHaveLength(1);
    await store().checks.noteEdit(check.id, { tries: 0, ended: "shown" });
    expect(await store().checks.nextToRefresh(after, 10)).toEqual([]);
    expect((await store().checks.byId(check.id))?.edits).toEqual({ tries: 0, ended: "shown" });
  });

  test("only one process edits a check's message for one change", async () => {
    const { campaign } = await openCampaign();
    const check = checkOf(campaign);
    await store().checks.save(check);
    const now = at("2023-05-02T08:00:00Z");
    const until = at("2023-05-02T08:01:00Z");
    const claim = (shown?: string, when = now) =>
      store().checks.claimEdit(check.id, { shown, now: when, until });
    expect((await Promise.all([claim(), claim()])).filter(Boolean)).toHaveLength(1);
    // It dies, and after its time another may.
    expect(await claim(undefined, until)).toBe(true);
    await store().checks.noteEdit(check.id, { tries: 0, shown: "10" });
    expect(await claim()).toBe(false);
    expect(await claim("10")).toBe(true);
  });

  test("the answer that is kept last wins, and answers come back in the order in which they came", async () => {
    const { branch, campaign } = await openCampaign();
    const other = campaignOf(branch);
    await store().campaigns.insert(other);
    const key = memberKey("bo");
    const given = { campaignId: campaign.id, key, answer: "posted", on: day("2023-05-01") } as const;
    await store().answers.put(given);
    expect(written(await store().answers.of(campaign.id, key))).toEqual(written({ ...given, moves: 0 }));
    await store().answers.put({ ...given, campaignId: other.id });
    await store().answers.put({ ...given, answer: "lost" });
    expect((await store().answers.ofMember(branch.id, key)).map(({ answer }) => answer)).toEqual([
      "posted",
      "lost",
    ]);
    expect(await store().answers.of(campaign.id, memberKey("asha"))).toBeUndefined();
  });

  test("of answers and agreements no time is kept, only the day", async () => {
    const kept = ["answer", "member", "tally"];
    const { rows } = await opened().pool.query<{ column: string }>(
      `select table_name || '.' || column_name as column from information_schema.columns
       where table_schema = 'public' and data_type in ('timestamp with time zone', 'time without time zone')
         and (table_name = any($1) or table_name = 'chase' and column_name like 'consent%')`,
      [kept],
    );
    expect(rows).toEqual([]);
  });

  test("answers are counted, the ones nobody gave as none", async () => {
    const { campaign } = await openCampaign();
    for (const name of ["bo", "asha", "cy"]) {
      const answer = name === "cy" ? "not-arrived" : "posted";
      await store().answers.put({
        campaignId: campaign.id,
        key: memberKey(name),
        answer,
        on: day("2023-05-01"),
      });
    }
    const counts = {
      posted: 2,
      "to-post": 0,
      asked: 0,
      "not-arrived": 1,
      lost: 0,
      "not-balloted": 0,
      "not-saying": 0,
    };
    expect(await countsOf(store(), campaign.id)).toEqual(counts);
  });

  test("single answers go with the close of their ballot, an early close counting", async () => {
    const { branch, campaign } = await openCampaign();
    const closedEarly = campaignOf(branch, { state: "closed", closedAt: at("2023-05-02T09:00:00Z") });
    const wholeDay = campaignOf(branch, { milestones: { closes: { date: day("2023-05-09") } } });
    const later = campaignOf(branch, {
      milestones: { closes: { date: day("2023-06-01"), time: clock("12:00") } },
    });
    for (const one of [closedEarly, wholeDay, later]) await store().campaigns.insert(one);
    for (const { id: campaignId } of [campaign, closedEarly, wholeDay, later]) {
      await store().answers.put({
        campaignId,
        key: memberKey("bo"),
        answer: "posted",
        on: day("2023-05-01"),
      });
    }
    const purge = async (moment: string) =>
      (await store().erasure.eraseClosed(branch.id, at(moment))).answers;
    expect((await store().erasure.eraseClosed("another", at("2023-06-02T00:00:00Z"))).answers).toBe(0);
    expect(await purge("2023-05-02T08:59:59Z")).toBe(0);
    expect(await purge("2023-05-02T09:00:00Z")).toBe(1);
    expect(await purge("2023-05-09T11:00:00Z")).toBe(1);
    expect(await purge("2023-05-09T23:00:00Z")).toBe(1);
    expect(
      (await store().answers.ofMember(branch.id, memberKey("bo"))).map(({ campaignId }) => campaignId),
    ).toEqual([later.id]);
  });

  test("with the last answer goes the consent it was kept by; that somebody is not to be asked stays", async () => {
    const { branch, campaign } = await openCampaign();
    const later = campaignOf(branch, {
      milestones: { closes: { date: day("2023-06-01"), time: clock("12:00") } },
    });
    await store().campaigns.insert(later);
    const given = { answer: "posted", on: day("2023-05-01") } as const;
    const consent = { version: 1, on: day("2023-05-01") };
    for (const name of ["bo", "asha", "cy"]) {
      const key = memberKey(name);
      await store().members.save({ branchId: branch.id, key, consent, mayAsk: name !== "cy" });
      await store().answers.put({ campaignId: campaign.id, key, ...given });
    }
    await store().answers.put({ campaignId: later.id, key: memberKey("asha"), ...given });
    const { answers } = await store().erasure.eraseClosed(branch.id, at("2023-05-30T00:00:00Z"));
    expect(answers).toBe(3);
    const kept = (name: string) => store().members.find(branch.id, memberKey(name));
    expect(await kept("bo")).toBeUndefined();
    expect((await kept("asha"))?.consent?.version).toBe(1);
    expect(await kept("cy")).toEqual({ branchId: branch.id, key: memberKey("cy"), mayAsk: false });
  });

  test("a repeated call gets the first reply, until it is forgotten", async () => {
    const { calls } = store();
    expect(await calls.begin("call-1", at("2023-05-01T10:00:00Z"))).toBe("new");
    await calls.finish("call-1", sealed("reply"));
    expect(await calls.begin("call-1", at("2023-05-01T10:00:05Z"))).toBe(sealed("reply"));
    for (const kept of ["2023-05-01T10:29:59Z", "2023-05-01T10:30:00Z", "2023-05-01T10:59:59Z"])
      expect(await calls.forgetOld(at(kept))).toBe(0);
    expect(await calls.forgetOld(at("2023-05-01T11:00:00Z"))).toBe(1);
    expect(await calls.begin("call-1", at("2023-05-01T12:00:00Z"))).toBe("new");
  });

  test("of when a call came nothing is kept but which of four half hours it was", async () => {
    const moments = ["2023-05-01T10:00:00Z", "2023-05-01T10:31:00Z", "2023-05-02T10:01:00Z"];
    for (const [nth, moment] of moments.entries()) await store().calls.begin(`call-${nth}`, at(moment));
    const { rows } = await opened().pool.query("select * from platform_call order by call_id");
    expect(rows.map(({ half_hour, ...rest }) => [half_hour, Object.keys(rest).toSorted()])).toEqual([
      [0, ["call_id", "reply"]],
      [1, ["call_id", "reply"]],
      [0, ["call_id", "reply"]],
    ]);
  });

  test("of two identical calls at once one does the work and the other gets its reply", async () => {
    const call = () =>
      opened().database.transaction(async ({ calls }) => {
        const begun = await calls.begin("call-1", at("2023-05-01T10:00:00Z"));
        if (begun === "new") await calls.finish("call-1", sealed("reply"));
        return begun;
      });
    expect((await Promise.all([call(), call(), call()])).sort()).toEqual(
      ["new", sealed("reply"), sealed("reply")].sort(),
    );
  });

  test("a call that failed is new to its repeat, and none of its changes is kept", async () => {
    const failing = opened().database.transaction(async (inside) => {
      await inside.calls.begin("call-1", at("2023-05-01T10:00:00Z"));
      await saveBranch(inside, "T9");
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await store().branches.of({ chat: "slack", workspace: "T9" })).toBeUndefined();
    expect(await store().calls.begin("call-1", at("2023-05-01T10:00:01Z"))).toBe("new");
  });

  test("a transaction in which a failed query was swallowed keeps nothing and says so", async () => {
    const { branch, campaign } = await openCampaign();
    const swallowing = opened().database.transaction(async (inside) => {
      await inside.campaigns.insert(campaignOf(branch, { name: "Lost" }));
      await inside.campaigns.insert(campaign).catch(() => {});
    });
    await expect(swallowing).rejects.toThrow("nothing was kept");
    expect(await store().campaigns.list(branch.id)).toHaveLength(1);
  });
}
