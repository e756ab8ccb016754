import type { Browser, Page, Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium, needsChromium, openBrowser } from "./support/browser.ts";
import { embeddedGround, openRoom } from "./support/muster.ts";

const roles = ["Branch officer", "Workplace rep"] as const;

/** Seventeen everyday jobs, typed on a phone by somebody who has read nothing: no refusal, few taps. */
describe.skipIf(!chromium)(`the everyday jobs on a phone${needsChromium}`, () => {
  let browser: Browser;
  let room: Awaited<ReturnType<typeof openRoom>>;
  let close: () => Promise<void>;
  let page: Page;
  let taps = 0;
  let refused: string[] = [];

  beforeAll(async () => {
    const ground = await embeddedGround.open();
    close = ground.close;
    room = await openRoom(ground.storage);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await room.stop();
    await close();
  });

  /** A question with buttons is no refusal; words that lead nowhere are. */
  async function answered(what: string, act: () => Promise<void>): Promise<void> {
    const coming = page.waitForResponse(isCall, { timeout: 30_000 });
    await act();
    const { kind, message } = (await (await coming).json()) as { kind?: string; message?: string };
    if (kind === "form") return page.getByRole("dialog").waitFor();
    const card = page.locator(`[data-message="${message}"]`);
    await card.waitFor();
    const led = kind === "answered" || (await card.locator("[data-button]").count()) > 0;
    if (!led) refused.push(`${what}: ${await card.textContent()}`);
  }

  async function type(line: string): Promise<void> {
    const box = page.getByRole("combobox", { name: /command/iu });
    await box.fill(line);
    await box.press("Escape");
    await answered(line, () => page.getByRole("button", { name: "Send" }).click());
  }

  async function tap(label: string | RegExp): Promise<void> {
    taps += 1;
    const found = page.getByRole("log").getByRole("button", { name: label, exact: true }).last();
    await answered(String(label), () => found.click());
  }

  async function be(person: string): Promise<void> {
    await page.getByLabel("You are").selectOption({ label: person });
    await page.getByText(`You are now: ${person}.`).waitFor();
  }

  const says = (words: string | RegExp) =>
    expect.poll(() => page.getByRole("log").textContent(), { timeout: 30_000 }).toMatch(words);

  test.each(roles)("are done by the %s without a refusal", { timeout: 300_000 }, async (role) => {
    [taps, refused] = [0, []];
    await room.scene("new-branch");
    await page.goto(room.url());
    await page.getByText("Nothing here yet").waitFor();
    if (role === "Workplace rep") {
      await type("/branch reps add: @rep");
      await be(role);
      await type("/branch reps");
      await tap("I agree and take it");
      taps = 0;
    }

    await type("/ballot create Pay reballot opens 17 April closes 9 May noon post by 27 April");
    await tap("Monday 17 April 2023");
    await says("Set up: Pay reballot");
    await type("/ballot preview");
    await says(/Pay reballot .*: every post/u);
    await type("/ballot dates closes 16 May noon");
    await tap("Move them together");
    await says("Posts still to come have moved to fit.");
    await type("/strike add HMRC and DWP on Wed 3 May and Thu 4 May");
    await says("HMRC and DWP: strike set up, not confirmed");
    await type("/strike confirm");
    await tap("The union has confirmed it");
    await says("strike confirmed, ");
    await type("/strike suspend");
    await says("strike suspended, ");
    await type("/check open");
    await says("Have you posted your ballot?");
    await type("/reminder every Tuesday at 9: phone bank");
    await tap("Tuesday 25 April 2023, 9am");
    await says("Every Tuesday from Tuesday 25 April 2023, 9am");

    await be("Member one");
    await type("/posted Posted");
    await tap("Yes");
    await says("You told us: Posted.");
    await type("/reminder me to post my paper tomorrow 8am");
    await says("for you alone: “post my paper”");

    await be(role);
    await type("/check results");
    await says("what members have told us");
    await type("/ballot entitled employer HMRC count: 120");
    await type("/ballot entitled count 200");
    await says(/HMRC.*120/su);
    await type("/chase");
    await tap("Take up to 10 members");
    // An officer's, whoever does the rest.
    await be("Branch officer");
    await type("/ballot share");
    await says("Join code");
    const code = /Join code: (\S{4}-\S{4}-\S{5})/u.exec(
      (await page.getByRole("log").textContent()) ?? "",
    )?.[1];
    await page.locator("#channel-picker").selectOption("harbour-general");
    await type(`/ballot follow ${code}`);
    await tap("Follow in this channel");
    await says("Followed: Pay reballot");

    await page.locator("#channel-picker").selectOption("general");
    await be(role);
    await room.walkTo("2023-05-17T09:00");
    await type("/ballot result entitled: 200 yes: 100 no: 20 spoiled: 1");
    await tap("HMRC");
    await says(/Pay reballot/u);

    await be("Member one");
    await type("/mydata erase");
    await tap("Erase it all");

    await room.scene("2019-election");
    await be(role);
    await type("/ballot nomination meeting Tuesday 1 October 6pm");
    await says("Branch general meeting: Tuesday 1 October 2019, 6pm.");
    expect({ refused, taps }).toEqual({ refused: [], taps: 9 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  });
});

function isCall(response: Response): boolean {
  return response.request().method() === "POST" && /\/api\/(?:command|press|submit)$/u.test(response.url());
}
