import { describe, expect, it } from "vitest";
import { countdown } from "../../commands/countdown.ts";
import { strike } from "../../commands/strike/strike.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, text, useRig } from "../support/rig.ts";

const rig = useRig([strike, countdown]);

const say = async (typed: string) => text(await rig().say("rep", typed));

/** Presses the button with these words under the second step. */
async function confirm(label = "The union has confirmed it"): Promise<string> {
  const button = buttonsOf(await rig().say("rep", "/strike confirm")).find((one) => one.label === label);
  if (!button) throw new Error(`no button: ${label}`);
  return text(await rig().press("rep", button.id));
}

async function theStrike() {
  const here = await rig().store.branches.of(channel);
  const [only] = await rig().store.strikes.list(here?.id ?? "");
  if (!only) throw new Error("no strike");
  return only;
}

/** A confirmed strike of some days, told in its channel. */
async function running(days: string, forWhom = "DVSA", on = "2022-09-10T09:00", kind = "strike") {
  rig().clock.set(on);
  await say(`/strike add name: Walkout days: ${days} for: ${forWhom} kind: ${kind}`);
  await confirm();
  await postDue(rig());
}

const nobody = "nobody is called out";

describe("a change of a strike under way", () => {
  it("that adds days leaves the first run confirmed, and asks about the new ones alone", async () => {
    await running("3 to 30 October 2022");
    rig().clock.set("2022-10-20T09:00");
    const reply = await say("/strike edit days: 3 October to 26 November 2022");
    expect(reply).toContain("Mon 3 October to Sun 30 October 2022.");
    expect(reply).toContain("State: confirmed.");
    expect(reply).toContain("Not confirmed yet: Mon 31 October to Sat 26 November 2022.");
    expect(reply).toContain("for action from Monday 31 October 2022, notice must have reached");
    expect(reply).not.toContain("for action from Monday 3 October");
    expect(reply).toContain("Nothing that was told of it has changed");
    expect(await postDue(rig())).toEqual([]);
    expect(await say("/strike list")).toContain("Not confirmed yet: Mon 31 October to Sat 26 November 2022.");
    rig().clock.set("2022-10-29T09:00");
    expect(await confirm()).toContain("Mon 3 October to Sat 26 November 2022.");
    const [told = "", ...others] = await postDue(rig());
    expect(others).toEqual([]);
    expect(told).toMatch(
      /trike until Sat 26 November is on.*\nWalkout: Mon 3 October to Sat 26 November 2022\./u,
    );
    expect((await theStrike()).wanted).toBeUndefined();
  });

  it("can be confirmed again as it stands while the new days wait, and after its own last day", async () => {
    await running("3 to 30 October 2022");
    rig().clock.set("2022-10-20T09:00");
    await say("/strike edit days: 3 October to 26 November 2022");
    expect(await confirm("Only what is confirmed already")).toContain("Nobody is told twice.");
    expect((await theStrike()).days).toHaveLength(28);
    rig().clock.set("2022-11-01T09:00");
    expect(await say("/strike list")).toContain("Not confirmed yet");
    await confirm();
    expect((await postDue(rig()))[0]).toContain("Mon 3 October to Sat 26 November 2022.");
  });

  it("that takes days away is still confirmed, and is told once without a word that nobody is called out", async () => {
    await running("3 to 30 October 2022");
    rig().clock.set("2022-10-20T09:00");
    const reply = await say("/strike edit days: 3 to 24 October 2022");
    expect(reply).toContain("State: confirmed.");
    expect(reply).not.toMatch(/Careful: for action|confirmed again|Not confirmed/u);
    const [told = "", ...others] = await postDue(rig());
    expect(others).toEqual([]);
    expect(told).toContain("Correction · ");
    expect(told).toContain("Mon 3 October to Mon 24 October 2022.");
    expect(told).toContain("Confirmed by the union");
    expect(told).not.toContain(nobody);
  });

  it("that moves one day of several asks about that day alone", async () => {
    await running("3, 11 and 20 October 2022");
    rig().clock.set("2022-10-08T09:00");
    await postDue(rig());
    const reply = await say("/strike edit days: 3, 11 and 21 October 2022");
    expect(reply).toContain("Mon 3 October, Tue 11 October 2022.");
    expect(reply).toContain("Not confirmed yet: Friday 21 October 2022.");
    expect(reply).toContain("for action from Friday 21 October 2022");
    const [told = ""] = await postDue(rig());
    expect(told).toContain("Mon 3 October, Tue 11 October 2022.");
    expect(told).toContain("Confirmed by the union");
    expect(told).toContain(
      "Not confirmed yet: Friday 21 October 2022. Until that is confirmed here, it calls nobody out.",
    );
    expect(told).not.toContain(nobody);
    rig().clock.set("2022-10-10T09:00");
    expect((await postDue(rig())).at(-1)).toContain("trike tomorrow, ");
    rig().clock.set("2022-10-20T09:00");
    expect(await postDue(rig())).toEqual([]);
  });

  it("that adds an employer leaves the others confirmed", async () => {
    await running("3 to 30 October 2022");
    rig().clock.set("2022-10-10T09:00");
    const reply = await say("/strike edit for: DVSA, Ofgem");
    expect(reply).toContain("Only for members in DVSA.");
    expect(reply).toContain("Not confirmed yet: members in Ofgem.");
    expect(reply).toContain("for action from Monday 10 October 2022");
    expect(await postDue(rig())).toEqual([]);
    await confirm();
    expect((await postDue(rig()))[0]).toContain("Only for members in DVSA and Ofgem.");
  });

  it("that adds everybody else leaves those named confirmed", async () => {
    await running("3 to 30 October 2022");
    expect(await say("/strike edit for: all")).toContain(
      "Not confirmed yet: everybody else with a live mandate.",
    );
    expect((await theStrike()).employers).toEqual(["DVSA"]);
  });

  it("that drops an employer is still confirmed for the others", async () => {
    await running("3 to 30 October 2022", "DVSA, Ofgem");
    rig().clock.set("2022-10-10T09:00");
    const reply = await say("/strike edit for: Ofgem");
    expect(reply).toContain("State: confirmed.");
    expect(reply).not.toContain("Careful: for action");
    const [told = ""] = await postDue(rig());
    expect(told).toContain("Only for members in Ofgem.");
    expect(told).toContain("Confirmed by the union");
  });

  it("changed back before it was confirmed is as it was", async () => {
    await running("3 to 30 October 2022");
    await say("/strike edit days: 3 October to 26 November 2022");
    await say("/strike edit days: 3 to 30 October 2022");
    const { wanted, state } = await theStrike();
    expect([wanted, state]).toEqual([undefined, "confirmed"]);
    expect(await postDue(rig())).toEqual([]);
  });

  it("keeps a new name or decision beside what waits", async () => {
    await running("3 to 30 October 2022");
    await say("/strike edit days: 3 October to 26 November 2022");
    await say("/strike edit name: Great walkout");
    const { wanted, state, name } = await theStrike();
    expect([wanted?.days.length, state, name]).toEqual([55, "confirmed", "Great walkout"]);
    const [told = ""] = await postDue(rig());
    expect(told).toContain("Mon 3 October to Sun 30 October 2022.");
    expect(told).not.toContain(nobody);
  });

  it("of open action keeps it confirmed when it is given a last day, and asks about days before its first", async () => {
    await running("from 3 October 2022", "DVSA", "2022-09-10T09:00", "asos");
    rig().clock.set("2022-10-10T09:00");
    expect(await say("/strike edit days: 3 to 30 October 2022")).toContain("State: confirmed.");
    expect(await say("/strike edit days: from 3 October 2022")).toContain(
      "Not confirmed yet: from Monday 31 October 2022 until further notice.",
    );
  });

  it("suspended while days wait can be confirmed again with them, or called off", async () => {
    await running("3 to 30 October 2022");
    await say("/strike edit days: 3 October to 26 November 2022");
    await say("/strike suspend");
    expect((await postDue(rig()))[0]).toContain("do not strike on Mon 3 October to Sun 30 October 2022");
    await confirm();
    expect((await postDue(rig()))[0]).toContain("Mon 3 October to Sat 26 November 2022.");
  });

  it("of which notice was given has its notice for the first days still", async () => {
    rig().clock.set("2022-09-10T09:00");
    await say("/strike add name: Walkout days: 3 to 30 October 2022 for: DVSA state: notified");
    rig().clock.set("2022-10-01T09:00");
    expect(await say("/strike edit days: 3 October to 26 November 2022")).not.toContain(
      "Careful: for action",
    );
    expect((await theStrike()).state).toBe("notified");
    expect(await say("/strike confirm stage: notified")).toContain("Mon 3 October to Sat 26 November 2022.");
  });
});
