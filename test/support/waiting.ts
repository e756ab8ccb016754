import type pg from "pg";

/** Until this has come to its end, or some query waits for a lock: it, or another transaction, got as far as it can. */
export async function endedOrWaiting(pool: pg.Pool, work: Promise<unknown>): Promise<void> {
  let ended = false;
  const end = () => {
    ended = true;
  };
  work.then(end, end);
  while (!ended && !(await isWaiting(pool)));
}

async function isWaiting(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query(
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rows.length > 0;
}

/** Something a test holds back. */
export function latch<Value>() {
  let open: (value: Value) => void = () => {};
  const promise = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}
