import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { purge } from "../../jobs/purge.ts";
import type { JobServices } from "../../src/core/command/job.ts";
import { createDrain } from "../../src/core/sending/drain.ts";
import { createTicker } from "../../src/queue/clock.ts";
import { createRunner } from "../../src/queue/runner.ts";
import { createDatabase } from "../../src/store/database.ts";
import { createJobTurns } from "../../src/store/job-turns.ts";
import { type OpenedDatabase, openServer } from "../../src/store/postgres/server.ts";
import { createSql } from "../../src/store/postgres/sql.ts";
import { createVault } from "../../src/vault/vault.ts";
import { createLog } from "../contracts/queue-services.ts";
import { hasPostgres, type OwnPostgres, ownPostgres } from "../servers/own-postgres.ts";
import { memoryChat } from "../support/memory-chat.ts";
import { least } from "../support/numbers.ts";

describe.skipIf(!hasPostgres)("a restart of Postgres", () => {
  let postgres: OwnPostgres | undefined;
  let opened: OpenedDatabase;

  beforeAll(async () => {
    postgres = await ownPostgres();
    opened = await openServer(postgres?.url ?? "");
  }, 60_000);
  afterAll(async () => {
    await opened?.close();
    await postgres?.remove();
  });

  test("is no alarm: it is told when it begins and, with a count, when it is over; and then all goes on", async () => {
    const { log, lines } = createLog();
    let elapsed = 0;
    const database = createDatabase(opened.pool);
    const clock = { now: () => Temporal.Now.instant() };
    const chats = new Map([["slack", memoryChat({ posted: () => {}, edited: () => {} })]] as const);
    const parts = { database, clock, log, newId: () => "id", vault: createVault(Buffer.alloc(32, 1)) };
    const drain = createDrain({ ...parts, chats, elapsedMs: () => elapsed });
    const services: JobServices = { database, chats, clock, draw: least, drain: drain.run, log };
    const turns = createJobTurns(createSql(opened.pool));
    const runner = createRunner([purge], services, turns);
    const ticker = createTicker({
      ...{ outbox: database.store.outbox, wake: async () => {}, drain: drain.run, clock, log },
      direct: { turns, runner },
      elapsedMs: () => elapsed,
    });
    const second = async () => {
      await ticker.tick(0);
      await drain.begin();
      elapsed += 1_000;
    };

    await second();
    await postgres?.stop();
    for (let seconds = 0; seconds < 5; seconds += 1) await second();
    await expect(runner.run("purge")).rejects.toThrow();
    await expect(runner.runInTurn("purge", false)).rejects.toThrow();
    await postgres?.start();
    await vi.waitFor(() => runner.runInTurn("purge", false), { timeout: 10_000 });
    await second();
    expect(lines.filter(({ level }) => level !== "info")).toEqual([]);
    const told = lines.filter(({ message }) => message.startsWith("trouble"));
    expect(told.length).toBeGreaterThan(0);
    // Once for each way in which it failed.
    expect(new Set(told.map(({ fields }) => `${fields.error} ${fields.code}`)).size).toBe(told.length);
    elapsed += 60_000;
    await second();
    expect(lines.at(-1)).toMatchObject({ level: "info", message: "works again", fields: { part: "clock" } });
    await ticker.stop();
    await drain.stop();
  }, 60_000);
});
