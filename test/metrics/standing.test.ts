import { Registry } from "prom-client";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Standing } from "../../src/core/ports/watch.ts";
import { createStandingGauges } from "../../src/metrics/standing.ts";
import { numberOf, readSamples } from "../support/scrape.ts";

const now = Temporal.Instant.from("2023-04-20T08:00:00Z");

const standing: Standing = {
  ...{ branches: 3, ballotsOpen: 2, strikesAhead: 1, checksOpen: 1 },
  ...{ planned: 40, overdue: 2, overdueSince: now.subtract({ minutes: 5 }), held: 21, failed: 1, lost: 4 },
};

afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const registry = new Registry();
  let elapsed = 0;
  const database = { asked: 0, answer: async () => standing };
  const parts = new Map([["database", { ok: true }]]);
  const look = createStandingGauges({
    registry,
    watch: {
      standing() {
        database.asked += 1;
        return database.answer();
      },
    },
    turns: { agoMs: async () => new Map([["pulse", 12_500]]) },
    parts: () => parts,
    clock: { now: () => now },
    elapsedMs: () => elapsed,
  });
  return {
    database,
    parts,
    pass: (ms: number) => {
      elapsed += ms;
    },
    async read() {
      await look();
      return readSamples(await registry.metrics());
    },
  };
}

describe("what stands now", () => {
  test("is read from the database, with what has waited longest and when each job ran", async () => {
    const samples = await setUp().read();
    for (const [state, many] of Object.entries({ planned: 40, overdue: 2, held: 21, failed: 1 }))
      expect(numberOf(samples, "muster_posts", { state })).toBe(many);
    expect(numberOf(samples, "muster_overdue_seconds")).toBe(300);
    expect(numberOf(samples, "muster_lost_places")).toBe(4);
    expect(numberOf(samples, "muster_job_age_seconds", { task: "pulse" })).toBe(12.5);
    expect(numberOf(samples, "muster_part_up", { part: "database" })).toBe(1);
  });

  test("is asked once in ten seconds, however many read it", async () => {
    const { read, pass, database } = setUp();
    await Promise.all([read(), read(), read()]);
    pass(9_999);
    await read();
    expect(database.asked).toBe(1);
    pass(1);
    await read();
    expect(database.asked).toBe(2);
  });

  test("is left out while the database is away, and is no 0; it is back when the database is", async () => {
    const { read, pass, database, parts } = setUp();
    await read();
    database.answer = () => Promise.reject(new Error("away"));
    parts.set("database", { ok: false });
    pass(10_000);
    const away = await read();
    expect(away.map(({ name }) => name)).toEqual(["muster_part_up"]);
    expect(numberOf(away, "muster_part_up", { part: "database" })).toBe(0);
    database.answer = async () => standing;
    pass(10_000);
    expect(numberOf(await read(), "muster_posts", { state: "held" })).toBe(21);
  });

  test("is not waited for longer than two seconds, and is asked once at a time", async () => {
    vi.useFakeTimers();
    const { read, pass, database } = setUp();
    let answer: (standing: Standing) => void = () => {};
    database.answer = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const reads = [read(), read()];
    await vi.advanceTimersByTimeAsync(2_000);
    for (const samples of await Promise.all(reads))
      expect(numberOf(samples, "muster_lost_places")).toBe(undefined);
    answer(standing);
    await vi.advanceTimersByTimeAsync(0);
    pass(5_000);
    expect(numberOf(await read(), "muster_lost_places")).toBe(4);
    expect(database.asked).toBe(1);
  });
});
