import { describe, expect, it } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { branch } from "../../commands/branch/branch.ts";
import { mentionedPerson } from "../../src/core/branch/person.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { UserError } from "../../src/core/chat/user-error.ts";
import { repContact } from "../../src/core/people/sealed-in.ts";
import { buttonsOf, type Person, people, text, useRig, workspace } from "../support/rig.ts";

const rig = useRig([branch, ballot]);

async function said(as: Person, typed: string): Promise<string> {
  return text(await rig().say(as, typed));
}

async function kept() {
  const found = await rig().store.branches.of(workspace);
  if (!found) throw new Error("no branch");
  return found;
}

async function repOf(person: Person) {
  return rig().store.reps.find((await kept()).id, rig().vault.memberKey(people[person]));
}

function field(reply: Reply): string | undefined {
  return reply.kind === "refused" ? reply.field : undefined;
}

const officersOnly =
  "Only officers of Harbour branch can do that: whoever manages this workspace, or was named with /branch reps.";

describe("the branch’s settings", () => {
  it("are shown when nothing is typed", async () => {
    expect(await said("officer", "/branch settings")).toBe(
      [
        "Harbour branch: settings",
        "Nation, for bank holidays: England.",
        "Scheduled posts go at 9am, UK time. Quiet hours: 9pm to 7:30am. No scheduled post goes then.",
        "Language: English. Welsh (Cymraeg) is drafted and awaits a native reader’s review. Posts begin with a sign for their kind, such as 🗳️ (signs: no for words alone).",
        "Named officers are told privately of a confirmed strike, a moved close and a posted result: yes (tell-officers: yes or no).",
        "To confirm a strike or change a confirmed one, move a close or post a result takes two people: no (two-people: yes or no).",
        "Does the employer own or administer this workspace? If so its administrators can read what is written here, private messages too. Answer it before members are asked anything.",
        "Change one: /branch settings name: … post-at: 9am quiet: 9pm to 7:30am",
        "[Yes, the employer does]",
        "[No, it is our own]",
      ].join("\n"),
    );
  });

  it("are for officers", async () => {
    expect(await said("rep", "/branch settings")).toBe(officersOnly);
    expect(await said("member", "/branch settings name: Ours")).toBe(officersOnly);
    expect((await kept()).name).toBe("Harbour branch");
  });

  it("change as typed, the others staying", async () => {
    const words = await said(
      "officer",
      "/branch settings name: PCS Docks nation: northern-ireland quiet: none",
    );
    expect(words).toContain("Name: PCS Docks");
    expect(words).toContain("Nation, for bank holidays: Northern Ireland");
    expect(words).toContain("Quiet hours: none");
    expect(words).toContain("Settings saved: PCS Docks");
    // What was not typed is not read back.
    expect(words).not.toContain("Scheduled posts go");
    expect(await kept()).toMatchObject({ name: "PCS Docks", nation: "northern-ireland" });
    expect((await kept()).quiet).toBeUndefined();
  });

  it("move the posts still to come", async () => {
    await said("rep", "/ballot create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");
    await said("officer", "/branch settings post-at: 8am");
    expect(await postTimes()).toEqual(["08:00", "12:00"]);
    await said("officer", "/branch settings post-at: 10am quiet: 9pm to 9:30am");
    expect(await postTimes()).toEqual(["10:00", "12:00"]);
  });

  it("leave a countdown with an hour of its own at that hour", async () => {
    await said("rep", "/ballot create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");
    const { store, clock } = rig();
    const [countdown] = await store.countdowns.list((await kept()).id);
    if (!countdown) throw new Error("no countdown");
    await store.countdowns.save({ ...countdown, at: countdown.at.with({ hour: 17 }) });
    await said("officer", "/branch settings post-at: 8am");
    expect(await postTimes()).toEqual(["12:00", "17:00"]);
    expect(clock.now().toString()).toBe("2023-04-20T08:00:00Z");
  });

  it.each([
    [
      "post-at: 10pm",
      "post-at",
      "Posts at 10pm would fall into the quiet hours (9pm to 7:30am). Change one of the two.",
    ],
    [
      "quiet: 8am to 10am",
      "quiet",
      "Posts at 9am would fall into the quiet hours (8am to 10am). Change one of the two.",
    ],
    [
      "post-at: 8am quiet: 6am-8:30am",
      "post-at",
      "Posts at 8am would fall into the quiet hours (6am to 8:30am).",
    ],
    ["post-at: 9", "post-at", "9am or 9pm? Type “9am” or “9pm”."],
    [
      "quiet: at night",
      "quiet",
      "Type quiet hours as two times: quiet: 9pm to 7:30am. For none: quiet: none",
    ],
    ["quiet: 9pm to 9pm", "quiet", "Type quiet hours as two times"],
    ["quiet: 9pm to 10pm to 11pm", "quiet", "Type quiet hours as two times"],
    ["quiet: 9pm to 7", "quiet", "7am or 7pm? Type “7am” or “7pm”."],
    ["nation: france", "nation", "Which of these is it? “England”, “Wales”, “Scotland”, “Northern Ireland”."],
    [`name: ${"x".repeat(81)}`, "name", "“name” is 81 characters long; at most 80 fit."],
  ])("are refused in words: %s", async (typed, name, words) => {
    const before = await kept();
    const refusal = await rig().say("officer", `/branch settings ${typed}`);
    expect(refusal.kind).toBe("refused");
    expect(text(refusal)).toContain(words);
    expect(field(refusal)).toBe(name);
    expect(await kept()).toEqual(before);
  });

  it("may move the posts and the quiet hours together", async () => {
    const words = await said("officer", "/branch settings post-at: 8pm quiet: 8am - 5pm");
    expect(words).toContain("Scheduled posts go at 8pm");
    expect(words).toContain("Quiet hours: 8am to 5pm.");
  });
});

