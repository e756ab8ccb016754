import { randomUUID } from "node:crypto";
import pg from "pg";
import { askRun } from "./ask-run.ts";
import { answers, hasPostgres } from "./own-postgres.ts";

/** The address of a database on a server that runs, whose owner may create others. */
export type ServerSource = () => Promise<string>;

/**
 * A server that is running here, or the one that all files of this run share. Undefined when there is no Postgres on
 * this machine. A TEST_DATABASE_URL that does not answer is an error.
 */
export async function findPostgres(): Promise<ServerSource | undefined> {
  const wanted = process.env.TEST_DATABASE_URL;
  if (wanted) {
    await answers(wanted);
    return async () => wanted;
  }
  const usual = "postgres://postgres@127.0.0.1:5432/postgres";
  if (await answers(usual).catch(() => false)) return async () => usual;
  return hasPostgres ? () => askRun("postgres") : undefined;
}

export interface ScratchDatabase {
  readonly url: string;
  /** Drops it, whoever is still connected. */
  drop(): Promise<void>;
}

/** An empty database of a test's own on a server that may hold others. */
export async function scratchDatabase(source: ServerSource): Promise<ScratchDatabase> {
  const url = await source();
  const name = `muster_test_${randomUUID().replaceAll("-", "")}`;
  await administer(url, `create database ${name}`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return { url: address.href, drop: () => administer(url, `drop database ${name} with (force)`) };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
