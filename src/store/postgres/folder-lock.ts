import { readlinkSync } from "node:fs";
import { readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { StartError } from "../../core/chat/start-error.ts";

/** A lock file of another machine or container that is not touched for this many beats is nobody's. */
const silentBeats = 3;

/** Two that take over at once are told apart after this, ms. */
const settleMs = 100;

/**
 * Makes this process the only one on a folder: two databases on one folder would quietly go different ways.
 * A lock left by a killed process is taken over: at once on this machine, otherwise when it was not touched for a
 * few beats (ms). Throws StartError while another process has it. Returns how to let go.
 */
export async function lockFolder(folder: string, beatMs = 2_000): Promise<() => Promise<void>> {
  const path = join(folder, "muster.lock");
  const mine = JSON.stringify({ ...(await myself()), at: process.hrtime.bigint().toString() });
  if (!(await create(path, mine))) {
    const theirs = await content(path);
    if (theirs !== undefined && (await isHeld(path, theirs, beatMs))) throw new StartError(inUse(folder));
    await takeOver(path, mine, folder);
  }
  const beating = setInterval(() => void beat(path), beatMs).unref();
  return async () => {
    clearInterval(beating);
    if ((await content(path)) === mine) await rm(path, { force: true });
  };
}

function inUse(folder: string): string {
  return `Another Muster is using the folder ${folder}. Stop that one first, or give this one a folder of its own (DATA_DIR).`;
}

async function create(path: string, mine: string): Promise<boolean> {
  try {
    await writeFile(path, mine, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** The last of several to write has it. */
async function takeOver(path: string, mine: string, folder: string): Promise<void> {
  const next = `${path}.${process.pid}`;
  await writeFile(next, mine, { mode: 0o600 });
  await rename(next, path);
  await wait(settleMs);
  if ((await content(path)) !== mine) throw new StartError(inUse(folder));
}

interface Holder {
  readonly pid: number;
  /** When the process began, as the system counts: a process id is given out again. */
  readonly began: string;
  /** Where process ids mean the same. */
  readonly machine: string;
}

async function isHeld(path: string, text: string, beatMs: number): Promise<boolean> {
  const holder = parse(text);
  // Half a lock: its writer was killed while writing, or is writing now.
  if (!holder) return beats(path, beatMs);
  if (holder.machine !== machine()) return beats(path, beatMs);
  return isAlive(holder.pid) && (await beganAt(holder.pid)) === holder.began;
}

/** Whether somebody out of sight still touches the lock file. */
async function beats(path: string, beatMs: number): Promise<boolean> {
  const before = await touchedAt(path);
  for (let looks = 0; looks < silentBeats; looks += 1) {
    await wait(beatMs);
    if ((await touchedAt(path)) !== before) return true;
  }
  return false;
}

async function touchedAt(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs;
}

async function beat(path: string): Promise<void> {
  const now = new Date();
  // A beat that fails is made up for by the next.
  await utimes(path, now, now).catch(() => {});
}

function parse(text: string): Holder | undefined {
  try {
    const { pid, began, machine } = JSON.parse(text);
    return typeof pid === "number" ? { pid, began: String(began), machine: String(machine) } : undefined;
  } catch {
    return undefined;
  }
}

async function myself(): Promise<Holder> {
  return { pid: process.pid, began: await beganAt(process.pid), machine: machine() };
}

/** Containers share a kernel and often a process id; Linux tells them apart by the namespace of their process ids. */
function machine(): string {
  try {
    return `${hostname()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** Field 22 of /proc/<pid>/stat; empty where there is none. The name in field 2 may hold anything, brackets too. */
async function beganAt(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return line.slice(line.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

async function content(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
