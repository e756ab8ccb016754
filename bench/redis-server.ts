import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const PROGRAM = "redis-server";

export const hasRedisServer = spawnSync(PROGRAM, ["--version"]).status === 0;

/** A Redis for `work` alone: on a free port, with its defaults, keeping nothing; stopped afterwards. */
export async function withRedis<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "muster-bench-"));
  const port = await freePort();
  const options = [
    "--port",
    `${port}`,
    "--bind",
    "127.0.0.1",
    "--dir",
    folder,
    "--save",
    "",
    "--appendonly",
    "no",
  ];
  const server = spawn(PROGRAM, options, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(server, "exit");
  try {
    await ready(server.stdout);
    return await work(`redis://127.0.0.1:${port}`);
  } finally {
    server.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ready(output: NodeJS.ReadableStream): Promise<void> {
  for await (const line of createInterface(output)) {
    if (!line.includes("Ready to accept connections")) continue;
    output.resume();
    return;
  }
  throw new Error("redis-server did not start");
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
