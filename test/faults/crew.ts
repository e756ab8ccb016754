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
  /** Resolves when it is not frozen. */
  readonly awake: Promise<void>;
  /** Keys of posts that were on their way to Slack when it was frozen. */
  readonly caught: ReadonlySet<string>;
  /** Keys of posts whose words were drawn, and not answered yet, when it was frozen. */
  readonly drawn: ReadonlySet<string>;
  /** How often it was. */
  readonly freezes: number;
  /** How long it could not run at most in what it worked on last, ms. */
  readonly stalledMs: number;
  onDeath(then: () => void): void;
}

/** Worker processes, made ahead: one takes seconds to load. Whoever dies is replaced. */
export interface Crew {
  /** How many there are at a time. */
  readonly size: number;
  /** An idle one, as soon as there is one. */
  hire(): Promise<Hand>;
  giveBack(hand: Hand): void;
  close(): Promise<void>;
}

/** @param size How many to keep. */
export function createCrew(script: string, size: number): Crew {
  const idle: Hand[] = [];
  const asking: ((hand: Hand) => void)[] = [];
  const children = new Set<ChildProcess>();
  let closed = false;

  function failed(error: unknown): void {
    if (!closed) throw error;
  }

  function offer(hand: Hand): void {
    const next = asking.shift();
    if (next) next(hand);
    else idle.push(hand);
  }

  async function make(): Promise<void> {
    const child = startWorker(script);
    children.add(child);
    child.once("exit", () => children.delete(child));
    const hand = await meet(child);
    hand.onDeath(() => {
      if (!closed) make().catch(failed);
    });
    offer(hand);
  }

  for (let count = 0; count < size; count += 1) make().catch(failed);
  return {
    size,
    async hire() {
      return idle.shift() ?? new Promise((resolve) => asking.push(resolve));
    },
    giveBack(hand) {
      if (!hand.dead) offer(hand);
    },
    async close() {
      closed = true;
      await Promise.all([...children].map(end));
    },
  };
}

function startWorker(script: string): ChildProcess {
  const stdio = ["ignore", "inherit", "inherit", "ipc"] as const;
  return fork(script, { execArgv: ["--import", "tsx"], stdio: [...stdio] });
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

async function meet(child: ChildProcess): Promise<Hand> {
  const waiting = new Map<FromWorker["kind"], () => void>();
  const deaths: (() => void)[] = [];
  let dead = false;
  let freezes = 0;
  let stalledMs = 0;
  const caught = new Set<string>();
  const drawn = new Set<string>();
  let awake: Promise<void> = Promise.resolve();

  child.on("message", (message: FromWorker) => {
    if (message.kind === "freezing") {
      freezes += 1;
      awake = thaw();
    }
    if (message.kind === "awake") {
      for (const key of message.onTheWay) caught.add(key);
      for (const key of message.drawn) drawn.add(key);
    }
    if (message.kind === "idle") stalledMs = message.stalledMs;
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
    get awake() {
      return awake;
    },
    caught,
    drawn,
    get freezes() {
      return freezes;
    },
    get stalledMs() {
      return stalledMs;
    },
    onDeath: (then) => void deaths.push(then),
  };
}
