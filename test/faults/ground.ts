import type pg from "pg";
import type { Database } from "../../src/core/ports/store.ts";
import { createDatabase } from "../../src/store/database.ts";
import { openServer } from "../../src/store/postgres/server.ts";
import { type OwnPostgres, ownPostgres } from "../servers/own-postgres.ts";
import { type OwnRedis, startRedis } from "../servers/own-redis.ts";
import { openPool } from "../servers/pool.ts";

/** A Postgres and a Redis of a round's own, to be stopped and emptied at will. */
export interface Ground {
  readonly postgres: OwnPostgres;
  readonly redis: OwnRedis;
  readonly pool: pg.Pool;
  readonly database: Database;
  empty(): Promise<void>;
  close(): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  const postgres = await ownPostgres();
  if (!postgres) throw new Error("The faults suite needs a Postgres of its own: initdb was not found.");
  const redis = await startRedis();
  await (await openServer(postgres.url)).close();
  const pool = openPool({ connectionString: postgres.url, max: 3 });
  return {
    postgres,
    redis,
    pool,
    database: createDatabase(pool),
    async empty() {
      await patiently(() =>
        pool.query("truncate branch, job_turn, lost_place, setback restart identity cascade"),
      );
      await flush(redis);
    },
    async close() {
      await pool.end();
      await redis.remove();
      await postgres.remove();
    },
  };
}

/** Everything in our own Redis is gone at once. */
async function flush({ stop, start }: OwnRedis): Promise<void> {
  // It keeps nothing on disk.
  await stop();
  await start();
}

/** Tries again while Postgres is away, ten seconds at most. */
export async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  const until = Date.now() + 10_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
