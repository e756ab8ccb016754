import { Temporal } from "temporal-polyfill";
import { describe, expect, it, vi } from "vitest";
import { createTicker, type TickerParts } from "../../src/queue/clock.ts";
import type { WakeOptions } from "../../src/queue/queue.ts";
import { createLog } from "../contracts/queue-services.ts";
import { latch } from "../support/waiting.ts";

const START = "2023-04-20T08:00:00Z";

/** A ticker among parts that only remember what was asked of them. Instants are given in ms after the start. */
function setUp(options: { readonly due?: readonly number[]; readonly parts?: Partial<TickerParts> } = {}) {
  const start = Temporal.Instant.from(START);
  const wakes: { readonly job: string; readonly options: WakeOptions | undefined }[] = [];
  const asked: { readonly fromMs: number; readonly untilMs: number }[] = [];
  const { log, lines } = createLog();
  let nowMs = 0;
  let drains = 0;
  const due = [...(options.due ?? [])];
  const after = (instant: Temporal.Instant) => instant.epochMilliseconds - start.epochMilliseconds;
  const ticker = createTicker({
    outbox: {
      dueInstants: async (from, until) => {
        asked.push({ fromMs: after(from), untilMs: after(until) });
        const soon = due.filter((ms) => ms > after(from) && ms <= after(until));
        return soon.map((ms) => start.add({ nanoseconds: Math.round(ms * 1_000_000) }));
      },
      anythingDue: async (now) => due.some((ms) => ms <= after(now)),
    },
    wake: async (job, wakeOptions) => {
      wakes.push({ job, options: wakeOptions });
    },
    drain: async () => {
      drains += 1;
      due.splice(0, due.length, ...due.filter((ms) => ms > nowMs));
    },
    clock: { now: () => start.add({ milliseconds: nowMs }) },
    log,
    ...options.parts,
  });
  return {
    ticker,
    lines,
    asked,
    drains: () => drains,
    plan: (ms: number) => due.push(ms),
    goTo: (ms: number) => {
      nowMs = ms;
    },
    /** Delays of the wake-ups for deliveries, in ms from when they were added. */
    delays: () => wakes.filter(({ job }) => job === "deliver").map((wake) => wake.options?.delayMs),
    ids: () => wakes.filter(({ job }) => job === "deliver").map((wake) => wake.options?.id),
    count: (job: string) => wakes.filter((wake) => wake.job === job).length,
    regular: (job: string) => wakes.filter((wake) => wake.job === job).map((wake) => wake.options),
  };
}

