import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, type Person, tap as tapOn, text, useRig } from "../support/rig.ts";

/** Thursday 20 April 2023, 9am in London. */
const rig = useRig(commands);

const say = (typed: string, as: Person = "rep") => rig().say(as, typed);

const tap = (reply: Reply, label: string, as: Person = "rep") => tapOn(rig(), as, reply, label);

const labels = (reply: Reply) => buttonsOf(reply).map(({ label }) => label);

const branchId = async () => (await rig().store.branches.of(channel))?.id ?? "";

const ballots = async () => rig().store.campaigns.list(await branchId());

const create = () =>
  say("/ballot create name: Pay ballot closes: Tue 9 May 2023 12 noon result: Wed 10 May 2023");

/** All that the branch has set up, as it can be read: ids and revisions apart. */
async function standing(): Promise<string> {
  const lists = await Promise.all([
    say("/ballot dates"),
    say("/ballot entitled"),
    say("/countdown list"),
    say("/reminder list"),
    say("/strike list"),
    say("/branch settings", "officer"),
    say("/branch channel"),
    say("/ballot words"),
    say("/ballot actions"),
  ]);
  const lines = lists
    .map(text)
    .join("\n")
    .replaceAll(/\b[a-z\d]{5}\b/gu, "id")
    .split("\n");
  return lines.toSorted().join("\n");
}

describe("Undo", () => {
  it.each([
    "/ballot dates closes: Thu 18 May 2023 12 noon result: Fri 19 May 2023",
    "/ballot dates opens: Mon 20 March 2023 last-posting: Tue 2 May 2023",
    "/ballot dates replacement-words: Ring the union method: hybrid",
    "/ballot dates remove: result",
    "/ballot entitled count: 1,240 target: 60%",
    "/ballot pause",
    "/ballot words kind: countdown text: Post it on your way home",
    "/ballot actions-edit text: Ask a colleague",
    "/countdown add date: 9 June 5pm title: Branch AGM",
    "/countdown edit id: DATE days: 2, 0 at: 5pm",
    "/countdown delete id: DATE",
    "/reminder add text: Stall when: Thu 27 April 5pm",
    "/reminder add text: Post it when: Thu 27 April 5pm who: me",
    "/reminder edit id: REMINDER text: Another when: Fri 28 April 6pm repeat: weekly",
    "/reminder delete id: REMINDER",
    "/strike edit strike: STRIKE days: Tue 2 May for: DVSA",
    "/strike picket place: Main gate from: 7am strike: STRIKE",
    "/branch channel for: Ofgem, DVSA",
  ])("takes back %s", async (typed) => {
    await create();
    await say("/countdown add date: 12 June title: Rally");
    await say("/reminder add text: Phone bank when: Tue 25 April 9am repeat: weekly");
    await say("/strike add name: Spring strike days: Fri 28 April for: Ofgem");
    const [reminder] = await rig().store.reminders.list(await branchId(), "" as never);
    const [strike] = await rig().store.strikes.list(await branchId());
    const date = (await rig().store.countdowns.list(await branchId())).find(
      ({ target }) => target.kind === "date",
    );
    const before = await standing();
    const done = await say(
      typed
        .replace("REMINDER", reminder?.shortId ?? "")
        .replace("STRIKE", strike?.shortId ?? "")
        .replace("DATE", date?.shortId ?? ""),
    );
    expect(done.kind, text(done)).toBe("private");
    expect(await standing()).not.toBe(before);
    const undone = await tap(done, "Undo");
    expect(undone.kind, text(undone)).toBe("update");
    expect(await standing()).toBe(before);
    expect((await tap(done, "Undo")).kind).toBe("refused");
    expect(await standing()).toBe(before);
  });

  it("takes back settings", async () => {
    const before = await standing();
    const done = await say(
      "/branch settings name: Quay branch nation: scotland post-at: 10am quiet: 9pm to 7:30am tell-officers: no two-people: yes",
      "officer",
    );
    await tap(done, "Undo", "officer");
    expect(await standing()).toBe(before);
  });

  it("takes a ballot away that has just been set up, and says what to do once channels were told", async () => {
    const made = await create();
    expect(text(await tap(made, "Undo"))).toContain("Undone.");
    expect(await ballots()).toEqual([]);
  });

  it("closes a check that has just been opened, and ends a share", async () => {
    await create();
    const opened = await say("/check open");
    await tap(opened, "Undo");
    expect((await rig().store.checks.list(await branchId())).every(({ closedAt }) => closedAt)).toBe(true);
    const shared = await say("/ballot share", "officer");
    expect(text(await tap(shared, "Undo", "officer"))).toContain("Undone.");
  });

  it("opens a ballot again that was closed: channels get one correction, its checks stay closed", async () => {
    await create();
    await say("/check open");
    await postDue(rig());
    const ended = await tap(await say("/ballot close"), "Close it now");
    expect(await postDue(rig())).toEqual([expect.stringContaining("losed early")]);
    const undone = text(await tap(ended, "Undo"));
    expect(undone).toContain("Its checks stay closed: /check open asks again.");
    expect((await ballots())[0]).toMatchObject({ state: "open" });
    const posts = await postDue(rig());
    expect(posts).toHaveLength(1);
    expect(posts[0]).toContain("Tuesday 9 May");
    expect(posts[0]).not.toContain("losed early");
  });

  it("is nobody else’s, and of what was changed since it takes nothing back", async () => {
    await create();
    const first = await say("/ballot dates result: Thu 11 May 2023");
    expect((await tap(first, "Undo", "officer")).kind).toBe("refused");
    await say("/ballot dates result: Fri 12 May 2023");
    const late = await tap(first, "Undo");
    expect(text(late)).toContain("changed");
    expect(late.kind).toBe("refused");
    expect((await ballots())[0]?.milestones.result?.date.toString()).toBe("2023-05-12");
  });

  it("is looked up for rights anew", async () => {
    await create();
    const done = await say("/ballot dates result: Thu 11 May 2023");
    await rig().store.reps.remove(
      await branchId(),
      rig().vault.memberKey({ ...channel, user: "u-rep-27ac" }),
    );
    expect((await tap(done, "Undo")).kind).toBe("refused");
  });

  it("ends with the role: nothing of it waits for somebody who has the role again", async () => {
    await create();
    const done = await say("/ballot dates result: Thu 11 May 2023");
    await say("/branch reps remove: <@u-rep-27ac>", "officer");
    await say("/branch reps add: <@u-rep-27ac>", "officer");
    await rig().press("rep", "branch/agree");
    const late = await tap(done, "Undo");
    expect(text(late)).toContain("has been answered, or is too old");
    expect((await ballots())[0]?.milestones.result?.date.toString()).toBe("2023-05-11");
  });

  it("moves a close back with a second person where it takes one to move it", async () => {
    await say("/ballot create name: Pay ballot closes: Tue 9 May 2023 12 noon");
    const done = await say("/ballot dates closes: Mon 8 May 2023 12 noon");
    await say("/branch settings two-people: yes", "officer");
    const waits = text(await tap(done, "Undo"));
    expect(waits).toContain("Nothing is done yet");
    expect(waits).not.toContain("Undone");
    expect((await ballots())[0]?.milestones.closes?.date.toString()).toBe("2023-05-08");
  });

  it("does not move a close back to a moment that has passed", async () => {
    await say("/ballot create name: Pay ballot closes: today 12 noon");
    const done = await say("/ballot dates closes: Mon 8 May 2023 12 noon");
    rig().clock.set("2023-04-20T13:00");
    await tap(done, "Undo");
    expect((await ballots())[0]?.milestones.closes?.date.toString()).toBe("2023-05-08");
  });

  it("is what no button’s id alone can do", async () => {
    await create();
    const [made] = await ballots();
    const forged = await rig().press("rep", `ballot/restore/${made?.id}/1/{"name":"Forged"}`);
    expect(forged.kind).toBe("refused");
    expect((await ballots())[0]?.name).toBe("Pay ballot");
  });

  it("keeps nothing of a reminder to oneself that was deleted", async () => {
    await say("/reminder add text: Ring Ward 4 when: Thu 27 April 5pm who: me");
    const [own] = await rig().store.reminders.list(
      await branchId(),
      rig().vault.memberKey({ ...channel, user: "u-rep-27ac" }),
    );
    expect(labels(await say(`/reminder delete id: ${own?.shortId}`))).toEqual([]);
  });
});

