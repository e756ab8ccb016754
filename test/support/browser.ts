import { existsSync } from "node:fs";
import { type Browser, chromium as launcher } from "playwright-core";

/** Where Chromium is, if it is on this machine. */
export const chromium: string | undefined = [process.env.CHROMIUM, "/usr/bin/chromium"].find(
  (path): path is string => path !== undefined && path !== "" && existsSync(path),
);

/** For the name of a suite that is skipped without a browser. */
export const needsChromium = chromium ? "" : " (skipped: no Chromium at $CHROMIUM or /usr/bin/chromium)";

/** A browser with a new, empty profile of its own, that talks to nobody but the page under test. */
export async function openBrowser(): Promise<Browser> {
  if (!chromium) throw new Error("no Chromium");
  return launcher.launch({ executablePath: chromium, headless: true, args });
}

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
