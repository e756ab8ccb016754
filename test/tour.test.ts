import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium, needsChromium, openBrowser } from "./support/browser.ts";
import { embeddedGround, openRoom } from "./support/muster.ts";

/** The README's two minutes, on a phone, with the whole of Muster behind the page. */
describe.skipIf(!chromium)(`the tour in the README${needsChromium}`, () => {
  let browser: Browser;
  let room: Awaited<ReturnType<typeof openRoom>>;
  let close: () => Promise<void>;
  let page: Page;

  beforeAll(async () => {
    const ground = await embeddedGround.open();
    close = ground.close;
    room = await openRoom(ground.storage);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(room.url());
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    await room.stop();
    await close();
  });

  async function type(line: string): Promise<void> {
    const box = page.getByRole("combobox", { name: /command/iu });
    await box.fill(line);
    await box.press("Escape");
    await page.getByRole("button", { name: "Send" }).click();
  }

  async function be(person: string): Promise<void> {
    await page.getByLabel("You are").selectOption({ label: person });
    await page.getByText(`You are now: ${person}.`).waitFor();
  }
  const log = () => page.getByRole("log");
  const says = (words: string | RegExp) =>
    expect.poll(() => log().textContent(), { timeout: 15_000 }).toMatch(words);

  test("goes as the README says", { timeout: 90_000 }, async () => {
    await type("/ballot status");
    await says(/19 days to the close, Tuesday 9 May 2023, 12 noon/u);
    await says("Post by Thu 27 April (suggested by Muster, second-class post; not set by the union)");

    await type("/check open reballot");
    await says("Have you posted your ballot?");
    await be("Member one");
    await page.getByRole("button", { name: "Posted", exact: true }).click();
    await page.getByRole("button", { name: "Yes", exact: true }).click();
    await says("You told us: Posted");
    await be("Member two");
    await says("Have you posted your ballot?");
    expect(await log().textContent()).not.toContain("You told us");

    await be("Branch officer");
    await type("/strike confirm 28 April");
    await page.getByRole("button", { name: "The union has confirmed it" }).click();
    await says("Strike on Fri 28 April is on for all with a live mandate");
    await page.getByRole("button", { name: "Next post" }).click();
    await says("Strike in 7 days, Fri 28 April");

    await type("/strike suspend 28 April");
    await says("Strike on Fri 28 April is suspended");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  });

  test("a wrong date in the form is refused at its field, and what was typed stays", {
    timeout: 60_000,
  }, async () => {
    await type("/ballot create");
    const form = page.getByRole("dialog");
    await form.getByLabel(/^Name/u).fill("Pay ballot");
    await form.getByLabel(/^Closes/u).fill("Mon 9 May 2023 noon");
    await form.getByRole("button", { name: "Save" }).click();
    await expect
      .poll(() => form.textContent(), { timeout: 15_000 })
      .toContain("9 May 2023 is a Tuesday, not a Monday");
    expect(await form.getByLabel(/^Name/u).inputValue()).toBe("Pay ballot");
    await form.getByLabel(/^Closes/u).fill("Tue 16 May 2023 noon");
    await form.getByRole("button", { name: "Save" }).click();
    await says("Set up: Pay ballot");
  });
});
