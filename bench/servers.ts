import { ownPostgres } from "../test/servers/own-postgres.ts";
import { startRedis } from "../test/servers/own-redis.ts";

/** A Postgres for `work` alone: with its defaults, so that what it commits is on the disk; removed afterwards. */
export async function withPostgres<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const postgres = await ownPostgres({ durable: true });
  if (!postgres) throw new Error("there is no Postgres on this machine");
  return work(postgres.url).finally(postgres.remove);
}

/** A Redis for `work` alone: with its defaults, keeping nothing; removed afterwards. */
export async function withRedis<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const redis = await startRedis();
  return work(redis.url).finally(redis.remove);
}
