import { beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { claimDue, postDue } from "../support/posting.ts";
import { buttonsOf, text as textOf, useRig } from "../support/rig.ts";

const rig = useRig(commands);

const said = async (typed: string) => textOf(await rig().say("rep", typed));

/** The 2019 election, on the morning its nominations open. */
async function set(): Promise<void> {
  rig().clock.set("2019-09-02T08:00");
  await said(
    "/ballot create name: General Secretary kind: election nominations-open: Mon 2 September 2019 nominations-close: Mon 14 October 2019 5pm opens: Thu 7 November 2019 closes: Thu 12 December 2019 12 noon",
  );
  await postDue(rig());
}

async function press(label: string, typed = "/ballot nomination"): Promise<string> {
  const button = buttonsOf(await rig().say("rep", typed)).find((one) => one.label === label);
  return textOf(await rig().press("rep", button?.id ?? ""));
}

const meeting = "/ballot nomination meeting: Wed 25 September 2019 12:30pm notice: Mon 9 September 2019";

async function planned(kind: string): Promise<readonly string[]> {
  const branch = await rig().store.branches.of({ chat: "preview", workspace: "branch-workspace" });
  const [campaign] = await rig().store.campaigns.list(branch?.id ?? "");
  const posts = await rig().store.posts.ofCampaign(campaign?.id ?? "");
  return posts
    .filter((post) => post.kind === kind && post.state === "planned")
    .map(({ on, at }) => `${on} ${at.toString().slice(0, 5)}`);
}

describe("a branch's nomination meeting", () => {
  beforeEach(set);

  test("is said back with its weekday, and its notice and the form's reminders are planned", async () => {
    const card = await said(meeting);
    expect(card).toBe(`General Secretary: our branch’s nomination
Nominations: Monday 2 September 2019 to Monday 14 October 2019, 5pm. The form must be returned by then.
Branch general meeting: Wednesday 25 September 2019, 12:30pm.
☐ Meeting called ☐ Meeting held ☐ Form returned
Its notice goes out on Monday 9 September 2019, 9am in #general.
It is reminded of the day before and on the day, next on Tuesday 24 September 2019, 9am in #general.
The form’s return is next reminded of on Friday 11 October 2019, 9am in #general.
Muster never asks or keeps whom the branch nominates.
[Meeting called]
[Meeting held]
[Form returned]`);
    expect(await planned("nomination-meeting")).toEqual(["2019-09-09 09:00"]);
    expect(await planned("nomination-return")).toEqual(["2019-10-11 09:00", "2019-10-13 09:00"]);
  });

  test("is announced on its day, without a word about candidates or how many branches it takes", async () => {
    await said(meeting);
    rig().clock.set("2019-09-09T09:00");
    expect(await postDue(rig())).toEqual([
      `#general: Branch meeting on Wed 25 September, 12:30pm: do we nominate?
General Secretary: papers go out on Thu 7 November and must be back by Thu 12 December, 12 noon.
There we decide if our branch puts somebody forward, and whom. All of you can come. This is not the vote.`,
    ]);
  });

  test("is reminded of the day before and on the day, unless it was held; both move with it", async () => {
    await said(meeting);
    expect(await planned("nomination-meeting-soon")).toEqual(["2019-09-24 09:00", "2019-09-25 09:00"]);
    await said("/ballot nomination meeting: Fri 27 September 2019 1pm");
    expect(await planned("nomination-meeting-soon")).toEqual(["2019-09-26 09:00", "2019-09-27 09:00"]);
    rig().clock.set("2019-09-26T09:00");
    expect((await postDue(rig())).at(-1)).toContain("Branch meeting tomorrow, Fri 27 September, 1pm");
    await press("Meeting held");
    expect(await planned("nomination-meeting-soon")).toEqual([]);
    await press("Meeting held: not yet");
    rig().clock.set("2019-09-27T09:00");
    expect((await postDue(rig()))[0]).toContain("Branch meeting today, Fri 27 September, 1pm");
  });

  test("that moves after its reminder went is corrected", async () => {
    rig().clock.set("2019-09-24T08:00");
    await said("/ballot nomination meeting: Wed 25 September 2019 12:30pm notice: Wed 25 September 2019");
    rig().clock.set("2019-09-24T09:00");
    expect((await postDue(rig())).at(-1)).toContain("Branch meeting tomorrow, ");
    await said("/ballot nomination meeting: Fri 27 September 2019 1pm");
    expect((await postDue(rig()))[0]).toContain("Branch general meeting: Friday 27 September 2019, 1pm.");
  });

  test("is said the day before by whatever else is posted then", async () => {
    await said("/ballot dates nominations-open: Tue 3 September 2019");
    await said("/ballot nomination meeting: Wed 4 September 2019 12:30pm notice: Mon 2 September 2019");
    rig().clock.set("2019-09-03T09:00");
    const posts = await postDue(rig());
    expect(posts.at(-1)).toContain("Nominations");
    expect(posts.at(-1)).toContain("Tomorrow: branch general meeting, Wednesday 4 September 2019, 12:30pm.");
  });

  test("says how many branches must nominate once the union's rule is given", async () => {
    await said(`${meeting} branches: 15`);
    rig().clock.set("2019-09-09T09:00");
    expect((await postDue(rig()))[0]).toContain(
      "To stand, a candidate must be nominated by 15 branches. That is the union’s rule.",
    );
  });

  test("without a day of notice is announced by the next post's hour", async () => {
    await said("/ballot nomination meeting: Wed 25 September 2019 12:30pm");
    expect(await planned("nomination-meeting")).toEqual(["2019-09-02 09:00"]);
    await said("/ballot nomination remove: meeting");
    rig().clock.set("2019-09-02T10:00");
    await said("/ballot nomination meeting: Wed 25 September 2019 12:30pm");
    expect(await planned("nomination-meeting")).toEqual(["2019-09-03 09:00"]);
  });

  test("moved takes its notice along; one that was given already is corrected once", async () => {
    await said(meeting);
    await press("Meeting called");
    await said("/ballot nomination notice: Tue 10 September 2019");
    expect(await planned("nomination-meeting")).toEqual(["2019-09-10 09:00"]);
    rig().clock.set("2019-09-10T09:00");
    await postDue(rig());
    const moved = await said("/ballot nomination meeting: Fri 27 September 2019 1pm");
    expect(moved).toContain("The meeting moved, so “called” and “held” are not ticked any more.");
    expect(moved).toContain("☐ Meeting called");
    const posts = await postDue(rig());
    expect(posts).toHaveLength(1);
    expect(posts[0]).toContain("New dates: nominations close on Mon 14 October, 5pm");
    expect(posts[0]).toContain("Branch general meeting: Friday 27 September 2019, 1pm.");
    await said("/ballot nomination branches: 15");
    expect(await postDue(rig())).toEqual([]);
  });

  test("taken away is not announced, and channels that were told of it are told", async () => {
    await said(meeting);
    rig().clock.set("2019-09-09T09:00");
    await postDue(rig());
    expect(await said("/ballot nomination remove: meeting")).toContain("No meeting is recorded.");
    expect((await postDue(rig()))[0]).toContain("No branch general meeting is fixed for our nomination now.");
  });

  test("outside the nominations, in the past, without an hour or noticed afterwards is refused", async () => {
    const refused: readonly (readonly [string, string])[] = [
      ["meeting: Mon 14 October 2019 5pm", "is outside the nominations (Monday 2 September 2019 to Monday"],
      ["meeting: Sun 1 September 2019 2pm", "has passed"],
      ["meeting: Wed 25 September 2019", "At what hour on Wednesday 25 September 2019?"],
      [
        "meeting: Wed 25 September 2019 1pm notice: Thu 26 September 2019",
        "The notice (Thursday 26 September 2019) cannot come after the meeting (Wednesday 25 September 2019, 1pm).",
      ],
      ["notice: Mon 9 September 2019", "Notice of which meeting?"],
    ];
    for (const [typed, why] of refused) {
      const reply = await rig().say("rep", `/ballot nomination ${typed}`);
      expect(reply.kind).toBe("refused");
      expect(textOf(reply)).toContain(why);
    }
  });

  test("left outside by a date that moved is not announced, and the rep is warned", async () => {
    await said(meeting);
    const moved = await said("/ballot dates nominations-close: Fri 20 September 2019 5pm");
    expect(moved).toContain(
      "Careful: the branch general meeting, Wednesday 25 September 2019, 12:30pm, lies outside the nominations.",
    );
    expect(await planned("nomination-meeting")).toEqual([]);
    expect(await planned("nomination-return")).toEqual(["2019-09-17 09:00", "2019-09-19 09:00"]);
  });

  test("is for reps alone", async () => {
    expect(textOf(await rig().say("member", meeting))).toContain("Only reps and officers");
    const [button] = buttonsOf(await rig().say("rep", meeting));
    expect(textOf(await rig().press("member", button?.id ?? ""))).toContain("Only reps and officers");
  });
});

describe("the nomination form", () => {
  beforeEach(set);

  test("is reminded of until it is ticked off as returned, and again when that is taken back", async () => {
    await said(meeting);
    rig().clock.set("2019-10-11T09:00");
    expect((await postDue(rig())).at(-1)).toContain(
      "Our nomination form is due in 3 days, Mon 14 October, 5pm",
    );
    expect(await press("Form returned")).toContain("The form is returned: nothing more is posted about it.");
    expect(await planned("nomination-return")).toEqual([]);
    expect(await press("Form returned: not yet")).toContain("☐ Form returned");
    expect(await planned("nomination-return")).toEqual(["2019-10-13 09:00"]);
    await press("Form returned");
    rig().clock.set("2019-10-14T09:00");
    const [last] = await postDue(rig());
    expect(last).toContain("Nominations close today");
    expect(last).not.toContain("nomination form");
  });

  test("not returned is named on the last day as well", async () => {
    await said(meeting);
    rig().clock.set("2019-10-14T09:00");
    expect((await postDue(rig())).at(-1)).toContain(
      "Our branch’s nomination form must be with the union today, Monday 14 October 2019, 5pm.",
    );
  });

  test("that is going out as it is ticked off is said to be", async () => {
    await said(meeting);
    rig().clock.set("2019-10-11T09:00");
    await claimDue(rig());
    expect(await press("Form returned")).toContain("1 post was already going out and cannot be stopped.");
  });

  test("ticked twice at once is ticked once", async () => {
    const buttons = buttonsOf(await rig().say("rep", "/ballot nomination"));
    const held = buttons.find(({ label }) => label === "Meeting held")?.id ?? "";
    await rig().press("rep", held);
    expect(textOf(await rig().press("rep", held))).toContain("☑ Meeting held");
  });

  test("waits with a paused ballot and ends with one that is closed", async () => {
    await said(meeting);
    await said("/ballot pause");
    expect(await planned("nomination-return")).toEqual([]);
    await said("/ballot resume");
    expect(await planned("nomination-return")).toHaveLength(2);
    const [close] = buttonsOf(await rig().say("rep", "/ballot close"));
    await rig().press("rep", close?.id ?? "");
    expect(await planned("nomination-return")).toEqual([]);
    expect(await said(meeting)).toContain("closed already");
  });
});

test("other ballots, and elections without a close of nominations, have none", async () => {
  await said("/ballot create name: Reballot closes: Tue 9 May 2023 12 noon");
  expect(await said("/ballot nomination Reballot")).toBe(
    "Reballot is no election: there is nothing to nominate. An election is set up with /ballot create, kind: election",
  );
  await said("/ballot create name: NEC kind: election closes: Thu 11 May 2023 12 noon");
  expect(await said("/ballot nomination NEC")).toContain("When must nominations be in? Set that first:");
});

test("nominations that have closed take no meeting", async () => {
  await set();
  rig().clock.set("2019-10-15T09:00");
  expect(await said("/ballot nomination meeting: Wed 16 October 2019 1pm")).toBe(
    "Nominations for General Secretary closed on Monday 14 October 2019, 5pm.",
  );
});
