import { beforeEach, describe, expect, it } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { branch } from "../../commands/branch/branch.ts";
import { check } from "../../commands/check.ts";
import { countdown } from "../../commands/countdown.ts";
import { strike } from "../../commands/strike/strike.ts";
import { plainText } from "../../src/core/chat/card.ts";
import { ChatProblem, type Cure } from "../../src/core/chat/chat.ts";
import { createDrain } from "../../src/core/sending/drain.ts";
import { memoryChat } from "../support/memory-chat.ts";
import { channel, helloLine, type Person, text, useRig } from "../support/rig.ts";

const rig = useRig([ballot, branch, check, countdown, strike]);

/** What the platform lets through; a channel in `closed` is refused with that cure. */
const posts: string[] = [];

const closed = new Map<string, Cure>();

const chat = memoryChat({
  posted(to, card) {
    if (!("channel" in to)) throw new Error("a private post");
    const cure = closed.get(to.channel);
    if (cure) throw new ChatProblem({ kind: "not-allowed", cure }, "refused");
    posts.push(`#${to.channel}: ${plainText(card).split("\n")[0]}`);
  },
});

beforeEach(() => {
  posts.length = 0;
  closed.clear();
});

async function drain(): Promise<readonly string[]> {
  const { parts } = rig();
  posts.length = 0;
  const chats = new Map([["preview", chat]] as const);
  await createDrain({ ...parts, chats, elapsedMs: () => 0 }).run();
  return [...posts];
}

async function said(as: Person, typed: string, where = "general"): Promise<string> {
  return text(await rig().say(as, typed, { place: { ...channel, channel: where } }));
}

const reballot = "/ballot create name: Ours opens: 20 March 2023 closes: Tue 9 May 2023 12 noon";

const greeting = "👋 Muster posts here from now on";

describe("a channel that was not used before", () => {
  it.each([
    ["a ballot", reballot],
    ["a countdown", "/countdown add date: 25 April 5pm title: Branch AGM"],
    ["a strike", "/strike add name: Walkout days: Fri 28 April 2023 for: everybody"],
  ])("gets one test post with the first of it: %s", async (_what, typed) => {
    expect(await said("rep", typed)).toContain(helloLine("general"));
    expect(await drain()).toEqual([`#general: ${greeting}`]);
    expect(await said("rep", "/countdown add date: 26 April 5pm title: Picnic")).not.toContain("test post");
    expect(await drain()).toEqual([]);
  });

  it("gets the test post before the check that was opened in it", async () => {
    await said("rep", reballot);
    expect(await said("rep", "/check open", "reps")).toContain(helloLine("reps"));
    expect(await drain()).toEqual([
      `#general: ${greeting}`,
      `#reps: ${greeting}`,
      "#reps: 🙋 Have you posted your ballot? Do it by Thu 27 April",
    ]);
    expect(await said("rep", "/check open", "reps")).not.toContain("test post");
  });

  it("gets none when nothing came of the command", async () => {
    expect(
      await said("rep", "/strike add name: Walkout days: Fri 28 April 2023 for: all decision: 29 April"),
    ).not.toContain("test post");
    expect(await drain()).toEqual([]);
  });

  it("is not greeted again after its countdown was deleted, nor a day late", async () => {
    const [, id = ""] =
      /Countdown (\w{5})/u.exec(await said("rep", "/countdown add date: 25 April 5pm title: AGM")) ?? [];
    await said("rep", `/countdown delete ${id}`);
    expect(await said("rep", "/countdown add date: 25 April 5pm title: AGM")).not.toContain("test post");
    rig().clock.set("2023-04-21T10:00");
    expect(await drain()).toEqual([]);
  });
});

describe("a channel Muster may not post in", () => {
  const settings = async () =>
    (await said("officer", "/branch settings")).split("\n").filter((line) => line.includes("Muster"));

  it.each([
    [
      "not-in-channel",
      "Muster cannot post in #general: it is not in the channel. Type /invite @Muster there.",
    ],
    [
      "private-channel",
      "Muster cannot post in #general: the channel is private. Somebody who is in it has to add Muster to it.",
    ],
    ["missing-permission", "Muster cannot post in #general: it lacks a permission there."],
  ] as const)("is listed with what to do, until a post went there: %s", async (cure, words) => {
    expect(await settings()).toEqual([]);
    closed.set("general", cure);
    await said("rep", reballot);
    expect(await drain()).toEqual([]);
    expect(await settings()).toEqual([
      expect.stringContaining(words),
      expect.stringContaining("tries again by itself"),
    ]);
    rig().clock.set("2023-04-20T09:09");
    closed.clear();
    expect(await drain()).toEqual([]);
    rig().clock.set("2023-04-20T09:10");
    expect(await drain()).toEqual([`#general: ${greeting}`]);
    expect(await settings()).toEqual([]);
  });

  it("is still listed when its post has become too late, and no other channel is", async () => {
    closed.set("reps", "not-in-channel");
    await said("rep", reballot);
    await said("rep", "/countdown add Ours", "reps");
    await drain();
    rig().clock.set("2023-04-22T08:00");
    await drain();
    expect((await settings())[0]).toContain("in #reps:");
    expect(await settings()).toHaveLength(2);
    rig().clock.set("2023-07-01T08:00");
    await drain();
    expect(await settings()).toEqual([]);
  });

  it("gets its countdown once it is opened, in the words of that moment", async () => {
    await said("rep", reballot);
    await drain();
    closed.set("general", "not-in-channel");
    rig().clock.set("2023-04-25T09:00");
    expect(await drain()).toEqual([]);
    closed.clear();
    rig().clock.set("2023-04-25T12:00");
    expect(await drain()).toEqual(["#general: 🗳️ 14 days to go: post your ballot by Thu 27 April"]);
  });

  it("is told to officers only", async () => {
    closed.set("general", "not-in-channel");
    await said("rep", reballot);
    await drain();
    expect(await said("rep", "/branch settings")).not.toContain("#general");
  });
});