describe("a tick looks ahead", () => {
  it("adds one wake-up for each instant of the next 90 seconds", async () => {
    const { ticker, delays, asked } = setUp({ due: [1_000, 60_000, 90_000, 90_001] });
    await ticker.tick();
    expect(delays()).toEqual([1_000, 60_000, 90_000]);
    expect(asked).toEqual([{ fromMs: 0, untilMs: 90_000 }]);
  });

  it("rounds instants up to 25 ms, never down, and wakes once for those that become one", async () => {
    const { ticker, delays } = setUp({ due: [1_000, 1_000.001, 1_001, 1_025, 1_026] });
    await ticker.tick();
    expect(delays()).toEqual([1_000, 1_025, 1_050]);
  });

  it("adds a wake-up once, whatever the number of ticks", async () => {
    const { ticker, delays, goTo } = setUp({ due: [5_000] });
    await ticker.tick();
    goTo(1_000);
    await ticker.tick();
    goTo(2_000);
    await ticker.tick();
    expect(delays()).toEqual([5_000]);
  });

  it("names the slot by the business clock, so that all processes mean the same one", async () => {
    const first = setUp({ due: [5_010] });
    const second = setUp({ due: [5_010] });
    await first.ticker.tick();
    second.goTo(300);
    await second.ticker.tick();
    expect(first.ids()).toEqual([`deliver-at-${Date.parse(START) + 5_025}`]);
    expect(second.ids()).toEqual(first.ids());
    expect(second.delays()).toEqual([4_725]);
  });

  it("finds a row that was planned after the last tick", async () => {
    const { ticker, delays, goTo, plan } = setUp();
    await ticker.tick();
    plan(3_000);
    goTo(1_000);
    await ticker.tick();
    expect(delays()).toEqual([2_000]);
  });

  it("tries a wake-up again that could not be added", async () => {
    let away = true;
    const added: string[] = [];
    const wake = async (job: string) => {
      if (away) throw new Error("Redis is away");
      added.push(job);
    };
    const { ticker, goTo } = setUp({ due: [5_000], parts: { wake } });
    await ticker.tick();
    away = false;
    goTo(1_000);
    await ticker.tick();
    expect(added).toContain("deliver");
    expect(added).toContain("refresh-check");
  });

  it("adds nothing ahead with a lookahead of 0", async () => {
    const { ticker, delays, asked } = setUp({ due: [1_000] });
    await ticker.tick(0);
    expect(delays()).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe("a tick drains what is due", () => {
  it("drains when something is due already", async () => {
    const { ticker, drains, goTo } = setUp({ due: [500] });
    await ticker.tick();
    expect(drains()).toBe(0);
    goTo(1_000);
    await ticker.tick();
    expect(drains()).toBe(1);
    await ticker.stop();
  });

  it("drains with the queue away", async () => {
    const wake = () => Promise.reject(new Error("Redis is away"));
    const { ticker, drains, goTo } = setUp({ due: [500], parts: { wake } });
    goTo(1_000);
    await ticker.tick();
    expect(drains()).toBe(1);
  });

  it("drains with the queue silent", async () => {
    const wake = () => new Promise<void>(() => {});
    const { ticker, drains, goTo } = setUp({ due: [500, 2_000], parts: { wake } });
    goTo(1_000);
    void ticker.tick();
    await vi.waitFor(() => expect(drains()).toBe(1));
  });

  it("asks again while a drain runs, and stops when all are done", async () => {
    const gate = latch<void>();
    let begun = 0;
    let done = 0;
    const drain = async () => {
      begun += 1;
      await gate.promise;
      done += 1;
    };
    const { ticker, goTo } = setUp({ due: [500], parts: { drain } });
    goTo(1_000);
    await ticker.tick();
    await ticker.tick();
    expect(begun).toBe(2);
    const stopping = ticker.stop();
    gate.open();
    await stopping;
    expect(done).toBe(2);
  });
});

describe("a tick wakes the regular jobs", () => {
  it("wakes the checks once a minute and the purge once an hour", async () => {
    const { ticker, count, goTo } = setUp();
    for (let second = 0; second <= 3_600; second += 1) {
      goTo(second * 1_000);
      await ticker.tick();
    }
    expect(count("refresh-check")).toBe(61);
    expect(count("close-check")).toBe(61);
    expect(count("purge")).toBe(2);
  });

  it("goes by the business clock, also when it is moved", async () => {
    const { ticker, count, goTo } = setUp();
    await ticker.tick();
    goTo(3 * 86_400_000);
    await ticker.tick();
    expect([count("refresh-check"), count("close-check"), count("purge")]).toEqual([2, 2, 2]);
  });

  it("names the minute, so that one process's wake-up is every process's", async () => {
    const { ticker, regular } = setUp();
    await ticker.tick();
    const minute = Date.parse(START) / 60_000;
    expect(regular("refresh-check")).toEqual([{ id: `refresh-check-${minute}`, onceInMs: 60_000 }]);
    expect(regular("purge")).toEqual([{ id: `purge-${minute / 60}`, onceInMs: 3_600_000 }]);
  });
});

describe("a tick drives the regular jobs itself", () => {
  const all = ["close-check", "pass-on", "purge", "refresh-check", "alert-reps", "scrub"].toSorted();
  const eachMinute = all.filter((job) => job !== "purge" && job !== "scrub");

  /** A queue that takes nothing, or takes and runs nothing, and jobs that note when they ran. */
  function rig(wake: TickerParts["wake"]) {
    let elapsed = 0;
    const ran: string[] = [];
    const last = new Map<string, number>();
    const direct: TickerParts["direct"] = {
      turns: { agoMs: async () => new Map([...last].map(([job, at]) => [job, elapsed - at])) },
      runner: {
        async runInTurn(name, onceMore) {
          expect(onceMore).toBe(false);
          last.set(name, elapsed);
          ran.push(name);
        },
      },
    };
    const made = setUp({ parts: { wake, direct, elapsedMs: () => elapsed } });
    /** Seconds pass, with a tick at each. */
    async function pass(seconds: number): Promise<readonly string[]> {
      for (const end = elapsed + seconds * 1_000; elapsed < end; elapsed += 1_000) {
        made.goTo(elapsed);
        await made.ticker.tick();
      }
      return ran.splice(0).toSorted();
    }
    return { pass, note: (job: string) => last.set(job, elapsed) };
  }

  it("at once when the queue does not take them, and then once in each period", async () => {
    const { pass } = rig(() => Promise.reject(new Error("Redis is away")));
    expect(await pass(1)).toEqual(all);
    expect(await pass(59)).toEqual([]);
    expect(await pass(2)).toEqual(eachMinute);
    const hour = await pass(3_600);
    expect(hour.filter((job) => job === "purge")).toHaveLength(1);
    expect(hour.filter((job) => job === "scrub")).toHaveLength(12);
    expect(hour.filter((job) => job === "close-check")).toHaveLength(60);
  });

  it("half a minute later when the queue takes them and nobody runs them", async () => {
    const { pass } = rig(async () => {});
    expect(await pass(30)).toEqual([]);
    expect(await pass(1)).toEqual(all);
    expect(await pass(59)).toEqual([]);
    expect(await pass(2)).toEqual(eachMinute);
  });

  it("never when the queue runs them", async () => {
    const { pass, note } = rig(async (job) => void note(job));
    expect(await pass(3_700)).toEqual([]);
  });

  it("only those that no other process has run", async () => {
    const { pass, note } = rig(() => Promise.reject(new Error("Redis is away")));
    note("close-check");
    expect(await pass(1)).toEqual(all.filter((job) => job !== "close-check"));
  });
});

it("the end of a day is told once, with its beginning", async () => {
  const ended: string[] = [];
  const { ticker, goTo } = setUp({ parts: { dayEnded: async (day) => void ended.push(day.toString()) } });
  for (const hours of [0, 1, 15.99, 16, 17, 40]) {
    goTo(hours * 3_600_000);
    await ticker.tick();
  }
  await ticker.stop();
  expect(ended).toEqual(["2023-04-20T00:00:00Z", "2023-04-21T00:00:00Z"]);
});

describe("a tick in trouble", () => {
  it("never throws, tells a trouble once, and sounds the alarm once when it lasts", async () => {
    const outbox = {
      dueInstants: () => Promise.reject(new RangeError("Jo Bloggs")),
      anythingDue: () => Promise.resolve(false),
    };
    let elapsed = 0;
    const { ticker, lines } = setUp({ parts: { outbox, elapsedMs: () => elapsed } });
    await ticker.tick();
    await ticker.tick();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: "info", fields: { part: "clock", error: "RangeError" } });
    for (elapsed = 1_000; elapsed < 300_000; elapsed += 1_000) await ticker.tick();
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatchObject({ level: "warn", fields: { part: "clock", error: "RangeError" } });
    expect(JSON.stringify(lines)).not.toContain("Bloggs");
  });

  it("logs a failed drain", async () => {
    const drain = () => Promise.reject(new TypeError("no"));
    const { ticker, lines } = setUp({ due: [0], parts: { drain } });
    await ticker.tick();
    await ticker.stop();
    expect(lines).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ error: "TypeError" }) }),
    );
  });

  it("is the same tick while it lasts", async () => {
    const gate = latch<void>();
    let looks = 0;
    const outbox = {
      dueInstants: async () => {
        looks += 1;
        await gate.promise;
        return [];
      },
      anythingDue: () => Promise.resolve(false),
    };
    const { ticker } = setUp({ parts: { outbox } });
    const ticks = [ticker.tick(), ticker.tick()];
    gate.open();
    await Promise.all(ticks);
    expect(looks).toBe(1);
    await ticker.tick();
    expect(looks).toBe(2);
  });
});

it("a started ticker ticks by itself until it is stopped", async () => {
  const { ticker, count } = setUp();
  ticker.start();
  await vi.waitFor(() => expect(count("refresh-check")).toBe(1), { timeout: 5_000 });
  await ticker.stop();
});
