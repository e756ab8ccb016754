import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { freePort } from "./free-port.ts";

const run = promisify(execFile);

export interface PostgresServer {
  /** Of a database on it whose owner may create others. */
  readonly url: string;
  stop(): Promise<void>;
}

/** How to get a server for tests: one that is running, or one of our own in a temporary folder. */
export type ServerSource = () => Promise<PostgresServer>;

/** Undefined when there is no Postgres on this machine. A TEST_DATABASE_URL that does not answer is an error. */
export async function findPostgres(): Promise<ServerSource | undefined> {
  const wanted = process.env.TEST_DATABASE_URL;
  if (wanted) {
    await answer(wanted);
    return running(wanted);
  }
  const usual = "postgres://postgres@127.0.0.1:5432/postgres";
  if (await answer(usual).catch(() => false)) return running(usual);
  const bin = binaries();
  const user = await owner();
  return bin !== undefined && user ? () => startOwn(bin, user) : undefined;
}

function running(url: string): ServerSource {
  return async () => ({ url, stop: async () => {} });
}

async function answer(url: string): Promise<true> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  await client.end();
  return true;
}

function binaries(): string | undefined {
  const onPath = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "initdb"));
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : [];
  const places = [...onPath, ...versions.map((version) => join(debian, version, "bin", "initdb"))];
  const found = places.find((path) => existsSync(path));
  return found && dirname(found);
}

interface User {
  readonly uid?: number;
  readonly gid?: number;
}

/** Postgres refuses to run as root: root starts it as the user postgres. */
async function owner(): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return {};
  try {
    const [uid, gid] = await Promise.all(["-u", "-g"].map((flag) => run("id", [flag, "postgres"])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  } catch {
    return undefined;
  }
}

/** A cluster of our own, which a test may stop and start again: what is on it stays. */
export interface OwnPostgres {
  readonly url: string;
  start(): Promise<void>;
  /** At once, as a crash would: nobody's work is waited for. */
  stop(): Promise<void>;
  /** Stops it for good and removes its folder. */
  remove(): Promise<void>;
}

/** Undefined when there is no Postgres on this machine. */
export async function ownPostgres(): Promise<OwnPostgres | undefined> {
  const bin = binaries();
  const user = await owner();
  return bin !== undefined && user ? makeCluster(bin, user) : undefined;
}

async function startOwn(bin: string, user: User): Promise<PostgresServer> {
  const cluster = await makeCluster(bin, user);
  return { url: cluster.url, stop: cluster.remove };
}

async function makeCluster(bin: string, user: User): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "muster-test-postgres-"));
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, "data");
  await run(join(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync"], {
    ...user,
    cwd: folder,
  });
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"];
  const options = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;

  async function start(): Promise<void> {
    server = spawn(join(bin, "postgres"), options, { ...user, cwd: folder, stdio: "ignore" });
    await untilReady(url);
  }

  async function end(signal: "SIGINT" | "SIGQUIT"): Promise<void> {
    const ending = server;
    server = undefined;
    if (!ending || ending.exitCode !== null) return;
    const ended = once(ending, "exit");
    ending.kill(signal);
    await ended;
  }

  await start();
  return {
    url,
    start,
    stop: () => end("SIGQUIT"),
    async remove() {
      await end("SIGINT");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await answer(url).catch(() => false)) return;
    await wait(100);
  }
  throw new Error("the test's own Postgres did not start");
}

export interface ScratchDatabase {
  readonly url: string;
  /** Drops it, whoever is still connected, and stops the server if it is ours. */
  drop(): Promise<void>;
}

/** An empty database of a test's own on a server that may hold others. */
export async function scratchDatabase(source: ServerSource): Promise<ScratchDatabase> {
  const { url, stop } = await source();
  const name = `muster_test_${randomUUID().replaceAll("-", "")}`;
  await administer(url, `create database ${name}`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return {
    url: address.href,
    async drop() {
      await administer(url, `drop database ${name} with (force)`);
      await stop();
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
