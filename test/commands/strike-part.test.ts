import { describe, expect, it } from "vitest";
import { countdown } from "../../commands/countdown.ts";
import { strike } from "../../commands/strike/strike.ts";
import { claimDue, postDue } from "../support/posting.ts";
import { buttonsOf, channel, surely, text, useRig } from "../support/rig.ts";

const rig = useRig([strike, countdown]);

const say = async (typed: string) => text(await rig().say("rep", typed));

async function confirm() {
  const [button] = buttonsOf(await rig().say("rep", "/strike confirm"));
  return text(await rig().press("rep", button?.id ?? ""));
}

async function theStrike() {
  const here = await rig().store.branches.of(channel);
  const [only] = await rig().store.strikes.list(here?.id ?? "");
  return only;
}

async function confirmed(days = "2, 3 and 4 May 2023", forWhom = "DVSA, Ofgem") {
  await say(`/strike add name: Walkout days: ${days} for: ${forWhom}`);
  await confirm();
  await postDue(rig());
}

describe("suspended in part", () => {
  it("on some days: the others stay confirmed, and channels are told once", async () => {
    await confirmed();
    const reply = await say("/strike suspend days: 3 May 2023");
    expect(reply).toContain("State: confirmed.");
    expect(reply).toContain("Suspended: Wednesday 3 May 2023. Do not strike there");
    const [told = "", ...others] = await postDue(rig());
    expect(others).toEqual([]);
    expect(told).toContain("Correction · ");
    expect(told).toContain("Tue 2 May, Thu 4 May 2023.");
    expect(told).toContain(
      "Suspended: Wednesday 3 May 2023. Do not strike there unless it is confirmed here again.",
    );
    expect(told).toContain("Confirmed by the union");
    rig().clock.set("2023-05-02T09:00");
    await postDue(rig());
    rig().clock.set("2023-05-03T09:00");
    expect((await postDue(rig())).join()).toContain(
      "strike tomorrow, Thu 4 May\nWalkout: Tue 2 May, Thu 4 May",
    );
  });

  it("for some employers, then resumed for all", async () => {
    await confirmed();
    expect(await say("/strike suspend for: Ofgem")).toContain("Suspended: members in Ofgem.");
    expect((await postDue(rig()))[0]).toContain("Only for members in DVSA.");
    await confirm();
    expect(await postDue(rig())).toEqual([expect.stringContaining("Only for members in DVSA and Ofgem.")]);
    expect((await theStrike())?.wanted).toBeUndefined();
  });

  it("can be undone", async () => {
    await confirmed();
    const change = await rig().say("rep", "/strike suspend for: Ofgem");
    const undo = buttonsOf(change).find(({ label }) => label === "Undo");
    await rig().press("rep", undo?.id ?? "");
    expect((await theStrike())?.employers).toEqual(["DVSA", "Ofgem"]);
    expect(await postDue(rig())).toEqual([]);
  });

  it.each([
    ["suspend days: 9 May 2023", "Walkout does not call Tuesday 9 May 2023."],
    ["suspend for: HMRC", "Walkout does not call HMRC."],
    ["suspend for: DVSA, Ofgem", "That is all of it."],
    ["suspend for: DVSA days: 3 May 2023", "Type either days or for"],
    ["cancel for: HMRC", "Walkout does not call HMRC."],
  ])("%s is refused", async (typed, words) => {
    await confirmed();
    expect(await say(`/strike ${typed}`)).toContain(words);
    expect((await theStrike())?.revision).toBe(2);
  });
});

describe("called off in part", () => {
  it("for one employer is asked first, and leaves the others confirmed", async () => {
    await confirmed();
    expect(await say("/strike cancel for: Ofgem")).toContain(
      "It is called off for Ofgem; the rest stands as it is.",
    );
    expect((await theStrike())?.employers).toEqual(["DVSA", "Ofgem"]);
    expect(text(await surely(rig(), "rep", "/strike cancel for: Ofgem"))).toContain("State: confirmed.");
    const [told = "", ...others] = await postDue(rig());
    expect(others).toEqual([]);
    expect(told).toContain("Only for members in DVSA.");
    expect(told).not.toContain("nobody is called out");
    expect((await theStrike())?.wanted).toBeUndefined();
  });
});

