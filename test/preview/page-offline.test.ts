import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chromium, needsChromium, openBrowser } from "../support/browser.ts";
import { openSampleRoom, type SampleRoom } from "./sample-room.ts";

describe.skipIf(!chromium)(
  `the preview page when Muster does not answer, in a browser${needsChromium}`,
  () => {
    let room: SampleRoom;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      [room, browser] = await Promise.all([openSampleRoom(), openBrowser()]);
    });

    beforeEach(async () => {
      await room.reset();
      room.inbox.calls.length = 0;
      page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(10_000);
      await page.goto(room.url);
      await page.getByText("Nothing here yet").waitFor();
    });

    afterEach(() => page.close());

    afterAll(async () => {
      await browser.close();
      await room.close();
    });

    const line = () => page.getByRole("combobox", { name: "Type a command" });
    const log = () => page.getByRole("log", { name: "#branch-channel" });

    const banner = () =>
      page.getByRole("alert").filter({ hasText: "Muster is not answering. What you typed is kept." });

    async function command(words: string): Promise<void> {
      await line().fill(words);
      await line().press("Escape");
      await line().press("Enter");
    }

    test("a banner says so and goes when Muster is back", async () => {
      await page.route("**/api/**", (route) => route.abort());
      await command("/posted");
      await banner().waitFor();
      await page.getByRole("button", { name: "Retry" }).click();
      await banner().waitFor();
      expect(await line().inputValue()).toBe("/posted");
      await page.unroute("**/api/**");
      await page.getByRole("button", { name: "Retry" }).click();
      await log().getByText("You asked /posted.").waitFor();
      await banner().waitFor({ state: "detached" });
      expect(room.inbox.calls).toHaveLength(1);
    });

    test("suggestions that come after the line was sent do not lie over its answer", async () => {
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route("**/api/suggest**", async (route) => {
        await held;
        await route.fulfill({ json: [{ value: "b4k2m", label: "PCS reballot" }] });
      });
      const asking = page.waitForRequest("**/api/suggest**");
      await line().fill("/ballot status zz");
      await asking;
      await line().press("Enter");
      await log().getByText("Which ballot?").waitFor();
      const answered = page.waitForEvent("requestfinished", (request) =>
        request.url().includes("/api/suggest"),
      );
      release();
      await answered;
      await page.evaluate("new Promise(requestAnimationFrame)");
      expect(await page.getByRole("listbox").getByRole("option").count()).toBe(0);
    });

    test("a walk whose answer was lost is not walked again", async () => {
      let sent = 0;
      await page.route("**/api/walk", async (route) => {
        sent += 1;
        if (sent > 1) return route.continue();
        await route.fetch();
        return route.abort();
      });
      await page.getByRole("button", { name: "+1 day" }).click();
      await page.getByRole("button", { name: "Retry" }).click();
      await page.getByRole("status").getByText("Muster posted 1 message.").waitFor();
      await page.getByText("Friday 21 April 2023").first().waitFor();
      expect(sent).toBe(2);
    });

    test("a banner says so, nothing typed is lost, and Retry sends the very same call", async () => {
      const sent: string[] = [];
      await page.route("**/api/command", async (route) => {
        sent.push(route.request().postDataJSON().callId);
        // Done, but the answer is lost on the way.
        if (sent.length === 1) await route.fetch();
        return sent.length === 1 ? route.abort() : route.continue();
      });
      await command("/posted");
      await banner().waitFor();
      expect(await line().inputValue()).toBe("/posted");
      await page.getByRole("button", { name: "Retry" }).click();
      await page.getByRole("button", { name: "Retry" }).waitFor({ state: "detached" });
      await log().getByText("You asked /posted.").waitFor();
      expect(sent).toHaveLength(2);
      expect(sent[1]).toBe(sent[0]);
      expect(room.inbox.calls).toHaveLength(1);
      expect(await log().getByRole("article").count()).toBe(1);
      expect(await line().inputValue()).toBe("");
    });

    test("a form stays open with what was typed", async () => {
      const sent: string[] = [];
      await page.route("**/api/submit", (route) => {
        sent.push(route.request().postDataJSON().callId);
        return sent.length === 1 ? route.abort() : route.continue();
      });
      await command("/ballot create");
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Closes").fill("9 May");
      await dialog.getByRole("button", { name: "Set up" }).click();
      await dialog.getByText("Muster is not answering. What you typed is kept.").waitFor();
      expect(await dialog.getByLabel("Closes").inputValue()).toBe("9 May");
      await dialog.getByRole("button", { name: "Set up" }).click();
      await dialog.waitFor({ state: "detached" });
      expect(sent[1]).toBe(sent[0]);
    });
  },
);
