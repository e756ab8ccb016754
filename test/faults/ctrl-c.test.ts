import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test, vi } from "vitest";
import { hasPostgres } from "../servers/own-postgres.ts";
import { hasRedisServer } from "../servers/own-redis.ts";

const run = promisify(execFile);

const patience = { timeout: 90_000, interval: 100 };

/** Servers and workers, by what their command lines name. */
async function programsOf(folder: string): Promise<readonly string[]> {
  const { stdout } = await run("ps", ["-eo", "args"]);
  return stdout.split("\n").filter((line) => line.includes(folder));
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The folders of the suite's own, not those of what runs TypeScript. */
function made(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith("muster-"));
}

test.skipIf(!hasPostgres || !hasRedisServer || process.platform === "win32")(
  "the faults suite stopped with Ctrl-C leaves no server, no worker and no folder behind",
  { timeout: 180_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "muster-ctrl-c-"));
    // What runs TypeScript still puts files there as it goes.
    onTestFinished(() => vi.waitFor(() => rmSync(folder, { recursive: true, force: true }), patience));
    // Postgres runs as a user of its own where the tests run as root.
    chmodSync(folder, 0o755);
    const args = ["--import", "tsx", join(import.meta.dirname, "run.ts"), "--seed", "1", "--lanes", "1"];
    const suite = spawn(process.execPath, args, {
      env: { ...process.env, TMPDIR: folder },
      stdio: "ignore",
    });
    // Both servers are there, and the workers are on their way.
    await vi.waitFor(async () => {
      expect(await programsOf(folder)).toContainEqual(expect.stringContaining("postgres"));
      expect(made(folder)).toContainEqual(expect.stringMatching(/^muster-redis-/u));
    }, patience);
    const { stdout: children } = await run("ps", ["-o", "pid=", "--ppid", String(suite.pid)]);
    const ended = once(suite, "exit");
    // Once from the terminal, and once from npm.
    suite.kill("SIGINT");
    suite.kill("SIGTERM");
    expect(await ended).toEqual([130, null]);
    expect(await programsOf(folder)).toEqual([]);
    expect(made(folder)).toEqual([]);
    const pids = children.split("\n").map(Number).filter(Boolean);
    expect(pids.length).toBeGreaterThan(2);
    // The compiler's own process goes once nobody asks it any more.
    await vi.waitFor(() => expect(pids.filter(runs)).toEqual([]), patience);
  },
);
