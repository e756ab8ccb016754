import { randomUUID } from "node:crypto";
import type { Job, JobServices, Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import type { JobTurns } from "../core/ports/turns.ts";

/** A turn is this long, ms, and made longer in time: a process that died is waited for no longer. */
const LEASE_MS = 30_000;

const RENEW_MS = 10_000;

export interface WakeUp {
  readonly name: string;
  readonly payload: unknown;
}

/** What a job's failure is told as, once it is logged: BullMQ writes a failure's message to its event stream. */
export class JobFailed extends Error {
  constructor() {
    super("failed: see Muster's log");
  }
}

export interface JobRunner {
  knows(name: string): boolean;
  /** Runs a job as often as it is asked to, side by side with others. Throws a {@link JobFailed}, having logged why. */
  run(wakeUp: WakeUp): Promise<void>;
  /**
   * Runs a job unless it is running somewhere: that process then runs it once more at its end, if `onceMore`. Throws as
   * `run` does, and when the database is away.
   */
  runInTurn(wakeUp: WakeUp, onceMore: boolean): Promise<void>;
}

/** Throws at once when two jobs have one name. Without `turns` there is no other process, and nothing is noted. */
export function createRunner(jobs: readonly Job[], services: JobServices, turns?: JobTurns): JobRunner {
  const byName = nameJobs(jobs);

  /** A payload is read again here: it may have been written by another version of Muster. */
  async function run({ name, payload }: WakeUp): Promise<void> {
    try {
      const job = byName.get(name);
      job?.payload.parse(payload);
      await job?.run(services);
    } catch (error) {
      services.log.error({ job: name, ...problemFields(error) }, "a job failed; it is not tried again");
      throw new JobFailed();
    }
  }

  return {
    knows: (name) => byName.has(name),
    run,
    async runInTurn(wakeUp, onceMore) {
      if (!turns) return run(wakeUp);
      const { name } = wakeUp;
      const turn = randomUUID();
      if (!(await turns.take(name, turn, { leaseMs: LEASE_MS, onceMore }))) return;
      const holding = hold(() => turns.keep(name, turn, LEASE_MS), services.log, name);
      let failed: unknown;
      let goesOn = true;
      try {
        while (goesOn) {
          failed = undefined;
          await run(wakeUp).catch((error: unknown) => {
            failed = error;
          });
          goesOn = await turns.end(name, turn, LEASE_MS);
        }
      } finally {
        clearInterval(holding);
      }
      if (failed !== undefined) throw failed;
    },
  };
}

function hold(keep: () => Promise<boolean>, log: Log, job: string): NodeJS.Timeout {
  return setInterval(() => {
    keep().then(
      (kept) => kept || log.warn({ job }, "a job's turn was lost while it ran"),
      (error: unknown) => log.warn({ job, ...problemFields(error) }, "a job's turn could not be made longer"),
    );
  }, RENEW_MS);
}

function nameJobs(jobs: readonly Job[]): ReadonlyMap<string, Job> {
  const byName = new Map<string, Job>();
  for (const job of jobs) {
    if (byName.has(job.name)) throw new Error(`Two jobs are called "${job.name}".`);
    byName.set(job.name, job);
  }
  return byName;
}
