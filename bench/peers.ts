import pg from "pg";

/** Adds a job for each instant (ms since 1970) and runs them, `ran` for each. Returns what stops it, all done. */
export type PeerRun = (
  postgres: string,
  due: readonly number[],
  ran: () => void,
) => Promise<() => Promise<void>>;

interface Peer {
  readonly name: string;
  readonly run: PeerRun;
}

/** Those that are installed: `npm ci --prefix bench`. They are no part of Muster, so `npm ci` leaves them out. */
export async function peers(): Promise<readonly Peer[]> {
  const found: Peer[] = [];
  for (const { name, load } of known) {
    try {
      found.push({ name, run: await load() });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
    }
  }
  return found;
}

const known: readonly { readonly name: string; load(): Promise<PeerRun> }[] = [
  {
    name: "pg-boss",
    async load() {
      const name = "pg-boss";
      const { default: PgBoss } = (await import(name)) as { readonly default: PgBossClass };
      return async (postgres, due, ran) => {
        const boss = new PgBoss(postgres);
        boss.on("error", () => {});
        await boss.start();
        const queue = `bench-${Math.round(due[0] ?? 0)}`;
        await boss.createQueue(queue);
        const jobs = due.map((at) => ({ name: queue, startAfter: new Date(at) }));
        for (let from = 0; from < jobs.length; from += 1_000)
          await boss.insert(jobs.slice(from, from + 1_000));
        // As fast as it goes: half a second is the shortest it looks again after.
        await boss.work(queue, { batchSize: 500, pollingIntervalSeconds: 0.5 }, async (batch) => {
          for (const _ of batch) ran();
        });
        return async () => {
          await boss.stop({ graceful: true, wait: true });
        };
      };
    },
  },
  {
    name: "graphile-worker",
    async load() {
      const name = "graphile-worker";
      const { run } = (await import(name)) as { readonly run: RunGraphile };
      return async (postgres, due, ran) => {
        const pgPool = new pg.Pool({ connectionString: postgres });
        pgPool.on("error", () => {});
        const runner = await run({
          pgPool,
          noHandleSignals: true,
          logger: quiet,
          concurrency: 10,
          pollInterval: 100,
          preset: { worker: { localQueue: { size: 500 } } },
          taskList: { bench: async () => ran() },
        });
        for (let from = 0; from < due.length; from += 1_000) {
          const some = due
            .slice(from, from + 1_000)
            .map((at) => ({ identifier: "bench", run_at: new Date(at) }));
          await pgPool.query(addJobs, [JSON.stringify(some)]);
        }
        return async () => {
          await runner.stop();
          await pgPool.end();
        };
      };
    },
  },
];

interface PgBossClass {
  new (
    url: string,
  ): {
    on(event: "error", listener: () => void): void;
    start(): Promise<unknown>;
    createQueue(name: string): Promise<unknown>;
    insert(jobs: readonly object[]): Promise<unknown>;
    work(
      name: string,
      options: object,
      handler: (batch: readonly unknown[]) => Promise<void>,
    ): Promise<unknown>;
    stop(options: object): Promise<unknown>;
  };
}

type RunGraphile = (options: object) => Promise<{ stop(): Promise<void> }>;

/** This version adds one job at a time but from SQL. */
const addJobs = `select graphile_worker.add_jobs(array(
  select json_populate_recordset(null::graphile_worker.job_spec, $1::json)
))`;

const quietly = () => {};

const scoped = { error: quietly, warn: quietly, info: quietly, debug: quietly, scope: () => scoped };

const quiet = scoped;
