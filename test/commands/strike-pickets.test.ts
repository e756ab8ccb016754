import { describe, expect, it } from "vitest";
import { countdown } from "../../commands/countdown.ts";
import { strike } from "../../commands/strike/strike.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, text, useRig } from "../support/rig.ts";

const rig = useRig([strike, countdown]);

const say = async (typed: string) => text(await rig().say("rep", typed));

const gate = "/strike picket place: Gate 2 from: 7am";

/** A strike that the channel was told is confirmed. Thursday 20 April 2023, 9am. */
async function told(forWhom: string, ...before: readonly string[]): Promise<void> {
  await say(`/strike add name: Walkout days: Wed 3 May 2023 for: ${forWhom}`);
  for (const typed of before) await say(typed);
  const [button] = buttonsOf(await rig().say("rep", "/strike confirm"));
  await rig().press("rep", button?.id ?? "");
  expect(await postDue(rig())).toHaveLength(1);
}

/** What goes out for what was typed at nine, after the five minutes there are for more. */
async function postsAfter(...typed: readonly string[]): Promise<readonly string[]> {
  for (const line of typed) await say(line);
  rig().clock.set("2023-04-20T09:06");
  return postDue(rig());
}

describe("a picket that is added once channels were told", () => {
  it("is news, with for whom, the day, the place and the hour first", async () => {
    await told("DVSA");
    expect(await postsAfter(gate)).toEqual([
      `#general: DVSA: picket on Wed 3 May, Gate 2, from 7am
A picket is new. Nothing else has changed:
Walkout: Wednesday 3 May 2023.
Only for members in DVSA. Not sure if that is you? Ask your rep first.
Picket: Gate 2, from 7am. Ask for the branch organiser.
Pickets are peaceful. Stand at or near your own place of work. As a rule, no more than six people stand at one entrance.
Confirmed by the union, checked Thu 20 April.`,
    ]);
  });

  it("is news beside one that was told already, and two are too", async () => {
    await told("all", "/strike picket place: Main gate from: 6am");
    const [post = "", ...others] = await postsAfter(gate, "/strike picket place: Yard from: 8am");
    expect(others).toEqual([]);
    expect(post).toMatch(
      /^#general: New pickets on Wed 3 May\n2 pickets are new\. Nothing else has changed:\n/u,
    );
    expect(post).toContain("1. Picket: Main gate, from 6am.");
  });

  it("leaves a long place to the lines below", async () => {
    await told("all");
    const [post] = await postsAfter(
      "/strike picket place: The gate by the old engine shed, opposite the harbour office from: 7am",
    );
    expect(post).toMatch(/^#general: Picket on Wed 3 May\n/u);
  });

  it("is news again after the last was told", async () => {
    await told("all");
    await postsAfter(gate);
    await say("/strike picket place: Yard from: 8am");
    rig().clock.set("2023-04-20T09:20");
    expect(await postDue(rig())).toEqual([
      expect.stringMatching(/^#general: Picket on Wed 3 May, Yard, from 8am\n/u),
    ]);
  });
});

it.each([
  ["another hour for one that was told", [gate.replace("7am", "8am")]],
  ["one in place of another", ["/strike picket place: Yard from: 8am", "/strike picket-remove gate"]],
  ["a picket and another name", ["/strike picket place: Yard from: 8am", "/strike edit name: Long walkout"]],
  ["a picket and more days", ["/strike picket place: Yard from: 8am", "/strike edit days: 3 and 4 May 2023"]],
  [
    "a picket, and another name for a time",
    ["/strike picket place: Yard from: 8am", "/strike edit name: Long walkout", "/strike edit name: Walkout"],
  ],
])("%s is a correction", async (_, typed) => {
  await told("all", gate);
  expect(await postsAfter(...typed)).toEqual([expect.stringContaining("Correction · ")]);
});
