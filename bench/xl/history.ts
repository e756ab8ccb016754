import type { OpenedDatabase } from "../../src/store/postgres/server.ts";

type Pool = OpenedDatabase["pool"];

/** Rows of one statement. */
const SOME = 100_000;

/** Posts of one countdown. */
const OF_ONE = 20;

/** What every row of a post holds before it goes: $1 the first number of a branch's posts, $2 how many of each branch. */
const posts = `
  from branch
  join campaign past on past.branch_id = branch.id and past.name = 'Last ballot'
  cross join generate_series($1::integer, $1::integer + $2::integer - 1) number
  cross join lateral (
    select md5(branch.id || number / ${OF_ONE})::uuid::text as source,
      timestamptz '2026-05-01 08:00Z' - number * interval '1 day' as due
  ) each`;

const columns = `source_kind, source_id, branch_id, kind, chat, workspace, channel, on_date, at_time, zone, due_at,
  next_at, late_until, series, needs, campaign_id, revision`;

const values = `'countdown', each.source, branch.id, 'countdown', branch.chat, branch.workspace, past.channel,
  due::date, '09:00', 'Europe/London', due, due, due + interval '7 days', 'countdown:' || each.source,
  'campaign-open', past.id, 0`;

const message = (row: string) => `jsonb_build_object(
  'id', case ${row}.chat when 'slack' then '1769900000.123456' else '1500000000000000000' end,
  'place', jsonb_build_object('chat', ${row}.chat, 'workspace', ${row}.workspace, 'channel', ${row}.channel))`;

/** A ballot long closed in each branch, whose posts the history is. */
async function pastBallots(pool: Pool): Promise<void> {
  await pool.query(
    `insert into campaign (id, short_id, branch_id, chat, workspace, channel, kind, name, milestones, closes_at, state, revision)
     select gen_random_uuid()::text, 'past', branch.id, branch.chat, branch.workspace,
       substr(md5(branch.id), 1, case branch.chat when 'slack' then 11 else 19 end), 'statutory',
       'Last ballot', '{"closes": {"date": "2026-05-01", "time": "12:00"}}', '2026-05-01 11:00Z', 'closed', 1
     from branch`,
  );
}

/** So many posts that went, spread over all branches, as they stand in the end. */
export async function history(pool: Pool, rows: number): Promise<void> {
  await pastBallots(pool);
  const branches = await count(pool, "branch");
  const each = Math.ceil(rows / branches);
  const step = Math.max(1, Math.floor(SOME / branches));
  for (let from = 0; from < each; from += step) {
    await pool.query(
      `insert into delivery (${columns}, state, tries, first_claimed_at, posted_at, message)
       select ${values}, 'posted', 1, due, due, ${message("past")} ${posts}`,
      [from, Math.min(step, each - from)],
    );
  }
  await pool.query("vacuum analyze");
}

/**
 * Bytes of a post that went, with its part of the indexes, after as many have gone as would in some months: planned,
 * claimed and posted day by day, and vacuumed as often as the table asks for.
 */
export async function rowBytes(pool: Pool, days: number): Promise<number> {
  await pool.query("truncate branch cascade");
  await pool.query(
    `insert into branch (id, chat, workspace, name, zone, nation, post_at)
     select gen_random_uuid()::text, case number % 2 when 0 then 'slack' else 'discord' end,
       case number % 2 when 0 then upper(substr('T' || md5(number::text), 1, 11)) else (1500000000000000000 + number)::text end,
       'Branch', 'Europe/London', 'england', '09:00'
     from generate_series(1, 1000) number`,
  );
  await pastBallots(pool);
  const allowed = await allowedDead(pool);
  let dead = 0;
  for (let day = 0; day < days; day += 1) {
    await pool.query(`insert into delivery (${columns}) select ${values} ${posts}`, [day, 1]);
    await pool.query(
      `update delivery set state = 'claimed', token = gen_random_uuid()::text, lease_until = now(), tries = 1,
         first_claimed_at = now() where state = 'planned'`,
    );
    await pool.query(
      `update delivery set state = 'posted', token = null, lease_until = null, posted_at = due_at,
         message = ${message("delivery")} where state = 'claimed'`,
    );
    dead += 2_000;
    if (dead < allowed.threshold + allowed.scale * day * 1_000) continue;
    await pool.query("vacuum delivery");
    dead = 0;
  }
  const bytes = await count(pool, "(select generate_series(1, 1)) one", "pg_total_relation_size('delivery')");
  return bytes / (await count(pool, "delivery"));
}

/** When Postgres vacuums the table by itself: dead rows and a share of all. */
async function allowedDead(pool: Pool): Promise<{ readonly threshold: number; readonly scale: number }> {
  const { rows } = await pool.query<{ options: readonly string[] | null }>(
    "select reloptions as options from pg_class where oid = 'delivery'::regclass",
  );
  const option = (name: string, usual: number) => {
    const own = rows[0]?.options?.find((one) => one.startsWith(`autovacuum_vacuum_${name}=`));
    return own === undefined ? usual : Number(own.split("=")[1]);
  };
  return { threshold: option("threshold", 50), scale: option("scale_factor", 0.2) };
}

async function count(pool: Pool, from: string, what = "count(*)"): Promise<number> {
  const { rows } = await pool.query<{ many: number }>(`select ${what}::float8 as many from ${from}`);
  return rows[0]?.many ?? 0;
}
