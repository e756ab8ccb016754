import { beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { purgeAll } from "../../src/core/acts/privacy/purge.ts";
import { silent } from "../support/logs.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, type Person, people, text, useRig, workspace } from "../support/rig.ts";

/** Of what is confirmed, each change that members are told, and its "Undo", takes two people where a branch asks for them. */

const rig = useRig(commands);

const say = (as: Person, typed: string) => rig().say(as, typed);

const said = async (as: Person, typed: string) => text(await say(as, typed));

type Said = Awaited<ReturnType<typeof say>>;

async function press(as: Person, label: string, on: Said): Promise<Said> {
  const button = buttonsOf(on).find((one) => one.label.includes(label));
  if (!button) throw new Error(`no button “${label}”: ${text(on)}`);
  return rig().press(as, button.id);
}

async function becomes(as: Person, role: "rep" | "officer"): Promise<void> {
  await said("officer", `/branch reps add: <@${people[as].user}> role: ${role}`);
  await rig().press(as, "branch/agree");
}

const waiting = () => say("officer", "/branch settings");

/** The button of what waits, for whoever is to confirm it. */
async function confirmButton(): Promise<string> {
  const button = buttonsOf(await waiting()).find(({ label }) => label.startsWith("Confirm"));
  if (!button) throw new Error("nothing waits");
  return button.id;
}

const secondConfirms = async () => text(await rig().press("officer", await confirmButton()));

async function strike() {
  const branch = await rig().store.branches.of(workspace);
  const [only] = await rig().store.strikes.list(branch?.id ?? "");
  if (!only) throw new Error("no strike");
  return only;
}

async function posts(): Promise<readonly string[]> {
  const { rows } = await rig().pool.query<{ kind: string }>(
    "select kind from delivery where channel is not null and source_kind = 'strike' order by number",
  );
  return rows.map(({ kind }) => kind);
}

beforeEach(async () => {
  await said("rep", "/strike add name: Out days: 28 April 2023, 2 May 2023 for: HMRC, DWP");
  await press("rep", "union", await say("rep", "/strike confirm Out"));
  await postDue(rig());
  await said("officer", "/branch settings two-people: yes");
});

const changes: readonly (readonly [string, string, string])[] = [
  ["days", "/strike edit Out days: 28 April 2023, 3 May 2023", "Days: Fri 28 April, Tue 2 May 2023 →"],
  ["employers", "/strike edit Out for: HMRC", "→ members in HMRC only."],
  ["name", "/strike edit Out name: Walk Out", "Name: Out → Walk Out."],
  ["kind", "/strike edit Out kind: asos", "Kind: strike → action short of a strike."],
  ["hours", "/strike edit Out hours: 6am to 2pm", "from 6am to 2pm"],
  ["a picket", "/strike picket place: Main gate from: 7am", "Pickets: none → Main gate"],
];

describe("where two people are asked, of a confirmed strike", () => {
  it.each(changes)("%s wait for the second, who sees what was and what is to be", async (_, typed, shown) => {
    const before = await strike();
    const told = await posts();
    const first = await say("rep", typed);
    const asked = text(first).includes("Yes, go on") ? await press("rep", "Yes, go on", first) : first;
    expect(text(asked)).toContain("Nothing is done yet");
    expect(text(asked)).toContain("takes one person: /strike suspend");
    expect([await strike(), await posts()]).toEqual([before, told]);
    expect(await said("officer", "/branch settings")).toContain(shown);
    expect(await secondConfirms()).not.toContain("Nothing is done");
    expect(await said("rep", "/strike show Out")).toContain(shown);
    expect((await posts()).slice(told.length)).toEqual(["strike-changed"]);
    expect(await said("officer", "/branch settings")).not.toContain("Waits for");
  });

  it("a picket that goes waits too", async () => {
    await said("rep", "/strike picket place: Main gate from: 7am");
    await secondConfirms();
    expect(await said("rep", "/strike picket-remove Main gate")).toContain("Nothing is done yet");
    expect(await secondConfirms()).toContain("Main gate");
    expect((await strike()).pickets).toEqual([]);
  });

  it("days that are added wait to be confirmed as ever: one may add them, nobody is told", async () => {
    const added = await said("rep", "/strike edit Out days: 28 April 2023, 2 May 2023, 3 May 2023");
    expect(added).not.toContain("Nothing is done yet");
    const confirmed = await press("rep", "union has confirmed", await say("rep", "/strike confirm Out"));
    expect(text(confirmed)).toContain("Nothing is done yet");
  });

  it("what is not confirmed is changed by one", async () => {
    await said("rep", "/strike add name: Later days: 9 May 2023 for: all");
    expect(await said("rep", "/strike edit Later name: Later still")).not.toContain("Nothing is done yet");
  });

  it.each([
    ["suspended", "/strike suspend Out"],
    ["suspended in part", "/strike suspend Out for: DWP"],
    ["called off", "/strike cancel Out"],
    ["called off in part", "/strike cancel Out days: 2 May 2023"],
  ])("it is %s by one, and goes on by two", async (_, typed) => {
    const before = await strike();
    const asked = await say("rep", typed);
    const stopped = text(asked).includes("Yes, go on") ? await press("rep", "Yes, go on", asked) : asked;
    expect(text(stopped)).not.toContain("Nothing is done yet");
    const then = await strike();
    expect(then.revision).toBe(before.revision + 1);
    const undo = await press("rep", "Undo", stopped);
    expect(text(undo)).toContain("Nothing is done yet");
    expect(await strike()).toEqual(then);
    expect(await said("officer", "/branch settings")).toContain(
      "take back the last change of the strike Out",
    );
    expect(await secondConfirms()).toContain("Undone");
    const { state, days, employers } = await strike();
    expect({ state, days, employers }).toEqual({
      state: "confirmed",
      days: before.days,
      employers: before.employers,
    });
  });

  it("a confirmation and a change that took two take two to be undone", async () => {
    await said("rep", "/strike edit Out name: Walkout");
    const changed = await rig().press("officer", await confirmButton());
    expect(text(await press("officer", "Undo", changed))).toContain("Nothing is done yet");
    expect((await strike()).name).toBe("Walkout");
    const theirs = await say("rep", "/branch reps");
    expect(text(theirs)).toContain("Name: Walkout → Out.");
    await press("rep", "Confirm: undo for strike", theirs);
    expect((await strike()).name).toBe("Out");
    await said("rep", "/strike add name: Later days: 9 May 2023 for: all");
    await press("rep", "union", await say("rep", "/strike confirm Later"));
    const confirmed = await rig().press("officer", await confirmButton());
    expect(text(await press("officer", "Undo", confirmed))).toContain("Nothing is done yet");
  });

  it("whoever asked cannot confirm it; nor can anybody once it was stopped meanwhile, or a day has passed", async () => {
    await said("rep", "/strike edit Out name: Walkout");
    const id = await confirmButton();
    expect(text(await rig().press("rep", id))).toContain("You asked for this yourself");
    expect(text(await rig().press("member", id))).toContain("Only reps");
    await said("rep", "/strike suspend Out");
    expect(await said("officer", "/branch settings")).not.toContain("Waits for");
    expect(text(await rig().press("officer", id))).toContain("That has changed since");
    await said("rep", "/strike suspend Out");
    await press("rep", "union", await say("rep", "/strike confirm Out"));
    await secondConfirms();
    await said("rep", "/strike edit Out name: Walkout");
    const again = await confirmButton();
    rig().clock.set("2023-04-21T09:00");
    expect(text(await rig().press("officer", again))).toContain("does not wait any more");
    expect((await strike()).name).toBe("Out");
  });

  it("what may not be any more, when the second confirms it, is not done", async () => {
    const before = await strike();
    rig().clock.set("2023-04-27T20:00");
    await said("rep", "/strike edit Out days: 28 April 2023");
    await said("rep", "/strike edit Out days: 28 April 2023, 1 May 2023");
    const id = await confirmButton();
    rig().clock.set("2023-04-28T10:00");
    const twin = await say("rep", "/strike add name: Out days: 28 April 2023, 1 May 2023 for: all");
    await press("rep", "Yes, go on", twin);
    expect(text(await rig().press("officer", id))).toContain("already");
    expect((await rig().store.strikes.byId(before.id))?.days).toEqual(before.days);
  });

  it("action short of a strike is called that wherever it waits", async () => {
    await said("rep", "/strike add name: Overtime ban days: from 9 May 2023 for: all kind: asos");
    await press("rep", "union", await say("rep", "/strike confirm Overtime"));
    await secondConfirms();
    await said("rep", "/strike edit Overtime name: Ban");
    const shown = text(await waiting());
    expect(shown).toContain("change the action short of a strike Overtime ban");
    expect(shown).toContain("Confirm: change of action");
    expect(await said("officer", "/branch log")).toMatch(
      /asked a second person to change action \w+ \(rep\)/u,
    );
    expect(await said("rep", "/mydata export")).toContain('"what": "action-edit"');
  });
});

describe("a change that waits for a second person", () => {
  beforeEach(async () => {
    await becomes("member", "rep");
    await said("member", "/strike edit Out name: Walkout");
    expect(await said("officer", "/branch settings")).toContain("Name: Out → Walkout.");
  });

  it("is in the log: who asked, and who did it", async () => {
    await secondConfirms();
    const log = await said("officer", "/branch log");
    expect(log).toMatch(/asked a second person to change strike \w+ \(rep 1\)/u);
    expect(log).toMatch(/strike \w+ changed \(officer\)/u);
  });

  it("goes when the branch asks for two people no more, and does not come back", async () => {
    const id = await confirmButton();
    await said("officer", "/branch settings two-people: no");
    expect(text(await rig().press("officer", id))).toContain("does not wait any more");
    await said("officer", "/branch settings two-people: yes");
    expect(await said("officer", "/branch settings")).not.toContain("Waits for");
    expect((await strike()).name).toBe("Out");
  });

  it("goes with the role of whoever asked, by name or by group", async () => {
    await said("officer", `/branch reps remove: <@${people.member.user}>`);
    expect(await said("officer", "/branch settings")).not.toContain("Waits for");
    await said("officer", "/branch reps add: <!subteam^S0REPS> role: rep");
    await rig().say("other", "/strike edit Out name: Walkout", { groups: ["S0REPS"] });
    expect(await said("officer", "/branch settings")).toContain("Walkout");
    await said("officer", "/branch reps remove: <!subteam^S0REPS>");
    expect(await said("officer", "/branch settings")).not.toContain("Waits for");
  });

  it("goes when they erase what is kept about them; /mydata shows and exports it", async () => {
    expect(await said("member", "/mydata show")).toContain("you asked a second person for 1 thing");
    expect(await said("member", "/mydata export")).toContain('"what": "strike-edit"');
    const id = await confirmButton();
    const asked = await say("member", "/mydata erase");
    await rig().press("member", buttonsOf(asked)[0]?.id ?? "");
    expect((await rig().pool.query("select * from waiting_act")).rows).toEqual([]);
    expect(text(await rig().press("officer", id))).toContain("does not wait any more");
    expect((await strike()).name).toBe("Out");
  });

  it("is purged after a day", async () => {
    rig().clock.set("2023-04-21T09:00");
    await purgeAll({ database: rig().parts.database, clock: rig().clock, log: silent });
    expect((await rig().pool.query("select * from waiting_act")).rows).toEqual([]);
  });
});