describe("Change", () => {
  it.each([
    ["/ballot create name: Pay ballot closes: Tue 9 May 2023 12 noon", "closes", "Tue 9 May 2023 12 noon"],
    ["/ballot dates result: Thu 11 May 2023", "result", "Thu 11 May 2023"],
    ["/ballot entitled count: 1240", "count", "1240"],
    ["/countdown add date: 9 June 5pm title: Branch AGM days: 3, 0", "days", "3, 0"],
    ["/reminder add text: Stall when: Thu 27 April 5pm", "text", "Stall"],
    ["/strike add name: Spring strike days: Fri 28 April for: Ofgem", "days", "Fri 28 April"],
    ["/ballot words kind: countdown text: Post it now", "text", "Post it now"],
  ])("opens the form of %s filled in", async (typed, field, value) => {
    if (!typed.startsWith("/ballot create")) await create();
    const form = await tap(await say(typed), "Change");
    if (form.kind !== "form") throw new Error(text(form));
    expect(form.form.fields.find(({ name }) => name === field)?.value).toBe(value);
    expect(form.form.fields.map(({ name }) => name)).not.toContain("id");
    expect(form.form.fields.find(({ name }) => name === "ballot")?.value).toBeUndefined();
    expect(form.form.title).not.toMatch(/\/[^ ]*\//u);
  });

  it("changes what it was about, with what the form says", async () => {
    const made = await create();
    await say("/ballot create name: Pensions ballot closes: Tue 23 May 2023 12 noon");
    const form = await tap(made, "Change");
    if (form.kind !== "form") throw new Error(text(form));
    await rig().submit("rep", form.form.id, { closes: "Mon 8 May 2023 5pm", result: "Wed 10 May 2023" });
    const pay = (await ballots()).find(({ name }) => name === "Pay ballot");
    expect(pay?.milestones.closes?.time?.toString()).toBe("17:00:00");
  });

  it("leaves an hour’s wait for the form that was opened, and none after it was sent", async () => {
    await create();
    const done = await say("/reminder add text: Stall when: tomorrow 5pm");
    const form = await tap(done, "Change");
    if (form.kind !== "form") throw new Error(text(form));
    rig().clock.set("2023-04-20T09:20");
    const sent = await rig().submit("rep", form.form.id, { text: "Stall at noon", when: "tomorrow 12 noon" });
    expect(text(sent)).toContain("Stall at noon");
    expect((await tap(done, "Undo")).kind).toBe("refused");
  });
});
