import { expect, it } from "vitest";
import { branch } from "../../commands/branch/branch.ts";
import { countdown } from "../../commands/countdown.ts";
import { strike } from "../../commands/strike/strike.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, text, useRig } from "../support/rig.ts";

const rig = useRig([strike, countdown, branch]);

const pickets = { ...channel, channel: "pickets" };

/** What calls it a strike, of all that is posted and answered about it; names of commands are none of it. */
function calledAStrike(said: readonly string[]): readonly string[] {
  return said
    .map((one) =>
      one.replace(/\/(?:strike|countdown add strike:)\S*/gu, "").replace(/action short of a strike/giu, ""),
    )
    .filter((one) => /strike|called out|calls? (?:nobody|anyone else|you) out|walk out/iu.test(one));
}

it("action short of a strike is never called a strike: in no state, post, list or question", async () => {
  const said: string[] = [];
  const note = (reply: Reply) => {
    said.push(text(reply));
    return reply;
  };
  const say = async (typed: string) => note(await rig().say("rep", typed));
  const post = async (on: string) => {
    rig().clock.set(on);
    said.push(...(await postDue(rig())));
  };
  const press = async (reply: Reply, label: RegExp) => {
    const button = buttonsOf(reply).find((one) => label.test(one.label));
    if (!button) throw new Error(`no button ${label} in ${text(reply)}`);
    return note(await rig().press("rep", button.id));
  };

  await say(
    "/strike add name: Overtime ban kind: asos days: 28 April to 12 May 2023 for: DVSA decision: 25 April",
  );
  await rig().say("rep", "/countdown add strike: Overtime", { place: pickets });
  await say("/strike edit decision: 29 April 2023");
  await say("/strike list");
  await say("/countdown list");
  await post("2023-04-21T09:00");
  await post("2023-04-25T09:00");
  await say("/strike confirm stage: notified");
  await say("/strike confirm stage: notified");
  await press(await say("/strike confirm"), /confirmed it/u);
  await post("2023-04-25T10:00");
  await say("/strike edit days: 28 April to 19 May 2023");
  await press(await say("/strike list"), /again/u);
  await say("/strike edit days: 28 April to 10 May 2023");
  await say("/strike edit for: all");
  await say("/strike edit for: DVSA");
  await post("2023-04-27T09:00");
  await say("/strike picket place: Main gate from: 7am");
  await say("/strike edit days: 1 to 10 May 2023");
  await post("2023-04-28T09:00");
  await say("/strike edit days: 12 May 2023");
  await post("2023-04-29T09:00");
  await press(await say("/strike confirm"), /confirmed it/u);
  const suspended = await say("/strike suspend");
  await post("2023-04-30T09:00");
  await press(await press(suspended, /Undo/u), /go on/u);
  await post("2023-04-30T10:00");
  await say("/strike show");
  await say("/strike add name: Work to rule kind: asos days: 20 May 2023 for: DVSA");
  await say("/strike confirm");
  await say("/strike confirm nothing like it");
  await press(await say("/strike cancel Overtime"), /go on/u);
  await post("2023-04-30T11:00");
  await say("/countdown show");

  expect(said.length).toBeGreaterThan(40);
  expect(said.join("\n")).toMatch(
    /Correction: Overtime ban[\s\S]*Action short of a strike called off: Overtime ban/u,
  );
  expect(calledAStrike(said)).toEqual([]);
});

it("a confirmation that reaches nobody says why: channels that follow it are for others", async () => {
  await rig().say("rep", "/branch channel for: Ofgem", { place: pickets });
  await rig().say("rep", "/strike add name: Walkout days: 28 April 2023 for: DVSA", { place: pickets });
  const [button] = buttonsOf(await rig().say("rep", "/strike confirm"));
  const reply = text(await rig().press("rep", button?.id ?? ""));
  expect(reply).toContain("No channel that follows it is for members whom it calls, so nothing is posted.");
});
