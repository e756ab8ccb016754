import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  address,
  type MusterProcess,
  npmStart,
  startProcess,
  stopped,
  usedFolder,
} from "./support/process.ts";

const startUpMs = 90_000;

let folder: string;

const folders: string[] = [];

const started: MusterProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-start-"));
});

afterEach(async () => {
  for (const child of started.splice(0)) await stopped(child, "SIGKILL");
  for (const made of [folder, ...folders.splice(0)]) rmSync(made, { recursive: true, force: true });
});

async function start(
  environment: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): Promise<MusterProcess> {
  const one = await startProcess({ DATA_DIR: join(folder, "data"), ...environment }, words);
  started.push(one);
  return one;
}

async function refusal(
  environment: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): Promise<string> {
  const one = await start(environment, words);
  expect(await stopped(one)).toBe(1);
  expect(one.output()).not.toMatch(/\n\s+at /u);
  return one.output();
}

test("npm start with nothing set up serves the preview, answers /healthz, keeps a key for its owner alone, and stops on SIGTERM", {
  timeout: startUpMs,
}, async () => {
  const one = npmStart({ DATA_DIR: join(folder, "data"), LOG_LEVEL: "info" });
  started.push(one);
  const url = await address(one);
  const said = one.output().split("\n");
  expect(said.find((line) => !line.startsWith("Muster is being compiled"))).toBe(
    `Muster is making its database in ${join(folder, "data")}; the first start takes a few seconds.`,
  );
  const health = await fetch(`${url}/healthz`);
  expect(await health.json()).toMatchObject({ status: "ok" });
  expect(await (await fetch(url)).text()).toContain("Muster");
  expect(statSync(join(folder, "data", "muster.key")).mode & 0o777).toBe(0o600);
  expect(one.output().match(/the tables were brought up to date/gu)).toHaveLength(1);
  expect(await stopped(one, "SIGTERM")).toBe(0);
});

test("what is said first waits for nothing that is large", () => {
  const needed = [...neededBefore(join(import.meta.dirname, "../src/start.ts"))];
  expect(needed).not.toContain(join(import.meta.dirname, "../src/main.ts"));
  const packages = needed.filter((one) => !one.startsWith("/") && !one.startsWith("node:"));
  expect(packages).toEqual(["zod"]);
});

/** All that is loaded before the first line of a file is run: what is imported by name, and by what that imports. */
function neededBefore(file: string, found = new Set<string>()): ReadonlySet<string> {
  const imports = readFileSync(file, "utf8").matchAll(/^import (?!type )(?:[^;]*? from )?"([^"]+)";$/gmu);
  for (const [, name = ""] of imports) {
    const path = name.startsWith(".") ? join(dirname(file), name) : name;
    if (found.has(path)) continue;
    found.add(path);
    if (path !== name) neededBefore(path, found);
  }
  return found;
}

test("a second Muster on the same folder is refused, and after kill -9 the folder can be used again", {
  timeout: startUpMs,
}, async () => {
  const used = { DATA_DIR: await usedFolder() };
  folders.push(used.DATA_DIR);
  const one = await start(used);
  await address(one);
  expect(await refusal(used)).toMatch(/in use|already|another Muster/iu);
  await stopped(one, "SIGKILL");
  const two = await start(used);
  const url = await address(two);
  expect(two.output().split("\n")[0]).toBe(`Muster is opening its database in ${used.DATA_DIR}.`);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

describe("what cannot work is refused in plain words", () => {
  test("a port in use", { timeout: startUpMs }, async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const at = taken.address();
    const port = typeof at === "object" && at ? at.port : 0;
    folders.push(await usedFolder());
    expect(await refusal({ PORT: String(port), DATA_DIR: folders.at(-1) ?? "" })).toContain(
      `Port ${port} is already in use`,
    );
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

  test.each([
    [["--role", "boss"], "There is no role “boss”. Type one of:\n  npm start -- --role all"],
    [["--role", "worker"], "set DATABASE_URL, REDIS_URL and MUSTER_KEY, or leave --role out"],
  ])("%o", { timeout: startUpMs }, async (words, complaint) => {
    expect(await refusal({}, words)).toContain(complaint);
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
