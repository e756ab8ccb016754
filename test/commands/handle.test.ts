import { beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { purgeAll } from "../../src/core/acts/privacy/purge.ts";
import { silent } from "../support/logs.ts";
import { buttonsOf, type Person, people, text, useRig, workspace } from "../support/rig.ts";

/** A rep who does harm can be found by the branch's officers: their acts stand in the log under a number. */

const rig = useRig(commands);

const said = async (as: Person, typed: string) => text(await rig().say(as, typed));

async function becomes(as: Person, role: "rep" | "officer"): Promise<void> {
  await said("officer", `/branch reps add: <@${people[as].user}> role: ${role}`);
  await rig().press(as, "branch/agree");
}

async function purgeOn(day: string): Promise<void> {
  rig().clock.set(`${day}T09:00`);
  await purgeAll({ database: rig().parts.database, clock: rig().clock, log: silent });
}

const makes = (as: Person, name: string) =>
  said(as, `/ballot create name: ${name} closes: Tue 3 October 2023 12 noon`);

async function logLine(what: string): Promise<string> {
  const line = (await said("officer", "/branch log")).split("\n").find((one) => one.includes(what));
  return line?.slice(line.lastIndexOf("(")) ?? "no such line";
}

describe("the number of whoever agreed to a role", () => {
  beforeEach(async () => {
    await becomes("member", "rep");
    await becomes("other", "officer");
  });

  it("stands behind their acts, the same for all of them, and another for another person", async () => {
    await makes("member", "First");
    await makes("other", "Second");
    await said("member", "/strike add name: Out days: 10 May 2023 for: all");
    const lines = (await said("officer", "/branch log")).split("\n");
    const made = lines.filter((line) => /(?:ballot|strike) \w+ set up/u.test(line));
    expect(made.map((line) => line.slice(line.lastIndexOf("(")))).toEqual([
      "(rep 1)",
      "(officer 2)",
      "(rep 1)",
    ]);
    // Whoever manages the workspace was not asked, and has none; nor has a rep who agreed before there were any.
    expect(await logLine("somebody named")).toBe("(officer)");
    await makes("rep", "Third");
    expect((await said("officer", "/branch log")).split("\n")[1]).toMatch(/set up \(rep\)$/u);
  });

  it("is turned into a person for officers of this branch alone, to them alone, and the log says that it was", async () => {
    const reply = await rig().say("other", "/branch log who: 1");
    expect(reply.kind).toBe("private");
    expect(text(reply)).toContain(`Number 1 in the log is @${people.member.user}.`);
    expect(await logLine("looked up who number 1 is")).toBe("(officer 2)");
    for (const as of ["member", "rep"] as const)
      expect(await said(as, "/branch log who: 1")).toContain("Only officers");
    const there = { ...people.officer, workspace: "their-workspace" };
    const elsewhere = await rig().inbox.command({
      callId: "elsewhere",
      caller: there,
      place: { ...workspace, workspace: "their-workspace", channel: "general" },
      command: "branch",
      input: "log who: 1",
    });
    expect(text(elsewhere)).toContain("Nobody is kept under number 1");
    expect(await rig().dump()).not.toContain(people.member.user);
  });

  it("lasts with the role and 90 days, and then nobody can say whose it was; it is given to nobody else", async () => {
    await makes("member", "First");
    await said("officer", `/branch reps remove: <@${people.member.user}>`);
    await purgeOn("2023-04-21");
    await purgeOn("2023-07-19");
    expect(await said("officer", "/branch log who: 1")).toContain(`@${people.member.user}`);
    await purgeOn("2023-07-20");
    expect(await said("officer", "/branch log who: 1")).toContain("Nobody is kept under number 1");
    expect(await rig().dump()).not.toContain(rig().vault.memberKey(people.member));
    expect(await logLine("set up")).toBe("(rep 1)");
    await becomes("member", "rep");
    await makes("member", "Again");
    expect((await said("officer", "/branch log")).split("\n")[1]).toContain("(rep 3)");
  });

  it("comes back to them when the role does in that time", async () => {
    await said("officer", `/branch reps remove: <@${people.member.user}>`);
    await purgeOn("2023-04-21");
    await becomes("member", "officer");
    await purgeOn("2023-09-01");
    await makes("member", "First");
    expect((await said("officer", "/branch log")).split("\n")[1]).toContain("(officer 1)");
  });

  it("is seen by them in /mydata, and erased at once with everything else", async () => {
    expect(await said("member", "/mydata show")).toContain("under number 1 of the branch’s log");
    expect(await said("member", "/mydata export")).toContain('"numberInTheLog"');
    const [erase] = buttonsOf(await rig().say("member", "/mydata erase"));
    await rig().press("member", erase?.id ?? "");
    expect(await said("officer", "/branch log who: 1")).toContain("Nobody is kept under number 1");
    expect(await said("member", "/mydata show")).not.toContain("number 1");
  });

  it("goes with everything about people when Muster is taken out", async () => {
    await rig().inbox.left(workspace);
    const branch = await rig().store.branches.of(workspace);
    expect(await rig().store.handles.reveal(branch?.id ?? "", 1)).toBeUndefined();
  });
});

it("is asked of those who agreed to their role before, and is theirs from then on", async () => {
  const card = await rig().say("rep", "/branch reps");
  expect(text(card)).toContain("You are a rep here.");
  expect(text(card)).toContain("What you change is logged under a number");
  const agree = buttonsOf(card).find(({ label }) => label === "I agree to the number");
  await rig().press("rep", agree?.id ?? "");
  await makes("rep", "First");
  expect((await said("officer", "/branch log")).split("\n")[1]).toContain("(rep 1)");
  expect(text(await rig().say("rep", "/branch reps"))).not.toContain("logged under a number");
});

describe("who remains", () => {
  it("of two officers at odds each can take the other’s role back, and whoever manages the workspace has the last word", async () => {
    await becomes("member", "officer");
    await becomes("other", "officer");
    await said("member", `/branch reps remove: <@${people.other.user}>`);
    expect(await said("other", `/branch reps remove: <@${people.member.user}>`)).toContain("Only officers");
    expect(await logLine("somebody is no longer officer")).toBe("(officer 1)");
    await said("member", `/branch reps remove: <@${people.officer.user}>`);
    await said("officer", `/branch reps remove: <@${people.member.user}>`);
    await becomes("other", "officer");
    expect(await said("other", "/branch settings")).toContain("settings");
    expect(await said("member", "/branch settings")).toContain("Only officers");
  });

  it("when the last named officer leaves, reps go on, and whoever manages the workspace names the next", async () => {
    await becomes("member", "officer");
    const [erase] = buttonsOf(await rig().say("member", "/mydata erase"));
    await rig().press("member", erase?.id ?? "");
    expect(await makes("rep", "Goes on")).toContain("Set up");
    expect(await said("rep", `/branch reps add: <@${people.rep.user}> role: officer`)).toContain(
      "Only officers",
    );
    await becomes("other", "officer");
    expect(await said("other", "/branch log")).toContain("Newest first");
  });
});
