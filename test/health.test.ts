import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Chat, ChatHealth } from "../src/core/chat/chat.ts";
import type { Head } from "../src/core/ports/watch.ts";
import { createReadiness, type Look, looksOf } from "../src/health.ts";
import { createProblems } from "../src/queue/problems.ts";
import { createLog } from "./contracts/queue-services.ts";

const start = Temporal.Instant.from("2023-04-20T08:00:00Z");

describe("readiness", () => {
  function setUp(looks: Readonly<Record<string, Look>>) {
    let now = start;
    const readiness = createReadiness(new Map(Object.entries(looks)), () => now);
    return {
      pass: (minutes: number) => {
        now = now.add({ minutes });
      },
      async look() {
        await readiness.look();
        return readiness.report();
      },
    };
  }

  test("says of each part whether it works, since when, and if not why", async () => {
    let queue: string | undefined;
    const { look, pass } = setUp({ database: async () => undefined, queue: async () => queue });
    const well = { ok: true, since: "2023-04-20T08:00:00Z" };
    expect(await look()).toEqual({
      ok: true,
      body: { status: "ok", parts: { database: well, queue: well } },
    });
    pass(5);
    queue = "READONLY";
    await look();
    pass(5);
    expect(await look()).toEqual({
      ok: false,
      body: {
        status: "not ready",
        parts: { database: well, queue: { ok: false, reason: "READONLY", since: "2023-04-20T08:05:00Z" } },
      },
    });
    queue = undefined;
    expect(await look()).toMatchObject({
      ok: true,
      body: { parts: { queue: { since: "2023-04-20T08:10:00Z" } } },
    });
  });

  test("takes a throw for the reason, in a code and never in words", async () => {
    const error = Object.assign(new Error("Jo Bloggs"), { code: "57P03" });
    const { look } = setUp({ database: () => Promise.reject(error) });
    const { ok, body } = await look();
    expect(ok).toBe(false);
    expect(body).toMatchObject({ parts: { database: { reason: "57P03" } } });
    expect(JSON.stringify(body)).not.toContain("Bloggs");
  });
});

describe("the parts of a process", () => {
  async function reasons(
    health: ChatHealth,
    {
      taken = true,
      heads = [],
      refused = false,
    }: { taken?: boolean; heads?: readonly Head[]; refused?: boolean } = {},
  ) {
    let elapsed = 0;
    const chat = { name: "discord", health: () => health } as Chat;
    const looks = looksOf({
      watch: {
        reach: async () => {},
        heads: async () => heads,
        refused: async () => refused,
        standing: () => Promise.reject(new Error("not asked")),
        totals: () => Promise.reject(new Error("not asked")),
      },
      queue: async () => undefined,
      chats: [chat],
      taking: taken ? [chat] : [],
      clock: { now: () => start },
      elapsedMs: () => elapsed,
    });
    const readiness = createReadiness(looks, () => start);
    await readiness.look();
    elapsed = 61_000;
    await readiness.look();
    const { body } = await readiness.report();
    const { parts } = body as { readonly parts: Readonly<Record<string, { readonly reason?: string }>> };
    return Object.entries(parts).flatMap(([name, { reason }]) => (reason ? [`${name}: ${reason}`] : []));
  }

  const since = start.subtract({ hours: 1 });

  test("a platform whose calls it takes has to be connected", async () => {
    expect(await reasons({ state: "connected", since })).toEqual([]);
    expect(await reasons({ state: "connecting", since })).toEqual(["discord: connecting"]);
    expect(await reasons({ state: "refused", since, reason: "closed-4004" })).toEqual([
      "discord: closed-4004",
    ]);
  });

  test("one it only posts to has not, but must not refuse it", async () => {
    expect(await reasons({ state: "connecting", since }, { taken: false })).toEqual([]);
    expect(await reasons({ state: "refused", since }, { taken: false })).toEqual(["discord: refused"]);
  });

  test("a post that stands still or is refused for over a minute is told", async () => {
    const heads: readonly Head[] = [{ id: "one", chat: "slack", workspace: "T1" }];
    expect(await reasons({ state: "connected", since }, { heads })).toEqual(["deliveries: unsent"]);
    expect(await reasons({ state: "connected", since }, { refused: true })).toEqual([
      "deliveries: refused-by-platform",
    ]);
  });

  test("of trouble with the database it tells once, and when it is over, where nothing else in the process does", async () => {
    const { log, lines } = createLog();
    let elapsed = 0;
    let reach = async () => {};
    const looks = looksOf({
      watch: {
        reach: () => reach(),
        heads: async () => [],
        refused: async () => false,
        standing: () => Promise.reject(new Error("not asked")),
        totals: () => Promise.reject(new Error("not asked")),
      },
      ...{ queue: async () => undefined, chats: [], taking: [], clock: { now: () => start } },
      elapsedMs: () => elapsed,
      problems: createProblems(log, "database", () => elapsed),
    });
    const readiness = createReadiness(looks, () => start);
    const look = async () => {
      await readiness.look();
      elapsed += 10_000;
    };
    reach = () => Promise.reject(Object.assign(new Error("Jo Bloggs"), { code: "57P01" }));
    await look();
    await look();
    reach = async () => {};
    for (let looked = 0; looked < 8; looked += 1) await look();
    expect(lines.map(({ level, fields, message }) => [level, fields.part, message.split(";")[0]])).toEqual([
      ["info", "database", "trouble"],
      ["info", "database", "works again"],
    ]);
  });
});
