import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, type Person, tap, text as textOf, useRig } from "../support/rig.ts";

const rig = useRig(commands);

const say = async (typed: string, as: Person = "rep") => textOf(await rig().say(as, typed));

const labels = (reply: Reply) => buttonsOf(reply).map(({ label }) => label);

const dates =
  "nominations-open: Mon 3 April 2023 nominations-close: Fri 14 April 2023 5pm acceptance: Tue 18 April 2023 opens: Mon 24 April 2023 closes: Tue 23 May 2023 12 noon";

const create = (more = "", when = dates) =>
  say(`/ballot create name: Executive kind: election ${when} ${more}`);

const kept = async () => {
  const branch = await rig().store.branches.of(channel);
  const [campaign] = await rig().store.campaigns.list(branch?.id ?? "");
  return campaign;
};

async function postsOn(...mornings: readonly string[]): Promise<string> {
  const all: string[] = [];
  for (const morning of mornings) {
    rig().clock.set(`${morning}T09:00`);
    all.push(...(await postDue(rig())));
  }
  return all.join("\n");
}

async function early(more = "", when = dates): Promise<string> {
  rig().clock.set("2023-03-30T09:00");
  const done = await create(more, when);
  await postDue(rig());
  return done;
}

const mornings = ["2023-04-03", "2023-04-07", "2023-04-11", "2023-04-13", "2023-04-14", "2023-04-18"];

describe("who nominates in an election", () => {
  it.each([
    [
      "branches",
      "Branches nominate at a general meeting.",
      /must say yes\. They must also send in their election address by then/u,
    ],
    [
      "self",
      "Members put themselves forward: the union says how.",
      /must say that they stand\. They must also send in their election address by then/u,
    ],
    [
      "members",
      "Members nominate: the union says how.",
      /must say yes\. They must also send in their election address by then/u,
    ],
  ])("is said in posts as it is: %s", async (who, words, accept) => {
    expect(await early(`nominations: ${who}`)).not.toContain("Who nominates?");
    const posts = await postsOn(...mornings);
    expect(posts).toContain("Nominations open today, Mon 3 April");
    expect(posts).toContain(words);
    expect(posts).toMatch(accept);
    if (who !== "branches") expect(posts).not.toMatch(/branch|meeting/iu);
  });

  it("is left to the union until somebody says it, which the rep is asked for", async () => {
    expect(await early()).toContain("Who nominates? Posts leave it to the union until you say");
    const posts = await postsOn(...mornings);
    expect(posts).toContain("The union says how to nominate.");
    expect(posts).not.toMatch(/branch|general meeting/iu);
    const id = (await kept())?.shortId;
    expect(await say(`/ballot dates ${id} nominations: self-nomination`)).toContain(
      "members put themselves forward",
    );
    expect((await kept())?.election).toEqual({ nominations: "self" });
  });

  it.each([
    ["branch", "branches"],
    ["self nomination", "self"],
    ["Themselves", "self"],
    ["any member", "members"],
  ])("is understood: %s", async (typed, who) => {
    await early(`nominations: ${typed}`);
    expect((await kept())?.election?.nominations).toBe(who);
  });

  it("has a branch meeting only where branches nominate; elsewhere that is asked back", async () => {
    await early("nominations: self");
    const asked = await rig().say("rep", "/ballot nomination meeting: Wed 12 April 2023 1pm");
    expect(textOf(asked)).toContain("members put themselves forward: there is no branch meeting to fix");
    expect(labels(asked)[0]).toBe("Branches nominate in it");
    expect(textOf(await tap(rig(), "rep", asked, "Branches nominate in it"))).toContain("by branches");
    expect(await say("/ballot nomination meeting: Wed 12 April 2023 1pm")).toContain("Meeting called");
  });

  it("cannot change while a meeting is kept that channels may know of: it is taken away first", async () => {
    await early("nominations: branches");
    await say("/ballot nomination meeting: Wed 12 April 2023 1pm notice: Mon 3 April 2023");
    await postsOn("2023-04-03");
    const asked = await rig().say("rep", "/ballot dates nominations: members");
    expect(textOf(asked)).toContain("Take it away first");
    await tap(rig(), "rep", asked, "Take the meeting away");
    expect((await postDue(rig())).join()).toContain("No branch general meeting is fixed");
    await say("/ballot dates nominations: members");
    expect(await kept()).toMatchObject({ election: { nominations: "members" } });
    expect(await kept()).not.toHaveProperty("nomination");
  });

  it("is branches where a meeting is fixed before anybody has said it", async () => {
    await early();
    await say("/ballot nomination meeting: Wed 12 April 2023 1pm");
    expect((await kept())?.election?.nominations).toBe("branches");
    expect(await say("/ballot dates")).toContain("Nominations: by branches, each at a general meeting.");
  });
});