async function postTimes(): Promise<readonly string[]> {
  const [campaign] = await rig().store.campaigns.list((await kept()).id);
  const all = await rig().store.posts.ofCampaign(campaign?.id ?? "");
  const planned = all.filter(({ state }) => state === "planned");
  return [...new Set(planned.map(({ at }) => at.toString().slice(0, 5)))].toSorted();
}

describe("naming reps and officers", () => {
  it("keeps only a code until they agree, and says the person back to the officer alone", async () => {
    const reply = await rig().say("officer", `/branch reps add: <@${people.member.user}> role: officer`);
    expect(reply.kind).toBe("private");
    expect(text(reply).split("\n")[0]).toBe(
      `Named as officer: @${people.member.user}. It counts once they have agreed: ask them to type /branch reps.`,
    );
    expect(await repOf("member")).toMatchObject({ role: "officer" });
    expect((await repOf("member"))?.agreed).toBeUndefined();
    for (const { user } of Object.values(people)) expect(await rig().dump()).not.toContain(user);
  });

  it("counts once they have agreed to what is kept, then encrypted", async () => {
    await said("officer", `/branch reps add: <@${people.member.user}>`);
    expect(await said("member", "/ballot create name: Ours closes: 9 May 12 noon")).toContain(
      "You have been named as a rep or officer of Harbour branch but have not agreed yet",
    );
    const card = await rig().say("member", "/branch reps");
    expect(text(card)).toBe(
      [
        "You were named a rep of Harbour branch",
        "To let you act for the branch, Muster keeps your chat id, encrypted, until the role ends. What you change is logged under a number, and the branch’s officers can ask whose it is, until 90 days after the role ends. It shows that you are in the union. See or erase it: /mydata.",
        "[I agree and take it]",
        "[No, thank you]",
      ].join("\n"),
    );
    const [agree] = buttonsOf(card);
    const agreed = await rig().press("member", agree?.id ?? "");
    expect(agreed.kind).toBe("update");
    expect(text(agreed)).toBe("You are a rep of Harbour branch now. Type /muster to begin.");
    const { agreed: consent } = (await repOf("member")) ?? {};
    expect(consent?.at.toString()).toBe("2023-04-20T08:00:00Z");
    expect(
      consent &&
        rig().vault.open(
          consent.contact,
          repContact((await kept()).id, rig().vault.memberKey(people.member)),
        ),
    ).toBe(people.member.user);
    expect(await said("member", "/ballot create name: Ours closes: 9 May 12 noon")).toContain("Set up: Ours");
    expect(await rig().dump()).not.toContain(people.member.user);
  });

  it("agreed twice is agreed once", async () => {
    await said("officer", `/branch reps add: <@${people.member.user}>`);
    await rig().press("member", "branch/agree");
    const first = await repOf("member");
    rig().clock.set("2023-04-21T09:00");
    expect(text(await rig().press("member", "branch/agree"))).toContain(
      "You are a rep of Harbour branch now.",
    );
    expect(await repOf("member")).toEqual(first);
  });

  it("refused leaves nothing, however often", async () => {
    await said("officer", `/branch reps add: <@${people.member.user}>`);
    expect(text(await rig().press("member", "branch/refuse"))).toBe(
      "Nothing is kept, and you are not named any more.",
    );
    expect(await repOf("member")).toBeUndefined();
    expect(text(await rig().press("member", "branch/refuse"))).toBe(
      "Nothing is kept, and you are not named any more.",
    );
    expect(text(await rig().press("member", "branch/agree"))).toContain(
      "That button is not in use any more.",
    );
  });

  it("is nothing anybody can press for themselves", async () => {
    expect(text(await rig().press("other", "branch/agree"))).toContain("That button is not in use any more.");
    expect(await repOf("other")).toBeUndefined();
    expect(text(await rig().press("rep", "branch/refuse"))).toContain("That button is not in use any more.");
    expect(await repOf("rep")).toBeDefined();
  });

  it("again with another role counts at once for somebody who has agreed", async () => {
    expect(await said("officer", `/branch reps add: <@${people.rep.user}> role: officer`)).toContain(
      `@${people.rep.user} is an officer now: they had agreed before.`,
    );
    expect(await said("rep", "/branch reps")).toContain("You are an officer here.");
    expect(await said("rep", `/branch reps add: <@${people.other.user}>`)).toContain("Named as rep");
  });

  it("is for officers, whoever has only been named included", async () => {
    for (const typed of [`add: <@${people.other.user}>`, `remove: <@${people.rep.user}>`]) {
      expect(await said("member", `/branch reps ${typed}`)).toBe(officersOnly);
      expect(await said("rep", `/branch reps ${typed}`)).toBe(officersOnly);
    }
    await said("officer", `/branch reps add: <@${people.member.user}> role: officer`);
    expect(await said("member", `/branch reps add: <@${people.other.user}>`)).toContain(
      "but have not agreed yet",
    );
    expect(await repOf("other")).toBeUndefined();
  });

  it.each([
    [
      "add: somebody",
      "add",
      "Name one person, or one user group or role, as your chat app offers them when you type @.",
    ],
    ["add: @everyone", "add", "Name one person"],
    ["remove: <@&123>", "remove", "That group is not named here."],
    [
      "remove: <@nobody>",
      "remove",
      "@nobody is not named as rep or officer here. /branch reps shows how many are.",
    ],
    ["add: <@one> remove: <@two>", "remove", "Name somebody or take it back: one of the two at a time."],
    ["add: <@one> role: chair", "role", "“role” must be one of: rep, officer."],
  ])("is refused in words: %s", async (typed, name, words) => {
    const refusal = await rig().say("officer", `/branch reps ${typed}`);
    expect(refusal.kind).toBe("refused");
    expect(text(refusal)).toContain(words);
    expect(field(refusal)).toBe(name);
    expect(await rig().store.reps.list((await kept()).id)).toHaveLength(1);
  });
});

