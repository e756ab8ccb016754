import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "./free-port.ts";

export interface OwnRedis {
  readonly url: string;
  /** Stops the server; `start` brings it back, empty, on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it for good and removes its folder. */
  remove(): Promise<void>;
}

const PROGRAM = "redis-server";

export const hasRedisServer = spawnSync(PROGRAM, ["--version"]).status === 0;

/** For the name of a suite that needs it. */
export const redisNote = hasRedisServer
  ? "Redis"
  : "Redis (skipped: there is no redis-server on this machine)";

/** A redis-server of our own on a free port, keeping nothing. `options` are added to its command line. */
export function startRedis(options: readonly string[] = []): Promise<OwnRedis> {
  return startServer(() => ["--save", "", "--appendonly", "no", ...options]);
}

/** A Sentinel of our own, which watches nothing but what it is told to, and waits no longer than a test would. */
export function startSentinel(watched?: Pick<OwnRedis, "url">): Promise<OwnRedis> {
  return startServer((folder) => {
    const file = join(folder, "sentinel.conf");
    writeFileSync(file, watched ? watching(new URL(watched.url)) : "");
    return [file, "--sentinel"];
  });
}

/** Under this name it says where the primary is. */
export const watchedName = "muster";

function watching({ hostname, port }: URL): string {
  return [
    `sentinel monitor ${watchedName} ${hostname} ${port} 1`,
    `sentinel down-after-milliseconds ${watchedName} 500`,
    `sentinel failover-timeout ${watchedName} 5000`,
  ].join("\n");
}

async function startServer(optionsIn: (folder: string) => readonly string[]): Promise<OwnRedis> {
  const folder = mkdtempSync(join(tmpdir(), "muster-redis-"));
  const port = await freePort();
  const options = optionsIn(folder);
  const address = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder];
  let server: ChildProcess | undefined;
  let turn: Promise<void> = Promise.resolve();

  /** One after the other: two faults may stop and start it at the same time. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  async function launchOne(): Promise<void> {
    if (server !== undefined && server.exitCode === null) return;
    server = await launch([...options, ...address]);
  }

  async function stopOne(): Promise<void> {
    const stopping = server;
    server = undefined;
    if (stopping === undefined || stopping.exitCode !== null) return;
    const ended = once(stopping, "exit");
    stopping.kill("SIGTERM");
    await ended;
  }

  const start = () => inTurn(launchOne);
  const stop = () => inTurn(stopOne);
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop,
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launch(args: readonly string[]): Promise<ChildProcess> {
  const server = spawn(PROGRAM, args, { stdio: ["ignore", "pipe", "inherit"] });
  const said: string[] = [];
  for await (const line of createInterface(server.stdout)) {
    said.push(line);
    if (/Ready to accept connections|Sentinel ID is/u.test(line)) {
      server.stdout.resume();
      return server;
    }
  }
  throw new Error(`redis-server did not start:\n${said.join("\n")}`);
}
