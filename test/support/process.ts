import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** What `npm start` runs, as a process of its own. */
export interface MusterProcess {
  readonly child: ChildProcess;
  /** All it has printed so far. */
  output(): string;
}

const root = join(import.meta.dirname, "../..");

/** Starts Muster in an environment that holds nothing else, with these words after its name. */
export function startProcess(
  environment: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): MusterProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts", ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: "0", LOG_LEVEL: "error", ...environment },
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