describe("taking a role back", () => {
  it("erases what was kept for it and ends the rights at once", async () => {
    expect(await said("officer", `/branch reps remove: <@${people.rep.user.replaceAll("-", "")}>`)).toContain(
      "is not named",
    );
    expect(await said("officer", `/branch reps remove: <@${people.rep.user}>`)).toBe(
      `@${people.rep.user} is no longer a rep or officer here. What was kept for it is erased; whose number in the log it was, after 90 days.`,
    );
    expect(await repOf("rep")).toBeUndefined();
    expect(await said("rep", "/ballot create name: Ours closes: 9 May 12 noon")).toContain(
      "Only reps and officers",
    );
  });
});

describe("the reps’ card", () => {
  it("counts them without saying who they are, and says what the caller is", async () => {
    await said("officer", `/branch reps add: <@${people.member.user}>`);
    const count =
      "0 officers and 1 rep have agreed; 1 is still to agree. Whoever manages this workspace is an officer without being named.";
    expect(await said("other", "/branch reps")).toBe(
      ["Harbour branch: reps and officers", count, "You are a member here."].join("\n"),
    );
    expect(await said("rep", "/branch reps")).toContain("You are a rep here.");
    const officers = await said("officer", "/branch reps");
    expect(officers).toContain("You are an officer here.");
    expect(officers).toContain(
      "Name somebody, or a whole user group or role: /branch reps add: @… role: rep.",
    );
    expect(await said("rep", "/branch reps")).not.toContain("Name somebody");
  });
});

describe("a person given in a command", () => {
  it.each([
    ["<@U0123ABC|somebody>", "U0123ABC"],
    ["<@U0123ABC>", "U0123ABC"],
    ["<@123456789012345678>", "123456789012345678"],
    ["<@!123456789012345678>", "123456789012345678"],
    ["  <@member-one> ", "member-one"],
  ])("is read from %s", (typed, user) => expect(mentionedPerson(typed, "add")).toBe(user));

  it.each([
    "member-one",
    "@member-one",
    "@",
    "@one @two",
    "<@U1> <@U2>",
    "<#C1>",
    "<!here>",
    "<@&1>",
    "@here",
    "one@union.example",
    "",
  ])("is refused in %s", (typed) => expect(() => mentionedPerson(typed, "add")).toThrow(UserError));
});
