import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { codeIn, elsewhere } from "../support/follower.ts";
import { buttonsOf, channel, people, tap, text, useRig } from "../support/rig.ts";

/** Which employer, picket or followed ballot: each that can be meant is a button, and one tap goes on. */

const rig = useRig(commands);

const say = (typed: string) => rig().say("rep", typed);

const labels = async (typed: string) => buttonsOf(await say(typed)).map(({ label }) => label);

const gone = async (typed: string, label: string) => text(await tap(rig(), "rep", await say(typed), label));

describe("which employer of a strike", () => {
  const add = "/strike add name: Out days: 8 May";

  test("nobody named is asked with those that are known, and everybody", async () => {
    await say("/strike add name: First days: 5 May for: Ofgem; DVSA");
    const asked = ["Ofgem", "DVSA", "Everybody with a live mandate", "Fill in a form"];
    expect(await labels(`${add} for: members in`)).toEqual(asked);
    expect(await gone(`${add} for: members in`, "DVSA")).toContain("Only for members in DVSA");
    expect(await labels("/branch channel for: the")).toEqual(asked);
  });

  test.each([
    ["Marks and Spencer", "One: Marks and Spencer", "members in Marks and Spencer"],
    ["Sheffield & Leeds", "Two: Sheffield and Leeds", "members in Sheffield and Leeds"],
    ["Harbour/Quay", "Two: Harbour and Quay", "members in Harbour and Quay"],
  ])("“%s” may be one name or two", async (typed, label, said) => {
    expect(await gone(`${add} for: ${typed}`, label)).toContain(said);
  });

  test("known names and abbreviations are not asked about", async () => {
    expect(text(await say(`${add} for: HMRC and DWP`))).toContain("members in HMRC and DWP");
    expect(text(await say("/strike add name: Two days: 9 May for: dwp & hmrc"))).toContain("only");
  });

  test.each(["suspend", "cancel"])("%s asks which of those it calls out", async (what) => {
    await say(`${add} for: Ofgem, Passport Office state: notified`);
    expect(await labels(`/strike ${what} for: Pasport Office`)).toEqual(["Passport Office"]);
    expect(await labels(`/strike ${what} for: HMRC`)).toEqual(["Ofgem", "Passport Office"]);
  });
});

describe("which employer of a ballot", () => {
  test("is asked for a count, a removal and a result", async () => {
    await say("/ballot create name: Pay ballot closes: Tue 9 May 2023 12 noon");
    for (const name of ["Harbour Office", "Quay Street"])
      await say(`/ballot entitled employer: ${name} count: 62`);
    const both = ["Harbour Office", "Quay Street"];
    expect(await labels("/ballot entitled remove: employer")).toEqual(both);
    expect(await labels("/ballot entitled employer: Quai Street remove: count")).toEqual(["Quay Street"]);
    expect(await labels("/ballot entitled employer: Nowhere remove: employer")).toEqual(both);
    rig().clock.set("2023-05-09T12:30");
    expect(await labels("/ballot result yes: 40 no: 3")).toEqual(both);
    expect(await labels("/ballot result employer: harbor yes: 40 no: 3")).toEqual(["Harbour Office"]);
    expect(await gone("/ballot result yes: 40 no: 3", "Quay Street")).toContain("Quay Street");
  });
});

test("which picket is asked by number, words of its place, or a slip in them", async () => {
  await say("/strike add name: Out days: 8 May for: all");
  await say("/strike picket place: Main gate from: 7am");
  await say("/strike picket place: Back gate from: 7am");
  expect(await labels("/strike picket-remove gate")).toEqual(["1. Main gate", "2. Back gate"]);
  expect(await labels("/strike picket-remove Mian gate")).toEqual(["1. Main gate"]);
  expect(await labels("/strike picket-remove 7")).toEqual(["1. Main gate", "2. Back gate"]);
  expect(await gone("/strike picket-remove gate", "2. Back gate")).toContain("Back gate");
  expect(text(await say("/strike picket-remove No. 1"))).toContain("Main gate");
});

test("which followed ballot is asked with a button each", async () => {
  const there = elsewhere(rig, { chat: "discord", workspace: "900" });
  for (const name of ["Reballot", "Pensions ballot"]) {
    await say(`/ballot create name: ${name} closes: Tue 9 May 2023 12 noon`);
    await there.follow(codeIn(text(await rig().say("officer", `/ballot share ballot: ${name}`))));
  }
  const offered = async (typed: string) => buttonsOf(await there.type(typed)).map(({ label }) => label);
  expect((await offered("/ballot unfollow")).toSorted()).toEqual([
    "Pensions ballot, closes Tue 9 May 2023",
    "Reballot, closes Tue 9 May 2023",
  ]);
  const [near, another] = buttonsOf(await there.type("/ballot unfollow Pesnions ballot"));
  expect(another).toBeUndefined();
  expect(text(await there.press(near?.id ?? ""))).toContain("Pensions ballot");
});

describe("nobody's capitals matter", () => {
  test.each([
    "/Ballot STATUS",
    "/BALLOT Status",
    "/Reminder LIST",
    "/Strike LIST",
    "/MyData SHOW",
    "/ballot HELP",
  ])("%s", async (typed) => {
    await say("/BALLOT Create Name: Pay ballot CLOSES: Tue 9 May 2023 12 NOON");
    expect((await say(typed)).kind).toBe("private");
  });

  test("of a command, its subcommand and its options, as a platform splits them", async () => {
    const call = { callId: "capitals", caller: people.rep, place: channel, command: "Ballot" };
    const options = {
      NAME: "Pay ballot",
      Closes: "Tue 9 May 2023 12 noon",
      "Last-Posting": "Tue 2 May 2023",
    };
    const reply = await rig().inbox.command({ ...call, input: { subcommand: "Create", options } });
    expect(text(reply)).toContain("Tuesday 2 May 2023");
  });

  test.each(["last posting:", "Last\u2011Posting:", "LAST-POSTING :", "last–posting："])(
    "an option may be typed “%s”",
    async (option) => {
      const typed = `/ballot create Name: Pay ballot closes: 9 May noon ${option} 2 May`;
      expect(text(await say(typed))).toContain("Tuesday 2 May 2023");
    },
  );
});
