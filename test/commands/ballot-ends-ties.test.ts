import { beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { postDue } from "../support/posting.ts";
import { useReminderPosts } from "../support/reminder-posts.ts";
import { surely, tap, text, useRig } from "../support/rig.ts";

/** What hangs on a ballot, for each way in which one can end. */

const rig = useRig(commands);

const { goneAt } = useReminderPosts(rig);

const say = async (typed: string) => text(await rig().say("rep", typed));

async function posts(at: string): Promise<string> {
  rig().clock.set(at);
  return (await postDue(rig())).join("\n\n");
}

const dates = "opens: 20 March 2023 closes: Tue 9 May 2023 12 noon result: Wed 10 May 2023";

const cancelled = "It is cancelled:";

async function end(how: "" | "withdrawn" | "postponed", label: string): Promise<string> {
  return text(
    await tap(rig(), "rep", await rig().say("rep", `/ballot close${how && ` ending: ${how}`}`), label),
  );
}

beforeEach(async () => {
  await say(`/ballot create name: Pay ${dates}`);
  await say("/countdown add ballot: Pay milestone: result");
  await say("/reminder add text: Ring round when: the day before the close 9am");
  await say("/reminder add text: Come and hear when: the day of the result 9am");
  await say("/reminder add text: Ask again when: tomorrow 8am repeat: daily until: the close");
  await posts("2023-04-20T09:05");
});

describe("what is counted to the result", () => {
  it("goes on after the close", async () => {
    await posts("2023-05-08T09:00");
    expect(await posts("2023-05-09T09:00")).toContain("Pay: Result: tomorrow, Wed 10 May");
    await posts("2023-05-09T12:01");
    const told = await posts("2023-05-10T09:00");
    expect(told).toContain("Pay: Result: today, Wed 10 May");
    expect(told).toContain("Come and hear");
  });

  it("of one closed early goes by its new day, which may be before the close it had", async () => {
    await posts("2023-05-02T09:00");
    expect(await say("/ballot close")).toContain(
      "The day of its result, Wednesday 10 May 2023, was given for that close and is taken away.",
    );
    await end("", "Close it now");
    const told = await posts("2023-05-02T09:05");
    expect(told.split(cancelled)).toHaveLength(4);
    expect(await posts("2023-05-03T09:00")).toBe("");
    expect(await say("/reminder add text: Come when: the day before the result 9am")).toContain(
      "has no date “Result” yet",
    );
    await say("/ballot dates result: Sat 6 May 2023");
    expect(await posts("2023-05-03T09:30")).toBe("");
    await say("/ballot dates result: Fri 5 May 2023");
    expect(await posts("2023-05-03T10:00")).toContain("The result is expected on Friday 5 May 2023.");
    expect(await say("/reminder add text: Come when: the day before the result 9am")).toContain("4 May 2023");
    expect(await posts("2023-05-04T09:00")).toMatch(/Pay: Result: tomorrow, [\s\S]*Come/u);
    expect(await posts("2023-05-05T09:00")).toContain("Result due today, Fri 5 May");
    expect(await posts("2023-05-09T12:00")).toBe("");
    expect(await posts("2023-05-10T09:00")).toBe("");
  });

  it("of one closed early is refused before the day on which it was", async () => {
    await posts("2023-05-02T09:00");
    await end("", "Close it now");
    expect(await say("/ballot dates result: Mon 1 May 2023")).toContain("cannot be before");
  });
});

describe.each([
  ["withdrawn", "Withdraw it now", "was withdrawn"],
  ["postponed", "Postpone it now", "was postponed"],
] as const)("once it is %s", (how, label, words) => {
  it("nothing is counted, each tied reminder is cancelled in words, and no answer is taken", async () => {
    await posts("2023-04-25T09:00");
    await end(how, label);
    expect((await posts("2023-04-25T09:05")).split(cancelled)).toHaveLength(4);
    expect(await say("/posted")).toContain(`Pay ${words} on Tuesday 25 April 2023`);
    expect(await say("/check open")).toContain(words);
    for (const day of ["2023-05-03", "2023-05-08", "2023-05-09", "2023-05-10"])
      expect(await posts(`${day}T12:00`)).toBe("");
  });

  it("strikes that its mandate would cover are named before it is", async () => {
    await say("/ballot dates mandate-expires: 8 November 2023");
    await say("/strike add name: Walkout days: 30 May 2023 for: all");
    expect(await say(`/ballot close ending: ${how}`)).toContain(
      "Strike Walkout: Tuesday 30 May 2023 would not be under this ballot’s mandate any more.",
    );
    expect(await say("/ballot close")).not.toContain("Walkout");
  });
});

it("deleted, its reminders are cancelled in words, a member’s own as well", async () => {
  await say(`/ballot create name: Slip ${dates}`);
  await rig().say(
    "member",
    "/reminder add text: Mine when: the day before the close 9am ballot: Slip who: me",
  );
  await say("/reminder add text: Ours when: the day before the close 9am ballot: Slip");
  await surely(rig(), "rep", "/ballot delete Slip");
  expect(await say("/ballot status Slip")).toContain("There is no ballot “Slip” here");
  expect(text(await rig().say("member", "/reminder list"))).toContain("Mine");
  const gone = (await goneAt("2023-04-20T09:08")).join("\n");
  expect(gone).toMatch(/channel: [\s\S]*cancelled: “Ours”/u);
  expect(gone).toMatch(/private: [\s\S]*cancelled: “Mine”/u);
});

describe("a close that moves", () => {
  it("makes up no day that has passed for one that has passed", async () => {
    await say("/ballot dates join-by: Wed 12 April 2023 last-posting: Thu 4 May 2023");
    await posts("2023-04-25T09:00");
    rig().clock.set("2023-05-05T09:00");
    const asked = await rig().say("rep", "/ballot dates closes: Tue 16 May 2023 12 noon");
    expect(text(asked)).not.toContain("Join by");
    expect(text(asked)).toContain("Post by: Thursday 4 May 2023 → Friday 12 May 2023");
    await tap(rig(), "rep", asked, "Keep them as they are");
    expect(await posts("2023-05-05T09:01")).toContain(
      "Post by: Thursday 4 May 2023 (that day has passed: post a paper you still have at once)",
    );
  });

  it("takes away a day that would have passed with it", async () => {
    await say("/ballot dates last-posting: Thu 4 May 2023 replacement-by: Fri 28 April 2023 5pm");
    await posts("2023-04-25T09:00");
    const asked = await rig().say("rep", "/ballot dates closes: Thu 27 April 2023 12 noon");
    expect(text(asked)).toContain(
      "Ask for a replacement by: Friday 28 April 2023, 5pm → taken away, as it would have passed already",
    );
    const done = text(await tap(rig(), "rep", asked, "Move them together"));
    expect(done).toContain("Taken away: Ask for a replacement by.");
    expect(done).not.toContain("Ask for a replacement by:");
    expect(await posts("2023-04-25T09:01")).not.toContain("Ask for a replacement by");
  });
});
