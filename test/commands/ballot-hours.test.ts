import { describe, expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { check } from "../../commands/check.ts";
import { countdown } from "../../commands/countdown.ts";
import { posted } from "../../commands/posted/posted.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, type Person, text, useRig } from "../support/rig.ts";

/** Hours of a ballot's dates are posted and kept to; Thursday 20 April 2023, 9am. */
const rig = useRig([ballot, check, countdown, posted]);

const said = async (typed: string, as: Person = "rep") => text(await rig().say(as, typed));

const create = (more: string) =>
  said(`/ballot create name: Reballot method: electronic closes: Tue 9 May 2023 12 noon ${more}`);

const posts = async () => (await postDue(rig())).join("\n\n");

describe("an opening hour", () => {
  test("is posted, and nobody is asked whether they have voted before it", async () => {
    await create("opens: Tue 25 April 2023 11am");
    rig().clock.set("2023-04-25T09:00");
    expect(await posts()).toContain("Voting opens today, Tue 25 April, 11am");
    expect(await said("/ballot status")).toContain("Opens Tuesday 25 April 2023, 11am.");
    await said("/check open");
    rig().clock.set("2023-04-25T10:59");
    const before = await posts();
    expect(before).toContain("is your email right?");
    expect(before).not.toContain("have you voted?");
    expect(await said("/posted posted", "member")).toContain("has not opened yet");
    rig().clock.set("2023-04-25T11:00");
    expect(await said("/posted posted", "member")).toContain("may we keep it?");
  });

  test("left out, it is open from the day's beginning", async () => {
    await create("opens: Tue 25 April 2023");
    rig().clock.set("2023-04-25T00:01");
    expect(await said("/posted posted", "member")).toContain("may we keep it?");
  });
});

describe("a last hour to join", () => {
  test("is posted, and not after it", async () => {
    await create("opens: 20 March 2023 join-by: Tue 25 April 2023 5pm");
    rig().clock.set("2023-04-25T09:00");
    expect(await posts()).toContain("Last day to join and get a vote: today, Tue 25 April, 5pm");
    expect(await said("/ballot preview")).toContain(
      "Last day to join and get a vote: today, Tue 25 April, 5pm",
    );
  });

  test("is not said by a post of that day that goes after it", async () => {
    await create("opens: 20 March 2023 join-by: Tue 25 April 2023 5pm");
    rig().clock.set("2023-04-25T17:30");
    expect(await posts()).not.toMatch(/last day to join/iu);
  });
});

test("a result before the close is asked about, with the working day after it", async () => {
  const typed = "/ballot create name: Reballot closes: Fri 26 May 2023 12 noon result: Thu 25 May 2023";
  const asked = await rig().say("rep", typed);
  const [after] = buttonsOf(asked);
  expect(after?.label).toBe("The result is on Tuesday 30 May 2023");
  expect(text(await rig().press("rep", after?.id ?? ""))).toContain("Result: Tuesday 30 May 2023");
});

describe("ways to ask for a replacement", () => {
  const how = "0300 123 4567, Mon to Fri 9am to 5pm, until Thu 27 April";

  test("other than a page stand wherever members are told to ask, and are taken away again", async () => {
    await said(
      "/ballot create name: Reballot opens: 20 March 2023 not-received-by: Tue 25 April 2023 closes: Tue 9 May 2023 12 noon",
    );
    expect(await said(`/ballot dates replacement-words: ${how}`)).toContain(
      `To ask for a replacement: ${how}`,
    );
    rig().clock.set("2023-04-25T09:00");
    expect(await posts()).toContain(`To ask for a replacement: ${how}`);
    const consent = await rig().say("member", "/posted lost");
    expect(text(await rig().press("member", buttonsOf(consent)[0]?.id ?? ""))).toContain(how);
    expect(await said("/ballot dates remove: replacement-words")).not.toContain(how);
    expect(await said("/ballot dates remove: replacement-words")).toContain("has no replacement words");
  });

  test("are no place for a person's name", async () => {
    await create("");
    expect(await said("/ballot dates replacement-words: ask @sam")).toContain("does not mention people");
  });
});
