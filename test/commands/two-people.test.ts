import { beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { purgeAll } from "../../src/core/acts/privacy/purge.ts";
import { silent } from "../support/logs.ts";
import { buttonsOf, type Person, people, text, useRig, workspace } from "../support/rig.ts";

/** What a rep who does harm would do: named officers are told of it, and a branch may ask two people for it. */

const rig = useRig(commands);

const say = (as: Person, typed: string) => rig().say(as, typed);

const said = async (as: Person, typed: string) => text(await say(as, typed));

async function press(as: Person, label: string, on: Awaited<ReturnType<typeof say>>): Promise<string> {
  const button = buttonsOf(on).find((one) => one.label.includes(label));
  if (!button) throw new Error(`no button “${label}”: ${text(on)}`);
  return text(await rig().press(as, button.id));
}

async function becomes(as: Person, role: "rep" | "officer"): Promise<void> {
  await said("officer", `/branch reps add: <@${people[as].user}> role: ${role}`);
  await rig().press(as, "branch/agree");
}

/** What is planned to go to single people, and to whom. */
async function letters(): Promise<readonly string[]> {
  const { rows } = await rig().pool.query<{ kind: string; member: string }>(
    "select kind, member from delivery where member is not null and kind <> 'strike-notice' order by number",
  );
  const names = new Map(Object.entries(people).map(([name, who]) => [rig().vault.memberKey(who), name]));
  return rows.map(({ kind, member }) => `${kind} to ${names.get(member as never)}`);
}

async function states() {
  const branch = await rig().store.branches.of(workspace);
  const [strike] = await rig().store.strikes.list(branch?.id ?? "");
  const [campaign] = await rig().store.campaigns.list(branch?.id ?? "");
  return { strike: strike?.state, closes: campaign?.milestones.closes?.date.toString() };
}

async function posts(kind: string): Promise<number> {
  const { rows } = await rig().pool.query("select 1 from delivery where kind = $1 and channel is not null", [
    kind,
  ]);
  return rows.length;
}

beforeEach(async () => {
  await said("rep", "/ballot create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");
  await said("rep", "/strike add name: Out days: 28 April 2023 for: all");
  await becomes("other", "officer");
});

const confirmStrike = async (as: Person) => press(as, "union", await say(as, "/strike confirm Out"));

const moveClose = (as: Person) => said(as, "/ballot dates Reballot closes: Thu 11 May 2023 12 noon");

/** After the close, with its numbers typed. */
async function resultReady(as: Person) {
  rig().clock.set("2023-05-12T09:00");
  return say(as, "/ballot result Reballot entitled: 100 cast: 60 yes: 50 no: 10");
}

describe("named officers", () => {
  it("are told privately of a confirmed strike, a moved close and a posted result, but for whoever did it", async () => {
    await becomes("member", "officer");
    await confirmStrike("rep");
    await moveClose("other");
    await press("rep", "Post", await resultReady("rep"));
    expect((await letters()).toSorted()).toEqual([
      "told-close to member",
      "told-result to member",
      "told-result to other",
      "told-strike to member",
      "told-strike to other",
    ]);
    expect(await rig().dump()).not.toContain(people.other.user);
  });

  it("are told of nothing else, nor where the branch wants none of it; nobody only invited is told", async () => {
    await said("officer", `/branch reps add: <@${people.member.user}> role: officer`);
    await said("rep", "/ballot dates Reballot join-by: 2 May 2023");
    expect(await letters()).toEqual([]);
    expect(await said("officer", "/branch settings")).toContain("a posted result: yes (tell-officers");
    expect(await said("officer", "/branch settings tell-officers: no")).toContain(
      "a posted result: no (tell-officers",
    );
    await confirmStrike("rep");
    expect(await letters()).toEqual([]);
    await said("officer", "/branch settings tell-officers: yes");
    await moveClose("rep");
    expect(await letters()).toEqual(["told-close to other"]);
  });
});

describe("where two people are asked", () => {
  beforeEach(async () => {
    expect(await said("officer", "/branch settings two-people: yes")).toContain("takes two people: yes");
  });

  it("a strike is confirmed by the second, and nothing is done before", async () => {
    expect(await confirmStrike("rep")).toContain("Nothing is done yet");
    expect([(await states()).strike, await posts("strike-confirmed")]).toEqual(["proposed", 0]);
    expect(await letters()).toEqual(["second-wanted to other"]);
    const waiting = await say("officer", "/branch settings");
    expect(text(waiting)).toContain("Waits for a second person since Thursday 20 April 2023, 9am");
    expect(await press("officer", "Confirm: strike", waiting)).toContain("confirmed");
    expect([(await states()).strike, await posts("strike-confirmed")]).toEqual(["confirmed", 1]);
    expect(await said("officer", "/branch settings")).not.toContain("Waits for");
    expect(await letters()).toEqual(["second-wanted to other", "told-strike to other"]);
  });

  it("a close is moved by the second, to the day that was meant when it was asked for", async () => {
    expect(
      await said("rep", "/ballot dates Reballot closes: in 21 days 12 noon join-by: 2 May 2023"),
    ).toContain("Give the new close by itself");
    expect(await said("rep", "/ballot dates Reballot closes: in 21 days 12 noon")).toContain(
      "Nothing is done yet",
    );
    expect((await states()).closes).toBe("2023-05-09");
    rig().clock.set("2023-04-20T23:00");
    const waiting = await say("other", "/branch reps");
    expect(text(waiting)).toContain("Thursday 11 May 2023, 12 noon");
    expect(await press("other", "Confirm: close", waiting)).toContain("Thursday 11 May 2023");
    expect((await states()).closes).toBe("2023-05-11");
  });

  it("a result is posted by the second", async () => {
    expect(await press("rep", "Post", await resultReady("rep"))).toContain("Nothing is done yet");
    expect(await posts("ballot-result")).toBe(0);
    await press("other", "Confirm: result", await say("other", "/branch reps"));
    expect(await posts("ballot-result")).toBe(1);
  });

  it("whoever asked cannot confirm it, by no button; nor can a member, nor another branch", async () => {
    await confirmStrike("rep");
    const waiting = await say("officer", "/branch settings");
    const id = buttonsOf(waiting).find(({ label }) => label.startsWith("Confirm"))?.id ?? "";
    expect(text(await say("rep", "/branch reps"))).not.toContain("[Confirm");
    expect(text(await rig().press("rep", id))).toContain("You asked for this yourself");
    expect(text(await rig().press("member", id))).toContain("Only reps");
    const elsewhere = { ...people.officer, workspace: "their-workspace" };
    const place = { chat: "preview", workspace: "their-workspace", channel: "general" } as const;
    const there = await rig().inbox.press({ callId: "there", caller: elsewhere, place, button: id });
    expect(text(there)).toContain("does not wait any more");
    expect((await states()).strike).toBe("proposed");
    expect(text(await rig().press("other", id))).toContain("confirmed");
    expect(text(await rig().press("officer", id))).toContain("does not wait any more");
  });

  it("nothing is done once a day has passed, or the thing has changed since", async () => {
    await confirmStrike("rep");
    const id = buttonsOf(await say("officer", "/branch settings")).find(({ label }) =>
      label.startsWith("Confirm"),
    );
    await said("rep", "/strike edit Out days: 29 April 2023");
    expect(text(await rig().press("other", id?.id ?? ""))).toContain("That has changed since");
    await confirmStrike("rep");
    const again = buttonsOf(await say("officer", "/branch settings")).find(({ label }) =>
      label.startsWith("Confirm"),
    );
    rig().clock.set("2023-04-21T09:00");
    expect(text(await rig().press("other", again?.id ?? ""))).toContain("does not wait any more");
    expect((await states()).strike).toBe("proposed");
    await purgeAll({ database: rig().parts.database, clock: rig().clock, log: silent });
    expect((await rig().pool.query("select * from waiting_act")).rows).toEqual([]);
  });

  it("whoever asked sees it in /mydata; when their role is taken back, it goes", async () => {
    await becomes("member", "rep");
    await confirmStrike("member");
    expect(await said("member", "/mydata show")).toContain("you asked a second person for 1 thing");
    expect(await said("member", "/mydata export")).toContain('"what": "strike"');
    await said("officer", `/branch reps remove: <@${people.member.user}>`);
    expect(await said("officer", "/branch settings")).not.toContain("Waits for");
  });

  it("what stops is stopped by one, and what was confirmed is confirmed again by one", async () => {
    await confirmStrike("rep");
    await press("officer", "Confirm: strike", await say("officer", "/branch settings"));
    expect(await confirmStrike("rep")).not.toContain("Nothing is done yet");
    expect(await said("rep", "/strike suspend Out")).toContain("suspended");
  });

  it("the log says who asked and who confirmed, by role and number", async () => {
    await confirmStrike("rep");
    await press("other", "Confirm: strike", await say("other", "/branch reps"));
    const log = await said("officer", "/branch log");
    expect(log).toMatch(/asked a second person to confirm strike \w+ \(rep\)/u);
    expect(log).toMatch(/strike \w+ confirmed \(officer 1\)/u);
  });
});
