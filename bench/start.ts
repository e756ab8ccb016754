import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Figure, judge } from "./figure.ts";

const ROUNDS = 5;

/** So long is looked how much of the processor a process takes that has nothing to do, ms, once it has settled. */
const IDLE_MS = 20_000;

const SETTLE_MS = 3_000;

/** Linux counts a process's time on the processor in hundredths of a second. */
const TICKS_A_SECOND = 100;

interface Started {
  readonly seconds: number;
  readonly peakMb: number;
  readonly idle?: number;
}

interface Both {
  readonly first: Started;
  readonly warm: Started;
}

/**
 * From nothing to serving, with the embedded database and nothing configured: on an empty folder, and on the same one
 * again, beside PGlite alone on a folder of its own. In turns; each side goes first every other round. Linux only.
 */
export async function start(report: (line: string) => void): Promise<readonly Figure[]> {
  // As npm ci does: compiled, and the empty database made.
  spawnSync(process.execPath, [".ci/prepare.mjs"], { stdio: "ignore" });
  const rounds: { readonly muster: Both; readonly raw: Both }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const last = round === ROUNDS - 1;
    const rawFirst = round % 2 === 0 ? await twice(["bench/pglite-process.mjs"]) : undefined;
    const muster = await twice([".ci/start.mjs", "start"], last);
    const raw = rawFirst ?? (await twice(["bench/pglite-process.mjs"]));
    rounds.push({ muster, raw });
    report(`start ${round + 1}/${ROUNDS}: first ${inWords(muster.first)}; warm ${inWords(muster.warm)}`);
  }
  const compare = (id: string, unit: string, is: number, of: (both: Both) => number) =>
    judge(
      { id, unit, bar: { of: "value", at: "most", is } },
      rounds.map(({ muster, raw }) => ({ value: of(muster), raw: of(raw) })),
    );
  const idle = rounds.at(-1)?.muster.warm.idle ?? Number.NaN;
  return [
    compare("start-first", "s", 6, ({ first }) => first.seconds),
    compare("start-first-memory", "MB", 450, ({ first }) => first.peakMb),
    compare("start-warm", "s", 3, ({ warm }) => warm.seconds),
    compare("start-warm-memory", "MB", 400, ({ warm }) => warm.peakMb),
    judge({ id: "start-idle", unit: "s of processor a minute", bar: { of: "value", at: "most", is: 1.5 } }, [
      { value: idle },
    ]),
  ];
}

async function twice(args: readonly string[], thenIdle = false): Promise<Both> {
  const folder = mkdtempSync(join(tmpdir(), "muster-bench-start-"));
  try {
    const first = await startOnce(args, join(folder, "data"));
    return { first, warm: await startOnce(args, join(folder, "data"), thenIdle) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The process says “Ctrl-C” when it serves. */
async function startOnce(args: readonly string[], dataDir: string, thenIdle = false): Promise<Started> {
  const { PATH = "" } = process.env;
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH, DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  try {
    let said = "";
    for await (const words of child.stdout) {
      said += String(words);
      if (said.includes("Ctrl-C")) break;
    }
    const seconds = (performance.now() - began) / 1000;
    if (!said.includes("Ctrl-C")) throw new Error(`${args.join(" ")} did not start: ${said}`);
    const peakMb = peakOf(child.pid);
    return { seconds, peakMb, ...(thenIdle && { idle: await idleOf(child.pid) }) };
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

async function idleOf(pid: number | undefined): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const before = processorOf(pid);
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  return ((processorOf(pid) - before) * 60_000) / IDLE_MS;
}

/** The most memory it has had at once. */
function peakOf(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return (Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1]) * 1024) / 1e6;
}

/** Seconds of the processor so far. */
function processorOf(pid: number | undefined): number {
  const [, after = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const fields = after.split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

function inWords({ seconds, peakMb }: Started): string {
  return `${seconds.toFixed(1)} s, ${Math.round(peakMb)} MB`;
}
