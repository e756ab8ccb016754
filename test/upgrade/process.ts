import { spawn } from "node:child_process";
import { once } from "node:events";

export type Environment = Readonly<Record<string, string>>;

export interface Process {
  readonly url: string;
  readonly environment: Environment;
  /** All it has printed so far. */
  log(): string;
  /** Lines of its log at “warn” and worse. */
  troubles(): readonly string[];
  stop(): Promise<void>;
}

/** Starts the Muster that lies in a folder. Rejects with what it printed where it does not start. */
export async function startRelease(folder: string, environment: Environment): Promise<Process> {
  const child = spawn(process.execPath, ["--import", "tsx", "src/start.ts"], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: "0", LOG_LEVEL: "info", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  const ended = once(child, "exit");
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        log += String(chunk);
        const found = /its own address: (http:\/\/\S+)/u.exec(log)?.[1];
        if (found !== undefined) resolve(found);
      });
    child.once("exit", () => reject(new Error(log)));
  });
  return {
    url,
    environment,
    log: () => log,
    troubles: () => log.split("\n").filter((line) => /^\{"level":[4-6]0,/u.test(line)),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await ended;
    },
  };
}
