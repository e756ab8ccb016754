import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A process of its own that says things with `process.send` and ends when it is told anything. */
export interface Own {
  /** The next thing it says. Throws when it ends first. */
  said(): Promise<unknown>;
  tell(what: unknown): void;
  end(): Promise<void>;
}

/** Starts one of this folder's files: TypeScript as `npm run dev` starts Muster, JavaScript as it is. */
export function startProcess(file: string, environment: Readonly<Record<string, string>>): Own {
  const child: ChildProcess = fork(join(import.meta.dirname, file), [], {
    execArgv: file.endsWith(".ts") ? ["--expose-gc", "--import", "tsx"] : [],
    env: { ...process.env, ...environment },
  });
  const words: unknown[] = [];
  child.on("message", (word) => words.push(word));
  const ended = once(child, "exit");
  return {
    async said() {
      while (words.length === 0) {
        const [what] = await Promise.race([once(child, "message"), ended.then(() => ["ended"])]);
        if (what === "ended" && words.length === 0) throw new Error(`${file} ended`);
      }
      return words.shift();
    },
    tell: (what) => void child.send(what as object),
    async end() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
