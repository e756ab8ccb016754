import { describe, expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { branch } from "../../commands/branch/branch.ts";
import { reminder } from "../../commands/reminder/reminder.ts";
import { channel, useRig, workspace } from "../support/rig.ts";

const rig = useRig([ballot, branch, reminder]);

async function states(): Promise<readonly string[]> {
  const { store } = rig();
  const home = await store.branches.of(workspace);
  const [campaign] = await store.campaigns.list(home?.id ?? "");
  const posts = await store.posts.ofCampaign(campaign?.id ?? "");
  return [...new Set(posts.map(({ state, reason }) => `${state} ${reason ?? ""}`.trim()))];
}

test("when Muster is removed from a workspace nothing planned there goes out any more, however often it is told", async () => {
  await rig().say("rep", "/ballot create name: Ours opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");
  await rig().inbox.left({ ...workspace, workspace: "another" });
  await rig().inbox.left({ ...channel, channel: "another" });
  expect(await states()).toEqual(["planned"]);
  await rig().inbox.left(workspace);
  await rig().inbox.left(workspace);
  expect(await states()).toEqual(["cancelled gone"]);
});

test("once Muster is back, saving a setting plans the countdowns anew", async () => {
  await rig().say("rep", "/ballot create name: Ours opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");
  await rig().inbox.left(workspace);
  await rig().say("officer", "/branch settings post-at: 9am");
  expect(await states()).toEqual(["planned"]);
});

describe("once Muster is back in a workspace", () => {
  /** Planned posts of the whole branch, each by its day, whatever they come from. */
  async function planned(): Promise<readonly string[]> {
    const { store } = rig();
    const home = await store.branches.of(workspace);
    const countdowns = await store.countdowns.list(home?.id ?? "");
    const reminders = await store.reminderUpkeep.ofBranch(home?.id ?? "");
    const sources = [
      ...countdowns.map(({ id }) => ({ kind: "countdown", id }) as const),
      ...reminders.map(({ id }) => ({ kind: "reminder", id }) as const),
    ];
    const rows = await Promise.all(sources.map((source) => store.posts.ofSource(source)));
    return rows
      .flat()
      .filter(({ state }) => state === "planned")
      .map(({ kind, on }) => `${on} ${kind}`)
      .sort();
  }

  async function setUp(): Promise<readonly string[]> {
    await rig().say("rep", "/ballot create name: Ours opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");
    await rig().say("rep", "/reminder add text: Meeting when: 21 April 5pm repeat: daily until: 24 April");
    await rig().say("member", "/reminder add text: Post it when: 22 April 5pm who: me");
    return planned();
  }

  test("everything still to come in channels is planned by itself; of members nothing is left", async () => {
    const before = await setUp();
    expect(before.filter((post) => post.endsWith("reminder"))).toHaveLength(5);
    await rig().inbox.left(workspace);
    expect(await planned()).toEqual([]);
    await rig().inbox.joined({ ...workspace, workspace: "another" });
    expect(await planned()).toEqual([]);
    await rig().inbox.joined(workspace);
    await rig().inbox.joined(workspace);
    const own = before.indexOf("2023-04-22 reminder");
    expect(await planned()).toEqual(before.toSpliced(own, 1));
  });

  test("what fell due meanwhile stays unsaid", async () => {
    const before = await setUp();
    await rig().inbox.left(workspace);
    rig().clock.set("2023-04-25T10:00");
    await rig().inbox.joined(workspace);
    const after = await planned();
    expect(after).toEqual(before.filter((post) => post >= "2023-04-26"));
    expect(after.length).toBeGreaterThan(3);
  });

  test("what was closed meanwhile stays closed", async () => {
    await setUp();
    await rig().inbox.left(workspace);
    const asked = await rig().say("officer", "/ballot close");
    if (!("card" in asked)) throw new Error("no question");
    await rig().press("officer", asked.card.buttons?.[0]?.id ?? "");
    await rig().inbox.joined(workspace);
    expect((await planned()).filter((post) => !post.endsWith("reminder"))).toEqual([]);
  });
});