describe("an election in phases", () => {
  const noOpening =
    "nominations-open: Mon 3 April 2023 nominations-close: Fri 14 April 2023 5pm closes: Tue 23 May 2023 12 noon";

  it("without an opening day is not open while nominations are: nobody is told to post a paper", async () => {
    await early("nominations: self", noOpening);
    const posts = await postsOn("2023-04-03", "2023-04-07", "2023-04-13", "2023-04-14");
    expect(posts).toContain("voting closes on Tue 23 May, 12 noon. The union says when it opens.");
    expect(posts).not.toMatch(/papers must arrive|Post by|posted/iu);
    expect(await say("/ballot status")).not.toMatch(/Post by|Told us/u);
  });

  it("counts its vote down once nominations have closed", async () => {
    await early("nominations: self", noOpening);
    expect(await postsOn("2023-05-09")).toContain("post your voting paper by Mon 15 May");
  });
});

describe("a count day", () => {
  it("has its own word in dates, status and the post of the close", async () => {
    const done = await early("count: Thu 25 May 2023 10am result: Fri 26 May 2023");
    expect(done).toContain("Count: Thu 25 May 2023, 10am");
    rig().clock.set("2023-05-23T12:00");
    const closed = (await postDue(rig())).at(-1);
    expect(closed).toContain("The votes are counted on Thursday 25 May 2023, 10am.");
    expect(closed).toContain("The result is expected on Friday 26 May 2023.");
    rig().clock.set("2023-05-23T13:00");
    expect(await say("/ballot status")).toContain("The votes are counted on Thursday 25 May 2023, 10am.");
    await say("/ballot dates count: Wed 24 May 2023 2pm");
    expect((await postDue(rig())).join()).toContain("Count: Wednesday 24 May 2023, 2pm");
    rig().clock.set("2023-05-25T09:00");
    expect(await say("/ballot status")).not.toContain("counted");
  });

  it("is told in its morning, with its hour and the day of the result", async () => {
    await early("count: Thu 25 May 2023 10am result: Fri 26 May 2023");
    expect(await postsOn("2023-05-25")).toContain(
      "Votes are counted today, Thu 25 May, 10am\nExecutive: voting closed on Tue 23 May, 12 noon.\nThe result is expected on Friday 26 May 2023.",
    );
  });

  it("on the day of the result is a line of that post", async () => {
    await early("count: Fri 26 May 2023 10am result: Fri 26 May 2023");
    const posts = await postsOn("2023-05-26");
    expect(posts).toContain("Result due today, Fri 26 May");
    expect(posts).toContain("The votes are counted on Friday 26 May 2023, 10am.");
    expect(posts).not.toContain("counted today");
  });

  it.each([
    ["count: Mon 22 May 2023", "Count"],
    ["count: Mon 29 May 2023 result: Fri 26 May 2023", "Result"],
  ])("cannot lie before the close, nor after the result: %s", async (typed, later) => {
    const done = await early(typed);
    expect(done).toContain(`“${later}” (`);
    expect(done).toContain("cannot be before");
  });

  it("is counted down to, reminded before, and moves with the close", async () => {
    await early("count: Thu 25 May 2023");
    expect(await say("/countdown add ballot: Executive milestone: count")).toContain("Count");
    const reminder = await say("/reminder add text: Bring tellers. when: the day before the count 9am");
    expect(reminder).toContain("24 May 2023, 9am");
    expect(await say("/ballot dates closes: Tue 30 May 2023 12 noon")).toContain(
      "Count: Thursday 25 May 2023 → Thursday 1 June 2023",
    );
  });
});

