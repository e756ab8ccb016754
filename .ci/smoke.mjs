// Starts what npm run build made, with nothing set up, asks how it is, and stops it: node .ci/smoke.mjs

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const DATA_DIR = mkdtempSync(join(tmpdir(), "muster-smoke-"));
const { PATH } = process.env;
const child = spawn(process.execPath, ["dist/src/start.js"], {
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
  const { status } = await (await fetch(`${url}/healthz`)).json();
  if (status !== "ok") throw new Error(`/healthz says ${status}`);
  child.kill("SIGTERM");
  const [code] = await ended;
  if (code !== 0) throw new Error(`it stopped with code ${code}`);
  console.log(`Node ${process.versions.node}: it is built, starts, says ok and stops.`);
} finally {
  child.kill("SIGKILL");
  await ended;
  rmSync(DATA_DIR, { recursive: true, force: true });
}
