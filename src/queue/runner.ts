import { randomUUID } from "node:crypto";
import type { Job, JobServices, Log } from "../core/command/job.ts";
import { isAway, problemFields } from "../core/command/problem.ts";
import type { JobTurns } from "../core/ports/turns.ts";

/** A turn is this long, ms, and made longer in time: a process that died is waited for no longer. */
const leaseMs = 30_000;

const renewMs = 10_000;

/** What a job's failure is told as, once it is logged: BullMQ writes a failure's message to its event stream. */
export class JobFailed extends Error {
  constructor() {
    super("failed: see Muster's log");
  }
}

export interface JobRunner {
  knows(name: string): boolean;
  /**
   * Runs a job as often as it is asked to, side by side with others. Throws a {@link JobFailed}, having logged why, or
   * what says that the database is away: whoever asked tells of that once, and not for each job.
   */
  run(name: string): Promise<void>;
  /**
   * Runs a job unless it is running somewhere: that process then runs it once more at its end, if `onceMore`. Throws as
   * `run` does, and when the database is away.
   */
  runInTurn(name: string, onceMore: boolean): Promise<void>;
}

/** Throws at once when two jobs have one name. Without `turns` there is no other process, and nothing is noted. */
export function createRunner(jobs: readonly Job[], services: JobServices, turns?: JobTurns): JobRunner {
  const byName = nameJobs(jobs);

  async function run(name: string): Promise<void> {
    try {
      await byName.get(name)?.run(services);
    } catch (error) {
      if (isAway(error)) throw error;
      services.log.error({ job: name, ...problemFields(error) }, "a job failed; it is not tried again");
      throw new JobFailed();
    }
  }

  return {
    knows: (name) => byName.has(name),
    run,
    async runInTurn(name, onceMore) {
      if (!turns) return run(name);
      const turn = randomUUID();
      if (!(await turns.take(name, turn, { leaseMs, onceMore }))) return;
      const holding = hold(() => turns.keep(name, turn, leaseMs), services.log, name);
      let failed: unknown;
      let goesOn = true;
      try {
        while (goesOn) {
          failed = undefined;
          await run(name).catch((error: unknown) => {
            failed = error;
          });
          goesOn = await turns.end(name, turn, leaseMs);
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
      (error: unknown) => {
        // What the job does in the database fails as well, and says so.
        if (!isAway(error))
          log.warn({ job, ...problemFields(error) }, "a job's turn could not be made longer");
      },
    );
  }, renewMs);
}

function nameJobs(jobs: readonly Job[]): ReadonlyMap<string, Job> {
  const byName = new Map<string, Job>();
  for (const job of jobs) {
    if (byName.has(job.name)) throw new Error(`Two jobs are called "${job.name}".`);
    byName.set(job.name, job);
  }
  return byName;
}