describe("seats, run-offs and by-elections", () => {
  it("are said when nominations and voting open, and in dates, status and the result", async () => {
    const done = await early("nominations: members seats: 3 stage: by-election");
    expect(done).toContain("3 seats are to be filled.");
    const posts = await postsOn("2023-04-03", "2023-04-24");
    expect(posts.match(/3 seats are to be filled\./gu)).toHaveLength(2);
    expect(posts.match(/This is a by-election, for a place that has become empty\./gu)).toHaveLength(2);
    expect(await say("/ballot status", "member")).toContain("3 seats are to be filled.");
    rig().clock.set("2023-05-24T09:00");
    expect(await say("/ballot result")).toContain("where the union says who was elected");
    const result = await say("/ballot result entitled: 480 cast: 91 link: https://www.pcs.org.uk/result");
    expect(result).toContain("3 seats. Who was elected: www.pcs.org.uk/result");
    expect(result).not.toMatch(/mandate|\bwon\b|Yes/u);
  });

  it("a run-off says while papers come that a vote in the first does not count in it", async () => {
    rig().clock.set("2023-04-20T08:00");
    await create("stage: second round", "opens: Mon 24 April 2023 closes: Tue 23 May 2023 12 noon");
    await postDue(rig());
    for (const morning of ["2023-04-24", "2023-04-29", "2023-05-09"]) {
      expect(await postsOn(morning)).toContain("a vote in the first does not count in it");
    }
    expect(await say("/ballot dates stage: ordinary")).not.toContain("run-off");
    expect((await kept())?.election).toEqual({});
  });

  it.each(["nominations: self", "seats: 3", "stage: run-off"])(
    "are of an election alone: %s",
    async (typed) => {
      const done = await say(`/ballot create name: Pay closes: Tue 23 May 2023 12 noon ${typed}`);
      expect(done).toContain("Only an election has");
    },
  );

  it.each(["seats: none", "seats: 0", "stage: maybe", "nominations: me"])(
    "are asked back where they are not clear: %s",
    async (typed) => {
      const reply = await rig().say(
        "rep",
        `/ballot create name: Executive kind: election closes: Tue 23 May 2023 12 noon ${typed}`,
      );
      expect(reply.kind).toBe("refused");
      expect(labels(reply).length).toBeGreaterThan(0);
    },
  );
});

describe("an election at work", () => {
  it("is asked back: voting at work is for industrial action alone", async () => {
    const asked = await rig().say(
      "rep",
      "/ballot create name: Executive kind: election closes: Tue 23 May 2023 12 noon method: workplace",
    );
    expect(textOf(asked)).toContain("Voting at work is for industrial-action ballots alone");
    expect(labels(asked)).toEqual(["By post", "Online", "By post or online"]);
    expect(textOf(await tap(rig(), "rep", asked, "Online"))).toContain("Voting: online");
    const again = await rig().say("rep", "/ballot dates method: workplace");
    expect(labels(again)).toEqual(["By post", "Online", "By post or online"]);
    expect((await kept())?.method).toBe("electronic");
  });

  it("is refused from a pasted timetable, with what to give instead", async () => {
    const reply = await rig().submit("rep", "ballot/import", {
      timetable: "Executive\nKind: election\nVoting: workplace\nCloses: Tue 23 May 2023 12 noon",
    });
    expect(textOf(reply)).toContain("postal, electronic or hybrid");
  });

  it("is for a strike ballot as before", async () => {
    const done = await say("/ballot create name: Pay closes: Tue 23 May 2023 12 noon method: workplace");
    expect(done).toContain("in person at work");
  });
});

describe("an election's facts", () => {
  it("go out in an export and in again", async () => {
    await early("nominations: self seats: 3 stage: by-election count: Thu 25 May 2023 10am");
    const before = await kept();
    const exported = await rig().say("rep", "/ballot export");
    if (exported.kind !== "private") throw new Error("no private reply");
    const json = (exported.card.lines[0] ?? [])
      .map((span) => (span.kind === "text" ? span.text : ""))
      .join("");
    const shown = await rig().submit("rep", "ballot/import", {
      timetable: json.replace("Executive", "Again"),
    });
    await tap(rig(), "rep", shown, "Set it up");
    const branch = await rig().store.branches.of(channel);
    const again = (await rig().store.campaigns.list(branch?.id ?? "")).find(({ name }) => name === "Again");
    expect(again?.election).toEqual(before?.election);
    expect(JSON.stringify(again?.milestones)).toBe(JSON.stringify(before?.milestones));
  });

  it("are read from a pasted timetable", async () => {
    const timetable = `Executive
Nominations: members
Nominations open: Mon 3 April 2023
Seats: 12
Stage: by-election
Voting closes: Tue 23 May 2023 12 noon
Count day: Wed 24 May 2023`;
    rig().clock.set("2023-03-30T09:00");
    const shown = await rig().submit("rep", "ballot/import", { timetable });
    await tap(rig(), "rep", shown, "Set it up");
    expect(await kept()).toMatchObject({
      kind: "election",
      election: { nominations: "members", seats: 12, stage: "by-election" },
    });
    expect((await kept())?.milestones.count?.date.toString()).toBe("2023-05-24");
  });
});
