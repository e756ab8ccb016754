import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium, needsChromium, openBrowser } from "../support/browser.ts";
import { openSampleRoom, type SampleRoom } from "./sample-room.ts";

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
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBe(0);
    await fill(page);
    expect(await overflow()).toBe(0);
    expect(await page.getByRole("log").evaluate((log) => log.scrollWidth - log.clientWidth)).toBe(0);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("button", { name: "Skip ahead as if Muster had been off…" }).click();
    expect(await overflow()).toBe(0);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Choose a scene…" }).waitFor();
    await page.getByRole("button", { name: "More" }).click();
    await page.getByLabel("Channel").selectOption("Messages to me");
    await page.getByText("No messages to you yet").waitFor();
    await page.getByLabel("You are").selectOption("Member two");
    await page.getByRole("status").getByText("You are now: Member two.").waitFor();
    await page.close();
  });

  test("on a phone everything to tap is at least 44 pixels high, and inputs do not zoom", async () => {
    const page = await open(360, 740);
    await fill(page);
    await page.getByRole("button", { name: "More" }).click();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, select, input")]
        .filter((control) => control.checkVisibility())
        .map((control) => ({ name: control.textContent, height: control.getBoundingClientRect().height }))
        .filter(({ height }) => height < 44),
    );
    expect(small).toEqual([]);
    const sizes = await page.evaluate(() =>
      [...document.querySelectorAll("select, input")].map((control) =>
        parseFloat(getComputedStyle(control).fontSize),
      ),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
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

/** Runs in the page: visible words whose contrast with what is behind them is under 4.5. */
function faintWords(): string[] {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  function rgba(colour: string): number[] {
    if (!canvas) return [0, 0, 0, 0];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  }

  function luminance(colour: number[]): number {
    const [red = 0, green = 0, blue = 0] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function behind(element: Element | null): number[] {
    if (!element) return rgba("Canvas");
    const colour = rgba(getComputedStyle(element).backgroundColor);
    return colour[3] === 255 ? colour : behind(element.parentElement);
  }

  function contrast(element: Element): number {
    const [one, other] = [luminance(rgba(getComputedStyle(element).color)), luminance(behind(element))];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.checkVisibility())
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    )
    .filter((element) => contrast(element) < 4.5)
    .map(
      (element) =>
        `${element.className} “${element.textContent?.trim().slice(0, 40)}” ${contrast(element).toFixed(2)}`,
    );
}
