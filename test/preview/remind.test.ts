import { expect, test } from "vitest";
import { embeddedGround, openRoom } from "../support/muster.ts";

/** The whole of Muster behind the preview, in the 2023 reballot. */
test("the reminder until posted comes to its member alone, and both of its buttons work there", {
  timeout: 120_000,
}, async () => {
  const ground = await embeddedGround.open();
  const room = await openRoom(ground.storage);
  try {
    for (const who of ["member-one", "member-two"] as const) {
      const consent = await room.say(who, "/posted to-post ballot: reballot");
      const kept = await room.press(who, consent, "Yes");
      const asked = await room.press(who, kept, "Remind me until I’ve posted");
      await room.press(who, asked, "I agree: remind me");
    }
    await room.walkTo("2023-04-21T09:00");
    const title = "Have you posted your ballot? Do it by Thu 27 April";
    const reminders = async (who: "member-one" | "member-two" | "officer") =>
      (await room.messages(who, "direct")).filter(({ card }) => card.title === title);
    const [ofOne] = await reminders("member-one");
    const [ofTwo] = await reminders("member-two");
    if (!ofOne || !ofTwo) throw new Error("no reminder");
    expect(await reminders("officer")).toEqual([]);
    await room.press("member-one", ofOne, "I’ve posted it");
    await room.press("member-two", ofTwo, "Stop");
    await room.walkTo("2023-04-28T09:00");
    expect(await reminders("member-one")).toHaveLength(1);
    expect((await reminders("member-two")).length).toBeLessThanOrEqual(1);
  } finally {
    await room.stop();
    await ground.close();
  }
});
