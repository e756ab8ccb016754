import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

/** What `npm start` runs, as a process of its own. */
const root = join(import.meta.dirname, "..");
const startUpMs = 90_000;

let folder: string;
const started: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-start-"));
});

afterEach(async () => {
  for (const child of started.splice(0)) await stopped(child, "SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function start(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: join(folder, "data"),
      PORT: "0",
      LOG_LEVEL: "error",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
  return { child, output: () => output };
}

/** The address it prints once it is up. */
async function address({ child, output }: ReturnType<typeof start>): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = /http:\/\/127\.0\.0\.1:\d+/u.exec(output())?.[0];
      if (found) resolve(found);
    };
    child.stdout?.on("data", look);
    child.once("exit", () => reject(new Error(`it ended: ${output()}`)));
    look();
  });
}

/** Its exit code. */
async function stopped(child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  if (signal) child.kill(signal);
  return ended;
}

async function refusal(environment: Readonly<Record<string, string>>): Promise<string> {
  const one = start(environment);
  expect(await stopped(one.child)).toBe(1);
  expect(one.output()).not.toMatch(/\n\s+at /u);
  return one.output();
}

test("with nothing set up it serves the preview, answers /healthz, keeps a key for its owner alone, and stops on SIGTERM", {
  timeout: startUpMs,
}, async () => {
  const one = start({});
  const url = await address(one);
  const health = await fetch(`${url}/healthz`);
  expect(await health.json()).toMatchObject({ status: "ok" });
  expect(await (await fetch(url)).text()).toContain("Muster");
  expect(statSync(join(folder, "data", "muster.key")).mode & 0o777).toBe(0o600);
  expect(await stopped(one.child, "SIGTERM")).toBe(0);
});

test("a second Muster on the same folder is refused, and after kill -9 the folder can be used again", {
  timeout: startUpMs,
}, async () => {
  const one = start({});
  await address(one);
  expect(await refusal({})).toMatch(/in use|already|another Muster/iu);
  await stopped(one.child, "SIGKILL");
  const two = start({});
  const url = await address(two);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

describe("what cannot work is refused in plain words", () => {
  test("a port in use", { timeout: startUpMs }, async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const at = taken.address();
    const port = typeof at === "object" && at ? at.port : 0;
    expect(await refusal({ PORT: String(port) })).toContain(`Port ${port} is already in use`);
    taken.close();
  });

  test.each([
    [{ DATABASE_URL: "postgres://127.0.0.1/x" }, "REDIS_URL is not"],
    [{ REDIS_URL: "redis://127.0.0.1" }, "DATABASE_URL is not"],
    [{ DATABASE_URL: "postgres://127.0.0.1/x", REDIS_URL: "redis://127.0.0.1" }, "MUSTER_KEY is missing"],
    [{ PORT: "many" }, "PORT must be a whole number"],
    [{ HOST: "0.0.0.0" }, "HOST"],
  ])("%o", { timeout: startUpMs }, async (environment, words) => {
    expect(await refusal(environment)).toContain(words);
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  test("a folder that cannot be made", { timeout: startUpMs }, async () => {
    writeFileSync(join(folder, "file"), "not a folder");
    const words = await refusal({ DATA_DIR: join(folder, "file", "data") });
    expect(words).toContain(join(folder, "file", "data"));
  });

  test("a Redis that does not answer", { timeout: startUpMs }, async () => {
    const words = await refusal({
      DATABASE_URL: "postgres://127.0.0.1:1/x",
      REDIS_URL: "redis://127.0.0.1:1",
      MUSTER_KEY: Buffer.alloc(32, 1).toString("base64"),
    });
    expect(words).toContain("REDIS_URL");
  });
});
