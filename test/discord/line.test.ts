import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { keepHealth } from "../../src/core/chat/health.ts";
import type { Connection, LineEvents } from "../../src/discord/connect.ts";
import { createIdentifyBudget } from "../../src/discord/identify-budget.ts";
import { createLine } from "../../src/discord/line.ts";
import { finalClose, notReached } from "../../src/discord/no-connection.ts";
import { keepingLog } from "../support/logs.ts";
import { stillTime } from "./still-time.ts";

const minuteMs = 60_000;

const intents = finalClose(4014) ?? notReached("", undefined);

/** A line whose connections the test plays. */
function play({ stands = true } = {}) {
  const time = stillTime();
  const health = keepHealth(() => Temporal.Instant.fromEpochMilliseconds(time.elapsedMs()));
  const opened: LineEvents[] = [];
  let stopped = 0;
  let refusing: Error | undefined;
  const line = createLine({
    async open(events): Promise<Connection> {
      opened.push(events);
      if (refusing) throw refusing;
      return {
        ready: { applicationId: "1", guilds: [] },
        stands: () => stands,
        async stop() {
          stopped += 1;
        },
      };
    },
    opened: async () => {},
    failed() {},
    health,
    log: keepingLog(),
    ...time,
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    line,
    time,
    opened,
    health: health.health,
    stopped: () => stopped,
    last: () => opened.at(-1),
    refuse: (error: Error | undefined) => {
      refusing = error;
    },
    async pass(ms: number) {
      time.pass(ms);
      await settled();
    },
  };
}

describe("a line to Discord", () => {
  test("waits longer each time it is refused, at most an hour, and not so long once one stood for an hour", async () => {
    const { line, time, last, pass } = play();
    await line.start();
    const waits: (number | undefined)[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      last()?.lost(intents);
      waits.push((time.next() ?? 0) / minuteMs);
      await pass(time.next() ?? 0);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
    await pass(60 * minuteMs);
    last()?.lost(intents);
    expect(time.next()).toBe(2 * minuteMs);
  });

  test("tries sooner and more often where Discord is only not to be reached", async () => {
    const { line, time, refuse, pass, health } = play();
    refuse(notReached("https://example.org", undefined));
    await expect(line.start()).rejects.toThrow(/cannot be reached/u);
    expect(health()).toMatchObject({ state: "connecting", reason: "not-reached" });
    const waits: number[] = [];
    for (let tries = 0; tries < 7; tries += 1) {
      waits.push((time.next() ?? 0) / 1000);
      await pass(time.next() ?? 0);
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 300, 300]);
  });

  test("is opened anew when a broken connection is not back in ten minutes", async () => {
    const { line, opened, last, pass, stopped, health } = play();
    await line.start();
    last()?.down(1006);
    expect(health()).toMatchObject({ state: "connecting", reason: "closed-1006" });
    await pass(5 * minuteMs);
    last()?.up();
    expect(health().state).toBe("connected");
    await pass(6 * minuteMs);
    expect(opened).toHaveLength(1);
    last()?.down(1006);
    await pass(10 * minuteMs);
    expect(stopped()).toBe(1);
    await pass(10_000);
    expect(opened).toHaveLength(2);
    expect(health().state).toBe("connected");
  });

  test("is not up while one of its shards is down already", async () => {
    const { line, health, last } = play({ stands: false });
    await line.start();
    expect(health()).toMatchObject({ state: "connecting", reason: "closed" });
    last()?.up();
    expect(health().state).toBe("connected");
  });

  test("hears nothing more of a connection that it gave up", async () => {
    const { line, opened, last, pass, health } = play();
    await line.start();
    const [first] = opened;
    first?.lost(intents);
    first?.up();
    first?.lost(intents);
    expect(health()).toMatchObject({ state: "refused", reason: "intents-refused" });
    await pass(2 * minuteMs);
    first?.down(1006);
    expect(health().state).toBe("connected");
    expect(opened).toHaveLength(2);
    last()?.down(1006);
    expect(health().state).toBe("connecting");
  });

  test("that stops while it is being opened lets go of what came of it", async () => {
    const { line, stopped, health, time } = play();
    const starting = line.start();
    await line.stop();
    await starting;
    expect(stopped()).toBe(1);
    expect(health()).toMatchObject({ state: "connecting", reason: "stopped" });
    line.tokenRefused();
    expect(time.next()).toBeUndefined();
  });

  test("says since when it is so, however often that is learnt again", async () => {
    const { line, time, last, pass, refuse, health } = play();
    await line.start();
    await pass(3 * minuteMs);
    last()?.lost(intents);
    const { since } = health();
    expect(since.epochMilliseconds).toBe(3 * minuteMs);
    refuse(intents);
    for (let tries = 0; tries < 5; tries += 1) await pass(time.next() ?? 0);
    expect(health()).toEqual({ state: "refused", reason: "intents-refused", since });
  });
});

describe("identifying", () => {
  test("is not done more often than four hundred times a day, whoever asks how often", async () => {
    const time = stillTime();
    const budget = createIdentifyBudget(time.elapsedMs, time.later);
    const { signal } = new AbortController();
    let made = 0;
    const take = async () => {
      await budget.take(signal);
      made += 1;
    };
    let asking = take();
    for (let seconds = 0; seconds < 24 * 3600; seconds += 5) {
      for (let times = 0; times < 50; times += 1) {
        const before = made;
        await Promise.race([asking, new Promise((resolve) => setImmediate(resolve))]);
        if (made === before) break;
        asking = take();
      }
      time.pass(5_000);
    }
    expect(made).toBeGreaterThan(370);
    expect(made).toBeLessThan(400);
  });

  test("that is not wanted any more costs nothing", async () => {
    const time = stillTime();
    const budget = createIdentifyBudget(time.elapsedMs, time.later);
    for (let times = 0; times < 20; times += 1) await budget.take(new AbortController().signal);
    for (let times = 0; times < 100; times += 1) {
      const asking = new AbortController();
      const taken = budget.take(asking.signal);
      asking.abort();
      await expect(taken).rejects.toThrow();
    }
    expect(time.next()).toBeUndefined();
    const taken = budget.take(new AbortController().signal);
    expect(time.next()).toBe(4 * minuteMs);
    time.pass(4 * minuteMs);
    await taken;
  });
});
