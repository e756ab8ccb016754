import { expect, test } from "vitest";
import { newBranch } from "../../src/core/branch/branch.ts";
import type { TestDatabase } from "../support/databases.ts";
import {
  at,
  campaignOf,
  clock,
  day,
  memberKey,
  planned,
  reminderOf,
  saveBranch,
  sealed,
  written,
} from "./store-examples.ts";

/** Branches, reps and members: what is kept about people, and that it goes. */
export function peopleContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;

  test("a branch comes back as it was saved, with or without quiet hours", async () => {
    const branch = await saveBranch(store());
    expect(written(await store().branches.byId(branch.id))).toEqual(written(branch));
    expect(written(await store().branches.of(branch.home))).toEqual(written(branch));
    const { quiet: _, ...loud } = {
      ...branch,
      name: "Leeds 1",
      nation: "scotland" as const,
      postAt: clock("07:45"),
    };
    await store().branches.save(loud);
    expect(written(await store().branches.of(branch.home))).toEqual(written(loud));
    await store().branches.save({ ...loud, language: "cy" });
    expect((await store().branches.of(branch.home))?.language).toBe("cy");
  });

  test("a workspace nobody set up has no branch", async () => {
    expect(await store().branches.of({ chat: "discord", workspace: "T1" })).toBeUndefined();
    expect(await store().branches.byId("nobody")).toBeUndefined();
  });

  test("two first calls at once make one branch, and both get it", async () => {
    const home = { chat: "slack", workspace: "T1" } as const;
    const both = await Promise.all(["one", "two"].map((id) => store().branches.save(newBranch(id, home))));
    const kept = await store().branches.of(home);
    expect(both.map(({ id }) => id)).toEqual([kept?.id, kept?.id]);
  });

  test("a rep counts as agreed only after agreeing, and can be removed once", async () => {
    const { id: branchId } = await saveBranch(store());
    const named = { branchId, key: memberKey("asha"), role: "rep" } as const;
    await store().reps.save(named);
    expect(await store().reps.find(branchId, named.key)).toEqual(named);
    const agreed = {
      ...named,
      role: "officer",
      agreed: { at: at("2023-04-20T08:00:00Z"), contact: sealed("U1") },
    } as const;
    await store().reps.save(agreed);
    expect(written(await store().reps.list(branchId))).toEqual(written([agreed]));
    expect(await store().reps.remove(branchId, named.key)).toBe(true);
    expect(await store().reps.remove(branchId, named.key)).toBe(false);
  });

  test("a group is named once, with its latest role, and goes with its branch", async () => {
    const { id: branchId, home } = await saveBranch(store());
    const group = { branchId, groupId: "S1", role: "rep" } as const;
    await store().repGroups.save(group);
    await store().repGroups.save({ ...group, role: "officer" });
    await store().repGroups.save({ ...group, groupId: "S2" });
    expect(await store().repGroups.list(branchId)).toEqual([
      { ...group, role: "officer" },
      { ...group, groupId: "S2" },
    ]);
    expect(await store().repGroups.list("another branch")).toEqual([]);
    expect(await store().repGroups.remove("another branch", "S1")).toBe(false);
    expect(await store().repGroups.remove(branchId, "S1")).toBe(true);
    expect(await store().repGroups.remove(branchId, "S1")).toBe(false);
    await store().branches.remove(home);
    expect(await store().repGroups.list(branchId)).toEqual([]);
  });

  test("a member's consent, preference and contact come back, and can be withdrawn", async () => {
    const { id: branchId } = await saveBranch(store());
    const key = memberKey("bo");
    const member = {
      branchId,
      key,
      consent: { version: 2, on: day("2023-04-21") },
      mayAsk: true,
      contact: sealed("U2"),
    };
    await store().members.save(member);
    expect(written(await store().members.find(branchId, key))).toEqual(written(member));
    await store().members.save({ branchId, key, mayAsk: false });
    expect(await store().members.find(branchId, key)).toEqual({ branchId, key, mayAsk: false });
    expect(await store().members.find("another branch", key)).toBeUndefined();
  });

  test("erasing a member leaves nothing under their key, and nobody else's things are touched", async () => {
    const branch = await saveBranch(store());
    const other = await saveBranch(store(), "T2");
    const [key, friend] = [memberKey("bo"), memberKey("asha")];
    const campaigns = [campaignOf(branch), campaignOf(branch), campaignOf(other)];
    for (const campaign of campaigns) {
      await store().campaigns.insert(campaign);
      await store().answers.put({
        campaignId: campaign.id,
        key,
        answer: "posted",
        on: day("2023-05-01"),
      });
    }
    await store().answers.put({
      campaignId: campaigns[0]?.id ?? "",
      key: friend,
      answer: "lost",
      on: day("2023-05-01"),
    });
    await store().members.save({ branchId: branch.id, key, mayAsk: true, contact: sealed("U2") });
    await store().reps.save({ branchId: branch.id, key, role: "rep" });
    const personal = reminderOf(branch, { to: { member: key }, by: key });
    const channels = reminderOf(branch, { by: key });
    const source = { kind: "reminder", id: personal.id } as const;
    for (const reminder of [personal, channels]) await store().reminders.save(reminder);
    await store().plans.add([
      planned(branch, { source, to: { member: key } }),
      planned(branch, { source, to: { member: key }, on: day("2023-05-03") }),
      planned(branch, { source, to: { member: friend } }),
    ]);

    expect(await store().erasure.erasePerson(branch.id, key)).toEqual({
      ...{ answers: 2, reminders: 1, anything: true },
    });

    const { rows } = await opened().pool.query(
      "select to_jsonb(a)::text from answer a union all select to_jsonb(m)::text from member m union all " +
        "select to_jsonb(r)::text from rep r union all select to_jsonb(m)::text from reminder m union all select to_jsonb(d)::text from delivery d",
    );
    const left = rows.map((row) => JSON.stringify(row)).filter((row) => row.includes(key));
    expect(left).toHaveLength(1);
    expect(await store().answers.ofMember(other.id, key)).toHaveLength(1);
    expect(await store().posts.ofSource(source)).toHaveLength(1);
    expect((await store().reminders.byId(channels.id))?.by).toBe("");
    expect(await store().erasure.erasePerson(branch.id, key)).toEqual({
      ...{ answers: 0, reminders: 0, anything: false },
    });
  });
}
