import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { placeFor } from "../../src/preview/room.ts";
import { chromium, needsChromium, openBrowser } from "../support/browser.ts";
import { sampleCard } from "./sample-inbox.ts";
import { key, openSampleRoom, type SampleRoom } from "./sample-room.ts";

/** What has a role that people act on or look for, and no name for a screen reader to say. */
const nameless =
  /- (?:article|button|combobox|dialog|heading|img|link|listbox|log|option|radio|textbox)(?! ")(?: \[|:|$)/mu;

const ofSample = sampleCard.buttons?.map(({ label }) => label);

/** What a tap in the middle of each button of the newest answer would hit. */
const buttonsInReach = `[...document.querySelectorAll("#log .private:not(:has(~ .private)) [data-button]")].map((button) => {
  const { left, top, width, height } = button.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) === button ? button.textContent : "out of reach";
})`;

describe.skipIf(!chromium)(`what can be reached on the preview page${needsChromium}`, () => {
  let room: SampleRoom;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [room, browser] = await Promise.all([openSampleRoom(), openBrowser()]);
    page = await browser.newPage({ viewport: { width: 360, height: 640 } });
    page.setDefaultTimeout(10_000);
  });

  beforeEach(async () => {
    await room.reset();
    await page.goto(room.url);
    await page.getByText("Nothing here yet").waitFor();
  });

  afterAll(async () => {
    await browser.close();
    await room.close();
  });

  const line = () => page.getByRole("combobox", { name: "Type a command" });

  async function command(words: string): Promise<void> {
    await line().fill(words);
    await line().press("Escape");
    await page.getByRole("button", { name: "Send" }).click();
  }

  test("nothing lies over the buttons of what is asked back, and the line is free", async () => {
    await command("/ballot status both");
    await page.getByRole("log").getByText("Which ballot?").waitFor();
    await expect.poll(() => line().inputValue()).toBe("");
    expect(await page.getByRole("listbox", { name: "Suggestions" }).isVisible()).toBe(false);
    expect(await page.evaluate(buttonsInReach)).toEqual(["PCS reballot", "Pay ballot"]);
  });

  test("what is refused is not hidden by suggestions", async () => {
    await command("/ballot status zz");
    await page.getByRole("log").getByText("Which ballot?").waitFor();
    await expect.poll(() => page.evaluate("getSelection().toString()")).toBe("/ballot status zz");
    expect(await page.getByRole("listbox", { name: "Suggestions" }).isVisible()).toBe(false);
  });

  test("the buttons of an answer longer than the screen are in reach while it is read", async () => {
    await page.setViewportSize({ width: 360, height: 480 });
    await command("/ballot status");
    await page.getByRole("log").getByText("PCS reballot: 19 days to the close").waitFor();
    await expect.poll(() => page.evaluate(buttonsInReach)).toEqual(ofSample);
    await page.setViewportSize({ width: 360, height: 640 });
  });

  test("a post below the answer is offered beneath it, and hides none of its buttons", async () => {
    await page.setViewportSize({ width: 360, height: 480 });
    await command("/ballot status");
    await page.getByText("Only you can see this").waitFor();
    await expect.poll(() => page.evaluate(buttonsInReach)).toEqual(ofSample);
    await room.chat.post(placeFor("general", "officer"), sampleCard, key("below"));
    await page.getByRole("button", { name: "New messages below" }).waitFor();
    await expect.poll(() => page.evaluate(buttonsInReach)).toEqual(ofSample);
    await page.getByRole("button", { name: "New messages below" }).click();
    await page.getByRole("button", { name: "New messages below" }).waitFor({ state: "hidden" });
    await page.setViewportSize({ width: 360, height: 640 });
  });

  test("everything has a name for a screen reader: messages, buttons, offers, dialogs", async () => {
    await page.getByRole("button", { name: "Next post" }).click();
    await page.getByRole("article").first().waitFor();
    await command("/ballot status");
    await page.getByText("Only you can see this").waitFor();
    await page.getByRole("button", { name: "More" }).click();
    await line().fill("/ballot ");
    await page.getByRole("listbox").getByRole("option").first().waitFor();
    expect(await page.locator("body").ariaSnapshot()).not.toMatch(nameless);
    await command("/ballot create");
    const dialog = page.getByRole("dialog", { name: "Set up a ballot" });
    await dialog.waitFor();
    expect(await dialog.ariaSnapshot()).not.toMatch(nameless);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "To a date…" }).click();
    const date = page.getByRole("dialog", { name: "Walk to a date" });
    await date.getByText("Saturday 22 April 2023, 9am").waitFor();
    expect(await date.ariaSnapshot()).not.toMatch(nameless);
  });

  test("an answer for one alone is named by who wrote it and what it is, not by what can be done with it", async () => {
    await command("/ballot status");
    const answer = page.getByRole("article", { name: "PCS reballot: 19 days to the close" });
    await answer.getByRole("button", { name: "Dismiss" }).waitFor();
    const [named] = (await answer.ariaSnapshot()).split("\n");
    expect(named).toMatch(/article \\?"Muster APP .+ Only you can see this PCS reballot/u);
    expect(named).not.toContain("Dismiss");
  });

  test("a post is answered, another person taken and the clock moved by keyboard alone", async () => {
    const press = async (name: string | RegExp, key: string, back = false) => {
      for (let tabs = 0; tabs < 40; tabs += 1) {
        const focused = page
          .locator(":focus")
          .and(page.getByRole("button", { name }).or(page.getByLabel(name)));
        if ((await focused.count()) > 0) return page.keyboard.press(key);
        await page.keyboard.press(back ? "Shift+Tab" : "Tab");
      }
      throw new Error(`not reached: ${String(name)}`);
    };
    await press("Next post", "Enter");
    await page.getByRole("status").getByText("Muster posted 1 message.").waitFor();
    await press("You are", "ArrowDown");
    await page.getByRole("status").getByText("You are now: Workplace rep.").waitFor();
    await press("I have posted it", "Enter");
    await page.getByText("Thank you: noted as posted").waitFor();
    await press("Type a command", "End");
    await page.keyboard.type("/posted");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await page.getByText("You asked /posted.").waitFor();
    await press("More", "Enter", true);
    await press("To a date…", "Enter");
    await page.getByRole("dialog", { name: "Walk to a date" }).waitFor();
    await page.keyboard.press("Escape");
    expect(room.inbox.calls.slice(-2)).toMatchObject([
      { button: "check/answer/posted" },
      { command: "posted" },
    ]);
  });
});
