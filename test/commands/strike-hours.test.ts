import { describe, expect, it } from "vitest";
import { countdown } from "../../commands/countdown.ts";
import { strike } from "../../commands/strike/strike.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, surely, text, useRig } from "../support/rig.ts";

const rig = useRig([strike, countdown]);

const say = async (typed: string) => text(await rig().say("rep", typed));

const add = (when: string) => say(`/strike add name: Walkout for: DVSA ${when}`);

async function confirm() {
  const [button] = buttonsOf(await rig().say("rep", "/strike confirm"));
  return text(await rig().press("rep", button?.id ?? ""));
}

async function theStrike() {
  const here = await rig().store.branches.of(channel);
  const [only] = await rig().store.strikes.list(here?.id ?? "");
  return only;
}

describe("hours of a strike", () => {
  it.each(["18:00", "from 6pm", "until 9am"])(
    "“%s” alone is asked about: it is not all there is",
    async (hours) => {
      expect(await add(`days: 7 May 2023 hours: ${hours}`)).toContain(
        `“${hours}” is one hour: from when, and until when?`,
      );
      expect(await theStrike()).toBeUndefined();
    },
  );

  it.each([
    ["days: 7 May 2023 hours: 20:30–04:29", "Sunday 7 May 2023, from 8:30pm to 4:29am on Monday 8 May 2023."],
    [
      "days: 7 May 2023 hours: 06.59 to 06.59",
      "Sunday 7 May 2023, from 6:59am to 6:59am on Monday 8 May 2023.",
    ],
    ["days: 7 May 2023 hours: 6am to 9am", "Sunday 7 May 2023, from 6am to 9am."],
    ["days: 7 May 2023 hours: first to last shift", "Sunday 7 May 2023, first to last shift."],
    ["days: 7 May 2023 hours: morning only", "Sunday 7 May 2023, morning only."],
    [
      "days: 7 to 8 May 2023 hours: from 18:00 on Sunday 7th to 09:59 on Monday 8th",
      "Sun 7 May to Mon 8 May 2023, from 6pm on Sun 7 May to 9:59am on Mon 8 May.",
    ],
    [
      "days: from 18:00 on Sunday 7 May to 09:59 on Monday 8 May 2023",
      "Sun 7 May to Mon 8 May 2023, from 6pm on Sun 7 May to 9:59am on Mon 8 May.",
    ],
    [
      "days: each Friday and Saturday 20:30–04:29 until 6 May 2023",
      "Fri 21 April, Sat 22 April, Fri 28 April, Sat 29 April, Fri 5 May, Sat 6 May 2023, from 8:30pm to 4:29am on the next day, each time.",
    ],
    [
      "days: 7 and 8 May 2023 hours: 06.59 to 06.59",
      "Sun 7 May, Mon 8 May 2023, from 6:59am to 6:59am on the next day, each time.",
    ],
    [
      "days: 8 to 12 May 2023 hours: 7am to 9am each day",
      "Mon 8 May to Fri 12 May 2023, from 7am to 9am, each time.",
    ],
  ])("%s", async (typed, words) => {
    const added = await add(typed);
    expect(added).toContain(`${words} At these hours only, and for these shifts only.`);
    await confirm();
    expect((await postDue(rig()))[0]).toContain(words);
    expect(await say("/strike list")).toContain(words.replace(/\.$/u, ""));
    expect(await say("/countdown show")).toContain(words.replace(/\.$/u, ""));
    await rig().say("rep", "/strike suspend");
    expect((await postDue(rig()))[0]).toContain(words.replace(/\.$/u, ""));
  });

  it("of a run of days are asked about: each day, or without a break", async () => {
    const asked = await rig().say(
      "rep",
      "/strike add name: Walkout for: DVSA days: 7 to 9 May 2023 hours: 06.59 to 06.59",
    );
    expect(text(asked)).toContain("which is meant?");
    const across = buttonsOf(asked).find(({ label }) => label.startsWith("Without"));
    expect(text(await rig().press("rep", across?.id ?? ""))).toContain(
      "Sun 7 May to Tue 9 May 2023, from 6:59am on Sun 7 May to 6:59am on Tue 9 May.",
    );
  });

  it.each([
    "days: 7 to 8 May 2023 hours: from 18:00 on Saturday 6th to 09:59 on Monday 8th",
    "days: 7 and 9 May 2023 hours: from 18:00 on Sunday 7th to 09:59 on Tuesday 9th",
  ])("that do not fit the days are refused: %s", async (typed) => {
    expect(await add(typed)).toContain("These hours do not fit its days.");
    expect(await theStrike()).toBeUndefined();
  });

  it.each(["none", "None.", "n/a", "-", "all day", "the whole day", "full days"])(
    "there are none where %s was typed, added or changed",
    async (hours) => {
      expect(await add(`days: 7 May 2023 hours: ${hours} decision: none review: none`)).not.toMatch(
        /hours only/u,
      );
      expect((await theStrike())?.hours).toBeUndefined();
      await say("/strike edit hours: 6am to 9am");
      expect(await say(`/strike edit hours: ${hours}`)).not.toMatch(/hours only/u);
      expect((await theStrike())?.hours).toBeUndefined();
    },
  );

  it("keep walk-outs on neighbouring days two, each with its own posts", async () => {
    await add("days: 5 and 6 May 2023 hours: 20:30 to 04:29");
    await confirm();
    await postDue(rig());
    for (const [day, title] of [
      ["2023-05-04T09:00", "trike tomorrow, "],
      ["2023-05-05T09:00", "trike today, "],
      ["2023-05-06T09:00", "trike today, "],
    ] as const) {
      rig().clock.set(day);
      const posts = (await postDue(rig())).filter((post) => !post.includes("sent late"));
      expect(posts).toEqual([expect.stringContaining(title)]);
    }
    rig().clock.set("2023-05-07T01:00");
    expect(await say("/strike suspend")).toContain("strike suspended, ");
    expect(await postDue(rig())).toEqual([expect.stringMatching(/.*trike .*suspended/u)]);
  });

  it("of what is confirmed are asked about before anybody is told others, and it stays confirmed", async () => {
    await add("days: 5 May 2023 hours: 6am to 9am");
    await confirm();
    await postDue(rig());
    expect(await say("/strike edit hours: 6am to 10am")).toContain("the hours the union itself has given");
    expect(await postDue(rig())).toEqual([]);
    expect(text(await surely(rig(), "rep", "/strike edit hours: 6am to 10am"))).toContain(
      "State: confirmed.",
    );
    const [told = ""] = await postDue(rig());
    expect(told).toContain("Friday 5 May 2023, from 6am to 10am.");
    expect(told).not.toContain("nobody is called out");
    await surely(rig(), "rep", "/strike edit hours: none");
    expect((await theStrike())?.hours).toBeUndefined();
  });

  it.each([
    ["from 18:00 on Fri 28 April to 09:59 on Mon 1 May 2023", "confirmed"],
    ["from 18:00 on Fri 28 April to 09:59 on Mon 1 May 2023", "proposed"],
    ["from 06:59 on Fri 28 April to 06:59 on Sat 29 April 2023", "confirmed"],
    ["from 9am on Fri 28 April to 5pm on Sun 30 April 2023", "notified"],
  ] as const)("of one walk-out, %s, are not those of a single day: %s", async (days, state) => {
    await add(`days: ${days}`);
    if (state === "confirmed") await confirm();
    if (state === "notified") await say("/strike confirm stage: notified");
    await postDue(rig());
    expect(await say("/strike edit days: 28 April 2023")).toContain("These hours do not fit its days.");
    expect((await theStrike())?.days.length).toBeGreaterThan(1);
    expect(await postDue(rig())).toEqual([]);
  });

  it.each([
    ["from 18:00 on Mon 1 May to 09:59 on Thu 4 May 2023", "proposed", "Mon 1 May to Thu 4 May"],
    ["from 18:00 on Sun 30 April to 09:59 on Thu 4 May 2023", "confirmed", "Sun 30 April to Mon 1 May"],
    ["from 9am on Mon 1 May to 5pm on Thu 4 May 2023", "confirmed", "Monday 1 May 2023, from 9am"],
  ])(
    "of one walk-out that is moved are never told with an end before their beginning: %s",
    async (days, state, told) => {
      await add("days: from 18:00 on Fri 28 April to 09:59 on Mon 1 May 2023");
      await confirm();
      await postDue(rig());
      await surely(rig(), "rep", `/strike edit days: ${days}`);
      expect((await theStrike())?.state).toBe(state);
      expect((await postDue(rig())).join()).toContain(told);
    },
  );
});
