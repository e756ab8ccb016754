import type { JobTurns } from "../core/ports/turns.ts";
import type { Sql } from "./postgres/sql.ts";

/** Beside the store, not in it: a turn spans many transactions. */
export function createJobTurns(sql: Sql): JobTurns {
  return {
    async take(job, turn, { leaseMs, onceMore }) {
      const [row] = await sql.query<{ mine: boolean }>(take, [job, turn, leaseMs, onceMore]);
      return row?.mine ?? false;
    },
    async keep(job, turn, leaseMs) {
      const kept = await sql.query(
        `update job_turn set turn_until = ${lease("$3")} where job = $1 and turn = $2 returning job`,
        [job, turn, leaseMs],
      );
      return kept.length > 0;
    },
    async end(job, turn, leaseMs) {
      const [row] = await sql.query<{ goes_on: boolean }>(end, [job, turn, leaseMs]);
      return row?.goes_on ?? false;
    },
    async ran(job) {
      await sql.query(
        `insert into job_turn (job, ran_at) values ($1, clock_timestamp())
         on conflict (job) do update set ran_at = excluded.ran_at`,
        [job],
      );
    },
    async agoMs() {
      const rows = await sql.query<{ job: string; ago: number }>(
        `select job, greatest(0, extract(epoch from clock_timestamp() - ran_at) * 1000)::float8 as ago
         from job_turn where ran_at is not null`,
      );
      return new Map(rows.map(({ job, ago }) => [job, ago]));
    },
  };
}

const lease = (ms: string) => `clock_timestamp() + ${ms} * interval '1 millisecond'`;

/** One moment for the whole statement, so that a turn and its end belong together. */
const free = "(held.turn is null or held.turn_until <= statement_timestamp())";

/** $1 job, $2 turn, $3 lease in ms, $4 whether it is to run once more if it is not free. */
const take = `
  insert into job_turn as held (job, turn, turn_until) values ($1, $2, ${lease("$3")})
  on conflict (job) do update set
    turn = case when ${free} then excluded.turn else held.turn end,
    turn_until = case when ${free} then excluded.turn_until else held.turn_until end,
    once_more = not ${free} and (held.once_more or $4)
  returning turn = $2 as mine`;

/** $1 job, $2 turn, $3 lease in ms. */
const end = `
  update job_turn set
    turn = case when once_more then turn end,
    turn_until = case when once_more then ${lease("$3")} end,
    once_more = false,
    ran_at = clock_timestamp()
  where job = $1 and turn = $2
  returning turn is not null as goes_on`;
