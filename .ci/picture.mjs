// Takes docs/preview.png anew from a running preview: npm run picture. CHROMIUM says where Chromium is.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const DATA_DIR = mkdtempSync(join(tmpdir(), "muster-picture-"));
const { PATH } = process.env;
const child = spawn(process.execPath, ["--import", "tsx", "src/start.ts"], {
  env: { PATH, DATA_DIR, PORT: "0", LOG_LEVEL: "error" },
  stdio: ["ignore", "pipe", "inherit"],
});
const ended = once(child, "exit");

try {
  let said = "";
  for await (const words of child.stdout) {
    said += words;
    if (said.includes("Stop it with Ctrl-C")) break;
  }
  const [url] = /http:\/\/[\d.:]+/.exec(said) ?? [];
  if (!url) throw new Error(`it did not start: ${said}`);
  await takePicture(url);
} finally {
  child.kill("SIGTERM");
  await ended;
  rmSync(DATA_DIR, { recursive: true, force: true });
}

/** In the page: whether an emoji has a colour, which the box for a missing one has not. */
function drawsEmoji() {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = "40px sans-serif";
  canvas.fillText("🗳️", 0, 40);
  const { data } = canvas.getImageData(0, 0, 60, 60);
  return data.some((_, at) => at % 4 === 0 && data[at] !== data[at + 1]);
}

/** The reballot's countdown in the channel, and a private reply. */
async function takePicture(url) {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({
      viewport: { width: 1180, height: 760 },
      locale: "en-GB",
      timezoneId: "Europe/London",
    });
    await page.goto(url);
    if (!(await page.evaluate(drawsEmoji)))
      throw new Error("Posts begin with emoji: the picture needs a font that has them, in colour.");
    await page.getByText("Nothing here yet").waitFor();
    while ((await page.getByText("14 days to go").count()) === 0) {
      const walked = page.waitForResponse((response) => response.url().endsWith("/api/walk"));
      await page.getByRole("button", { name: "Next post" }).click();
      await walked;
      await page.locator("#app:not([data-moving])").waitFor();
    }
    const line = page.getByRole("combobox", { name: "Type a command" });
    await line.fill("/ballot status reballot");
    await line.press("Escape");
    await line.press("Enter");
    await page.getByText("Only you can see this").waitFor();
    await page.getByText("Told us it is posted").waitFor();
    await page.evaluate("document.activeElement.blur()");
    await page.screenshot({ path: "docs/preview.png" });
  } finally {
    await browser.close();
  }
}
