import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium, needsChromium, openBrowser } from "./support/browser.ts";
import { embeddedGround, openRoom } from "./support/muster.ts";
import { civilOf, type Part, tourSteps } from "./support/tour.ts";

/** The README's two minutes, word by word on a phone, with the whole of Muster behind the page. */
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
    await page.getByText("Nothing here yet").waitFor();
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    await room.stop();
    await close();
  });

  /** Whether it was refused, with nothing to press. */
  async function type(line: string): Promise<boolean> {
    const box = page.getByRole("combobox", { name: /command/iu });
    const answered = page.waitForResponse((response) => response.url().endsWith("/api/command"));
    await box.fill(line);
    await box.press("Escape");
    await page.getByRole("button", { name: "Send" }).click();
    return ((await (await answered).json()) as { readonly kind: string }).kind === "refused";
  }

  async function be(person: string): Promise<void> {
    await page.getByLabel("You are").selectOption({ label: person });
    await page.getByText(`You are now: ${person}.`).waitFor();
  }

  const log = () => page.getByRole("log");
  const words = async () => ((await log().textContent()) ?? "").replaceAll(/\s+/gu, " ");
  const says = (promised: string) => expect.poll(words, { timeout: 15_000 }).toContain(promised);

  /** A button of a dialog, of Muster's, or of the page: it has to be in sight without scrolling. */
  async function press(name: string): Promise<void> {
    const dialog = page.getByRole("dialog");
    const within = (await dialog.count()) > 0 ? dialog : page.locator("#app");
    const button = within.getByRole("button", { name, exact: true }).last();
    await button.waitFor();
    const isInLog = (await log().getByRole("button", { name, exact: true }).count()) > 0;
    if (isInLog)
      await expect.poll(() => button.evaluate(inSight), { message: `${name} in sight` }).toBe(true);
    await button.click();
    if (within === dialog) await dialog.waitFor({ state: "detached" });
  }

  async function follow({ kind, words: what, until }: Part, next: Part | undefined): Promise<void> {
    // Only what the README says is refused may be.
    if (kind === "typed") return expect((await type(what)) && next?.kind !== "read", what).toBe(false);
    if (kind === "read") return says(what);
    if (kind === "unread") return expect(await words()).not.toContain(what);
    if (kind === "chosen") return choose(what);
    const person = page.locator("#person-picker option").filter({ hasText: what });
    if ((await person.count()) > 0) return be(what);
    return until === undefined ? press(what) : pressUntil(what, until);
  }

  async function pressUntil(name: string, promised: string): Promise<void> {
    for (let presses = 0; presses < 12 && !(await words()).includes(promised); presses += 1) {
      const walked = page.waitForResponse((response) => response.url().endsWith("/api/walk"));
      await press(name);
      await walked;
      await page.locator("#app:not([data-moving])").waitFor();
    }
  }

  /** A date and time, in the dialog that is open, which says it in words. */
  async function choose(moment: string): Promise<void> {
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Date and time").fill(civilOf(moment));
    await dialog.getByText(moment).waitFor();
  }

  const steps = tourSteps();

  test("has steps to follow", () => {
    expect(steps.length).toBeGreaterThan(5);
    expect(steps.flat().filter(({ kind }) => kind === "read").length).toBeGreaterThan(8);
  });

  for (const [index, step] of steps.entries()) {
    const named = step.map(({ words: what }) => what).join(" · ");
    test(`${index + 1}. ${named}`, { timeout: 90_000 }, async () => {
      for (const [at, part] of step.entries()) await follow(part, step[at + 1]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    });
  }

  test("a wrong date in the form is refused at its field, and what was typed stays", {
    timeout: 60_000,
  }, async () => {
    await room.scene("2023-reballot");
    await be("Branch officer");
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

/** In the page: whether a tap in the middle of it would hit it. */
function inSight(button: Drawn): boolean {
  const { left, top, width, height } = button.getBoundingClientRect();
  return button.ownerDocument.elementFromPoint(left + width / 2, top + height / 2) === button;
}

interface Drawn {
  getBoundingClientRect(): Readonly<Record<"left" | "top" | "width" | "height", number>>;
  readonly ownerDocument: { elementFromPoint(x: number, y: number): unknown };
}
