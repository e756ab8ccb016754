import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { askRun } from "../servers/ask-run.ts";
import { unpackPGlite } from "../servers/pglite.ts";

/** Muster as a process of its own. */
export interface MusterProcess {
  readonly child: ChildProcess;
  /** All it has printed so far. */
  output(): string;
}

type Environment = Readonly<Record<string, string>>;

const root = join(import.meta.dirname, "../..");

const path = { PATH: process.env.PATH };

/** A new DATA_DIR in which Muster has been before: the first start on an empty folder takes seconds. */
export async function usedFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "muster-used-"));
  await unpackPGlite(join(folder, "db"));
  return folder;
}

/** Starts Muster, compiled, in an environment that holds nothing else, with these words after its name. */
export async function startProcess(
  environment: Environment,
  words: readonly string[] = [],
): Promise<MusterProcess> {
  return begin([join(await askRun("program"), "src/start.js"), ...words], environment);
}

/** The same by the command that `npm start` runs: it compiles what has changed, which takes seconds. */
export function npmStart(environment: Environment): MusterProcess {
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string().startsWith("node ") }) })
    .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  return begin(scripts.start.split(" ").slice(1), environment);
}

function begin(args: readonly string[], environment: Environment): MusterProcess {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...path, PORT: "0", LOG_LEVEL: "error", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
  return { child, output: () => output };
}

/** What it prints that matches, once it does. */
export async function printed({ child, output }: MusterProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = wanted.exec(output())?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on("data", look);
    child.once("exit", () => reject(new Error(`it ended: ${output()}`)));
    look();
  });
}

/** The address it prints once it is up. */
export function address(one: MusterProcess): Promise<string> {
  return printed(one, /http:\/\/127\.0\.0\.1:\d+/u);
}

/** Its exit code. */
export async function stopped({ child }: MusterProcess, signal?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  if (signal) child.kill(signal);
  return ended;
}

export interface Said {
  readonly code: number;
  readonly said: string;
  readonly complaints: string;
}

/** Muster's command line, compiled, in an environment that holds nothing else: from its start to its end. */
export async function muster(environment: Environment, words: readonly string[]): Promise<Said> {
  const args = [join(await askRun("program"), "src/cli.js"), ...words];
  const options = { cwd: root, env: { ...path, ...environment } };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, options, (_error, said, complaints) =>
      resolve({ code: child.exitCode ?? -1, said: said.trim(), complaints: complaints.trim() }),
    );
  });
}
