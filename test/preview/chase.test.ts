import { expect, test } from "vitest";
import { chromium, openBrowser } from "../support/browser.ts";
import { embeddedGround, openRoom, wordsOf } from "../support/muster.ts";

/** The whole of Muster behind the preview, in the 2023 reballot. */
test("a member who agreed is named to the rep who claimed them, and to nobody else", {
  timeout: 120_000,
}, async () => {
  const ground = await embeddedGround.open();
  const room = await openRoom(ground.storage);
  try {
    for (const who of ["member-one", "member-two"] as const) {
      const kept = await room.press(who, await room.say(who, "/posted to-post ballot: reballot"), "Yes");
      if (who === "member-one") {
        const asked = await room.press(who, kept, "May a rep speak to me?");
        await room.press(who, asked, "I agree: a rep may speak to me");
      }
    }
    const claimed = await room.say("officer", "/chase claim");
    expect(wordsOf(claimed)).toContain("1 member is on your list now");
    const shown = await room.press("officer", claimed, "Show me the next one");
    expect(shown.card.lines.flat()).toContainEqual({
      kind: "person",
      person: { chat: "preview", workspace: "preview", user: "member-one" },
    });
    if (chromium) expect(await named(room.url(), "officer")).toContain("Member one has agreed that a rep");
    expect(wordsOf(await room.press("officer", shown, "Will post"))).toContain("Nobody is left on your list");
    expect(wordsOf(await room.say("member-one", "/mydata show"))).toContain("a rep noted on");
    await room.say("member-one", "/posted posted ballot: reballot");
    expect(wordsOf(await room.say("member-one", "/mydata show"))).not.toContain("a rep noted on");
    for (const who of ["member-one", "member-two"] as const)
      for (const { card } of await room.messages(who)) expect(JSON.stringify(card)).not.toContain('"person"');
  } finally {
    await room.stop();
    await ground.close();
  }
});

/** Whom the page shows one person as having agreed. */
async function named(url: string, who: string): Promise<string> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${url}/?as=${who}&channel=general`);
    const member = page.getByText("has agreed that a rep").last();
    await member.waitFor();
    return (await member.textContent()) ?? "";
  } finally {
    await browser.close();
  }
}