describe("a part of what goes without a break", () => {
  it("is asked about, with one tap that stops all of it: nobody is told hours that nobody has said", async () => {
    await confirmed("from 18:00 on Fri 28 April to 09:59 on Mon 1 May 2023");
    const asked = await rig().say("rep", "/strike suspend days: 29 April 2023");
    expect(text(asked)).toContain("It goes without a break: Fri 28 April to Mon 1 May 2023, from 6pm");
    expect(await postDue(rig())).toEqual([]);
    const done = await rig().press("rep", buttonsOf(asked)[0]?.id ?? "");
    expect(text(done)).toContain("strike suspended, ");
    expect((await postDue(rig())).join()).toContain("Walkout: do not strike on");
  });

  it("cannot be called off, or cut short, without its hours said", async () => {
    await confirmed("from 18:00 on Fri 28 April to 09:59 on Mon 1 May 2023");
    expect(await say("/strike cancel days: 1 May 2023")).toContain("It goes without a break");
    const asked = await rig().say("rep", "/strike edit days: 28 to 30 April 2023");
    expect(text(asked)).toContain("from 6pm on Fri 28 April to 9:59am on Sun 30 April");
    expect(asked.kind).toBe("refused");
    expect(await postDue(rig())).toEqual([]);
  });
});

describe("beside what is suspended", () => {
  it("what is added is not confirmed yet, and was never suspended", async () => {
    await confirmed();
    await say("/strike suspend days: 3 May 2023");
    const reply = await say("/strike edit days: 2, 3, 4 and 9 May 2023");
    expect(reply).toContain("Suspended: Wednesday 3 May 2023.");
    expect(reply).toContain("Not confirmed yet: Tuesday 9 May 2023. Until that is confirmed here");
    await say("/strike suspend for: Ofgem");
    const [told = ""] = await postDue(rig());
    expect(told).toContain("Suspended: Wednesday 3 May 2023; members in Ofgem.");
    expect(told).toContain("Not confirmed yet: Tuesday 9 May 2023.");
  });

  it("the rest called off leaves what is suspended suspended, for its own members", async () => {
    await confirmed();
    await say("/strike suspend for: DVSA");
    await postDue(rig());
    await surely(rig(), "rep", "/strike cancel for: Ofgem");
    expect(await theStrike()).toMatchObject({ state: "suspended", employers: ["DVSA"] });
    expect((await postDue(rig())).join()).toMatch(/do not strike on[\s\S]*Only for members in DVSA\./u);
  });

  it("what is suspended can be called off, and is told", async () => {
    await confirmed();
    await say("/strike suspend for: Ofgem");
    await postDue(rig());
    expect(text(await surely(rig(), "rep", "/strike cancel for: Ofgem"))).toContain("State: confirmed.");
    expect(await theStrike()).toMatchObject({ state: "confirmed", employers: ["DVSA"] });
    const [told = ""] = await postDue(rig());
    expect(told).toContain("Only for members in DVSA.");
    expect(told).not.toContain("Suspended");
  });

  it("a site of an employer called as a whole is not said to be called by nobody", async () => {
    await confirmed("2 May 2023", "DWP, Ofgem");
    expect(await say("/strike suspend for: DWP Sheffield")).toContain(
      "It calls all of DWP, and DWP Sheffield is a part of that.",
    );
  });
});

describe("suspended for talks", () => {
  it("says no decision that is over, but its own", async () => {
    await say("/strike add name: Walkout days: 2 May 2023 for: DVSA decision: 25 April 2023");
    await confirm();
    await say("/strike suspend decision: 28 April 2023");
    const list = await say("/strike list");
    expect(list).not.toContain("25 April");
    expect(list).toContain("Whether it goes on is to be decided on Friday 28 April 2023.");
  });

  it("says when it will be decided, and reps are asked when nobody has said", async () => {
    await confirmed();
    rig().clock.set("2023-05-02T08:00");
    await postDue(rig());
    expect(await say("/strike suspend decision: 1 May 2023")).toContain("has passed");
    await say("/strike suspend decision: 3 May 2023");
    const [told = ""] = await postDue(rig());
    expect(told).toContain("trike suspended, work on");
    expect(told).toContain("Whether it goes on is to be decided on Wednesday 3 May 2023.");
    rig().clock.set("2023-05-04T09:00");
    expect((await claimDue(rig())).map(({ delivery }) => delivery.kind)).toContain("strike-notice");
  });

  it("resumed is confirmed again and told once", async () => {
    await confirmed();
    await say("/strike suspend decision: 28 April 2023");
    await postDue(rig());
    await confirm();
    expect(await postDue(rig())).toEqual([expect.stringMatching(/.*trike .* is on/u)]);
  });
});
