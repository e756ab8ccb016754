import type { Job, JobServices } from "../core/command/job.ts";
import type { JobTurns } from "../core/ports/turns.ts";
import type { Drain } from "../core/sending/drain.ts";
import { createTicker, type TickerParts } from "./clock.ts";
import type { QueueBackend } from "./connection.ts";
import { createRunner } from "./runner.ts";
import { startWorker } from "./worker.ts";

export interface WorkParts extends Pick<TickerParts, "wake" | "dayEnded"> {
  readonly backend: QueueBackend;
  readonly jobs: readonly Job[];
  readonly services: JobServices;
  readonly drain: Drain;
  readonly turns: JobTurns;
}

/** Begins what a process that works does: taking wake-ups, and ticking. Returns how it stops: with all in hand done. */
export function startWork(parts: WorkParts): () => Promise<unknown> {
  const { backend, jobs, drain, turns, services, ...rest } = parts;
  const { clock, log, database } = services;
  // A job must not wait for a drain.
  const working: JobServices = { ...services, drain: drain.begin };
  const worker = startWorker(backend, jobs, working, turns);
  const direct = { turns, runner: createRunner(jobs, working, turns) };
  const { outbox } = database.store;
  const ticker = createTicker({ ...rest, outbox, drain: drain.run, clock, log, direct });
  ticker.start();
  return () => Promise.all([drain.stop(), ticker.stop(), worker.close()]);
}
