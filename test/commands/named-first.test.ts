import { beforeEach, describe, expect, it, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { buttonsOf, channel, tap, text, useRig } from "../support/rig.ts";

/** A ballot, strike or countdown named ahead of what is said of it, without a colon; and none, where there are several. */

const rig = useRig(commands);

const say = (typed: string) => rig().say("rep", typed);

beforeEach(async () => {
  for (const [name, closes] of [
    ["Pay reballot", "Tue 9 May 2023"],
    ["Strike for pay ballot", "Thu 18 May 2023"],
  ])
    await say(`/ballot create name: ${name} opens: 20 March 2023 closes: ${closes} 12 noon`);
});

describe("which ballot, and what of it", () => {
  it.each([
    [
      "/ballot dates Pay reballot closes 16 May noon",
      "Closes (papers must have arrived): Tuesday 16 May 2023",
    ],
    ["/ballot dates pay REBALLOT result 17 May", "Result: Wednesday 17 May 2023"],
    ["/ballot dates reballot last-posting 2 May", "Post by: Tuesday 2 May 2023"],
    ["/ballot dates Strike for pay ballot closes 19 May noon", "Friday 19 May 2023, 12 noon"],
    ["/ballot dates Strike for pay ballot", "Strike for pay ballot: dates"],
    ["/ballot entitled Pay reballot count 1,240", "Pay reballot: 1,240 members"],
    ["/ballot words Pay reballot kind countdown", "text"],
    ["/ballot preview Pay reballot page 1", "Pay reballot"],
    ["/countdown add Pay reballot milestone result", "result"],
    ["/check open Pay reballot", "Pay reballot"],
  ])("%s", async (typed, said) => {
    expect(text(await say(typed))).toContain(said);
  });

  it.each([
    ["/ballot dates closes 16 May noon", "Closes (papers must have arrived): Tuesday 16 May 2023"],
    [
      "/ballot dates Pya reballot closes 16 May noon",
      "Closes (papers must have arrived): Tuesday 16 May 2023",
    ],
    ["/ballot dates ballot closes 16 May noon", "Closes (papers must have arrived): Tuesday 16 May 2023"],
    ["/ballot entitled count 1,240", "Pay reballot: 1,240 members"],
    ["/ballot entitled employer Docks", "Docks: not known how many are entitled."],
    ["/ballot entitled HMRC 120, DWP 80", "HMRC (new): 120 entitled\nDWP (new): 80 entitled"],
    ["/ballot entitled HMRC\t120\nDWP\t80", "HMRC (new): 120 entitled\nDWP (new): 80 entitled"],
  ])("%s asks which, and loses nothing of it", async (typed, said) => {
    const asked = await say(typed);
    const button = buttonsOf(asked).find(({ label }) => label.startsWith("Pay reballot"));
    expect(button, text(asked)).toBeDefined();
    expect(text(await rig().press("rep", button?.id ?? ""))).toContain(said);
  });

  it("of a result too, with its table", async () => {
    rig().clock.set("2023-05-20T09:00");
    const asked = await say("/ballot result\nEmployer | Entitled | Yes | No\nHMRC | 120 | 70 | 10");
    const picked = await tap(rig(), "rep", asked, "Pay reballot, closes Tue 9 May 2023");
    expect(text(picked)).toContain("HMRC (new): 120 entitled, 70 Yes, 10 No");
    const named = await say(
      "/ballot result Pay reballot\nEmployer | Entitled | Yes | No\nHMRC | 120 | 70 | 10",
    );
    expect(text(named)).toBe(text(picked));
  });

  test("words behind its name that are for nothing are not dropped", async () => {
    const asked = text(await say("/ballot dates Pay reballot whenever"));
    expect(asked).toContain("Muster does not know what “whenever” is.");
  });
});

describe("which strike, and what of it", () => {
  beforeEach(async () => {
    await say("/strike add name: Spring strike days: Fri 28 April for: HMRC, DWP");
    await say("/strike add name: Walk-out for pay days: Tue 2 May for: HMRC");
  });

  it.each([
    ["/strike edit Spring strike days Wed 3 May", "Wednesday 3 May 2023"],
    ["/strike edit Walk-out for pay for DWP", "DWP"],
    ["/strike show Walk-out for pay", "Walk-out for pay"],
    ["/strike confirm Spring strike stage notified", "Spring strike"],
  ])("%s", async (typed, said) => {
    const reply = await say(typed);
    expect(reply.kind, text(reply)).not.toBe("refused");
    expect(text(reply)).toContain(said);
  });

  test("and a part of it", async () => {
    const part = text(await say("/strike suspend Spring strike for DWP"));
    expect(part).toContain("Only what is confirmed is suspended in part.");
  });

  test("which of them is asked with all that was typed", async () => {
    const asked = await say("/strike edit days Wed 3 May");
    const button = buttonsOf(asked).find(({ label }) => label.startsWith("Spring strike"));
    expect(text(await rig().press("rep", button?.id ?? ""))).toContain("Wednesday 3 May 2023");
    const branch = await rig().store.branches.of(channel);
    const all = await rig().store.strikes.list(branch?.id ?? "");
    expect(all.find(({ name }) => name === "Spring strike")?.days.join()).toBe("2023-05-03");
  });
});
