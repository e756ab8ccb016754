import { type ChildProcess, execFile, spawn } from "node:child_process";
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

/** A cluster of our own, which a test may stop and start again: what is on it stays. */
export interface OwnPostgres {
  /** Of a database on it whose owner may create others. */
  readonly url: string;
  /** The folder its files lie in. */
  readonly data: string;
  start(): Promise<void>;
  /** At once, as a crash would: nobody's work is waited for. */
  stop(): Promise<void>;
  /** Stops it for good and removes its folder. */
  remove(): Promise<void>;
}

interface Options {
  /** Waits for the disk, as a server does by default; for tests it need not. */
  readonly durable?: boolean;
}

/** Where initdb is: on the path, or where Debian keeps it. */
const bin = binaries();

export const hasPostgres = bin !== undefined;

/** On a free port, in a temporary folder. Undefined when there is no Postgres on this machine, or no user to run it. */
export async function ownPostgres({ durable = false }: Options = {}): Promise<OwnPostgres | undefined> {
  const user = await owner();
  return bin !== undefined && user ? makeCluster(bin, user, durable) : undefined;
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

async function makeCluster(programs: string, user: User, durable: boolean): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "muster-postgres-"));
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const hasty = durable ? [] : ["--no-sync"];
  await run(join(programs, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", ...hasty], {
    ...user,
    cwd: folder,
  });
  const port = await freePort();
  const address = ["listen_addresses=127.0.0.1", "unix_socket_directories="];
  const settings = durable ? address : [...address, "fsync=off"];
  const options = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;

  async function start(): Promise<void> {
    server = spawn(join(programs, "postgres"), options, { ...user, cwd: folder, stdio: "ignore" });
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
    data,
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
    if (await answers(url).catch(() => false)) return;
    await wait(100);
  }
  throw new Error("our own Postgres did not start");
}

/** Throws when nothing answers at the address. */
export async function answers(url: string): Promise<true> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  await client.end();
  return true;
}
