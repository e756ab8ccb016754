import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chromium, needsChromium, openBrowser } from "../support/browser.ts";
import { openSampleRoom, type SampleRoom } from "./sample-room.ts";

describe.skipIf(!chromium)(`the preview page in a browser${needsChromium}`, () => {
  let room: SampleRoom;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [room, browser] = await Promise.all([openSampleRoom(), openBrowser()]);
  });

  beforeEach(async () => {
    await room.reset();
    room.inbox.calls.length = 0;
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(10_000);
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(room.url);
    await page.getByText("Nothing here yet").waitFor();
  });

  afterEach(async () => {
    await page.close();
    expect(faults).toEqual([]);
  });

  afterAll(async () => {
    await browser.close();
    await room.close();
  });

  const line = () => page.getByRole("combobox", { name: "Type a command" });
  const log = () => page.getByRole("log", { name: "#branch-channel" });
  const status = () => page.getByRole("status");
  const option = (name: string | RegExp) =>
    page.getByRole("listbox", { name: "Suggestions" }).getByRole("option", { name });

  async function command(words: string): Promise<void> {
    await line().fill(words);
    await line().press("Escape");
    await line().press("Enter");
  }

  test("a command is typed, completed and sent by keyboard alone", async () => {
    await line().focus();
    await page.keyboard.type("/b");
    await option(/^\/ballot/u).waitFor();
    expect(await line().getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("Tab");
    expect(await line().inputValue()).toBe("/ballot ");
    await option(/\/ballot create/u).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    const active = await line().getAttribute("aria-activedescendant");
    expect(await page.locator(`#${active}`).getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("Enter");
    expect(await line().inputValue()).toBe("/ballot status ");
    await option(/b4k2m/u).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await line().inputValue()).toBe("/ballot status b4k2m ");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await log().getByText("PCS reballot: 19 days to the close").waitFor();
    expect(room.inbox.calls).toMatchObject([{ command: "ballot", input: "status b4k2m" }]);
    expect(await line().inputValue()).toBe("");
    await page.locator("#line:focus").waitFor();
  });

  test("options are offered by name with hints, then with their values", async () => {
    await line().fill("/ballot create ");
    await option(/^name: needed What members call it/u).waitFor();
    await line().press("ArrowDown");
    await line().press("Enter");
    await line().pressSequentially("PCS reballot k");
    expect(await line().inputValue()).toBe("/ballot create name: PCS reballot k");
    await option(/^kind:/u).click();
    await option(/^consultative/u).waitFor();
    await line().pressSequentially("con");
    await line().press("Tab");
    expect(await line().inputValue()).toBe("/ballot create name: PCS reballot kind: consultative ");
    expect(await option(/^(name|kind):/u).count()).toBe(0);
    await line().press("Escape");
    expect(await line().getAttribute("aria-expanded")).toBe("false");
  });

  test("a card shows every kind of span, and what was typed as mere text", async () => {
    await command("/ballot status");
    await log().getByText("Closes Tuesday 9 May 2023, 12 noon (UK time)").waitFor();
    expect(await log().locator("time[title]").getAttribute("datetime")).toBe("2023-05-09T11:00:00Z");
    expect(await log().locator("strong", { hasText: "arrived" }).count()).toBe(1);
    expect(await log().getByText("<b>Not</b> *markup*").count()).toBe(1);
    expect(await log().getByRole("link", { name: "the union’s page" }).getAttribute("rel")).toContain(
      "noopener",
    );
    expect(await log().getByRole("img", { name: "A countdown wheel showing 19 days" }).count()).toBe(1);
    expect(await log().getByRole("heading", { level: 3 }).textContent()).toBe(
      "PCS reballot: 19 days to the close",
    );
    await log().getByRole("link", { name: "#activists" }).click();
    await page.getByRole("heading", { level: 1, name: "#activists" }).waitFor();
  });

  test("tapping a button replaces the private reply and keeps the focus near", async () => {
    await command("/ballot status");
    const tapped = log().getByRole("button", { name: "I have posted it" });
    await tapped.focus();
    await page.keyboard.press("Enter");
    await log().getByText("Thank you: noted as posted").waitFor();
    expect(await tapped.count()).toBe(0);
    await page.locator("article.message:focus").waitFor();
    expect(room.inbox.calls[1]).toMatchObject({ button: "check/answer/posted" });
  });

  test("a form names the wrong field, keeps what was typed, and closes when it is accepted", async () => {
    await command("/ballot create");
    const dialog = page.getByRole("dialog", { name: "Set up a ballot" });
    await dialog.getByLabel("Name of the ballot").fill("PCS reballot");
    await dialog.getByLabel("Closes").fill("nine May");
    await dialog.getByLabel("Note").fill("Two\nlines");
    await dialog.getByRole("button", { name: "Set up" }).click();
    const alert = dialog.getByRole("alert");
    await alert.getByText("Muster could not read that date.").waitFor();
    const closes = dialog.getByLabel("Closes");
    await dialog.locator("input[name=closes]:focus").waitFor();
    expect(await closes.getAttribute("aria-invalid")).toBe("true");
    expect((await closes.getAttribute("aria-describedby"))?.split(" ")).toContain(
      await alert.getAttribute("id"),
    );
    expect(await dialog.getByLabel("Name of the ballot").inputValue()).toBe("PCS reballot");
    expect(await dialog.getByLabel("Note").inputValue()).toBe("Two\nlines");
    await closes.fill("9 May");
    await dialog.getByLabel("Kind").selectOption("statutory");
    await closes.press("Enter");
    await log().getByText("PCS reballot is set up").waitFor();
    expect(await dialog.count()).toBe(0);
    const ids = room.inbox.calls.map(({ callId }) => callId);
    expect(new Set(ids).size).toBe(3);
  });

  test("Escape closes a form", async () => {
    await command("/ballot create");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(room.inbox.calls).toHaveLength(1);
  });

  test("a private reply is gone when somebody else looks, and back for its addressee", async () => {
    await command("/ballot status");
    await log().getByText("Only you can see this").waitFor();
    await page.getByRole("radio", { name: /Member one/u }).check();
    await status().getByText("You are now: Member one.").waitFor();
    await page.getByText("Nothing here yet").waitFor();
    expect(await page.getByRole("button", { name: "#reps" }).count()).toBe(0);
    expect(await log().getByText("19 days").count()).toBe(0);
    await page.getByRole("radio", { name: /Branch officer/u }).check();
    await log().getByText("Only you can see this").waitFor();
    await page.reload();
    await log().getByText("Only you can see this").waitFor();
    await log().getByRole("button", { name: "Dismiss" }).click();
    await page.getByText("Nothing here yet").waitFor();
  });

  test("somebody who may not see the channel finds themselves in the branch channel", async () => {
    await page.getByRole("button", { name: "#reps" }).first().click();
    await page.getByRole("heading", { level: 1, name: "#reps" }).waitFor();
    await page.getByRole("radio", { name: /Member two/u }).check();
    await page.getByRole("heading", { level: 1, name: "#branch-channel" }).waitFor();
  });

  test("what is refused stays in the line to be mended", async () => {
    await page.getByRole("radio", { name: /Member one/u }).check();
    await command("/ballot create");
    await log().getByText("Only officers and reps can set up a ballot.").waitFor();
    expect(await line().inputValue()).toBe("/ballot create");
  });

  test("of what was typed after /posted nothing stays on the page, even when it was refused", async () => {
    await command("/posted I voted yes");
    await log().getByText("Posted, or not yet?").waitFor();
    await log().getByText("/posted …").waitFor();
    await expect.poll(() => line().inputValue()).toBe("");
    expect(await page.content()).not.toContain("I voted");
  });

  test("plain text is answered with a hint, and kept", async () => {
    await command("hello");
    await page.getByRole("alert").getByText("This preview room only understands commands.").waitFor();
    expect(await line().inputValue()).toBe("hello");
    expect(room.inbox.calls).toEqual([]);
  });

  test("an empty channel says what to try, and puts it in the line", async () => {
    await log().getByRole("button", { name: "/ballot status" }).click();
    expect(await line().inputValue()).toBe("/ballot status ");
  });

  test("the clock walks to the next post, by hours and days, and to a date", async () => {
    const clock = page.getByRole("region", { name: "Clock" });
    await page.getByRole("button", { name: "Next post" }).click();
    await status().getByText("Muster posted 1 message.").waitFor();
    expect(await clock.getByRole("time").textContent()).toBe("Friday 21 April 2023 9am");
    await page.getByRole("button", { name: "+1 hour" }).click();
    await status().getByText("Nothing was posted.").waitFor();
    await page.getByRole("button", { name: "+1 day" }).click();
    await clock.getByText("Saturday 22 April 2023").waitFor();
    await page.getByRole("button", { name: "To a date…" }).click();
    const dialog = page.getByRole("dialog", { name: "Walk to a date" });
    await dialog.getByLabel("Date and time").fill("2023-04-22T10:00");
    await dialog.getByRole("button", { name: "Walk there" }).click();
    await dialog.getByRole("alert").getByText("The clock only moves forward").waitFor();
    await dialog.getByLabel("Date and time").fill("2023-04-27T12:00");
    await dialog.getByRole("button", { name: "Walk there" }).click();
    await status().getByText("Muster posted 4 messages.").waitFor();
    expect(await clock.getByRole("time").textContent()).toBe("Thursday 27 April 2023 12 noon");
    expect(await log().getByRole("article").count()).toBe(6);
    expect(await log().getByRole("heading", { level: 2 }).count()).toBe(6);
  });

  test("skips ahead as if Muster had been off", async () => {
    await page.getByRole("button", { name: "Skip ahead as if Muster had been off…" }).click();
    const dialog = page.getByRole("dialog", { name: "Skip ahead" });
    await dialog.getByLabel("Date and time").fill("2023-05-09T12:00");
    await dialog.getByRole("button", { name: "Skip ahead" }).click();
    await status().getByText("Muster posted 16 messages.").waitFor();
  });

  test("a scene starts afresh", async () => {
    await command("/posted");
    await page.getByRole("button", { name: "Choose a scene…" }).click();
    const dialog = page.getByRole("dialog", { name: "Choose a scene" });
    await dialog.getByLabel("Scene").selectOption("2019 election");
    await dialog.getByRole("button", { name: "Start this scene" }).click();
    await page.getByText("Monday 2 September 2019").waitFor();
    await page.getByText("Nothing here yet").waitFor();
  });

  test("a post appears by itself on an open page", async () => {
    const other = await browser.newPage();
    await other.goto(`${room.url}/?as=member-one&channel=general`);
    await other.getByText("Nothing here yet").waitFor();
    await page.getByRole("button", { name: "Next post" }).click();
    await other.getByRole("log").getByText("PCS reballot: 19 days").waitFor();
    await other.close();
  });
});
