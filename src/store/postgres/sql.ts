import pg from "pg";

/** A list is a Postgres array. */
export type Value = string | number | boolean | null | readonly (string | number)[];

/** What the store asks of Postgres: the pool (each query its own transaction) or one open transaction. */
export interface Sql {
  /** Dates, times and instants come back as the text Postgres writes. */
  query<Row extends object>(text: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** All or nothing; inside a transaction it is part of that one. */
  together<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
}

export function createSql(pool: pg.Pool): Sql {
  return {
    query: (text, values) => ask(pool, text, values),
    async together(work) {
      const client = await pool.connect();
      // A connection lost between two queries is told by the next one; nobody listening would end the process.
      client.on("error", ignore);
      let broken: Error | undefined;
      try {
        return await inTransaction(client, work);
      } catch (error) {
        broken = await rollBack(client);
        throw error;
      } finally {
        client.off("error", ignore);
        client.release(broken);
      }
    },
  };
}

function ignore(): void {}

async function inTransaction<Result>(
  client: pg.PoolClient,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  await client.query("begin");
  const sql: Sql = { query: (text, values) => ask(client, text, values), together: (more) => more(sql) };
  const result = await work(sql);
  const { command } = await client.query("commit");
  // Postgres answers a commit with a silent rollback when a failed query was swallowed on the way.
  if (command !== "COMMIT") throw new Error("a query in this transaction failed: nothing was kept");
  return result;
}

/** An error when the connection is of no further use. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query("rollback");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** `date`, `timestamp` and `timestamptz`, which pg would make into JavaScript Dates. Set per query: the pool is shared. */
const asText = new pg.TypeOverrides();

for (const oid of [1082, 1114, 1184]) asText.setTypeParser(oid, (text) => text);

async function ask<Row extends object>(
  on: pg.Pool | pg.PoolClient,
  text: string,
  values: readonly Value[] = [],
): Promise<readonly Row[]> {
  const { rows } = await on.query<Row>({ text, values: [...values], types: asText });
  return rows;
}
