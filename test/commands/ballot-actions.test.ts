import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, text as textOf, useRig } from "../support/rig.ts";

const rig = useRig(commands);

const said = async (typed: string) => textOf(await rig().say("rep", typed));

const set = (kind = "statutory") =>
  said(
    `/ballot create name: Reballot kind: ${kind} opens: Mon 24 April 2023 closes: Tue 16 May 2023 12 noon`,
  );

const statutory = `• Check that the union has your right home address.
• When your paper comes, vote and post it straight away.
• Tell us with /posted whether it is in the post: only whether, never how you vote.
• Paper not come, lost or spoiled? Ask the union for another yourself.
• Ask the people you work with if they have posted theirs.
• Offer your rep an hour: to put up a poster, or to talk to people in your part of the building.`;

describe("what members can do", () => {
  test("is shown to any member, with nothing to press", async () => {
    await set();
    expect(textOf(await rig().say("member", "/ballot actions"))).toBe(
      `Reballot: what you can do\n${statutory}`,
    );
    expect(textOf(await rig().say("member", "/ballot actions-edit text: Win"))).toContain(
      "Only reps and officers",
    );
  });

  test("of an election names nobody and takes no side", async () => {
    await set("election");
    expect(await said("/ballot actions")).toContain("• Read what each candidate says.");
    expect(await said("/ballot actions-edit text: Read the addresses")).toContain(
      "An election: name no candidate, and keep it neutral.",
    );
  });

  test("of a consultative ballot has a list of its own", async () => {
    await set("consultative");
    expect(await said("/ballot actions")).toContain(
      "• When you are sent your paper, answer and send it back",
    );
  });

  test("goes out once, under the post of the opening day, and the preview names it", async () => {
    await set();
    expect(await said("/ballot actions")).toContain(
      "It goes out with the post of the opening day, Monday 24 April 2023.",
    );
    expect(await said("/ballot preview")).toMatch(
      /Planned Monday 24 April 2023, 9am in #general: ✉️ Ballot papers go out today.* And what you can do \(6 points\): \/ballot actions \w{5}/u,
    );
    rig().clock.set("2023-04-24T09:00");
    const posts = await postDue(rig());
    expect(posts).toHaveLength(1);
    expect(posts[0]).toContain("Ballot papers go out today");
    expect(posts[0]).toContain(`What you can do\n${statutory}`);
    rig().clock.set("2023-04-25T09:00");
    expect((await postDue(rig())).join()).not.toContain("What you can do");
    expect(await said("/ballot actions")).toContain(
      "has passed: it goes out only when it is posted from here.",
    );
  });

  test("is changed by a rep in a form, a line for each point", async () => {
    await set();
    expect(await said("/ballot actions-edit")).toBe("form ballot/actions-edit");
    const saved = await rig().submit("rep", "ballot/actions-edit", {
      text: "• Talk to the night shift\n\n- Put up a poster\nCome to <b>room 4</b>",
      ballot: "",
    });
    expect(textOf(saved)).toContain(
      "Saved for Reballot. Members will read:\n• Talk to the night shift\n• Put up a poster\n• Come to <b>room 4</b>",
    );
    rig().clock.set("2023-04-24T09:00");
    expect((await postDue(rig()))[0]).toContain("What you can do\n• Talk to the night shift");
  });

  test("takes no mentions and no more than ten points", async () => {
    await set();
    expect(await said("/ballot actions-edit text: Ask @everyone")).toContain("does not mention people");
    const many = await rig().submit("rep", "ballot/actions-edit", {
      text: Array.from({ length: 11 }, (_, nth) => `Point ${nth}`).join("\n"),
      ballot: "",
    });
    expect(textOf(many)).toBe("That is 11 lines; at most 10 fit. Shorten the list and send it again.");
  });

  test("goes back to Muster's own, and the old words stay where they can be read", async () => {
    await set();
    const saved = await rig().say("rep", "/ballot actions-edit text: Talk to the night shift");
    const reset = buttonsOf(saved).find(({ label }) => label.startsWith("Back"));
    const reply = await rig().press("rep", reset?.id ?? "");
    expect(reply.kind).toBe("private");
    expect(textOf(reply)).toContain(`Reballot has Muster’s own list again:\n${statutory}`);
    expect(textOf(reply)).not.toContain("[Back");
  });
});

describe("posting it from where the rep is", () => {
  test("is one post for one button, however often it is tapped", async () => {
    await set();
    await postDue(rig());
    const [post] = buttonsOf(await rig().say("rep", "/ballot actions"));
    expect(textOf(await rig().press("rep", post?.id ?? ""))).toBe("The list goes out in #general now.");
    expect(textOf(await rig().press("rep", post?.id ?? ""))).toContain("not in use any more");
    expect(await postDue(rig())).toEqual([`#general: Reballot: what you can do\n${statutory}`]);
    expect(await said("/ballot preview")).toContain(
      "Sent Thursday 20 April 2023, 9am in #general: ✅ Reballot: what you can do • Check that the union",
    );
  });

  test("tells its channel no date, so a date that moves corrects nothing there", async () => {
    await set();
    const place = { ...channel, channel: "floor-two" };
    const [post] = buttonsOf(await rig().say("rep", "/ballot actions", { place }));
    await rig().press("rep", post?.id ?? "", { place });
    expect((await postDue(rig())).map((said) => said.split(":")[0])).toEqual(["#floor-two"]);
    expect(await said("/ballot dates closes: Thu 25 May 2023 12 noon")).toContain(
      "No channel had been told the old dates.",
    );
  });

  test("is refused for a list that has changed since, to members, and while the ballot is paused or closed", async () => {
    await set();
    const [post] = buttonsOf(await rig().say("rep", "/ballot actions"));
    expect(textOf(await rig().press("member", post?.id ?? ""))).toContain("Only reps and officers");
    await said("/ballot actions-edit text: Talk to the night shift");
    expect(textOf(await rig().press("rep", post?.id ?? ""))).toContain("not in use any more");
    await said("/ballot pause");
    expect(buttonsOf(await rig().say("rep", "/ballot actions")).map(({ label }) => label)).toEqual([
      "Back to Muster’s own list",
    ]);
    await said("/ballot resume");
    rig().clock.set("2023-05-16T12:00");
    expect(buttonsOf(await rig().say("rep", "/ballot actions"))).toHaveLength(1);
    expect(await said("/ballot actions-edit text: Too late")).toContain("Reballot is closed");
  });
});
