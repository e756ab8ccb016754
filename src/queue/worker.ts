import type { Job, JobServices, Log } from "../core/command/job.ts";
import { type Consumer, openConsumer, type QueueBackend } from "./connection.ts";
import { createProblems, problemFields } from "./problems.ts";

export interface RunningWorker {
  /** Takes no more jobs and resolves when those in hand are done. */
  close(): Promise<void>;
}

/** How long saying goodbye to Redis may take, in milliseconds, once the jobs in hand are done. */
const goodbyeMs = 2_000;

/** Runs each wake-up's job by its name. Throws at once when two jobs have one name. */
export function startWorker(
  backend: QueueBackend,
  jobs: readonly Job[],
  services: JobServices,
): RunningWorker {
  const byName = nameJobs(jobs);
  const problems = createProblems(services.log, "worker");
  const inHand = new Set<Promise<void>>();
  async function take({ name }: { readonly name: string }): Promise<void> {
    problems.passed();
    const run = runJob(name, byName.get(name), services);
    inHand.add(run);
    try {
      await run;
    } finally {
      inHand.delete(run);
    }
  }

  const consumer = openConsumer(backend, take, problems.met);
  return { close: () => closeAfter(consumer, inHand, services.log) };
}

function nameJobs(jobs: readonly Job[]): ReadonlyMap<string, Job> {
  const byName = new Map<string, Job>();
  for (const job of jobs) {
    if (byName.has(job.name)) throw new Error(`Two jobs are called "${job.name}".`);
    byName.set(job.name, job);
  }
  return byName;
}

async function runJob(name: string, job: Job | undefined, services: JobServices): Promise<void> {
  if (job === undefined) {
    services.log.warn({ job: name }, "no job of this name: dropped");
    return;
  }
  try {
    await job.run(services);
  } catch (error) {
    services.log.error({ job: name, ...problemFields(error) }, "a job failed; it is not tried again");
    // BullMQ writes a failure's message to its event stream, so it gets one that quotes nobody.
    throw new Error("failed: see Muster's log");
  }
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
