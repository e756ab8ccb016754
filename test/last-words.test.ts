import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

const folder = mkdtempSync(join(tmpdir(), "muster-last-words-"));

afterAll(() => rmSync(folder, { recursive: true }));

const secretFile = join(folder, "database");

writeFileSync(secretFile, "postgres://muster:hunter2@127.0.0.1:1/muster", { mode: 0o600 });

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a program of ours to its end. */
function ended(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  const env = { PATH: process.env.PATH ?? "", ...environment };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["--import", "tsx", ...args],
      { cwd: root, env },
      (_, out, err) => {
        resolve({ code: child.exitCode, said: out + err });
      },
    );
  });
}

/** A program that does this, and would then run for ever. */
function program(name: string, does: string): string {
  const path = join(folder, `${name}.mts`);
  const lastWords = pathToFileURL(join(root, "src/last-words.ts")).href;
  const lines = [
    `import { tellUncaught } from ${JSON.stringify(lastWords)};`,
    "tellUncaught();",
    "setInterval(() => {}, 1000);",
    does,
  ];
  writeFileSync(path, lines.join("\n"));
  return path;
}

describe("what nobody caught ends the process without quoting anybody", () => {
  it.each([
    ["thrown", 'setImmediate(() => { throw new TypeError("U0SOMEBODY typed hunter2"); });'],
    ["rejected", 'setImmediate(() => void Promise.reject(new TypeError("U0SOMEBODY typed hunter2")));'],
    ["no error", 'setImmediate(() => { throw "U0SOMEBODY typed hunter2"; });'],
  ])("what is %s is told by its class and place alone", async (name, does) => {
    const { code, said } = await ended([program(name, does)], { DATABASE_URL_FILE: secretFile });
    expect(code).toBe(1);
    expect(said).toContain("Muster ended");
    if (name !== "no error") expect(said).toMatch(/TypeError\n\s+at /u);
    for (const quoted of ["U0SOMEBODY", "hunter2"]) expect(said).not.toContain(quoted);
  });
});

describe("what a start or a command line ends with has no secret in it", () => {
  const key = Buffer.alloc(32, 7).toString("base64");

  it.each([
    ["Muster", ["src/start.ts"]],
    ["the command line", ["src/cli.ts", "deliveries", "list"]],
  ])("%s", async (_name, args) => {
    const { code, said } = await ended(args, {
      DATABASE_URL_FILE: secretFile,
      REDIS_URL: "redis://:hunter2@127.0.0.1:1",
      MUSTER_KEY: key,
    });
    expect(code).toBe(1);
    expect(said).not.toBe("");
    for (const secret of ["hunter2", key]) expect(said).not.toContain(secret);
  });
});
