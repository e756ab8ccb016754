import { describe, expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { countdown } from "../../commands/countdown.ts";
import { postDue } from "../support/posting.ts";
import { text, useRig } from "../support/rig.ts";

/** The last posting date, the union's and Muster's, beside the union's other dates; Thursday 20 April 2023, 9am. */
const rig = useRig([ballot, countdown]);

const said = async (typed: string) => text(await rig().say("rep", typed));

const create = (more = "", closes = "Tue 9 May 2023 12 noon") =>
  said(`/ballot create name: Reballot closes: ${closes} ${more}`);

async function shownAt(moment: string): Promise<string> {
  rig().clock.set(moment);
  return said("/countdown show");
}

describe("when a ballot is set up it is said", () => {
  test("that the suggestion comes before the last day for a replacement", async () => {
    expect(await create("replacement-by: Fri 28 April 2023 5pm")).toContain(
      "Thursday 27 April 2023, is before the last day to ask for a replacement, Friday 28 April 2023",
    );
  });

  test("that it comes before papers can", async () => {
    expect(await create("opens: Tue 25 April 2023")).toContain(
      "Thursday 27 April 2023, when papers sent on Tuesday 25 April 2023 may not have come yet",
    );
  });

  test.each([
    ["Tue 2 May 2023", "is 5 days after what Muster would suggest"],
    ["Wed 26 April 2023", "is 1 day before what Muster would suggest"],
  ])("how far the union's own, %s, is from it", async (own, words) => {
    expect(await create(`last-posting: ${own}`)).toContain(words);
  });

  test("nothing where all is well", async () => {
    const made = await create("opens: Thu 13 April 2023 replacement-by: Tue 25 April 2023");
    expect(made).not.toMatch(/Careful|Muster would suggest/u);
    expect(await create("last-posting: Thu 27 April 2023", "Tue 9 May 2023 1pm")).not.toContain(
      "would suggest",
    );
  });
});

test("a suggestion that no paper could keep is neither listed nor posted", async () => {
  const made = await create("opens: Mon 1 May 2023");
  expect(made).toContain("So no date is suggested");
  expect(made).not.toContain("Post by");
  rig().clock.set("2023-04-27T10:00");
  expect((await postDue(rig())).join("\n")).not.toContain("Post");
  expect(await shownAt("2023-05-03T09:00")).toContain(
    "Post it today, first thing: it must arrive by Tuesday 9 May",
  );
});

describe("a paper that can still arrive", () => {
  test.each([
    ["", "2023-04-29T09:00"],
    ["last-posting: Tue 2 May 2023", "2023-05-04T09:00"],
    ["", "2023-05-06T09:00"],
  ])("is posted first thing and not discouraged (%s, %s)", async (own, moment) => {
    await create(own);
    const shown = await shownAt(moment);
    expect(shown).toContain("Post it today, first thing: it must arrive by Tuesday 9 May 2023, 12 noon.");
    expect(shown).not.toMatch(/may not|has passed|suggested/u);
  });

  test("is posted at the next collection on a Sunday", async () => {
    await create();
    expect(await shownAt("2023-04-30T09:00")).toContain("Post it first thing on Tue 2 May");
  });
});

test("one that can hardly arrive is the union's to say about, never a rep's to take", async () => {
  await create();
  for (const moment of ["2023-05-07T09:00", "2023-05-09T09:00"]) {
    const shown = await shownAt(moment);
    expect(shown).toContain("can hardly arrive by Tuesday 9 May 2023, 12 noon.");
    expect(shown).toContain("Ask the union’s office yourself");
    expect(shown).toContain("Give your paper to nobody");
  }
});

test("a correction lists no suggested date that has passed", async () => {
  await create("join-by: Wed 3 May 2023");
  rig().clock.set("2023-04-27T10:00");
  await postDue(rig());
  rig().clock.set("2023-04-28T10:00");
  await said("/ballot dates join-by: Thu 4 May 2023");
  const [correction] = await postDue(rig());
  expect(correction).toContain("Join by: Thursday 4 May 2023");
  expect(correction).not.toContain("Post by");
});
