import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { answers } from "../../src/core/ballot/answers.ts";
import { words } from "../../src/core/text/say.ts";
import { wordProblems } from "../support/post-words.ts";
import { buttonsOf, tap, text, useRig } from "../support/rig.ts";

/** Whatever a member types or taps, in a branch that has a bit of everything: in words that members use. */
const rig = useRig(commands);

const rep = (typed: string) => rig().say("rep", typed);

/** Ballots, strikes in each of their states and one that is over, with numbers, pickets and a mandate. */
async function aBitOfEverything(): Promise<void> {
  await rep("/ballot create name: Old ballot closes: 7 Nov 2022 noon mandate-expires: 6 May 2023");
  await rep(
    "/ballot create name: Reballot opens: 20 March 2023 closes: 9 May 2023 noon replacement-by: 28 April 2023 5pm",
  );
  await rep("/ballot entitled Reballot Harbour 62, Customs 40");
  await rep("/ballot create name: Executive kind: election opens: 24 April 2023 closes: 6 June 2023 noon");
  await rep(
    "/ballot create name: Offer kind: consultative method: online-consultative closes: 2 May 2023 noon",
  );
  await rep("/ballot entitled Offer count: 900");
  for (const [name, day] of [
    ["Planned", "21 April"],
    ["Told", "28 April"],
    ["Sure", "29 April"],
    ["Stopped", "3 May"],
    ["Ended", "4 May"],
  ] as const)
    await rep(
      `/strike add name: ${name} days: ${day} for: Harbour hours: none ${name === "Told" ? "state: notified" : ""}`,
    );
  await rep("/strike add name: Ban kind: asos days: from 24 April until further notice for: all");
  for (const name of ["Planned", "Sure", "Stopped", "Ended", "Ban"]) await sure(`/strike confirm ${name}`);
  await rep("/strike suspend Stopped");
  await sure("/strike cancel Ended");
  await rep("/strike picket strike: Sure place: Main gate from: 7am");
  await rep("/check open Reballot");
  await rep("/reminder add text: Meeting when: 27 April 2023 5pm who: here");
}

/** With the first button of what is asked back. */
async function sure(typed: string): Promise<void> {
  const [first] = buttonsOf(await rep(typed));
  if (first) await rig().press("rep", first.id);
}

/** All that a member may type without more, and the menu and help of every command; a copy of data is no sentence. */
const typed = commands.flatMap(({ name, subcommands }) => [
  `/${name}`,
  `/${name} help`,
  `/${name} xyzzy`,
  ...subcommands.filter((one) => one.name !== "export").map((one) => `/${name} ${one.name}`),
]);

describe.each([
  ["2023-04-20T09:00", []],
  ["2023-04-26T10:00", ["over"]],
  ["2023-05-09T09:00", ["over"]],
  ["2023-05-10T09:00", ["over"]],
])("at %s", (moment, over) => {
  test("all that a member types, and each button under it, is answered in a member’s words", async () => {
    await aBitOfEverything();
    rig().clock.set(moment);
    await rep("/ballot result Reballot employer: Harbour entitled: 62 yes: 35 no: 2");
    const states = text(await rig().say("member", "/strike list")).match(/(?<=\()[^()]+(?=\) · )/gu);
    expect(new Set(states)).toEqual(
      new Set(["notice given, not confirmed", "confirmed", "suspended", "called off", ...over]),
    );
    const problems: string[] = [];
    const pressed = new Set<string>();
    for (const line of new Set(typed)) {
      const reply = await rig().say("member", line);
      problems.push(...wordProblems(text(reply).split("\n")).map((problem) => `${line}: ${problem}`));
      for (const { id, label } of buttonsOf(reply)) {
        if (pressed.has(id) || label === words("menu-mydata-export")) continue;
        pressed.add(id);
        const next = text(await rig().press("member", id));
        problems.push(...wordProblems(next.split("\n")).map((problem) => `[${label}]: ${problem}`));
      }
    }
    expect(problems).toEqual([]);
  });
});

test("what a full-time officer is to be asked of a strike is for reps alone; whom it does not call, for all", async () => {
  await rep("/ballot create name: Old ballot closes: 7 Nov 2022 noon mandate-expires: 6 May 2023");
  await rep("/ballot entitled Old ballot employer: Harbour count: 62");
  await rep("/ballot entitled Old ballot employer: Customs count: 40");
  await rep("/ballot result Old ballot employer: Harbour entitled: 62 yes: 35 no: 2");
  await rep("/ballot result Old ballot employer: Customs entitled: 40 yes: 5 no: 2");
  await rep("/strike add name: Late days: 1 June for: Harbour");
  await rep("/strike add name: All of us days: 3 May for: all");
  for (const typed of ["/strike list", "/strike show Late"]) {
    expect(text(await rep(typed))).toMatch(
      /^Careful: no live mandate for Harbour on .* full-time officer\.$/mu,
    );
    const told = text(await rig().say("member", typed));
    expect(told).toContain("Thursday 1 June 2023");
    expect(wordProblems(told.split("\n"))).toEqual([]);
  }
  for (const typed of ["/strike list", "/strike show All"])
    expect(text(await rig().say("member", typed))).toContain("No live mandate is set up for Customs");
});

test.each(answers)("what a member is told who has answered %s is in a member’s words", async (answer) => {
  await rep("/ballot create name: Reballot opens: 20 March 2023 closes: 9 May 2023 noon");
  const asked = await rig().say("member", `/posted ${answer}`);
  const [agree] = buttonsOf(asked);
  const told = await tap(rig(), "member", asked, agree?.label ?? "");
  const said = [asked, told, await rig().say("member", "/muster"), await rig().say("member", "/mydata show")];
  expect(wordProblems(said.flatMap((reply) => text(reply).split("\n")))).toEqual([]);
});
