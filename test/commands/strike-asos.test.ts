import { expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { plainText } from "../../src/core/chat/card.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { draw } from "../../src/core/planning/draw.ts";
import { claimDue, postDue } from "../support/posting.ts";
import { buttonsOf, channel, type Person, people, text, useRig } from "../support/rig.ts";

const rig = useRig(commands);

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
    /Correction · [\s\S]*ction short of a strike .* is called off\nOvertime ban: /u,
  );
  expect(calledAStrike(said)).toEqual([]);
});

it("action short of a strike is none to officers, a second person, the log, an export or a moved close", async () => {
  const said: string[] = [];
  const say = async (as: Person, typed: string) => {
    const reply = await rig().say(as, typed);
    said.push(text(reply));
    return reply;
  };
  const press = async (as: Person, reply: Reply, label: RegExp) => {
    const button = buttonsOf(reply).find((one) => label.test(one.label));
    if (!button) throw new Error(`no button ${label} in ${text(reply)}`);
    const next = await rig().press(as, button.id);
    said.push(text(next));
    return next;
  };
  const letters = async () => {
    for (const row of await claimDue(rig())) {
      const card = draw(row, rig().clock.now());
      if (card) said.push(plainText(card));
    }
  };
  await rig().say("officer", `/branch reps add: <@${people.other.user}> role: officer`);
  await rig().press("other", "branch/agree");
  await rig().say("officer", "/branch settings two-people: yes");
  const opens = "opens: 20 March 2023 closes: Tue 9 May 2023 12 noon mandate-expires: 8 November 2023";
  await rig().say("rep", `/ballot create name: Reballot ${opens}`);
  await say("rep", "/strike add name: Overtime ban kind: asos days: 7 November 2023 for: all");
  await say("rep", "/strike confirm stage: notified");
  await press("rep", await say("rep", "/strike confirm"), /confirmed it/u);
  await letters();
  await say("rep", "/mydata export");
  const waiting = await say("officer", "/branch reps");
  await press("officer", waiting, /Confirm: action/u);
  await letters();
  await say("other", "/mydata export");
  rig().clock.set("2023-11-02T09:00");
  await letters();
  rig().clock.set("2023-04-20T09:00");
  await say("officer", "/branch settings two-people: no");
  const moved = await say("rep", "/ballot dates closes: Tue 2 May 2023 12 noon");
  expect(text(moved)).toContain("Action Overtime ban: Tuesday 7 November 2023 would not be under");
  await say("rep", "/strike edit name: Ban on overtime");
  await say("rep", "/reminder add text: Tell all when: the day before the action 9am who: me");
  await say("rep", "/strike suspend");
  await press("rep", await say("rep", "/strike cancel"), /go on/u);
  const log = text(await say("officer", "/branch log"));
  for (const act of ["set up", "notice given", "confirmed", "changed", "suspended", "called off"])
    expect(log).toMatch(new RegExp(`: action \\w+:? ${act}`, "u"));
  expect(log).toMatch(/asked a second person to confirm action \w+/u);
  expect(said.join("\n")).toMatch(
    /"what": "action"[\s\S]*Action short of a strike was confirmed[\s\S]*"kind": "told-action"/u,
  );
  expect(
    calledAStrike(
      said.filter(
        (one) =>
          !/before a strike is confirmed|To confirm a strike|strike mandate|posts here from now on/u.test(
            one,
          ),
      ),
    ),
  ).toEqual([]);
});

it("a confirmation that reaches nobody says why: channels that follow it are for others", async () => {
  await rig().say("rep", "/branch channel for: Ofgem", { place: pickets });
  await rig().say("rep", "/strike add name: Walkout days: 28 April 2023 for: DVSA", { place: pickets });
  const [button] = buttonsOf(await rig().say("rep", "/strike confirm"));
  const reply = text(await rig().press("rep", button?.id ?? ""));
  expect(reply).toContain("No channel that follows it is for members whom it calls, so nothing is posted.");
});
