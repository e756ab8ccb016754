import { describe, expect, it } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { countdown } from "../../commands/countdown.ts";
import { strike } from "../../commands/strike/strike.ts";
import { wordProblems } from "../support/post-words.ts";
import { claimDue, postDue } from "../support/posting.ts";
import { buttonsOf, surely, text, useRig } from "../support/rig.ts";

const rig = useRig([strike, countdown, ballot]);

const say = async (typed: string) => text(await rig().say("rep", typed));

async function confirm() {
  const [button] = buttonsOf(await rig().say("rep", "/strike confirm"));
  return text(await rig().press("rep", button?.id ?? ""));
}

async function postsOn(day: string) {
  rig().clock.set(`${day}T09:00`);
  return postDue(rig());
}

const add = "/strike add name: Walkout for: DVSA days: from 3 May 2023 until further notice";

describe("a strike without a last day", () => {
  it.each([
    "days: from 3 May 2023 until further notice",
    "days: 3 May 2023 until further notice",
    "days: from Wed 3 May 2023",
    "days: 3 May 2023 onwards",
  ])("%s", async (days) => {
    expect(await say(`/strike add name: Walkout for: DVSA ${days}`)).toContain(
      "from Wednesday 3 May 2023 until further notice.",
    );
  });

  it("is told of each week while it is on, and no more once it is suspended or called off", async () => {
    await say(add);
    await confirm();
    await postDue(rig());
    expect(await postsOn("2023-05-02")).toEqual([expect.stringContaining("trike tomorrow, ")]);
    expect(await postsOn("2023-05-03")).toEqual([expect.stringContaining("trike today, ")]);
    expect(await postsOn("2023-05-09")).toEqual([]);
    for (const day of ["2023-05-10", "2023-05-17", "2023-05-24"])
      expect(await postsOn(day)).toEqual([
        expect.stringContaining("DVSA: strike is on now, until further notice\nWalkout: "),
      ]);
    await surely(rig(), "rep", "/strike cancel");
    expect(await postsOn("2023-05-25")).toEqual([expect.stringMatching(/.*trike .*called off/u)]);
    expect(await postsOn("2023-05-31")).toEqual([]);
  });

  it("begins a line with a capital, and nothing else", async () => {
    await say(add);
    const from = (letter: string) => `${letter}rom Wednesday 3 May 2023 until further notice`;
    expect(await say("/strike confirm")).toMatch(new RegExp(`^${from("F")}\\.$`, "mu"));
    expect(await say("/strike list")).toContain(`Walkout: ${from("f")}, for`);
    expect(await say("/strike edit name: Long walkout days: 4 May 2023")).not.toContain("From");
    expect(await say("/strike show")).toContain(`Days: ${from("f")} → Thursday`);
    await confirm();
    for (const post of await postDue(rig())) expect(wordProblems(post.split("\n"))).toEqual([]);
  });

  it("says “Do not strike” in one sentence when it is suspended", async () => {
    await say(add);
    await confirm();
    await postDue(rig());
    await say("/strike suspend");
    expect((await postDue(rig()))[0]).toContain(
      "Walkout: do not strike (from Wednesday 3 May 2023 until further notice).",
    );
  });

  it("ends for its posts when its mandate does, whichever was set up first", async () => {
    await say(add);
    await confirm();
    await postDue(rig());
    await say(
      "/ballot create name: PCS 2022 opens: 26 Sept 2022 closes: 7 Nov 2022 12 noon mandate-expires: 19 May 2023",
    );
    const strikePosts = async (day: string) =>
      (await postsOn(day)).filter((post) => post.includes("Walkout") && !post.includes("sent late"));
    expect(await strikePosts("2023-05-10")).toHaveLength(1);
    expect(await strikePosts("2023-05-17")).toHaveLength(1);
    expect(await strikePosts("2023-05-24")).toEqual([]);
  });

  it("is looked at again on its day of review: posts say so, and reps are asked", async () => {
    expect(await say(`${add} review: 19 April 2023`)).toContain("The day of the review, Wednesday 19 April");
    await say(`${add} review: 22 May 2023`);
    await confirm();
    expect((await postDue(rig()))[0]).toContain("To be looked at again on Monday 22 May 2023");
    rig().clock.set("2023-05-22T09:00");
    const kinds = (await claimDue(rig())).map(({ delivery }) => delivery.kind);
    expect(kinds).toContain("strike-notice");
    expect(await say("/strike list")).toContain("was to be looked at again on Monday 22 May 2023");
    await confirm();
    expect(await say("/strike list")).not.toContain("was to be looked at");
    expect((await postsOn("2023-05-24")).join("\n")).toMatch(/strike is on now(?![\s\S]*looked at again)/u);
    expect(await say("/strike edit review: none")).not.toContain("looked at again");
  });

  it("alone has a day of review", async () => {
    expect(await say("/strike add name: Walkout for: DVSA days: 3 May 2023 review: 4 May 2023")).toContain(
      "Only what has no last day is reviewed",
    );
  });

  it("may also have a last day months away, but not one a year off by a slip", async () => {
    expect(await say("/strike add name: Walkout for: DVSA days: 3 May to 20 December 2023")).toContain(
      "Wed 3 May to Wed 20 December 2023.",
    );
    expect(await say("/strike add name: Other for: DVSA days: 3 May 2023 to 5 May 2024")).toContain(
      "more than 364 days",
    );
  });
});
