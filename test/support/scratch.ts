import type pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { type ScratchDatabase, type ServerSource, scratchDatabase } from "../servers/found-postgres.ts";
import { openPool } from "../servers/pool.ts";

/** A database of one suite's own, with nothing in it, and connections to it. Only there while its tests run. */
export function useScratch(server: ServerSource | undefined): {
  readonly pool: pg.Pool;
  readonly url: string;
} {
  let opened: { readonly scratch: ScratchDatabase; readonly pool: pg.Pool } | undefined;
  const there = () => {
    if (!opened) throw new Error("the suite's database is not open yet");
    return opened;
  };
  beforeAll(async () => {
    if (!server) throw new Error("no Postgres");
    const scratch = await scratchDatabase(server);
    opened = { scratch, pool: openPool({ connectionString: scratch.url }) };
  });
  afterAll(async () => {
    await opened?.pool.end();
    await opened?.scratch.drop();
  });
  return {
    get pool() {
      return there().pool;
    },
    get url() {
      return there().scratch.url;
    },
  };
}
