import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Assignment, FromWorker, ToWorker } from "./protocol.ts";
import { frozenMs } from "./times.ts";

/** A worker process. It may die of what it is told to suffer. */
export interface Hand {
  /** Resolves when it works, or is dead already. */
  work(assignment: Assignment): Promise<void>;
  tell(message: ToWorker): void;
  /** Finishes what it has in hand. Resolves when it is idle or dead. */
  rest(): Promise<void>;
  readonly dead: boolean;
  /** When it was frozen, and awake again. */
  readonly frozen: Promise<void>;
  onDeath(then: () => void): void;
  kill(): void;
}

/** Worker processes, made ahead: one takes a second to load. */
export interface Crew {
  hire(): Promise<Hand>;
  /** Takes an idle one back. */
  giveBack(hand: Hand): void;
  close(): void;
}

/** @param spare How many to have ready. */
export function createCrew(script: string, spare: number): Crew {
  const idle: Promise<Hand>[] = [];
  const all = new Set<Hand>();
  let closed = false;

  async function make(): Promise<Hand> {
    const hand = await startHand(script);
    all.add(hand);
    if (closed) hand.kill();
    return hand;
  }

  function fill(): void {
    while (!closed && idle.length < spare) idle.push(make());
  }

  fill();
  return {
    async hire() {
      const hand = await (idle.shift() ?? make());
      fill();
      return hand;
    },
    giveBack(hand) {
      if (hand.dead) all.delete(hand);
      else idle.unshift(Promise.resolve(hand));
    },
    close() {
      closed = true;
      for (const hand of all) hand.kill();
    },
  };
}

async function startHand(script: string): Promise<Hand> {
  const child: ChildProcess = fork(script, {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const waiting = new Map<FromWorker["kind"], () => void>();
  const deaths: (() => void)[] = [];
  let dead = false;
  let awake: Promise<void> = Promise.resolve();

  child.on("message", (message: FromWorker) => {
    if (message.kind === "freezing") awake = thaw();
    waiting.get(message.kind)?.();
  });
  child.on("error", () => {});
  child.once("exit", () => {
    dead = true;
    for (const then of [...deaths, ...waiting.values()]) then();
  });

  function hear(kind: FromWorker["kind"]): Promise<void> {
    return new Promise((resolve) => {
      if (dead) resolve();
      waiting.set(kind, resolve);
    });
  }

  function tell(message: ToWorker): void {
    if (child.connected) child.send(message, () => {});
  }

  function thaw(): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(() => {
        child.kill("SIGCONT");
        resolve();
      }, frozenMs);
    });
  }

  const idle = hear("idle");
  await Promise.race([idle, once(child, "exit")]);
  if (dead) throw new Error("a worker could not be started");
  return {
    tell,
    async work(assignment) {
      const working = hear("working");
      tell({ kind: "work", assignment });
      await working;
    },
    async rest() {
      const resting = hear("idle");
      tell({ kind: "rest" });
      await resting;
    },
    get dead() {
      return dead;
    },
    get frozen() {
      return awake;
    },
    onDeath: (then) => void deaths.push(then),
    kill: () => void child.kill("SIGKILL"),
  };
}
