import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { text as textOf, useRig } from "../support/rig.ts";

const rig = useRig(commands);

const say = async (typed: string) => textOf(await rig().say("rep", typed));

const create = () =>
  say("/ballot create name: PCS reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");

test("a mandate it may win is only suggested: nothing counts it down until a rep has set it", async () => {
  const suggested = " (if the ballot is won; suggested by Muster, not by the union)";
  await create();
  const line = "Last day of the mandate: Wednesday 8 November 2023";
  expect(await say("/ballot dates")).toContain(line + suggested);
  expect(await say("/countdown list")).not.toContain("mandate of");
  const set = await say("/ballot dates mandate-expires: Wed 8 November 2023");
  expect(set).toContain(`${line}\n`);
  expect(set).not.toContain(suggested);
  expect(await say("/countdown list")).toContain("mandate of");
});

test("in Northern Ireland it suggests no mandate, counts no votes needed, and says that the law is another", async () => {
  await create();
  await rig().say("officer", "/branch settings nation: northern-ireland");
  const dates = await say("/ballot dates");
  expect(dates).toContain("Northern Ireland has its own law on ballots");
  expect(dates).not.toContain("Last day of the mandate");
  const entitled = await say("/ballot entitled count: 62");
  expect(entitled).toContain("PCS reballot: 62 members are entitled to vote.\n");
  expect(entitled).toContain("Northern Ireland has its own law on ballots");
});

test("a strike under a live mandate, with notice given in time, warns of nothing", async () => {
  rig().clock.set("2023-04-03T09:00");
  await say(
    "/ballot create name: PCS 2022 opens: 26 Sept 2022 closes: 7 Nov 2022 12 noon mandate-expires: 6 May 2023",
  );
  const strike = "/strike add name: PCS national strike days: 28 April 2023 for: members with a live mandate";
  expect(await say(`${strike} state: notified`)).not.toContain("Careful");
  rig().clock.set("2023-04-27T09:00");
  expect(await say("/strike confirm")).not.toContain("Careful");
});
