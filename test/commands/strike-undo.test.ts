import { describe, expect, it } from "vitest";
import { countdown } from "../../commands/countdown.ts";
import { strike } from "../../commands/strike/strike.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, surely, text, useRig } from "../support/rig.ts";

const rig = useRig([strike, countdown]);

const add = "/strike add name: Walkout days: 28 April 2023 for: DVSA";

async function press(reply: Reply, label: string): Promise<Reply> {
  const button = buttonsOf(reply).find((one) => one.label === label);
  if (!button) throw new Error(`no button ${label} in ${text(reply)}`);
  return rig().press("rep", button.id);
}

const confirm = async () => press(await rig().say("rep", "/strike confirm"), "The union has confirmed it");

async function state(): Promise<string> {
  const here = await rig().store.branches.of(channel);
  const [only] = await rig().store.strikes.list(here?.id ?? "");
  return only?.state ?? "none";
}

describe("/strike cancel", () => {
  it("asks before it acts, and says how many channels would be told", async () => {
    await rig().say("rep", add);
    await confirm();
    await postDue(rig());
    const asked = await rig().say("rep", "/strike cancel");
    expect(text(asked)).toContain("Call Walkout off for good?");
    expect(text(asked)).toContain("1 channel that was told of it is told at once.");
    expect([await state(), await postDue(rig())]).toEqual(["confirmed", []]);
    expect(text(await press(asked, "Leave it"))).not.toContain("called off");
    expect(await state()).toBe("confirmed");
    expect(text(await surely(rig(), "rep", "/strike cancel"))).toContain("strike called off, ");
    expect(await postDue(rig())).toEqual([expect.stringMatching(/.*trike .*called off/u)]);
  });

  it("is never asked of a suspension", async () => {
    await rig().say("rep", add);
    expect(text(await rig().say("rep", "/strike suspend"))).toContain("strike suspended, ");
  });
});

describe("Undo", () => {
  it("of what nobody was told yet takes it back, and nothing is posted", async () => {
    await rig().say("rep", add);
    const undone = await press(await confirm(), "Undo");
    expect(text(undone)).toContain("Undone: it is as it was before.");
    expect(text(undone)).toContain("change undone, strike proposed, ");
    expect(await postDue(rig())).toEqual([]);
  });

  it("of what was posted says so first, and sends one correction", async () => {
    await rig().say("rep", add);
    const change = await confirm();
    await postDue(rig());
    const asked = await press(change, "Undo");
    expect(text(asked)).toContain("1 post about it has gone already and cannot be taken back.");
    expect([await state(), await postDue(rig())]).toEqual(["confirmed", []]);
    expect(text(await press(asked, "Yes, go on"))).toContain(
      "1 channel that was told of it gets a correction",
    );
    const posts = await postDue(rig());
    expect(posts).toEqual([expect.stringContaining("Correction · ")]);
    expect(posts[0]).toContain("This is not confirmed.");
  });

  it.each(["suspend", "cancel"])(
    "of %s: the strike is confirmed as it was, with its reminders",
    async (typed) => {
      await rig().say("rep", add);
      await confirm();
      await postDue(rig());
      const change = await surely(rig(), "rep", `/strike ${typed}`);
      await postDue(rig());
      await press(await press(change, "Undo"), "Yes, go on");
      const posts = await postDue(rig());
      expect(posts).toEqual([expect.stringContaining("Correction · ")]);
      expect(posts[0]).toContain("Confirmed by the union, checked Thu 20 April.");
      rig().clock.set("2023-04-27T09:00");
      expect(await postDue(rig())).toEqual([expect.stringContaining("trike tomorrow, ")]);
    },
  );

  it("of a suspension nobody has heard of posts the confirmation that it had stopped", async () => {
    await rig().say("rep", add);
    await confirm();
    await press(await rig().say("rep", "/strike suspend"), "Undo");
    expect(await postDue(rig())).toEqual([expect.stringMatching(/.*trike .* is on/u)]);
  });

  it("stands for the last change alone", async () => {
    await rig().say("rep", add);
    const change = await confirm();
    await rig().say("rep", "/strike suspend");
    expect(text(await press(change, "Undo"))).toContain("Walkout changed meanwhile.");
    expect(await state()).toBe("suspended");
  });

  it("of an edit that unconfirmed it confirms it as it was", async () => {
    await rig().say("rep", add);
    await confirm();
    await postDue(rig());
    const change = await rig().say("rep", "/strike edit days: 4 May 2023");
    await press(change, "Undo");
    expect(await state()).toBe("confirmed");
    expect(await postDue(rig())).toEqual([]);
  });
});
