import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium, needsChromium, openBrowser } from "./support/browser.ts";
import { embeddedGround, openRoom } from "./support/muster.ts";

/** How long a person takes on a phone, in seconds: to find and tap a button, and to type one character. */
const pace = { tap: 4, character: 0.5 };

/** A branch secretary who has read nothing, on a phone, with the whole of Muster behind the page. */
describe.skipIf(!chromium)(`a branch set up by buttons${needsChromium}`, () => {
  let browser: Browser;
  let room: Awaited<ReturnType<typeof openRoom>>;
  let close: () => Promise<void>;
  let page: Page;
  const refused: string[] = [];
  let taps = 0;
  let typed = "";

  beforeAll(async () => {
    const ground = await embeddedGround.open();
    close = ground.close;
    room = await openRoom(ground.storage);
    await room.scene("new-branch");
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    page.on("response", async (response) => {
      if (response.request().method() !== "POST" || !response.url().includes("/api/")) return;
      const said = await response.text().catch(() => "");
      if (!response.ok() || /"kind":"(?:asked|refused)"/u.test(said)) refused.push(said);
    });
    await page.goto(room.url());
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await room.stop();
    await close();
  });

  const log = () => page.getByRole("log");
  const says = (words: string | RegExp) =>
    expect.poll(() => log().textContent(), { timeout: 30_000 }).toMatch(words);

  async function tap(label: string): Promise<void> {
    taps += 1;
    await page.getByRole("button", { name: label, exact: true }).last().click();
  }

  async function fill(label: string | RegExp, words: string): Promise<void> {
    taps += 1;
    typed += words;
    await page.getByRole("dialog").getByLabel(label).fill(words);
  }

  async function choose(label: string, choice: string): Promise<void> {
    taps += 2;
    await page.getByRole("dialog").getByLabel(label).selectOption({ label: choice });
  }

  async function be(person: string): Promise<void> {
    await page.getByLabel("You are").selectOption({ label: person });
    await page.getByText(`You are now: ${person}.`).waitFor();
  }

  async function muster(): Promise<void> {
    taps += 1;
    typed += "/muster";
    const box = page.getByRole("combobox", { name: /command/iu });
    await box.fill("/muster");
    await box.press("Escape");
    await tap("Send");
  }

  test("counts down, asks and has a rep, within three minutes and without a refusal", {
    timeout: 180_000,
  }, async () => {
    await muster();
    await tap("Set up a ballot");
    await fill(/^Name/u, "Pay ballot");
    await fill(/^Closes/u, "9 May noon");
    await tap("Save");
    await says(/Set up: Pay ballot/u);
    await tap("Ask members here");
    await says(/Have you posted your ballot\? Do it by/u);
    await tap("Name a rep");
    await choose("Who", "Workplace rep");
    await tap("Save");
    await says(/Named as rep/u);
    const seconds = taps * pace.tap + typed.length * pace.character;
    expect({ taps, refused, inTime: seconds < 180 }).toEqual({ taps: 11, refused: [], inTime: true });

    await be("Workplace rep");
    await muster();
    await says(/You have been named as a rep/u);
    await tap("Read it and agree");
    await tap("I agree and take it");
    await says(/You are a rep of Town branch now/u);

    await be("Member one");
    await page.getByRole("button", { name: "What can I do?" }).click();
    await says(/What to do now/u);
    await tap("Tell us if it is posted");
    await room.walkTo("2023-04-26T09:00");
    await says(/Pay ballot/u);
    const posts = await room.channel();
    expect(posts.some((post) => /27 April/u.test(post) && /Pay ballot/u.test(post))).toBe(true);
    expect(refused).toEqual([]);
  });
});
