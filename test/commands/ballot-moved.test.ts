import { beforeEach, describe, expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { countdown } from "../../commands/countdown.ts";
import { strike } from "../../commands/strike/strike.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, tap as tapOn, text, useRig } from "../support/rig.ts";

/** A date that moves, and those that hang on it. */
const rig = useRig([ballot, countdown, strike]);

const say = (typed: string) => rig().say("rep", typed);

const said = async (typed: string) => text(await say(typed));

const labels = (reply: Reply) => buttonsOf(reply).map(({ label }) => label);

const tap = async (reply: Reply, label: string) => text(await tapOn(rig(), "rep", reply, label));

const [together, keep] = ["Move them together", "Keep them as they are"];

const create = (more = "") =>
  said(
    `/ballot create name: Winter ballot opens: Mon 14 November 2022 closes: Fri 9 December 2022 12 noon ${more}`,
  );

const extend = "/ballot dates closes: Fri 13 January 2023 12 noon";

beforeEach(() => rig().clock.set("2022-11-21T10:00"));

describe("a close that moves", () => {
  test("shows each of the union's dates with its old and new day, and changes nothing until one button is tapped", async () => {
    await create(
      "last-posting: Mon 5 December 2022 replacement-by: Wed 30 November 2022 5pm result: Mon 12 December 2022",
    );
    const asked = await say(extend);
    const shown = text(asked);
    expect(shown).toContain("The close moves from Friday 9 December 2022 to Friday 13 January 2023.");
    expect(shown).toContain("Post by: Monday 5 December 2022 → Monday 9 January 2023");
    expect(shown).toContain(
      "Ask for a replacement by: Wednesday 30 November 2022, 5pm → Wednesday 4 January 2023, 5pm",
    );
    expect(shown).toContain("Result: Monday 12 December 2022 → Monday 16 January 2023 (it cannot stay)");
    expect(shown).toMatch(
      /Last day of the mandate: Thursday 8 June 2023 → Wednesday 12 July 2023 \(Muster suggests it/u,
    );
    expect(labels(asked)).toEqual([together, keep, "Change it", "Leave it"]);
    expect(await said("/ballot dates")).toContain("Friday 9 December 2022, 12 noon");
    const saved = await tap(asked, together);
    expect(saved).toContain("Post by: Monday 9 January 2023");
    expect(saved).toContain("Ask for a replacement by: Wed 4 January 2023, 5pm; Result: Mon 16 January 2023");
  });

  test("keeps what is to be kept, but never a posting date that is plainly that of the old close", async () => {
    await create("last-posting: Mon 5 December 2022 replacement-by: Wed 30 November 2022");
    const asked = await say(extend);
    expect(text(asked)).toContain("Muster suggests Thursday 5 January 2023 until the union gives one");
    const saved = await tap(asked, keep);
    expect(await said("/ballot dates")).toContain("Ask for a replacement by: Wednesday 30 November 2022");
    expect(saved).not.toContain("Monday 5 December 2022");
    rig().clock.set("2022-12-05T09:30");
    expect((await postDue(rig())).join("\n")).not.toMatch(/post today/iu);
  });

  test("keeps a posting date that a short extension leaves sensible", async () => {
    await create("last-posting: Mon 5 December 2022");
    const saved = await tap(await say("/ballot dates closes: Tue 13 December 2022 12 noon"), keep);
    expect(saved).toContain("Post by: Monday 5 December 2022");
  });

  test("asks as well after those dates have passed, on the last day of all", async () => {
    await create("last-posting: Mon 5 December 2022 replacement-by: Wed 30 November 2022");
    rig().clock.set("2022-12-09T10:00");
    const saved = await tap(await say(extend), together);
    expect(saved).toContain("Post by: Monday 9 January 2023");
    expect(saved).toContain("Ask for a replacement by: Wednesday 4 January 2023");
    expect(saved).toContain("Next post");
  });

  test("asks nothing of dates typed with it, or where none hangs on it", async () => {
    await create("last-posting: Mon 5 December 2022");
    const saved = await said(`${extend} last-posting: Mon 9 January 2023`);
    expect(saved).toContain("Close moved to Fri 13 January, 12 noon: ");
    expect(await said("/ballot dates closes: Fri 13 January 2023 5pm")).toContain(
      "Close moved to Fri 13 January, 5pm: ",
    );
  });

  test("to an earlier day cannot keep what would come after it", async () => {
    await create("last-posting: Mon 5 December 2022");
    const asked = await say("/ballot dates closes: Fri 2 December 2022 12 noon");
    expect(labels(asked)).toEqual([together, "Change it", "Leave it"]);
    expect(await tap(asked, together)).toContain("Post by: Monday 28 November 2022");
  });

  test("counts working days over bank holidays, and a mandate in months", async () => {
    rig().clock.set("2023-03-21T10:00");
    await said(
      "/ballot create name: Spring opens: 20 March 2023 closes: Thu 25 May 2023 12 noon result: Fri 26 May 2023 mandate-expires: Fri 24 November 2023",
    );
    const asked = text(await say("/ballot dates closes: Fri 26 May 2023 12 noon"));
    expect(asked).toContain("Result: Friday 26 May 2023 → Tuesday 30 May 2023");
    expect(asked).toContain("Friday 24 November 2023 → Saturday 25 November 2023");
  });

  test("names strikes that would fall out of its mandate", async () => {
    await create();
    await said("/strike add name: Winter days days: 4 January 2023, 20 January 2023 for: all");
    const asked = await say(extend);
    expect(text(asked)).toContain("Strike Winter days: Wednesday 4 January 2023 would not be under");
    expect(await tap(asked, "Yes, go on")).toContain("Friday 13 January 2023, 12 noon");
  });

  test("asks anew where the dates have changed since it asked", async () => {
    await create("last-posting: Mon 5 December 2022");
    const asked = await say(extend);
    await said("/ballot dates last-posting: Tue 6 December 2022");
    expect(await tap(asked, together)).toContain("Tuesday 6 December 2022 → Tuesday 10 January 2023");
    expect(await said("/ballot dates")).toContain("Friday 9 December 2022, 12 noon");
  });
});

test("an opening that moves takes the day to wait for a paper along, and a last day to join before it", async () => {
  rig().clock.set("2022-11-10T09:00");
  await create("not-received-by: Mon 21 November 2022 join-by: Fri 11 November 2022");
  const asked = text(await say("/ballot dates opens: Mon 21 November 2022"));
  expect(asked).toContain("Paper not received by: Monday 21 November 2022 → Monday 28 November 2022");
  expect(asked).toContain("Join by: Friday 11 November 2022 → Friday 18 November 2022");
});

test("an election's acceptance moves with its nominations", async () => {
  await said(
    "/ballot create name: Officers kind: election nominations-close: Mon 5 December 2022 5pm acceptance: Mon 12 December 2022 5pm closes: Fri 3 February 2023 12 noon",
  );
  expect(text(await say("/ballot dates nominations-close: Wed 7 December 2022 5pm"))).toContain(
    "Acceptance by: Monday 12 December 2022, 5pm → Wednesday 14 December 2022, 5pm",
  );
});
