import type { Job, JobServices, Log } from "../core/command/job.ts";
import type { JobTurns } from "../core/ports/turns.ts";
import { type Consumer, openConsumer, type QueueBackend, type Taken } from "./connection.ts";
import { createProblems } from "./problems.ts";
import { pulseJob } from "./pulse.ts";
import { isRegular } from "./regular.ts";
import { createRunner, JobFailed } from "./runner.ts";

export interface RunningWorker {
  /** Takes no more jobs and resolves when those in hand are done. */
  close(): Promise<void>;
}

/** How long saying goodbye to Redis may take, in milliseconds, once the jobs in hand are done. */
const goodbyeMs = 2_000;

/** A job that is not known here may be a newer version's: another worker has so many ms to take it. */
const usualPutBackMs = 5_000;

/** After so many ms it is nobody's: what woke it stands in the database, and wakes again. */
const nobodysMs = 3_600_000;

/**
 * Runs each wake-up's job by its name, the regular ones in turns with all other processes. One of a name that is not
 * known here is put back. Throws at once when two jobs have one name.
 */
export function startWorker(
  backend: QueueBackend,
  jobs: readonly Job[],
  services: JobServices,
  turns?: JobTurns,
  putBackMs = usualPutBackMs,
): RunningWorker {
  const { log } = services;
  const runner = createRunner(jobs, services, turns);
  const problems = createProblems(log, "worker");
  const inHand = new Set<Promise<void>>();
  const strange = new Set<string>();

  async function runJob(name: string): Promise<void> {
    if (name === pulseJob) return turns?.ran(pulseJob);
    await (isRegular(name) ? runner.runInTurn(name, true) : runner.run(name));
  }

  function putBack({ name, timestamp }: Taken): number | undefined {
    if (Date.now() - timestamp >= nobodysMs) {
      log.warn({ job: name }, "no job of this name for an hour: dropped");
      return undefined;
    }
    if (!strange.has(name)) log.info({ job: name }, "no job of this name here: put back for another process");
    strange.add(name);
    return putBackMs;
  }

  async function take(job: Taken): Promise<number | undefined> {
    problems.passed();
    const { name } = job;
    if (name !== pulseJob && !runner.knows(name)) return putBack(job);
    const run = runJob(name);
    inHand.add(run);
    try {
      await run;
    } catch (error) {
      if (!(error instanceof JobFailed)) problems.met(error);
      throw new JobFailed();
    } finally {
      inHand.delete(run);
    }
    return undefined;
  }

  const consumer = openConsumer(backend, take, problems.met);
  return { close: () => closeAfter(consumer, inHand, log) };
}

/** With Redis away BullMQ waits for it in order to close properly; nothing of ours depends on that. */
async function closeAfter(consumer: Consumer, inHand: ReadonlySet<Promise<void>>, log: Log): Promise<void> {
  const closed = consumer.close().then(() => "closed");
  while (inHand.size > 0) await Promise.allSettled(inHand);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("late"), goodbyeMs);
  });
  const outcome = await Promise.race([closed, late]);
  clearTimeout(timer);
  if (outcome === "late") log.warn({ part: "worker" }, "the queue could not be left in good order");
}
