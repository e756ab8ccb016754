import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium, needsChromium, openBrowser } from "../support/browser.ts";
import { openSampleRoom, type SampleRoom } from "./sample-room.ts";

/** Scripts for the page itself: there is no DOM in these tests' own types. */
const faintWords = readFileSync(join(import.meta.dirname, "faint-words.js"), "utf8");

const overflow = "document.documentElement.scrollWidth - window.innerWidth";

const notMessages = "1 - document.querySelector('#log').clientHeight / window.innerHeight";

const logOverflow = "document.querySelector('#log').scrollWidth - document.querySelector('#log').clientWidth";

const lowControls = `[...document.querySelectorAll("button, select, input")]
  .filter((control) => control.checkVisibility() && control.getBoundingClientRect().height < 44)
  .map((control) => control.textContent || control.id)`;

const smallestInput = `Math.min(...[...document.querySelectorAll("select, input")]
  .map((control) => parseFloat(getComputedStyle(control).fontSize)))`;

describe.skipIf(!chromium)(`the preview page’s looks in a browser${needsChromium}`, () => {
  let room: SampleRoom;
  let browser: Browser;

  beforeAll(async () => {
    [room, browser] = await Promise.all([openSampleRoom(), openBrowser()]);
  });

  afterAll(async () => {
    await browser.close();
    await room.close();
  });

  async function open(width: number, height: number, colorScheme: "light" | "dark" = "light"): Promise<Page> {
    await room.reset();
    const page = await browser.newPage({ viewport: { width, height }, colorScheme });
    page.setDefaultTimeout(10_000);
    await page.goto(room.url);
    await page.getByText("Nothing here yet").waitFor();
    return page;
  }

  async function fill(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Next post" }).click();
    await page.getByRole("combobox", { name: "Type a command" }).fill("/ballot status");
    await page.keyboard.press("Enter");
    await page.getByText("Only you can see this").waitFor();
  }

  test("a phone 360 pixels wide shows all without scrolling sideways", async () => {
    const page = await open(360, 740);
    expect(await page.evaluate(overflow)).toBe(0);
    await fill(page);
    expect(await page.evaluate(overflow)).toBe(0);
    expect(await page.evaluate(logOverflow)).toBe(0);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("button", { name: "Skip ahead as if Muster had been off…" }).click();
    expect(await page.evaluate(overflow)).toBe(0);
    await page.keyboard.press("Escape");
    await page.locator("#more:focus").waitFor();
    await page.getByRole("combobox", { name: "Channel" }).selectOption("Messages to me");
    await page.getByText("No messages to you yet").waitFor();
    await page.getByRole("combobox", { name: "You are" }).selectOption("Member two");
    await page.getByRole("status").getByText("You are now: Member two.").waitFor();
    await page.close();
  });

  test.each([740, 640])("of a phone %d pixels high the messages have four fifths", async (height) => {
    const page = await open(360, height);
    expect(await page.evaluate(notMessages)).toBeLessThanOrEqual(0.2);
    await fill(page);
    expect(await page.evaluate(notMessages)).toBeLessThanOrEqual(0.2);
    expect(await page.evaluate(overflow)).toBe(0);
    expect(await page.evaluate(lowControls)).toEqual([]);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("combobox", { name: "Channel" }).selectOption("#activists");
    await page.getByText("Nothing here yet").waitFor();
    await page.close();
  });

  test("on a phone everything to tap is at least 44 pixels high, and inputs do not zoom", async () => {
    const page = await open(360, 740);
    await fill(page);
    await page.getByRole("button", { name: "More" }).click();
    expect(await page.evaluate(lowControls)).toEqual([]);
    expect(await page.evaluate(smallestInput)).toBeGreaterThanOrEqual(16);
    const composer = await page.locator("#composer").boundingBox();
    expect((composer?.y ?? 0) + (composer?.height ?? 0)).toBeCloseTo(740, 0);
    await page.close();
  });

  test.each(["light", "dark"] as const)("words are legible in %s", async (scheme) => {
    const page = await open(1280, 800, scheme);
    await fill(page);
    expect(await page.evaluate(faintWords)).toEqual([]);
    await page.getByRole("combobox", { name: "Type a command" }).fill("/ballot create");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Set up" }).click();
    await page.getByRole("dialog").getByText("Muster could not read").waitFor();
    expect(await page.evaluate(faintWords)).toEqual([]);
    await page.close();
  });
});
